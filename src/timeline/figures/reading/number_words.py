"""Numbers in words, in every language by one rule, and fractions in words.

A small number joins the group where its place is free, a hundred multiplies the group, a scale closes it: "two hundred
and two thousand", "mil millones", "quatre-vingt-dix", "einundzwanzigtausend". The rule says how far a number reaches in
running text. What its words are worth, text2num says where it knows them (https://pypi.org/project/text2num/); the rule
says it of dozens, lakhs, trillions, "a hundred", "eine Million" and words without their accents, and of all words on a
machine that text2num is not made for. Where both know a number they agree, which a test holds them to.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import ONE, ZERO, Number
from timeline.figures.reading.tokens import Tokens

_LONGEST_COMPOUND = 99
_STEP = Decimal(10**5)


class _Tally:
    """Number words added up one by one: the total of the closed scales, and the group below the next scale."""

    __slots__ = ("group", "last", "lex", "scale", "started", "total")

    def __init__(self, lex: Lexicon) -> None:
        self.lex, self.total, self.group, self.last, self.scale, self.started = lex, 0, 0, 0, 0, False

    def copy(self) -> _Tally:
        made = _Tally(self.lex)
        made.total, made.group, made.last = self.total, self.group, self.last
        made.scale, made.started = self.scale, self.started
        return made

    def add(self, word: str, *, joined: bool, inside: bool = False) -> bool:
        """Adds a word; says whether it belongs to the number. `joined`: after "and"; `inside`: within a compound."""
        lex = self.lex
        if word in lex.numbers:
            return self._add_small(lex.numbers[word], joined=joined, inside=inside)
        if word in lex.hundreds:
            return self._add_hundred(word, inside=inside)
        if word in lex.scales and (self.started or word in lex.lone):
            self._add_scale(int(lex.scales[word]))
            return True
        return False

    def _add_small(self, value: int, *, joined: bool, inside: bool) -> bool:
        score = value == 20 and self.last == 4 and self.lex.vigesimal  # quatre-vingts: the 4 becomes 80
        if self.started and not score and not self._fits(value, joined=joined, inside=inside):
            return False
        self.group += 76 if score else value
        self.last, self.started = (80 if score else value), True
        return True

    def _fits(self, value: int, *, joined: bool, inside: bool) -> bool:
        """Is the place of a small number still free in the group?"""
        free, french = self.group % 100, self.lex.vigesimal
        if value >= 100:
            return self.group == 0
        if inside and joined and 0 < free < 10 and value % 10 == 0:  # einundzwanzig
            return True
        if french and self.last == 10 and 6 < value < 10:  # dix-sept
            return True
        if value >= 10:
            teens = french and free in (60, 80) and value < 20  # soixante-douze
            return teens or (free == 0 and (joined or inside or self.last >= 100))
        return self.group % 10 == 0 and free != 10 and value > 0 and (self.last >= 20 or inside)

    def _add_hundred(self, word: str, *, inside: bool) -> bool:
        alone = inside or word in self.lex.lone
        if self.group == 0 and alone:
            self.group = 1
        if not 0 < self.group < (20 if self.lex.vigesimal else 100) or not (self.started or alone):
            return False
        self.group, self.last, self.started = self.group * 100, 100, True
        return True

    def _add_scale(self, value: int) -> None:
        below = self.total % value  # "tres billones cuatrocientos mil millones": the thousands are of the millions
        self.total += (below + self.group or 1) * value - below
        self.group, self.scale, self.last, self.started = 0, value, value, True

    def number(self, words: str, end: int) -> Number:
        """The number told so far. Whole millions and the like are rounded figures; a smaller rest makes them exact."""
        scale = ONE if self.group else Decimal(self.scale or 1)
        step = scale if scale >= 10**5 else ZERO
        value = None if self.lex.not_by_library.intersection(words.split()) else _by_library(words, self.lex.language)
        return Number(Decimal(self.total + self.group if value is None else value), end, step, scale, words=True)


@lru_cache(maxsize=1024)  # most numbers in words are a few small ones
def _by_library(words: str, language: str) -> int | None:
    """What text2num makes of number words; None where it does not know them."""
    value_of = _library()
    if value_of is None:
        return None
    try:
        return value_of(words.replace(" - ", "-"), language)
    except ValueError:
        return None


@cache  # an import that fails is not remembered by Python
def _library() -> Callable[[str, str], int] | None:
    """The function of text2num; None where it is not installed."""
    try:
        from text_to_num import text2num
    except ImportError:
        return None
    value_of: Callable[[str, str], int] = text2num
    return value_of


def words_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """The number in words from token i on: "twenty-one trillion and three hundred"."""
    fixed = lex.fixed.get(t.words[i])
    if fixed is not None:
        step = _STEP if fixed >= _STEP else ZERO  # "a quarter of a million" is told to the tenth of one
        return Number(fixed, i + 1, step, words=True)
    tally, joined, end, j = _Tally(lex), False, i, i
    while (added := _added(tally, t.words[j], joined=joined)) is not None:
        tally, joined, end = added, False, j + 1
        j = end + (t.words[end] == "-" and t.words[end + 1][:1].isalpha())
        if t.words[j] in lex.ands and tally.last >= lex.and_after:  # "hundred and one", but "vingt et un"
            part = fraction_at(t, lex, j + 1)
            if part and part.value < 1:
                break
            j, joined = j + 1, True
            j += t.words[j] == "-"
    return _with_part(t, lex, tally.number(" ".join(t.words[i:end]), end)) if end > i else None


def _added(tally: _Tally, word: str, *, joined: bool) -> _Tally | None:
    """The tally with one more word, or with a compound of number words; None where the word does not belong to it."""
    if tally.add(word, joined=joined):
        return tally
    if not tally.lex.compound or not 6 <= len(word) <= _LONGEST_COMPOUND:
        return None
    parts = tally.lex.atoms(word)
    if not parts:
        return None
    longer, after_and = tally.copy(), joined
    for part in parts:
        if part in tally.lex.ands:
            after_and = True
        elif longer.add(part, joined=after_and, inside=True):
            after_and = False
        else:
            return None
    return longer


def _with_part(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """What can follow number words: decimals ("two point five") or a denominator ("three fifths")."""
    end = number.end
    if t.words[end] in lex.points:
        part = fraction_at(t, lex, end + 1)
        if part and part.value < 1:  # "seis millones con dos tercios"
            return Number(number.value + part.value * number.scale, part.end, ZERO, number.scale, words=True)
        decimals, at = decimals_at(t, lex, end + 1)
        if decimals:
            return Number(Decimal(f"{number.value}.{decimals}"), at, Decimal(1).scaleb(-len(decimals)), words=True)
    at = end + (t.words[end] == "-")
    word = t.words[at]
    below = None if word in lex.durations else lex.fractions.get(word)
    if below is None or not number.value or number.scale > 1:
        return number
    if number.value != 1 and not word.endswith("s") and word not in lex.uninflected:
        return number
    return Number(number.value / below, at + 1 + (t.words[at + 1] in lex.portions), words=True)


def decimals_at(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int]:
    """The decimals told after the word for a point ("zero three", "seventy-one", "5") and the index after them."""
    if t.words[i].isdecimal() and len(t.words[i]) <= 6:
        return t.words[i], i + 1
    decimals = ""
    while t.words[i] in lex.numbers and len(decimals) < 8:
        tally = _Tally(lex)
        while t.words[i] in lex.numbers and tally.add(t.words[i], joined=False):
            i += 1
            joined = t.words[i] == "-" or (lex.and_in_decimals and t.words[i] in lex.ands)
            i += joined and t.words[i + 1] in lex.numbers
        decimals += str(tally.group)
    return decimals, i


def fraction_at(t: Tokens, lex: Lexicon, i: int, *, bare: bool = False) -> Number | None:
    """A fraction in words: "a half", "two thirds", "one-fourth". A denominator alone counts if `bare`, or as a half."""
    word = t.words[i]
    above, at = ONE, i
    if word in lex.articles:
        at = i + 1
    elif 0 < lex.numbers.get(word, 0) < 100:
        above, at = Decimal(lex.numbers[word]), i + 1
    elif word.isdecimal() and len(word) < 3 and i in t.digits and word.strip("0"):
        above, at = Decimal(word), i + 1
    at += at > i and t.words[at] == "-"
    below = lex.fractions.get(t.words[at])
    if below is None:
        return None
    last, follows = t.words[at], t.words[at + 1]
    plural = last.endswith(("s", "x")) or last in lex.uninflected or follows in lex.durations or follows in lex.ofs
    plural = plural or follows in lex.portions
    if above > 1 and not plural:
        return None
    of_scale = follows in lex.ofs and t.words[at + 2] in lex.articles and t.words[at + 3] in lex.scales
    moved = i > 0 and t.words[i - 1] in lex.changed_by and follows in lex.rated.points  # "rates up by quarter point"
    if at == i and below > 2 and not (bare or moved or of_scale or follows in lex.scales):  # "quarter of a million"
        return None
    return Number(above / below, at + 1 + (follows in lex.portions), words=True)
