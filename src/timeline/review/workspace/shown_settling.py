"""What a face shows of settling, as plain data: a row that asks for a decision, and what came of decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from timeline.frozen import frozen
from timeline.review.workspace.shown import ConflictRow


@frozen
class Word:
    """A stretch of two texts side by side: what both have ("same"), what is gone ("old"), what has come ("new")."""

    kind: str
    text: str


@frozen
class SettleItem:
    """A row that asks for a decision, with all that is needed to take it.

    `then` and `now` are the words with what stood, and stands, around them: before, words, after. `changes` are both
    texts as one. `accepting` are the cells that accepting writes; None where there is nothing to accept. `choices` are
    the places or figures of which one is meant, `others` the rows that it is in conflict with. `shown` stands for what
    is shown of it, and `begun` is an answer that is half typed with what was typed, where it is shown by itself.
    """

    id: str
    kind: str
    asks: str
    messages: tuple[str, ...]
    claim: str
    quote: str
    found: str
    changes: tuple[Word, ...]
    then: tuple[str, str, str] | None
    now: tuple[str, str, str] | None
    accepting: Mapping[str, str] | None
    source_index: int
    start: int | None
    end: int | None
    choices: tuple[str, ...]
    others: tuple[ConflictRow, ...]
    moved: bool
    grave: bool
    alike: int
    decided: str = ""
    typed: str = ""
    shown: str = ""
    begun: tuple[str, str] | None = None


@frozen
class AcceptedNow:
    """What came of accepting many: the rows, up to which of those of the kind, and of how many."""

    made: tuple[str, ...]
    done: int
    of: int


@frozen
class SettledNow:
    """What came of the decisions: rows settled, those that were others than shown, how many are left, in words."""

    made: tuple[str, ...]
    outdated: tuple[str, ...]
    left: int
    lines: tuple[str, ...] = field(default=())
