"""What the record of `timeline refresh` still says: of a source at the address that it has now, and as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Seen, Sighting, Source


def cited_online(evidence: Evidence) -> Iterator[str]:
    """The sources that were read for the claims and have an address, by name."""
    return (name for name in sorted(evidence.sources) if name in evidence.infos and evidence.infos[name].url)


def sighting_of(name: str, evidence: Evidence) -> Sighting | None:
    """What was seen of a source at the address that it has now."""
    one, info = evidence.refreshed.sightings.get(name), evidence.infos.get(name)
    return one if one is not None and info is not None and one.url == info.url else None


def is_other(one: Sighting, source: Source) -> bool:
    """Is the source neither the file that was compared with what was online, nor what was online itself?"""
    compared = one.found in (Seen.INTACT, Seen.CHANGED) and source.problem is None
    return compared and source.sha256 not in (one.against, one.sha256)


def is_compared(one: Sighting, source: Source) -> bool:
    """Was the source seen to be another than it is kept, and is it still the file that it was compared with?

    A source that was replaced since, by the version that was kept or by another, has its own check.
    """
    return one.found in (Seen.INTACT, Seen.CHANGED) and one.against == source.sha256 != one.sha256
