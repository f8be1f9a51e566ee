"""What a run of `timeline refresh` says: a line for each source, what of its quotes no longer holds, and the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from timeline.model import Loss, LostQuote, Seen, Sighting
from timeline.online.behind import Behind
from timeline.online.refresh import Refresh
from timeline.project.refreshed import sighting_record
from timeline.rules.online import describe_counts
from timeline.rules.wording import WHY_HIDDEN, gravest_change, quoted

LISTED = 20
"""Names that one line lists."""


def describe_refresh(done: Refresh, behind: Behind) -> Iterator[str]:
    """The lines for people."""
    for one in done.sightings:
        yield from describe_sighting(one, done.hints.get(one.source, ""))
    for name, why in done.unread.items():
        yield f"{name}: not compared: {why}"
    for names, why in (
        (done.chosen.without_url, "without a url in sources.csv, not asked for"),
        (done.chosen.absent, "with a url and no file, to be fetched first"),
    ):
        if names:
            more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
            yield f"{len(names)} {why}: {', '.join(names[:LISTED])}{more}"
    if left := ", ".join(behind.describe()):
        yield f"left behind: {left}. To remove them: timeline refresh --prune"
    found = Counter(one.outcome for one in done.sightings)
    counts = ", ".join(f"{found[outcome]} {outcome.words}" for outcome in Seen if found[outcome])
    yield f"{len(done.sightings)} asked for: {counts or 'none'}"


def describe_sighting(one: Sighting, hint: str = "") -> Iterator[str]:
    """What became of one source, and of each of its quotes that no longer holds online."""
    kept = f"; kept as {one.kept}" if one.kept and one.outcome.is_known else ""
    differ = f", {describe_counts(one)} {'differs' if sum(one.counts.values()) == 1 else 'differ'}"
    reason = f": {one.reason}" if one.reason else differ if one.counts and one.outcome.is_known else ""
    archived = f"; archived: {one.archived}" if one.archived else ""
    yield f"{one.source}: {one.outcome.words}{reason}{kept}{archived}{f'. {hint}' if hint else ''}"
    for lost in one.quotes if one.outcome is Seen.CHANGED else ():
        yield f"  {lost.claim}: {describe_lost(lost)}"


def describe_lost(lost: LostQuote) -> str:
    """What became of one quote."""
    if lost.loss is Loss.ALTERED:
        return gravest_change(lost.changes, holder="the page")
    if lost.loss is Loss.HIDDEN:
        return f"the quote is {WHY_HIDDEN.get(lost.words, lost.words)} now"
    if lost.loss is Loss.CONTEXT:
        return f"what stands beside the quote turns it: {quoted(lost.words, most=120)}"
    return "the page no longer has the quote"


def refresh_object(done: Refresh, behind: Behind, path: str, day: str) -> dict[str, object]:
    """The same as plain data: the records as they are written, and what could not be asked for."""
    found = Counter(one.outcome.value for one in done.sightings)
    return {
        "version": 1,
        "as_of": day,
        "path": path,
        "summary": {outcome.value: found[outcome.value] for outcome in Seen},
        "sources": [sighting_record(one) for one in done.sightings],
        "kept": list(done.kept),
        "unread": [{"source": name, "reason": why} for name, why in done.unread.items()],
        "without_url": list(done.chosen.without_url),
        "absent": list(done.chosen.absent),
        "left_behind": {"versions": list(behind.versions), "records": list(behind.records)},
    }
