"""The words that a single rule asks for, in groups: each stands under its name in the section [figures] of a language.

What each holds says lang/schema.toml, under the same name. What a language does not have is empty, and its rule finds
nothing there.

The classes are plain, as ten of dataclasses or named tuples cost more to make than a language's file to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.lang import word_set


class Group:
    """Sets of words, one for each name that is annotated; made once and never changed."""

    __slots__: tuple[str, ...] = ()

    def __init__(self, table: Mapping[str, str]) -> None:
        """`table` is that of the language's file."""
        for name in self.__slots__:
            setattr(self, name, word_set(table.get(name, "")))


class Clock(Group):
    """What makes a number a time of day."""

    zones: frozenset[str]
    nouns: frozenset[str]
    before: frozenset[str]
    __slots__ = tuple(__annotations__)


class Scores(Group):
    """What stands beside the numbers of a contest."""

    contests: frozenset[str]
    plays: frozenset[str]
    standing: frozenset[str]
    records: frozenset[str]
    __slots__ = tuple(__annotations__)


class Ratios(Group):
    """What joins the numbers of a ratio, and what stands around them."""

    joins: frozenset[str]
    apart: frozenset[str]
    parts: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    odds: frozenset[str]
    __slots__ = tuple(__annotations__)


class Names(Group):
    """What makes a number part of a name."""

    in_capitals: frozenset[str]
    dotted: frozenset[str]
    models: frozenset[str]
    streets: frozenset[str]
    streets_first: frozenset[str]
    roads: frozenset[str]
    calls: frozenset[str]
    one_of: frozenset[str]
    one_after: frozenset[str]
    not_one_after: frozenset[str]
    small: frozenset[str]
    groups: frozenset[str]
    bigs: frozenset[str]
    zero_after: frozenset[str]
    __slots__ = tuple(__annotations__)


class Hedging(Group):
    """What decides whether a word that looks like a bound is one."""

    over: frozenset[str]
    either: frozenset[str]
    less: frozenset[str]
    upwards: frozenset[str]
    outlasting_before: frozenset[str]
    outlasting_after: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    marks: frozenset[str]
    moved_up: frozenset[str]
    of_all: frozenset[str]
    abouts: frozenset[str]
    amongs: frozenset[str]
    among_all: frozenset[str]
    averaging: frozenset[str]
    passing: frozenset[str]
    adjectival: frozenset[str]
    __slots__ = tuple(__annotations__)


class Shares(Group):
    """What decides whether the word for a part is a share, and no rank."""

    halved: frozenset[str]
    halving: frozenset[str]
    verbs: frozenset[str]
    of_many: frozenset[str]
    of_some: frozenset[str]
    ranks: frozenset[str]
    by: frozenset[str]
    hours: frozenset[str]
    named: frozenset[str]
    __slots__ = tuple(__annotations__)


class Lasting(Group):
    """What may stand around a unit of time."""

    adjectives: frozenset[str]
    another: frozenset[str]
    comparatives: frozenset[str]
    thans: frozenset[str]
    __slots__ = tuple(__annotations__)


class Multiplied(Group):
    """What decides whether a word for a multiple is one, and not the kind of a thing."""

    ambiguous: frozenset[str]
    compared: frozenset[str]
    as_much: frozenset[str]
    as_much_as: frozenset[str]
    to: frozenset[str]
    matches: frozenset[str]
    match_after: frozenset[str]
    verb_after: frozenset[str]
    __slots__ = tuple(__annotations__)


class Pounds(Group):
    """What decides whether pounds are weight or money."""

    names: frozenset[str]
    many: frozenset[str]
    weighed: frozenset[str]
    weighing: frozenset[str]
    metric: frozenset[str]
    stone: frozenset[str]
    ounces: frozenset[str]
    tall: frozenset[str]
    priced: frozenset[str]
    of_money: frozenset[str]
    __slots__ = tuple(__annotations__)


class Rated(Group):
    """Points that a rate moves by, which are percentage points."""

    points: frozenset[str]
    rates: frozenset[str]
    __slots__ = tuple(__annotations__)


class Smaller(Group):
    """The units that a measure can be told in two of."""

    hyphened: frozenset[str]
    also_words: frozenset[str]
    __slots__ = tuple(__annotations__)


PAIRED = "paired"  # what a word tells only with the one beside it


class Ways(NamedTuple):
    """Words with the way they tell: `before` a figure, right `behind` it, or `closing` its clause; and what denies.

    Those of `before` that tell none end the look for one. `passing` words may stand between a figure and the word
    behind it ("jobs were lost"); of two words ("laid off") `paired` has both, and the other tables have the one that is
    nearer to the figure as `PAIRED`. `split` has the verbs in two parts by the second, which closes the clause or
    stands before the figure: "nahm um 5 Prozent zu"; `relative` has two words behind a percentage: "5 % more than".
    `near` are the words of which one has to be close behind a figure, `decisive` those of which one has to be before
    it, for any to tell its way.
    """

    before: Mapping[str, str]
    behind: Mapping[str, str]
    closing: Mapping[str, str]
    denying: frozenset[str]
    passing: frozenset[str]
    paired: Mapping[str, str]
    split: Mapping[str, Mapping[str, str]]
    relative: Mapping[str, str]
    near: frozenset[str]
    decisive: frozenset[str]


def ways_of(table: Mapping[str, str], negations: str, joining: Iterable[str]) -> Ways:
    """The words of a language, from its section [figures.ways], whose keys are a way and where it stands.

    `joining` are the words that join clauses.
    """
    found: dict[str, dict[str, str]] = {"": {}, "behind": {}, "closing": {}}
    passing, paired = word_set(table.get("passing", "")), dict[str, str]()
    split: dict[str, dict[str, str]] = {}
    relative: dict[str, str] = {}
    for key, listed in table.items():
        way, _, where = key.partition("_")
        for word in word_set(listed) if way != "passing" else ():
            first, _, second = word.partition("_")
            if where == "parted":
                split.setdefault(second, {})[first] = way
            elif where == "relative":
                relative[f"{first} {second}"] = way
            elif second:
                found[where].setdefault(first if where else second, PAIRED)
                paired[f"{first} {second}"] = way
            else:
                found[where][word] = way
    ends = dict.fromkeys((*joining, *word_set(negations), *".,;:!?()[]"), "")
    return Ways(
        before=found[""] and dict.fromkeys(split, PAIRED) | found[""] | ends,
        behind=found["behind"],
        closing=found["closing"],
        denying=word_set(negations),
        passing=passing,
        paired=paired,
        split=split,
        relative=relative,
        near=passing.union(found["behind"]),
        decisive=frozenset(found[""]).union(*split.values()),
    )
