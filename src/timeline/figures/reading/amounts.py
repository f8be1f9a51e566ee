"""One number with its unit: money, percent, a duration, a multiple, a count, or a bare number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading import money
from timeline.figures.reading.digits import thousands
from timeline.figures.reading.durations import Duration, article_duration, duration
from timeline.figures.reading.kinds import DURATION, MONEY, MULTIPLE, NO_WAY, NUMBER, PERCENT, QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import HALF, ONE, ZERO, Number
from timeline.figures.reading.numerals import number_at, scaled
from timeline.figures.reading.points import points_after
from timeline.figures.reading.quantities import Quantity, article_quantity, quantity
from timeline.figures.reading.shares import any_number, half_behind, share_apart
from timeline.figures.reading.symbols import PARTS
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.units import hedge_after, is_counted, multiple_after, noun_after, percent_after
from timeline.model import Direction, FigureKind, PercentUnit

_EN_DASH, _EM_DASH = "–", "—"
_DASHES = frozenset(("-", _EN_DASH))
_SIGNS = _DASHES | {"+"}
_ENDS = frozenset((".", ",", ";", ":", ")", "", "?", "!"))  # after these, a number has no unit of its own


class Amount(NamedTuple):
    """A number with its unit, the tokens [start, end). `value` and `step` are in `unit`.

    `scale`, `plain` and `words` are the number's. `marked` says that the text names the unit itself, `glued` that
    letters of unknown meaning touch the number. `worth` is what one of the unit as written is worth in `unit` (0.01 for
    pence). `hedge` is the bound told between the number and its unit ("10+ years"), `per` what the unit holds ("bpd").
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
    glued: bool = False
    words: bool = False
    worth: Decimal = ONE
    hedge: str = ""
    per: str = ""
    direction: Direction = NO_WAY
    spread: Decimal = ZERO


