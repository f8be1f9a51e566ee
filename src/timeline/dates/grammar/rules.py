"""The rules of the grammar, by the level at which they are tried.

A rule is a pattern over the kinds of words (see `kinds`) and the function that says what it means. A level's rules are
tried at each word in the order of the list; levels follow one another, each on what the last one left (see `cascade`).
"""

from __future__ import annotations

from timeline.dates.calendar import feasts
from timeline.dates.grammar import (
    bounds,
    composed,
    divisions,
    lists,
    monthdays,
    nth,
    numbers,
    ranges,
    relative,
    thirds,
    weekdays,
    years,
)
from timeline.dates.grammar.cascade import Level

_COUNT = "(number|short|long|one)"
_DAY = "(number dot?|ordinal)"
_YEAR = "(year|apostrophe short|apostrophe number)"
_TENS = "tens? (hyphen|and)? number?"

NUMBERS = Level(
    [
        ("(number|short) colon (number|short) (colon (number|short))? clock? clock?", numbers.clock),
        ("number clock clock?", numbers.clock),
        ("tens (hyphen|and)? ordinal", numbers.spelled_ordinal),
        ("tens (hyphen|and)? number", numbers.count),
        ("tens", numbers.count),
        ("ordinal part", numbers.half),
    ]
)

SPELLED_YEARS = Level(
    [
        (f"number? thousand and? (number? hundred)? and? {_TENS}", numbers.spelled_year),
        (f"number hundred and? {_TENS}", numbers.spelled_year),
        ("(number|tens) tens hyphen? number?", numbers.year_in_pairs),
    ]
)
"""For a text that is one date: in prose "two thousand" is rather a count."""

_OF = "(of|in|comma|hyphen|slash|article)"
_NEXT = "(of|comma|hyphen|slash|article)"
"""Behind a bare number: "it was 60 in June 2024" tells how many there were in that month, and no day of it."""
_YEARS = "(number|short|long|far|year)"
_UP_TO = "(to|until|hyphen|dash)"
_DIVISION = "(quarter hyphen? number|number hyphen? quarter|half number|number half|ordinal hyphen? unit)"

ABSOLUTE = Level(
    [
        ("year (hyphen|slash|dash) (number|short) (yearlong|fiscal)", years.season_of_years),
        ("year hyphen number hyphen number", monthdays.numeric_day),
        ("year slash number slash number", monthdays.numeric_day),
        ("year dot number dot number", monthdays.numeric_day),
        ("year (hyphen|slash) month (hyphen|slash) number", monthdays.named_day),
        (f"{_DAY} of? month (number|short|long) era", monthdays.era_day),
        (f"from? about? {_YEARS} {_UP_TO} about? {_YEARS} era", years.era_range),
        (f"between about? {_YEARS} and about? {_YEARS} era", years.era_range),
        (f"era {_YEARS} {_UP_TO} {_YEARS} era?", years.era_range),
        ("number (dot|comma)? long era", years.era_year),  # "2.500 v. Chr."
        (f"{_YEARS} era", years.era_year),
        (f"era {_YEARS}", years.era_year),
        (f"(roman {_UP_TO} article? century|century {_UP_TO} article? roman) era?", years.century_range),
        ("(roman (comma|and|or) (to|in|article)* century|century (comma|and|or) article? roman) era?", years.centuries),
        ("(number|short) hyphen number hyphen (year|number|short)", monthdays.numeric_day),
        ("(number|short) slash number slash (year|number|short)", monthdays.numeric_day),
        ("(number|short) dot number dot (year|number|short)", monthdays.numeric_day),
        (f"short (dot {_OF}?|{_NEXT})? month ({_OF}? {_OF}? {_YEAR})?", monthdays.no_day),
        ("month comma? short comma? year", monthdays.no_day),
        (f"month {_OF}? article? {_DAY} {_OF}? {_OF}? {_YEAR}", monthdays.named_day),
        (f"(ordinal {_OF}?|number (dot {_OF}?|{_NEXT})?) month {_OF}? {_OF}? ({_YEAR}|short)", monthdays.named_day),
        (f"month {_OF}? {_OF}? ({_YEAR}|short)", monthdays.named_month),
        (f"month (hyphen|slash|comma)? article? {_DAY}", monthdays.named_yearly_day),
        (f"{_DAY} (of|article|hyphen|slash)? (of|article)? month", monthdays.named_yearly_day),
        ("year (slash|hyphen) month", monthdays.named_month),
        ("year (slash|hyphen) number", monthdays.numeric_month),
        ("number (slash|hyphen) year", monthdays.numeric_month),
        ("month", monthdays.month),
        ("(number|short) quarter (number|short)", divisions.short_quarter),
        (f"fiscal? {_DIVISION} {_OF}? {_OF}? fiscal? unit? {_YEAR}", divisions.dated_division),
        (f"fiscal? unit? year hyphen? {_DIVISION}", divisions.dated_division),
        (f"{_DIVISION} (of|in)? fiscal unit? (number|short)", divisions.dated_division),
        ("ordinal hyphen? unit era", years.century),
        (f"fiscal? {_DIVISION}", divisions.yearly_division),
        ("season of? year (slash|hyphen) (number|short)", divisions.season),
        (f"season {_OF}? {_YEAR}", divisions.season),
        ("season", divisions.season),
        ("fiscal unit? (year|apostrophe? short|apostrophe? number)", years.fiscal_year),
        ("calendar (year|short|number)", years.named_year),
        ("unit year", years.named_year),
        ("part of? unit apostrophe? short", years.part_of_decade),
        ("unit apostrophe (short|number)", years.decade_of_unit),
        ("apostrophe? decade unit?", years.decade),
        ("decade_of apostrophe? (year|short)", years.decade),
        ("century era?", years.century),
        (f"holiday {_OF}? year", feasts.holiday),
        ("holiday", feasts.holiday),
    ]
)

