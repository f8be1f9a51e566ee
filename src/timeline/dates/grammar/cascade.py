"""A grammar as a cascade: levels of rules that replace words by dates, each working on what the last one left.

The text is a string of kinds (see `kinds`), a level one regular expression whose alternatives are its rules, applied
once from left to right: an alternative that comes first wins over the later ones. A rule that finds no meaning in what
it matched ("31 February") leaves the words as they are, for the whole level. Patterns are of bounded length, or repeat
small words that none of them begins with, so that a level is linear in the number of words, and the cascade too (after
S. Abney, "Partial parsing via finite-state cascades", 1996).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cache, lru_cache

from timeline.dates.grammar.kinds import CHARACTER, Token, compiled, needed
from timeline.dates.grammar.partial import Reading
from timeline.frozen import frozen
from timeline.model import Day

DATE = CHARACTER["date"]
_ROWS_KEPT, _LONGEST_ROW = 2048, 60
_SETS_KEPT = 256


@frozen
class Context:
    """What a reading depends on besides the words: the day of publication, and how 03/04/2024 is meant.

    `order` is "DMY", "MDY", "YMD" or empty.
    """

    published: Day | None = None
    order: str = ""


@cache  # one entry for each set of names that a rule asks for
def _kinds(*names: str) -> frozenset[str]:
    """The characters of some kinds."""
    return frozenset(CHARACTER[name] for name in names)


class Match:
    """The tokens that a rule's pattern covers."""

    __slots__ = ("context", "tokens")

    def __init__(self, tokens: Sequence[Token], context: Context) -> None:
        self.tokens = tokens
        self.context = context

    def all(self, *names: str) -> list[object]:
        """The values of the tokens of these kinds, in order."""
        kinds = _kinds(*names)
        return [token.value for token in self.tokens if token.kind in kinds]

    def numbers(self, *names: str) -> list[int]:
        """The values of the tokens of these kinds, which are whole numbers."""
        kinds = _kinds(*names)
        return [token.value for token in self.tokens if token.kind in kinds and isinstance(token.value, int)]

    def dates(self) -> list[Reading]:
        """The dates that earlier levels have read."""
        return [token.value for token in self.tokens if token.kind == DATE and isinstance(token.value, Reading)]

    def has(self, *names: str) -> bool:
        return not _kinds(*names).isdisjoint([token.kind for token in self.tokens])


class _Elsewhere(Enum):
    ELSEWHERE = ()


ELSEWHERE = _Elsewhere.ELSEWHERE
"""What a rule makes where it finds no meaning, but what it matched may hold the beginning of another match."""

Built = Reading | tuple[str, object] | list[Token] | _Elsewhere | None
"""What a rule makes: a date, a token of another kind (its name and value), other tokens in their places, or nothing."""
Builder = Callable[[Match], Built]
Rule = tuple[str, Builder]


Found = tuple[re.Match[str], Builder]
"""Where a rule's pattern matches, and what it means."""


class Level:
    """Rules that are tried at the same time; an earlier one wins where two match at the same word.

    A row of kinds has none of the words that most rules need: only the others are looked for, and a rule's pattern is
    made when it first is.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = [(needed(pattern), pattern, builder) for pattern, builder in rules]
        self._known = lru_cache(maxsize=_SETS_KEPT)(self._possible)

    def _possible(self, kinds: frozenset[str]) -> list[tuple[re.Pattern[str], Builder]]:
        """The rules of which a row may hold a match that is made of these kinds."""
        fitting = (rule for rule in self.rules if not any(map(kinds.isdisjoint, rule[0])))
        return [(_pattern(pattern), builder) for _, pattern, builder in fitting]

    def first(self, kinds: str) -> list[Found]:
        """The first match of each rule in a row, in the order of the rules; none of those that match nowhere."""
        rules = self._known(frozenset(kinds))
        return [(found, builder) for pattern, builder in rules if (found := pattern.search(kinds))]


@cache  # one entry for each rule
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(compiled(pattern))


class Cascade(tuple[Level, ...]):
    """Levels in their order.

    Most levels find nothing in a row of kinds, and the same few rows come again and again: which level is the next to
    find anything is kept, and what it finds.
    """

    def __init__(self, _levels: Iterable[Level]) -> None:
        self._known = lru_cache(maxsize=_ROWS_KEPT)(self._search)

    def next(self, kinds: str, first: int) -> tuple[int, list[Found]]:
        """The number of the level behind that which, from `first` on, finds anything in a row of kinds, and the finds.

        There are none where no level finds anything.
        """
        return self._known(kinds, first) if len(kinds) <= _LONGEST_ROW else self._search(kinds, first)

    def _search(self, kinds: str, first: int) -> tuple[int, list[Found]]:
        for number in range(first, len(self)):
            if found := self[number].first(kinds):
                return number + 1, found
        return len(self), []


def run(cascade: Cascade, tokens: list[Token], context: Context) -> list[Token]:
    """Apply the levels in order and give what is left: tokens, some of them dates."""
    kinds, done = "".join([token.kind for token in tokens]), 0
    while kinds != DATE:
        done, found = cascade.next(kinds, done)
        if not found:
            break
        changed = _apply(found, tokens, context)
        if changed is not tokens:
            tokens, kinds = changed, "".join([token.kind for token in changed])
    return tokens


def _made(built: Reading | tuple[str, object] | list[Token], matched: Sequence[Token]) -> list[Token]:
    """The tokens that take the place of those that a rule matched."""
    if isinstance(built, list):
        return built
    name, value = ("date", built) if isinstance(built, Reading) else built
    return [Token(CHARACTER[name], value, matched[0].start, matched[-1].end)]


def _apply(found: list[Found], tokens: list[Token], context: Context) -> list[Token]:
    """The tokens after one level, of which the first match of each rule is given: the same list where no rule holds."""
    out: list[Token] = []
    done = 0
    while found:
        match, builder = min(found, key=_start)
        first, last = match.span()
        matched = tokens[first:last]
        built = builder(Match(matched, context))
        if built is not None and built is not ELSEWHERE:
            out += tokens[done:first]
            out += _made(built, matched)
            done = last
        place = first + 1 if built is ELSEWHERE else last
        found = _from(found, place) if place < len(tokens) else []
    return out + tokens[done:] if done else tokens


def _start(found: Found) -> int:
    return found[0].start()


def _from(found: list[Found], place: int) -> list[Found]:
    """The first match of each rule from a place on: looked for anew only where it lies before it."""
    later = ((match if match.start() >= place else match.re.search(match.string, place), rule) for match, rule in found)
    return [(match, rule) for match, rule in later if match]
