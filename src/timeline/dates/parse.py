"""Reading one date: EDTF and ISO 8601 first, then the grammar, then dateparser, else nothing.

A cell of a claims table, or the words that a source uses. Texts longer than `LONGEST` characters are refused before
anything is tried; all that follows is linear. Nothing depends on the day on which it runs.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.dates.calendar.days import FIRST_YEAR, LAST_YEAR
from timeline.dates.calendar.edtf import LONGEST, format_edtf, parse_edtf
from timeline.dates.calendar.iso import parse_iso
from timeline.dates.calendar.units import DAY, HALF, MONTH, QUARTER, SEASON
from timeline.dates.grammar.cascade import Context
from timeline.dates.grammar.grammar import read_whole
from timeline.dates.grammar.kinds import UNKNOWN
from timeline.dates.grammar.lexicon import knows, load
from timeline.dates.grammar.partial import Reading, settled
from timeline.dates.grammar.terms import KNOWN
from timeline.dates.grammar.tokens import tokens
from timeline.lang import code_of
from timeline.model import DateSpan, Day

if TYPE_CHECKING:
    from timeline.dates.calendar.others import Calendar

_END_OF_DAYS = 2200
"""A day or a month of a later year is rather one of the Buddhist calendar; a year may be one of a forecast."""

_ALWAYS_TRIED = "en"
"""Editors write English dates beside sources in other languages. What has only words that the other knows is none."""


def read_date(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> DateSpan | None:
    """Read one date, with what was written and what was inferred; None where it is not certain what is meant.

    `published` is the day that "last week" and "19 February" are read against; without it they are refused. `language`
    is an ISO 639 code, with or without a region. `order` says how 03/04/2024 is meant: "DMY", "MDY", "YMD", or empty:
    refused, unless the language knows only one order.

    >>> span = read_date("mid-2023")
    >>> span.edtf, span.precision
    ('2023-05/2023-08', 'interval')
    >>> read_date("03/04/2024") is None
    True
    """
    stripped = text.strip()
    if not stripped or len(text) > LONGEST:
        return None
    start = text.find(stripped)
    code = code_of(language)
    calendar = None if knows(code) else _calendar_of(code)
    of_calendar = calendar is not None and calendar.is_meant(stripped)
    span = None if of_calendar else _standard(stripped)
    if span:
        return replace(span, start=start, end=start + len(stripped))
    day = Day.from_date(published) if published else None
    reading = calendar.read(stripped) if calendar else None
    if reading is None and not of_calendar:
        reading = _worded(stripped, day, code, order)
    return to_span(reading, day, stripped, start) if reading else None


def _calendar_of(code: str) -> Calendar | None:
    """The calendar of a language whose dates are not told by the Gregorian one."""
    from timeline.dates.calendar.others import calendar_of

    return calendar_of(code)


def _standard(text: str) -> DateSpan | None:
    """EDTF and ISO 8601. A season, quarter or half by its code may be meant as a range of years: that is listed."""
    span = parse_edtf(text) or parse_iso(text)
    if span and span.precision in (SEASON, QUARTER, HALF) and text[2:4] < text[5:7]:
        return replace(span, implied=(span.precision,))
    return span


def _worded(text: str, published: Day | None, language: str, order: str) -> Reading | None:
    """What the grammar of the language reads, or that of English; other languages by dateparser."""
    normal = text if text.isascii() else unicodedata.normalize("NFC", text)
    words = load(language)
    context = Context(published, order or words.style.order)
    found = tokens(normal, words) if words.phrases else []
    reading = read_whole(found, context, language) if found else None
    strange = not found or any(token.kind == UNKNOWN and token.value != KNOWN for token in found)
    if reading is None and strange and language != _ALWAYS_TRIED:
        reading = read_whole(tokens(normal, load(_ALWAYS_TRIED)), context, _ALWAYS_TRIED)
    if reading is not None or words.phrases:
        return reading
    from timeline.dates.fallback import read_other

    return read_other(normal, published, language)


def to_span(reading: Reading, published: Day | None, text: str, start: int) -> DateSpan | None:
    """A reading as a date, with its year settled and its EDTF form; `text` is what was read, and where it began."""
    known = settled(reading, published)
    if known is None:
        return None
    first, last = known.first, known.last
    if (first and not FIRST_YEAR <= first.year <= LAST_YEAR) or (last and not FIRST_YEAR <= last.year <= LAST_YEAR):
        return None
    if first and first.year >= _END_OF_DAYS and known.precision in (DAY, MONTH):
        return None
    return DateSpan(
        first,
        last,
        known.precision,
        format_edtf(first, last, known.precision, known.qualifier, grain=known.grain),
        qualifier=known.qualifier,
        sense=known.sense,
        implied=known.implied,
        text=text,
        start=start,
        end=start + len(text),
    )
