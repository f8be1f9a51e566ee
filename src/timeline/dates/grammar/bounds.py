"""Bounds and hedges: "before 1928", "since March", "by the end of 2026", "2012 or later", "circa 1860?".

"Before" and "after" exclude what they name; "by", "until", "since" and "from" include it. Without a year "since March"
is the latest March that has begun, and the others are the nearest.
"""

from __future__ import annotations

from timeline.dates.calendar.days import plus
from timeline.dates.calendar.units import DAY, INTERVAL, YEAR
from timeline.dates.grammar.cascade import ELSEWHERE, Built, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.partial import Reading, candidates, grain_of, hedged, settled
from timeline.model import Sense

_SIGNS = ("before", "after", "since", "until", "by", "onwards", "or_before")


def qualified(match: Match) -> Built:
    """Circa 1860, 1862?, maybe 1862."""
    (reading,) = match.dates()
    hedges = [str(mark) for mark in match.all("about", "maybe")]
    if "~>" in hedges and match.tokens[0].value is reading:
        return ELSEWHERE  # "letzte Woche um zehn Uhr", "in 2016 almost all": of what follows
    marks = "".join(hedge[0] for hedge in hedges)
    return hedged(reading, marks + "?" * match.has("question") + "~" * match.has("tilde"))


def hedging_what_follows(match: Match) -> Built:
    """In 2023 about 2000 people, in May circa 40: the hedge is not of the date before it."""
    del match
    return ELSEWHERE


def _begun(reading: Reading, match: Match) -> Reading | None:
    """A date that something has lasted since: without year the latest that has begun."""
    published = match.context.published
    if reading.yearly is None or published is None:
        return settled(reading, published)
    spans = [ends for ends in candidates(reading.yearly, published) if ends[0] <= published]
    implied = (YEAR, *reading.implied)
    return reading.but(first=spans[-1][0], last=spans[-1][1], yearly=None, implied=implied) if spans else None


def attribute(match: Match) -> Built:
    """From the 2021 survey: "from" is not of the year, which is that of a noun.

    "Before the 2021 vote" may be in 2021. The first word is changed, the others are as they were.
    """
    first, *others = match.tokens
    if match.has("from"):
        return [first._replace(kind=CHARACTER["unknown"]), *others]
    return [first._replace(value="<=" if match.has("before") else ">="), *others]


def from_on(match: Match) -> Built:
    """Vom 1. Mai an, von 2024 an: "vom 1. Mai" alone is of that day."""
    return bounded(match) if match.tokens[-1].value == ">=" else ELSEWHERE


def bounded(match: Match) -> Built:
    """Before, after, since, until, by a date; a date or later; "from" is as "starting"."""
    (reading,) = match.dates()
    if reading.vague and reading.precision is DAY:  # "after the last day"
        return None
    sign = str((match.all(*_SIGNS) or [">="])[0])
    known = _begun(reading, match) if sign == "since" else settled(reading, match.context.published)
    if known is None or known.first is None or known.last is None:
        return None
    bound = known.but(precision=INTERVAL, grain=grain_of(known))
    if sign == "<=" or (sign == "<" and known.part == "late"):  # "before the end of 2026" is in 2026, too
        return bound.but(first=None, last=known.last)
    if sign == "<":
        return bound.but(first=None, last=plus(known.first, -1))
    if sign == ">":
        return bound.but(first=plus(known.last, 1), last=None)
    return bound.but(first=known.first, last=None, sense=Sense.SPAN)
