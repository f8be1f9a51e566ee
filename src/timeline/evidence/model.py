"""What was collected before any rule speaks: rows, sources, where each quote stands, what was read, what agrees.

Rules and reports take an Evidence and look nothing up themselves. All of it is frozen; order is the table's.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from timeline.evidence.late import Late
from timeline.frozen import frozen
from timeline.model import (
    Agreement,
    Anchor,
    Claim,
    Context,
    DateSpan,
    Denial,
    Draft,
    Figure,
    Finding,
    Level,
    Lock,
    LockEntry,
    Match,
    Problem,
    Refreshed,
    Region,
    Source,
    SourceInfo,
    Status,
    Table,
)

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates
    from timeline.project.settings import Settings
    from timeline.text.editorial import Mark
    from timeline.text.lines import Lines

NO_CONTEXT = Context()
Place = tuple[int, int, int, int, int, int]
"""Where something begins and ends in a text: the offsets, then the line and column of each."""


@frozen
class Citation(Late):
    """One row and what was found for it. It knows its source by name alone, so that it is small to send and to keep.

    `publisher` is who speaks: the source's publisher, or its name where none is known; rows of one `voice` count
    once, since one tells what the other told it. `published` is the day that relative dates were read against.
    `elsewhere` names the source that has the words where the one named has not, `elsewhere_span` says where in it.
    `followed` is where git leads from the words that were locked, where they do not stand. `figures` and `dates` are
    read in the quote (offsets into the quote), `claim_figures` and `claim_dates` in the claim. `matches` are the
    figures of the claim that the quote must bear, each with its own of the quote, `unread` are numbers of the quote
    that were not read, where a figure is not borne, `claim_unread` those of the claim, and `denial` is what in the
    claim denies its quote. `pairs` are one figure of the quote told in two currencies. `meant` is the figure that is
    compared with other rows, as told and then as told again in another currency; `unclear` says why there is none.
    `forecast`: it speaks of what was to come when its source was published. `marks` are those of the quote that are
    its editor's, `context` is what governs it from around and from under them. `reads_like` is of its source. `lines`
    say, of a source of plain text, where in it the quote stands.
    """

    claim: Claim
    anchor: Anchor
    publisher: str = ""
    voice: str = ""
    published: datetime.date | None = None
    elsewhere: str = ""
    elsewhere_span: tuple[int, int] | None = None
    followed: tuple[int, int] | None = None
    entry: LockEntry | None = None
    date: DateSpan | None = None
    date_refusal: str = ""
    figures: tuple[Figure, ...] = ()
    claim_figures: tuple[Figure, ...] = ()
    matches: tuple[Match, ...] = ()
    unread: tuple[str, ...] = ()
    denial: Denial | None = None
    dates: tuple[DateSpan, ...] = ()
    claim_dates: tuple[DateSpan, ...] = ()
    claim_unread: tuple[str, ...] = ()
    pairs: tuple[tuple[Figure, Figure], ...] = ()
    meant: tuple[Figure, ...] = ()
    unclear: str = ""
    forecast: bool = False
    stale: bool = False
    marks: tuple[Mark, ...] = ()
    context: Context = NO_CONTEXT
    reads_like: str = ""
    lines: Place | None = None

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def source(self) -> str:
        """The name of the source that the row cites."""
        return self.claim.source


@frozen
class Comparison:
    """The rows of one subject and measure whose dates overlap, in groups that can be true together, largest first.

    `verdict` is `conflict` where there is more than one group. `reason` says so in words; `measure` is `date` where the
    rows' dates were compared.
    """

    subject: str
    measure: str
    verdict: Agreement
    groups: tuple[tuple[Citation, ...], ...]
    reason: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for group in self.groups for citation in group)


@frozen
class Series:
    """The rows of one subject and measure on dates that do not all overlap, in order of time."""

    subject: str
    measure: str
    citations: tuple[Citation, ...]


@frozen
class Apart:
    """Of rows the pairs whose figures could not both be true of one time, and that are of times a little apart."""

    rows: tuple[Citation, ...]
    pairs: tuple[tuple[Citation, Citation], ...]


class Positions:
    """Offsets in sources to places in their files; the lines of a source are counted when it is first asked for."""

    def __init__(self) -> None:
        self._lines: dict[str, Lines] = {}

    def lines(self, source: Source) -> Lines:
        kept = self._lines.get(source.name)
        if kept is None:
            from timeline.text.lines import Lines

            kept = self._lines[source.name] = Lines(source.text).of("")
        return kept.of(source.text)

    def region(self, source: Source, start: int, end: int) -> Region:
        """The region, in the source's file, of the characters [start, end) of its text."""
        view = source.view
        if view is None:
            lines = self.lines(source)
            return Region(source.path, *lines.position(start), *lines.position(end))
        place = view.where(start, end) if view.places else ""
        ends = (*view.position(start), *view.position(end, end=True)) if view.kind.has_lines else (1, 1, 1, 1)
        return Region(source.path, *ends, place=place, span=(start, end))

    def where(self, source: Source, start: int, end: int) -> str:
        """The place of the characters [start, end) of a source in words: "line 12", "page 3"."""
        return source.view.where(start, end) if source.view else f"line {self.lines(source).position(start)[0]}"


