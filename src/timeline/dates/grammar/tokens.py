"""A text as tokens: its words, numbers and signs, each with the kind that a language's words give it.

Letters and digits that touch are one word unless a date is written so ("3rd", "1990s", "Feb13", "Q3"), so that "7B",
"H100" and "GPT-4" hold no numbers; nor do numbers with thousands separators ("1,990"), with a currency or with a per
cent sign. The text is split once, by one regular expression that matches every character, and each word looked up once.
Of running text only stretches that may hold a date become tokens (see stretches.py), which are few.
"""

from __future__ import annotations

from itertools import accumulate

from timeline.dates.grammar.kinds import CHARACTER, SIGN_KINDS, UNKNOWN, Token, kinds_of
from timeline.dates.grammar.lexicon import Language, fold
from timeline.patterns import late

_PIECE = late(r"([0-9]+|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\S)")
_ASCII_PIECE = late(r"([0-9]+|[A-Za-z]+|\S)")  # the same where all is ASCII, in half the time
_HARMLESS = frozenset('"“”«»*=><!|_…' + "".join(SIGN_KINDS))  # next to a number they do not change what it is
_NUMBERS = kinds_of("number short long year")
_BEFORE_DIGITS = kinds_of("month quarter half fiscal calendar about")
_AFTER_DIGITS = kinds_of("month quarter half era")
_FAR, _ROMAN = CHARACTER["far"], CHARACTER["roman"]
_HYPHEN, _DASH, _OF = CHARACTER["hyphen"], CHARACTER["dash"], CHARACTER["of"]
_ORDINAL, _DECADE, _UNIT = CHARACTER["ordinal"], CHARACTER["decade"], CHARACTER["unit"]
_DIGITS = "0123456789"
_YEAR_DIGITS, _MOST_DIGITS = 4, 4
_FIRST_YEAR, _END_OF_YEARS = 1000, 3000  # years in digits; others are told with an era, or in EDTF
_LAST_DAY = 31
_LAST_CENTURY = 21
_GROUP = 3
_DEGREE = "°"  # "1° maggio"
_ORDINAL_SIGNS = (".", _DEGREE)

POSSESSIVE = "owner before"
"""The value of an "of" that follows what it belongs to: "last year's"."""


def _folded(words: list[str]) -> list[str]:
    """Words as the lexicon has them."""
    lowered = "\n".join(words).lower()
    if lowered.isascii():
        return lowered.split("\n") if lowered else []
    return [word if word.isascii() else fold(word) for word in lowered.split("\n")]


def words_of(text: str) -> list[str]:
    """The words, runs of digits and signs of a text, as the lexicon has them."""
    return _folded((_ASCII_PIECE if text.isascii() else _PIECE).findall(text))


class Pieces:
    """The words, runs of digits and signs of a text, and where they stand: as lists, since there are many."""

    __slots__ = ("ends", "folded", "starts", "words")

    def __init__(self, text: str, start: int = 0) -> None:
        # every other one, between them what parts them
        parts = (_ASCII_PIECE if text.isascii() else _PIECE).split(text)
        places = [*accumulate(map(len, parts), initial=start)]
        self.words = parts[1::2]
        self.folded = _folded(self.words)
        self.starts, self.ends = places[1:-1:2], places[2::2]

    def touches(self, i: int) -> bool:
        """Does a piece follow the one before it without white space?"""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def is_digits(self, i: int) -> bool:
        return self.words[i][0] in _DIGITS

    def is_word(self, i: int) -> bool:
        return self.words[i][0].isalpha()


def tokens(text: str, language: Language) -> list[Token]:
    """The tokens of a text, in order. White space is none; what belongs to no date has the kind `unknown`."""
    pieces = Pieces(text)
    return tokens_of(pieces, 0, len(pieces.words), language)


def tokens_of(pieces: Pieces, first: int, last: int, language: Language) -> list[Token]:
    """The tokens of the pieces from `first` to `last`; the pieces around them are looked at, too."""
    out: list[Token] = []
    i = first
    while i < last:
        if pieces.is_digits(i):
            i = _digits(pieces, i, language, out)
        elif pieces.is_word(i):
            i = _word(pieces, i, language, out)
        else:
            i = _sign(pieces, i, language, out)
    return out


def _digits(pieces: Pieces, i: int, language: Language, out: list[Token]) -> int:
    """Add the token of a run of digits, with what belongs to it; give the index of what follows it."""
    thousands = "," in pieces.words[max(0, i - 1) : i + 2]
    if thousands and _grouped(pieces, i):
        value = int(pieces.words[i] + pieces.words[i + 2])
        out.append(Token(_FAR, value, pieces.starts[i], pieces.ends[i + 2]))
        return i + 3
    number = _number(pieces, i, out, thousands=thousands)
    after = pieces.words[i + 1] if i + 1 < len(pieces.words) else ""
    dots = _ordinal_dots(pieces, i + 1, number, language) if after in _ORDINAL_SIGNS else 0
    out.append(number if not dots else Token(_ORDINAL, number.value, number.start, pieces.ends[i + dots]))
    return i + 1 + dots


def _number(pieces: Pieces, i: int, out: list[Token], *, thousands: bool) -> Token:
    """A run of digits, by what it can be: a day or count, a year, or nothing where it is part of a longer number."""
    text = pieces.words[i]
    start, end = pieces.starts[i], pieces.ends[i]
    if len(text) > _MOST_DIGITS or _is_spoilt(pieces, i, out) or (thousands and _in_thousands(pieces, i)):
        return Token(UNKNOWN, None, start, end)
    value = int(text)
    if len(text) == _YEAR_DIGITS:
        name = "unknown" if value < _FIRST_YEAR else "year" if value < _END_OF_YEARS else "far"
    else:
        name = "long" if len(text) == _YEAR_DIGITS - 1 else "number" if 1 <= value <= _LAST_DAY else "short"
    return Token(CHARACTER[name], value, start, end)


