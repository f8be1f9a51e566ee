"""Durations: "two years", "10-month-old", "an hour and a half", "1 year, 2 days and 4 seconds", "for all week".

Where several units are told, the smallest is the unit of the whole: a year is 12 months, or 365 days; a month 30 days.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import ONE, ZERO, Number
from timeline.figures.reading.number_words import fraction_at
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens
from timeline.model import CalendarUnit

_DAY = 86400
SECONDS: dict[str, int] = {
    CalendarUnit.SECOND: 1, CalendarUnit.MINUTE: 60, CalendarUnit.HOUR: 3600, CalendarUnit.DAY: _DAY,
    CalendarUnit.WEEK: 7 * _DAY, CalendarUnit.MONTH: 30 * _DAY, CalendarUnit.QUARTER: 90 * _DAY,
    CalendarUnit.YEAR: 365 * _DAY, CalendarUnit.DECADE: 3650 * _DAY, CalendarUnit.CENTURY: 36500 * _DAY,
    CalendarUnit.MILLENNIUM: 365000 * _DAY,
}  # fmt: skip
_SMALLER: dict[str, str] = {
    CalendarUnit.HOUR: CalendarUnit.MINUTE.value,
    CalendarUnit.MINUTE: CalendarUnit.SECOND.value,
}
_MONTHS: dict[str, int] = {CalendarUnit.YEAR: 12, CalendarUnit.QUARTER: 3}


class Duration(NamedTuple):
    """How long: `value` of the calendar unit `unit`; the word as written is `worth` of it ("fortnight": 2 weeks)."""

    value: Decimal
    unit: str
    worth: Decimal
    step: Decimal
    end: int


def duration(t: Tokens, lex: Lexicon, number: Number) -> Duration | None:
    """The duration that a number and the calendar unit after it tell; None where no such unit follows."""
    of_one = number.value < 1 and not number.step and t.words[number.end] in lex.articles  # "half an hour"
    found = _unit(t, lex, number.end + of_one)
    return _gone_on(t, lex, number, *found) if found else None


def _unit(t: Tokens, lex: Lexicon, i: int) -> tuple[str, Decimal, int] | None:
    """The calendar unit at token i, after a hyphen, "of" or an adjective: its name, its worth, the index after it."""
    at = i
    if t.words[at] in ("-", "–"):
        at += 1
    elif t.words[at] in lex.ofs:
        at += 1
        at += t.words[at] == "'"
    at += t.words[at] in lex.lasts.adjectives
    word = t.words[at]
    found = lex.durations.get(word)
    if found is None or (len(word) == 1 and t.written(at) != "h"):
        return None
    if word == "h" and at + 1 in t.digits and t.glued[at + 1] and not _minutes(t, at + 1):  # 20h30 is a time of day
        return None
    return (*found, at + 1)


def _gone_on(t: Tokens, lex: Lexicon, number: Number, unit: str, worth: Decimal, end: int) -> Duration:
    """The duration with the fraction, the minutes or the smaller units told after its first unit."""
    value = number.value * worth
    if t.words[end] in lex.ands:
        half = fraction_at(t, lex, end + 1, bare=True)
        if half and half.value < 1 and not (lex.half_of_next and t.words[half.end] in lex.ofs):
            return Duration(value + half.value, unit, worth, number.step, half.end)
    sixtieths = _sixtieths(t, lex, end) if unit in _SMALLER else None
    if sixtieths:
        return Duration(value * 60 + sixtieths[0], _SMALLER[unit], ONE, ZERO, sixtieths[1])
    parts = [(unit, value)]
    while (part := _smaller_part(t, lex, end, parts)) is not None:
        parts.append((part[0], part[1]))
        end = part[2]
    if len(parts) == 1:
        return Duration(value, unit, worth, number.step * worth, end)
    total, unit = _total(parts)
    return Duration(total, unit, ONE, ZERO, end)


def _smaller_part(t: Tokens, lex: Lexicon, i: int, parts: list[tuple[str, Decimal]]) -> tuple[str, Decimal, int] | None:
    """The next unit of a duration told in several: its name, its value, and the index after it."""
    i += t.words[i] == ","
    i += t.words[i] in lex.ands
    if not (i in t.digits or t.words[i] in lex.numbers or t.words[i][:3] in lex.stems):
        return None
    if parts[-1][0] == CalendarUnit.HOUR and _minutes(t, i):
        return CalendarUnit.MINUTE.value, Decimal(t.words[i]), i + 2
    number = number_at(t, lex, i)
    found = _unit(t, lex, number.end) if number else None
    if number is None or found is None or any(found[0] == unit for unit, _ in parts):
        return None
    return found[0], number.value * found[1], found[2]


def _minutes(t: Tokens, i: int) -> bool:
    """Are these minutes after hours: the "42m" of "1h 42m"?"""
    return t.words[i].isdecimal() and len(t.words[i]) < 3 and t.written(i + 1) == "m" and t.glued[i + 1]


def _total(parts: list[tuple[str, Decimal]]) -> tuple[Decimal, str]:
    """Parts in several units as one value in the smallest of them."""
    smallest = min((unit for unit, _ in parts), key=SECONDS.__getitem__)
    if smallest == CalendarUnit.MONTH:
        return sum((value * _MONTHS.get(unit, 1) for unit, value in parts), ZERO), smallest
    return sum((value * SECONDS[unit] for unit, value in parts), ZERO) / SECONDS[smallest], smallest


def _sixtieths(t: Tokens, lex: Lexicon, i: int) -> tuple[Decimal, int] | None:
    """Minutes told after hours without their name, at the end of a clause: "1 hour thirty", "2 hours and 10"."""
    i += t.words[i] in lex.ands
    number = number_at(t, lex, i) if t.words[i] and not t.glued[i] else None
    if number is None or not 0 < number.value < 60 or number.step or number.scale > 1:
        return None
    return (number.value, number.end) if not t.words[number.end] or t.words[number.end] in ".,;" else None


def article_duration(t: Tokens, lex: Lexicon, i: int) -> Duration | None:
    """A duration of one, told without a number: "for an hour", "another business day", "for all week".

    "$5 a day" is a rate and "a year ago" a date: an article counts only after words that lead to a duration.
    """
    word, before = t.words[i], t.words[i - 1] if i else ""
    at = i + 1
    if word in lex.wholes and (before in lex.spans or lex.wholes_alone):
        at += t.words[at] == "-"
        at += t.words[at] in lex.fillers
        at += t.words[at] == "'"
    elif word in lex.anothers:
        at += t.words[at] in lex.lasts.another
    elif word in lex.articles and (not i or before in lex.spans or _bounded(t, lex, i) or _continues(t, lex, at + 1)):
        at += t.words[at] in lex.wholes
    else:
        return None
    found = lex.durations.get(t.words[at])
    if found is None or len(t.words[at]) < 3 or _ranks(t, lex, at):
        return None
    if t.words[at + 1] in lex.agos and (not _bounded(t, lex, i) or compares(t, lex, i)):
        return None
    return _gone_on(t, lex, Number(ONE, at, words=True), *found, at + 1)


def _ranks(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is the unit at token i a rank ("a second plant", "a second, larger blast") and no time?"""
    following = t.words[i + 1]
    if t.words[i] not in lex.ranks or not following or _continues(t, lex, i + 1):
        return False
    return following in (",", *lex.ands) or (following[0].isalpha() and following not in lex.stops)


def _bounded(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a bound end just before token i ("more than", "up to")?"""
    return lex.before.before(t, i, 0) is not None


def compares(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is what stands before token i a comparison with then ("higher than a year ago", "12% more than a year ago")?"""
    found = lex.before.before(t, i, 0)
    if found is None:
        return False
    start = found[1]
    counted = start > 1 and (
        start - 1 in t.digits or start - 2 in t.digits or lex.percents.before(t, start, 0) is not None
    )
    return counted or t.words[i - 1] in lex.lasts.thans or t.words[i - 2] in lex.lasts.comparatives


def _continues(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a fraction or a smaller unit follow ("an hour and a half", "a minute and 30 seconds")?"""
    if t.words[i] not in lex.ands:
        return False
    number = number_at(t, lex, i + 1)
    smaller = number is not None and t.words[number.end] in lex.durations
    return smaller or fraction_at(t, lex, i + 1, bare=True) is not None
