"""A text as tokens: its words, numbers and signs, each with the kind that a language's words give it.

One pass over the text and one dictionary lookup a word: linear. Letters and digits that touch are one word unless a
date is written so ("3rd", "1990s", "Feb13", "Q3"), so that "7B", "H100" and "GPT-4" hold no numbers; nor do numbers
with thousands separators ("1,990"), with a currency or with a per cent sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from timeline.dates.kinds import CHARACTER, UNKNOWN, Token

Words = Mapping[str, Mapping[str, object]]
_CAPITALS = ("en", "de")
_DOTTED = ("de",)
LANGUAGES = ("en", "fr", "de", "es")

_TOKEN = re.compile(r"([0-9]+)|((?:[^\W\d_][\u0300-\u036f]*)+)|([^\w\s]|_)")
_SIGNS = {
    ",": "comma",
    ";": "comma",
    ":": "colon",
    ".": "dot",
    "/": "slash",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    "'": "apostrophe",
    "’": "apostrophe",
    "‘": "apostrophe",
    "?": "question",
    "~": "tilde",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "-": "hyphen",
    "‐": "hyphen",
    "‑": "hyphen",
}
_SIGN_KINDS = {sign: CHARACTER[name] for sign, name in _SIGNS.items()}
_HYPHEN, _DASH, _DOT, _COMMA = (CHARACTER[name] for name in ("hyphen", "dash", "dot", "comma"))
_NUMBERS = frozenset(CHARACTER[name] for name in ("number", "short", "long", "year"))
_BEFORE_DIGITS = frozenset(CHARACTER[name] for name in ("month", "quarter", "half", "fiscal", "calendar", "about"))
_AFTER_DIGITS = frozenset(CHARACTER[name] for name in ("month", "quarter", "half", "era"))


class Phrase(NamedTuple):
    """The words after the first one of a term, whether a dot may follow, and what the term is."""

    rest: tuple[str, ...]
    dot: bool
    kind: str
    value: object


class Language(NamedTuple):
    """The words of a language: by their first word, the longest phrase first; and the endings of ordinal numbers
    and of decades.

    `anaphoric` are the words that in running text look to another date told there, not to publication ("the following
    year"). `capitals` says that months and weekdays are written with a capital, so that "may" and "march" are none,
    `dotted` that a dot makes a number ordinal ("3. Quartal").
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    suffixes: frozenset[str]
    decades: frozenset[str]
    anaphoric: frozenset[str]
    capitals: bool
    dotted: bool


class _Piece(NamedTuple):
    """A run of digits (group 1), of letters (2) or a sign (3)."""

    text: str
    group: int
    start: int
    end: int


@cache  # one entry for each of LANGUAGES
def load(code: str) -> Language:
    """The words of one of LANGUAGES."""
    module = import_module(f"timeline.dates.words_{code}")
    words: dict[str, list[Phrase]] = {}
    for kind, terms in module.WORDS.items():
        for alternatives, value in terms.items():
            for term in alternatives.split("|"):
                first, *rest = (fold(piece.text) for piece in _pieces(term.removesuffix(".")))
                words.setdefault(first, []).append(Phrase(tuple(rest), term[-1] == ".", CHARACTER[kind], value))
    phrases = {first: tuple(sorted(terms, key=lambda term: -len(term.rest))) for first, terms in words.items()}
    return Language(
        phrases,
        frozenset(module.ORDINAL_SUFFIXES.split("|")),
        frozenset(module.DECADE_SUFFIXES.split("|")),
        frozenset(module.ANAPHORIC.split("|")),
        capitals=code in _CAPITALS,
        dotted=code in _DOTTED,
    )


def centuries(*forms: str) -> dict[str, object]:
    """The centuries from the first to the twenty-first in Roman numerals, in the forms given ("siglo {}")."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    numerals = {count: "X" * (count // 10) + ones[count % 10] for count in range(1, 22)}
    return {"|".join(form.format(numeral) for form in forms): count for count, numeral in numerals.items()}


def fold(word: str) -> str:
    """A word in lower case, without accents.

    >>> fold("Février")
    'fevrier'
    """
    word = word.lower()
    if word.isascii():
        return word
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.replace("ß", "ss").replace("’", "'")


def _pieces(text: str) -> list[_Piece]:
    return [_Piece(m[0], m.lastindex or 0, m.start(), m.end()) for m in _TOKEN.finditer(text)]


def tokens(text: str, language: Language) -> list[Token]:
    """The tokens of a text, in order. White space is none; what belongs to no date has the kind `unknown`."""
    pieces = _pieces(text)
    out: list[Token] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        if piece.group == 2:
            i = _word(pieces, i, language, out)
        elif piece.group == 1:
            out.append(_number(pieces, i, out))
            i += 1
            if language.dotted and _ordinal_dot(pieces, i, out[-1]):
                out[-1] = Token(CHARACTER["ordinal"], out[-1].value, piece.start, pieces[i].end)
                i += 1
        elif piece.text in "'’" and _possessive(pieces, i):
            out.append(Token(CHARACTER["of"], "'s", piece.start, pieces[i + 1].end))
            i += 2
        else:
            out.append(Token(_sign(pieces, i), None, piece.start, piece.end))
            i += 1
    return out


def _touches(pieces: list[_Piece], i: int) -> bool:
    """Does a piece follow the one before it without white space?"""
    return 0 < i < len(pieces) and pieces[i - 1].end == pieces[i].start


def _number(pieces: list[_Piece], i: int, out: list[Token]) -> Token:
    """A run of digits, by what it can be: a day or count, a year, or nothing where it is part of a longer number."""
    text, _, start, end = pieces[i]
    before = pieces[i - 1].text if _touches(pieces, i) else ""
    after = pieces[i + 1].text if _touches(pieces, i + 1) else ""
    lone = not (before and pieces[i - 1].group == 2 and out[-1].kind not in _BEFORE_DIGITS)
    if len(text) > 4 or not lone or _is_sign(before) or _is_sign(after) or _in_thousands(pieces, i):
        return Token(UNKNOWN, None, start, end)
    if before and before in "-‐‑" and len(out) > 1 and out[-2].kind == UNKNOWN and pieces[i - 2].group == 2:
        return Token(UNKNOWN, None, start, end)  # COVID-19, post-2020
    value = int(text)
    if len(text) == 4:
        name = "year" if 1000 <= value < 3000 else "unknown"
    else:
        name = "long" if len(text) == 3 else "number" if 1 <= value <= 31 else "short"
    return Token(CHARACTER[name], value, start, end)


def _ordinal_dot(pieces: list[_Piece], i: int, number: Token) -> bool:
    """Does a dot at this place make the number before it ordinal, as in "3. Oktober", and not end "15.10."?"""
    return (
        number.kind == CHARACTER["number"]
        and _touches(pieces, i)
        and pieces[i].text == "."
        and not (_touches(pieces, i + 1) and pieces[i + 1].group == 1)
    )


def _is_sign(text: str) -> bool:
    """Is this a sign that makes the number next to it no date: a currency, per cent, a number sign?"""
    return bool(text) and not text[0].isalnum() and text[0] not in _SIGN_KINDS and text[0] not in '"“”«»:*=><!|_…'


def _in_thousands(pieces: list[_Piece], i: int) -> bool:
    """Is this run of digits part of a number with thousands separators, as both parts of "1,990" are?"""

    def separated(j: int) -> bool:
        return (
            _touches(pieces, j)
            and _touches(pieces, j + 1)
            and pieces[j].text == ","
            and pieces[j - 1].group == pieces[j + 1].group == 1
            and len(pieces[j + 1].text) == 3
        )

    return separated(i + 1) or separated(i - 1)


def _word(pieces: list[_Piece], i: int, language: Language, out: list[Token]) -> int:
    """Add the token of a word, or of the longest phrase that begins with it; give the index of what follows it."""
    text, _, start, end = pieces[i]
    word = fold(text)
    after_digits = bool(out) and out[-1].end == start and out[-1].kind in _NUMBERS
    if after_digits and _ending(word, language, out, end):
        return i + 1
    for phrase in language.phrases.get(word, ()):
        last = i + len(phrase.rest)
        if after_digits and phrase.kind not in _AFTER_DIGITS:
            continue
        if phrase.rest and phrase.rest != tuple(fold(piece.text) for piece in pieces[i + 1 : last + 1]):
            continue
        if phrase.dot and last + 1 < len(pieces) and pieces[last + 1].text == "." and _touches(pieces, last + 1):
            last += 1
        out.append(Token(phrase.kind, phrase.value, start, pieces[last].end))
        return last + 1
    if after_digits:
        out[-1] = out[-1]._replace(kind=UNKNOWN)
    out.append(Token(UNKNOWN, None, start, end))
    return i + 1


def _ending(word: str, language: Language, out: list[Token], end: int) -> bool:
    """Make one token of digits and the ending that touches them: "3rd", "1990s", "19c"."""
    digits = out[-1]
    value = digits.value
    if not isinstance(value, int):
        return False
    if word in language.suffixes and value < 100:
        out[-1] = Token(CHARACTER["ordinal"], value, digits.start, end)
    elif word in language.decades and value % 10 == 0 and value != 0 and digits.end - digits.start != 3:
        out[-1] = Token(CHARACTER["decade"], value, digits.start, end)
    elif word == "c" and 0 < value <= 21:
        out[-1] = Token(CHARACTER["ordinal"], value, digits.start, digits.end)
        out.append(Token(CHARACTER["unit"], "century", digits.end, end))
    else:
        return False
    return True


def _possessive(pieces: list[_Piece], i: int) -> bool:
    """Do an apostrophe and the next letter end a word, as in "last week's"?"""
    return _touches(pieces, i) and _touches(pieces, i + 1) and pieces[i + 1].text.lower() == "s"


def _sign(pieces: list[_Piece], i: int) -> str:
    """The kind of a sign. A hyphen that does not touch words on both sides is a dash."""
    kind = _SIGN_KINDS.get(pieces[i].text, UNKNOWN)
    if kind == _HYPHEN and not (_touches(pieces, i) and _touches(pieces, i + 1) and pieces[i - 1].group != 3):
        return _DASH
    return kind
