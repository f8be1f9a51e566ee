"""What bears a figure or a date of an article: the linked claims' quotes, those sources' sentences, then all sources.

By entailment, as a claim is borne by its quote (`timeline.figures.bears`); a date is borne by one that it holds, and by
the day on which a source was published. Where nothing bears it, the same words literally do.

Cost: the figures and dates of a source are read once, when they are first asked for, and looked up by their size.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.draft.fitting import fitted
from timeline.draft.words import has_words, number_words, spoken, token_key
from timeline.evidence.model import Citation
from timeline.figures import bears, read_figures
from timeline.frozen import frozen
from timeline.model import DateSpan, Day, Figure, FigureKind, Precision, Relation, Source, Support

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

ORDER = (
    Support.BORNE,
    Support.ROUNDED,
    Support.WEAKER,
    Support.HEDGE_DROPPED,
    Support.CONVERTED,
    Support.SHARPER,
    Support.UNSUPPORTED,
)
"""The best first: the number itself without its bound says more of what was meant than another currency's."""
HOLDS = frozenset((Support.BORNE, Support.ROUNDED, Support.WEAKER, Support.CONVERTED))
_WINDOW = Decimal(2)  # how many times larger or smaller a figure of the source may be to be looked at
_COARSE = frozenset((Precision.QUARTER, Precision.SEASON, Precision.HALF, Precision.YEAR, Precision.DECADE))
_BY_SIZE = frozenset((FigureKind.MONEY, FigureKind.NUMBER))


@frozen
class Bearer:
    """A figure or date that may bear one of the article: its words, its place in its source, and its day."""

    read: Figure | DateSpan
    source: str
    start: int
    end: int
    claim: str = ""
    on: datetime.date | DateSpan | None = None


@frozen
class Borne:
    """The best that was found: what it is to the article's figure or date, and where it stands.

    Of what is unsupported, what was perhaps meant, and by which slip of the pen.
    """

    support: Support
    by: Bearer | None = None
    slip: str = ""


NOTHING = Borne(Support.UNSUPPORTED)
_NO_DATE = DateSpan(None, None, Precision.DAY, "")

Candidates = Callable[[list[Source], list[Citation]], Iterator[Bearer]]
Judge = Callable[[Bearer], Support]


