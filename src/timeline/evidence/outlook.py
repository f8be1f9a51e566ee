"""Is a row that is dated after its source was published a forecast, or mistyped? Its words tell, by language.

They stand in the section `forecasts` of lang/. Cost: the files are read when the first row asks that is dated
after its source, or has only an end; then one look a word.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.lang import code_of, facts, languages, phrases
from timeline.model import Claim, DateSpan
from timeline.patterns import late

_LOOKED_AT = 5000  # characters of a row
_SHORT = 3  # letters: no word of another language that is as short counts
_BEFORE_END = 3  # letters that a word has before its end
_WORD = re.compile(r"\w+")
_DAY = late(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_ALIKE = str.maketrans({"’": "'", "İ": "i", "ı": "i", "ſ": "s"})  # letters that differ in case alone


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
    if date is None:
        return False
    from timeline.dates.compare import is_forecast as lies_ahead

    if not (date.earliest is None if published is None else lies_ahead(date, published)):
        return False
    day, quote = claim.date, claim.quote[:_LOOKED_AT]
    own = f"{day} {claim.statement}"[:_LOOKED_AT]
    if looks_ahead(own, language) or looks_ahead(quote, source_language):
        return True
    if published is None or looks_back(claim.statement[:_LOOKED_AT], language) or looks_back(quote, source_language):
        return False
    return any(overlap(date, other) for other in dates)


def other_end(date: DateSpan, others: Sequence[DateSpan]) -> DateSpan | None:
    """The span of time among others that begins or ends as a date does, and at its other end is not the same.

    None where some date of the others bears that end: "1914–1918, and in the east until 1919".
    """
    ends = _ends(date)
    spans = [(other, theirs) for other in others if len(ends) == 2 and len(theirs := _ends(other)) == 2]
    apart = [(other, [not _fit(*pair) for pair in zip(ends, theirs, strict=True)]) for other, theirs in spans]
    if not apart or any(not any(differ) for _, differ in apart):
        return None
    for other, differ in apart:
        if differ.count(True) == 1:
            end = ends[differ.index(True)]
            if not any(_fit(end, one) for rest in others if rest is not other for one in _named(rest)):
                return other
    return None


def _ends(date: DateSpan) -> list[str]:
    """The days, months or years at the ends of a date; none where one is open or loose."""
    named = _named(date)
    return named if len(named) == date.edtf.count("/") + 1 else []


def _named(date: DateSpan) -> list[str]:
    return [end for end in date.edtf.split("/") if _DAY.fullmatch(end)]


def _fit(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def looks_ahead(text: str, language: str) -> bool:
    """Does a word of the text look ahead?

    >>> looks_ahead("it will open", "en"), looks_ahead("abrirá", "es"), looks_ahead("es wird eröffnet", "en")
    (True, True, True)
    """
    return _outlook(code_of(language), "ahead").is_in(text)


def looks_back(text: str, language: str) -> bool:
    """Does a word of the text look back?

    >>> looks_back("it opened", "en"), looks_back("was gebaut wird", "de"), looks_back("it announced", "en")
    (True, False, False)
    """
    return _outlook(code_of(language), "back").is_in(text)


class _Outlook(NamedTuple):
    """The words that look one way: whole ones, how others begin and end, and phrases by their first word.

    One with such an end is none of them that begins as one of `neither`.
    """

    words: frozenset[str]
    starts: tuple[str, ...]
    phrases: Mapping[str, Sequence[str]]
    ends: tuple[str, ...]
    neither: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Does one of them stand in the text?"""
        text = _folded(text)
        return any(self._has(match[0], text, match.end()) for match in _WORD.finditer(text))

    def _has(self, word: str, text: str, end: int) -> bool:
        return (
            word in self.words
            or word.startswith(self.starts)
            or (word.endswith(self.ends, _BEFORE_END) and not word.startswith(self.neither))
            or (word in self.phrases and any(_stands(rest, text, end) for rest in self.phrases[word]))
        )


def _stands(rest: str, text: str, at: int) -> bool:
    """Does the rest of a phrase stand at a place, and end where a word does?"""
    return text.startswith(rest, at) and not _WORD.match(text, at + len(rest))


def _folded(text: str) -> str:
    """A text or an entry as they are compared: without regard to case, apostrophes and white space."""
    return " ".join(text.translate(_ALIKE).lower().split())


@cache
def _outlook(code: str, way: str) -> _Outlook:
    """What looks one way in a language, with what does in all others and cannot be mistaken."""
    own = facts(code, "forecasts")
    words, starts = _own(code, way)
    for other in languages():
        lent, begun = _lent(other, way) if other != code else ((), ())
        words, starts = [*words, *lent], [*starts, *begun]
    several: dict[str, list[str]] = {}
    for entry in words:
        first = _WORD.match(entry)
        if first and first.end() < len(entry):
            several.setdefault(first[0], []).append(entry[first.end() :])
    ends, neither = own.get(f"{way}_ends", ""), own.get("announced", "")
    return _Outlook(frozenset(words), tuple(starts), several, tuple(ends.split()), tuple(neither.split()))


def _own(code: str, way: str) -> tuple[list[str], list[str]]:
    """What looks one way in a language: whole words and phrases, and how words begin."""
    own = facts(code, "forecasts")
    return [*map(_folded, phrases(own.get(way, "")))], [*map(_folded, own.get(f"{way}_stems", "").split())]


def _lent(code: str, way: str) -> tuple[list[str], list[str]]:
    """Those of them that are no other word in another language."""
    mistakable = {_folded(entry) for entry in phrases(facts(code, "forecasts").get("mistakable", ""))}
    words, starts = _own(code, way)
    kept = [word for word in words if len(word) > _SHORT and word not in mistakable]
    return kept, [start for start in starts if start not in mistakable]


def overlap(a: DateSpan, b: DateSpan) -> bool:
    """Can both be true of one moment?"""
    starts_in_time = a.earliest is None or b.latest is None or a.earliest <= b.latest
    return starts_in_time and (b.earliest is None or a.latest is None or b.earliest <= a.latest)
