"""One number with its unit: money, percent, a duration, a multiple, a count, or a bare number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures import money
from timeline.figures.lexicon import Lexicon
from timeline.figures.money_names import SIGNS
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
    if t.words[i] in ("-", "+"):
        if t.glued(i) and t.words[i - 1][-1:].isalnum() or not t.glued(i + 1) and i > 0:
            return None
        negative, i = t.words[i] == "-", i + 1
    elif t.words[i] in lex.minus and lex.before.before(t, i + 1, 0) is None:
        negative, i = True, i + 1
    currency = money.before(t, lex, i)
    at = currency.end if currency else i
    if currency and t.words[at] == "-" and t.digits(at + 1):
        negative, at = True, at + 1
    number = _number(t, lex, at, money=currency is not None)
    if number is None and lex.percents.at(t, i):
        return _percent_of(t, lex, i)
    if number is None:
        return None if currency or negative else article_duration(t, lex, i) or _article_currency(t, lex, i)
    if negative:
        number = number._replace(value=-number.value)
    amount = _with_unit(t, lex, start, number, currency)
    bare = (
        number.end == at + 1 and number.scale > 1 and not t.digits(at) and t.words[at] not in lex.lone
    )  # "million" alone
    return None if bare and not amount.marked else amount


def _percent_of(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """A percentage told backwards: "per cent of 210"."""
    found = lex.percents.at(t, i)
    if found is None or t.words[found[1]] not in lex.ofs or t.glued(i):
        return None
    number = number_at(t, lex, found[1] + 1)
    if number is None or t.words[number.end][:1].isalnum():
        return None
    return Amount(i, number.end, number.value, number.step, FigureKind.PERCENT, found[0], number.scale, marked=True)


def _number(t: Tokens, lex: Lexicon, i: int, *, money: bool) -> Number | None:
    """The number at token i: a fraction in words, a couple, a number, or a scale word with its article."""
    fraction = None if money else fraction_at(t, lex, i)
    if fraction and not (t.words[fraction.end - 1] in lex.durations and _quarters(t, lex, fraction, i)):
        return _fraction_of_scale(t, lex, fraction) if _is_part(t, lex, fraction, i) else None
    at = i + (t.words[i] in lex.articles)
    if t.words[at] in lex.couples and t.words[at + 1] in lex.ofs:
        return Number(Decimal(2), at + 2, words=True)
    number = number_at(t, lex, i) or _article_scale(t, lex, i)
    return number if number is None or money else _ratio(t, lex, number) or number


def _ratio(t: Tokens, lex: Lexicon, number: Number) -> Number | None:
    """A share told by two numbers: "one in five", "two out of three", "1 over 3"; the second has no unit of its own."""
    found = lex.outs.at(t, number.end)
    if found is None or number.step or number.scale > 1 or not 0 < number.value <= found[0] or not t.words[found[1]]:
        return None
    whole = number_at(t, lex, found[1])
    if whole is None or whole.step or whole.value <= number.value or (whole.plain and whole.value > 1000):
        return None
    following = t.words[whole.end]
    if following in lex.durations or following == "%" or following in SIGNS or lex.currencies.at(t, whole.end):
        return None
    return Number(number.value / whole.value, whole.end, words=True)


def _quarters(t: Tokens, lex: Lexicon, fraction: Number, i: int) -> bool:
    """Are these quarters of a year, and not fourths? "two quarters", "3 quarters", "the last three quarters"."""
    following = t.words[fraction.end]
    if following in lex.ofs or following in lex.scales or following in lex.durations:
        return False
    return t.digits(i) or fraction.value == Decimal("0.5") or (i > 0 and t.words[i - 1] in lex.spans)


def _is_part(t: Tokens, lex: Lexicon, fraction: Number, i: int) -> bool:
    """Is a fraction word a number here ("over half", "a third of"), and not a rank or a calendar quarter ("first half")?"""
    last, following = t.words[fraction.end - 1], t.words[fraction.end]
    before = t.words[i - 1] if i else ""
    if fraction.end == i + 1:
        if before in lex.ranks or (t.glued(i) and before in ("-", "–")):
            return False
        if following in ("-", "–"):
            return t.words[fraction.end + 1] in lex.scales or t.words[fraction.end + 1] in ("hour", "hourly")
        if following in lex.durations or following in lex.scales or lex.language != "en":
            return before != "the"
        bounded = lex.before.before(t, i, 0) is not None or before == "by"
        return bounded or following in _WHOLES or not (i or following)
    if last in ("quarter", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "trimestre"):
        named = t.words[i] in lex.articles and t.words[i] not in lex.numbers
        return (
            not named
            or following in lex.ofs
            or following in lex.scales
            or following in lex.durations
            or not following[:1].isalpha()
        )
    return True


_WHOLES = frozenset("of the a an its their his her our your my that those these all as".split())


def article_duration(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """A duration of one, told without a number: "for an hour", "another business day", "for all week", "more than a year"."""
    word = t.words[i]
    at = i + 1
    if word in lex.wholes and (lex.language not in ("en", "de") or (i and t.words[i - 1] in lex.spans)):
        at += t.words[at] == "-"
        at += t.words[at] in lex.fillers
        at += t.words[at] == "'"
    elif word in lex.anothers:
        at += t.words[at] in ("business", "working", "full")
    elif word in lex.articles and (i == 0 or t.words[i - 1] in lex.spans or _goes_on(t, lex, at + 1)):
        at += t.words[at] in lex.wholes
    else:
        return None
    unit = lex.durations.get(t.words[at])
    if (
        unit is None
        or len(t.words[at]) < 3
        or (t.words[at + 1] in lex.agos and not (i and t.words[i - 1] in lex.spans_bound))
    ):
        return None
    return _duration(t, lex, i, Number(Decimal(1), at, words=True), (*unit, at + 1))


def _goes_on(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a fraction or a smaller unit follow ("an hour and a half", "a minute and 30 seconds")?"""
    if t.words[i] not in lex.ands:
        return False
    number = number_at(t, lex, i + 1)
    return fraction_at(t, lex, i + 1, bare=True) is not None or (
        number is not None and t.words[number.end] in lex.durations
    )


