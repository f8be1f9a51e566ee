"""Which of many quotes may stand in a text: two automata over a stretch of each quote, built once for all texts.

Where a quote stands, a stretch of it stands in the text as it is written, or without its gaps in the text's skeleton
(stand.py); of a quote with an editor's marks, a stretch of each of its parts does (parts.py). The stretches are looked
for together (Aho and Corasick, 1975), and a quote is only asked for where one of its own stands.

Cost: linear in the quotes, then in each text: a stretch has one of eight lengths, so that no more than eight of them
end at one character. Texts are given to the automata piece by piece, so that what they find is bounded, too; as bytes,
since for what a text holds outside ASCII they would list the place of every byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.parts import parts_of
from timeline.text.editorial import MarkKind, find_marks
from timeline.text.fold import Skeleton, fold
from timeline.text.mojibake import LOST, may_be_lost

_LONGEST = 128
_PIECE = 1 << 16  # bytes given to an automaton at once


class LostWords:
    """Quotes that are looked for in many texts. They are known by their numbers in the order given."""

    def __init__(self, quotes: Sequence[str]) -> None:
        self.quotes = quotes
        stretches = [(number, words) for number, quote in enumerate(quotes) for words in needed_words(quote)]
        self._written = _Automaton((number, words) for number, words in stretches)
        self._bones = _Automaton((number, bones_of(words)) for number, words in stretches)

    def may_stand_in(self, index: TextIndex) -> list[int]:
        """The numbers of the quotes that may stand in a text; no other does."""
        found = self._written.found_in(index.text) | self._in_layer(index.layer)
        return sorted(found | self._in_layer(index.undamaged) if index.undamaged else found)

    def _in_layer(self, layer: Layer) -> set[int]:
        bones = layer.skeleton.text
        found = self._bones.found_in(bones)
        return found | self._sure_letters.found_in(bones) if layer.damaged and LOST in bones else found

    @cached_property
    def _sure_letters(self) -> _Automaton:
        """Of the quotes with letters that damage may have lost, the longest row of letters that it cannot have."""
        rows = ((number, bones_of(words)) for number, quote in enumerate(self.quotes) for words in needed_words(quote))
        return _Automaton((number, longest_sure(bones)) for number, bones in rows if any(map(may_be_lost, bones)))


def needed_words(quote: str) -> list[str]:
    """Words of a quote of which some must stand, as they are written or without gaps, for the quote to stand.

    >>> needed_words("It fell to 3 %"), needed_words("It fell … to no more than [about] 3 %")
    (['It fell to 3 %'], ['to no more than'])
    """
    words = quote.strip()
    marks = find_marks(quote)
    if not words or not marks:
        return [words] if words else []
    others = [mark for mark in marks if mark.kind is not MarkKind.OWN]
    longest = max((part.text for part in parts_of(quote, marks)), key=len, default="")
    wholes = [words, *(part.text for part in parts_of(quote, others))]
    needed = [longest] if longest else []
    return needed + [whole for whole in wholes if not _implies(whole, longest)]


def _implies(whole: str, part: str) -> bool:
    """Does the part stand wherever the whole does? Of the parts of the quote that do not hold it, nothing is asked."""
    return bool(part) and (part not in whole or bones_of(part) in bones_of(whole))


def bones_of(words: str) -> str:
    """The words without their gaps, as they are looked for."""
    return Skeleton(fold(words)).text


def longest_sure(bones: str) -> str:
    """The longest row of letters that damage does not lose."""
    rows = ("".join(row) for lost, row in groupby(bones, may_be_lost) if not lost)
    return max(rows, key=len, default="")


class _Automaton:
    """Stretches of words that are looked for together; words that hold nothing to look for are found everywhere."""

    def __init__(self, rows: Iterable[tuple[int, str]]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        numbers: dict[str, list[int]] = defaultdict(list)
        for number, words in rows:
            numbers[stretch_of(words)].append(number)
        self._always = set(numbers.pop("", ()))
        self._numbers = list(numbers.values())
        stretches = list(map(_bytes, numbers))
        self._longest = max(map(len, stretches), default=1)
        self._automaton = BytesAhoCorasick(stretches) if stretches else None

    def found_in(self, text: str) -> set[int]:
        """The numbers of the words whose stretch stands in the text."""
        found: set[int] = set()
        if self._automaton is None:
            return self._always
        data = _bytes(text)
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE + self._longest - 1]
            found.update(place[0] for place in self._automaton.find_matches_as_indexes(piece, overlapping=True))
        return self._always.union(*(self._numbers[one] for one in found))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def stretch_of(words: str) -> str:
    """The beginning of the words, as long as a power of two allows.

    >>> stretch_of("abcdefghijk"), stretch_of("ab"), stretch_of("")
    ('abcdefgh', 'ab', '')
    """
    return words[: min(_LONGEST, 1 << (len(words).bit_length() - 1))] if words else ""