def single_amount(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """The amount that begins at token i: a sign, a currency, a number, a unit; without its spread."""
    start, negative, currency = i, False, None
    if i not in t.digits:
        if t.words[i] in _SIGNS or t.words[i] in lex.minus:
            signed = _sign(t, lex, i)
            if signed is None:
                return None
            negative, i = signed
        currency = None if i in t.digits else money.before(t, lex, i)
    at = currency.end if currency else i
    if currency and t.words[at] in ("-", _EN_DASH) and at + 1 in t.digits:
        negative, at = True, at + 1
    number = any_number(t, lex, at, whole=currency is not None) or (_loss(t, lex, at) if currency else None)
    if number is None:
        return None if currency or negative else _without_number(t, lex, i)
    if currency and t.words[at - 1] in lex.money_first and _has_own_unit(t, lex, number):
        return None
    if negative:
        number = number._replace(value=-number.value)
    amount = _with_unit(t, lex, start, number, currency)
    if negative or amount.kind is MONEY:
        amount = _signed(t, lex, amount, at)
    if lex.shares.halving and amount.worth == 1 == amount.scale and not amount.step:
        amount = _and_a_half(t, lex, amount)
    return amount if amount.marked or not _is_scale_alone(t, lex, number, at) else None


def _and_a_half(t: Tokens, lex: Lexicon, amount: Amount) -> Amount:
    """The amount with the half of its unit that is told after it: "dos kilos y medio"."""
    goes_on = amount.kind in (MONEY, QUANTITY) and half_behind(t, lex, amount.end)
    return amount._replace(value=amount.value + HALF, end=amount.end + 2) if goes_on else amount


def _has_own_unit(t: Tokens, lex: Lexicon, number: Number) -> bool:
    """Does a unit follow, so that the name of money before the number only stands there: "Ringgit 3 sen up"?"""
    return percent_after(t, lex, number.end) is not None or lex.currencies.at(t, number.end) is not None


def _sign(t: Tokens, lex: Lexicon, i: int) -> tuple[bool, int] | None:
    """Whether a sign at token i is a minus, and the index after it; None where no amount begins with it."""
    if t.words[i] in ("-", "+"):
        if (not t.glued[i + 1] and i > 0) or (t.glued[i] and t.words[i - 1][-1:].isalnum()):
            return None
        return t.words[i] == "-", i + 1
    if t.words[i] == _EN_DASH:
        return (True, i + 1) if _is_minus(t, i) else None
    return (True, i + 1) if lex.before.before(t, i + 1, 0) is None else (False, i)


def _is_scale_alone(t: Tokens, lex: Lexicon, number: Number, i: int) -> bool:
    """Is the number nothing but a scale, which tells no amount in its language?"""
    word = t.words[i]
    scaled_one = number.end == i + 1 and number.scale > 1 and word in lex.scales
    return (scaled_one or word in lex.hundreds) and word not in lex.lone


def _is_minus(t: Tokens, i: int) -> bool:
    """Is the dash at token i a minus: glued to the number behind it, and to nothing before it?"""
    before = t.words[i - 1] if i else ""
    return t.written(i) != _EM_DASH and t.glued[i + 1] and not t.glued[i] and not before[-1:].isdigit()


def _loss(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """A negative number as accounts print it after a currency: "$(12.3) million"."""
    number = number_at(t, lex, i + 1) if t.words[i] == "(" and i + 1 in t.digits else None
    if number is None or t.words[number.end] != ")" or not number.value:
        return None
    number = scaled(t, lex, number._replace(end=number.end + 1))
    return number._replace(value=-number.value)


def _signed(t: Tokens, lex: Lexicon, amount: Amount, at: int) -> Amount:
    """The amount without a dash that is no minus ("- 12 years"), or with brackets that are one."""
    start = amount.start
    if amount.kind is DURATION and amount.value < 0 and start and t.words[start] in ("-", _EN_DASH):
        return amount._replace(start=at, value=-amount.value)
    if amount.kind is MONEY and _is_bracketed_loss(t, lex, amount):
        return amount._replace(start=start - 1, end=amount.end + 1, value=-amount.value)
    return amount


def _is_bracketed_loss(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Is it an amount below nothing as accounts print it: alone in brackets, where no other can have been told?"""
    i = amount.start
    leads = i > 1 and amount.value > 0 and t.words[i - 1] == "(" and t.words[amount.end] == ")"
    return leads and (t.words[i - 2] in lex.ofs or t.words[i - 2] == ":")


def _without_number(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """An amount that does not begin with its number: "per cent of 210", "for an hour", "a dollar and 42 cents"."""
    if lex.percents.at(t, i):
        return _percent_of(t, lex, i)
    lasting = article_duration(t, lex, i)
    if lasting:
        return _lasting(i, lasting, ONE)
    measured = article_quantity(t, lex, i)
    return _measured(i, measured)._replace(marked=True) if measured else _article_currency(t, lex, i)


def _percent_of(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """A percentage told backwards: "per cent of 210"."""
    found = lex.percents.at(t, i)
    if found is None or t.words[found[1]] not in lex.ofs or t.glued[i]:
        return None
    number = number_at(t, lex, found[1] + 1)
    if number is None or t.words[number.end][:1].isalnum():
        return None
    return Amount(i, number.end, number.value, number.step, PERCENT, found[0], number.scale, marked=True)


def _article_currency(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """One of a currency, told by an article: "a dollar", "a dollar and 42 cents"; not "a euro zone"."""
    named = lex.currencies.at(t, i + 1) if t.words[i] in lex.articles else None
    if named is None or t.words[named[1] - 1].endswith("s"):
        return None
    amount = _money(t, lex, i, Number(ONE, i + 1, words=True), money.Currency(*named[0], named[1]), named[1])
    led = t.words[i - 1] in lex.changed_by or t.words[i - 1] in lex.changes or lex.before.before(t, i, 0)
    if i and amount.value == named[0][1] and not led:  # "$3 a pound"
        return None
    return amount if not t.words[amount.end][:1].isalnum() and t.words[amount.end] != "-" else None


def _with_unit(t: Tokens, lex: Lexicon, start: int, number: Number, currency: money.Currency | None) -> Amount:
    """The number with the unit that the words around it give, a bound between the two allowed ("10+ years")."""
    if t.words[number.end + 1] in _DASHES:
        number = _without_cents(t, number)
    if currency:
        return _money(t, lex, start, number, currency, number.end)
    following = t.words[number.end]
    if following in _ENDS or number.end in t.digits:
        return _count(t, start, number, None)
    hedge = hedge_after(t, lex, number.end)
    if hedge is None:
        return _unit_after(t, lex, start, number)
    if following == "+" and number.scale == 1:  # "6.2+ million"
        number = scaled(t, lex, number._replace(end=hedge[1]))
        hedge = hedge[0], number.end
    return _unit_after(t, lex, start, number._replace(end=hedge[1]))._replace(hedge=hedge[0], plain=False)


def _without_cents(t: Tokens, number: Number) -> Number:
    """The number with the dash that stands for no cents: "1.500,– Euro", "CHF 12.–"."""
    i = number.end
    dashed = t.words[i] in (".", ",") and t.glued[i] and t.glued[i + 1]
    return number._replace(end=i + 2, plain=False) if dashed and not t.glued[i + 2] else number


def _unit_after(t: Tokens, lex: Lexicon, start: int, number: Number) -> Amount:
    """The number with the unit that follows it."""
    at = number.end
    if t.words[at + 1] in lex.outs_apart.firsts and (share := share_apart(t, lex, number)):
        return _count(t, start, share[0], (share[1], share[0].end))
    if t.words[at] in lex.named and (amount := _named_after(t, lex, start, number)):
        return amount
    if number.scale >= 10**6 and lex.counted_with_of and t.words[at] in lex.ofs:  # "trois millions de personnes"
        at += 2 if t.words[at + 1] == "'" else 1
    measured = quantity(t, lex, number if at == number.end else number._replace(end=at))
    if measured:
        return _measured(start, measured)
    noun = noun_after(t, lex, at)
    return _count(t, start, thousands(number, lex) if noun and is_counted(noun[0], lex) else number, noun)


def _named_after(t: Tokens, lex: Lexicon, start: int, number: Number) -> Amount | None:
    """The number with the unit that follows it, where that is percent, money, a time or a multiple."""
    percent = percent_after(t, lex, number.end) or _part_of_percent(t, lex, number)
    if percent is None and (t.words[number.end] in lex.rated.points or (number.words and t.words[number.end] == "-")):
        percent = points_after(t, lex, start, number)
    if percent:
        unit, end = percent
        if parts := PARTS.get(unit):
            unit = PercentUnit.PERCENT.value
            number = number._replace(value=number.value / parts, step=number.step / parts)
        return Amount(start, end, number.value, number.step, PERCENT, unit, number.scale, marked=True)
    currency = money.after(t, lex, number)
    if currency:
        return _money(t, lex, start, number, currency, currency.end)
    lasting = duration(t, lex, number)
    if lasting:
        return _lasting(start, lasting, number.scale)
    times = multiple_after(t, lex, number)
    if times is None:
        return None
    return Amount(start, times, number.value, number.step, MULTIPLE, "", number.scale, marked=True)


def _part_of_percent(t: Tokens, lex: Lexicon, number: Number) -> tuple[str, int] | None:
    """The kind of percent that a share is told of: "a quarter of a percentage point", "half of one percent"."""
    if not number.words or number.value >= 1:
        return None
    i = number.end + (t.words[number.end] in lex.ofs)
    i += t.words[i] in lex.articles or t.words[i] == "1"
    return lex.percents.at(t, i) if i > number.end else None


def _count(t: Tokens, start: int, number: Number, noun: tuple[str, int] | None) -> Amount:
    """A count with its noun, or a bare number."""
    unit, end = noun or ("", number.end)
    glued = noun is None and t.glued[end] and t.words[end][:1].isalnum()
    return Amount(
        start, end, number.value, number.step, NUMBER, unit, number.scale,
        plain=number.plain, glued=glued, words=number.words,
    )  # fmt: skip


def _measured(start: int, found: Quantity) -> Amount:
    number = found.number
    return Amount(
        start, found.end, number.value, number.step, QUANTITY, found.unit, number.scale,
        plain=number.plain, words=number.words, per=found.per,
    )  # fmt: skip


def _lasting(start: int, lasting: Duration, scale: Decimal) -> Amount:
    return Amount(
        start, lasting.end, lasting.value, lasting.step, DURATION, lasting.unit, scale, marked=True,
        worth=lasting.worth,
    )  # fmt: skip


def _money(t: Tokens, lex: Lexicon, start: int, number: Number, currency: money.Currency, end: int) -> Amount:
    """Money: the scale after the currency ("75 USD million"), the name after the sign, the country, and the cents."""
    number = thousands(number, lex)
    unit, worth = currency.unit, currency.worth
    value, step, scale = number.value * worth, number.step * worth, number.scale
    if worth > 1:  # MUSD
        step = step or worth
    if end > number.end and t.words[end] in lex.scales and scale == 1:
        scale = lex.scales[t.words[end]]
        value, step, end = value * scale, (step or ONE) * scale, end + 1
    elif end == number.end:
        unit, end = money.name_after(t, lex, end, unit)
    country = money.country_after(t, lex, end) if unit == lex.signs["$"] else None
    if country:
        unit, end = country
    if scale == 1 and worth == 1 and not number.step:
        cents = money.cents_after(t, lex, end)
        if cents:
            value, end = value + cents[0], cents[1]
    return Amount(start, end, value, step, MONEY, unit, scale, marked=True, worth=worth)
