"""What holds of whole projects: order and repetition change nothing, and no change of a quote passes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from helpers.promises_drawn import AS_OF, Drawn, few, findings_of, laid, projects
from helpers.promises_project import contents, lay_back
from timeline.checking.baseline import write_baseline
from timeline.checking.run import examine
from timeline.cli import run
from timeline.evidence.model import Report
from timeline.formats import FORMATS
from timeline.model import Agreement
from timeline.project.lock import write_lock
from timeline.project.settings import find_project
from timeline.review.relock import new_entries


@few
@given(projects(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding(tmp_path: Path, drawn: Drawn, chance: st.DataObject) -> None:
    orders = [list(range(len(rows))) for rows in (drawn.claims, drawn.infos)]
    for order in orders:
        chance.shuffle(order)  # type: ignore[attr-defined]
    there = laid(tmp_path, drawn.files())
    other = laid(tmp_path, drawn.files(claims=orders[0], infos=orders[1]))
    assert findings_of(there) == findings_of(other)
    assert conflicts(there) == conflicts(other)
    assert exported(there) == exported(other)
    assert {one.id: (one.status, one.anchor.start, one.stale) for one in there.evidence.citations} == {
        one.id: (one.status, one.anchor.start, one.stale) for one in other.evidence.citations
    }
    assert write_lock(new_entries(there.evidence)[0]) == write_lock(new_entries(other.evidence)[0])
    assert write_baseline(there.findings) == write_baseline(other.findings)


def conflicts(report: Report) -> set[tuple[str, str, str, frozenset[frozenset[str]]]]:
    return {
        (
            one.subject,
            one.measure,
            one.verdict.value,
            frozenset(frozenset(row.id for row in group) for group in one.groups),
        )
        for one in report.evidence.comparisons
        if one.verdict is Agreement.CONFLICT
    }


def exported(report: Report) -> list[tuple[str, ...]]:
    """The rows of the exported table, without their lines; those without a date in any order."""
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](report))))[1:]
    return [tuple(row[:-1]) for row in rows if row[2]] + sorted(tuple(row[:-1]) for row in rows if not row[2])


@settings(few, max_examples=8)
@given(projects())
def test_a_command_made_again_writes_nothing_more(tmp_path: Path, drawn: Drawn) -> None:
    lay_back(tmp_path, drawn.files())
    for command in (["lock"], ["check", "--fix"], ["report"], ["check", "--write-baseline"], ["init"], ["lock"]):
        words = [*command, "-C", str(tmp_path), *(["--as-of", "2026-11-22"] if command != ["init"] else [])]
        first = run(words), contents(tmp_path)
        assert (run(words), contents(tmp_path)) == first, command


STANDING = "the rate did not fall to 3.7 % in May 2024"
LETTERS = "abzABZé0123456789%€-"


@settings(few, max_examples=80)
@given(st.data())
def test_no_change_inside_a_locked_quote_passes(tmp_path: Path, data: st.DataObject) -> None:
    """The whole way of `lock` and `check`: letters, digits, a negation, deletion, insertion, order."""
    words = STANDING.split()
    at = data.draw(st.integers(1, len(words) - 2))
    kind = data.draw(st.sampled_from(["letter", "drop", "insert", "swap", "negate"]))
    if kind == "letter":
        place = data.draw(st.integers(0, len(words[at]) - 1))
        words[at] = words[at][:place] + data.draw(st.sampled_from(LETTERS)) + words[at][place + 1 :]
    elif kind == "drop":
        del words[at]
    elif kind == "insert":
        words.insert(at, data.draw(st.sampled_from(["not", "never", "about", "2", "%"])))
    elif kind == "swap":
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        words.remove("not")
    changed = " ".join(words)
    assume(changed != STANDING)
    before, after = (
        data.draw(st.sampled_from(["", "Minutes. ", "In a\nword, ", "\u201cWell\u201d, "])) for _ in range(2)
    )
    rows = (("a", "May 2024", "It stayed.", "a.txt", STANDING, "", "", "", ""),)
    drawn = Drawn(rows, (), {"a.txt": f"{before}{STANDING}, it said."})
    lay_back(tmp_path, drawn.files())
    assert run(["lock", "-C", str(tmp_path), "--as-of", "2026-11-01"]) == 0
    (tmp_path / "seeds/a.txt").write_text(f"{after}{changed}, it said.")
    report = examine(find_project(tmp_path), AS_OF)
    (row,) = report.evidence.citations
    assert not row.status.stands, (row.status, changed)
    assert row.stale
    assert run(["check", "-C", str(tmp_path), "--as-of", "2026-11-22"]) == 1
    assert run(["lock", "-C", str(tmp_path), "--as-of", "2026-11-22"]) == 1
