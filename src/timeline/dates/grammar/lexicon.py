"""The words that dates are made of in each language that the grammar reads, as tables to look words up in.

The words stand in `words_en`, `words_fr`, `words_de` and `words_es`; a table is made when its language is first read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from timeline.dates.grammar.kinds import CHARACTER, kinds_of

Words = Mapping[str, Mapping[str, object]]
"""Kind → words, with `|` between alternatives → value."""

LANGUAGES = ("en", "fr", "de", "es")
_CAPITALS = ("en", "de")
_DOTTED = ("de",)

_WORD = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_MAKERS = kinds_of(
    "month weekday unit quarter half decade decade_of century era season holiday weekend fiscal calendar dayword "
    "part_of_unit workday daytime"
)


class Phrase(NamedTuple):
    """The words after the first one of a term, whether a dot may follow, and what the term is."""

    rest: tuple[str, ...]
    dot: bool
    kind: str
    value: object


class Language(NamedTuple):
    """The words of a language: by their first word, the longest phrase first; the endings of ordinals and decades.

    `rough` tells of every word whether it may make a date ("m") or stand in one ("k"). `anaphoric` are the words that
    in running text look to another date told there, not to publication ("the following year"). `capitals` says that
    months and weekdays are written with a capital, so that "may" and "march" are none, `dotted` that a dot makes a
    number ordinal ("3. Quartal").
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    rough: Mapping[str, str]
    suffixes: frozenset[str]
    decades: frozenset[str]
    anaphoric: frozenset[str]
    capitals: bool
    dotted: bool


@cache  # one entry for each of LANGUAGES
def load(code: str) -> Language:
    """The words of one of LANGUAGES."""
    module = import_module(f"timeline.dates.grammar.words_{code}")
    words: dict[str, list[Phrase]] = {}
    for kind, terms in module.WORDS.items():
        for alternatives, value in terms.items():
            for term in alternatives.split("|"):
                first, *rest = (fold(word) for word in _WORD.findall(term.removesuffix(".")))
                words.setdefault(first, []).append(Phrase(tuple(rest), term[-1] == ".", CHARACTER[kind], value))
    suffixes, decades, anaphoric = (
        frozenset(endings.split("|")) for endings in (module.ORDINAL_SUFFIXES, module.DECADE_SUFFIXES, module.ANAPHORIC)
    )
    rough = dict.fromkeys(["s", *suffixes, *decades], "k")
    for first, phrases in words.items():
        for phrase in phrases:
            rough.update({word: "k" for word in phrase.rest if word not in rough})
            rough[first] = "m" if phrase.kind in _MAKERS or rough.get(first) == "m" else "k"
    ordered = {first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.rest))) for first, phrases in words.items()}
    return Language(ordered, rough, suffixes, decades, anaphoric, code in _CAPITALS, code in _DOTTED)


def centuries(*forms: str) -> dict[str, object]:
    """The centuries from the first to the twenty-first in Roman numerals, in the forms given ("siglo {}")."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    numerals = {count: "X" * (count // 10) + ones[count % 10] for count in range(1, 22)}
    return {"|".join(form.format(numeral) for form in forms): count for count, numeral in numerals.items()}


LONGEST_WORD = 100  # characters; no word of a date has so many


def fold(word: str) -> str:
    """A word in lower case, without accents.

    >>> fold("Février")
    'fevrier'
    """
    word = word.lower()
    if word.isascii() or len(word) > LONGEST_WORD:  # ordering combining marks takes the square of their number
        return word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("ß", "ss").replace("’", "'")
