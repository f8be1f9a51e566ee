"""What words beside a figure tell of it, by language: what says nothing, what means the same, what excludes what.

A word has keys by which it is known again in another text: the classes that the language's file names ("deaths",
"killed", "Tote" are all of one), or else its beginning, as endings bend. Classes are named alike in all languages, so
that a German quote can be held against an English claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from timeline.figures.reading.load import lexicon
from timeline.frozen import frozen
from timeline.lang import code_of, facts, word_set

STEM = 5
"""Letters by which a word is known again."""

_SAME = "same"  # the table of words that mean the same and exclude nothing
_APART = (_SAME, "ballot")  # tables that are no dimensions


@frozen
class Senses:
    """The words of one language that tell figures apart. `kinds` leads to pairs of a dimension and a class of it.

    `classed` are the words that it knows.
    """

    small: frozenset[str]
    joins: frozenset[str]
    ofs: frozenset[str]
    numbers: frozenset[str]
    same: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[tuple[str, str]]]
    classed: frozenset[str]
    compound: bool
    nouns_capital: bool
    plurals: tuple[str, ...]

    __eq__, __hash__ = object.__eq__, object.__hash__  # itself alone, for what is kept of its words

    def keys_of(self, written: str) -> frozenset[str]:
        """The keys of a word; none of one that says nothing.

        >>> senses("en").keys_of("the"), sorted(senses("en").keys_of("Pineapples"))
        (frozenset(), ['pinea'])
        """
        return _keys_of(self, written.casefold())

    def kinds_of(self, written: str) -> frozenset[tuple[str, str]]:
        """The classes that a word is of; where words are compounds, those of its longest ending that has any."""
        word = written.casefold()
        return self.kinds.get(word) or (_by_ending(self, word) if self.compound else frozenset())


@lru_cache(maxsize=4096)  # a few words are most of every text
def _keys_of(known: Senses, word: str) -> frozenset[str]:
    """The keys of a word in lower case."""
    if word in known.small or (len(word) < 2 and word.isascii()):
        return frozenset()
    same = known.same.get(word)
    return same or frozenset(f"{kind}={one}" for kind, one in known.kinds_of(word)) or frozenset((word[:STEM],))


@lru_cache(maxsize=4096)
def _by_ending(known: Senses, word: str) -> frozenset[tuple[str, str]]:
    endings = (word[at:] for at in range(1, len(word) - STEM + 1))
    return next((known.kinds[ending] for ending in endings if ending in known.kinds), frozenset())


def senses(language: str) -> Senses:
    """The senses of a language tag. A language without a file has only the beginnings of words."""
    return _senses(code_of(language))


@cache
def _senses(code: str) -> Senses:
    lex = lexicon(code)
    own = facts(code, "backing")
    tables = {name: table for name, table in own.items() if isinstance(table, Mapping) and name not in _APART}
    kinds: dict[str, set[tuple[str, str]]] = {}
    for dimension, table in tables.items():
        for name, words in table.items():
            for word in words.split():
                kinds.setdefault(word, set()).add((dimension, name))
    same: dict[str, set[str]] = {}
    for name, words in own.get(_SAME, {}).items():
        for word in words.split():
            same.setdefault(word, set()).add(name)
    joins = lex.ands | lex.buts | lex.ors
    small = lex.stops | joins | lex.ofs | lex.articles | lex.definites | lex.froms | lex.tos | lex.thans
    counted = frozenset().union(lex.numbers, lex.scales, lex.hundreds, lex.suffixes, lex.fillers)
    return Senses(
        small=small.union(word_set(own.get("small", ""))) - kinds.keys() - same.keys(),
        joins=joins,
        ofs=lex.ofs,
        numbers=counted,
        same={word: frozenset(names) for word, names in same.items()},
        kinds={word: frozenset(names) for word, names in kinds.items()},
        classed=frozenset(kinds),
        compound=lex.compound,
        nouns_capital=lex.nouns_capital,
        plurals=lex.plurals,
    )
