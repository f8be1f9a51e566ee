"""The terms of a language's dates, out of its file in lang/: each with its kind, its words and its value.

The keys of a section [dates] are kinds of words (see `kinds`), written in the form that schema.toml names for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline.dates.grammar.kinds import NAMES
from timeline.lang import alternatives, phrases, valued


class Term(NamedTuple):
    """A word or phrase, as written in the file, with its kind and what it is worth."""

    kind: str
    words: str
    value: object


KNOWN = "known"
"""The value of what a language knows to be no date; other unknown words have none."""

_ORDERED = {"month": 1, "weekday": 0, "season": 1}
_VALUED = ("number", "tens", "hundred", "thousand", "ordinal", "decade")
_WORTH: Mapping[str, object] = {
    "one": 1, "this": 0, "past": -1, "coming": 1, "now": 0, "daytime": 0,
    "before": "<", "after": ">", "until": "<=", "by": "<=", "onwards": ">=", "or_before": "<=", "maybe": "?",
    "unknown": KNOWN,
}  # fmt: skip
"""What all the words of a kind are worth, where their key is no table; of other kinds nothing."""

_COUNTED = ("dayword", "last", "next")
_NAMED: Mapping[str, object] = {"any": None, "foreign": None, "weekday": "on", "ours": 1, "before": -1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LAST_DAY = 31
_OF_NUMBERS = ("number", "tens", "hundred")
_TEN, _HUNDRED = 10, 100


def terms(section: Mapping[str, Any], numbers: Mapping[str, str]) -> Iterator[Term]:
    """The terms of a section [dates]; keys that are no kind of words say how the language writes, and are left.

    `numbers` are the number words of the language, by which its figures are read as well.
    """
    for kind in NAMES:
        listed = [*_numbered(kind, section, numbers), *(_listed(kind, section[kind]) if kind in section else ())]
        for words, value in listed:
            named = "short" if kind == "number" and int(str(value)) > _LAST_DAY else kind
            yield Term(named, words, value)
    yield from _weekdays_with_times(section)
    yield from _centuries(section)


def _numbered(kind: str, section: Mapping[str, Any], numbers: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """The number words of a kind: hundreds, tens, or numbers from 2 on; but for those that are a month as well."""
    if kind not in _OF_NUMBERS or not section:
        return
    months = valued(section.get("also_number", ""))
    for word, value in ((word, int(value)) for word, value in numbers.items() if word not in months):
        if kind == _kind_of_number(value):
            yield word, value


def _kind_of_number(value: int) -> str:
    if value >= _HUNDRED:
        return "hundred"
    return "tens" if value > _TEN and value % _TEN == 0 else "number" if value > 1 else ""


def _listed(kind: str, entry: Any) -> Iterator[tuple[str, object]]:
    """The words of one key and their values, by the form of the key."""
    if kind in _ORDERED:
        for place, spellings in enumerate(alternatives(entry), _ORDERED[kind]):
            yield from ((word, place) for word in spellings)
    elif kind in _VALUED:
        yield from ((word, int(value)) for word, value in valued(entry).items())
    elif isinstance(entry, str):
        yield from ((words, _WORTH.get(kind)) for words in phrases(entry))
    else:
        for key, listed in entry.items():
            yield from ((words, _keyed(kind, key)) for words in phrases(listed))


def _keyed(kind: str, key: str) -> object:
    """What the words of a table's key are worth: a number, a sign, a unit, a part, or the day of a holiday."""
    if kind == "holiday":
        return _holiday(key)
    if kind == "part_of_unit":
        return tuple(key.split("-"))
    return int(key) if kind in _COUNTED else _NAMED.get(key, key)


def _holiday(key: str) -> object:
    """Month and day of "12-25", month, weekday and count of "11-thu-4" and "05-mon-last"; "easter-2" as it is."""
    month, *rest = key.split("-")
    if not month.isdigit():
        return key
    if len(rest) == 1:
        return int(month), int(rest[0])
    weekday, count = rest
    return int(month), _WEEKDAYS.index(weekday), -1 if count == "last" else int(count)


def _weekdays_with_times(section: Mapping[str, Any]) -> Iterator[Term]:
    """Montagmorgen, Montag Morgen: each weekday with each time of day, in one word and in two."""
    for day, (name, *_) in enumerate(alternatives(section.get("weekday", ""))):
        for time in section.get("weekday_time", "").split():
            yield from (Term("weekday", name + gap + time, day) for gap in ("", " "))


def _centuries(section: Mapping[str, Any]) -> Iterator[Term]:
    """The first to the twenty-first century in Roman numerals, in each form of the language, and the numerals alone."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    numerals = {count: "X" * (count // 10) + ones[count % 10] for count in range(1, 22)}
    for form in phrases(section.get("century_form", "")):
        yield from (Term("century", form.format(numeral), count) for count, numeral in numerals.items())
    for form in section.get("century_numeral", "").split():
        yield from (Term("roman", form.format(numeral), count) for count, numeral in numerals.items())
