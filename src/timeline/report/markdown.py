"""The chronology as one Markdown page for GitHub: the verdict first, then the timeline with its sources as footnotes.

Every text from the project goes through `timeline.text.escape`, so that it shows as written and nothing comes alive;
every link is built from a claim's id or a source's plain file name.
docs/report.md says what stands where. Cost: linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.evidence.model import Citation, Report
from timeline.report.markdown_notes import Notes
from timeline.report.markdown_tables import (
    conflicts_section,
    findings_section,
    forecasts_section,
    histories_section,
    shaky_section,
    since_section,
    sources_section,
)
from timeline.report.story import Entry, Story, build_story
from timeline.report.words import CLAIM, NAME, checked, describe_quotes, marks_of, plural, verdict_of, year_name
from timeline.text.escape import clip, markdown_code, markdown_text

Section = Callable[[Story, Notes], Iterator[str]]


def render_markdown(report: Report, *, since: Mapping[str, object] | None = None) -> str:
    """The Markdown report. `since` is the JSON of an earlier report: what changed since is told after the verdict."""
    story = build_story(report)
    notes = Notes(story)
    sections: tuple[Section, ...] = (
        timeline_section, undated_section, conflicts_section, forecasts_section, shaky_section, histories_section,
        findings_section, sources_section,
    )  # fmt: skip
    blocks = [*head(story)]
    if since is not None:
        blocks += since_section(story, since)
    for section in sections:
        blocks += section(story, notes)
    return "\n\n".join([*blocks, *notes.definitions()]) + "\n"


def head(story: Story) -> Iterator[str]:
    """The verdict, what was checked, and where to go from here."""
    report = story.report
    yield "# Timeline"
    yield f"<!-- as of {report.evidence.as_of} -->"  # `timeline report --check` reads the day from here
    yield f"**{verdict_of(report)}** {checked(report.evidence)}"
    if not report.evidence.citations:
        return
    facts = [f"Quotes: {describe_quotes(report)}."]
    if story.conflicts:
        facts.append(f"[{plural(len(story.conflicts), 'conflict')}](#conflicts) between sources.")
    if story.forecasts:
        due = sum(each.due and not each.settled for each in story.forecasts)
        facts.append(f"[{plural(len(story.forecasts), 'forecast')}](#forecasts), {due} of them due.")
    accepted = sum(finding.ignored is not None for finding in report.findings)
    if accepted:
        facts.append(f"{plural(accepted, 'finding')} accepted with a reason.")
    if story.undated:
        facts.append(f"[{plural(len(story.undated), 'entry', 'entries')}](#undated) without a date.")
    yield "\n".join(f"- {fact}" for fact in facts)


def timeline_section(story: Story, notes: Notes) -> Iterator[str]:
    """The dated entries, year by year."""
    if not story.years:
        return
    yield "## Timeline"
    years = [year_name(year) for year, _ in story.years]
    yield " · ".join(f"[{name}](#{name.lower().replace(' ', '-')})" for name in years)
    for year, entries in story.years:
        yield f"### {year_name(year)}"
        yield "\n".join(line_of(entry, story, notes) for entry in entries)


def undated_section(story: Story, notes: Notes) -> Iterator[str]:
    if story.undated:
        yield "## Undated"
        yield "\n".join(line_of(entry, story, notes) for entry in story.undated)


def line_of(entry: Entry, story: Story, notes: Notes) -> str:
    """One entry: its date as written beside its EDTF, what is claimed with its notes, and its marks in words."""
    texts, marks = [], []
    for statement in entry.statements:
        texts.append(markdown_text(clip(statement.text, CLAIM)) + "".join(map(notes.reference, statement.citations)))
        marks.append(tuple(dict.fromkeys(mark for each in statement.citations for mark in marks_of(each, story))))
    when = format_date(entry.citations)
    if len(texts) == 1:
        return "- " + " ".join(filter(None, (when, texts[0], format_marks(marks[0]))))
    shared = marks[0] if len(set(marks)) == 1 else ()
    head = "- " + " ".join(filter(None, (when or "undated", format_marks(shared))))
    lines = [
        f"  - {each} {format_marks(() if shared else own)}".rstrip() for each, own in zip(texts, marks, strict=True)
    ]
    return "\n".join([head, *lines])


def format_marks(marks: Iterable[str]) -> str:
    words = ", ".join(f"**{markdown_text(mark)}**" for mark in marks)
    return f"— {words}" if words else ""


def format_date(citations: Iterable[Citation]) -> str:
    """The dates of an entry's rows as written, each once, and their EDTF."""
    written = dict.fromkeys(clip(citation.claim.date.strip(), NAME) for citation in citations)
    edtf = next((citation.date.edtf for citation in citations if citation.date), "")
    words = [text for text in written if text and text != edtf]
    parts = [f"**{markdown_text(' / '.join(words))}**"] if words else []
    if edtf:
        parts.append(markdown_code(edtf))
    return " ".join(parts)
