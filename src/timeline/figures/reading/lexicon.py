"""What a language brings to the reading of figures: its words, its number format, its phrases for bounds and ranges.

A lexicon is built once, when the language is first read, and never changes. Unknown languages are read as English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from importlib import import_module

from timeline.figures.reading.money_names import CODES, DOLLARS, NAMES_BEFORE, OTHER_CODES, SCALED_CODES, SIGNS, Money
from timeline.figures.reading.tokens import Phrases

GLYPHS = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"), "⅖": ("2",
    "5"),
    "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅐": ("1", "7"), "⅛": ("1", "8"), "⅜": ("3",
    "8"),
    "⅝": ("5", "8"), "⅞": ("7", "8"), "⅑": ("1", "9"), "⅒": ("1", "10"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. All keys are lower case.

    `numbers` are the words below a thousand but "hundred", `scales` those from a thousand up, `suffixes` the letters
    that scale the digits before them, `fractions` the denominators, `vague` numbers told by their order only, as
    (low, high), and `rounds` those that mean about as many ("une vingtaine"). `durations` and `multiples` map a word to
    its unit or factor; `before` and `after` are the phrases that bound a figure. `intos` lead to the end of a change,
    never to that of a range ("von 5 auf 7 Prozent"), `ranging` are verbs of ranges, `shifts` those of the `changes`
    that lead from one number to another where others tell by how much ("augmenter de 3 à 5 %"); empty: all of them.
    `outs` join the two numbers of a share, `outs_apart` do so after a noun ("un Français sur trois"), where `each` are
    such nouns, or it is empty for any. `sums` and `polls` are the ends of words that lead to a sum and to those asked,
    `lasting` the words beside a period: there "über" and "unter" are no bounds in German. `everies` and `ranked` tell a
    share by a rank ("jeder dritte"). `clocks` lead to a time of day, `articled` are articles and what holds one, and
    `portions` may follow a denominator ("tres cuartas partes").
    `compound` says that number words are written in one word, as in German.
    """

    language: str
    decimal_comma: bool
    numbers: Mapping[str, int]
    hundreds: frozenset[str]
    scales: Mapping[str, Decimal]
    suffixes: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    points: frozenset[str]
    ands: frozenset[str]
    ofs: frozenset[str]
    articles: frozenset[str]
    minus: frozenset[str]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    percents: Phrases[str]
    durations: Mapping[str, tuple[str, Decimal]]
    times: frozenset[str]
    currencies: Phrases[Money]
    before: Phrases[str]
    after: Phrases[str]
    fillers: frozenset[str]
    between: frozenset[str]
    froms: frozenset[str]
    tos: frozenset[str]
    changes: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    outs: Phrases[int]
    thans: frozenset[str]
    lasting: frozenset[str] = frozenset()
    clocks: Phrases[str] = field(default_factory=lambda: Phrases({}))
    articled: frozenset[str] = frozenset()
    portions: frozenset[str] = frozenset()
    sums: tuple[str, ...] = ()
    polls: tuple[str, ...] = ()
    intos: frozenset[str] = frozenset()
    shifts: frozenset[str] = frozenset()
    ranging: frozenset[str] = frozenset()
    outs_apart: Phrases[int] = field(default_factory=lambda: Phrases({}))
    each: frozenset[str] = frozenset()
    everies: frozenset[str] = frozenset()
    ranked: Mapping[str, Decimal] = field(default_factory=dict)
    stops: frozenset[str] = frozenset()
    ordinals: tuple[str, ...] = ()
    lone: frozenset[str] = frozenset()
    fixed: Mapping[str, Decimal] = field(default_factory=dict)
    multiples: Mapping[str, Decimal] = field(default_factory=dict)
    couples: frozenset[str] = frozenset()
    severals: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    anothers: frozenset[str] = frozenset()
    agos: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    plural: str = ""
    rounds: Mapping[str, Decimal] = field(default_factory=dict)
    decimals: frozenset[str] = field(
        init=False, default=frozenset(".")
    )  # what a number without its zero begins with: ".5", ",5"
    compound: bool = False

    openers: frozenset[str] = field(init=False, default=frozenset())  # the words that a figure can begin with
    stems: frozenset[str] = field(
        init=False, default=frozenset()
    )  # first letters of words that may be made of number words
    followers: frozenset[str] = field(
        init=False, default=frozenset()
    )  # those that make a figure of the article before them

    def __post_init__(self) -> None:
        object.__setattr__(self, "decimals", frozenset(".," if self.decimal_comma else "."))
        scales = (*self.scales, *self.hundreds, *self.fractions, *self.couples)
        begin = (
            *scales,
            *self.numbers,
            *self.fixed,
            *self.vague,
            *self.multiples,
            *self.severals,
            *self.minus,
            *self.wholes,
            *self.anothers,
            *self.everies,
        )
        money = (
            *SIGNS,
            *DOLLARS,
            "u",
            *(code.lower() for code in (*CODES, *OTHER_CODES, *SCALED_CODES)),
            *NAMES_BEFORE,
        )
        signs = ("-", "+", *GLYPHS)
        openers = frozenset((*begin, *money, *signs, *self.percents.firsts(), "single", "triple", "double"))
        object.__setattr__(self, "openers", openers - self.articles | (self.articles & frozenset(self.numbers)))
        object.__setattr__(self, "stems", frozenset(word[:3] for word in begin if len(word) > 2 and self.compound))
        object.__setattr__(
            self,
            "followers",
            frozenset((*scales, *self.durations, *self.wholes, "$", *self.rounds, *self.currencies.firsts())),
        )

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


