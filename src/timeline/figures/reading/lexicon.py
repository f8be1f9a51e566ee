"""What a language brings to the reading of figures: its words, its number format, its phrases for bounds and ranges.

A lexicon is built once, when the language is first read (see `load`), and never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.money_names import Money
from timeline.figures.reading.tokens import Phrases

GLYPHS = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"), "⅖": ("2",
    "5"),
    "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅐": ("1", "7"), "⅛": ("1", "8"), "⅜": ("3",
    "8"),
    "⅝": ("5", "8"), "⅞": ("7", "8"), "⅑": ("1", "9"), "⅒": ("1", "10"),
}  # fmt: skip


class Lexicon(NamedTuple):
    """The words of one language, all in lower case. What each field holds says lang/schema.toml, under the same name.

    The last four come of the others: `decimals` is what a number without its zero begins with (".5", ",5"), `openers`
    are the words that a figure can begin with, `stems` the first letters of words that may be made of number words, and
    `followers` what makes a figure of the article before it.
    """

    language: str
    decimal_comma: bool
    compound: bool
    plural: str
    numbers: Mapping[str, int]
    hundreds: frozenset[str]
    lone: frozenset[str]
    scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    portions: frozenset[str]
    fixed: Mapping[str, Decimal]
    ranked: Mapping[str, Decimal]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    rounds: Mapping[str, Decimal]
    multiples: Mapping[str, Decimal]
    points: frozenset[str]
    ands: frozenset[str]
    ofs: frozenset[str]
    articles: frozenset[str]
    minus: frozenset[str]
    times: frozenset[str]
    fillers: frozenset[str]
    between: frozenset[str]
    froms: frozenset[str]
    tos: frozenset[str]
    intos: frozenset[str]
    changes: frozenset[str]
    shifts: frozenset[str]
    ranging: frozenset[str]
    couples: frozenset[str]
    severals: frozenset[str]
    wholes: frozenset[str]
    anothers: frozenset[str]
    spans: frozenset[str]
    agos: frozenset[str]
    lasting: frozenset[str]
    ranks: frozenset[str]
    everies: frozenset[str]
    outs: Phrases[int]
    outs_apart: Phrases[int]
    each: frozenset[str]
    thans: frozenset[str]
    stops: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    articled: frozenset[str]
    clocks: Phrases[str]
    ordinals: tuple[str, ...]
    sums: tuple[str, ...]
    polls: tuple[str, ...]
    durations: Mapping[str, tuple[str, Decimal]]
    percents: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    currencies: Phrases[Money]

    decimals: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()

    def atoms(self, word: str) -> tuple[str, ...]:
        """The number words that a compound is made of, the longest that leave a rest that is made of others too.

        Where there are none the word is no number. From the right, so that each place is looked at once: centottanta is
        cent and ottanta, although cento stands there too.
        """
        ends = {len(word): len(word)}
        for at in range(len(word) - 2, -1, -1):
            for end in range(min(at + 12, len(word)), at + 1, -1):
                if end in ends and self._is_part(word[at:end]):
                    ends[at] = end
                    break
        parts, at = [], 0
        while at < len(word) and at in ends:
            parts.append(word[at : ends[at]])
            at = ends[at]
        return tuple(parts) if at == len(word) else ()

    def _is_part(self, word: str) -> bool:
        return word in self.numbers or word in self.hundreds or word in self.scales or word in self.ands
