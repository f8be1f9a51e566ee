"""What holds of every format: inert wherever it is read, the same bytes every time, complete, and cheap to load."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.output import encoded
from timeline.evidence.model import Citation, Evidence, Report
from timeline.formats import FORMATS
from timeline.formats.view import View
from timeline.model import (
    Anchor,
    Cell,
    Change,
    ChangeKind,
    Claim,
    Finding,
    Fix,
    Level,
    Lock,
    Region,
    Related,
    Source,
    Status,
    Table,
)
from timeline.project.settings import Settings

OURS = {"github": re.compile(r"::(?:error|warning|notice) "), "azure": re.compile(r"##vso\[task\.logissue ")}
PIECES = [
    *":#[]%,;@<>&\"'|`*_\\-=+~{}\n\r\t ab\x00\x07\x1b\x7f\x85\x9b\u200b\u2028\u202e\ud800\ufeff",
    *("::error::", "##[group]", "##vso[task.complete]", "::set-env name=a::b", "]]>", "\x1b[2J", "#" * 3, ":" * 3),
]
ODD = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(st.characters(), max_size=20))
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def report_of(text: str) -> Report:
    """A report in which this text stands wherever text from files can stand."""
    table_text = f"id,quote\n{text},{text}\n"
    place = Region("claims/claims.csv", 2, 1, 2, 9)
    cells = dict.fromkeys(("id", "quote", "claim", "source"), Cell(text, place))
    claim = Claim(text, Region("claims/claims.csv", 2, 1, 2, 20), cells)
    source = Source(text, f"seeds/{text}", f"one\n{text} two\n", "0" * 64, "utf-8", 9)
    change = Change(ChangeKind.WORDING, text, text, 0, len(text), 4, 4 + len(text))
    citation = Citation(claim, Anchor(Status.ALTERED, 4, 5, (change,)))
    related = (Related(text, Region(source.path, 2, 1, 2, 4)), Related(text, Region("claims/sources.csv", 3, 1, 4, 2)))
    found = Finding("quote-altered", Level.ERROR, text, place, text, related, text, changes=(change,))
    findings = (
        found,
        replace(found, fix=Fix(text, "quote", text), level=Level.NOTE, changes=()),
        replace(found, ignored=text),
        Finding("source-unused", Level.WARNING, text, Region(source.path), None, help=text),
    )
    evidence = Evidence(
        as_of=datetime.date(2026, 11, 22),
        settings=Settings(),
        table=Table("claims/claims.csv", ("id", "quote", "claim"), (claim,), (), table_text),
        infos={},
        sources={source.name: source},
        lock=Lock("claims/claims.lock"),
        citations=(citation,),
    )
    return Report(evidence, findings)


def obeyed(line: str) -> bool:
    """Would a build runner take the line for a command: `::name …::` first on it, or `##name[` anywhere?"""
    first = line.lstrip()
    new_style = first.startswith("::") and "::" in first[2:]
    return new_style or re.search(r"##\w*\[", line) is not None


@pytest.mark.parametrize("name", sorted(FORMATS))
@given(text=ODD)
def test_no_command_control_or_hidden_character_comes_from_data(name: str, text: str) -> None:
    output = FORMATS[name](report_of(text))
    assert CONTROL.search(output.replace("\n", "")) is None
    for line in re.split(r"\r\n|\r|\n", output):
        own = OURS[name].match(line) if name in OURS else None
        rest = line[own.end() :] if own else line
        assert not obeyed(rest), line


@pytest.mark.parametrize("name", ["full", "concise"])
@given(text=ODD)
def test_colour_adds_nothing_but_colour_codes(name: str, text: str) -> None:
    painted = re.sub(r"\x1b\[[0-9;]*m", "", FORMATS[name](report_of(text), view=View(colour=True)))
    assert CONTROL.search(painted.replace("\n", "")) is None
    assert not any(obeyed(line) for line in painted.split("\n"))


@given(text=ODD)
def test_json_formats_are_strict_ascii_and_give_the_text_back(text: str) -> None:
    report = report_of(text)
    documents = [FORMATS[name](report) for name in ("json", "sarif", "gitlab")]
    lines = [line for name in ("jsonl", "rdjsonl") for line in FORMATS[name](report).splitlines()]
    assert all(document.isascii() for document in [*documents, *lines])
    read = [json.loads(document, parse_constant=pytest.fail) for document in [*documents, *lines]]
    if re.search("[\ud800-\udfff]", text) is None:
        assert read[0]["findings"][0]["message"] == text
        assert json.loads(lines[0])["message"] == text


@given(text=ODD)
def test_junit_is_well_formed_whatever_stands_in_it(text: str) -> None:
    root = ET.fromstring(FORMATS["junit"](report_of(text)).encode())  # noqa: S314 - our own output
    assert root.tag == "testsuites"


@given(text=ODD)
def test_csv_has_one_line_a_record_and_no_formula(text: str) -> None:
    output = FORMATS["csv"](report_of(text))
    rows = list(csv.reader(io.StringIO(output)))
    assert len(rows) == output.count("\n") == 2
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.lstrip(" \"'").startswith(("=", "@", "+")) and not cell.startswith("'") for cell in rows[1])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_report_without_claims_or_findings_has_a_form_in_every_format(name: str) -> None:
    full = report_of("a")
    evidence = replace(full.evidence, citations=(), sources={}, table=Table("claims/claims.csv"))
    output = FORMATS[name](Report(evidence, ()))
    assert output == FORMATS[name](Report(evidence, ()))
    assert output.endswith("\n") or output == ""
    assert (output == "") is (name in ("jsonl", "rdjsonl", "github"))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_finding_on_a_file_that_nobody_could_read_is_told_in_every_format(name: str) -> None:
    full = report_of("a")
    evidence = replace(full.evidence, citations=(), sources={}, table=Table("claims/claims.csv"))
    found = Finding("csv-malformed", Level.ERROR, "there is no claims/claims.csv", Region("claims/claims.csv"))
    output = FORMATS[name](Report(evidence, (found,)))
    if name != "csv":  # the timeline as a table has rows for claims only
        assert "csv-malformed" in output
        assert "claims/claims.csv" in output


def test_importing_the_formats_loads_nothing_slow() -> None:
    code = "import sys, timeline.formats; print(sorted({'pandas', 'dateparser', 'jinja2', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["azure", "concise", "gitlab", "json", "jsonl", "junit", "rdjsonl"])
def test_the_pieces_of_a_format_grow_in_number_with_the_findings_and_not_in_length(name: str) -> None:
    one = report_of("a")
    found = [replace(one.findings[0], claim=None, region=Region(f"seeds/{n}")) for n in range(1000)]
    few, many = replace(one, findings=tuple(found[:10])), replace(one, findings=tuple(found))
    lengths = [max(map(len, FORMATS[name].pieces(report))) for report in (few, many)]
    assert lengths[1] < 2 * lengths[0]
    assert "".join(FORMATS[name].pieces(many)) == FORMATS[name](many)


@given(pieces=st.lists(st.text(max_size=9), max_size=9), size=st.integers(1, 5))
def test_what_is_written_in_parts_is_what_was_given_in_pieces(pieces: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("timeline.cli.output.PIECE", size)
        parts = list(encoded(pieces))
    assert b"".join(parts) == "".join(pieces).encode("utf-8", "backslashreplace")
    assert all(len(part.decode()) <= 12 * size for part in parts)
