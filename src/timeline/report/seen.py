"""What became of a source online, for the reports: when it was last seen, and what differs."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.evidence.online import sighting_of
from timeline.figures.show import show_day
from timeline.model import Seen, Sighting, Source
from timeline.report.words import plural
from timeline.text.escape import clip

ADDRESS = 240  # characters


def describe_seen(source: Source, evidence: Evidence) -> str:
    """When a source was last seen online, and what became of it; nothing of one without an address."""
    one = sighting_of(source.name, evidence)
    if one is None or one.seen is None:
        known = f", {one.outcome.words} on {show_day(one.asked)}" if one else ""
        return f"never seen{known}" if source.info and source.info.url else ""
    parts = [f"{one.found.words if one.found else ''} on {show_day(one.seen)}", *differing(one, source)]
    parts += [] if one.outcome.is_known else [f"{one.outcome.words} on {show_day(one.asked)}"]
    return ", ".join(parts)


def differing(one: Sighting, source: Source) -> Iterator[str]:
    """What is to be said of what was seen, beside its name and day."""
    if one.found is Seen.GONE:
        yield from [f"archived: {clip(one.archived, ADDRESS)}"] if one.archived else []
    elif one.against != source.sha256:
        yield "taken as the source since" if one.sha256 == source.sha256 else "the source was replaced since"
    else:
        passages = sum(one.counts.values())
        yield from [f"{plural(len(one.quotes), 'quote')} gone"] if one.quotes else []
        yield from [f"{plural(passages, 'passage')} differ{'s' if passages == 1 else ''}"] if passages else []
