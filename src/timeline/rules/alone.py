"""Rules that look at a row alone: what they find is known with the row, and the others need not be asked for again.

Where a row is verified, in whichever process, each such rule is run on the rows of that source as if there were nothing
else in the project. Of a row in which it finds nothing then it finds nothing in the project either, and there it is run
on the other rows only. What it finds is worded there, with the places of today: nothing of the words is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.evidence.job import Job
from timeline.evidence.model import Citation, Evidence
from timeline.model import Lock, Table
from timeline.rules.rule import Rule

Rows = Mapping[str, tuple[Citation, ...]]
"""By the name of a rule the rows in which it may find something."""


def judge_rows(job: Job, citations: Sequence[Citation], rules: Sequence[Rule]) -> None:
    """Tell of each row of one source which of the rules find something in it; nothing of a source that has no text.

    Why a source cannot be read may change while nothing does by which a result is kept.
    """
    if job.source.problem is not None:
        return
    evidence, found = evidence_of(job, citations), dict[str, list[str]]()
    for each in rules:
        for name in {one.claim or "" for one in each.check(evidence)}:
            found.setdefault(name, []).append(each.name)
    for row in citations:
        row.found_by = tuple(found.get(row.id, ()))


def evidence_of(job: Job, citations: Sequence[Citation]) -> Evidence:
    """What there is of one source: rules that look at a row alone find no less in it than in all of a project."""
    source, lock = job.source, Lock("", exists=True)
    sources, rows = {source.name: source}, tuple(citations)
    return Evidence(job.as_of, job.settings, Table(""), {}, sources, lock, citations=rows)


def rows_of(rules: Sequence[Rule], citations: Sequence[Citation]) -> Rows:
    """The rows in which each of the rules may find something: those that it was told of, and those nobody has judged.

    Nothing where no row was judged: then all are asked.
    """
    if all(row.found_by is None for row in citations):
        return {}
    rows: dict[str, list[Citation]] = {each.name: [] for each in rules}
    for row in citations:
        for name in rows if row.found_by is None else row.found_by:
            rows[name].append(row)
    return {name: tuple(some) for name, some in rows.items()}


def seen_by(each: Rule, evidence: Evidence, rows: Rows) -> Evidence:
    """The evidence with no more rows than a rule may find something in."""
    return replace(evidence, citations=rows[each.name]) if each.name in rows else evidence