LONE = Level(
    [
        ("year number number", monthdays.spaced_day),
        ("number number (year|number|short)", monthdays.spaced_day),
        ("date (comma|of)? (number|short)", monthdays.short_year),
        ("year date", monthdays.year_first),
        ("number slash number", monthdays.numeric_yearly_day),
        ("(number dot|ordinal) (number|ordinal)", monthdays.numeric_yearly_day),
        ("number hyphen number", monthdays.numeric_yearly_day),
        ("year of", years.decade),
        ("now", relative.day_word),
    ]
)
"""For a text that is one date: in prose these are fractions, scores and counts, and "now" dates nothing."""

YEARS = Level(
    [
        ("year (hyphen|slash|dash) (number|short)", years.short_range),
        ("year", years.year),
    ]
)

ATTRIBUTES = Level([("(from|before|after) article (year|month year)", bounds.attribute)])
"""Before all others, where a year has no article of its own: "from the 2021 survey" is no open range."""

_LEAD = "(at|in|of|to|article){0,3}"
_DATED = f"(weekday comma? {_LEAD})? (date|{_DAY})"

_ANOTHER = f"(comma|semicolon|and|or|slash) (and|or)? {_LEAD} {_DATED}"

LISTS = Level([(f"{_DATED} ({_ANOTHER}){{1,11}}", lists.shared)])
"""Before the weekdays and the ranges, whose dates have their year then; and after them, for a list of such."""

_NTH = "article? (ordinal last?|last|ordinal number|last number) (unit|weekday) (of|in)"

NTH = Level(
    [
        (f"{_NTH} article? date", nth.nth),
        (f"{_NTH} article? (this|last|next|article) unit", nth.nth),
        (f"{_NTH} article? unit (last|next)", nth.nth),
    ]
)

_SIDE = "(last|next|past)"
_PLACE = "(this|last|next|past|coming)"

RELATIVE = Level(
    [
        (f"duration article? {_COUNT} unit", relative.duration),
        (f"weekday (of|at|in|comma|hyphen|dash)? article? {_PLACE} unit", weekdays.weekday_of_unit),
        (f"weekday (of|at|in|comma)? article? unit {_PLACE}", weekdays.weekday_of_unit),
        (f"article? {_SIDE} {_COUNT} unit", relative.several),
        (f"article? {_COUNT} {_SIDE} unit", relative.several),
        (f"article? {_COUNT} unit {_SIDE}", relative.several),
        (f"article? {_PLACE} unit", relative.current),
        (f"article? unit {_PLACE}", relative.current),
        (f"article? {_PLACE} fiscal", relative.current_fiscal_year),
        (f"article? {_PLACE} weekend", weekdays.weekend),
        (f"article? weekend {_SIDE}", weekdays.weekend),
        ("article? weekend", weekdays.weekend),
        (f"article? {_PLACE} workday", weekdays.work_week),
        (f"article? {_PLACE} weekday daytime?", weekdays.weekday_of_week),
        (f"article? weekday {_PLACE} daytime?", weekdays.weekday_of_week),
        (f"article? {_PLACE} article? date", relative.yearly),
        (f"article? date {_SIDE}", relative.yearly),
        (f"{_COUNT} unit (ago|hence) dayword", relative.from_day),
        ("((this|last) daytime|this dayword)", relative.daytime),
        ("dayword at? article? daytime?", relative.day_word),
        ("daytime dayword", relative.day_word),
    ]
)

