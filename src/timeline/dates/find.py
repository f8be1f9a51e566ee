"""The dates in a running text, where most numbers and many month names are none.

The text becomes kinds once; only stretches of words that dates are made of, with at least one that makes a date, go
through the grammar, so that a text costs little more than splitting it into words (a second or two a megabyte). What
a cell of a table may hold but prose rarely means (fractions, spelled years, "the 15th", bare seasons) is not looked
for. A bare year needs company ("in 2024", "(2024)", "mid-2023", "by 2027") and must not count what follows it ("2000
people"); a bare month needs a preposition. A date that needs the day of publication is left out where there is none.
"""

from __future__ import annotations

import datetime
import re

from timeline.dates.company import in_company, is_any_weekday, means_another, without_count
from timeline.dates.grammar.cascade import DATE, Context, run
from timeline.dates.grammar.grammar import prose_levels
from timeline.dates.grammar.kinds import UNKNOWN, Token, compiled
from timeline.dates.grammar.lexicon import Language, load
from timeline.dates.grammar.partial import Reading
from timeline.dates.grammar.stretches import stretches
from timeline.dates.parse import to_span
from timeline.model import DateSpan, Day
from timeline.text.readable import placed, readable

_NARRATED = re.compile(compiled("article next unit"))  # "the next day": the one after another told there
_PARTS = re.compile(f"[^{UNKNOWN}]+")
_MAKES_DATE = re.compile(
    compiled(
        "month|weekday|year|quarter|decade|dayword|season|holiday|weekend|fiscal|calendar|era|century"
        "|ordinal hyphen? unit|decade_of apostrophe? (short|tens)|unit apostrophe (short|number)"
    )
    + "|"
    + compiled(
        "(this|last|next|past|coming|number|short|long|tens|one|ago) (number|one)? unit|unit (ago|last|next|past)"
        "|half number"
    )
)


def find_dates(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> list[DateSpan]:
    """Find the dates in a running text, in order and without overlap; the arguments are those of `read_date`.

    Layout and typography are seen through: "5 Janu-⏎ary 2024" is a day.

    >>> [span.text for span in find_dates("Founded in April 2023, it may open in 2027; it has 2000 people [2].")]
    ['April 2023', '2027']
    """
    words = load(language)
    if not words.phrases:
        return []
    view = readable(text, words.makes_date)
    if view is None:
        return _find(text, words, language, published, order)
    return [placed(span, view, text) for span in _find(view.text, words, language, published, order)]


def _find(text: str, words: Language, language: str, published: datetime.date | None, order: str) -> list[DateSpan]:
    """The dates in a text as it stands."""
    found: list[DateSpan] = []
    some = list(stretches(text, language))
    if not some:
        return found
    day = Day.from_date(published) if published else None
    levels = prose_levels(language)
    context = Context(day, order or words.style.order)
    narrated = _NARRATED if words.style.narrated else None
    for stretch in some:
        every = without_count(stretch, text, words)
        kinds = "".join([token.kind for token in every])
        for part in _PARTS.finditer(narrated.sub(_hidden, kinds) if narrated else kinds):
            if _MAKES_DATE.search(part[0]):
                left = run(levels, every[part.start() : part.end()], context)
                found += _accepted(left, text, day, words)
    return found


def _hidden(found: re.Match[str]) -> str:
    """As many unknown words as were found."""
    return UNKNOWN * len(found[0])


def _accepted(left: list[Token], text: str, published: Day | None, words: Language) -> list[DateSpan]:
    """The dates of a stretch that stand in the company that they need."""
    found: list[DateSpan] = []
    for i, token in enumerate(left):
        reading = token.value
        if token.kind != DATE or not isinstance(reading, Reading):
            continue
        series = bool(found) and i > 1 and left[i - 2].kind == DATE and found[-1].start == left[i - 2].start
        if reading.vague and not in_company(left, i, text, words, series=series):
            continue
        if is_any_weekday(left, i) or means_another(reading, text, token, words):
            continue
        ends_sentence = not words.style.dotted and text[token.end - 1] == "." and text[token.end - 2].isdigit()
        span = to_span(reading, published, text[token.start : token.end - ends_sentence], token.start)
        if span is not None:
            found.append(span)
    return found
