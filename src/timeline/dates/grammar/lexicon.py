"""The words that dates are made of in a language, as tables to look words up in.

The words stand in the language's file in lang/, section [dates]; a table is made when its language is first read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from timeline.dates.grammar.kinds import CHARACTER, SIGN_KINDS, kinds_of
from timeline.dates.grammar.terms import terms
from timeline.frozen import frozen
from timeline.lang import code_of, facts, valued

_WORD = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_MAKERS = kinds_of(
    "month weekday unit quarter half decade decade_of century era season holiday weekend fiscal calendar dayword "
    "part_of_unit workday daytime"
)
_EXACT = "="
_ROMAN = CHARACTER["roman"]
_FLAGS = (
    "capitals",
    "dotted",
    "bare_weekdays",
    "narrated",
    "attributive",
    "years_alone",
    "distances_behind",
    "distances_in",
    "ahead",
)
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
    "proper": "proper",
    "needs_dot": "needs_dot",
}


@frozen
class Style:
    """How a language writes dates; what does not hold of it is False or empty.

    `order`: how 03/04/2024 is meant. `capitals`: months and weekdays have a capital, so that "may" and "march" are
    none. `dotted`: a dot makes a number ordinal ("3. Quartal"). `bare_weekdays`: a weekday alone is a date. `narrated`:
    "the next day" in a running text is the one after another written there. `attributive`: a year behind an article is
    of the noun that follows. `years_alone`: a year needs no word that leads to it. `distances_behind`: "ago" follows
    its number. `distances_in`: "in three weeks" is a distance. `ahead`: distances ahead are as clear as those back.

    Where distances stand in front, `distance_leads` are the kinds of words that lead to one and `distance_ends` those
    that make it none, separated by `|`; `days_of_weeks` are the days that may be weeks. `counts` and `weekdays` are
    words that are a number or a weekday, too, by their kind and value: French "sept", Portuguese "segunda".
    """

    order: str = ""
    capitals: bool = False
    dotted: bool = False
    bare_weekdays: bool = False
    narrated: bool = False
    attributive: bool = False
    years_alone: bool = False
    distances_behind: bool = False
    distances_in: bool = False
    ahead: bool = False
    distance_leads: str = ""
    distance_ends: str = ""
    days_of_weeks: frozenset[int] = frozenset()
    counts: Mapping[tuple[str, object], int] = field(default_factory=dict)
    weekdays: Mapping[tuple[str, object], int] = field(default_factory=dict)


class Phrase(NamedTuple):
    """The words after the first one of a term, whether a dot may follow, and what the term is.

    `exact` is the first word with its accents, where they count ("vóór").
    """

    rest: tuple[str, ...]
    dot: bool
    kind: str
    value: object
    exact: str = ""


@frozen
class Language:
    """What a language brings to the reading of dates: its words, by the first of each phrase, the longest one first.

    `rough` says of every word and sign what it may be to a date (see `_rough`), and `makers` are those that make one or
    begin words that do. `suffixes`, `decade_suffixes` and `century_suffixes` may touch digits ("3rd", "1990s", "19c"),
    `possessives` follow an apostrophe. `anaphoric` are the words that in running text look to another date written
    there, not to publication ("the following year"). A number is no year before one of `counted`, before a word with
    one of `plural_endings` that is not in `no_plural`, and after one of `labels` ("Resolution 1973"). `era_capitals`
    are eras in capitals only, `proper` in running text are dates with a capital only, and `needs_dot` with a dot behind
    them only.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    rough: Mapping[str, str]
    makers: frozenset[str]
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
    proper: frozenset[str]
    needs_dot: frozenset[str]
    plural_endings: tuple[str, ...]

    def makes_date(self, word: str) -> bool:
        """Is this a word that dates are made of: a month, a weekday, a unit?"""
        return fold(word) in self.makers


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
    numbers = facts(code, "figures").get("numbers", "")
    for kind, term, value in terms(section, valued(numbers)):
        first, *rest = _WORD.findall(term.removeprefix(_EXACT).removesuffix("."))
        exact = first if term.startswith(_EXACT) else ""
        phrase = Phrase(tuple(map(fold, rest)), term[-1] == ".", CHARACTER[kind], value, exact)
        found.setdefault(fold(first), []).append(phrase)
    sets = {name: frozenset(map(fold, section.get(key, "").split())) for name, key in _SETS.items()}
    touching = sets["suffixes"] | sets["decade_suffixes"] | sets["possessives"]
    rough = _rough(found, touching)
    return Language(
        phrases={first: tuple(sorted(some, key=_order)) for first, some in found.items()},
        rough=rough,
        makers=frozenset(word for word, role in rough.items() if role in "mb"),
        style=_style(section, found),
        plural_endings=tuple(section.get("plural_ending", "").split()),
        **sets,
    )


def _order(phrase: Phrase) -> tuple[int, bool, bool]:
    """The longest phrase first; of those as long the one that its accents or its capital must tell."""
    return -len(phrase.rest), not phrase.exact, phrase.kind != _ROMAN


def _style(section: Mapping[str, Any], found: Mapping[str, list[Phrase]]) -> Style:
    """How the language writes dates, and how it tells distances in front."""

    def twofold(key: str) -> dict[tuple[str, object], int]:
        """What else a word is, by its kind and value: "sept" is the ninth month and seven."""
        worth = {fold(word): int(value) for word, value in valued(section.get(key, "")).items()}
        return {(phrase.kind, phrase.value): value for word, value in worth.items() for phrase in found[word]}

    return Style(
        **{flag: section.get(flag, False) for flag in _FLAGS},
        order=section.get("order", ""),
        distance_leads="|".join(section.get("distance_leads", "").split()),
        distance_ends="|".join(section.get("distance_ends", "").split()),
        days_of_weeks=frozenset(map(int, section.get("days_of_weeks", "").split())),
        counts=twofold("also_number"),
        weekdays=twofold("also_weekday"),
    )


def _rough(words: Mapping[str, list[Phrase]], endings: Iterable[str]) -> dict[str, str]:
    """Of every word, ending and sign: may it make a date ("m"), or begin or end words that make one ("b", "e"; "A.D.")?

    What does none of this may stand in one ("k").
    """
    terms = [((first, *phrase.rest), phrase.kind) for first, found in words.items() for phrase in found]
    made = [term for term, kind in terms if kind in _MAKERS]
    firsts, lasts = {term[0] for term in made}, {term[-1] for term in made}
    rough = dict.fromkeys(chain(SIGN_KINDS, endings, chain.from_iterable(term for term, _ in terms)), "k")
    for role, some in (("e", lasts), ("b", firsts), ("m", firsts & lasts)):
        rough |= dict.fromkeys(some, role)
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
