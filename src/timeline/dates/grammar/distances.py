"""Distances told in front, as in German and French: "vor zwei Wochen", "il y a deux ans", "dentro de tres días".

As in English the unit is the precision: "vor zwei Wochen" is a week. By idiom eight days are a week and fifteen days
two ("acht Tage", "quinze jours", "quince días"), or they are days: refused. So are weeks, months and years ahead ("in
einem Jahr", "dans deux mois", "dentro de dos semanas"), which as often say within what, or from that very day on; and
what is no distance or not all of it ("il y a deux ans que", "hace un año y medio", "vor einem Jahr und drei Monaten",
"dans trois jours ouvrables"). "In einem Tag" is too vague for running text. These rules are tried before the names of
months, one of which is "sept".
"""

from __future__ import annotations

from timeline.dates.calendar.units import DAY
from timeline.dates.grammar.cascade import Builder, Built, Level, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.lexicon import Style
from timeline.dates.grammar.partial import hedged
from timeline.dates.grammar.relative import count_of, duration, from_day, lies_away, unit_of


def in_front(style: Style) -> tuple[Level, ...]:
    """The rules of a language that tells distances in front: one level, or none."""
    if not style.distance_leads:
        return ()
    count = "(number|short|long|one)"
    counted = f"({count}|month)" if style.counts else count
    distance = f"({style.distance_leads}) (about|few)? {counted} unit"
    rules = [] if not style.counts else [("month unit (ago|hence)", _away(style))]
    rules += [
        (f"{distance} ({style.distance_ends}|(and|comma) {count} unit)", duration),
        (f"dayword {distance}", _from_named_day(style)),
        (distance, _away(style)),
    ]
    return (Level(rules),)


def _away(style: Style) -> Builder:
    """Vor zwei Wochen, dans trois jours: the unit that lies so far off."""

    def build(match: Match) -> Built:
        unit, count = unit_of(match), _count(match, style)
        ahead = not match.has("ago", "before")
        if count in style.days_of_weeks if unit is DAY else ahead and not style.ahead:
            return None
        reading = lies_away(match, count if ahead else -count)
        if reading and (match.has("about", "few") or "~" in match.all("ago", "hence")):
            reading = hedged(reading, "~")
        return reading.but(vague=True) if reading and match.has("in") and match.has("one") else reading

    return build


def _from_named_day(style: Style) -> Builder:
    """Heute vor einem Jahr, gestern vor zwei Wochen."""
    return lambda match: from_day(match, _count(match, style))


def _count(match: Match, style: Style) -> int:
    """How many; "sept" is seven in French, and the short form of September, which the words have it for."""
    months = match.numbers("month")
    return style.counts.get((CHARACTER["month"], months[0]), 0) if months else count_of(match)
