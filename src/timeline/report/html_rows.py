"""What the HTML report shows of each row: its quote in the source's own paragraph, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from timeline.evidence.model import Citation
from timeline.figures.show import show_day, show_span
from timeline.frozen import frozen
from timeline.model import Change, Figure, Finding, Level, Qualifier
from timeline.project.claims import OPTIONAL, REQUIRED
from timeline.report.dating import written_dates
from timeline.report.passage import Passage, around_for, passage_of
from timeline.report.sizes import sizes_for
from timeline.report.story import Entry, Statement, Story
from timeline.report.words import CLAIM, LINE, NAME, QUOTE, SHOWN_CHANGES, describe, marks_of, topic_of, who
from timeline.rules import BY_NAME
from timeline.text.escape import clip

MOST_COLUMNS, MOST_FIGURES = 20, 6
_DOUBTS = {
    Qualifier.APPROXIMATE: "approximate",
    Qualifier.UNCERTAIN: "uncertain",
    Qualifier.BOTH: "uncertain and approximate",
}


@frozen
class Row:
    """One row as shown. `source` and `subject` are numbers that the filter compares; `tokens` what it finds it by."""

    id: str
    who: str
    quote: str
    status: str
    stands: bool
    described: str
    tokens: str
    source: int
    subject: str
    path: str
    published: str
    shown_in: int
    passage: Passage | None
    changes: tuple[Change, ...]
    facts: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


@frozen
class StatementView:
    """One statement: its subject and measure, its marks, the number of its conflict or 0, the rows that back it."""

    text: str
    topic: str
    marks: tuple[str, ...]
    conflict: int
    rows: tuple[Row, ...]


@frozen
class EntryView:
    """One entry: its dates in words, each once, their EDTF where that says more, and what is claimed.

    `again`: its dates are those of the entry above, and are shown where that is not.
    """

    dates: tuple[str, ...]
    edtf: str
    statements: tuple[StatementView, ...]
    again: bool = False


@frozen
class Numbers:
    """The numbers by which the page names sources and subjects."""

    sources: Mapping[str, int]
    subjects: Mapping[str, int]


def number_all(story: Story) -> Numbers:
    """Sources in the order of their names, subjects in that of the alphabet."""
    subjects = sorted({citation.claim.subject.strip() for citation in story.evidence.citations} - {""})
    names = [*story.evidence.sources, *(each.elsewhere for each in story.evidence.citations if each.elsewhere)]
    return Numbers(
        {name: number for number, name in enumerate(dict.fromkeys(names), start=1)},
        {name: number for number, name in enumerate(subjects, start=1)},
    )


def view_entry(entry: Entry, story: Story, numbers: Numbers) -> EntryView:
    words, edtf = written_dates(entry.citations)
    lean = is_lean(story)
    statements = tuple(
        StatementView(
            clip(statement.text, CLAIM),
            "" if lean and names_topic(statement) else topic_of(statement.citations),
            tuple(dict.fromkeys(mark for row in statement.citations for mark in marks_of(row, story))),
            next((story.disputed[row.id] for row in statement.citations if row.id in story.disputed), 0),
            tuple(view_row(row, story, numbers) for row in statement.citations),
        )
        for statement in entry.statements
    )
    return EntryView(words, edtf, statements)


def is_lean(story: Story) -> bool:
    """Is little to be written around each row: only what asks for somebody, and what its status does not say?"""
    return sizes_for(len(story.evidence.citations)).lean


def names_topic(statement: Statement) -> bool:
    """Does a statement name the subject and measure of its rows in their own words?"""
    words = statement.text.casefold()
    claims = (row.claim for row in statement.citations)
    return all(word.strip().casefold() in words for claim in claims for word in (claim.subject, claim.measure))


def again(entries: Sequence[EntryView]) -> tuple[EntryView, ...]:
    """The entries with those marked whose dates are those of the entry above."""
    before = [None, *((entry.dates, entry.edtf) for entry in entries)]
    return tuple(
        replace(entry, again=bool(entry.dates) and (entry.dates, entry.edtf) == last)
        for entry, last in zip(entries, before, strict=False)
    )


def view_row(citation: Citation, story: Story, numbers: Numbers) -> Row:
    evidence = story.evidence
    source = evidence.elsewhere_of(citation) or evidence.source_of(citation)
    around, lines = around_for(len(evidence.citations)), evidence.positions.lines(source)
    passage = passage_of(citation, source, lines, around) if source.problem is None else None
    findings = story.findings.get(citation.id, ())
    shown = [each for each in findings if each.level is not Level.NOTE and not BY_NAME[each.rule].stale]
    return Row(
        id=citation.id,
        who=who(citation, evidence),
        quote=clip(citation.claim.quote, QUOTE),
        status=citation.status.value,
        stands=citation.status.stands,
        described=describe(citation, evidence),
        tokens=tokens_of(citation, findings, story),
        source=numbers.sources[citation.source],
        subject=str(numbers.subjects.get(citation.claim.subject.strip(), "")),
        path=source.path,
        published=show_day(source.published) if source.published else "",
        shown_in=numbers.sources[source.name],
        passage=passage,
        changes=citation.anchor.changes[:SHOWN_CHANGES],
        facts=tuple(facts_of(citation, story)),
        findings=(tuple(shown) if is_lean(story) else findings)[:SHOWN_CHANGES],
    )


def tokens_of(citation: Citation, findings: Iterable[Finding], story: Story) -> str:
    """The words by which the filter finds a row: its status, its marks, and whether anything was found on it."""
    open_ones = [finding for finding in findings if finding.ignored is None]
    words = [
        citation.status.value,
        *["disputed"] * (citation.id in story.disputed),
        *["forecast"] * citation.forecast,
        *["stale"] * citation.stale,
        *["inferred"] * bool(citation.date and citation.date.implied),
        *["undated"] * (citation.date is None),
        *["error"] * any(finding.level.value == "error" for finding in open_ones),
        *["warning"] * any(finding.level.value == "warning" for finding in open_ones),
    ]
    return " ".join(words)


def facts_of(citation: Citation, story: Story) -> Iterable[tuple[str, str]]:
    """What is known of a row, by name: what the quote is, what was read in it, and the editor's own columns."""
    lean = is_lean(story)
    if citation.status.value != describe(citation, story.evidence) and not lean:
        yield "quote", describe(citation, story.evidence)
    about = ", ".join(filter(None, (citation.claim.subject.strip(), citation.claim.measure.strip())))
    if about and not lean:
        yield "about", clip(about, 2 * NAME)
    date = citation.date
    if date is not None and (date.implied or date.qualifier):
        inferred = f"{' and '.join(date.implied)} inferred" if date.implied else ""
        doubt = _DOUBTS.get(date.qualifier, "")
        yield "date", ", ".join(filter(None, (inferred, doubt)))
    if citation.date_refusal:
        yield "date", clip(citation.date_refusal, LINE)
    for figure in [each for each in citation.figures if each.low != each.high and not lean][:MOST_FIGURES]:
        yield "figure", describe_figure(figure)
    if citation.entry is not None and citation.stale:  # of what holds, a new lock must not change the page
        yield "verified", show_day(citation.entry.verified)
    known = (*REQUIRED, *OPTIONAL)
    own = [(name, cell.text.strip()) for name, cell in citation.claim.cells.items() if name not in known]
    for name, text in [(name, text) for name, text in own if text][:MOST_COLUMNS]:
        yield clip(name, NAME), clip(text, LINE)


def describe_figure(figure: Figure) -> str:
    """A figure as printed, and the interval that it is read as."""
    return f"{clip(figure.text, NAME)} ({show_span(figure)})"
