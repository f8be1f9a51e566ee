"""Years, decades and centuries, with their eras, and fiscal years.

"The 1800s" are a century and "the 2000s" a decade; the 19th century is 1800 to 1899, as EDTF has it (18XX), the first
the years 1 to 99. A fiscal year is the calendar year of its name, approximately. A two-digit year lies at most 80 years
before and 19 years after publication (the window of java.text.SimpleDateFormat); "the nineties" are the latest that
have begun, or begin in the year after it.
"""

from __future__ import annotations

from timeline.dates.calendar.days import year_ends
from timeline.dates.calendar.units import CENTURY, DECADE, INTERVAL, YEAR
from timeline.dates.grammar.cascade import Built, Context, Match
from timeline.dates.grammar.kinds import CHARACTER, Token, kinds_of
from timeline.dates.grammar.partial import Reading, Yearly, fixed, in_year
from timeline.dates.grammar.tokens import POSSESSIVE
from timeline.model import Day, Precision, Qualifier, Sense

_CENTURIES = kinds_of("roman century")
_YEARS_BACK = 80
_TWO_DIGITS = 100
_FIRST_FULL = 1000  # years below are told with an era, or in EDTF
_DECADES_FROM = 2000  # "the 1900s" are a century, "the 2000s" a decade
_LAST_CENTURY = 30


def century_of(short: int, context: Context) -> int | None:
    """A two-digit year as a full one, by the day of publication; None without it."""
    if context.published is None or short >= _TWO_DIGITS:
        return None
    earliest = context.published.year - _YEARS_BACK
    return earliest + (short - earliest) % _TWO_DIGITS


def year_of(match: Match) -> tuple[int | None, tuple[Precision, ...]]:
    """The year that a match names, and what of it was inferred; None where it names none."""
    if years := match.numbers("year"):
        return years[-1], ()
    last = match.tokens[-1]
    if isinstance(last.value, int) and last.end - last.start == 2:
        return century_of(last.value, match.context), (CENTURY,)
    return None, ()


def dated(yearly: Yearly, precision: Precision, match: Match) -> Reading | None:
    """Something that comes every year, in the year that the match names."""
    year, implied = year_of(match)
    return None if year is None else in_year(Reading(precision, yearly=yearly, implied=implied), year)


def year_reading(year: int, **extra: object) -> Reading:
    """A whole year."""
    return Reading(YEAR, *year_ends(year)).but(**extra)


def year(match: Match) -> Built:
    """2024, which in running text may be a count."""
    return year_reading(match.numbers("year")[0], vague=True)


def _of_years(match: Match) -> bool:
    """Are the units that a match names, if any, years?"""
    return all(str(unit).startswith("year") for unit in match.all("unit"))


def named_year(match: Match) -> Built:
    """The year 1800, calendar year 2008, CY18."""
    year, implied = year_of(match)
    return year_reading(year, implied=implied) if year is not None and _of_years(match) else None


def short_range(match: Match) -> Built:
    """1851-52, 2024/25: the years from the one to the other."""
    start, (short,) = match.numbers("year")[0], match.numbers("number", "short")
    last = match.tokens[-1]
    end = start // 100 * 100 + short
    if last.end - last.start != 2 or end <= start:
        return None
    return Reading(INTERVAL, *year_ends(start, end - start + 1), sense=Sense.SPAN)


def season_of_years(match: Match) -> Built:
    """The 2008-09 season, the 2010/11 tax year: two years, though 2008-09 alone is a month."""
    start, short = match.numbers("year")[0], match.numbers("number", "short")[0]
    written = match.tokens[2]
    follows = written.end - written.start == 2 and short == (start + 1) % 100
    return Reading(INTERVAL, *year_ends(start, 2), sense=Sense.SPAN) if follows else None


_YEARS = ("number", "short", "long", "far", "year")


def in_era(year: int, era: object) -> int | None:
    """A year of an era as an astronomical one: the year before 1 CE is 0. None of eras with another calendar."""
    return None if not isinstance(era, int) or not year else year if era > 0 else 1 - year


def era_year(match: Match) -> Built:
    """17 CE, AD 79, 44 BC, 3100 BCE; a year BE or AH is none of ours."""
    digits, (era,) = match.numbers(*_YEARS), match.all("era")
    year = in_era(digits[0] if len(digits) == 1 else 1000 * digits[0] + digits[1], era)
    return year_reading(year) if year is not None else ("unknown", None)


