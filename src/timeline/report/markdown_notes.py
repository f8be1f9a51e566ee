"""The footnotes of the Markdown report: one for each row, with the verbatim quote, its source and its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from timeline.evidence.model import Citation, Evidence
from timeline.figures.show import show_day
from timeline.model import Region, Status
from timeline.report.story import Story
from timeline.report.words import LINE, NAME, QUOTE, describe, describe_changes, in_marks, who
from timeline.text.escape import clip, markdown_code, markdown_text, one_line

_PLAIN_PATH = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
LONGEST_LABEL = 80


class Notes:
    """The label of each row's footnote: its id, or with a number where another differs from it only in case.

    `pages`: the page that a row's footnote stands on, where it is another; `most`: how many a list shows, if not all.
    """

    def __init__(self, story: Story, pages: Mapping[str, str] = MappingProxyType({}), most: int | None = None) -> None:
        self.story = story
        self.pages = pages
        self.most = most
        self.labels: dict[str, str] = {}
        self.citations = [citation for entry in story.entries() for citation in entry.citations]
        taken: set[str] = set()
        for number, citation in enumerate(self.citations, start=1):
            label = citation.id if len(citation.id) <= LONGEST_LABEL else f"row-{citation.claim.line}"
            if label.casefold() in taken:
                label = f"{label}-{number}"
            taken.add(label.casefold())
            self.labels[citation.id] = label

    def reference(self, citation: Citation) -> str:
        page = self.pages.get(citation.id)
        if page is not None:
            return f" ([{markdown_code(clip(citation.id, NAME))}]({page}.md))"
        return f"[^{self.labels[citation.id]}]"

    def definitions(self, citations: Iterable[Citation] | None = None) -> Iterator[str]:
        """The footnotes themselves, in the order of the entries; of some rows, or of all."""
        notes = [self.definition(each) for each in (self.citations if citations is None else citations)]
        if notes:
            yield "\n".join(notes)

    def definition(self, citation: Citation) -> str:
        return f"[^{self.labels[citation.id]}]: {note_of(citation, self.story.evidence)}"


def note_of(citation: Citation, evidence: Evidence) -> str:
    """Who says it, the quote, where it stands, and what can be said of it."""
    speaker = markdown_text(who(citation, evidence))
    if citation.published:
        speaker += f", {show_day(citation.published)}"
    text = markdown_text(describe(citation, evidence))
    parts = [
        f"{speaker}: {markdown_text(in_marks(clip(one_line(citation.claim.quote), QUOTE)))}",
        place_of(citation, evidence),
    ]
    parts.append(text if citation.status.stands else f"**{text}**")
    if citation.status is Status.ALTERED:
        parts.append(markdown_text(describe_changes(citation)))
    parts.append(editors_note(citation))
    return " — ".join(filter(None, parts))


def editors_note(citation: Citation) -> str:
    """What the editor noted on the row."""
    note = citation.claim.note.strip()
    return f"note: {markdown_text(clip(note, LINE))}" if note else ""


def place_of(citation: Citation, evidence: Evidence) -> str:
    """The source's file and the line of the quote, linked where its name is plain."""
    anchor = citation.anchor
    if anchor.start is None or anchor.end is None:
        return source_link(Region(evidence.source_of(citation).path), evidence, lined=False)
    return source_link(evidence.region(citation, anchor.start, anchor.end), evidence)


def source_link(region: Region, evidence: Evidence, *, lined: bool = True) -> str:
    """A file of the project and a line of it, linked from the folder of the reports; an odd name is text only."""
    path = clip(region.path, 4 * NAME)
    lined = lined and region.has_lines
    place = f", {region.place}" if region.place else ""
    shown = markdown_code((f"{path}:{region.line}" if lined else path) + place)
    plain = _PLAIN_PATH.fullmatch(region.path) and ".." not in region.path.split("/")
    if not plain or len(region.path) > len(path):
        return shown
    up = "../" * len(evidence.settings.reports.split("/"))
    return f"[{shown}]({up}{region.path}{f'#L{region.line}' if lined else ''})"
