"""The lexicon of a language, built from the section [figures] of its file in lang/.

Cost: some milliseconds a language, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from timeline.figures.reading.lexicon import GLYPHS, Lexicon
from timeline.figures.reading.money_names import (
    CENT,
    CODES,
    DOLLARS,
    NAMES_BEFORE,
    ONE,
    OTHER_CODES,
    SCALED_CODES,
    SIGNS,
    Money,
)
from timeline.figures.reading.tokens import Phrases
from timeline.lang import code_of, counted, facts, has_file, listed, phrases, valued, valued_phrases, word_set

DEFAULT = "en"  # how a language without a file is read

# What the keys of the section hold, and the fields of the lexicon that bear their names.
_WORDS = listed("""
    hundreds lone points ands ofs articles minus times fillers between froms tos intos changes shifts ranging couples
    severals wholes anothers spans agos lasting ranks everies portions each thans stops months labels articled
""")
_ENDINGS = ("ordinals", "sums", "polls")
_VALUED = ("scales", "suffixes", "fractions", "fixed", "multiples", "ranked", "rounds")
_RULING = ("outs", "outs_apart")

# Signs that bound the figure after them in every language.
_BOUNDS = {">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "±": "~"}


def lexicon(language: str) -> Lexicon:
    """The words of a language, by its code ("fr", "fr-CA"); English where it has no file."""
    return _built(code_of(language) if has_file(language) else DEFAULT)


@cache
def _built(code: str) -> Lexicon:
    told = facts(code, "figures")
    fields: dict[str, Any] = {key: word_set(told.get(key, "")) for key in _WORDS}
    fields |= {key: tuple(listed(told.get(key, ""))) for key in _ENDINGS}
    fields |= {key: _amounts(told.get(key, "")) for key in _VALUED}
    fields |= {key: Phrases(_ruling(told.get(key, ""))) for key in _RULING}
    numbers = {word: int(value) for word, value in _amounts(told.get("numbers", "")).items()}
    fields["fractions"] |= _denominators(numbers, listed(told.get("denominators", "")))
    lex = Lexicon(
        language=code,
        decimal_comma=told.get("decimal_comma", False),
        compound=told.get("compound", False),
        plural=told.get("plural", ""),
        numbers=numbers,
        vague=_orders(told.get("vague", "")),
        durations=_units(told.get("durations", {})),
        percents=Phrases(_meanings(told.get("percents", {}))),
        before=Phrases(_meanings(told.get("before", {})) | _BOUNDS),
        after=Phrases(_meanings(told.get("after", {}))),
        clocks=Phrases(dict.fromkeys(phrases(told.get("clocks", "")), "at")),
        currencies=Phrases(_currencies(told)),
        **fields,
    )
    return _with_beginnings(lex)


def _with_beginnings(lex: Lexicon) -> Lexicon:
    """The lexicon with the words that a figure can begin with, and with what makes a figure of an article."""
    scales = {*lex.scales, *lex.hundreds, *lex.fractions, *lex.couples}
    begin = scales.union(
        lex.numbers, lex.fixed, lex.vague, lex.multiples, lex.severals, lex.minus, lex.wholes, lex.anothers, lex.everies
    )
    codes = (code.lower() for code in (*CODES, *OTHER_CODES, *SCALED_CODES))
    money = {*SIGNS, *DOLLARS, "u", *codes, *NAMES_BEFORE}
    openers = begin | money | {"-", "+", *GLYPHS, *lex.percents.firsts(), "single", "triple", "double"}
    return lex._replace(
        decimals=frozenset(".," if lex.decimal_comma else "."),
        openers=frozenset(openers - lex.articles | (lex.articles & set(lex.numbers))),
        stems=frozenset(word[:3] for word in begin if len(word) > 2 and lex.compound),
        followers=frozenset(scales.union(lex.durations, lex.wholes, "$", lex.rounds, lex.currencies.firsts())),
    )


def _worth(text: str) -> Decimal:
    """A value as the files write it: "12", "0.5", "1e6" (which becomes 1000000)."""
    mantissa, _, power = text.partition("e")
    return Decimal(mantissa) * Decimal("1" + "0" * int(power or 0))


def _amounts(text: str) -> dict[str, Decimal]:
    return {word: _worth(value) for word, value in valued(text).items()}


def _ruling(text: str) -> dict[str, int]:
    return {phrase: int(_worth(value)) for phrase, value in valued_phrases(text).items()}


def _orders(text: str) -> dict[str, tuple[Decimal, Decimal]]:
    """Words that tell only an order, with where it begins and ends: "dozens=24-100"."""
    ends = ((word, value.split("-")) for word, value in valued(text).items())
    return {word: (_worth(low), _worth(high)) for word, (low, high) in ends}


def _denominators(numbers: Mapping[str, int], endings: list[str]) -> dict[str, Decimal]:
    """The numbers from eleven to ninety-nine with the endings that make a denominator of them ("onceavo")."""
    return {word + ending: Decimal(n) for word, n in numbers.items() if 10 < n < 100 for ending in endings}


def _units(table: Mapping[str, str]) -> dict[str, tuple[str, Decimal]]:
    """Each word of a calendar unit with the unit and how many of it it is."""
    pairs = ((unit, counted(text)) for unit, text in table.items())
    return {word: (unit, Decimal(count)) for unit, words in pairs for word, count in words.items()}


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    """Each phrase of a table with the key that it stands under."""
    return {phrase: meaning for meaning, text in table.items() for phrase in phrases(text)}


def _currencies(told: Mapping[str, Any]) -> Iterator[tuple[str, Money]]:
    """Each name of a currency, and of its hundredth, with the unit and how much of it one is worth."""
    for key, worth in (("money", ONE), ("hundredths", CENT)):
        yield from ((name, (unit, worth)) for name, unit in _meanings(told.get(key, {})).items())
