"""What kind of change it is that some words are lost and others new, by the grave words of the source's language.

The kinds are those of `ChangeKind`, gravest first, and are told from the words alone: a figure that one side has and
the other has not, a negation, a name, and so on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from timeline.anchoring.vocabulary import Vocabulary
from timeline.frozen import frozen
from timeline.model import ChangeKind
from timeline.patterns import late
from timeline.text.fold import fold
from timeline.text.shape import shape_of
from timeline.text.unspaced import is_unspaced

SIGNS = "-−+±"
SIGN = "sign "
"""What the key of a sign before an amount of money begins with."""

_PARTS = late("[-\u200c\u200d]")  # what parts the letters of a word
_ELIDED = late("['’]")
_YEAR = late(r"1\d{3}|20\d{2}|21\d{2}")
_PERIOD = late(r"([^\W\d_])[1-4]|([^\W\d_]{2})\d{2,4}")
_MIXED = re.compile(r"[^\W\d_]+\d\w*")
_DIGITS = re.compile(r"\d+")


@frozen
class Token:
    """A word, number or mark: how it is written, what it is compared by, and where it stands."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Digits, with a sign or without; ½; but not a name with digits in it."""
        first = self.text[1:2] or self.text if self.text[0] in SIGNS else self.text
        return first[0].isdecimal() or unicodedata.category(first[0]) == "No"

    @property
    def lower(self) -> str:
        return fold(self.text).text.casefold()


@frozen
class Stretch:
    """The words [low, high) of a row, with what stands beside them."""

    row: Sequence[Token]
    low: int
    high: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.row[self.low : self.high])

    def words(self) -> Iterator[str]:
        """The words in lower case, and each that goes on behind a hyphen also with what stands there."""
        for i in range(self.low, self.high):
            yield self.row[i].lower
            if i + 2 < len(self.row) and self.row[i + 1].text == "-":
                yield f"{self.row[i].lower}-{self.row[i + 2].lower}"

    def beside(self, i: int, step: int, passed: frozenset[str]) -> Token | None:
        """The token next to number `i` of the row, one way or the other; a full stop and `passed` are stepped over."""
        i += step
        while 0 <= i < len(self.row) and (self.row[i].text == "." or self.row[i].lower in passed):
            i += step
        return self.row[i] if 0 <= i < len(self.row) else None


def kind_of(lost: Stretch, new: Stretch, words: Vocabulary) -> ChangeKind:
    """The gravest kind that a stretch of words lost and a stretch of words new show."""
    slight = _slight("".join(t.key for t in lost), "".join(t.key for t in new))
    if slight:
        return slight
    if _figures_differ(lost, new, words):
        sides = [side for side in (lost, new) if any(_is_figure(t, words) for t in side)]
        return ChangeKind.DATE if sides and all(_are_dates(side, words) for side in sides) else ChangeKind.FIGURE
    if _differ(lost, new, words.months.__contains__) or _proper(lost, words) != _proper(new, words):
        return ChangeKind.DATE
    if _differ(lost, new, words.negations.__contains__) or _contracted(lost, words) != _contracted(new, words):
        return ChangeKind.NEGATION
    if _names(lost, words) != _names(new, words):
        return ChangeKind.NAME
    for kind, known in (
        (ChangeKind.UNIT, words.units),
        (ChangeKind.QUANTIFIER, words.quantifiers),
        (ChangeKind.HEDGE, words.hedges),
    ):
        if _differ(lost, new, known.__contains__):
            return kind
    return ChangeKind.WORDING if any(t.text[0].isalpha() for t in (*lost, *new)) else ChangeKind.PUNCTUATION


def _slight(lost: str, new: str) -> ChangeKind | None:
    """Are the letters of two stretches the same, but for spaces, accents, or letters of one shape?"""
    lost, new = (_PARTS.sub("", side) for side in (lost, new))
    if len(_ELIDED.findall(lost)) == len(_ELIDED.findall(new)):  # its and it's are two words
        lost, new = (_ELIDED.sub("", side) for side in (lost, new))
    if not lost or not new or not (lost + new).isalpha():
        return None
    if lost == new:
        return ChangeKind.SPACING
    return ChangeKind.SPELLING if shape_of(lost) == shape_of(new) else None


def _differ(lost: Stretch, new: Stretch, known: Callable[[str], bool]) -> bool:
    """Does one side have a known word that the other has not?"""
    return Counter(filter(known, lost.words())) != Counter(filter(known, new.words()))


def _proper(side: Stretch, words: Vocabulary) -> list[str]:
    return [t.text for t in side if t.text in words.proper]


def _figures_differ(lost: Stretch, new: Stretch, words: Vocabulary) -> bool:
    """Has one side figures that the other has not, or in another order? Digits and words that say them are alike.

    A name with digits in it counts where nothing but its digits changed: u32 and u64, but not T and i32.
    """
    ours, theirs = ([_value(t, words) for t in side if _is_figure(t, words)] for side in (lost, new))
    if ours != theirs or _signs(lost) != _signs(new):
        return True
    mixed, others = ([t.key for t in side if _MIXED.fullmatch(t.key)] for side in (lost, new))
    return mixed != others and [_DIGITS.sub("0", key) for key in mixed] == [_DIGITS.sub("0", key) for key in others]


def _signs(side: Stretch) -> list[str]:
    return [t.key for t in side if t.key.startswith(SIGN)]


def _is_figure(token: Token, words: Vocabulary) -> bool:
    return token.is_number or token.lower in words.numbers or _is_period(token, words)


def _is_period(token: Token, words: Vocabulary) -> bool:
    """Is a word a part of a business year: Q3, H1, FY2024?"""
    period = _PERIOD.fullmatch(token.lower)
    return period is not None and (period[1] or period[2]) in words.periods


def _value(token: Token, words: Vocabulary) -> str:
    return token.key if token.is_number else words.numbers.get(token.lower, token.lower)


def _contracted(side: Stretch, words: Vocabulary) -> int:
    """How many words hold a contracted "not"."""
    return sum(words.is_contracted(t.lower) for t in side)


def _are_dates(side: Stretch, words: Vocabulary) -> bool:
    """Are the figures of a stretch years, or days beside the name of a month?"""
    return all(_is_date(side, i, words) for i in range(side.low, side.high) if _is_figure(side.row[i], words))


def _is_date(side: Stretch, i: int, words: Vocabulary) -> bool:
    token = side.row[i]
    if _YEAR.fullmatch(token.key) or _is_period(token, words):
        return True
    beside = (side.beside(i, -1, words.date_joints), side.beside(i, 1, words.date_joints))
    return len(token.key) <= 2 and any(t.lower in words.months or t.text in words.proper for t in beside if t)


def _names(side: Stretch, words: Vocabulary) -> list[str]:
    """The words of a stretch that are written as names are."""
    row = side.row
    return [row[i].key for i in range(side.low, side.high) if _is_name(row[i], row[i - 1] if i else None, words)]


def _is_name(token: Token, before: Token | None, words: Vocabulary) -> bool:
    """A capital inside a sentence; in German, one that is not a noun's after its article, adjective or number."""
    word = token.text
    if not word[0].isalpha() or not word[0].isupper() or is_unspaced(word[0]) or token.lower in words.units:
        return False
    if len(word) > 1 and word[1:] != word[1:].lower():
        return True
    if before is None or before.text in '.!?:;“”"„»«•*#-–—|§([':
        return False
    if not words.leaders:
        return True
    return not (before.is_number or before.lower in words.leaders or before.lower.endswith(words.leader_ends))
