"""What a number counts: percent, durations, multiples, measures, and the noun that follows it."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.lexicon import Lexicon, lexicon
from timeline.figures.numerals import Number, number_at
from timeline.figures.tokens import Tokens

_PLURALS = frozenset(
    "people men women children staff police personnel feet teeth mice geese fish sheep deer cattle aircraft species series media "
    "data criteria phenomena alumni fungi personnel troops crew offspring pence percent kilometre spacecraft headcount pandas "
    "households businessmen policemen firefighters fishermen gentlemen salesmen workmen sportsmen craftsmen".split()
)
_NOT_PLURAL = ("ss", "us", "is", "'s")
_TIME_NOUNS = frozenset("am pm gmt utc est edt pst bst cet o".split())
MEASURES = frozenset(
    "km m cm mm nm ft mi kg g mg t lb lbs oz ml l dl cl kw mw gw tw kwh mwh gwh twh w v hz khz mhz ghz mph kph bpd boe mb gb tb kb "
    "pb mbps gbps tb kt mt ha sq kj mj gj psi hp bhp rpm px dpi fps db ppm ppb kbps km² m² sqm sqft mmbtu bcf tcf cc".split()
)


def percent_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The kind of percent at token i, a hyphen before it allowed: its unit and the index after it."""
    at = i + 1 if t.words[i] == "-" else i
    found = lex.percents.at(t, at)
    if (
        found
        and found[0] == "%"
        and t.words[at] == "%"
        and t.words[found[1]] == "-"
        and t.words[found[1] + 1] == "point"
    ):
        return "percentage point", found[1] + 2
    return found


def duration_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, Decimal, int] | None:
    """The calendar unit at token i, after a hyphen, "of" or an adjective: its unit, how many of it, the index after."""
    at = i
    if t.words[at] in ("-", "–") and t.words[at]:
        at += 1
    elif t.words[at] in lex.ofs:
        at += 1
        at += t.words[at] == "'"
    if t.words[at] in ("more", "additional", "extra", "less", "fewer", "business", "working", "full", "calendar", "consecutive",
                       "straight", "whole", "trading", "an", "a"):  # fmt: skip
        at += 1
    found = lex.durations.get(t.words[at])
    if found is None:
        return None
    if len(t.words[at]) == 1 and (t.words[at] != "h" or t.written(at) != "h"):
        return None
    return (*found, at + 1)


def compound_duration(t: Tokens, lex: Lexicon, unit: str, value: Decimal, end: int) -> tuple[str, Decimal, int]:
    """A duration told in several units ("1 year, 2 days and 4 seconds"), in its smallest: 365 days a year, 30 a month."""
    parts = [(unit, value)]
    while True:
        at = end
        at += t.words[at] == ","
        at += t.words[at] in lex.ands
        number = number_at(t, lex, at) if t.words[at] else None
        found = duration_after(t, lex, number.end) if number else None
        if number is None or found is None or found[0] in {unit for unit, _ in parts} or number.end == found[2]:
            break
        parts.append((found[0], number.value * found[1]))
        end = found[2]
    if len(parts) == 1:
        return unit, value, end
    smallest = min((unit for unit, _ in parts), key=lambda unit: SECONDS[unit])
    if smallest == "month":
        return smallest, sum((value * (12 if unit == "year" else 1) for unit, value in parts), Decimal(0)), end
    return smallest, sum((value * SECONDS[unit] for unit, value in parts), Decimal(0)) / SECONDS[smallest], end


SECONDS = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400, "month": 30 * 86400, "quarter": 90 * 86400,
    "year": 365 * 86400, "decade": 3650 * 86400, "century": 36500 * 86400,
}  # fmt: skip


def multiple_after(t: Tokens, lex: Lexicon, number: Number) -> int | None:
    """The index after "times", "-fold" or "x" where they make the number a multiple and not a count of occasions."""
    i = number.end
    word = t.words[i]
    if word in ("x", "×"):
        following = t.words[i + 1]
        joins = t.digits(i + 1) and t.glued(i + 1)
        return i + 1 if t.glued(i) and not joins and following != "-" else None
    at = i + 1 if word == "-" else i
    if t.words[at] == "fold":
        return at + 1
    if t.words[at] in lex.times and t.words[at] not in ("x", "×", "fold"):
        following = t.words[at + 1]
        compares = (
            following in _COMPARING
            or following.endswith("er")
            and following not in ("over", "after", "ever", "per", "under")
        )
        return at + 1 if compares else None
    return None


_COMPARING = frozenset(
    "as more the its that what their his her greater less earnings sales revenue revenues profit book annual".split()
)


def noun_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The head of the counted noun from token i on and the index after it: the first plural within four words.

    >>> noun_after(Tokens.from_text("new federal employees in Paris"), lexicon("en"), 0)
    ('employees', 3)
    """
    at = i + 1 if t.words[i] == "-" and t.glued(i) and t.glued(i + 1) else i
    if at > i:
        return (t.words[at], at + 1) if t.words[at].isalpha() else None
    if t.glued(i):
        measure = t.words[i] in MEASURES and (len(t.words[i]) > 1 or t.written(i) == t.words[i])
        return (t.words[i], i + 1) if measure else None
    if lex.plural == "capital":
        fits = t.capital(i) and len(t.words[i]) > 2 and t.words[i] not in lex.months
        return (t.words[i], i + 1) if fits else None
    for j in range(i, i + (4 if lex.language == "en" else 1)):
        word = t.words[j]
        if word in lex.stops or not word[:1].isalpha() or word in _TIME_NOUNS:
            return None
        if word in MEASURES and (len(word) > 1 or t.written(j) == word):
            return word, j + 1
        if word in _PLURALS or (
            lex.plural == "s" and word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL)
        ):
            return word, j + 1
        if j > i and t.capital(j):
            return None
    return None