_MODULES = {
    "en": "words_en",
    "fr": "words_fr",
    "de": "words_de",
    "es": "words_es",
    "it": "words_it",
    "pt": "words_pt",
    "nl": "words_nl",
}
LANGUAGES = tuple(_MODULES)


@lru_cache(maxsize=len(_MODULES))
def _load(language: str) -> Lexicon:
    module = import_module(f"timeline.figures.reading.{_MODULES[language]}")
    built: Lexicon = module.lexicon()
    return built


def lexicon(language: str) -> Lexicon:
    """The words of a language, by its code ("fr", "fr-CA"); English where it is not known."""
    code = language.lower().replace("_", "-").split("-", 1)[0]
    return _load(code if code in _MODULES else "en")


def _worth(text: str) -> Decimal:
    """A value as the tables write it: "12", "0.5", "1e6" (told as 1000000)."""
    mantissa, _, power = text.partition("e")
    return Decimal(mantissa) * Decimal("1" + "0" * int(power or 0))


def valued(text: str) -> dict[str, Decimal]:
    """Words and what they are worth, "million=1e6 dozen=12", as a table."""
    pairs = (entry.split("=") for entry in text.split())
    return {word: _worth(value) for word, value in pairs}


def numbers(text: str) -> dict[str, int]:
    """Number words and their values, "one=1 two=2", as a table."""
    return {word: int(value) for word, value in valued(text).items()}


def orders(text: str) -> dict[str, tuple[Decimal, Decimal]]:
    """Words that tell only an order, with where it begins and ends, "dozens=24-100", as a table."""
    entries = (entry.replace("=", "-").split("-") for entry in text.split())
    return {word: (_worth(low), _worth(high)) for word, low, high in entries}


def units(table: Mapping[str, str]) -> dict[str, tuple[str, Decimal]]:
    """Calendar unit → words separated by spaces, turned into word → unit and how many of it."""
    return {word: (unit, Decimal(1)) for unit, listed in table.items() for word in listed.split()}


def endings(stem: str, listed: str) -> list[str]:
    """A stem alone and with each of its endings."""
    return [stem, *(stem + ending for ending in listed.split())]


def phrases(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Hedge → phrases separated by commas, turned into pairs of phrase and hedge."""
    return [(phrase.strip(), hedge) for hedge, listed in table.items() for phrase in listed.split(",")]


def bounds(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The phrases that bound the figure after them, with the signs that do so in every language."""
    signs = {">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=", "~": "~", "≈": "~", "±": "~"}
    return [*phrases(table), *signs.items()]
