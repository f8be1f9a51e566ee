"""One number with its unit: money, percent, a duration, a multiple, a count, or a bare number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures import money
from timeline.figures.lexicon import Lexicon
from timeline.figures.numerals import ONE, Number, fraction_at, number_at
from timeline.figures.tokens import Tokens
from timeline.figures.units import compound_duration, duration_after, multiple_after, noun_after, percent_after
from timeline.model import FigureKind


class Amount(NamedTuple):
    """A number with its unit, the tokens [start, end). `marked` says that the text names the unit itself.

    `step`, `scale` and `plain` are those of the number; `value` and `step` are in `unit`.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    kind: FigureKind
    unit: str
    scale: Decimal = ONE
    plain: bool = False
    marked: bool = False
    glued: bool = False  # a letter of unknown meaning touches it
    words: bool = False
    worth: Decimal = ONE  # of one of its unit as written: 0.01 for pence, 2 weeks for a fortnight
    hedge: str = ""  # told between the number and its unit ("10+ years")


def amount_at(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """The amount that begins at token i: a sign, a currency, a number, a unit."""
    start, negative = i, False
    if t.words[i] in ("-", "+") or t.words[i] in lex.minus:
        negative = t.words[i] != "+"
        i += 1
    currency = money.before(t, lex, i)
    at = currency.end if currency else i
    if currency and t.words[at] == "-" and t.digits(at + 1):
        negative, at = True, at + 1
    number = fraction_at(t, lex, at) if not currency else None
    if number is None or not _leads_on(t, lex, number):
        number = number_at(t, lex, at) or _article_scale(t, lex, at)
    else:
        number = _fraction_of_scale(t, lex, number)
    if number is None:
        return None
    if negative:
        number = number._replace(value=-number.value)
    return _with_unit(t, lex, start, number, currency)


def _leads_on(t: Tokens, lex: Lexicon, number: Number) -> bool:
    """Is a fraction word used as a number here ("half a million", "a third of", "over half"), not as a rank or a quarter?"""
    return True


def _fraction_of_scale(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """A fraction and the scale it is of: "half a million", "three quarters billion", "two thirds of a million"."""
    i = number.end
    i += t.words[i] in lex.ofs
    i += t.words[i] in lex.articles
    word = t.words[i]
    if word in lex.scales and not (word.endswith("s") and word not in ("dozens", "lakhs", "crores")):
        scale = lex.scales[word]
        return Number(number.value * scale, i + 1, scale / 10 if scale > 10**4 else Decimal(0), scale, words=True)
    return number


def _article_scale(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """ "a million", "one hundred thousand" after an article, and a bare scale word before a unit ("hundred thousand dollars")."""
    at = i + 1 if t.words[i] in lex.articles and t.words[i] not in lex.numbers else i
    word = t.words[at]
    if word in lex.hundreds:
        first = Decimal(100)
    elif word in lex.scales and not word.endswith("s"):
        first = lex.scales[word]
    else:
        return None
    end, value = at + 1, first
    while t.words[end] in lex.scales and lex.scales[t.words[end]] > first:
        value, first, end = value * lex.scales[t.words[end]], lex.scales[t.words[end]], end + 1
    return Number(value, end, first if first >= 10**5 else Decimal(0), first, words=True)


def _with_unit(t: Tokens, lex: Lexicon, start: int, number: Number, currency: money.Currency | None) -> Amount:
    """The number with the unit that the words around it give, a bound between the two allowed ("10+ years")."""
    hedge = hedge_after(t, lex, number.end)
    if hedge and not currency:
        inner = _unit_after(t, lex, start, number._replace(end=hedge[1]))
        return inner._replace(hedge=hedge[0], plain=False)
    if currency is not None:
        return _money(t, lex, start, number, currency, number.end)
    return _unit_after(t, lex, start, number)


def hedge_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The bound told after a number ("or more", "+", "-odd") and the index after it."""
    found = lex.after.at(t, i)
    if found is None:
        return None
    word = t.words[i]
    if word == "+" and (not t.glued(i) or t.digits(i + 1)):
        return None
    if word in ("ish", "odd") or (word == "plus" and (t.digits(i + 1) or t.words[i + 1] in lex.numbers)):
        return None
    return None if word == "-" and not t.glued(i) else found


def _unit_after(t: Tokens, lex: Lexicon, start: int, number: Number) -> Amount:
    """The number with the unit that follows it."""
    percent = percent_after(t, lex, number.end)
    if percent:
        return Amount(
            start, percent[1], number.value, number.step, FigureKind.PERCENT, percent[0], number.scale, marked=True
        )
    currency = money.after(t, lex, number)
    if currency:
        return _money(t, lex, start, number, currency, currency.end)
    lasting = duration_after(t, lex, number.end)
    if lasting:
        return _duration(t, lex, start, number, lasting)
    times = multiple_after(t, lex, number)
    if times:
        return Amount(start, times, number.value, number.step, FigureKind.MULTIPLE, "", number.scale, marked=True)
    noun = noun_after(t, number.end)
    end, unit = (noun[1], noun[0]) if noun else (number.end, "")
    loose = not noun and t.glued(number.end) and t.words[number.end][:1].isalnum()
    return Amount(
        start,
        end,
        number.value,
        number.step,
        FigureKind.NUMBER,
        unit,
        number.scale,
        number.plain,
        False,
        loose,
        number.words,
    )


def _money(t: Tokens, lex: Lexicon, start: int, number: Number, currency: money.Currency, end: int) -> Amount:
    """Money: the scale after the currency ("75 USD million"), the cents, and the country of the dollar told after it."""
    value, step, scale = number.value * currency.worth, number.step * currency.worth, number.scale
    unit = currency.unit
    if end > number.end and t.words[end] in lex.scales and scale == 1:
        scale = lex.scales[t.words[end]]
        value, step, end = value * scale, (step or ONE) * scale, end + 1
    elif currency.end == end and currency.worth > 1:
        step = step or currency.worth
    if end == number.end and t.words[end] in ("-", "dollar", "dollars") and unit.endswith("D"):
        at = end + (t.words[end] == "-")
        if t.words[at] in ("dollar", "dollars"):
            end = at + 1
    country = money.country_after(t, end) if unit == "USD" else None
    if country:
        unit, end = country
    if value == int(value) and scale == 1 and currency.worth == 1:
        cents = money.cents_after(t, lex, end)
        if cents:
            value, end = value + cents[0], cents[1]
    return Amount(start, end, value, step, FigureKind.MONEY, unit, scale, marked=True, worth=currency.worth)


def _duration(t: Tokens, lex: Lexicon, start: int, number: Number, lasting: tuple[str, Decimal, int]) -> Amount:
    """A duration, with the fraction or the smaller units told after it."""
    unit, factor, end = lasting
    value = number.value * factor
    if t.words[end] in lex.ands:
        half = fraction_at(t, lex, end + 1)
        if half and half.value < 1 and t.words[half.end] not in lex.ofs:
            return Amount(start, half.end, value + half.value, number.step, FigureKind.DURATION, unit, marked=True)
    unit, value, end = compound_duration(t, lex, unit, value, end)
    return Amount(
        start, end, value, number.step * factor, FigureKind.DURATION, unit, number.scale, marked=True, worth=factor
    )
