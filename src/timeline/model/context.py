"""What stands beside a quote, or under its editor's marks, and governs its words: cues, with what each does."""

from __future__ import annotations

from timeline.frozen import frozen
from timeline.model.finding import Level
from timeline.model.quote import Change
from timeline.text.closed import Closed

__all__ = ["Context", "Cue", "CueKind", "Replacement"]


class CueKind(Closed):
    """What words do to those that they govern."""

    NEGATION = "negation"
    DENIAL = "denial"
    REFUSAL = "refusal"
    FALSEHOOD = "falsehood"
    LIMITER = "limiter"
    BOUND = "bound"
    SCALE = "scale"
    QUESTION = "question"
    COMPARATOR = "comparator"
    MODAL = "modal"


@frozen
class Cue:
    """Words [start, end) of a source that govern others. `level` is how much they turn what they govern.

    An error turns it for certain, a warning most likely, a note limits it.
    """

    kind: CueKind
    start: int
    end: int
    level: Level = Level.WARNING


@frozen
class Replacement:
    """An editor's own words, and the words [start, end) of the source that they stand for."""

    words: str
    start: int
    end: int


@frozen
class Context:
    """What was found around a quote that stands, and under its marks.

    `around` governs the quote from before or behind it; `hidden` are cues with the whole of what a mark leaves out;
    `beside` are the differences of what stands around the quote from the prefix and suffix of its row.
    """

    around: tuple[Cue, ...] = ()
    hidden: tuple[tuple[Cue, tuple[int, int]], ...] = ()
    replaced: tuple[Replacement, ...] = ()
    before: tuple[Change, ...] = ()
    behind: tuple[Change, ...] = ()


@frozen
class Denial:
    """What in a claim denies its quote: the word of the claim and that of the quote, of which one may be empty.

    A negation stands on one side alone; opposites stand one on each. `whole`: all else of the clause is the same.
    """

    claim: str
    quote: str
    whole: bool
