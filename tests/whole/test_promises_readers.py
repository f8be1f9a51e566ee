"""What holds of every file that is read, whatever it holds: no traceback, nothing lost, in any order."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.promises_drawn import AS_OF, SENTENCES, Drawn, few, laid, projects, table_of
from helpers.promises_project import lay_back
from timeline.checking.baseline import accept_known, read_baseline, write_baseline
from timeline.cli import run
from timeline.figures.comparing.rates import Rates
from timeline.formats import FORMATS
from timeline.model import Region, SourceInfo
from timeline.model.errors import TimelineError
from timeline.project.claims import read_source_table
from timeline.project.decode import decoded
from timeline.project.lock import parse_lock, write_lock
from timeline.project.settings import Settings, find_project, keys
from timeline.report import render_markdown
from timeline.review.relock import new_entries

LINES = st.lists(st.sampled_from([
    "Date,USD,JPY,", "Date,USD", "2024-05-02,1.07,165.2,", "2024-05-03,N/A,1", "2024-05-02,1.07", ",", "\0", "é",
    "Date", "9999-12-31,1", "0001-01-01,999999999999999999.5", "2024-5-2,1", "2024-05-04,0", " 2024-05-05,1", "",
]), max_size=5).map("\n".join)  # fmt: skip


@given(LINES.map(str.encode) | st.binary(max_size=40) | st.binary(max_size=60).map(b"PK\x03\x04".__add__))
def test_any_bytes_are_a_table_of_rates_or_a_fault_that_names_the_file(data: bytes) -> None:
    try:
        rates = Rates.load(Path("own.csv"), data=data)
    except ValueError as error:
        message = str(error)
    else:
        message = "own.csv"
        require_rates(rates)
    assert "own.csv" in message


def require_rates(rates: Rates) -> None:
    for currency in ("USD", "JPY", "XXX"):
        rate = rates.rate("EUR", currency, AS_OF)
        assert rate is None or rate.value > 0


@given(
    st.dictionaries(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)),
                    st.tuples(st.integers(1, 10**7), st.none() | st.integers(1, 10**7)), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_rates_that_were_written_are_read_back_in_any_order(
    days: dict[datetime.date, tuple[int, int | None]], chance: st.DataObject
) -> None:
    lines = [
        f"{day},{usd / 10**4:.4f},{'N/A' if jpy is None else f'{jpy / 10**4:.4f}'}" for day, (usd, jpy) in days.items()
    ]
    chance.shuffle(lines)  # type: ignore[attr-defined]
    rates = Rates.load(Path("own.csv"), data="\n".join(["Date,USD,JPY", *lines]).encode(), window_days=0)
    for day, (usd, jpy) in days.items():
        found = rates.rate("EUR", "USD", day)
        assert found is not None
        assert (found.day, int(found.value * 10**4)) == (day, usd)
        other = rates.rate("EUR", "JPY", day)
        assert jpy is None or (other is not None and (other.day, int(other.value * 10**4)) == (day, jpy))


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=8) | st.sampled_from(
    ["2024-05-02", "a.txt", "cp1252", "de", "x" * 300, "0" * 64, '"', "\n"]
)


@settings(few, max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=5), st.randoms(use_true_random=False))
def test_any_table_of_sources_is_read_the_same_in_any_order(
    tmp_path: Path, rows: list[list[str]], chance: st.DataObject
) -> None:
    columns = ("source", "published", "encoding", "language", "title")
    assume(len({row[0] for row in rows}) == len(rows) and all(any(row) for row in rows))  # a row of nothing is none
    shuffled = [*rows]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    read = []
    for order in (rows, shuffled):
        lay_back(tmp_path, {"sources.csv": table_of(columns, order)})
        infos, problems = read_source_table(tmp_path, "sources.csv", "en")
        plain = {name: replace(info, region=Region("x"), cells={}) for name, info in infos.items()}
        read.append((plain, Counter((one.kind, one.message) for one in problems)))
    assert read[0] == read[1]
    if not read[0][1]:
        assert {name: info.title for name, info in read[0][0].items()} == {row[0]: row[4].strip() for row in rows}


@few
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_of_sources_or_have_a_problem(tmp_path: Path, data: bytes) -> None:
    lay_back(tmp_path, {"sources.csv": b"source,title\n" + data})
    infos, problems = read_source_table(tmp_path, "sources.csv", "en")
    assert all(isinstance(info, SourceInfo) for info in infos.values())
    assert all(one.region.path == "sources.csv" and one.region.line >= 1 and one.message for one in problems)


ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "koi8-r",
)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=40),
    st.sampled_from(ENCODINGS),
)
def test_a_text_in_a_declared_encoding_is_read_back(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
        assume(data.decode(encoding) == text)  # some encodings write two characters alike
    except UnicodeError:
        assume(False)
    source = decoded("a", "seeds/a", data, SourceInfo("a", Region("s"), encoding=encoding))
    assume(not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or encoding in ("utf-16", "utf-32"))
    assert (source.problem, source.text, source.size) == (None, text, len(data))


@given(st.binary(max_size=80), st.sampled_from([*ENCODINGS, "", "utf-7", "rot13", "hz", "big5hkscs", "../x", "\0"]))
def test_any_bytes_in_any_encoding_are_a_text_or_a_problem(data: bytes, encoding: str) -> None:
    source = decoded("a", "seeds/a", data, SourceInfo("a", Region("s"), encoding=encoding))
    assert (source.problem is None) or source.text == ""
    assert "\0" not in source.text
    assert source.problem is None or source.problem.help


@given(projects(), st.data())
@few
def test_a_baseline_accepts_what_it_was_made_of_in_any_order(tmp_path: Path, drawn: Drawn, data: st.DataObject) -> None:
    report = laid(tmp_path, drawn.files())
    written = write_baseline(report.findings)
    lines = data.draw(st.permutations(written.splitlines(keepends=True)))
    (tmp_path / "known").write_bytes(b"".join(lines))
    known = read_baseline(tmp_path / "known", "known")
    accepted, left = accept_known(report.findings, known)
    assert all(found.ignored is not None for found in accepted)
    assert not left
    assert write_baseline(report.findings) == written


@given(st.binary(max_size=80) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(
        st.sampled_from(["rule", "claim", "path", "message", "count"]), inner, max_size=5), max_leaves=6,
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
@few
def test_any_bytes_are_a_baseline_or_an_error_that_names_the_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "known").write_bytes(data)
    message, counts = "known:", Counter[object]()
    try:
        counts.update(read_baseline(tmp_path / "known", "known"))
    except TimelineError as error:
        message = error.message
    assert message.startswith("known:")
    assert all(count > 0 for count in counts.values())


@few
@given(projects(), st.data())
def test_the_lines_of_a_lock_may_stand_in_any_order(tmp_path: Path, drawn: Drawn, data: st.DataObject) -> None:
    entries, _ = new_entries(laid(tmp_path, drawn.files()).evidence)
    lines = data.draw(st.permutations(write_lock(entries).splitlines(keepends=True)))
    read = parse_lock(b"".join(lines), "claims.lock")
    assert read.problems == ()
    assert write_lock(read.entries.values()) == write_lock(entries)


VALUES: dict[str, st.SearchStrategy[object]] = {
    "language": st.sampled_from(["en", "de", "fr"]), "max_age": st.integers(0, 100_000),
    "rate_days": st.integers(0, 99), "max_source_mb": st.integers(1, 100_000), "as_of": st.dates().map(str),
    "claims": st.sampled_from(["c.csv", "a b/é.csv"]), "fail_on": st.just("note"),
    "select": st.just(["quote-missing"]), "ignore": st.just(["quote-short", "date-implied"]),
}  # fmt: skip


@few
@given(st.fixed_dictionaries({}, optional=VALUES))
def test_settings_that_were_written_are_read_back(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], values: dict[str, object]
) -> None:
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    (tmp_path / "timeline.toml").write_text("".join(lines), encoding="utf-8")
    read = find_project(tmp_path).settings
    plain = {name: getattr(read, name) for name in keys()}
    assert plain == {name: getattr(Settings(), name) for name in keys()} | {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
    capfdbinary.readouterr()
    assert run(["settings", "-C", str(tmp_path), "--output-format", "json"]) == 0
    shown = json.loads(capfdbinary.readouterr().out)
    assert {name: shown[name]["value"] for name in values} == values


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["claims", "findings", "id", "status", "start", "rule", "claim", "message", "ignored"]),
        inner, max_size=4), max_leaves=12,
)  # fmt: skip


@few
@given(st.dictionaries(st.sampled_from(["claims", "findings", "as_of", "summary"]), ANY_JSON, max_size=4))
def test_any_earlier_report_can_be_compared_with(tmp_path: Path, earlier: dict[str, object]) -> None:
    drawn = Drawn(
        (("a", "2024", "It fell.", "a.txt", "The rate did fall", "", "", "", ""),), (), {"a.txt": SENTENCES[0]}
    )
    report = laid(tmp_path, drawn.files())
    page = render_markdown(report, since={"version": 1, **earlier})
    assert "It fell" in page
    assert render_markdown(report, since=json.loads(FORMATS["json"](report))) == render_markdown(
        report, since=json.loads(FORMATS["json"](report))
    )
