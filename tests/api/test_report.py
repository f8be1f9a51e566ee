"""Tables of a report: the same rows plain and as a frame, with all columns also where there is no row."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline.formats.records import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "It raised €600 million [@series-b], “an open model strategy”."
DRAFTED = ("quotations", "readings", "links")


@pytest.fixture(scope="module")
def casebook() -> timeline.Report:
    return timeline.open(ROOT).check()


def frame(report: timeline.Report, table: str) -> pandas.DataFrame:
    shown = getattr(report, table)
    assert isinstance(shown, pandas.DataFrame)
    return shown


@pytest.mark.parametrize("table", COLUMNS)
def test_a_frame_has_the_rows_of_the_records(casebook: timeline.Report, table: str) -> None:
    report = casebook if table not in DRAFTED else timeline.open(ROOT).draft(ARTICLE)
    rows, shown = report.records(table), frame(report, table)
    assert rows
    assert list(shown.columns) == list(rows[0]) == list(COLUMNS[table])
    assert len(shown) == len(rows)
    for column in COLUMNS[table]:
        for value, row in zip(shown[column], rows, strict=True):
            missing = row[column] is None
            assert pandas.isna(value) if missing else value == row[column]


@pytest.mark.parametrize("table", COLUMNS)
def test_an_empty_table_has_its_columns(table: str) -> None:
    report = timeline.check([], {})
    assert frame(report, table).empty or table == "findings"
    assert list(frame(report, table).columns) == list(COLUMNS[table])


def test_findings_have_the_columns_that_are_promised(casebook: timeline.Report) -> None:
    columns = ["rule", "level", "message", "claim", "path", "line", "column", "ignored"]
    assert list(casebook.findings.columns) == columns
    document = json.loads(casebook.render("json"))["findings"]
    assert casebook.records("findings") == [{key: row[key] for key in columns} for row in document]


def test_claims_and_conflicts_are_those_of_the_json(casebook: timeline.Report) -> None:
    document = json.loads(casebook.render("json"))
    shared = ("id", "line", "source", "status", "start", "end", "edtf", "stale")
    assert [[row[key] for key in shared] for row in casebook.records("claims")] == [
        [row[key] for key in shared] for row in document["claims"]
    ]
    assert [row["claims"] for row in casebook.records("conflicts")] == [row["claims"] for row in document["conflicts"]]
    in_quotes = [row for row in casebook.records("figures") if row["where"] == "quote"]
    assert len(in_quotes) == sum(len(row["figures"]) for row in document["claims"])
    assert all(isinstance(row["low"], Decimal) for row in in_quotes)


def test_a_frame_can_be_asked(casebook: timeline.Report) -> None:
    claims = casebook.claims
    assert set(claims[claims.stale].id) == {row["id"] for row in casebook.records("claims") if row["stale"]}
    assert casebook.sources.claims.sum() == len(claims)
    assert (casebook.claims.end - casebook.claims.start).dropna().gt(0).all()


def test_unknown_tables_and_formats_are_named_with_those_there_are(casebook: timeline.Report) -> None:
    with pytest.raises(ValueError, match="table is one of 'findings', 'claims'"):
        casebook.records("finding")
    with pytest.raises(ValueError, match=r"output_format is one of .*'sarif'"):
        casebook.render("pdf")
    with pytest.raises(TypeError, match="output_format is a text"):
        casebook.render(None)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert not attrs
        self.tags.append(tag)


def shown_with(text: str) -> str:
    rows = [{"claim": text, "source": "a.txt", "quote": text, "id": text or "a"}]
    return timeline.check(rows, {"a.txt": "Something else altogether."})._repr_html_()


def test_a_notebook_is_shown_the_gravest_first() -> None:
    rows = [{"id": "a", "claim": "c", "source": "a.txt", "quote": words} for words in ("so", "never said at all")]
    html = timeline.check([rows[0], rows[1] | {"id": "b"}], {"a.txt": "It is so."})._repr_html_()
    assert html.index("quote-missing") < html.index("quote-short")
    assert "1 error" in html


@settings(max_examples=60)
@given(st.text() | st.sampled_from(["<script>alert(1)</script>", "<img src=x onerror=x>", "a\u202eb", "&lt;"]))
def test_no_text_comes_alive_in_a_notebook(text: str) -> None:
    assert set(Tags(shown_with(text)).tags) <= {"p", "b", "table", "tr", "th", "td"}
    assert "\u202e" not in shown_with(text)


def test_rows_and_formats_load_no_pandas() -> None:
    code = (
        "import sys, timeline\n"
        f"report = timeline.open({str(ROOT)!r}).check()\n"
        "for table in ('findings', 'claims', 'conflicts', 'figures', 'dates', 'sources'):\n"
        "    assert report.records(table)\n"
        "report.render('sarif'), report._repr_html_(), repr(report), report.ok\n"
        "timeline.check([{'claim': 'c', 'source': 'a', 'quote': 'q'}], {'a': 'b'})\n"
        "assert not {'pandas', 'numpy', 'typer', 'jinja2'} & set(sys.modules), sys.modules.keys()\n"
        "report.findings\n"
        "assert 'pandas' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
