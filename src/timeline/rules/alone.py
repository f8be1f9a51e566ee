"""Rules that look at a row alone: what they find in it is found where it is verified, and kept with it.

There, in whichever process, each such rule is run on the rows of one source as if there were nothing else in the
project. What it finds is told with the places of today: of a cell nothing but its column is kept. In the project the
rule is run on the rows that nobody has judged, and on those in which it says what it has to say with the project.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from timeline.evidence.job import Job
from timeline.evidence.keys import COLUMNS
from timeline.evidence.model import Citation, Evidence
from timeline.frozen import frozen
from timeline.model import Cell, Claim, Column, Finding, Lock, Region, Table
from timeline.rules.rule import Rule, by_source, empty_cells

MARK = "\0"  # before the name of a column, which then is the path of no file
REQUIRED = (Column.CLAIM, Column.SOURCE, Column.QUOTE)
_EMPTY: Mapping[str, Cell] = {str(name): Cell("", Region(MARK + name)) for name in Column}


@frozen
class Judged:
    """By the name of each rule that looks at rows alone what it finds in those judged, and the rows left to it."""

    found: Mapping[str, list[Finding]]
    left: Mapping[str, list[Citation]]

    def evidence_for(self, each: Rule, evidence: Evidence) -> Evidence:
        """The evidence with no more rows than are left to a rule that looks at rows alone, by their sources."""
        return replace(evidence, citations=tuple(self.left[each.name])) if each.name in self.left else evidence


def judge_rows(verified: Sequence[tuple[Job, Sequence[Citation]]], rules: Sequence[Rule]) -> None:
    """Tell of each row of some sources what the rules find in it; nothing of a source that has no text.

    Why a source cannot be read may change while nothing does by which a result is kept. The sources of one project are
    judged together, since a rule takes about as long for a few rows as for one, unless two rows have one id.
    """
    read = [(job, rows) for job, rows in verified if job.source.problem is None]
    ids = [row.id for _, rows in read for row in rows]
    for some in [read] if len(set(ids)) == len(ids) else [[one] for one in read]:
        _judge_together(some, rules)


def _judge_together(verified: Sequence[tuple[Job, Sequence[Citation]]], rules: Sequence[Rule]) -> None:
    if not verified:
        return
    evidence, found = evidence_of(verified), dict[str, list[Finding]]()
    for each in rules:
        for one in each.check(evidence):
            found.setdefault(one.claim or "", []).append(replace(one, rule=each.name))
    for _, citations in verified:
        for row in citations:
            row.findings = tuple(found.get(row.id, ()))


def evidence_of(verified: Sequence[tuple[Job, Sequence[Citation]]]) -> Evidence:
    """What there is of some sources: rules that look at a row alone find no less in it than in all of a project."""
    first, lock = verified[0][0], Lock("", exists=True)
    sources = {job.source.name: job.source for job, _ in verified}
    rows = tuple(marked(row) for _, citations in verified for row in citations)
    return Evidence(first.as_of, first.settings, Table(""), {}, sources, lock, citations=rows)


def marked(row: Citation) -> Citation:
    """The row with marks for the places of its cells, and no more texts than the map step reads."""
    one: Any = Citation.__new__(Citation)
    cells = dict(_EMPTY)
    for name, text in zip(COLUMNS, row.claim.texts(COLUMNS), strict=True):
        cells[name] = Cell(text, _EMPTY[name].region) if text else cells[name]
    one.claim, one.read = Claim(row.id, Region(MARK), cells), partial(getattr, row)
    return cast("Citation", one)


def judged(rules: Sequence[Rule], evidence: Evidence) -> Judged:
    """What is known of the rows of a project; one with an empty cell, of which that is told, is left to the rules."""
    rows, empty = by_source(evidence.citations), empty_cells(evidence)
    if all(row.findings is None for row in rows):
        return Judged({}, {each.name: rows for each in rules})
    found: dict[str, list[Finding]] = {each.name: [] for each in rules}
    left: dict[str, list[Citation]] = {each.name: [] for each in rules}
    anew = {each.name for each in rules if each.anew}
    for row in rows:
        if row.findings is None or (empty and any(row.claim.place(column) in empty for column in REQUIRED)):
            for those in left.values():
                those.append(row)
            continue
        if not row.findings:
            continue
        asked = {one.rule: None for one in row.findings if one.rule in anew or not is_of_cell(one)}
        for name in asked:
            left[name].append(row)
        for one in row.findings:
            if one.rule not in asked:
                found[one.rule].append(placed(one, row))
    return Judged(found, left)


def is_of_cell(found: Finding) -> bool:
    """Is it at a cell, and shows no other of the table?"""
    shown = (other.region.path for other in found.related)
    return found.region.path.startswith(MARK) and found.region.path != MARK and not any(MARK in path for path in shown)


def placed(found: Finding, row: Citation) -> Finding:
    """What was found in a row at the place that its cell has now."""
    region = row.claim.place(Column(found.region.path.removeprefix(MARK)))
    level, message, related, help_ = found.level, found.message, found.related, found.help
    return Finding("", level, message, region, row.id, related, help_, None, found.changes, found.fix)
