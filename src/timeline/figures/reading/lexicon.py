"""What a language brings to the reading of figures: its words, its number format, its phrases for bounds and ranges.

A lexicon is built once, when the language is first read (see `load`), and never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from timeline.figures.reading.groups import (
    Clock,
    Hedging,
    Lasting,
    Multiplied,
    Names,
    Pounds,
    Rated,
    Ratios,
    Scores,
    Shares,
    Smaller,
    Ways,
)
from timeline.figures.reading.money_names import (
    CODES,
    DOLLARS,
    OTHER_CODES,
    SCALED_CODES,
    SCALES_BEFORE_SIGNS,
    SIGNS,
    Money,
)
from timeline.figures.reading.symbols import DASHES, GLYPHS, POWER, STROKES, TIMES
from timeline.figures.reading.tokens import Phrases

# Unit and what per, by what is written; under "" for what is written otherwise.
Measured = Mapping[str, tuple[str, str]]
_LONGEST_KEPT = 40  # letters


class Lexicon:
    """The words of one language, all in lower case. What each field holds says lang/schema.toml, under the same name.

    It never changes. `decimal_marks`, `signs` and `codes` can be those of a region; `accounts` are words of the section
    on backing. The last fields come of the others: `decimals` begin a number without its zero (".5", ",5"), `openers`
    any figure, `stems` are the first letters of words that may be made of number words, `followers` make a figure of
    the article before them. By the rest, one look beside a number passes by what cannot be there: `specials` begin a
    figure without one, `after_digits` and `after_numbers` go on with one, `named` begin what it is of, but measures and
    nouns; `joining` stand between the ends of a range, `opening` before one, `bounding` before a bound.
    """

    language: str
    decimal_marks: frozenset[str]
    signs: Mapping[str, str]
    codes: Mapping[str, str]
    compound: bool
    nouns_capital: bool
    vigesimal: bool
    counted_with_of: bool
    half_of_next: bool
    wholes_alone: bool
    vague_joined: bool
    and_in_decimals: bool
    and_after: int
    noun_reach: int
    plurals: tuple[str, ...]
    not_plurals: tuple[str, ...]
    ordinals: tuple[str, ...]
    comparatives: tuple[str, ...]
    accounts: tuple[str, ...]
    sums: tuple[str, ...]
    polls: tuple[str, ...]
    numbers: Mapping[str, int]
    digit_counts: Mapping[str, int]
    scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    fixed: Mapping[str, Decimal]
    ranked: Mapping[str, Decimal]
    rounds: Mapping[str, Decimal]
    multiples: Mapping[str, Decimal]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    durations: Mapping[str, tuple[str, Decimal]]
    glued_spans: Mapping[str, tuple[str, Decimal]]
    countries: Mapping[str, str]
    millions_of: Mapping[str, str]
    letters: Mapping[str, str]
    hundredth_letters: Mapping[str, str]
    hundreds: frozenset[str]
    lone: frozenset[str]
    portions: frozenset[str]
    uninflected: frozenset[str]
    not_by_library: frozenset[str]
    points: frozenset[str]
    weak_points: frozenset[str]
    ands: frozenset[str]
    ofs: frozenset[str]
    ors: frozenset[str]
    buts: frozenset[str]
    thans: frozenset[str]
    articles: frozenset[str]
    definites: frozenset[str]
    articled: frozenset[str]
    minus: frozenset[str]
    times: frozenset[str]
    folds: frozenset[str]
    not_comparatives: frozenset[str]
    fillers: frozenset[str]
    between: frozenset[str]
    froms: frozenset[str]
    changed_by: frozenset[str]
    tos: frozenset[str]
    intos: frozenset[str]
    changes: frozenset[str]
    shifts: frozenset[str]
    ranging: frozenset[str]
    range_after: frozenset[str]
    couples: frozenset[str]
    severals: frozenset[str]
    wholes: frozenset[str]
    anothers: frozenset[str]
    spans: frozenset[str]
    agos: frozenset[str]
    lasting: frozenset[str]
    ranks: frozenset[str]
    everies: frozenset[str]
    each: frozenset[str]
    each_before: frozenset[str]
    vague_of: frozenset[str]
    stops: frozenset[str]
    mores: frozenset[str]
    degrees: frozenset[str]
    powers: frozenset[str]
    article_units: frozenset[str]
    unmarked_plurals: frozenset[str]
    measured: frozenset[str]
    not_measures: frozenset[str]
    counted: frozenset[str]
    months: frozenset[str]
    months_also_words: frozenset[str]
    weekdays: frozenset[str]
    years_after: frozenset[str]
    before_years: frozenset[str]
    labels: frozenset[str]
    percent_points: frozenset[str]
    small_percents: frozenset[str]
    dotted_scales: frozenset[str]
    metres: frozenset[str]
    ratings: frozenset[str]
    stars: frozenset[str]
    digit_nouns: frozenset[str]
    money_first: frozenset[str]
    dollars: frozenset[str]
    dollars_after: frozenset[str]
    small_change: frozenset[str]
    further: frozenset[str]
    respectives: frozenset[str]
    compared: Phrases[str]
    not_compared: Phrases[str]
    year_leads: Phrases[str]
    out_of: Phrases[str]
    weak_out_of: Phrases[str]
    of_wholes: Phrases[str]
    likened: Phrases[str]
    aged: Phrases[str]
    clocks: Phrases[str]
    hours: Phrases[str]
    past_hours: Phrases[str]
    totals: Phrases[str]
    eras: Phrases[str]
    outs: Phrases[int]
    outs_apart: Phrases[int]
    percents: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    ages: Phrases[str]
    currencies: Phrases[Money]
    units: Phrases[Measured]
    ways: Ways
    plus_minus: Phrases[str]
    rated: Rated
    per: Phrases[str]
    per_things: Phrases[str]
    per_adverbs: Phrases[str]
    clock: Clock
    scores: Scores
    ratios: Ratios
    names: Names
    hedging: Hedging
    shares: Shares
    lasts: Lasting
    multiplied: Multiplied
    pounds: Pounds
    smaller: Smaller

    decimals: frozenset[str]
    openers: frozenset[str]
    stems: frozenset[str]
    followers: frozenset[str]
    likely: frozenset[str]
    per_firsts: frozenset[str]
    spread_firsts: frozenset[str]
    specials: frozenset[str]
    after_digits: frozenset[str]
    after_numbers: frozenset[str]
    named: set[str]
    joining: frozenset[str]
    opening: frozenset[str]
    bounding: frozenset[str]
    words: set[str]

    __slots__ = tuple(__annotations__)

    def __init__(self, **fields: object) -> None:
        """`fields` are those above, but for those that come of the others."""
        for name, value in fields.items():
            setattr(self, name, value)
        self._find_beginnings()
        self._find_neighbours()

    def replaced(self, **fields: object) -> Lexicon:
        """The same with other fields."""
        return Lexicon(**{**{name: getattr(self, name) for name in self.__slots__}, **fields})

    def _find_beginnings(self) -> None:
        """The words that a figure can begin with, and what makes a figure of an article."""
        scales = {*self.scales, *self.hundreds, *self.fractions, *self.couples}
        begin = scales.union(self.numbers, self.fixed, self.vague, self.multiples, self.severals, self.minus)
        begin |= {*self.wholes, *self.anothers, *self.everies, *self.glued_spans}
        codes = (code.lower() for code in (*CODES, *OTHER_CODES, *self.codes, *SCALED_CODES))
        money = {*SIGNS, *DOLLARS, *codes, *self.millions_of}
        marks = {*money, "u", *map(str.lower, SCALES_BEFORE_SIGNS), *self.money_first}
        marks |= {letter.removesuffix("=") for letter in self.letters}
        self.named = money.union(
            self.currencies.firsts, self.hundredth_letters, self.percents.firsts, self.rated.points, self.durations,
            self.lasts.adjectives, self.articles, self.ofs, self.folds, self.times, DASHES, TIMES,
        )  # fmt: skip
        openers = begin | marks | {"-", "–", "+", *GLYPHS, *self.percents.firsts, *self.digit_counts}
        self.decimals = self.decimal_marks | {"."}
        self.openers = frozenset(openers - self.articles | (self.articles & set(self.numbers)))
        self.likely = self.openers | self.articles | self.decimals
        self.stems = frozenset(word[:3] for word in begin if len(word) > 2 and self.compound)
        self.followers = frozenset(
            scales.union(self.durations, self.wholes, "$", self.rounds, self.currencies.firsts, self.article_units)
        )
        self.per_firsts = frozenset({"/", *self.per.firsts, *self.per_adverbs.firsts})
        self.spread_firsts = frozenset({"±", "+", *self.plus_minus.firsts})
        rounds = self.articles if self.rounds else ()
        self.specials = frozenset(self.multiples).union(
            self.vague, self.severals, self.everies, self.digit_counts, self.glued_spans, rounds
        )
        self.words = begin.union(self.durations, self.rounds, self.months, self.percents.firsts, self.currencies.firsts)

    def _find_neighbours(self) -> None:
        """The words beside a number that go on with it, join it to another, or bound it."""
        rating = self.decimal_marks.union(self.out_of.firsts, self.weak_out_of.firsts)
        self.after_digits = rating.union(STROKES, GLYPHS, TIMES, {POWER})
        self.after_numbers = self.ands.union(DASHES, self.scales, self.hundreds, self.suffixes)
        self.joining = self.tos | self.ands | self.intos | DASHES
        self.opening = self.between.union(self.froms, self.fillers, self.aged.lasts)
        self.bounding = self.fillers.union(self.before.lasts, self.ages.lasts)

    def knows(self, word: str) -> bool:
        """Is this a word that figures are made of: a number, a unit, a currency, a month?"""
        return word in self.words or bool(self.compound and self.atoms(word))

    def atoms(self, word: str) -> tuple[str, ...]:
        """The number words that a compound is made of, the longest that leave a rest that is made of others too.

        Where there are none the word is no number. Short words are kept, as the same ones come again and again.
        """
        return _kept_atoms(self, word) if len(word) <= _LONGEST_KEPT else self.atoms_of(word)

    def atoms_of(self, word: str) -> tuple[str, ...]:
        """The number words of a compound, looked for from the right, so that each place is looked at once.

        "Centottanta" is cent and ottanta, although cento stands there too.
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


@lru_cache(maxsize=4096)
def _kept_atoms(lex: Lexicon, word: str) -> tuple[str, ...]:
    return lex.atoms_of(word)
