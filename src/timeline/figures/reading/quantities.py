"""Quantities: "12 km", "80 square metres", "5 MW", "20 °C", "2m bpd"; one told in two units: "5ft 11in", "6-foot-2"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import ONE, Number
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.unit_names import unit_at
from timeline.lang import smaller_units, units

_DEGREES = ("C", "F")
_LIGHTEST, _HEAVIEST = 4, 50  # stones that a man or an animal is told to weigh, without a name for the pounds
_GOES_ON = frozenset("%-–/$€£°")  # after a number that is one of its own
_CENTIMETRES = 100  # in a metre, which needs no name: "1m85"
_PRICED_WITHIN = 6  # tokens
_POUNDS = 14  # in a stone, after which other words of a sentence may follow: "12 st 4 at the time"


class Quantity(NamedTuple):
    """A number in a unit of measure: its canonical name, what it is told per, and the index after it."""

    number: Number
    unit: str
    per: str
    end: int


def quantity(t: Tokens, lex: Lexicon, number: Number) -> Quantity | None:
    """The number in the unit that follows it, a hyphen between them allowed: "a 47-foot yacht"."""
    i = number.end
    if t.glued[i] and t.written(i) in _DEGREES:  # "a high of 35C"
        return Quantity(number, "°" + t.written(i), "", i + 1)
    if number.value < 1 and number.words:  # "half a mile", "a quarter of a mile"
        i += t.words[i] in lex.ofs and t.words[i + 1] in lex.articles
        i += t.words[i] in lex.articles
    found = (i + 1 in t.digits and _greater(t, lex, i)) or unit_at(
        t, lex, i + (t.words[i] == "-" and t.glued[i] and t.glued[i + 1])
    )
    if found is None:
        return None
    unit, per, end = found
    number, end = _with_smaller(t, lex, number, unit, end) or (number, end)
    return Quantity(number, unit, per, end)


def article_quantity(t: Tokens, lex: Lexicon, i: int) -> Quantity | None:
    """One of a unit, told by an article: "a tonne of gold", "a mile away"; but what it costs is told per it."""
    found = unit_at(t, lex, i + 1) if t.words[i + 1] in lex.article_units else None
    if found is None or not (t.words[found[2]] in lex.ofs or t.words[found[2]] in lex.metres):
        return None
    near = t.words[found[2] : found[2] + _PRICED_WITHIN]
    if any(word in SIGNS or word in lex.currencies.firsts for word in near):  # "a tonne of copper costs $9,000"
        return None
    return Quantity(Number(ONE, i + 1, words=True), *found)


def _greater(t: Tokens, lex: Lexicon, i: int) -> tuple[str, str, int] | None:
    """A unit that is known by the smaller one after it: "12st 4lb", where "12st" alone would be a rank."""
    for name, smaller in smaller_units().items():
        if t.words[i] == units()[name].symbol:
            weighed = smaller.holds == _POUNDS and lex.pounds.stone and _weighs(t, lex, i)
            return (name, "", i + 1) if weighed or _named(t, lex, smaller.name, i + 2) else None
    return None


def _weighs(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is this a weight whose smaller unit has no name, "12 st 4", and no rank, "21st 4"?"""
    before, further = t.words[i - 1], Number(Decimal(t.words[i + 1]), i + 2) if t.words[i + 1].isdecimal() else None
    if further is None or not before.isdecimal() or not _LIGHTEST <= int(before) <= _HEAVIEST:
        return False
    rank = t.glued[i] and before.endswith("1") and before != "11"
    return not rank and further.value < _POUNDS and _unnamed(t, lex, _POUNDS, further, i + 1)


def _with_smaller(t: Tokens, lex: Lexicon, number: Number, unit: str, end: int) -> tuple[Number, int] | None:
    """The number with the smaller unit told after it: "5ft 11in", "6-foot-2", "12 stone 4 pounds", "1m85".

    `end` is the index after the greater unit. "In" counts as inches only where it touches its number or nothing
    follows.
    """
    smaller = smaller_units().get(unit)
    if smaller is None or number.step or number.scale > 1:
        return None
    at = end + (t.words[end] in (",", "-", *lex.ands))
    if not (at in t.digits or t.words[at] in lex.numbers):
        return None
    further = number_at(t, lex, at)
    if further is None or not 0 <= further.value < smaller.holds or further.scale > 1:
        return None
    last = _named(t, lex, smaller.name, further.end + (t.words[further.end] == "-"))
    if last is None:
        hyphened = (
            t.words[end - 1] in lex.smaller.hyphened and t.words[end] == "-" and t.glued[at]
        )  # "a 6-foot-2 guard"
        if not (hyphened or (at == end and _unnamed(t, lex, smaller.holds, further, at))):
            return None
        last = further.end
    sign = -1 if number.value < 0 else 1
    value = number.value + sign * further.value / Decimal(smaller.holds)
    return number._replace(value=value, plain=False), last


def _unnamed(t: Tokens, lex: Lexicon, holds: int, further: Number, at: int) -> bool:
    """Is a number right behind a unit of the smaller one, whose name is left out: "1m85", "6 ft 2", "1 m 85 tall"?"""
    if at not in t.digits or further.step or (holds == _CENTIMETRES and further.value < 10):
        return False
    following = t.words[further.end]
    return (
        t.glued[at]
        if holds == _CENTIMETRES and t.glued[at]
        else (
            (not following[:1].isalpha() and following not in _GOES_ON)
            or following in lex.metres
            or following in lex.ands
            or (holds == _POUNDS and following in lex.stops)
        )
    )


def _named(t: Tokens, lex: Lexicon, unit: str, i: int) -> int | None:
    """The index after the name of a smaller unit at token i."""
    if t.words[i] in lex.smaller.also_words:
        alone = t.glued[i] or not t.words[i + 1][:1].isalpha()
        return i + 1 if alone and t.words[i] == units()[unit].symbol else None
    found = unit_at(t, lex, i)
    return found[2] if found and found[0] == unit else None
