"""What CLDR knows of languages and regions: which there are, how they write numbers, whose money a bare sign means.

The files of cldr/ are made by `make data`. Only what is asked for is read, once, in under a millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from timeline.lang.loader import code_of, has_file, listed, read_file, valued, valued_phrases, word_set

_FOLDER = "cldr"
_ENGLISH = ".,"


class Marks(NamedTuple):
    """What sets decimals apart, and what thousands; all spaces are one, all apostrophes are one."""

    decimal: str
    group: str


def region_of(tag: str) -> str:
    """The region of a tag in capitals, empty where it has none.

    >>> region_of("es-MX"), region_of("zh_Hant_hk"), region_of("es-419"), region_of("de")
    ('MX', 'HK', '419', '')
    """
    parts = tag.upper().replace("_", "-").split("-")[1:]
    return next((part for part in parts if len(part) == 2 or (len(part) == 3 and part.isdecimal())), "")


def marks(tag: str) -> Marks:
    """How numbers are written in a language, or in a region of it.

    >>> marks("es"), marks("es-MX"), marks("de-CH")
    (Marks(decimal=',', group='.'), Marks(decimal='.', group=','), Marks(decimal='.', group="'"))
    """
    found, code = _marks(), code_of(tag)
    return Marks(*(found.get(f"{code}-{region_of(tag)}") or found.get(code, _ENGLISH)))


def money_of(region: str) -> str:
    """The ISO 4217 code of a region's own money; empty where CLDR knows none.

    >>> money_of("MX"), money_of("AT"), money_of("")
    ('MXN', 'EUR', '')
    """
    return _territories().get(region, "")


def money_signs(region: str) -> Mapping[str, str]:
    """The bare signs that mean a region's own money, with its code.

    >>> money_signs("MX"), money_signs("HK")
    ({'$': 'MXN'}, {})
    """
    return {sign: money_of(region) for sign, regions in _signs().items() if region in regions}


def money_words(code: str, currency: str) -> frozenset[str]:
    """The words of which a language makes the names of a currency.

    >>> sorted(money_words("es", "MXN"))
    ['mexicano', 'mexicanos', 'peso', 'pesos']
    """
    names = valued_phrases(read_file(_FOLDER, "money")["names"].get(code, ""))
    return frozenset(word for name, meant in names.items() if meant == currency for word in name.split())


def unit_names(tag: str) -> Mapping[str, Mapping[str, str]]:
    """The names of units by what they measure: phrases, the singular first; empty for a language without a file.

    >>> unit_names("de")["length"]["kilometer"]
    'Kilometer, km'
    """
    return {key: table for key, table in _units(code_of(tag)).items() if key != "version"} if has_file(tag) else {}


def _units(code: str) -> Mapping[str, Mapping[str, str]]:
    return read_file(_FOLDER, "units", code)


@cache
def _marks() -> Mapping[str, str]:
    return {tag: pair for pair, tags in read_file(_FOLDER, "numbers")["marks"].items() for tag in listed(tags)}


@cache
def _territories() -> Mapping[str, str]:
    return valued(read_file(_FOLDER, "money")["territories"])


@cache
def _signs() -> Mapping[str, frozenset[str]]:
    return {sign: word_set(regions) for sign, regions in read_file(_FOLDER, "money")["signs"].items()}