class Readings:
    """The figures and dates of one source; what is read of it is read when it is asked for, and once."""

    def __init__(self, source: Source, order: str) -> None:
        self.source = source
        self._order = order

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures by size, each told once."""
        read = read_figures(self.source.visible, language=self.source.language)
        return sorted({_alike(figure): figure for figure in reversed(read)}.values(), key=lambda f: (size(f), f.start))

    @cached_property
    def sizes(self) -> list[Decimal]:
        return [size(figure) for figure in self.figures]

    @cached_property
    def dates(self) -> list[DateSpan]:
        published, language = self.source.published, self.source.language
        found = find_dates(self.source.visible, published=published, language=language, order=self._order)
        return found if published is None else [*found, _day_of(published)]

    @cached_property
    def spoken(self) -> str:
        return spoken(self.source.visible)

    @cached_property
    def tokens(self) -> frozenset[str]:
        text = self.source.visible
        return frozenset(token_key(text[start:end]) for start, end in number_words(text, ()))

    def near(self, figure: Figure) -> list[Bearer]:
        """The figures of the source that can have to do with one of the article."""
        found = self.figures
        if figure.kind in _BY_SIZE and size(figure):
            low, high = size(figure) / _WINDOW, size(figure) * _WINDOW
            found = found[bisect_left(self.sizes, low) : bisect_right(self.sizes, high)]
        on = self.source.published
        return [Bearer(one, self.source.name, one.start, one.end, on=on) for one in found]

    def days(self, date: DateSpan) -> list[Bearer]:
        """The dates of the source that can bear one; a year is borne by no date whose own year is inferred."""
        own = date.precision not in _COARSE or Precision.YEAR in date.implied
        found = [one for one in self.dates if own or Precision.YEAR not in one.implied]
        return [Bearer(one, self.source.name, one.start, one.end) for one in found]


def _alike(figure: Figure) -> tuple[object, ...]:
    return (figure.kind, figure.unit, figure.value, figure.low, figure.high, figure.relation, figure.step)


def _day_of(published: datetime.date) -> DateSpan:
    day = Day.from_date(published)
    text, implied = published.isoformat(), (Precision.YEAR,)
    return DateSpan(day, day, Precision.DAY, text, implied=implied, text=text)


def size(figure: Figure) -> Decimal:
    """The number told, or the end of a bound, without its sign; 0 where there is none."""
    ends = (figure.value, figure.low, figure.high)
    return abs(next((end for end in ends if end is not None and end.is_finite()), Decimal(0)))


@dataclass
class Bearers:
    """All that can bear the figures and dates of an article, in three tiers."""

    sources: Sequence[Source]
    citations: Sequence[Citation]
    order: str = ""
    rates: Rates | None = None
    linked_only: bool = False
    _read: dict[str, Readings] = field(default_factory=dict)

    def readings(self, source: Source) -> Readings:
        if source.name not in self._read:
            self._read[source.name] = Readings(source, self.order)
        return self._read[source.name]

    def tiers(self, linked: Sequence[Citation]) -> Iterator[tuple[list[Source], list[Citation]]]:
        """The quotes of the linked claims, the sources of these, and all others."""
        names = {citation.source for citation in linked}
        near = [source for source in self.sources if source.name in names]
        if linked:
            yield [], list(linked)
            yield near, []
        if not self.linked_only:
            yield [source for source in self.sources if source.name not in names], []

    def of_figure(self, figure: Figure, linked: Sequence[Citation], on: datetime.date | None) -> Borne:
        """What bears a figure."""

        def candidates(sources: list[Source], rows: list[Citation]) -> Iterator[Bearer]:
            for row in rows:
                yield from (quoted(row, one) for one in row.figures)
            for source in sources:
                yield from self.readings(source).near(figure)

        def judge(bearer: Bearer) -> Support:
            if not isinstance(bearer.read, Figure):
                return Support.UNSUPPORTED
            backing = Support.from_backing(bears(figure, bearer.read, on=bearer.on or on, rates=self.rates))
            return fitted(figure, bearer.read, backing)

        borne = self._best(linked, candidates, judge)
        return borne if borne is not NOTHING else self._by_ends(figure, linked, on)

    def _by_ends(self, figure: Figure, linked: Sequence[Citation], on: datetime.date | None) -> Borne:
        """What bears both ends of a range, each as a figure of its own: 4-7% where the source has "4% to 7%"."""
        if figure.relation != Relation.RANGE or not (figure.low.is_finite() and figure.high.is_finite()):
            return NOTHING
        ends = [
            replace(figure, value=end, low=end, high=end, relation=Relation.EQUAL) for end in (figure.low, figure.high)
        ]
        borne = [self.of_figure(end, linked, on) for end in ends]
        return borne[0] if all(one.support is Support.BORNE for one in borne) else NOTHING

    def of_date(self, date: DateSpan, linked: Sequence[Citation]) -> Borne:
        """What bears a date."""

        def candidates(sources: list[Source], rows: list[Citation]) -> Iterator[Bearer]:
            for row in rows:
                own = (row.date,) if row.date else ()
                yield from (quoted(row, one) for one in (*row.dates, *own))
            for source in sources:
                yield from self.readings(source).days(date)

        def judge(bearer: Bearer) -> Support:
            return date_support(date, bearer.read) if isinstance(bearer.read, DateSpan) else Support.UNSUPPORTED

        return self._best(linked, candidates, judge)

    def of_words(self, words: str, linked: Sequence[Citation], *, token: bool) -> Borne:
        """Whether the same words stand in a source; a `token` is compared as a whole."""
        for sources, _ in self.tiers(linked):
            for source in sources:
                readings = self.readings(source)
                if (token and token_key(words) in readings.tokens) or has_words(words, readings.spoken):
                    start = max(0, source.visible.casefold().find(words.casefold()))
                    return Borne(Support.BORNE, Bearer(_NO_DATE, source.name, start, start + len(words)))
        return NOTHING

    def _best(self, linked: Sequence[Citation], candidates: Candidates, judge: Judge) -> Borne:
        best = NOTHING
        for sources, rows in self.tiers(linked):
            for bearer in candidates(sources, rows):
                support = judge(bearer)
                if ORDER.index(support) < ORDER.index(best.support):
                    best = Borne(support, bearer)
            if best.support in HOLDS or (best.support is not Support.UNSUPPORTED and sources and linked):
                break
        return best


def quoted(row: Citation, read: Figure | DateSpan) -> Bearer:
    """A figure or date of a row's quote, at its place in the source where the quote stands as it is."""
    start, end = row.anchor.start or 0, row.anchor.end or 0
    if end - start == len(row.claim.quote) and row.claim.quote[read.start : read.end] == read.text:
        start, end = start + read.start, start + read.end
    return Bearer(read, row.source, start, end, row.id, row.date or row.published)


def date_support(date: DateSpan, other: DateSpan) -> Support:
    """What a date of a source is to one of the article: it bears one that holds all of it.

    An open one holds nearly every day: "by the end of 2026" is borne by a date of 2026, and not by one of 2019.
    """
    low, high = date.earliest or _FIRST, date.latest or _LAST
    first, last = other.earliest or _FIRST, other.latest or _LAST
    if (low, high) == (first, last):
        return Support.BORNE
    if low <= first and last <= high and _is_near_its_end(date, other):
        return Support.WEAKER
    closed = other.earliest is not None and other.latest is not None
    return Support.SHARPER if closed and first <= low and high <= last else Support.UNSUPPORTED


def _is_near_its_end(date: DateSpan, other: DateSpan) -> bool:
    """Is the other date of the year in which an open one ends or begins? One that is not open has no such year."""
    if date.latest and not date.earliest:
        return other.latest is not None and other.latest.year == date.latest.year
    if date.earliest and not date.latest:
        return other.earliest is not None and other.earliest.year == date.earliest.year
    return True


_FIRST, _LAST = Day(-(10**6), 1, 1), Day(10**6, 1, 1)
