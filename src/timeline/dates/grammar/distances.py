"""Distances told in front, in German, French and Spanish: "vor zwei Wochen", "il y a deux ans", "dentro de tres días".

As in English the unit is the precision: "vor zwei Wochen" is a week. By idiom eight days are a week and fifteen days
two ("acht Tage", "quinze jours", "quince días"), or they are days: refused. So are weeks, months and years ahead ("in
einem Jahr", "dans deux mois", "dentro de dos semanas"), which as often say within what, or from that very day on; and
what is no distance or not all of it ("il y a deux ans que", "hace un año y medio", "vor einem Jahr und drei Monaten",
"dans trois jours ouvrables"). "In einem Tag" is too vague for running text.
"""

from __future__ import annotations

from timeline.dates.grammar.cascade import Builder, Built, Level, Match
from timeline.dates.grammar.partial import hedged
from timeline.dates.grammar.relative import count_of, duration, from_day, lies_away, unit_of

_SEVEN, _SEPTEMBER = 7, 9


def away(*idioms: int) -> Builder:
    """Vor zwei Wochen, dans trois jours: the unit that lies so far off. `idioms` are the days that may be weeks."""

    def build(match: Match) -> Built:
        unit, count = unit_of(match), _count(match)
        ahead = not match.has("ago", "before")
        if count in idioms if unit == "day" else ahead:
            return None
        reading = lies_away(match, count if ahead else -count)
        if reading and (match.has("about", "few") or "~" in match.all("ago", "hence")):
            reading = hedged(reading, "~")
        return reading.but(vague=True) if reading and match.has("in") and match.has("one") else reading

    return build


def told_from_day(match: Match) -> Built:
    """Heute vor einem Jahr, gestern vor zwei Wochen."""
    return from_day(match, _count(match))


def _count(match: Match) -> int:
    """How many; "sept" is seven in French, and the short form of September, which the words have it for."""
    months = match.numbers("month")
    return count_of(match) if not months else _SEVEN if months == [_SEPTEMBER] else 0


def _level(prefix: str, none: str, *idioms: int) -> Level:
    """The rules of a language; `none` is what makes a distance none if it follows."""
    count = "(number|short|long|one)"
    told = f"{prefix} (about|few)? ({count}|month) unit"
    return Level.from_rules(
        [
            (f"{told} ({none}|(and|comma) {count} unit)", duration),
            (f"dayword {told}", told_from_day),
            (told, away(*idioms)),
        ]
    )


IN_FRONT = {
    "de": _level("(ago|hence|before|in)", "duration", 8),
    "fr": _level("(ago|hence|in)", "duration|of", 8, 15),  # "il y a trois mois d'attente": there are three
    "es": _level("(ago|hence)", "duration", 8, 15),
}
"""Tried before the names of months, one of which is "sept"."""
