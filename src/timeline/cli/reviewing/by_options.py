"""The decisions that the options of `timeline review` make, each for a claim by its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.settings import Settings
from timeline.review.decisions import Decision, accept, at_place, drop, edit, keep, redate
from timeline.review.items import Item, pick


@frozen
class Given:
    """What the options say. `accept`, `edit`, `reject` and `drop` are ids, several with commas between."""

    accept: Sequence[str]
    place: int | None
    accept_moved: bool
    edit: str
    quote: str
    date: str
    reject: Sequence[str]
    reason: str
    drop: Sequence[str]
    settings: Settings

    def decisions(self, found: Sequence[Item]) -> Iterator[Decision]:
        """The decisions for the rows that ask. Raises TimelineError for those that cannot be made."""
        accepted, edited, rejected = ids(self.accept), [self.edit] if self.edit else [], ids(self.reject)
        dropped = ids(self.drop)
        self.require_whole(accepted)
        require_one_each(accepted, edited, rejected, dropped)
        moved = [item.id for item in found if self.accept_moved and item.is_moved]
        for item in pick(found, [*accepted, *(name for name in moved if name not in (*edited, *rejected, *dropped))]):
            yield accept(item) if self.place is None else at_place(item, self.place)
        for item in pick(found, edited):
            yield redate(item, self.date, self.settings) if self.date else edit(item, self.quote)
        for item in pick(found, dropped):
            yield drop(item)
        for item in pick(found, rejected):
            yield keep(item, self.reason)

    def require_whole(self, accepted: Sequence[str]) -> None:
        """Raise TimelineError where an option lacks the one that it needs."""
        if self.place is not None and len(accepted) != 1:
            raise TimelineError("--place says which place of one row is meant", "Give --accept ID with it.")
        if bool(self.edit) != bool(self.quote or self.date) or (self.quote and self.date):
            message = "--edit goes with either --quote or --date"
            raise TimelineError(message, "Give --edit ID --quote WORDS, or --edit ID --date DATE.")
        if self.reason and not self.reject:
            raise TimelineError("--reason says why rejected rows stay", "Give --reject ID with it.")


def require_one_each(*kinds: Sequence[str]) -> None:
    """Raise TimelineError where a row is named for decisions of two kinds."""
    names = [name for kind in kinds for name in set(kind)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TimelineError(f"{', '.join(twice)[:80]}: two decisions for one row", "Make one of them.")


def ids(given: Sequence[str]) -> list[str]:
    """The ids given, several with commas between them.

    >>> ids(["a, b", "c"])
    ['a', 'b', 'c']
    """
    return [name.strip() for part in given for name in part.split(",") if name.strip()]