AWAY = Level(
    [
        (f"{_COUNT} unit (and|comma) and? {_COUNT} unit (ago|hence)", relative.duration),  # "a year and a half ago"
        (f"unit of? {_COUNT} unit (ago|hence)", relative.duration),  # "half a year ago"
        (f"(farther|at) {_COUNT} unit ago", relative.farther),
        (f"about? {_COUNT} unit (ago|hence)", relative.away),
        ("(number|one) weekday (ago|hence)", weekdays.weekdays_away),
    ]
)

AHEAD = Level([(f"in about? {_COUNT} unit", relative.away)])


_BESIDE = "(of|in|at|comma|article|open|close|hyphen|dash)?"

PARTS = Level(
    [
        (f"{_NTH} article? date", nth.nth),
        ("part (of|article|hyphen|in|about)* date", thirds.part_of),
        ("unit hyphen part (of|in)* date", thirds.part_of),
        ("part (of|in)* article unit", thirds.part_of),
        ("rest (of|article)* (date|unit)", thirds.rest),
        ("part_of_unit", thirds.part_of_unit),
        ("week_of article? date", nth.week_of_day),
        ("article? unit of article? date", nth.week_of_day),
        ("article? unit number (of|comma)? date", nth.numbered_week),
        ("article? unit number", nth.numbered_week),
        ("weekday (number|ordinal) (slash|dot) number", weekdays.refused),
        ("article? (ordinal|number) unit? of article? date", nth.day_of),
        (f"weekday {_BESIDE} {_BESIDE} date close?", weekdays.weekday_and_date),
        (f"date {_BESIDE} {_BESIDE} article? weekday", weekdays.weekday_and_date),
        ("weekday (article? (ordinal|number)|open (number|ordinal) close)", weekdays.weekday_and_number),
        ("article? (ordinal|number) weekday", weekdays.weekday_and_number),
    ]
)

JOINED = Level(
    [
        (f"{_COUNT} unit (before|after|from) article? date", composed.offset),
        ("date (of|in|comma|article|open)* date close?", composed.in_that_year),
        ("(article|one)? unit (of|in) (of|in|at|article|about)* date", composed.in_unit),
        ("part (of|article|hyphen|in|about)* date", thirds.part_of),
        ("date (comma|at|in|article)* daytime", composed.same),
        ("daytime (comma|at|of|in|article)* date", composed.same),
        ("article? unit date", composed.named_day),
        ("article unit", relative.bare_unit),
    ]
)

WEEKDAYS = Level(
    [
        ("weekday (at|in|article)* daytime", weekdays.bare_weekday),
        ("daytime (comma|at|of|in|article)* weekday", weekdays.bare_weekday),
        ("weekday", weekdays.bare_weekday),
        ("part hyphen? unit", thirds.part_of),
        ("unit (hyphen|of) part", thirds.part_of),
    ]
)

LED_WEEKDAYS = Level(
    [
        ("(at|article) weekday (before|after) article? date", weekdays.refused),
        (f"(at|article) weekday {_BESIDE} {_BESIDE} date", weekdays.unfitting),
        ("article weekday (of|number|ordinal)|at weekday comma? article? ordinal", weekdays.refused),
        ("(at|article) weekday", weekdays.led_weekday),
    ]
)
"""Where a weekday needs its "am" or "el", as in German and Spanish."""

ORDINALS = Level([("at? article? ordinal", weekdays.bare_ordinal)])
"""After the ranges, which give "the 13th to the 15th of July" its month."""

HEDGES = Level(
    [
        ("open? maybe close? (comma|colon)? (about|tilde)? article? date question?", bounds.qualified),
        ("(about|tilde) article? date open? (question|maybe)? close?", bounds.qualified),
        ("date about (date|number|short|long|far|one)", bounds.hedging_what_follows),
        ("date (about|open? maybe close?|question)", bounds.qualified),
    ]
)

_FROM = "(from|of|since)?"
_TO = "(to|until|hyphen|dash) dash?"

RANGES = Level(
    [
        (f"between article? {_DAY} and article? date", ranges.day_range),
        (f"between article? date and article? {_DAY}", ranges.day_range),
        ("between article? date and (at|article)* date", ranges.date_range),
        (f"{_FROM} article? {_DAY} ({_TO}|slash) article? date", ranges.day_range),
        (f"{_FROM} article? date {_TO} article? {_DAY} (comma|of|in)? date", ranges.day_range_in_year),
        (f"{_FROM} article? date {_TO} (at|article)* date", ranges.date_range),
        (f"{_FROM} article? date {_TO} article? {_DAY}", ranges.day_range),
    ]
)

BOUNDS = Level(
    [
        ("(before|after|since|until|by|from) (at|in|article|about)* date (onwards|at)?", bounds.bounded),
        ("of (in|article|about)* date at", bounds.from_on),
        ("date comma? (onwards|or_before)", bounds.bounded),
        ("date question", bounds.qualified),
    ]
)
