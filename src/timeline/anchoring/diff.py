"""What was changed between a quote and the words found for it: word by word, each change with its kind.

The kinds are those of `ChangeKind`, gravest first, and are told from the words alone: a figure that one side has and
the other has not, a negation, a name, and so on. What only typography tells apart is no change at all.

Cost: the difference of some hundred words by difflib, of some thousand by rapidfuzz; of more, only what they begin and
end with alike is taken off, and the rest is one change.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from timeline.anchoring import vocabulary
from timeline.anchoring.writing import grouping, labels, twins
from timeline.model import Change, ChangeKind
from timeline.text.fold import (
    FOLDS,
    NUMBER_FORMAT,
    UNICODE_FORM,
    UNSPACED,
    View,
    first_difference,
    fold,
    is_unspaced,
    rewrite,
    same_words,
)
from timeline.text.grouping import grouped_marks
from timeline.text.shape import shape_of

_NUMBER = r"(?:(?<![\w.,])[-−+±])?\d+(?:[.,'’:/\u00a0\u2009\u202f]\d+|\u0020\d{3}(?![\d]))*"
_TOKEN = re.compile(rf"{_NUMBER}|[{UNSPACED}]|[^\W\d_{UNSPACED}][^\W_{UNSPACED}]*(?:['’][^\W\d_]+)*|_+|[^\w\s]|\w")
_CAREFUL, _QUICK = 500, 5000  # tokens on each side that difflib and rapidfuzz are given
_PRIMES = "′″‴"
_PARTS = re.compile("[-\u200c\u200d]")  # what parts the letters of a word
_LOOK = 16  # characters before a number: a label in them says that it is none
_GROUP = 3  # digits that are grouped
_BEFORE_NUMBER = re.compile(r"\d[^\w.,]+\d|(?<!\w)[-–−]\s*[.,]?\d")
_YEAR = re.compile(r"1\d{3}|20\d{2}|21\d{2}")
_PERIOD = re.compile(r"(?:q[1-4]|h[12]|fy\d{2,4})")
_MIXED = re.compile(r"[^\W\d_]+\d\w*")
_DIGITS = re.compile(r"\d+")
_SIGNS = "-−+±"
_SIGN = "sign "  # what the key of a sign before an amount of money begins with


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, number or mark: how it is written, what it is compared by, and where it stands."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Digits, with a sign or without; ½; but not a name with digits in it."""
        first = self.text[1:2] or self.text if self.text[0] in _SIGNS else self.text
        return first[0].isdecimal() or unicodedata.category(first[0]) == "No"

    @property
    def lower(self) -> str:
        return fold(self.text).text.casefold()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words [low, high) of a row, with what stands beside them."""

    row: Sequence[_Token]
    low: int
    high: int

    def __iter__(self) -> Iterator[_Token]:
        return iter(self.row[self.low : self.high])

    def beside(self, i: int, step: int) -> _Token | None:
        """The token next to number `i` of the row, one way or the other; a full stop and "of" are stepped over."""
        i += step
        while 0 <= i < len(self.row) and self.row[i].lower in (".", "of", "de", "th", "st", "nd", "rd"):
            i += step
        return self.row[i] if 0 <= i < len(self.row) else None


def changes(
    quote: str, found: str, *, language: str = "en", place: Callable[[int, int], tuple[int, int]] | None = None
) -> tuple[Change, ...]:
    """The differences of the words found from those of the quote, in the order of the quote.

    `place` leads from offsets of `found` to offsets of the source; by default they are the same.

    >>> [(c.kind.value, c.quoted, c.found) for c in changes("It did not fall to 3.7 %", "It did fall to 3.9 %")]
    [('negation', 'not', ''), ('figure', '3.7', '3.9')]
    """
    place = place or (lambda start, end: (start, end))
    ours, theirs = _tokens(quote, language), _tokens(found, language)
    told = []
    for low, high, other_low, other_high in _differences([t.key for t in ours], [t.key for t in theirs]):
        quote_start, quote_end = _extent(ours, low, high)
        start, end = _extent(theirs, other_low, other_high)
        quoted, stands = quote[quote_start:quote_end], found[start:end]
        telling = any(t.key == '"' or t.key[:5] == _SIGN for t in (*ours[low:high], *theirs[other_low:other_high]))
        if quoted and stands and not telling and same_words(quoted, stands) is not None:
            continue
        kind = _kind(_Stretch(ours, low, high), _Stretch(theirs, other_low, other_high), language)
        told.append(Change(kind, quoted, stands, quote_start, quote_end, *place(start, end)))
    return tuple(told or _parted(quote, found, language, place))


def overlooked(quote: str, found: str, language: str = "en") -> tuple[str, ...] | None:
    """The names of the folds in which two texts differ, the format of numbers among them; None where words differ.

    >>> overlooked("cost 1200000 euros", "cost 1,200,000 euros")
    ('number format',)
    """
    names = same_words(quote, found, twins(language))
    if names is not None:
        return names
    names = same_words(_ungrouped(quote, language).text, _ungrouped(found, language).text, twins(language))
    return None if names is None else tuple(name for name in FOLDS if name in {*names, NUMBER_FORMAT} - {UNICODE_FORM})


def _ungrouped(text: str, language: str) -> View:
    places = grouped_marks(text, grouping(language), labels(language))
    return rewrite(View(text), ((start, end, "") for start, end in places))


def _parted(quote: str, found: str, language: str, place: Callable[[int, int], tuple[int, int]]) -> list[Change]:
    """The one change of two texts that have the same words and part them in another way: "5 a" and "5a"."""
    if overlooked(quote, found, language) is not None:
        return []
    ours, theirs = _ungrouped(quote, language), _ungrouped(found, language)
    where = first_difference(ours.text, theirs.text, twins(language))
    if where is None:
        return [Change(ChangeKind.PUNCTUATION, quote, found, 0, len(quote), *place(0, len(found)))]
    (start, end), (low, high) = (view.span(*span) for view, span in zip((ours, theirs), where, strict=True))
    quoted, stands = quote[start:end], found[low:high]
    kind = ChangeKind.FIGURE if _parts_numbers(quoted) or _parts_numbers(stands) else ChangeKind.SPACING
    return [Change(kind, quoted, stands, start, end, *place(low, high))]


def _parts_numbers(words: str) -> bool:
    """Does a gap, or a dash that can be a sign, stand between two numbers or before one?"""
    return _BEFORE_NUMBER.search(words) is not None


def gravest(told: Sequence[Change]) -> ChangeKind | None:
    """The gravest kind among changes, None where there are none."""
    kinds = list(ChangeKind)
    return min((change.kind for change in told), key=kinds.index, default=None)


# ---- words -----------------------------------------------------------------------------------------------------------


def _tokens(text: str, language: str) -> list[_Token]:
    return [
        _Token(m.group(), _key(text, m, language), m.start(), m.end())
        if not _signs_money(text, m)
        else _Token(m.group(), _SIGN + fold(m.group()).text, m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]


def _signs_money(text: str, mark: re.Match[str]) -> bool:
    """Is the mark a sign directly before an amount of money, "-£4.2bn"? The signs of numbers are part of them."""
    start, end = mark.span()
    money = unicodedata.category(text[end : end + 1] or " ") == "Sc"
    return money and mark.group() in _SIGNS + "–" and (not start or text[start - 1].isspace())


def _key(text: str, match: re.Match[str], language: str) -> str:
    """What a word is compared by: its folded form, and a number without the marks that only group its digits.

    Single and double quotation marks are alike, but not after a digit: 5' and 5" are feet and inches.
    """
    word, before = match.group(), text[max(0, match.start() - _LOOK) : match.start()]
    key = fold(word).text
    if key[-1:].isdecimal():
        places = grouped_marks(before + word, grouping(language), labels(language)) if len(word) > _GROUP else ()
        inside = {start - len(before) for start, _ in places}
        return fold("".join(c for i, c in enumerate(word) if i not in inside)).text
    return key if before[-1:].isdecimal() or word in _PRIMES else key.replace('"', "'")


def _extent(found: Sequence[_Token], low: int, high: int) -> tuple[int, int]:
    """Where the tokens [low, high) begin and end; a point behind the token before where there are none."""
    if low < high:
        return found[low].start, found[high - 1].end
    point = found[low - 1].end if low else 0
    return point, point


def _differences(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches in which two rows of words differ: [low, high) of ours and of theirs."""
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    ours, theirs = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    longest = max(len(ours), len(theirs))
    if longest > _QUICK or not ours or not theirs:
        stretches = [(0, len(ours), 0, len(theirs))] if longest else []
    elif longest > _CAREFUL:
        from rapidfuzz.distance import Indel

        steps = Indel.opcodes(ours, theirs)
        stretches = _joined((s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal")
    else:
        steps_ = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        stretches = [step[1:] for step in steps_ if step[0] != "equal"]
    return ((a + head, b + head, c + head, d + head) for a, b, c, d in stretches)


def _joined(steps: Iterator[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Stretches that follow one another without a word in common, as one."""
    joined: list[tuple[int, int, int, int]] = []
    for a, b, c, d in steps:
        if joined and joined[-1][1] == a and joined[-1][3] == c:
            first, _, other, _ = joined.pop()
            joined.append((first, b, other, d))
        else:
            joined.append((a, b, c, d))
    return joined


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words two rows share from their beginning on."""
    return next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))


# ---- kinds -----------------------------------------------------------------------------------------------------------


def _kind(lost: _Stretch, new: _Stretch, language: str) -> ChangeKind:
    """The gravest kind that a stretch of words lost and a stretch of words new show."""
    slight = _slight("".join(t.key for t in lost), "".join(t.key for t in new))
    if slight:
        return slight
    if _figures_differ(lost, new):
        sides = [side for side in (lost, new) if any(map(_is_figure, side))]
        return ChangeKind.DATE if sides and all(map(_are_dates, sides)) else ChangeKind.FIGURE
    if _differ(lost, new, vocabulary.MONTHS - {"may", "hier", "morgen", "mars", "mar"}):
        return ChangeKind.DATE
    if _differ(lost, new, vocabulary.NEGATIONS) or _contracted(lost) != _contracted(new):
        return ChangeKind.NEGATION
    if _names(lost, language) != _names(new, language):
        return ChangeKind.NAME
    for kind, words in (
        (ChangeKind.UNIT, vocabulary.UNITS),
        (ChangeKind.QUANTIFIER, vocabulary.QUANTIFIERS),
        (ChangeKind.HEDGE, vocabulary.HEDGES),
    ):
        if _differ(lost, new, words):
            return kind
    return ChangeKind.WORDING if any(t.text[0].isalpha() for t in (*lost, *new)) else ChangeKind.PUNCTUATION


def _slight(lost: str, new: str) -> ChangeKind | None:
    """Are the letters of two stretches the same, but for spaces, accents, or letters of one shape?"""
    lost, new = (_PARTS.sub("", side) for side in (lost, new))
    if not lost or not new or not (lost + new).isalpha():
        return None
    if lost == new:
        return ChangeKind.SPACING
    return ChangeKind.SPELLING if shape_of(lost) == shape_of(new) else None


def _differ(lost: _Stretch, new: _Stretch, words: frozenset[str]) -> bool:
    """Does one side have a word of the list that the other has not?"""
    return Counter(t.lower for t in lost if t.lower in words) != Counter(t.lower for t in new if t.lower in words)


def _figures_differ(lost: _Stretch, new: _Stretch) -> bool:
    """Has one side figures that the other has not, or in another order? Digits and words that say them are alike.

    A name with digits in it counts where nothing but its digits changed: u32 and u64, but not T and i32.
    """
    ours, theirs = ([_value(t) for t in side if _is_figure(t)] for side in (lost, new))
    if ours != theirs or _signs(lost) != _signs(new):
        return True
    mixed, others = ([t.key for t in side if _MIXED.fullmatch(t.key)] for side in (lost, new))
    return mixed != others and [_DIGITS.sub("0", key) for key in mixed] == [_DIGITS.sub("0", key) for key in others]


def _signs(side: _Stretch) -> list[str]:
    return [t.key for t in side if t.key.startswith(_SIGN)]


def _is_figure(token: _Token) -> bool:
    return token.is_number or token.lower in vocabulary.NUMBERS or _PERIOD.fullmatch(token.lower) is not None


def _value(token: _Token) -> str:
    return token.key if token.is_number else vocabulary.NUMBERS.get(token.lower, token.lower)


def _contracted(side: _Stretch) -> int:
    """How many words end in a contracted "not"."""
    return sum(t.lower.endswith("n't") for t in side)


def _are_dates(side: _Stretch) -> bool:
    """Are the figures of a stretch years, or days beside the name of a month?"""
    return all(_is_date(side, i) for i in range(side.low, side.high) if _is_figure(side.row[i]))


def _is_date(side: _Stretch, i: int) -> bool:
    token = side.row[i]
    if _YEAR.fullmatch(token.key) or _PERIOD.fullmatch(token.lower):
        return True
    beside = (side.beside(i, -1), side.beside(i, 1))
    return len(token.key) <= 2 and any(t.lower in vocabulary.MONTHS and t.text != "may" for t in beside if t)


def _names(side: _Stretch, language: str) -> list[str]:
    """The words of a stretch that are written as names are."""
    row = side.row
    return [row[i].key for i in range(side.low, side.high) if _is_name(row[i], row[i - 1] if i else None, language)]


def _is_name(token: _Token, before: _Token | None, language: str) -> bool:
    """A capital inside a sentence; in German, one that is not a noun's after its article, adjective or number."""
    word = token.text
    if not word[0].isalpha() or not word[0].isupper() or is_unspaced(word[0]) or token.lower in vocabulary.UNITS:
        return False
    if len(word) > 1 and word[1:] != word[1:].lower():
        return True
    if before is None or before.text in '.!?:;“”"„»«•*#-–—|§([':
        return False
    if language.split("-")[0].lower() != "de":
        return True
    plain = before.lower
    return not (
        before.is_number or plain in vocabulary.DETERMINERS or plain.endswith(("en", "er", "es", "em", "e", "s"))
    )
