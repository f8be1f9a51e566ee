"""Of which figure of a list a word beside it is told: "France and Spain grew 3 % and 5 % respectively".

A word such as "respectively" deals the numbers of a list to as many things in their order. The things are joined as the
numbers are; of their words those count that stand once in the sentence. Where there are not as many things as numbers,
nothing is dealt.

Cost: linear in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.backing.senses import Senses, senses
from timeline.figures.reading.load import lexicon
from timeline.frozen import frozen
from timeline.lang import code_of
from timeline.model import Figure
from timeline.patterns import late

_PIECE = late(r"[^\W_]+(?:['’-][^\W_]+)*|[,;()]|[.!?](?=\s|$)")
_STOPS = frozenset(".!?;")
_LONGEST_JOINT = 40  # characters between two figures of a list
_FARTHEST = 12  # words between a list and what deals it
_LONGEST_THING = 3  # words of a name
_LONGEST_LEAD = 3  # small words between: "and that of the", "respectivement de"


class Word(NamedTuple):
    """A word or a mark of a text, and where it begins."""

    written: str
    start: int

    @property
    def key(self) -> str:
        return self.written.casefold()


Thing = Sequence[Word]


class Row(NamedTuple):
    """The figures from `first` to `last` that a list joins, and the words of its sentence around them."""

    first: int
    last: int
    before: Sequence[Word]
    behind: Sequence[Word]
    is_dealt: bool  # what deals stands between two of the figures


@frozen
class Dealing:
    """What the lists of a text tell: by where a word begins, the number of its figure.

    `spans` are the first and the last figure of each list. `undealt` are the first ones of lists that nothing deals: a
    name before one may be of any of the list.
    """

    owners: Mapping[int, int]
    spans: Sequence[tuple[int, int]]
    undealt: frozenset[int]


def dealing(text: str, figures: Sequence[Figure], language: str) -> Dealing:
    """What the lists of a text, whose figures are in order, tell of the words beside them.

    >>> from timeline.figures.reading.read import read_figures
    >>> text = "sales in France and Spain rose 3% and 5% respectively"
    >>> {text[at:].split()[0]: number for at, number in dealing(text, read_figures(text), "en").owners.items()}
    {'France': 0, 'Spain': 1}
    """
    words = _words(code_of(language))
    owners: dict[int, int] = {}
    spans, undealt = [], set()
    for row in _rows(text, figures, words):
        things = words.things(row)
        spans.append((row.first, row.last))
        owners.update((word.start, row.first + i) for i, thing in enumerate(things) for word in thing)
        if not things:
            undealt.add(row.first)
    return Dealing(owners, spans, frozenset(undealt))


def _rows(text: str, figures: Sequence[Figure], words: _Words) -> Iterator[Row]:
    """The lists of figures, with nothing between these but what joins them."""
    joints = [_joint(text, one.end, other.start, words) for one, other in pairwise(figures)]
    first = 0
    while first < len(joints):
        last = first
        while last < len(joints) and joints[last] is not None:
            last += 1
        if last > first:
            before = _pieces(text, figures[first - 1].end if first else 0, figures[first].start)
            behind = _pieces(text, figures[last].end, figures[last + 1].start if last < len(joints) else len(text))
            yield Row(first, last, _from_stop(before), _to_stop(behind), any(joints[first:last]))
        first = last + 1


def _joint(text: str, start: int, end: int, words: _Words) -> bool | None:
    """Does what stands between two figures deal them? None where it says more than that they are of one list."""
    if not 0 < end - start <= _LONGEST_JOINT:
        return None
    keys = [word.key for word in _pieces(text, start, end)]
    deals = [i for i, key in enumerate(keys) if key in words.deals]
    if deals and keys[deals[-1] + 1 : deals[-1] + 2] == ["."]:  # "30 bzw. 5"
        keys.pop(deals[-1] + 1)
    joined = bool(deals) or any(key == "," or key in words.ands for key in keys)
    return bool(deals) if joined and all(key == "," or words.is_small(key) for key in keys) else None


def _pieces(text: str, start: int, end: int) -> list[Word]:
    return [Word(match.group(), match.start()) for match in _PIECE.finditer(text, start, end)]


def _from_stop(pieces: Sequence[Word]) -> Sequence[Word]:
    stops = [i for i, word in enumerate(pieces) if word.written in _STOPS]
    return pieces[stops[-1] + 1 if stops else 0 :]


def _to_stop(pieces: Sequence[Word]) -> Sequence[Word]:
    return pieces[: next((i for i, word in enumerate(pieces) if word.written in _STOPS), len(pieces))]


class _Words:
    """What the words of a language do around a list."""

    def __init__(self, code: str, known: Senses) -> None:
        lex = lexicon(code)
        self.deals, self.ands = lex.respectives, lex.ands
        self._small, self._nouns_capital = known.small, lex.nouns_capital

    def is_small(self, key: str) -> bool:
        return key in self._small or key in self.ands or key in self.deals

    def things(self, row: Row) -> Sequence[Thing]:
        """What the figures of a list are dealt to, each by its own words; none where nothing is dealt."""
        behind = next((i for i, word in enumerate(row.behind[:_FARTHEST]) if word.key in self.deals), None)
        lead = next((i for i in range(-_LONGEST_LEAD, 0) if self._deals(row.before, i)), None)
        if behind is None and lead is None and not row.is_dealt:
            return ()
        count = row.last - row.first + 1
        found = self._joined(row.behind[: behind or 0], count) or self._joined(row.before[:lead], count)
        if not found and lead is not None:  # "respectivement 15 % et 7 % des hommes et des femmes"
            found = self._joined(row.behind[:_FARTHEST], count)
        often = Counter(word.key for word in (*row.before, *row.behind))
        own = [[word for word in thing if often[word.key] == 1] for thing in found]
        return own if all(own) else ()

    def _deals(self, words: Sequence[Word], at: int) -> bool:
        return len(words) >= -at and words[at].key in self.deals

    def _joined(self, words: Sequence[Word], count: int) -> Sequence[Thing]:
        """So many things, the last two joined by "and", those before by commas; the last such that stand there."""
        joints = (i for i in range(len(words) - 1, 0, -1) if words[i].key in self.ands)
        return next((things for i in joints if (things := self._around(words, i, count))), ())

    def _around(self, words: Sequence[Word], joint: int, count: int) -> Sequence[Thing]:
        things, end = [self._first(words, joint + 1)], joint
        while things[0] and len(things) < count:
            if words[end - 1].written == ",":
                end -= 1
            elif len(things) > 1:
                return ()
            things.insert(0, self._last(words[:end]))
            end -= len(things[0])
            while end and words[end - 1].key in self._small:
                end -= 1
        goes_on = end > 1 and words[end - 1].written == "," and self._is_name(words[end - 2])  # one thing too many
        return things if all(things) and not goes_on else ()

    def _first(self, words: Sequence[Word], start: int) -> Thing:
        """The thing that words begin with behind small ones: a name, or one word."""
        lead = start
        while lead < min(len(words), start + _LONGEST_LEAD) and words[lead].key in self._small:
            lead += 1
        return self._run(words[lead : lead + _LONGEST_THING])

    def _last(self, words: Sequence[Word]) -> Thing:
        """The thing that words end with: a name, or one word."""
        return self._run(words[: -_LONGEST_THING - 1 : -1])[::-1]

    def _run(self, words: Sequence[Word]) -> Thing:
        """The first of some words, and with a name all that go on with it."""
        if not words or not words[0].written[0].isalnum() or words[0].key in self._small:
            return ()
        named = self._is_name(words[0]) and not self._nouns_capital
        size = next((i for i, word in enumerate(words) if i and not (named and self._is_name(word))), len(words))
        return words[:size]

    def _is_name(self, word: Word) -> bool:
        return word.written[0].isupper() and word.key not in self._small


@cache
def _words(code: str) -> _Words:
    return _Words(code, senses(code))
