"""Units of measure: what they measure, their symbols and names, and what they are worth.

What holds in every language stands in units.toml; names in words are CLDR's, with those that a language's own file adds
or takes away. Cost: each file is read once, when it is first asked for, in under a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import NamedTuple

from timeline.lang.loader import code_of, facts, phrases, read_file, valued_phrases
from timeline.lang.regions import unit_names

_SHORTEST = 3  # letters; what CLDR writes shorter is a symbol, or too short to be known in running text


class Unit(NamedTuple):
    """A unit by its canonical `name`: what it measures, how it is shown, and what it may be worth.

    `expressions` are those of pint, by which its worth is worked out: of several the unit may be any one. `named` are
    its names in CLDR, `symbols` what texts write for it, with capitals as they are.
    """

    name: str
    dimension: str
    symbol: str
    named: tuple[str, ...]
    expressions: tuple[str, ...]
    symbols: tuple[str, ...]


class Worth(NamedTuple):
    """What one of a unit is worth in the base of its dimension, at least and at most, after `offset` was added.

    `inverse` says that the unit tells how far, and not how much: kilometres a litre, not litres for 100 kilometres.
    """

    low: Decimal
    high: Decimal
    offset: Decimal
    inverse: bool


class Smaller(NamedTuple):
    """The unit that may be told after a greater one, and how many of it that is: "5 ft 11 in"."""

    name: str
    holds: int


@cache
def units() -> Mapping[str, Unit]:
    """All units by their canonical names, in the order of their file.

    >>> units()["kilometre per hour"].symbol, units()["gallon"].expressions
    ('km/h', ('gallon', 'imperial_gallon'))
    """
    return {
        unit.name: unit
        for dimension, table in read_file("units")["dimensions"].items()
        for unit in (_unit(dimension, *line) for line in _lines(table))
    }


@cache
def worths() -> Mapping[str, Worth]:
    """What each unit is worth, by its canonical name.

    >>> worths()["mile"].low, worths()["mile"].high, worths()["kilometre per litre"].inverse
    (Decimal('1609.344'), Decimal('1852'), True)
    """
    file = read_file("worths")
    offsets, inverse = file["offsets"], phrases(file["inverse"])
    found = {name: [Decimal(end) for end in text.split()] for name, text in file["worths"].items()}
    return {
        name: Worth(ends[0], ends[-1], Decimal(offsets.get(name, 0)), name in inverse) for name, ends in found.items()
    }


@cache
def rate_symbols() -> Mapping[str, tuple[str, str]]:
    """Symbols that hold what they are told per: the unit, and what per.

    >>> rate_symbols()["Mbps"]
    ('Mb', 'second')
    """
    return {symbol: (unit, per) for symbol, unit, per in _lines(read_file("units")["symbols"]["rates"])}


@cache
def smaller_units() -> Mapping[str, Smaller]:
    """The smaller unit that may be told after a greater one, by the greater's canonical name."""
    return {name: Smaller(less, int(holds)) for name, less, holds in _lines(read_file("units")["symbols"]["smaller"])}


@cache
def units_of(region: str) -> Mapping[str, str]:
    """What units that may be several mean in a region, by their canonical names.

    >>> units_of("GB")["pint"], units_of("DE")
    ('imperial pint', {})
    """
    return next(
        (valued_phrases(meant) for regions, meant in _lines(read_file("units")["symbols"]["regions"])
         if region in regions.split()), {},
    )  # fmt: skip


def unit_words(tag: str) -> Iterator[tuple[str, str]]:
    """What a language calls units, each with the canonical name: CLDR's names, then those of the language's own file.

    >>> dict(unit_words("de"))["quadratmeter"], dict(unit_words("en"))["metric tons"]
    ('square metre', 'tonne')
    """
    own = facts(code_of(tag), "figures")
    without = set(phrases(own.get("not_units", "")))
    tables = unit_names(tag).values()
    names = {key: table[key] for table in tables for key in table}
    for unit in units().values():
        called = chain.from_iterable(phrases(names[key]) for key in unit.named if key in names)
        yield from ((name.lower(), unit.name) for name in called if _is_word(name) and name.lower() not in without)
    for name, words in own.get("units", {}).items():
        yield from ((word, name) for word in phrases(words))


def _is_word(name: str) -> bool:
    return len(name) >= _SHORTEST and name.replace(" ", "").replace("-", "").isalpha()


def _unit(dimension: str, name: str, symbol: str, *lists: str) -> Unit:
    return Unit(name, dimension, symbol, *map(_parts, lists))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _lines(table: str) -> Iterator[list[str]]:
    """The lines of a table, each as its parts."""
    for line in table.strip().splitlines():
        yield [part.strip() for part in line.split(";")]
