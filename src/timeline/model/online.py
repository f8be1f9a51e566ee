"""What was seen of sources on the web: one sighting a source, as `timeline refresh` records it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from timeline.frozen import frozen
from timeline.model.finding import Problem, Region
from timeline.model.quote import Change, ChangeKind
from timeline.text.closed import Closed

__all__ = ["Loss", "LostQuote", "Passage", "Refreshed", "Seen", "Sighting"]


class Seen(Closed):
    """What became of a source at its address. Only `changed` says anything of a quote."""

    INTACT = "intact"
    CHANGED = "changed"
    IN_DOUBT = "in-doubt"
    GONE = "gone"
    UNREACHED = "unreached"

    @property
    def is_known(self) -> bool:
        """Was the source seen, or seen to be gone? Of what is in doubt or not reached nothing is known."""
        return self in (Seen.INTACT, Seen.CHANGED, Seen.GONE)

    @property
    def words(self) -> str:
        return self.value.replace("-", " ")


class Loss(Closed):
    """How a quote that stands in the source as kept no longer holds in the one online."""

    ALTERED = "altered"
    MISSING = "missing"
    HIDDEN = "hidden"
    CONTEXT = "context"


@frozen
class Passage:
    """A passage that differs online: the gravest kind of what differs, these words as they were and as they are now.

    `was` is empty for a new passage, `now` for one that was taken out. `words` are the passage itself, shortened.
    """

    kind: ChangeKind
    was: str
    now: str
    words: str
    place: str


@frozen
class LostQuote:
    """A row whose quote no longer holds online. `quote` is the digest of the row's quote, as the lock has it.

    `changes` are what differs of an altered one, word by word. `words` are what stands there now: the passage; of one
    that is hidden, why; of one whose surroundings turn it, these. `region` is the place in the version that was kept.
    """

    claim: str
    quote: str
    loss: Loss
    changes: tuple[Change, ...] = ()
    words: str = ""
    region: Region | None = None


@frozen
class Sighting:
    """One source: what came of asking for it last, and what was known of it then.

    `outcome` and `reason` are of the day on which it was `asked` for; `found` is what was last known, `seen` the day of
    it, and `since` the first day on which just this was seen. `against` is the SHA-256 of the source that it was
    compared with, `sha256` that of what was online; `kept` names the version that was kept of it, where it is another.
    `etag` and `modified` are what the server said of these bytes, `final` the address that gave them. `archived` is the
    address of an archived copy. `counts` are the passages that differ, by kind; `trivial` counts those that differ in
    layout or spelling alone.
    """

    source: str
    url: str
    asked: datetime.date
    outcome: Seen
    reason: str = ""
    found: Seen | None = None
    seen: datetime.date | None = None
    since: datetime.date | None = None
    against: str = ""
    sha256: str = ""
    kept: str = ""
    final: str = ""
    etag: str = ""
    modified: str = ""
    archived: str = ""
    trivial: int = 0
    counts: Mapping[ChangeKind, int] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    quotes: tuple[LostQuote, ...] = ()
    line: int = field(default=0, compare=False)


@frozen
class Refreshed:
    """claims/refreshed.jsonl as read: the sightings by source, and what could not be read."""

    path: str
    sightings: Mapping[str, Sighting] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
