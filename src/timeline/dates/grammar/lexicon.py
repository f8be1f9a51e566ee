"""The words that dates are made of in a language, as tables to look words up in.

The words stand in the language's file in lang/, section [dates]; a table is made when its language is first read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

from timeline.dates.grammar.kinds import CHARACTER, kinds_of
from timeline.dates.grammar.terms import terms
from timeline.lang import alternatives, code_of, facts, valued

_WORD = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_MAKERS = kinds_of(
    "month weekday unit quarter half decade decade_of century era season holiday weekend fiscal calendar dayword "
    "part_of_unit workday daytime"
)
_FLAGS = ("capitals", "dotted", "bare_weekdays", "narrated", "distances_behind")
_SETS = {
    "suffixes": "ordinal_suffix",
    "decade_suffixes": "decade_suffix",
    "century_suffixes": "century_suffix",
    "possessives": "possessive",
    "anaphoric": "anaphoric",
    "counted": "counted",
    "no_plural": "no_plural",
    "labels": "label",
    "era_capitals": "era_capitals",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a language writes dates; what does not hold of it is False or empty.

    `order`: how 03/04/2024 is meant. `capitals`: months and weekdays have a capital, so that "may" and "march" are
    none. `dotted`: a dot makes a number ordinal ("3. Quartal"). `bare_weekdays`: a weekday alone is a date. `narrated`:
    "the next day" in a running text is the one after another written there. `distances_behind`: "ago" follows its
    number.

    Where distances stand in front, `distance_leads` are the kinds of words that lead to one and `distance_ends` those
    that make it none, separated by `|`; `days_of_weeks` are the days that may be weeks, and `month_counts` the months
    whose word is a number, too.
    """

    order: str = ""
    capitals: bool = False
    dotted: bool = False
    bare_weekdays: bool = False
    narrated: bool = False
    distances_behind: bool = False
    distance_leads: str = ""
    distance_ends: str = ""
    days_of_weeks: frozenset[int] = frozenset()
    month_counts: Mapping[int, int] = field(default_factory=dict)


class Phrase(NamedTuple):
    """The words after the first one of a term, whether a dot may follow, and what the term is."""

    rest: tuple[str, ...]
    dot: bool
    kind: str
    value: object


@dataclass(frozen=True, slots=True)
class Language:
    """What a language brings to the reading of dates: its words, by the first of each phrase, the longest one first.

    `rough` says of every word whether it may make a date ("m") or stand in one ("k"). `suffixes`, `decade_suffixes` and
    `century_suffixes` may touch digits ("3rd", "1990s", "19c"), `possessives` follow an apostrophe. `anaphoric` are the
    words that in running text look to another date written there, not to publication ("the following year"). A number
    is no year before one of `counted`, before a word with one of `plural_endings` that is not in `no_plural`, and after
    one of `labels` ("Resolution 1973"). `era_capitals` are eras in capitals only.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    rough: Mapping[str, str]
    style: Style
    suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    century_suffixes: frozenset[str]
    possessives: frozenset[str]
    anaphoric: frozenset[str]
    counted: frozenset[str]
    no_plural: frozenset[str]
    labels: frozenset[str]
    era_capitals: frozenset[str]
    plural_endings: tuple[str, ...]

    def makes_date(self, word: str) -> bool:
        """Is this a word that dates are made of: a month, a weekday, a unit?"""
        return self.rough.get(fold(word)) == "m"


def knows(tag: str) -> bool:
    """Does the grammar read dates in the language of this tag?"""
    return bool(load(tag).phrases)


@lru_cache(maxsize=64)  # a tag may have a region, so that there is no end of them
def load(tag: str) -> Language:
    """The words of a language that the grammar knows; of another there are none."""
    return _load(code_of(tag))


@cache  # one entry for each language
def _load(code: str) -> Language:
    section = facts(code, "dates")
    found: dict[str, list[Phrase]] = {}
    for kind, term, value in terms(section):
        first, *rest = (fold(word) for word in _WORD.findall(term.removesuffix(".")))
        found.setdefault(first, []).append(Phrase(tuple(rest), term[-1] == ".", CHARACTER[kind], value))
    sets = {name: frozenset(map(fold, section.get(key, "").split())) for name, key in _SETS.items()}
    touching = sets["suffixes"] | sets["decade_suffixes"] | sets["possessives"]
    return Language(
        phrases={first: tuple(sorted(some, key=lambda phrase: -len(phrase.rest))) for first, some in found.items()},
        rough=_rough(found, touching),
        style=_style(section),
        plural_endings=tuple(section.get("plural_ending", "").split()),
        **sets,
    )


def _style(section: Mapping[str, Any]) -> Style:
    """How the language writes dates, and how it tells distances in front."""
    months = {word: number for number, words in enumerate(alternatives(section.get("month", "")), 1) for word in words}
    counts = valued(section.get("month_counts", ""))
    return Style(
        **{flag: section.get(flag, False) for flag in _FLAGS},
        order=section.get("order", ""),
        distance_leads="|".join(section.get("distance_leads", "").split()),
        distance_ends="|".join(section.get("distance_ends", "").split()),
        days_of_weeks=frozenset(map(int, section.get("days_of_weeks", "").split())),
        month_counts={months[f"{word}."]: int(count) for word, count in counts.items()},
    )


def _rough(words: Mapping[str, list[Phrase]], endings: Iterable[str]) -> dict[str, str]:
    """Of every word and ending: may it make a date ("m"), or only stand in one ("k")?"""
    rough = dict.fromkeys(endings, "k")
    for first, found in words.items():
        for phrase in found:
            rough.update({word: "k" for word in phrase.rest if word not in rough})
            rough[first] = "m" if phrase.kind in _MAKERS or rough.get(first) == "m" else "k"
    return rough


LONGEST_WORD = 100  # characters; no word of a date has so many


def fold(word: str) -> str:
    """A word in lower case, without accents.

    >>> fold("Février")
    'fevrier'
    """
    word = word.lower()
    if word.isascii() or len(word) > LONGEST_WORD:  # ordering combining marks takes the square of their number
        return word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("ß", "ss").replace("’", "'")
