"""The Markdown report as pages: one, or an overview with pages of entries by year and pages of sources.

A page has the footnotes of its own entries; the overview names the page of a claim instead, as a footnote stands on the
page that refers to it. Cost: linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.evidence.model import Citation, Report
from timeline.frozen import frozen
from timeline.report.markdown import (
    OF_THE_WHOLE,
    head,
    lines_of,
    page_of,
    same_days,
    sections,
    since_last,
    statement_lines,
    whole_page,
)
from timeline.report.markdown_notes import Notes
from timeline.report.markdown_tables import MOST_ROWS, source_rows, sources_table
from timeline.report.pages import GENERATOR, STEM, Part, encoded, parts_of, source_page, title_of_part, year_heading
from timeline.report.sizes import MOST, PAGED, ROOM
from timeline.report.story import Entry, Story, build_story
from timeline.report.words import NAME, plural, title_of
from timeline.text.escape import clip, markdown_text


@frozen
class Block:
    """The entries of one date as written, with the rows that they are of and their footnotes."""

    year: int | None
    text: str
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(encoded(self.text)) + sum(len(encoded(note)) for note in self.notes)


def render_markdown(report: Report, *, since: Mapping[str, object] | None = None) -> str:
    """The Markdown report, or the overview of one of several pages. `since` is the JSON of an earlier report."""
    return markdown_pages(build_story(report), since)[f"{STEM}.md"]


def markdown_pages(story: Story, since: Mapping[str, object] | None = None) -> dict[str, str]:
    """The pages of the Markdown report by the names of their files: one up to PAGED rows and MOST bytes."""
    if len(story.evidence.citations) <= PAGED:
        page = whole_page(story, since)
        if len(encoded(page)) <= MOST:
            return {f"{STEM}.md": page}
    return dict(several_pages(story, since))


def several_pages(story: Story, since: Mapping[str, object] | None) -> Iterator[tuple[str, str]]:
    """The overview, the pages of entries, and those of sources."""
    blocks = groupby(blocks_of(story, Notes(story)), key=lambda block: block.year)
    parts = parts_of([(year, list(same)) for year, same in blocks], lambda block: block.size, ROOM)
    sources = [list(same) for _, same in groupby(enumerate(source_rows(story), 1), key=lambda row: source_page(row[0]))]
    names = [source_page(rows[0][0]) for rows in sources]
    pages = {row.id: part.name for part in parts for block in part.items for row in block.citations}
    undated = next((f"{part.name}.md" for part in parts if part.years[-1][0] is None), "")
    notes = Notes(story, pages, MOST_ROWS)
    whole = sections(OF_THE_WHOLE, story, notes)
    yield f"{STEM}.md", page_of([*head(story, undated), *since_last(story, since), *contents(parts, names), *whole])
    for part in parts:
        yield f"{part.name}.md", page_of([*opening(story, title_of_part(part)), *entries_of(part)])
    for name, rows in zip(names, sources, strict=True):
        title = f"Sources {rows[0][0]:,} to {rows[-1][0]:,}"
        yield (
            f"{name}.md",
            page_of(
                [
                    *opening(story, title),
                    sources_table((row for _, row in rows), seen=bool(story.evidence.refreshed.sightings)),
                ]
            ),
        )


def blocks_of(story: Story, notes: Notes) -> Iterator[Block]:
    """The entries in order, those of one date together."""
    for year, entries in story.years:
        for same in same_days(entries):
            yield block_of(year, same, lines_of(same, story, notes), notes)
    for entry in story.undated:
        yield block_of(None, [entry], statement_lines(entry, story, notes, "- ", dated=True), notes)


def block_of(year: int | None, entries: Sequence[Entry], lines: Iterable[str], notes: Notes) -> Block:
    citations = tuple(citation for entry in entries for citation in entry.citations)
    return Block(year, "\n".join(lines), citations, tuple(map(notes.definition, citations)))


def opening(story: Story, title: str) -> Iterator[str]:
    """What a page beside the overview begins with."""
    yield f"# {markdown_text(clip(title_of(story.report), NAME))}: {title}"
    yield f"<!-- {GENERATOR} -->"
    yield f"[Overview]({STEM}.md)"


def contents(parts: Sequence[Part[Block]], sources: Sequence[str]) -> Iterator[str]:
    """Which entries and which sources stand on which page."""
    yield "## Timeline"
    counts = [sum(len(block.citations) for block in part.items) for part in parts]
    rows = zip(parts, counts, strict=True)
    yield "\n".join(f"- [{title_of_part(part)}]({part.name}.md): {plural(count, 'claim')}" for part, count in rows)
    yield " · ".join(f"[Sources{f' ({n})' if n > 1 else ''}]({name}.md)" for n, name in enumerate(sources, 1))


def entries_of(part: Part[Block]) -> Iterator[str]:
    """The entries of a page by year, then their footnotes."""
    for year, blocks in part.years:
        yield f"## {year_heading(year)}"
        yield "\n".join(block.text for block in blocks)
    yield "\n".join(note for block in part.items for note in block.notes)
