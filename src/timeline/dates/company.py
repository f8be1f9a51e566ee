"""The company in which a year or a month of a running text is a date: what leads to it, and what it must not count.

"2000" is a year in "in 2000", "(2000)", "by 2000" and "the 2000 report", and none in "2000 people" and "Resolution
2000"; "mai" is a month behind a preposition.
"""

from __future__ import annotations

from functools import cache

from timeline.dates.calendar.units import CENTURY, DAY, DECADE, HALF, INTERVAL, QUARTER, SEASON, WEEK, YEAR
from timeline.dates.grammar.kinds import CHARACTER, Token, kinds_of
from timeline.dates.grammar.lexicon import Language, fold
from timeline.dates.grammar.partial import Reading
from timeline.lang import units
from timeline.patterns import late

_LEADS_IN = kinds_of("in at of since until before after by from between part about this last next open to")
_JOINS = kinds_of("and or comma")
_ARTICLES = kinds_of("article one")
_ONE = kinds_of("one")
_COUNTS = kinds_of("number short")
_CLOSE = CHARACTER["close"]
_ALONE_NONE = (SEASON, HALF, DAY, WEEK, QUARTER, DECADE, CENTURY)
_SHORTEST_WORD = 2
_LABEL = late(r"([^\W\d_]{1,40}|[§#№])\.?\s{0,3}$")
_LABEL_SIGNS = frozenset("§#№")
_LONGEST_LABEL = 45
_AFTER_WORD = late(r"([^\W\d_]{1,40})\s{1,3}([0-9]{4})$")
_NEWS_YEARS = range(1900, 2100)
_BEFORE_YEAR = late(r"\A\Z|[^\d.\s]\.?\s{1,3}\Z")
_BEHIND_YEAR = late(r"\s{0,3}(?:(?P<word>[^\W\d_]{1,40})|[.,;:!?)\"”“»]|\Z)")
_WORD = late(r"\s{0,3}([^\W\d_]{1,40})")


def in_company(left: list[Token], i: int, text: str, words: Language, *, series: bool) -> bool:
    """May the bare year or month at a place be taken for a date, by what stands around it?

    `series`: the date before the last word was taken for one.
    """
    reading, token = left[i].value, left[i]
    if not isinstance(reading, Reading) or reading.precision in _ALONE_NONE:
        return False
    before = left[i - 1].kind if i else ""
    bounded = reading.precision is INTERVAL
    led_in = before in _LEADS_IN or (before in _JOINS and series)
    if reading.yearly is not None:
        return led_in or bounded
    if counts(words, text, token.end) or _labelled(words, text, token.start):
        return False
    enclosed = bool(before) and i + 1 < len(left) and left[i + 1].kind == _CLOSE
    year = reading.first.year if reading.first else 0
    named = before in _ARTICLES and bool(year % 100) and _WORD.match(text, token.end) is not None
    alone = words.style.years_alone and year in _NEWS_YEARS and bool(year % 100) and _is_alone(words, text, token)
    return led_in or bounded or enclosed or named or alone


def _is_alone(words: Language, text: str, token: Token) -> bool:
    """Does a year stand for itself: no number before it, and behind it a mark, or a small word that is no unit?"""
    found = _BEHIND_YEAR.match(text, token.end)
    if found is None or not _BEFORE_YEAR.search(text[max(0, token.start - _LONGEST_LABEL) : token.start]):
        return False
    word = found["word"] or ""
    return not word or (word.islower() and (fold(word) in words.phrases or not _is_unit(word)))


@cache
def _is_unit(word: str) -> bool:
    return any(word in unit.symbols for unit in units().values())


def is_any_weekday(left: list[Token], i: int) -> bool:
    """Is the weekday at a place one of its kind, and no certain day: "5 April 2024 was a Friday"?"""
    reading = left[i].value
    led = i > 0 and left[i - 1].kind in _ONE
    return led and isinstance(reading, Reading) and reading.precision is DAY and reading.implied == (WEEK,)


def counts(words: Language, text: str, end: int) -> bool:
    """Does the number that ends here count the next word, as in "2000 people"?"""
    word = _WORD.match(text, end)
    if not word:
        return False
    following = fold(word[1])
    plural = len(following) > _SHORTEST_WORD and following.endswith(words.plural_endings)
    if following in words.counted or not plural or following in words.no_plural:
        return following in words.counted
    return not _attributive(words, text, end)


def _attributive(words: Language, text: str, end: int) -> bool:
    """Is the number that ends here the year of "the 2024 elections"? A round one or an old one is rather a count."""
    found = _AFTER_WORD.search(text[max(0, end - _LONGEST_LABEL) : end])
    if not found or int(found[2]) not in _NEWS_YEARS or not int(found[2]) % 100:
        return False
    return any(phrase.kind in _ARTICLES and not phrase.rest for phrase in words.phrases.get(fold(found[1]), ()))


def means_another(reading: Reading, text: str, token: Token, words: Language) -> bool:
    """Is what was read as a date a count ("about 2000 people") or another word ("em dez dias", "el mar 3 veces")?"""
    if reading.qualifier and reading.precision is YEAR:
        return counts(words, text, token.end)
    if reading.yearly is None or not words.needs_dot:
        return False
    written = text[token.start : token.end]
    if reading.day_last:
        return fold(written.split()[0].strip(",")) in words.needs_dot
    return not any(map(str.isdigit, written)) and fold(written.split()[-1]) in words.needs_dot


def without_count(stretch: list[Token], text: str, words: Language) -> list[Token]:
    """The words of a stretch without a number at its end that counts what follows.

    "On April 20, 21 officers came" and "in May 3 people" hold one date each; "the May 3 elections" were on that day, so
    that a plural is counted only by a number behind a comma or an "and".
    """
    if len(stretch) < 2 or stretch[-1].kind not in _COUNTS:
        return stretch
    word = _WORD.match(text, stretch[-1].end)
    counted = word is not None and fold(word[1]) in words.counted
    listed = stretch[-2].kind in _JOINS and counts(words, text, stretch[-1].end)
    return stretch[:-1] if counted or listed else stretch


def _labelled(words: Language, text: str, start: int) -> bool:
    """Is the number that begins here one by which something is called, as in "Resolution 1973" and "§ 1558"?"""
    if not text[start].isdigit():
        return False
    word = _LABEL.search(text[max(0, start - _LONGEST_LABEL) : start])
    return word is not None and (word[1] in _LABEL_SIGNS or fold(word[1]) in words.labels)
