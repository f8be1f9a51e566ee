"""A row as it is typed: what is found in it is what a full check finds."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from benchmarks.drawn import Compared, draw_change, draw_project, edit_sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.desk import Desk
from timeline.anchoring.shingles import Shingles
from timeline.evidence.elsewhere import Places
from timeline.model import Finding, Source
from timeline.project.settings import find_project
from timeline.review.guards import look
from timeline.review.known_words import KnownWords
from timeline.review.look import look_at
from timeline.review.relock import relock
from timeline.review.rows import Rows
from timeline.review.texts import Texts
from timeline.review.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[2]
AS_OF = datetime.date(2026, 11, 22)


def by_claim(findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.claim or "", []).append(one)
    return {name: tuple(those) for name, those in found.items()}


@pytest.mark.parametrize("root", [ROOT], ids=["casebook"])
def test_a_row_of_the_casebook_has_the_findings_of_a_full_check(root: Path) -> None:
    project = find_project(root)
    report = look(project, AS_OF)
    rows, texts = Rows.from_evidence(report.evidence, Counter()), Texts(project, report.evidence)
    wanted = by_claim(report.findings)
    names = [row.id for row in report.evidence.citations]
    found = {name: look_at(rows, texts, {}, name).findings for name in names}
    assert len(names) >= 90
    assert {name: those for name, those in found.items() if those != wanted.get(name, ())} == {}


@pytest.fixture(scope="module", params=[False, True], ids=["", "with the words of its sources known"])
def drawn(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Compared:
    """A drawn project, locked and then edited."""
    folder = draw_project(tmp_path_factory.mktemp("drawn"), 48)
    relock(find_project(folder), AS_OF)
    edit_sources(folder)
    compared = Compared(folder)
    if request.param:
        compared.state.texts.prepare()
    return compared


@given(st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_changed_row_has_the_findings_of_a_full_check_of_the_table_with_it(drawn: Compared, seed: int) -> None:
    assert drawn.differing(*draw_change(Random(seed), drawn.table)) is None  # noqa: S311 - the same on every run


@given(st.integers(0, 2**32))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_what_is_known_after_some_changes_is_what_a_full_check_finds(drawn: Compared, seed: int) -> None:
    assert drawn.carried(Random(seed), 4) == []  # noqa: S311 - the same on every run


# ---- words that a row's own source has not ---------------------------------------------------------------------------

LOST = "The lighthouse was lit again in spring 2019"
OTHERS = {
    "cited.txt": f"{LOST}, they said.\n",
    "hashed.txt": f"Then {LOST.replace(' ', chr(10))}.\n",
    "uncited.txt": f"Nobody quotes this: {LOST}!\n",
    "damaged.txt": f"It\u00e2\u20ac\u2122s so: {LOST}. It\u00e2\u20ac\u2122s lit.\n",
    "page.html": "<p>The <b>lighthouse</b> was lit again<br>in spring&nbsp;2019.</p>",
}


def lost_in(desk: Desk, there: Collection[str]) -> Compared:
    """A row that quotes words its source has not, of which `there` are the other sources that have them."""
    for name in OTHERS:
        desk.write(f"seeds/{name}", OTHERS[name] if name in there else f"Of {name} there is little to say.\n")
    desk.write("seeds/own.txt", "The lamp room has seven windows.\n")
    data = (desk.root / "seeds/hashed.txt").read_bytes()
    desk.write("claims/sources.csv", f"source,sha256\nhashed.txt,{hashlib.sha256(data).hexdigest()}\n")
    of_cited = OTHERS["cited.txt"][:14] if "cited.txt" in there else "there is little"
    desk.table(
        {"id": "a", "claim": "It has windows.", "source": "own.txt", "quote": "The lamp room has seven windows."},
        {"id": "b", "claim": "There is something.", "source": "cited.txt", "quote": of_cited},
    )
    compared = Compared(desk.root)
    compared.state.texts.prepare()
    return compared


@pytest.mark.parametrize("there", [(), *((name,) for name in OTHERS), tuple(OTHERS), tuple(OTHERS)[1:]], ids="+".join)
@pytest.mark.parametrize("quote", [LOST, f"{LOST[:20]} […] {LOST[-14:]}", "spring", "2019", "nobody wrote this at all"])
def test_lost_words_are_found_where_a_full_check_finds_them(desk: Desk, there: tuple[str, ...], quote: str) -> None:
    compared = lost_in(desk, there)
    for cells in ({}, {"source": "cited.txt"}, {"source": "absent.txt"}, {"source": "uncited.txt"}):
        assert compared.differing("a", {**cells, "quote": quote}) is None


def test_only_sources_that_may_have_lost_words_are_read_for_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    compared, searched = lost_in(desk, ["uncited.txt"]), list[str]()
    real = Places.found_in

    def counted(places: Places, source: Source) -> object:
        searched.append(source.name)
        return real(places, source)

    monkeypatch.setattr(Places, "found_in", counted)
    state = compared.state
    assert look_at(state.rows, state.texts, {"quote": LOST}, "a").elsewhere is not None
    assert searched == ["uncited.txt"]


def test_a_source_that_has_changed_is_looked_through_as_it_is_once_the_project_is_looked_at_anew(desk: Desk) -> None:
    lost_in(desk, [])
    with closing(open_workspace(find_project(desk.root), AS_OF)) as workspace:
        workspace.prepare()
        assert workspace.look({"quote": LOST}, "a").status == "missing"
        desk.write("seeds/uncited.txt", OTHERS["uncited.txt"])
        workspace.refresh()
        assert workspace.look({"quote": LOST}, "a").status == "misattributed"
        workspace.prepare()
        assert workspace.look({"quote": LOST + "!"}, "a").status == "misattributed"
        desk.write("seeds/uncited.txt", "Nothing of it.\n")
        workspace.refresh()
        workspace.prepare()
        assert workspace.look({"quote": LOST + "!"}, "a").status == "missing"


def test_without_room_for_the_words_the_same_is_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shingles, "is_full", True)
    compared = lost_in(desk, ["uncited.txt"])
    assert compared.differing("a", {"quote": LOST}) is None


def test_what_is_no_longer_asked_for_is_forgotten_in_the_end() -> None:
    words = KnownWords()
    for n in range(1200):
        assert words.number_of(f"Text {n}") == words.number_of(f"Text {n}")
    assert words.is_outgrown(50)
    assert not words.is_outgrown(1200)
