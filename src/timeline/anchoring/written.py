"""In which language a stretch of text is written, where its words show that it is another than the one given.

Which language a source is in is often not declared, and sources quote each other. The words that deny and bound are
then those of the language whose most frequent words stand there; how numbers are written is not asked of it. A writing
that no language with a file of its own has tells its language by itself.

Cost: linear in some thousand characters around the place.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from timeline.lang import code_of, facts, languages, of_writing, word_set
from timeline.text.fold.characters import outside_ascii

_LOOK = 500  # characters on each side of the place
_LEAST = 3  # frequent words that a language must have there,
_TIMES = 2  # and so many times as many as the language given
_PIECE = 2000  # characters of each place of a whole text that are looked at,
_FEWEST = 12  # words that must stand there,
_SHARE = 0.2  # the share of them that must be frequent in a language: in prose a third is, of a neighbour less
_FREQUENT = 4  # of them at the least,
_NEXT = 1.5  # and so many times as many as in any other;
_MANY, _NEXT_OF_MANY = 40, 1.25  # where there are many words, less tells
_LOWER = bytes(byte if byte > 127 else ord(chr(byte).lower() if chr(byte).isalpha() else " ") for byte in range(256))
_MOSTLY = 0.5  # share of the letters that are of one writing


def written_in(text: str, start: int, end: int, language: str) -> str:
    """The language of the words around [start, end): the one given unless others fit them clearly better.

    >>> text = "Le maire n'a pas signé le décret, et la ville ne paie pas."
    >>> written_in(text, 10, 20, "en"), written_in(text, 10, 20, "fr-CA"), written_in("5 %", 0, 3, "en")
    ('fr', 'fr-CA', 'en')
    """
    around = text[max(0, start - _LOOK) : min(end, start + _LOOK) + _LOOK]
    frequent = [*filter(_frequent()[0].__contains__, _words(around))]
    alone = len([*filter(_only_in(code_of(language)).__contains__, frequent)])
    if alone and len(frequent) - alone <= _TIMES * alone:
        return language  # as in most texts: all other languages together have too few there
    fits = _fits(frequent)
    own = fits.get(code_of(language), 0)
    best = max(fits, key=lambda code: (fits[code], code))
    if fits[best] >= max(_LEAST, _TIMES * own + 1):
        return best
    return language if own else _by_writing(around) or language


def reads_like(text: str, language: str) -> str:
    """The language that a whole text is clearly written in, where that is another than the one given; else nothing.

    Nothing is said of a few words, nor of a text whose given language has no file here.

    >>> text = "Le maire n'a pas signé le décret, et la ville ne paie pas ce qui est dans la loi."
    >>> reads_like(text, "en"), reads_like(text, "fr-CA"), reads_like(text[:40], "en")
    ('fr', '', '')
    """
    middle = max(_PIECE, len(text) // 2)
    return _reads_like(text[:_PIECE] + " " + text[middle : middle + _PIECE], language)


@lru_cache(maxsize=64)  # of one source it may be asked more than once
def _reads_like(text: str, language: str) -> str:
    words = _words(text)
    fits = _fits(words)
    own = fits.get(code_of(language))
    if own is None or len(words) < _FEWEST:
        return ""
    next_best, best = sorted(fits, key=lambda code: (fits[code], code))[-2:]
    times = _NEXT_OF_MANY if len(words) >= _MANY else _NEXT
    clear = fits[best] >= max(_FREQUENT, _SHARE * len(words), times * fits[next_best], _TIMES * own + 1)
    return best if clear else ""


def _words(text: str) -> list[str]:
    """The words of a text, without regard to case: all that is no letter becomes a blank, kind by kind.

    >>> _words("Der STRASSE 3 wie die „Straße“, 5_m²")
    ['der', 'strasse', 'wie', 'die', 'strasse', 'm²']
    """
    letters = outside_ascii(text)
    others = {letter for letter in letters if letter.isdecimal() or not letter.isalnum()}
    for other in others:
        text = text.replace(other, " ")
    for letter in letters - others:
        if letter != letter.casefold():
            text = text.replace(letter, letter.casefold())
    return text.encode("utf-8", "surrogatepass").translate(_LOWER).decode("utf-8", "surrogatepass").split()


def _fits(words: Iterable[str]) -> dict[str, int]:
    """How many of the words are frequent in which language."""
    fits = dict.fromkeys(languages(), 0)
    numbers, sets = _frequent()
    for number, times in Counter(map(numbers.get, words)).items():
        for code in sets[number] if number is not None else ():
            fits[code] += times
    return fits


@cache
def _only_in(code: str) -> frozenset[str]:
    """The words that are frequent in one language alone."""
    numbers, sets = _frequent()
    return frozenset(word for word, number in numbers.items() if sets[number] == (code,))


@cache
def _frequent() -> tuple[Mapping[str, int], Sequence[tuple[str, ...]]]:
    """The frequent words of all languages, each with the number of the codes of those that it is frequent in."""
    found: dict[str, tuple[str, ...]] = {}
    for code in languages():
        for word in word_set(facts(code, "context").get("frequent", "")):
            found[word] = (*found.get(word, ()), code)
    sets = list(dict.fromkeys(found.values()))
    numbers = {codes: number for number, codes in enumerate(sets)}  # which are counted faster than what they stand for
    return {word: numbers[codes] for word, codes in found.items()}, sets


@lru_cache(maxsize=4096)
def _writing(letter: str) -> str:
    """What a letter is of: the first word of its name."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _by_writing(text: str) -> str:
    """The language of a writing that most letters are of; nothing where that tells none."""
    letters = Counter[str]()
    for letter, count in Counter("" if text.isascii() else text).items():
        letters[_writing(letter)] += count if letter.isalpha() else 0
    shares = {code: sum(letters[name] for name in names) for code, names in of_writing().items()}
    best = max(shares, key=lambda code: (shares[code], code), default="")
    return best if best and shares[best] > _MOSTLY * letters.total() else ""
