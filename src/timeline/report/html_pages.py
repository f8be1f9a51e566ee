"""The HTML report as pages: one, or an overview with pages of entries by year and pages of sources.

What is of the whole stands on the overview alone. Links between pages are made here, where it is known which page a
claim stands on. Cost: linear; entries are written once, or twice where they turn out to have no room on one page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from timeline.evidence.model import Report
from timeline.frozen import frozen
from timeline.report.html import digest, environment, read
from timeline.report.html_page import Drawn, Page, overview_of, with_entries
from timeline.report.html_rows import again, number_all, view_entry
from timeline.report.html_sources import SourceView, sources_of
from timeline.report.pages import GENERATOR, STEM, UNDATED, Part, Site, encoded, parts_of, source_page, title_of_part
from timeline.report.since import Since, since_of
from timeline.report.sizes import MOST, PAGED, ROOM, sizes_for
from timeline.report.story import Story, build_story
from timeline.report.words import NAME, checked, title_of, verdict_of
from timeline.rules.date import dates_conflict
from timeline.rules.figure import figures_conflict
from timeline.text.escape import clip

OF_CONFLICTS = (figures_conflict.name, dates_conflict.name)
"""Rules that say of each row what stands with their conflict."""

MOST_INDEX = 1_500_000


@frozen
class Frame:
    """What a server shows the pages in: what stands above each, the addresses of icon, styles and scripts.

    A page's address is its name behind `before`.
    """

    above: Markup
    icon: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    before: str


def render_html(report: Report, *, since: Mapping[str, object] | None = None) -> str:
    """The HTML report, or the overview of one of several pages. `since` is the JSON of an earlier report."""
    return html_pages(build_story(report), since)[f"{STEM}.html"]


def html_pages(story: Story, since: Mapping[str, object] | None = None, frame: Frame | None = None) -> dict[str, str]:
    """The pages of the HTML report by the names of their files, the overview first.

    There is one up to PAGED rows and MOST bytes. `since` is the JSON of an earlier report: what became of what it told
    stands at the top. In a `frame` they load style and script from where it says, and forbid themselves nothing.
    """
    press = Press(story, since_of(story, since) if since is not None else None, frame)
    one = Site(conflicts=len(press.overview.conflicts))
    if frame:
        one = replace(one, before=frame.before, ending="")
    if len(story.evidence.citations) <= PAGED:
        page = press.one_page(press.entries(one), one)
        if len(encoded(page)) <= MOST:
            return {f"{STEM}.html": page}
    return dict(press.pages(replace(one, here="", paged=True)))


class Press:
    """Writes the pages of one story."""

    def __init__(self, story: Story, since: Since | None, frame: Frame | None = None) -> None:
        self.story, self.since, self.shown_in = story, since, frame
        self.sizes = sizes_for(len(story.evidence.citations))
        self.numbers = number_all(story)
        self.overview = overview_of(story, self.sizes)
        self.env = environment(story.evidence)
        self.frame = self.env.get_template("timeline.html")

    def entries(self, site: Site) -> list[Drawn]:
        """All entries in order, as they are written."""
        rows: Any = self.env.get_template("rows.html").make_module(
            {"site": site, "sizes": self.sizes, "of_conflicts": OF_CONFLICTS}
        )
        write = rows.lean_entry if self.sizes.lean else rows.entry_of
        years = [*self.story.years, *([(None, self.story.undated)] if self.story.undated else [])]
        return [
            Drawn(year, view, write(view))
            for year, entries in years
            for view in again([view_entry(entry, self.story, self.numbers) for entry in entries])
        ]

    def one_page(self, entries: list[Drawn], site: Site) -> str:
        page = with_entries(self.overview, entries, self.numbers, self.sizes)
        return self.write(replace(page, sources=tuple(sources_of(self.story, self.numbers, self.sizes))), site)

    def pages(self, site: Site) -> Iterator[tuple[str, str]]:
        """The overview, the pages of entries, and those of sources."""
        years = [(year, list(same)) for year, same in groupby(self.entries(site), key=lambda entry: entry.year)]
        parts = parts_of(years, lambda entry: entry.size, ROOM)
        site = replace(site, claims=pages_of_claims(parts))
        sources = [list(same) for _, same in groupby(self.sources(), key=lambda view: source_page(view.number))]
        yield f"{STEM}.html", self.write(self.contents(parts, sources), replace(site, here=STEM))
        for n, part in enumerate(parts):
            beside = tuple((parts[m].name, title_of_part(parts[m])) for m in (n - 1, n + 1) if 0 <= m < len(parts))
            page = Page(name=title_of_part(part), about=f"Page {n + 1} of {len(parts)}.", beside=beside)
            page = with_entries(page, part.items, self.numbers, self.sizes)
            yield f"{part.name}.html", self.write(page, replace(site, here=part.name))
        for views in sources:
            name = source_page(views[0].number)
            page = Page(name=title_of_sources(views), start="sources", sources=tuple(views))
            yield f"{name}.html", self.write(page, replace(site, here=name))

    def sources(self) -> Iterator[SourceView]:
        return sources_of(self.story, self.numbers, self.sizes)

    def contents(self, parts: Sequence[Part[Drawn]], sources: Sequence[Sequence[SourceView]]) -> Page:
        """The overview with the pages that there are."""
        return replace(
            self.overview,
            sections=tuple(each for each in self.overview.sections if each[0] != UNDATED),
            pages=tuple((part.name, title_of_part(part), claims_on(part)) for part in parts),
            source_pages=tuple((source_page(views[0].number), title_of_sources(views)) for views in sources),
        )

    def write(self, page: Page, site: Site) -> str:
        css, js = read("timeline.css"), read("timeline.js")
        report = self.story.report
        index = index_of(site) if page.pages else ""
        return (
            self.frame.render(
                page=page,
                story=self.story,
                site=site,
                sizes=self.sizes,
                since=self.since,
                frame=self.shown_in,
                generator=GENERATOR,
                index=Markup(index),  # noqa: S704 (ids and names of pages alone)
                verdict=verdict_of(report),
                title=clip(title_of(report), NAME),
                checked=checked(report.evidence),
                css=Markup(css),  # noqa: S704 (ours, not the project's)
                js=Markup(js),  # noqa: S704
                css_hash=digest(css),
                js_hash=digest(js),
            )
            + "\n"
        )


def pages_of_claims(parts: Iterable[Part[Drawn]]) -> dict[str, str]:
    """On which page each claim stands."""
    return {
        row.id: part.name
        for part in parts
        for entry in part.items
        for statement in entry.view.statements
        for row in statement.rows
    }


def claims_on(part: Part[Drawn]) -> int:
    return sum(len(statement.rows) for entry in part.items for statement in entry.view.statements)


def title_of_sources(views: Sequence[SourceView]) -> str:
    return f"Sources {views[0].number:,} to {views[-1].number:,}"


def index_of(site: Site) -> str:
    """The claims of each page, so that a link to the overview with a claim's id leads on; nothing where it is large."""
    pages: dict[str, list[str]] = {}
    for name, page in site.claims.items():
        pages.setdefault(site.page(page), []).append(name)
    index = json.dumps({page: " ".join(names) for page, names in pages.items()})
    return index if len(index) <= MOST_INDEX and "<" not in index else ""
