"""The sources as the HTML report shows them: what is known of each, and its text with every quoted span marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.evidence.coverage import Coverage
from timeline.figures.show import show_day
from timeline.frozen import frozen
from timeline.model import Source
from timeline.report.cited import describe_share, describe_uncited
from timeline.report.html_rows import Numbers
from timeline.report.passage import Line, Span, by_source, fits, lines_shown
from timeline.report.seen import describe_seen
from timeline.report.sizes import Sizes
from timeline.report.story import Story
from timeline.report.words import LINE, plural
from timeline.text.escape import clip, html_text

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}")


@frozen
class SourceView:
    """A source as shown: its number on the page, how often it is cited, what is known of it, and its lines."""

    number: int
    source: Source
    cited: int
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def sources_of(story: Story, numbers: Numbers, sizes: Sizes) -> Iterator[SourceView]:
    """Every source that is cited, or that has the words of a misattributed quote, with its text as far as it fits."""
    evidence = story.evidence
    spans = by_source(evidence.citations)
    cited = Counter(citation.source for citation in evidence.citations)
    known = {**evidence.others, **evidence.sources}
    room = Room(sizes.texts, sizes.windows)
    for name, number in numbers.sources.items():
        source = known[name]
        lines = room.lines_of(source, spans.get(name, []), story) if source.problem is None else ()
        yield SourceView(number, source, cited[name], tuple(facts_of(source, story, sizes)), lines)


@dataclass
class Room:
    """What is left for sources that are shown whole, and for those that are shown around their quotes."""

    whole: int
    windows: int

    def lines_of(self, source: Source, spans: list[Span], story: Story) -> tuple[Line, ...]:
        """The lines of a source as far as there is room for them, and none at the end of it."""
        lines = story.evidence.positions.lines(source)
        whole = fits(source, lines)
        if whole:
            cost = len(html_text(source.text))
            whole = cost <= self.whole
            self.whole -= cost if whole else 0
        if not whole and self.windows <= 0:
            return ()
        found = tuple(lines_shown(source, spans, lines, whole=whole))
        if not whole:
            self.windows -= sum(len(piece.text) for line in found for piece in line.pieces)
        return found


def facts_cited(coverage: Coverage | None, sizes: Sizes) -> Iterator[tuple[str, str]]:
    """What of a source's figures and dates is cited, and what is not."""
    if coverage is not None and coverage.total:
        yield "figures and dates cited", describe_share(coverage)
    if coverage is not None and coverage.uncited and not sizes.lean:
        yield "cited by no claim", clip(describe_uncited(coverage), 2 * LINE)


def facts_of(source: Source, story: Story, sizes: Sizes) -> Iterator[tuple[str, str]]:
    """What is known of a source, by name. An address is one only where it is plain."""
    info = source.info
    if info is not None:
        for name in ("title", "publisher", "author", "via"):
            if getattr(info, name):
                yield name, clip(getattr(info, name), LINE)
    if source.published:
        yield "published", show_day(source.published)
    if info is not None and info.url:
        yield "address" if _ADDRESS.fullmatch(info.url) else "url", clip(info.url, 2 * LINE)
        if story.evidence.refreshed.sightings:
            yield "online", describe_seen(source, story.evidence)
    if source.sha256:
        yield "sha-256", source.sha256
    if source.size and not sizes.lean:
        yield "size", plural(source.size, "byte")
    yield from facts_cited(story.covered.get(source.name), sizes)
    if info is not None and info.note:
        yield "note", clip(info.note, 2 * LINE)
