"""What is known of a project while it is worked on: what a check found, carried over each change of table and lock.

Rows whose cells or records have changed are looked at anew, and of those that they are held against the ones whose
findings are others now; all else stays what it was, at the lines where it stands now.

Cost: linear in the rows, and cheap; then looking at those that changed, and judging their subjects and measures twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from timeline.checking.baseline import Key
from timeline.evidence.compare import compare_rows
from timeline.evidence.locate import entry_for
from timeline.evidence.model import Citation, Comparison, Evidence, Report
from timeline.frozen import frozen
from timeline.model import Agreement, Claim, Finding, Lock, LockEntry, Problem, Region, Related, Table
from timeline.project.row import Lined
from timeline.review.look import compared_rows, found_row, look_again
from timeline.review.rows import Rows, Topic
from timeline.review.texts import Texts
from timeline.rules import find_across


@frozen
class State:
    """The rows of a project, the texts of its sources, and what was found of each row, by id.

    `apart` is what the last full check has found of no row.
    """

    rows: Rows
    texts: Texts
    findings: Mapping[str, tuple[Finding, ...]]
    apart: tuple[Finding, ...] = ()

    @classmethod
    def from_report(cls, report: Report, known: Counter[Key], texts: Texts) -> State:
        found: dict[str, list[Finding]] = {}
        for one in report.findings:
            if one.claim is not None:
                found.setdefault(one.claim, []).append(one)
        rows = Rows.from_evidence(report.evidence, known)
        apart = tuple(one for one in report.findings if one.claim is None)
        return cls(rows, texts, {name: tuple(those) for name, those in found.items()}, apart)

    @property
    def evidence(self) -> Evidence:
        return self.rows.evidence

    def report(self) -> Report:
        """What was found of the rows that something was found of, with the comparisons that hold a conflict."""
        asked = [row for row in self.evidence.citations if self.findings.get(row.id)]
        compared = (one for topic in {row.claim.topic: None for row in asked} for one in self.comparisons(topic))
        conflicts = tuple(one for one in compared if one.verdict is Agreement.CONFLICT)
        evidence = replace(self.evidence, comparisons=conflicts, series=())
        return Report(evidence, tuple(one for row in asked for one in self.findings[row.id]))

    def comparisons(self, topic: Topic) -> tuple[Comparison, ...]:
        """The comparisons of the rows of one subject and measure."""
        places = self.rows.by_topic.get(topic, ())
        rows = [self.evidence.citations[n] for n in places]
        return compare_rows(rows, self.evidence.rates) if len(rows) > 1 else ()


def advanced(state: State, table: Table, lock: Lock) -> State:
    """What is known with another table of the same columns, and another lock."""
    before, written = state.rows, Lined.from_table(table)
    problems = problems_of(before.evidence, table, lock)
    evidence = replace(before.evidence, table=table, lock=lock, problems=problems)
    searching = replace(before, evidence=evidence)
    citations, elsewhere = list[Citation](), dict(evidence.others)
    fresh: set[str] = set()
    known = before.evidence.lock.entries
    findings = dict[str, tuple[Finding, ...]]()
    for claim in table.claims:
        old = before.row(claim.id)
        if old is not None and before.lined.text_of(old.claim) == written.text_of(claim):
            entry = old.entry if known.get(claim.id) is lock.entries.get(claim.id) else entry_for(claim, lock)
            if same_record(old.entry, entry):
                citations.append(still(old, claim, entry))
                findings[claim.id] = moved(state.findings.get(claim.id, ()), old, citations[-1], evidence)
                continue
        row, other = found_row(searching, state.texts, claim, state.texts.source(claim.source), before.at.get(claim.id))
        elsewhere |= {other.name: other} if other else {}
        citations.append(row)
        fresh.add(claim.id)
    evidence = replace(evidence, citations=tuple(citations), others=elsewhere, sources=state.texts.sources)
    after = Rows.from_evidence(evidence, before.known, written)
    flawed = {problem.claim for problem in (*before.evidence.problems, *problems) if problem.claim} & after.at.keys()
    for name in fresh | flawed | touched(before, after, fresh):
        findings[name] = look_again(after, state.texts, after.at[name]).findings
    return State(after, state.texts, findings, state.apart)


def problems_of(evidence: Evidence, table: Table, lock: Lock) -> tuple[Problem, ...]:
    """What could not be read, with another table and lock."""
    read_anew = {evidence.table.path, evidence.lock.path}
    others = (problem for problem in evidence.problems if problem.region.path not in read_anew)
    return (*table.problems, *others, *lock.problems)


def still(old: Citation, claim: Claim, entry: LockEntry | None) -> Citation:
    """What was found of a row, at the lines where it and its record stand now."""
    return old if old.claim.line == claim.line and old.entry is entry else replace(old, claim=claim, entry=entry)


def same_record(old: LockEntry | None, new: LockEntry | None) -> bool:
    """Do two records of the lock say the same, on whatever lines?"""
    return old is new or (old is not None and new is not None and replace(old, line=new.line) == new)


def lower(region: Region, lines: int) -> Region:
    """The region so many lines further down."""
    return replace(region, line=region.line + lines, end_line=region.end_line + lines) if lines else region


def moved(found: tuple[Finding, ...], old: Citation, new: Citation, evidence: Evidence) -> tuple[Finding, ...]:
    """The findings of a row at the lines where it and its record stand now."""
    down = {evidence.table.path: new.claim.line - old.claim.line}
    if old.entry is not None and new.entry is not None:
        down[evidence.lock.path] = new.entry.line - old.entry.line
    if not any(down.values()):
        return found

    def place(region: Region) -> Region:
        return lower(region, down.get(region.path, 0))

    return tuple(
        replace(
            one, region=place(one.region), related=tuple(Related(of.message, place(of.region)) for of in one.related)
        )
        for one in found
    )


def touched(before: Rows, after: Rows, fresh: set[str]) -> set[str]:
    """The rows of which something else is found because of those that are fresh or gone: by topic and by source."""
    gone = before.at.keys() - after.at.keys()
    changed = [row for rows in (before, after) for name in fresh | gone if (row := rows.row(name)) is not None]
    topics, sources = {row.claim.topic for row in changed}, {row.source for row in changed}
    names: set[str] = set()
    for topic in topics:
        names |= differing(*(across(rows, rows.by_topic.get(topic, ()), sources=False) for rows in (before, after)))
    for source in sources:
        names |= differing(*(across(rows, rows.by_source.get(source, ()), sources=True) for rows in (before, after)))
    return names & after.at.keys()


def across(rows: Rows, places: Iterable[int], *, sources: bool) -> Counter[tuple[str | None, str, str]]:
    """What the rules find that hold some rows against each other: claim, rule and message of each finding."""
    chosen = tuple(rows.evidence.citations[n] for n in places)
    seen = compared_rows(rows.evidence, () if sources else chosen)
    found = find_across(replace(seen, citations=chosen), sources=sources)
    return Counter((one.claim, one.rule, one.message) for one in found)


def differing(*found: Counter[tuple[str | None, str, str]]) -> set[str]:
    """The claims of which not the same was found."""
    before, after = found
    return {claim for claim, _, _ in (before - after) + (after - before) if claim is not None}