def era_range(match: Match) -> Built:
    """300–250 BC, c. 477–480 CE, AD 100–150, between 300 and 250 BC, 1590–95 CE; AD 100–150 CE has two eras."""
    (first, last), eras = match.numbers(*_YEARS), match.all("era")
    if eras[-1] == 1 and last < first and last < _TWO_DIGITS:
        last += first // _TWO_DIGITS * _TWO_DIGITS
    start, end = in_era(first, eras[0]), in_era(last, eras[-1])
    if start is None or end is None or start >= end:
        return "unknown", None
    ends = year_ends(start, end - start + 1)
    return Reading(
        INTERVAL,
        *ends,
        sense=Sense.WITHIN if match.has("between") else Sense.SPAN,
        qualifier=Qualifier.APPROXIMATE if match.has("about") else Qualifier.NONE,
    )


def fiscal_year(match: Match) -> Built:
    """Fiscal 1990, FY24: when it begins and ends is the company's affair."""
    year, implied = year_of(match)
    if year is None or not _of_years(match):
        return None
    return year_reading(year, qualifier=Qualifier.APPROXIMATE, implied=implied)


def decade(match: Match) -> Built:
    """The 1990s, 1990's, the '90s, the nineties, 1990er Jahre, les années 90; the 1800s."""
    start, published = match.numbers("decade", "year", "short")[0], match.context.published
    plain = match.has("year") and not match.has("decade_of") and match.all("of") != [POSSESSIVE]
    if start % 10 or plain or not _of_years(match):
        return None
    if start >= _FIRST_FULL:
        whole = start % 100 == 0 and start < _DECADES_FROM
        return fixed(year_ends(start, 100 if whole else 10), CENTURY if whole else DECADE)
    if published is None:
        return None
    start += published.year // 100 * 100
    begun = start <= published.year + 1
    return fixed(year_ends(start if begun else start - 100, 10), DECADE, CENTURY)


def decade_of_unit(match: Match) -> Built:
    """Anni '90, jaren '90."""
    (short,), published = match.numbers("short", "number"), match.context.published
    if not _of_years(match) or str(match.all("unit")[0]) == "year" or short % 10 or not short or published is None:
        return None
    start = published.year // 100 * 100 + short
    return fixed(year_ends(start if start <= published.year + 1 else start - 100, 10), DECADE, CENTURY)


def part_of_decade(match: Match) -> Built:
    """Fine anni 90, inizio anni '80: the part, and the decade."""
    reading = decade_of_unit(match)
    first = next(i for i, token in enumerate(match.tokens) if token.kind == CHARACTER["unit"])
    if not isinstance(reading, Reading):
        return None
    start, end = match.tokens[first].start, match.tokens[-1].end
    return [*match.tokens[:first], Token(CHARACTER["date"], reading, start, end)]


def century(match: Match) -> Built:
    """The 19th century, the 2nd century BC, siglo XV."""
    (count,), eras = match.numbers("ordinal", "century"), match.numbers("era")
    return century_by_number(count, before=bool(eras) and eras[0] < 0)


def century_range(match: Match) -> Built:
    """Xe–XIe siècle, siglos III-II a. C."""
    counts, eras = match.numbers("roman", "century"), match.all("era")
    before = bool(eras) and eras[0] == -1
    first, last = (century_by_number(count, before=before) for count in counts)
    if first is None or last is None or first.first is None or last.last is None or last.last < first.first:
        return None
    return Reading(INTERVAL, first.first, last.last, sense=Sense.SPAN)


def centuries(match: Match) -> Built:
    """IX e X secolo, siglos IX y X: two dates."""
    eras = match.all("era")
    out = []
    for token in match.tokens:
        if token.kind in _CENTURIES and isinstance(token.value, int):
            reading = century_by_number(token.value, before=bool(eras) and eras[0] == -1)
            out.append(token._replace(kind=CHARACTER["date"], value=reading) if reading else token)
        else:
            out.append(token)
    return out


def century_by_number(count: int, *, before: bool) -> Reading | None:
    """The count-th century of our era, or before it."""
    if not 1 <= count <= _LAST_CENTURY:
        return None
    if before:
        return fixed(year_ends(1 - 100 * count, 100), CENTURY)
    return fixed((Day(max(1, 100 * count - 100), 1, 1), Day(100 * count - 1, 12, 31)), CENTURY)
