"""A source as it was kept and as it is online: which of its quotes no longer hold, and what else differs.

The quotes are looked for in the new version just as a check would look for them if it were the source, each with what
is known of its surroundings in the old one. A row whose quote does not hold in the old version either is told by the
check, and only what is new of it is told here. A version in which nearly all of the text is gone at once is no page to
judge quotes by: a stub, a login, another page. `doubt` says so, and then nothing is said of any quote.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from timeline.evidence.job import Job
from timeline.evidence.model import Citation, Positions
from timeline.evidence.passages import Differences, differences, share_kept, shortened
from timeline.evidence.recorded import record_of
from timeline.evidence.seen import hidden_of
from timeline.evidence.verify_source import verify_source
from timeline.frozen import frozen
from timeline.model import Change, Claim, Kind, Level, LockEntry, Loss, LostQuote, Source, Status
from timeline.project.lock import quote_digest
from timeline.project.settings import Settings

_LITTLE, _HALF = 0.15, 0.5
"""Shares of a text: nearly all of it is gone where less than this stands, of a page that shrank the larger one."""

_WORDS = 300  # characters of a passage that are recorded
_MOST_CHANGES = 20  # of one quote
_TEXTS = (Kind.TEXT, Kind.HTML, Kind.MARKDOWN)
"""Kinds of which one may be pasted from another; a page in the place of a PDF is another thing than the PDF."""

Rows = Sequence[tuple[Claim, LockEntry | None]]


@frozen
class Versions:
    """What differs between two versions of a source: quotes that no longer hold, then all else.

    `doubt` is why the new one cannot be judged by, or empty.
    """

    doubt: str = ""
    lost: tuple[LostQuote, ...] = ()
    rest: Differences = field(default_factory=Differences)


def compare_versions(old: Source, new: Source, rows: Rows, settings: Settings, day: datetime.date) -> Versions:
    """What of the rows' quotes, and of the rest of the old version, the new one no longer says."""
    if new.problem is not None:
        return Versions(f"what is there cannot be read: {new.problem.message}")
    if old.problem is not None:
        return Versions(f"the source as kept cannot be read: {old.problem.message}")
    if old.visible == new.visible and old.text == new.text:
        return Versions()
    before = verify_source(Job(old, tuple(rows), settings, day))
    known = tuple((row.claim, known_of(row, old, day)) for row in before)
    after = verify_source(Job(new, known, settings, day))
    doubt = doubt_of(old, new, before, after)
    if doubt:
        return Versions(doubt)
    pairs = [(was, now, lost) for was, now in zip(before, after, strict=True) for lost in loss_of(was, now, old, new)]
    spans = [span for was, _, lost in pairs for span in spans_of(was)]
    same_kind = kind_of(old) is kind_of(new)
    return Versions(
        "", tuple(lost for _, _, lost in pairs), differences(old, new, spans) if same_kind else Differences()
    )


def kind_of(source: Source) -> Kind:
    return source.view.kind if source.view else Kind.TEXT


def known_of(row: Citation, old: Source, day: datetime.date) -> LockEntry | None:
    """What is known of where a quote stands in the old version; of one that does not, what the lock recorded."""
    return record_of(row.claim, row.anchor, old, day) if row.status.stands else row.entry


def spans_of(row: Citation) -> Sequence[tuple[int, int]]:
    anchor = row.anchor
    return anchor.parts or (((anchor.start, anchor.end or anchor.start),) if anchor.start is not None else ())


# ---- is it the page? -------------------------------------------------------------------------------------------------


def doubt_of(old: Source, new: Source, before: Sequence[Citation], after: Sequence[Citation]) -> str:
    """Why the new version is not the page that it was, or nothing.

    Words that are found changed show that it is the page, unless nearly all else is gone. Where quotes are only
    missing, or nothing is quoted, the share of its text that still stands decides.
    """
    held = [now.status for was, now in zip(before, after, strict=True) if holds(was)]
    altered, stands = any(now.status is Status.ALTERED for now in after), any(holds(now) for now in after)
    if stands and (altered or Status.MISSING not in held):
        return ""
    kinds = {kind_of(old), kind_of(new)}
    if len(kinds) > 1 and not kinds <= {*_TEXTS}:
        return f"it was {kind_of(old).value} and is {kind_of(new).value} now"
    share = share_kept(old.visible, new.visible)
    shrank = len(new.visible) < _HALF * len(old.visible) or len(kinds) > 1
    gone = share < _LITTLE and shrank if altered else (share < _LITTLE and not stands) or (share < _HALF and shrank)
    if gone:
        return f"{round(100 * (1 - share))} % of its text is gone at once"
    return ""


def holds(row: Citation) -> bool:
    """Do the words of the row stand, in one place or in several?"""
    return row.status.stands or row.status is Status.AMBIGUOUS


# ---- one quote -------------------------------------------------------------------------------------------------------


def loss_of(was: Citation, now: Citation, old: Source, new: Source) -> Iterator[LostQuote]:
    """How the quote of a row no longer holds, if it does not."""
    if now.status is Status.MISSING:
        if was.status is not Status.MISSING:
            yield lost(now, Loss.MISSING)
    elif now.status is Status.ALTERED:
        changed = {(one.kind, one.quoted, one.found) for one in was.anchor.changes}
        if any((one.kind, one.quoted, one.found) not in changed for one in now.anchor.changes):
            yield replace(placed(now, new, *ends_of(now)), changes=compact(now.anchor.changes))
    elif now.status.stands:
        yield from turned(was, now, old, new)


def turned(was: Citation, now: Citation, old: Source, new: Source) -> Iterator[LostQuote]:
    """The quote that stands, and is struck or hidden now, or turned by words that were not beside it before."""
    quote = now.claim.quote
    hidden = hidden_of(quote, now.anchor, new)
    if hidden is not None and hidden_of(quote, was.anchor, old) is None:
        yield replace(placed(now, new, *ends_of(now)), loss=Loss.HIDDEN, words=hidden.why)
        return
    known = {(cue.kind, old.text[cue.start : cue.end].casefold()) for cue in was.context.around}
    for cue in now.context.around:
        if cue.level is not Level.NOTE and (cue.kind, new.text[cue.start : cue.end].casefold()) not in known:
            start, end = ends_of(now)
            yield replace(placed(now, new, min(start, cue.start), max(end, cue.end)), loss=Loss.CONTEXT)
            return


def ends_of(row: Citation) -> tuple[int, int]:
    start = row.anchor.start or 0
    return start, row.anchor.end or start


def lost(row: Citation, loss: Loss) -> LostQuote:
    return LostQuote(row.id, quote_digest(row.claim), loss)


def placed(row: Citation, new: Source, start: int, end: int) -> LostQuote:
    """The row with the words [start, end) of the new version, and their place."""
    region = Positions().region(new, start, end)
    words = shortened(" ".join(new.text[start:end].split()), _WORDS)
    return replace(lost(row, Loss.ALTERED), words=words, region=region)


def compact(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The first changes of a quote, of long ones the beginning; with their places in the quote alone."""
    return tuple(
        replace(
            one, quoted=shortened(one.quoted, _WORDS), found=shortened(one.found, _WORDS), start=0, end=0
        )
        for one in changes[:_MOST_CHANGES]
    )  # fmt: skip
