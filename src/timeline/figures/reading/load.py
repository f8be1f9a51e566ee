"""The lexicon of a language, built from the section [figures] of its file in lang/.

Cost: some milliseconds a language, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from timeline.figures.reading.bounds import JUST_OVER, NEARLY
from timeline.figures.reading.groups import (
    Clock,
    Group,
    Hedging,
    Lasting,
    Multiplied,
    Names,
    Pounds,
    Rated,
    Ratios,
    Scores,
    Shares,
    Smaller,
    ways_of,
)
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import CENT, ONE, OTHER_CODES, SIGNS, Money
from timeline.figures.reading.regional import decimal_marks, in_region
from timeline.figures.reading.symbols import SHARES
from timeline.figures.reading.tokens import Phrases
from timeline.figures.reading.unit_names import unit_phrases
from timeline.lang import (
    alternatives,
    code_of,
    counted,
    facts,
    has_file,
    listed,
    phrases,
    region_of,
    valued,
    valued_phrases,
    word_set,
)

DEFAULT = "en"  # how a language without a file is read

# What the keys of the section hold, and the fields of the lexicon that bear their names.
_FLAGS = listed("""
    compound nouns_capital vigesimal counted_with_of half_of_next wholes_alone vague_joined
    and_in_decimals
""")
_WORDS = listed("""
    hundreds lone portions uninflected not_by_library points weak_points ands ofs ors buts thans articles
    definites articled minus times folds not_comparatives fillers between froms tos intos changes
    shifts ranging range_after couples severals wholes anothers spans agos lasting ranks everies each vague_of
    stops mores degrees powers unmarked_plurals measured not_measures counted months_also_words
    years_after before_years labels percent_points small_percents dotted_scales metres ratings stars digit_nouns
    each_before money_first dollars dollars_after small_change further
    respectives changed_by article_units
""")
_ENDINGS = listed("plurals not_plurals ordinals comparatives sums polls")
_VALUED = listed("scales suffixes fractions fixed ranked rounds multiples")
_CURRENCIES = listed("countries millions_of letters hundredth_letters")
_PHRASES = listed("""
    compared not_compared year_leads out_of weak_out_of of_wholes aged clocks hours past_hours eras plus_minus totals
    likened
""")
_RULING = listed("outs outs_apart")
_MEANINGS = listed("percents after ages per per_things per_adverbs")
_AND_AFTER = 20  # what "and" may follow in a number, where a language says nothing of it

_GROUPS: dict[str, type[Group]] = {
    "clock": Clock,
    "scores": Scores,
    "ratios": Ratios,
    "names": Names,
    "hedging": Hedging,
    "shares": Shares,
    "lasts": Lasting,
    "multiplied": Multiplied,
    "pounds": Pounds,
    "smaller": Smaller,
    "rated": Rated,
}

# Signs that bound the figure after them in every language.
_BOUNDS = {">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "±": "~",
           "≲": NEARLY, "≳": JUST_OVER}  # fmt: skip


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The words of a language by its tag ("fr", "fr-CA"), as its region writes them; English where it has no file."""
    code, region = code_of(language) if has_file(language) else DEFAULT, region_of(language)
    return _in_region(code, region) if region else _built(code)


@cache
def _in_region(code: str, region: str) -> Lexicon:
    return in_region(_built(code), region)


@cache
def _built(code: str) -> Lexicon:
    entries = facts(code, "figures")
    fields = _lists(entries)
    numbers = {word: int(value) for word, value in _amounts(entries.get("numbers", "")).items()}
    months, weekdays = _calendar(code)
    fields["stops"] |= weekdays
    fields["ranked"] |= _ranks(code) if fields["everies"] else {}
    fields["fractions"] |= _denominators(numbers, listed(entries.get("denominators", "")))
    return Lexicon(
        language=code,
        decimal_marks=decimal_marks(code),
        signs=SIGNS,
        codes=OTHER_CODES,
        and_after=entries.get("and_after", _AND_AFTER),
        noun_reach=entries.get("noun_reach", 1),
        numbers=numbers,
        digit_counts={word: int(count) for word, count in valued(entries.get("digit_counts", "")).items()},
        vague=_orders(entries.get("vague", "")),
        accounts=tuple(
            sorted({word for words in facts(code, "backing").get("account", {}).values() for word in words.split()})
        ),
        months=months | word_set(entries.get("months", "")),
        weekdays=weekdays,
        durations=_units(entries.get("durations", {})),
        glued_spans=_glued_spans(numbers, entries.get("glued_spans", {})),
        before=Phrases(_meanings(entries.get("before", {})) | _BOUNDS),
        currencies=Phrases(_currencies(entries)),
        units=unit_phrases(code),
        ways=ways_of(
            entries.get("ways", {}),
            facts(code, "words").get("negations", ""),
            fields["ands"] | fields["ors"] | fields["buts"],
        ),
        **fields,
        **{name: group(entries.get(name, {})) for name, group in _GROUPS.items()},
    )


def _lists(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The fields whose key and form tell all: flags, lists of words and endings, words with their worth, phrases."""
    fields: dict[str, Any] = {key: entries.get(key, False) for key in _FLAGS}
    fields |= {key: word_set(entries.get(key, "")) for key in _WORDS}
    fields |= {key: tuple(listed(entries.get(key, ""))) for key in _ENDINGS}
    fields |= {key: _amounts(entries.get(key, "")) for key in _VALUED}
    fields |= {key: valued(entries.get(key, "")) for key in _CURRENCIES}
    fields |= {key: Phrases((phrase, key) for phrase in phrases(entries.get(key, ""))) for key in _PHRASES}
    fields |= {key: Phrases(_ruling(entries.get(key, ""))) for key in _RULING}
    fields |= {key: Phrases(_meanings(entries.get(key, {}))) for key in _MEANINGS}
    return fields | {"percents": Phrases(_meanings(entries.get("percents", {})) | SHARES)}


def _calendar(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of months, with their abbreviations, and of weekdays, in full."""
    entries = facts(code, "dates")
    months = (name.rstrip(".") for names in alternatives(entries.get("month", "")) for name in names)
    return frozenset(months), frozenset(full for full, *_ in alternatives(entries.get("weekday", "")))


def _ranks(code: str) -> dict[str, Decimal]:
    """The ordinals by which dates are read, from the second on: jeder dritte."""
    ordinals = _amounts(facts(code, "dates").get("ordinal", ""))
    return {word: value for word, value in ordinals.items() if value > 1}


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


def _glued_spans(numbers: Mapping[str, int], table: Mapping[str, str]) -> dict[str, tuple[str, Decimal]]:
    """Each number and unit of time in one word with the unit and how many of it: zweijährig."""
    endings = [(unit, ending) for unit, text in table.items() for ending in phrases(text)]
    counts = [(word, Decimal(count)) for word, count in numbers.items() if count]
    return {word + ending: (unit, count) for unit, ending in endings for word, count in counts}


def _meanings(table: Mapping[str, str]) -> dict[str, str]:
    """Each phrase of a table with the key that it stands under."""
    return {phrase: meaning for meaning, text in table.items() for phrase in phrases(text)}


def _currencies(entries: Mapping[str, Any]) -> Iterator[tuple[str, Money]]:
    """Each name of a currency, and of its hundredth, with the unit and how much of it one is worth."""
    for key, worth in (("money", ONE), ("hundredths", CENT)):
        yield from ((name, (unit, worth)) for name, unit in _meanings(entries.get(key, {})).items())
