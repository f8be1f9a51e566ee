"""Where in a running text a date may stand: around the words that make one, and around numbers of four digits.

Most texts hold neither, which a few looks in C show of ASCII, and one more at the words beside it. Where there is one,
the words between blanks around it are looked at, as far as the language knows them, and only they become tokens.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from timeline.dates.grammar.kinds import CHARACTER, UNKNOWN, Token, kinds_of
from timeline.dates.grammar.lexicon import Language, fold, load
from timeline.dates.grammar.tokens import Pieces, tokens_of, words_of

_FOUR_DIGITS = re.compile(r"[0-9][0-9]{3}")  # the first digit is looked for faster where it stands alone
_ASCII_WORD = re.compile(r"[a-z]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f][^\x00-\x7f]*")
_DIGITS = "0123456789"
_YEAR_DIGITS = 4
_STRETCH = re.compile("[^x]+")
_NOTHING = "x"
_PRINT = ".,;:!?()[]\"'“”‘’„«»…–—§$€£"  # what stands around a word in print
_LONGEST_KEPT = 60  # characters
_NAMED = kinds_of("month weekday holiday")
_PLAIN = kinds_of("unknown number short long far year comma semicolon colon dot slash hyphen dash open close")
_MONTH, _ERA = CHARACTER["month"], CHARACTER["era"]
_SHORT_NAME = 3  # "Sun", "So", "mar": too often something else


def _only(kept: str, shown: str) -> bytes:
    """A table that shows some bytes as others and all the rest as blanks."""
    seen = dict(zip(kept.encode(), shown.encode(), strict=True))
    return bytes(seen.get(byte, ord(" ")) for byte in range(256))


_SMALL_LETTERS = _only(string.ascii_letters, string.ascii_lowercase * 2)
_ZEROS = _only(_DIGITS, "0" * len(_DIGITS))
_YEAR = b"0" * _YEAR_DIGITS


def stretches(text: str, tag: str) -> Iterator[list[Token]]:
    """The tokens of those stretches of a running text that may hold a date, as such a text means them."""
    language = load(tag)
    end = -1
    for place in _places(text, language):
        if place > end:
            start, end, rough = _around(text, place, language)
            if _may_hold(rough):
                read = _known if end - start <= _LONGEST_KEPT else _read
                for stretch in read(text[start:end], tag):
                    yield [Token(kind, value, start + first, start + last) for kind, value, first, last in stretch]


def _read(words: str, tag: str) -> list[list[Token]]:
    """The stretches of some words that may hold a date, as if the text began with them."""
    language = load(tag)
    found = _of_pieces(Pieces(words), language)
    return [[_in_prose(token, words, language) for token in stretch] for stretch in found]


_known = lru_cache(maxsize=1024)(_read)  # "in 2023", "last week": many texts write the same


def _in_prose(token: Token, text: str, language: Language) -> Token:
    """A token as running text means it: "may", "Sun" and "the following year" make no dates there."""
    if token.kind in _PLAIN:
        return token
    word = text[token.start : token.end]
    folded = fold(word)
    small = not word[0].isupper() and (language.style.capitals or folded in language.proper)
    named = token.kind in _NAMED and (small or (len(word) <= _SHORT_NAME and token.kind != _MONTH))
    era = token.kind == _ERA and word.islower() and word in language.era_capitals
    return token._replace(kind=UNKNOWN) if named or era or folded in language.anaphoric else token


def _places(text: str, language: Language) -> list[int]:
    """Where words stand that make a date or begin such, and numbers of four digits; some of them may be none."""
    found: list[int] = []
    plain = text.encode("ascii", "replace")
    small = plain.translate(_SMALL_LETTERS).decode("ascii")
    made = language.makers.intersection(small.split())
    if made:
        small = f" {small} "
        for maker in made:
            found += _all(small, f" {maker} ")
    if _YEAR in (zeros := plain.translate(_ZEROS)):
        found += _all(zeros.decode("ascii"), "0" * _YEAR_DIGITS)
    if not text.isascii():
        found += _foreign(text, language)
    return sorted(found)


def _all(text: str, piece: str) -> Iterator[int]:
    """Where a piece of a text stands in it, whose last character may begin the next one."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + len(piece) - 1)


def _foreign(text: str, language: Language) -> Iterator[int]:
    """Where words between blanks stand that hold a word of a date and are not all ASCII, as "février" is not."""
    end = -1
    for found in _BEYOND_ASCII.finditer(text):
        place = found.start()
        if place > end and found[0] not in _PRINT:
            end = _blank(text, place)
            if not language.makers.isdisjoint(words_of(text[text.rfind(" ", 0, place) + 1 : end])):
                yield place


def _around(text: str, place: int, language: Language) -> tuple[int, int, str]:
    """The words between blanks around a place, as far as the language may know them, and what each of them may be."""
    start, end = text.rfind(" ", 0, place) + 1, _blank(text, place)
    rough = _between_blanks(text[start:end], language)
    if rough == _NOTHING:
        return start, end, ""
    while start:
        before = text.rfind(" ", 0, start - 1) + 1
        role = _between_blanks(text[before : start - 1], language)
        if role == _NOTHING:
            break
        start, rough = before, rough + role
    while end < len(text):
        after = _blank(text, end + 1)
        role = _between_blanks(text[end + 1 : after], language)
        if role == _NOTHING:
            break
        end, rough = after, rough + role
    return start, end, rough


def _blank(text: str, place: int) -> int:
    """Where the next blank is from a place on, or the end of the text."""
    found = text.find(" ", place)
    return found if found >= 0 else len(text)


def _may_hold(rough: str) -> bool:
    """May words hold a date: has one what makes it, or begins such, with a number or an end beside it?"""
    return "m" in rough or ("b" in rough and ("e" in rough or "n" in rough or "?" in rough))


def _between_blanks(word: str, language: Language) -> str:
    """What may be something between two blanks: "?" where only its pieces show it, "x" where it belongs to no date."""
    word = word.lower()
    known = language.rough.get(word)
    if known:
        return known
    if word.isalpha():
        return _NOTHING if word.isascii() else language.rough.get(fold(word), _NOTHING)
    within = word.strip(_PRINT)
    if within.isascii() and within.isalpha():
        return "m" if within in language.makers else "?"
    if _FOUR_DIGITS.search(word):
        return "m"
    words = _ASCII_WORD.findall(word) if word.isascii() else words_of(word)
    return "?" if language.makers.isdisjoint(words) else "m"


def _of_pieces(pieces: Pieces, language: Language) -> Iterator[list[Token]]:
    """The tokens of those stretches of some pieces that may hold a date."""
    known = language.rough.get
    words = zip(pieces.folded, pieces.words, strict=True)
    rough = "".join([known(word) or _of_digits(written) for word, written in words])
    for found in _STRETCH.finditer(rough):
        if _may_hold(found[0]):
            yield tokens_of(pieces, found.start(), found.end(), language)


def _of_digits(word: str) -> str:
    """What a piece may be that the language does not know: a year, a number, or nothing."""
    return _NOTHING if word[0] not in _DIGITS else "m" if len(word) == _YEAR_DIGITS else "n"
