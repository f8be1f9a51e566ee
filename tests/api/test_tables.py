"""What is at hand is checked as files are: frames, rows and CSV, and nothing is read from the disk or written to it."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas
import pytest

import timeline
from timeline.project.settings import Settings, find_project

CASES = Path(__file__).resolve().parents[1] / "rules" / "cases"
PROJECTS = sorted(path.parent for path in CASES.glob("*/*/expected.txt"))
FILED = {"as_of", "rates"}  # settings that are given otherwise, or that name a file which is read
SOURCES = {"a.txt": "It raised 660 million euros in June. It has 350 people.\n"}
ROWS = [
    {"id": "b1", "date": "2024-06", "claim": "It raised €600m", "source": "a.txt", "quote": "raised 600 million euros"},
    {"id": "b2", "date": "2024-06", "claim": "It has 350", "source": "a.txt", "quote": "It has 350 people"},
]


def found(report: timeline.Report) -> list[tuple[Any, Any]]:
    return [(row["rule"], row["claim"]) for row in report.records("findings")]


def is_at_hand(root: Path) -> bool:
    """Has the project neither a lock, a baseline nor a record of the web, and a folder of sources?"""
    files = [path.name for path in root.rglob("*")]
    beside = ("lock", "baseline", "refreshed")
    return not any(word in name for name in files for word in beside) and (root / "seeds").is_dir()


@pytest.mark.parametrize("root", list(filter(is_at_hand, PROJECTS)), ids=lambda root: "/".join(root.parts[-2:]))
def test_texts_at_hand_are_told_as_files_are(root: Path) -> None:
    settings = find_project(root).settings
    changed = {
        name: value
        for name, value in asdict(settings).items()
        if value != asdict(Settings())[name] and name not in FILED
    }
    about = root / settings.sources
    report = timeline.check(
        (root / settings.claims).read_bytes(),
        {
            path.relative_to(root / "seeds").as_posix(): path.read_bytes()
            for path in (root / "seeds").rglob("*")
            if path.is_file()
        },
        about=about.read_bytes() if about.exists() else None,
        as_of="2026-11-22",
        **changed,
    )
    assert report.render("json") == timeline.open(root, as_of="2026-11-22").check().render("json")


def test_a_frame_rows_and_csv_say_the_same() -> None:
    frame = pandas.DataFrame(ROWS)
    expected = timeline.check(frame, SOURCES, as_of="2026-11-22").render("json")
    assert timeline.check(ROWS, SOURCES, as_of=datetime.date(2026, 11, 22)).render("json") == expected
    assert timeline.check(iter(ROWS), SOURCES, as_of="2026-11-22").render("json") == expected
    assert timeline.check(frame.to_csv(index=False), SOURCES, as_of="2026-11-22").render("json") == expected
    assert timeline.check(frame.to_csv(index=False).encode(), SOURCES, as_of="2026-11-22").render("json") == expected
    assert "quote-altered" in expected


def test_what_a_frame_does_not_have_is_empty() -> None:
    frame = pandas.DataFrame([*ROWS, {"claim": "It is so", "source": "a.txt", "quote": "in June", "value": 5}])
    frame["date"] = pandas.to_datetime(["2024-06-11", None, None], format="ISO8601")
    report = timeline.check(frame.assign(id=[1, 2, None]), SOURCES)
    assert [row["date"] for row in report.records("claims")] == ["2024-06-11", ""]
    assert ("id-invalid", None) in found(report)
    assert timeline.check(frame.drop(columns="id"), SOURCES).records("claims")[2]["id"] == "3"


@pytest.mark.parametrize("missing", [None, float("nan"), pandas.NA, pandas.NaT])
def test_every_word_for_what_is_not_there_is_an_empty_cell(missing: object) -> None:
    report = timeline.check([ROWS[1] | {"date": missing, "subject": missing}], SOURCES)
    assert [(row["date"], row["subject"]) for row in report.records("claims")] == [("", "")]
    assert report.ok


def test_cells_may_hold_whatever_a_table_can() -> None:
    odd = 'He said "so, so" and\r\nleft; so\rit "was"'
    report = timeline.check([ROWS[1] | {"claim": odd, "note": "=1+1"}], SOURCES)
    assert report.records("claims")[0]["claim"] == odd
    assert report.ok


def test_offsets_are_those_of_the_text_that_was_given() -> None:
    text = "\ufeffA. It has 350 people.\r\n"
    (row,) = timeline.check(ROWS[1:], {"a.txt": text}).records("claims")
    assert text[row["start"] : row["end"]] == "It has 350 people"
    (row,) = timeline.check(ROWS[1:], {"a.txt": text.encode("utf-16")}).records("claims")
    assert row["status"] == "exact"


def test_what_is_known_of_sources_is_used() -> None:
    rows = [ROWS[1] | {"date": "last week", "quote": "It has 350 people"}]
    (row,) = timeline.check(rows, SOURCES, about=[{"source": "a.txt", "published": "2024-06-11"}]).records("claims")
    assert (row["earliest"], row["latest"]) == ("2024-06-03", "2024-06-09")
    cp1252 = {"a.txt": "It has 350 people for £5.".encode("cp1252")}
    about = pandas.DataFrame([{"source": "a.txt", "encoding": "cp1252"}])
    assert timeline.check(ROWS[1:], cp1252, about=about).ok
    assert ("source-unreadable", "b2") in found(timeline.check(ROWS[1:], cp1252))


def test_sources_that_are_not_there_or_cannot_be_are_told() -> None:
    rows = [ROWS[1] | {"id": f"r{n}", "source": name} for n, name in enumerate(["A.txt", "../a.txt", "b.txt"])]
    report = timeline.check(rows, {**SOURCES, "b.txt": "a\x00b"})
    assert sorted(found(report))[:3] == [
        ("source-missing", "r0"),
        ("source-outside", "r1"),
        ("source-unreadable", "r2"),
    ]
    assert "There is 'a.txt'" in report.render("full")


def test_words_of_another_text_are_found_there() -> None:
    report = timeline.check(ROWS[1:], {"a.txt": "Nothing of the kind.", "other.txt": "It has 350 people."})
    assert found(report)[0] == ("quote-misattributed", "b2")


def test_settings_are_given_by_name() -> None:
    assert not timeline.check(ROWS, SOURCES).ok
    assert timeline.check(ROWS, SOURCES, fail_on="never").ok
    assert timeline.check(ROWS, SOURCES, levels={"quote-altered": "off"}, ignore=["figure-unsupported"]).ok
    day = timeline.check(ROWS, SOURCES, as_of="2025-05-05").as_of
    assert day == datetime.date(2025, 5, 5)
    with pytest.raises(timeline.TimelineError, match=r"timeline\.check: there is no setting 'failon'"):
        timeline.check(ROWS, SOURCES, failon="never")
    with pytest.raises(timeline.TimelineError, match=r"timeline\.check: ignore names no rule 'x'"):
        timeline.check(ROWS, SOURCES, ignore=["x"])
    with pytest.raises(timeline.TimelineError, match="rates: names a file"):
        timeline.check(ROWS, SOURCES, rates="rates.csv")


@pytest.mark.parametrize(
    ("claims", "sources", "error", "message"),
    [
        ("claims.csv", SOURCES, ValueError, "'claims.csv' is none. Of a file give"),
        (Path("claims.csv"), SOURCES, TypeError, "claims is a data frame, rows .* not PosixPath"),
        (5, SOURCES, TypeError, "not int"),
        (None, SOURCES, TypeError, "not None"),
        ({"id": "b1"}, SOURCES, TypeError, "not dict"),
        ([["b1"]], SOURCES, TypeError, "row 1 of claims is a mapping of column to value, not list"),
        ([{1: "b1"}], SOURCES, TypeError, "row 1 of claims is a mapping"),
        (ROWS, ["a.txt"], TypeError, "sources is a mapping of names to texts, not list"),
        (ROWS, {"a.txt": 5}, TypeError, r"sources\['a.txt'\] is a text .* not int"),
        (ROWS, {5: "a"}, TypeError, "the name 5 of a source is a text"),
    ],
)
def test_what_is_no_table_is_refused_in_words(claims: Any, sources: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        timeline.check(claims, sources)


def test_no_rows_are_nothing_to_check() -> None:
    assert timeline.check([], SOURCES).exit_code == 2
    assert timeline.check(pandas.DataFrame(), SOURCES).exit_code == 2


def test_no_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline.check(ROWS, SOURCES)  # so that all modules and their data are loaded
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr("timeline.project.files.os.open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert not timeline.check(ROWS, SOURCES).ok
    assert list(tmp_path.iterdir()) == []
