"""One fault, one finding: a citation that is stale is told with the reason; what was written for it goes on working."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from timeline.cli import run
from timeline.model import Level

if TYPE_CHECKING:
    from helpers.desk import Desk

TEXT = "In June the harbour was open. The crane lifts 40 tonnes, the master said.\n"
ROW = {
    "id": "crane", "date": "", "claim": "The crane lifts 40 tonnes.", "source": "port.txt",
    "quote": "The crane lifts 40 tonnes", "ignore": "",
}  # fmt: skip
STALE = "verified on 2026-11-22 as exact; now altered"


@pytest.fixture
def stale(desk: Desk) -> Desk:
    """A row whose words the source changed after they were locked."""
    desk.write("seeds/port.txt", TEXT)
    desk.table(ROW)
    desk.lock()
    desk.write("seeds/port.txt", TEXT.replace("40", "45"))
    return desk


def described(desk: Desk) -> dict[str, tuple[Level, str, str | None]]:
    return {one.rule: (one.level, one.stale, one.ignored) for one in desk.check().findings}


def test_the_reason_is_told_and_marked(stale: Desk) -> None:
    assert described(stale) == {"quote-altered": (Level.ERROR, STALE, None)}
    assert [one.rule for one in stale.check().folded] == ["citation-stale"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("The crane lifts 40 tonnes, the master said.", "", "quote-missing"),
        ("The crane lifts 40 tonnes", "The crane lifts 40 tonnes. The crane lifts 40 tonnes", "quote-ambiguous"),
        ("The crane lifts 40 tonnes", "Thecrane lifts 40 tonnes", "quote-altered"),
    ],
)
def test_whatever_the_reason_is(stale: Desk, old: str, new: str, rule: str) -> None:
    stale.write("seeds/port.txt", TEXT.replace(old, new))
    (one,) = stale.check().findings
    assert (one.rule, bool(one.stale)) == (rule, True)


def test_a_source_that_is_gone_is_a_reason(stale: Desk) -> None:
    (stale.root / "seeds/port.txt").unlink()
    assert [(one.rule, bool(one.stale)) for one in stale.check().findings] == [("source-missing", True)]


def test_a_verification_too_old_is_a_finding_of_its_own(stale: Desk) -> None:
    stale.write("seeds/port.txt", TEXT)
    stale.write("timeline.toml", "max_age = 30\n")
    lock = (stale.root / "claims/claims.lock").read_text().replace("2026-11-22", "2026-09-22")
    stale.write("claims/claims.lock", lock)
    assert list(described(stale)) == ["citation-stale"]


def test_a_row_never_locked_is_not_stale(stale: Desk) -> None:
    (stale.root / "claims/claims.lock").unlink()
    assert described(stale) == {"quote-altered": (Level.ERROR, "", None)}


# ---- what was written for citation-stale ---------------------------------------------------------------------------


def test_an_ignore_cell_takes_the_mark_away_and_is_not_unused(stale: Desk) -> None:
    stale.table({**ROW, "ignore": "citation-stale: it is being asked for"})
    assert described(stale) == {"quote-altered": (Level.ERROR, "", None)}
    stale.table({**ROW, "ignore": "citation-stale: asked for; quote-altered: as printed"})
    assert described(stale) == {"quote-altered": (Level.ERROR, "", "as printed")}


def test_one_that_accepts_nothing_is_still_told(stale: Desk) -> None:
    stale.write("seeds/port.txt", TEXT)
    stale.table({**ROW, "ignore": "citation-stale: it is being asked for"})
    assert list(described(stale)) == ["ignore-unused"]


def baseline(desk: Desk) -> Iterator[dict[str, object]]:
    return map(json.loads, (desk.root / "claims/claims.baseline").read_text().splitlines())


def test_a_baseline_that_lists_both_accepts_both(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """As it was written while the two were two findings."""
    both = [*stale.check().findings, *stale.check().folded]
    from timeline.checking.baseline import write_baseline

    stale.write("claims/claims.baseline", write_baseline(both))
    assert [row["rule"] for row in baseline(stale)] == ["citation-stale", "quote-altered"]
    assert run(["check", "-C", str(stale.root), "--as-of", "2026-11-22"]) == 0
    assert "no findings · 1 accepted" in capfd.readouterr().out
    assert run(["check", "-C", str(stale.root), "--as-of", "2026-11-22", "--write-baseline"]) == 0
    assert [row["rule"] for row in baseline(stale)] == ["quote-altered"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('levels = {citation-stale = "off"}', {"quote-altered": (Level.ERROR, "", None)}),
        ('levels = {quote-altered = "warning"}', {"quote-altered": (Level.ERROR, STALE, None)}),
        (
            'levels = {quote-altered = "warning", citation-stale = "warning"}',
            {"quote-altered": (Level.WARNING, STALE, None)},
        ),
        ('levels = {quote-altered = "off"}', {"citation-stale": (Level.ERROR, "", None)}),
        ('ignore = ["citation-stale"]', {"quote-altered": (Level.ERROR, "", None)}),
        ('select = ["citation-stale"]', {"citation-stale": (Level.ERROR, "", None)}),
    ],
)
def test_levels_go_on_working(stale: Desk, settings: str, expected: dict[str, tuple[Level, str, str | None]]) -> None:
    stale.write("timeline.toml", f"{settings}\n")
    assert described(stale) == expected


def test_programs_are_given_the_mark(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "-C", str(stale.root), "--as-of", "2026-11-22", "--output-format", "json"])
    (found,) = json.loads(capfd.readouterr().out)["findings"]
    assert (found["rule"], found["stale"]) == ("quote-altered", STALE)
