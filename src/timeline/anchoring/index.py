"""A source text prepared for being searched: every view of it is made when it is first asked for, and once.

Cost: about 0.1 s for 1 MB when everything is asked for; nothing but the text itself while every quote stands exactly.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from string import ascii_letters

from timeline.anchoring.tokens import Tokens, bare, joined, keys_of, tokens
from timeline.anchoring.writing import grouping, labels, page_words
from timeline.anchoring.written import written_in
from timeline.text.editorial import bracket_key, find_brackets
from timeline.text.fold import Skeleton, View, fold
from timeline.text.fold.views import rewrite_late
from timeline.text.furniture import Span, furniture
from timeline.text.markup import hides_letters
from timeline.text.mojibake import undamaged
from timeline.text.plain import Plain, plain
from timeline.text.shape import Shapes, latin_letters
from timeline.text.unspaced import has_unspaced

BLOCK = 1024
"""Characters in a block of the word index."""

_KEPT = 1 << 18  # characters of a text whose words are kept for the next quote
_LEAST_BLOCKS = 16  # words of a short text count as rarely as in one of so many blocks
_BROKEN = re.compile(r"-\s")
_OVERLAP = 32  # a block reaches this far into the next, so that hardly a word is cut in both


class Layer:
    """One reading of a source: as it is, or as it was before its encoding was damaged.

    Only a damaged one has lost bytes: in a source as it is, U+FFFD is a character like any other.
    """

    def __init__(self, view: View, language: str = "en", *, damaged: bool = False) -> None:
        self.view = view
        self.language = language
        self.damaged = damaged
        self._pieces: dict[int, Tokens] = {}
        self._where: dict[str, list[int]] = {}

    @cached_property
    def folded(self) -> View:
        return fold(self.view.text)

    @cached_property
    def skeleton(self) -> Skeleton:
        return Skeleton(self.folded)

    @cached_property
    def letters(self) -> str:
        """The letters from A to Z in a row, those with accents among them: all that stands between is left out."""
        return latin_letters(self.folded.text)

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """The letters from A to Z before each hyphen with a gap behind it: words that may go on below."""
        pieces = _BROKEN.split(self.folded.text)[:-1]
        return tuple({piece[len(piece.rstrip(ascii_letters)) :] for piece in pieces} - {""})

    @cached_property
    def _unspaced(self) -> bool:
        return has_unspaced(self.folded.text)

    def stretch(self, low: int, high: int) -> Tokens:
        """The words and marks of the folded text from the beginning of one block to the end of another.

        Of a text that is not too long they are kept for the next quote.
        """
        text = self.folded.text
        pieces = []
        for start in range(low, high, BLOCK):
            piece = self._pieces.get(start) or tokens(text, start, min(start + BLOCK, high), unspaced=self._unspaced)
            if len(text) <= _KEPT:
                self._pieces[start] = piece
            pieces.append(piece)
        return joined(pieces)

    def _words(self) -> Iterator[set[str]]:
        """The words in each block of the folded text."""
        text = self.folded.text
        unspaced, text = self._unspaced, bare(text)
        for start in range(0, len(text), BLOCK):
            yield keys_of(text[start : start + BLOCK + _OVERLAP], unspaced=unspaced)

    @cached_property
    def _blocks(self) -> list[set[str]]:
        return list(self._words())

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """In which blocks each word stands, in order."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words()):
            for word in words:
                places[word].append(number)
        return dict(places)

    def where(self, word: str) -> Sequence[int]:
        """In which blocks a word stands, in order; of a long text that is found for all words at once."""
        found = self._where.get(word)
        if found is None:
            if len(self.folded.text) > _KEPT:
                return self._places.get(word, ())
            found = self._where[word] = [number for number, words in enumerate(self._blocks) if word in words]
        return found

    def rarity(self, word: str) -> float:
        """How much it tells that a word stands at a place: the logarithm of how rarely it does (Spärck Jones, 1972)."""
        return self._rarities[len(self.where(word))]

    @cached_property
    def _rarities(self) -> list[float]:
        """The same by the number of blocks that a word stands in."""
        blocks = len(self.folded.text) // BLOCK + 1
        total = max(_LEAST_BLOCKS, blocks)
        return [math.log(2 + total), *(math.log(1 + total / times) for times in range(1, blocks + 1))]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the source for those of the folded text."""
        return self.view.span(*self.folded.span(start, end))

    def words(self, start: int, end: int) -> str:
        """What stands there, as this layer reads it and before it is folded; for offsets of the folded text."""
        return self.view.text[slice(*self.folded.span(start, end))]


class PlainLayer(Layer):
    """A source as a reader sees it; `read` knows what was left out where."""

    def __init__(self, read: Plain, language: str) -> None:
        super().__init__(read.view, language)
        self.read = read


class TextIndex:
    """A source text and its views. `language` (BCP 47) tells how its numbers and negations are written."""

    def __init__(self, text: str, language: str = "en") -> None:
        self.text = text
        self.language = language

    def spoken(self, start: int, end: int) -> str:
        """The language of the words around a place: the one given unless another's fit them clearly better."""
        return written_in(self.text, start, end, self.language)

    @cached_property
    def layer(self) -> Layer:
        return Layer(View(self.text), self.language)

    @cached_property
    def hides_letters(self) -> bool:
        """May markup show letters side by side that do not stand so, or other letters than are written?"""
        return hides_letters(self.text)

    @cached_property
    def brackets(self) -> frozenset[str]:
        """What the source itself sets in square brackets, without layout and typography."""
        texts = (self.text, self.undamaged.view.text) if "[" in self.text and self.undamaged else (self.text,)
        return frozenset(bracket_key(mark.words) for text in texts for mark in find_brackets(text))

    @cached_property
    def plain(self) -> PlainLayer:
        """The text as a reader sees it, without markup, marks of notes, vowel points and marks that group digits."""
        view = self.undamaged.view if self.undamaged else View(self.text)
        return PlainLayer(plain(view, grouping(self.language), labels(self.language)), self.language)

    @cached_property
    def shapes(self) -> Shapes:
        """The letters of the text by their shapes, without spaces."""
        return Shapes(self.layer.skeleton.text)

    @cached_property
    def furniture(self) -> list[Span]:
        """Where numbers of pages, running heads and the like stand between the words, in order."""
        return furniture(self.text, page_words(self.language))

    @cached_property
    def unfurnished(self) -> Layer | None:
        """The text without its furniture, where it has any."""
        places = self.furniture
        without = rewrite_late(View(self.text), lambda: ((start, end, "") for start, end in places))
        return Layer(without, self.language) if places else None

    @cached_property
    def undamaged(self) -> Layer | None:
        """The text seen through damaged encoding, where there is evidence of damage."""
        view = undamaged(self.text)
        return Layer(view, self.language, damaged=True) if view else None