@frozen
class Evidence:
    """All that the rules see.

    `sources` are those that rows cite or that have a hash to hold, by name; `others` those that no row cites and that
    have the words which a row's own source has not. `apart` holds for the very rows that it names. `listed` are the
    names of the files below the folder of the sources; `outdated` the reports that would change; `drafts` the articles
    that are checked; `refreshed` what was seen of the sources online.
    """

    as_of: datetime.date
    settings: Settings
    table: Table
    infos: Mapping[str, SourceInfo]
    sources: Mapping[str, Source]
    lock: Lock
    problems: tuple[Problem, ...] = ()
    citations: tuple[Citation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    series: tuple[Series, ...] = ()
    apart: Apart | None = None
    others: Mapping[str, Source] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    refreshed: Refreshed = field(default_factory=lambda: Refreshed(""))
    rates: Rates | None = None
    positions: Positions = field(default_factory=Positions)

    def source_of(self, citation: Citation) -> Source:
        """The source that a row cites."""
        return self.sources[citation.source]

    def elsewhere_of(self, citation: Citation) -> Source | None:
        """The source that has a row's words where the one that it cites has not."""
        name = citation.elsewhere
        return self.sources.get(name) or self.others.get(name) if name else None

    def region(self, citation: Citation, start: int, end: int) -> Region:
        """The region of the characters [start, end) of the source that a row cites."""
        source, lines = self.source_of(citation), citation.lines
        if lines is not None and lines[:2] == (start, end):
            return Region(source.path, *lines[2:])
        return self.positions.region(source, start, end)

    def place(self, citation: Citation) -> str:
        """Where a row's quote stands in its source, in words; empty where there is no place."""
        start, end = citation.anchor.start, citation.anchor.end
        if start is None or end is None:
            return ""
        return self.positions.where(self.source_of(citation), start, end)

    def words(self, citation: Citation) -> str:
        """The words that stand in the source for a row's quote, or nothing where there is no place."""
        start, end = citation.anchor.start, citation.anchor.end
        return self.source_of(citation).text[start:end] if start is not None else ""

    @property
    def unused(self) -> tuple[str, ...]:
        """The claims that no article uses, of those that could be read; none where there is no such article."""
        read = [frozenset(draft.unused) for draft in self.drafts if draft.problem is None]
        ids = frozenset[str]().union(*read).intersection(*read)
        return tuple(citation.id for citation in self.citations if citation.id in ids)

    @property
    def has_unread_rows(self) -> bool:
        """Are there rows in the table that could not be read? What they cite and are called is not known then."""
        return any(problem.kind.loses_rows for problem in self.table.problems)


@frozen
class Report:
    """The evidence and what the rules found in it: what every format and the reports show.

    `folded` are findings that stand as a mark on another of their row and are not shown: see timeline.rules.folding.
    """

    evidence: Evidence
    findings: tuple[Finding, ...]
    folded: tuple[Finding, ...] = ()

    def counts(self) -> dict[Level, int]:
        """How many findings of each level there are, accepted ones left out."""
        open_ones = [finding for finding in self.findings if finding.ignored is None]
        return {level: sum(finding.level is level for finding in open_ones) for level in Level}

    def statuses(self) -> dict[Status, int]:
        """How many quotes have each status."""
        found = [citation.status for citation in self.evidence.citations]
        return {status: found.count(status) for status in Status}
