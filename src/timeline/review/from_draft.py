"""From an article to rows: its quotations that stand in no claim, and its figures and dates that a source bears.

Each is offered as a row: the source's words as the quote (a figure with its whole sentence), the article's sentence as
the claim.
"""

from __future__ import annotations

import datetime
import re
import shlex
from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.frozen import frozen
from timeline.model import Column, Draft, DraftQuote, DraftReading, ReadingKind, Support
from timeline.project.settings import Project
from timeline.review.new_row import Added, add_row, find_words, quote_cells
from timeline.review.places import sentence_at
from timeline.rules.draft_quote import is_loud

_HOLDS = (Support.BORNE, Support.ROUNDED, Support.WEAKER, Support.CONVERTED)
_MARKS = re.compile(r"\s*\[@[^\]]{1,200}\]|[*_`]{1,3}")


@frozen
class Offer:
    """A row that an article asks for: its place in the article, the source and its words, and the statement.

    `at` is where the words stand in the source.
    """

    path: str
    line: int
    what: str
    source: str
    words: str
    at: int
    claim: str

    def command(self) -> str:
        """The command that adds the row."""
        parts = ["timeline", "add", self.source, "--quote", " ".join(self.words.split())]
        return shlex.join([*parts, "--claim", self.claim])

    def to_dict(self) -> dict[str, object]:
        row = {"source": self.source, "quote": self.words, "claim": self.claim}
        return {"path": self.path, "line": self.line, "what": self.what, **row}


def offers(report: Report) -> Iterator[Offer]:
    """What the articles of a report offer, in order of place; of several figures of one sentence the first."""
    for draft in report.evidence.drafts:
        found: list[DraftQuote | DraftReading] = [one for one in draft.readings if _is_open(one)]
        found += [one for one in draft.quotes if one.status.stands and not one.claims and is_loud(one)]
        known: set[tuple[str, int]] = set()
        for one in sorted(found, key=lambda one: one.start):
            offer = _offer(draft, one, report)
            if offer is not None and (offer.claim, offer.at) not in known:
                known.add((offer.claim, offer.at))
                yield offer


def _is_open(one: DraftReading) -> bool:
    return one.support in _HOLDS and one.kind is not ReadingKind.NUMBER and not one.claims and bool(one.found)


def _offer(draft: Draft, one: DraftQuote | DraftReading, report: Report) -> Offer | None:
    source = report.evidence.sources.get(one.source) or report.evidence.others.get(one.source)
    if source is None or one.at is None:
        return None
    low, high = sentence_at(draft.text, one.start, one.end)
    claim = " ".join(_MARKS.sub("", draft.text[low:high]).split())
    line = draft.lines.position(one.start)[0]
    if isinstance(one, DraftQuote):
        return Offer(draft.path, line, "quotation", source.name, source.text[slice(*one.at)], one.at[0], claim)
    start, end = sentence_at(source.text, *one.at)
    return Offer(draft.path, line, one.kind.value, source.name, source.text[start:end], start, claim)


def take(project: Project, day: datetime.date, offer: Offer) -> Added:
    """Add the row of an offer. Raises TimelineError where its words cannot be quoted."""
    found = find_words(project, offer.source, offer.words)
    place = next((one for one in found.places if one.start == offer.at), found.places[0])
    row = {**quote_cells(found, place), Column.CLAIM: offer.claim}
    return add_row(project, day, row)
