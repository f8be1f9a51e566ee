"""The chronology as one Markdown page for GitHub: the verdict first, then the timeline with its sources as footnotes.

Every text from the project goes through `timeline.text.escape`, so that it shows as written and nothing comes alive;
every link is built from a claim's id or a source's plain file name.
docs/report.md says what stands where. Cost: linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.evidence.model import Citation
from timeline.report.dating import written_dates
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
from timeline.report.story import Entry, Story
from timeline.report.words import (
    CLAIM,
    NAME,
    accepted_in,
    checked,
    describe_quotes,
    marks_of,
    plural,
    title_of,
    topic_of,
    verdict_of,
    year_name,
)
from timeline.text.escape import clip, markdown_code, markdown_text

Section = Callable[[Story, Notes], Iterator[str]]


def whole_page(story: Story, since: Mapping[str, object] | None = None) -> str:
    """The report on one page. `since` is the JSON of an earlier report: what changed since is told at the top."""
    notes = Notes(story)
    return page_of([*head(story), *since_last(story, since), *sections(ALL, story, notes), *notes.definitions()])


def page_of(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def since_last(story: Story, since: Mapping[str, object] | None) -> Iterator[str]:
    if since is not None:
        yield from since_section(story, since)


def sections(which: Sequence[Section], story: Story, notes: Notes) -> Iterator[str]:
    for section in which:
        yield from section(story, notes)


def head(story: Story, undated: str = "#undated") -> Iterator[str]:
    """The verdict, what was checked, and where to go from here."""
    report = story.report
    yield f"# {markdown_text(clip(title_of(report), NAME))}"
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
    facts += [f"{plural(number, 'finding')} {how}." for number, how in accepted_in(report)]
    if story.undated:
        facts.append(f"[{plural(len(story.undated), 'entry', 'entries')}]({undated}) without a date.")
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
        yield "\n".join(line for same in same_days(entries) for line in lines_of(same, story, notes))


def undated_section(story: Story, notes: Notes) -> Iterator[str]:
    if story.undated:
        yield "## Undated"
        yield "\n".join(
            line for entry in story.undated for line in statement_lines(entry, story, notes, "- ", dated=True)
        )


def same_days(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Entries in a row of the same days stand together."""
    return [tuple(same) for _, same in groupby(entries, key=lambda entry: entry.date and entry.date.edtf)]


def lines_of(entries: Sequence[Entry], story: Story, notes: Notes) -> Iterator[str]:
    """The entries of one date: the date in words, its EDTF beside it, and below what is claimed of it, a line each."""
    when = format_date([citation for entry in entries for citation in entry.citations])
    if sum(len(entry.statements) for entry in entries) == 1:
        yield from statement_lines(entries[0], story, notes, f"- {when} ")
        return
    yield f"- {when or 'undated'}"
    for entry in entries:
        yield from statement_lines(entry, story, notes, "  - ")


def statement_lines(entry: Entry, story: Story, notes: Notes, begin: str, *, dated: bool = False) -> Iterator[str]:
    """What an entry claims, with its notes, its subject and measure, and its marks in words; `dated`: with its date."""
    when = f"{format_date(entry.citations)} " if dated and format_date(entry.citations) else ""
    for statement in entry.statements:
        rows = statement.citations
        marks = dict.fromkeys(mark for each in rows for mark in marks_of(each, story))
        words = markdown_text(clip(statement.text, CLAIM)) + "".join(map(notes.reference, rows))
        yield f"{begin}{when}{words}{format_topic(rows)} {format_marks(marks)}".rstrip()


def format_marks(marks: Iterable[str]) -> str:
    words = ", ".join(f"**{markdown_text(mark)}**" for mark in marks)
    return f"— {words}" if words else ""


def format_date(citations: Iterable[Citation]) -> str:
    """The dates of an entry's rows in words, each once, and their EDTF in small."""
    words, edtf = written_dates(citations)
    parts = [f"**{markdown_text(' / '.join(words))}**"] if words else []
    if edtf:
        parts.append(f"<sub>{markdown_code(edtf)}</sub>")
    return " ".join(parts)


def format_topic(citations: Sequence[Citation]) -> str:
    """The subject and measure of a statement, in small."""
    words = topic_of(citations)
    return f" <sub>{markdown_text(words)}</sub>" if words else ""


OF_THE_WHOLE: tuple[Section, ...] = (
    conflicts_section, forecasts_section, shaky_section, histories_section, findings_section,
)  # fmt: skip
ALL: tuple[Section, ...] = (timeline_section, undated_section, *OF_THE_WHOLE, sources_section)
"""What stands on the page in this order: the entries, what is of all of them, the sources."""
