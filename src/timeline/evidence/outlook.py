"""Is a row that is dated after its source was published a forecast, or mistyped? Its words tell, by language.

They stand in the section `forecasts` of lang/. Cost: the files are read, and the patterns made, when the first row asks
that is dated after its source, or has only an end.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.lang import code_of, facts, languages, phrases
from timeline.model import Claim, DateSpan

_LOOKED_AT = 5000  # characters of a row
_SHORT = 3  # letters: no word of another language that is as short counts
_NO_WORD = r"(?!)"


def is_forecast(
    claim: Claim,
    date: DateSpan | None,
    dates: Sequence[DateSpan],
    published: datetime.date | None,
    *,
    language: str,
    source_language: str,
) -> bool:
    """Does the row speak of what was to come when its source was published?

    Its date lies after the publication, and its words look ahead; or `dates`, those of quote and claim, have that date
    themselves and no word looks back. Where the publication is not known, only an end that words look ahead to ("by end
    of 2026") tells. The quote is in `source_language`, all else in `language`.
    """
    from timeline.dates.compare import is_forecast as lies_ahead

    if date is None or not (date.earliest is None if published is None else lies_ahead(date, published)):
        return False
    day, quote = claim.date, claim.quote[:_LOOKED_AT]
    own = f"{day} {claim.statement}"[:_LOOKED_AT]
    if looks_ahead(own, language) or looks_ahead(quote, source_language):
        return True
    if published is None or looks_back(claim.statement[:_LOOKED_AT], language) or looks_back(quote, source_language):
        return False
    return any(overlap(date, other) for other in dates)


def looks_ahead(text: str, language: str) -> bool:
    """Does a word of the text look ahead?

    >>> looks_ahead("it will open", "en"), looks_ahead("abrirá", "es"), looks_ahead("es wird eröffnet", "en")
    (True, True, True)
    """
    return bool(_pattern(code_of(language), "ahead").search(text))


def looks_back(text: str, language: str) -> bool:
    """Does a word of the text look back?

    >>> looks_back("it opened", "en"), looks_back("was gebaut wird", "de"), looks_back("it announced", "en")
    (True, False, False)
    """
    return bool(_pattern(code_of(language), "back").search(text))


@cache
def _pattern(code: str, way: str) -> re.Pattern[str]:
    """The words of a language that look one way, with those of all others that cannot be mistaken."""
    own = facts(code, "forecasts")
    words = [*_own(code, way), *(word for other in languages() if other != code for word in _lent(other, way))]
    neither = "|".join(map(re.escape, own.get("announced", "").split())) or _NO_WORD
    ends = "|".join(map(re.escape, own.get(f"{way}_ends", "").split())) or _NO_WORD
    listed = "|".join(dict.fromkeys(words)) or _NO_WORD
    return re.compile(rf"\b(?:(?:{listed})|(?!(?:{neither}))\w{{3,}}(?:{ends}))\b", re.IGNORECASE)


def _own(code: str, way: str) -> Iterator[str]:
    """The patterns of a language's words."""
    for word in phrases(facts(code, "forecasts").get(way, "")):
        yield _escaped(word)
    for stem in facts(code, "forecasts").get(f"{way}_stems", "").split():
        yield rf"{_escaped(stem)}\w*"


def _lent(code: str, way: str) -> Iterator[str]:
    """Those of a language's patterns that are no other word in another one."""
    mistakable = {_escaped(phrase) for phrase in phrases(facts(code, "forecasts").get("mistakable", ""))}
    return (word for word in _own(code, way) if len(word) > _SHORT and word.removesuffix(r"\w*") not in mistakable)


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+")


def overlap(a: DateSpan, b: DateSpan) -> bool:
    """Can both be true of one moment?"""
    starts_in_time = a.earliest is None or b.latest is None or a.earliest <= b.latest
    return starts_in_time and (b.earliest is None or a.latest is None or b.earliest <= a.latest)