def _is_spoilt(pieces: Pieces, i: int, out: list[Token]) -> bool:
    """Does what touches a number make it no date: a currency, per cent, the letters of "H100", "COVID-19"?"""
    after = pieces.words[i + 1] if pieces.touches(i + 1) else ""
    if after and not pieces.is_word(i + 1) and after not in _HARMLESS and after != _DEGREE:
        return True
    if not pieces.touches(i):
        return False
    if pieces.is_word(i - 1):
        return not out or out[-1].kind not in _BEFORE_DIGITS
    if SIGN_KINDS.get(pieces.words[i - 1]) == _HYPHEN and pieces.touches(i - 1) and pieces.is_word(i - 2):
        return len(out) < 2 or out[-2].kind == UNKNOWN
    return pieces.words[i - 1] not in _HARMLESS


def _separated(pieces: Pieces, i: int) -> bool:
    """Is this a thousands separator, as in "1,990"?"""
    return (
        pieces.touches(i)
        and pieces.touches(i + 1)
        and pieces.words[i] == ","
        and pieces.is_digits(i - 1)
        and pieces.is_digits(i + 1)
        and len(pieces.words[i + 1]) == _GROUP
    )


def _in_thousands(pieces: Pieces, i: int) -> bool:
    """Is this run of digits part of a number with thousands separators, as both parts of "1,990" are?"""
    return _separated(pieces, i + 1) or _separated(pieces, i - 1)


def _grouped(pieces: Pieces, i: int) -> bool:
    """Does a number like "3,500" begin here, which may be a year before our era?"""
    alone = not _separated(pieces, i - 1) and not _separated(pieces, i + 3)
    return alone and len(pieces.words[i]) == 1 and _separated(pieces, i + 1)


def _ordinal_dots(pieces: Pieces, i: int, number: Token, language: Language) -> int:
    """How many pieces from a dot on make the number before it ordinal: the dot of "3. Oktober", the ".º" of "1.º"."""
    if number.kind != CHARACTER["number"] or not pieces.touches(i):
        return 0
    if pieces.words[i] == _DEGREE:
        return int(_DEGREE in language.suffixes)
    if pieces.touches(i + 1) and pieces.is_word(i + 1) and pieces.folded[i + 1] in language.suffixes:
        return 2
    return int(language.style.dotted and not (pieces.touches(i + 1) and pieces.is_digits(i + 1)))


def _word(pieces: Pieces, i: int, language: Language, out: list[Token]) -> int:
    """Add the token of a word, or of the longest phrase that begins with it; give the index of what follows it."""
    word, start = pieces.folded[i], pieces.starts[i]
    after_digits = pieces.touches(i) and bool(out) and out[-1].kind in _NUMBERS
    if after_digits and _ending(word, language, out, pieces.ends[i]):
        return i + 1
    for phrase in language.phrases.get(word, ()):
        last = i + len(phrase.rest)
        if last >= len(pieces.words) or (after_digits and phrase.kind not in _AFTER_DIGITS):
            continue
        if phrase.kind == _ROMAN and not pieces.words[i][0].isupper():
            continue
        if phrase.exact and phrase.exact != pieces.words[i].lower():
            continue
        if phrase.rest and any(pieces.folded[i + 1 + k] != other for k, other in enumerate(phrase.rest)):
            continue
        if phrase.dot and pieces.touches(last + 1) and pieces.words[last + 1] == ".":
            last += 1
        out.append(Token(phrase.kind, phrase.value, start, pieces.ends[last]))
        return last + 1
    if after_digits:
        out[-1] = out[-1]._replace(kind=UNKNOWN)
    out.append(Token(UNKNOWN, None, start, pieces.ends[i]))
    return i + 1


def _ending(word: str, language: Language, out: list[Token], end: int) -> bool:
    """Make one token of digits and the ending that touches them: "3rd", "1990s", "19c"."""
    digits = out[-1]
    value = digits.value
    if not isinstance(value, int):
        return False
    if word in language.suffixes and value < 100:
        out[-1] = Token(_ORDINAL, value, digits.start, end)
    elif word in language.decade_suffixes and value % 10 == 0 and value != 0 and digits.end - digits.start != 3:
        out[-1] = Token(_DECADE, value, digits.start, end)
    elif word in language.century_suffixes and 0 < value <= _LAST_CENTURY:
        out[-1] = Token(_ORDINAL, value, digits.start, digits.end)
        out.append(Token(_UNIT, "century", digits.end, end))
    else:
        return False
    return True


def _sign(pieces: Pieces, i: int, language: Language, out: list[Token]) -> int:
    """Add the token of a sign: "'s" is one with its letter, a hyphen that does not touch words on both sides a dash."""
    kind = SIGN_KINDS.get(pieces.words[i], UNKNOWN)
    start = pieces.starts[i]
    inside = pieces.touches(i) and pieces.touches(i + 1)
    if inside and kind == CHARACTER["apostrophe"] and pieces.words[i + 1].lower() in language.possessives:
        out.append(Token(_OF, POSSESSIVE, start, pieces.ends[i + 1]))
        return i + 2
    if kind == _HYPHEN and not (inside and (pieces.is_word(i - 1) or pieces.is_digits(i - 1))):
        kind = _DASH
    out.append(Token(kind, None, start, pieces.ends[i]))
    return i + 1
