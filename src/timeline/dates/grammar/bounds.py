"""Bounds and hedges: "before 1928", "since March", "by the end of 2026", "2012 or later", "circa 1860?".

"Before" and "after" exclude what they name; "by", "until", "since" and "from" include it. Without a year "since March"
is the latest March that has begun, and the others are the nearest.
"""

from __future__ import annotations

from timeline.dates.calendar.days import plus
from timeline.dates.calendar.units import DAY, INTERVAL, MONTH, YEAR
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
        return None  # "letzte Woche um zehn Uhr", "hier vers midi": of what follows
    marks = "".join(hedge[0] for hedge in hedges)
    return hedged(reading, marks + "?" * match.has("question") + "~" * match.has("tilde"))


def _begun(reading: Reading, match: Match) -> Reading | None:
    """A date that something has lasted since: without year the latest that has begun."""
    published = match.context.published
    if reading.yearly is None or published is None:
        return settled(reading, published)
    spans = [ends for ends in candidates(reading.yearly, published) if ends[0] <= published]
    implied = (YEAR, *reading.implied)
    return reading.but(first=spans[-1][0], last=spans[-1][1], yearly=None, implied=implied) if spans else None


def attribute(match: Match) -> Built:
    """From the 2021 survey, from the May 2021 vote: "from" is not of the date, which belongs to what follows."""
    return [match.tokens[0]._replace(kind=CHARACTER["unknown"]), *match.tokens[1:]]


def from_on(match: Match) -> Built:
    """Vom 1. Mai an, von 2024 an: "vom 1. Mai" alone is of that day."""
    return bounded(match) if match.tokens[-1].value == ">=" else ELSEWHERE


def bounded(match: Match) -> Built:
    """Before, after, since, until, by a date; a date or later; "from" is as "starting".

    "Before the 2021 vote" may be in 2021.
    """
    (reading,) = match.dates()
    if reading.vague and reading.precision is DAY:  # "after the last day"
        return None
    sign = str((match.all(*_SIGNS) or [">="])[0])
    known = _begun(reading, match) if sign == "since" else settled(reading, match.context.published)
    if known is None or known.first is None or known.last is None:
        return None
    bound = known.but(precision=INTERVAL, grain=grain_of(known))
    within = match.has("article") and (known.precision is MONTH or (known.precision is YEAR and known.vague))
    if sign == "<=" or (sign == "<" and (within or known.part == "late")):  # "before the end of 2026" is in 2026, too
        return bound.but(first=None, last=known.last)
    if sign == ">" and within:
        return bound.but(first=known.first, last=None)
    if sign == "<":
        return bound.but(first=None, last=plus(known.first, -1))
    if sign == ">":
        return bound.but(first=plus(known.last, 1), last=None)
    return bound.but(first=known.first, last=None, sense=Sense.SPAN)