def _article_currency(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """One of a currency, told by an article: "a dollar", "a dollar and 42 cents"; not "a euro zone"."""
    if t.words[i] not in lex.articles:
        return None
    named = lex.currencies.at(t, i + 1)
    if named is None or t.words[named[1] - 1].endswith("s"):
        return None
    number = Number(Decimal(1), i + 1, words=True)
    amount = _money(t, lex, i, number, money.Currency(*named[0], named[1]), named[1])
    return amount if not t.words[amount.end][:1].isalnum() and t.words[amount.end] != "-" else None


def _fraction_of_scale(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """A fraction and the scale it is of: "half a million", "three quarters billion", "two thirds of a million"."""
    i = number.end
    i += t.words[i] in lex.ofs
    i += t.words[i] in lex.articles
    word = t.words[i]
    if word in lex.scales and word not in lex.vague:
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
    onward = word in lex.ands and t.words[found[1] + 1] in lex.thans
    if word.isalpha() and (onward or t.words[found[1]] in lex.thans or begins_number(t, lex, found[1])):
        return None
    if word == "+" and (not t.glued(i) or t.digits(i + 1)):
        return None
    if word in ("ish", "odd") or (word == "plus" and (t.digits(i + 1) or t.words[i + 1] in lex.numbers)):
        return None
    return None if word == "-" and not t.glued(i) else found


def begins_number(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a number or a currency sign begin at token i?"""
    word = t.words[i]
    if word in lex.articles:
        word = t.words[i + 1]
        return word in lex.fractions or word in lex.scales or word in lex.hundreds
    return t.digits(i) or word in lex.numbers or word in SIGNS or (word == "-" and t.digits(i + 1))


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
    noun = noun_after(t, lex, number.end)
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
        half = fraction_at(t, lex, end + 1, bare=True)
        if half and half.value < 1 and t.words[half.end] not in lex.ofs:
            return Amount(start, half.end, value + half.value, number.step, FigureKind.DURATION, unit, marked=True)
    sixtieths = _sixtieths(t, lex, end) if unit in ("hour", "minute") else None
    if sixtieths:
        smaller = "minute" if unit == "hour" else "second"
        return Amount(
            start, sixtieths[1], value * 60 + sixtieths[0], Decimal(0), FigureKind.DURATION, smaller, marked=True
        )
    unit, value, end = compound_duration(t, lex, unit, value, end)
    return Amount(
        start, end, value, number.step * factor, FigureKind.DURATION, unit, number.scale, marked=True, worth=factor
    )


def _sixtieths(t: Tokens, lex: Lexicon, i: int) -> tuple[Decimal, int] | None:
    """Minutes told after hours without their name, at the end of a clause: "1 hour thirty", "2 hours and 10"."""
    i += t.words[i] in lex.ands
    number = number_at(t, lex, i) if t.words[i] and not t.glued(i) else None
    if number is None or not 0 < number.value < 60 or number.step or number.scale > 1 or number.end == i:
        return None
    return (number.value, number.end) if not t.words[number.end] or t.words[number.end] in ".,;" else None
