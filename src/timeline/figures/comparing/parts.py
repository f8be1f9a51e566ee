"""What a text tells as a share of a whole: "16 of the 20 members" are 80 %, "none of the 20" 0 %, "all pupils" 100 %.

Reading keeps the numbers as they stand; here they are held against each other. "All" and "none" count before a number,
or before what the whole is called; behind a word that hedges or denies ("nearly all", "not all") they are nothing.

Cost: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.comparing.ratings import is_fraction
from timeline.figures.comparing.verdict import ARITHMETIC
from timeline.figures.reading.kinds import EQUAL, NUMBER, PERCENT
from timeline.figures.reading.load import lexicon
from timeline.lang import code_of, facts, phrases, word_set
from timeline.model import Figure, PercentUnit
from timeline.patterns import late
from timeline.text.words import firsts_of, words_in

_HUNDRED = Decimal(100)
_STEM = 5  # letters by which the name of a whole is known again
_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s{1,3}")
_LEAD = late(r"(?:\A|[.!?;:,(–—]\s{1,3})([^\W\d]+(?:\s[^\W\d]+){0,3})\s{1,3}\Z")
_SENTENCE = re.compile(r"[.!?;:]")
_LONGEST_LEAD, _LONGEST_GAP = 30, 40  # characters before the whole, and between it and its part
_SPACED = late(r"\s{1,3}(\S{1,40})(?=\s)")


class Share(NamedTuple):
    """A share in per cent; `part` and `whole` where both are told as numbers, else the beginning of what it is of.

    `words` says that it is told as "all" or "none".
    """

    percent: Figure
    part: Figure | None = None
    whole: Figure | None = None
    noun: str = ""
    words: bool = False

    def is_of(self, other: Share) -> bool:
        """Are both of one whole, by its number or by what it is called?"""
        if self.whole is not None and other.whole is not None:
            return self.whole.low == other.whole.low
        return bool(self.noun) and self.noun == other.noun


def is_share(figure: Figure) -> bool:
    """Is it told as a percentage, or as a fraction?"""
    return figure.kind is PERCENT or is_fraction(figure)


def percentages_of_parts(text: str, figures: Sequence[Figure], *, language: str = "en") -> list[Figure]:
    """What a text tells as a part of a whole without a percentage, in per cent.

    >>> from timeline.figures.reading.read import read_figures
    >>> text = "16 of the 20 members agreed"
    >>> [(figure.text, str(figure.value)) for figure in percentages_of_parts(text, read_figures(text))]
    [('16 of the 20 members', '80')]
    """
    found = counted_shares(text, figures, language)
    return [share.percent for share in sorted(found, key=lambda share: share.percent.start)]


def shares_of(text: str, figures: Sequence[Figure], language: str) -> list[Share]:
    """All that a text tells as a share of something."""
    return [*counted_shares(text, figures, language), *_of_names(text, figures, language)]


def counted_shares(text: str, figures: Sequence[Figure], language: str) -> list[Share]:
    """What a text tells as a share of a whole by its numbers or as all or none, and by no percentage or fraction."""
    return [*_of_parts(text, figures, language), *shares_in_words(text, figures, language)]


def shares_in_words(text: str, figures: Sequence[Figure], language: str) -> Iterator[Share]:
    """What is told as all or none of a whole.

    >>> [share.percent.text for share in shares_in_words("Nearly all of it; none of the pupils.", [], "en")]
    ['none of the pupils']
    """
    known = _words(code_of(language))
    if known.firsts.isdisjoint(words_in(text)) or known.begin.isdisjoint(text.casefold().split()):
        return
    counts = {figure.start: figure for figure in figures if _is_count(figure)}
    starts = {figure.start for figure in figures}
    for match in _quantifiers(known.nones, known.alls).finditer(text):
        before = _last_word(text[max(0, match.start() - 20) : match.start()])
        if before in known.loosening:
            continue
        amount = _HUNDRED if match["all"] else Decimal(0)
        whole = counts.get(match.end())
        if whole is not None:
            percent = _percent(text, match.start(), whole.end, amount)
            size = amount * whole.low / _HUNDRED
            part = replace(whole, start=percent.start, text=percent.text, value=size, low=size, high=size)
            yield Share(percent, part, whole, _noun_of(text, whole), words=True)
        elif match.end() not in starts and (named := _WORD.match(text, match.end())):
            yield Share(_percent(text, match.start(), named.end(), amount), noun=_noun(named.group()), words=True)


def _of_parts(text: str, figures: Sequence[Figure], language: str) -> Iterator[Share]:
    known = _words(code_of(language))
    for one, other in pairwise(figures):
        if not (_is_count(one) and _is_count(other)):
            continue
        if known.behind_joint(text, one.end, other.start) == other.start:
            part, whole = one, other
        elif other.unit in ("", one.unit) and known.leads_with(text, one, other):
            part, whole = other, one
        else:
            continue
        if 0 <= part.low <= whole.low and whole.low > 0:
            with localcontext(ARITHMETIC):
                amount = (part.low * _HUNDRED / whole.low).normalize() + Decimal(0)
            yield Share(_percent(text, one.start, other.end, amount), part, whole, _noun_of(text, whole))


def _of_names(text: str, figures: Sequence[Figure], language: str) -> Iterator[Share]:
    """Percentages and fractions of something: "half of the pupils"."""
    known = _words(code_of(language))
    for figure in figures:
        fraction = figure.kind is NUMBER and not (figure.step or figure.unit) and 0 < figure.low < 1
        if not fraction and figure.unit != PercentUnit.PERCENT:
            continue
        behind = known.behind_joint(text, figure.end, len(text))
        of_whole = fraction and figure.text[-1:].isdigit()  # "two out of 3 members"
        named = _WORD.match(text, behind or figure.end + 1) if behind or of_whole else None
        if named:
            yield Share(_in_hundredths(figure) if fraction else figure, noun=_noun(named.group()))


def _in_hundredths(figure: Figure) -> Figure:
    with localcontext(ARITHMETIC):
        value, low, high = (end and end * _HUNDRED for end in (figure.value, figure.low, figure.high))
    return replace(
        figure, kind=PERCENT, unit=PercentUnit.PERCENT.value, value=value, low=low or Decimal(0),
        high=high or Decimal(0),
    )  # fmt: skip


def _percent(text: str, start: int, end: int, amount: Decimal) -> Figure:
    return Figure(
        start, end, text[start:end], PERCENT, PercentUnit.PERCENT.value, amount, amount, amount, True, True,
        EQUAL,
    )  # fmt: skip


def _is_count(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    return figure.kind is NUMBER and figure.relation is EQUAL and whole and not figure.step


def _noun(word: str) -> str:
    return word.casefold()[:_STEM]


def _noun_of(text: str, whole: Figure) -> str:
    behind = None if whole.unit else _WORD.match(text, whole.end + 1)
    return _noun(behind.group() if behind else whole.unit)


def _last_word(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1].casefold() if found and text.rstrip().endswith(found[-1]) else ""


class _Words(NamedTuple):
    """What stands between a part and its whole, word by word; what says none or all; what loosens or denies these."""

    joints: frozenset[tuple[str, ...]]
    beginnings: frozenset[tuple[str, ...]]  # of joints, themselves among them
    nones: tuple[str, ...]
    alls: tuple[str, ...]
    loosening: frozenset[str]
    begin: frozenset[str]  # what says all or none, up to the first space
    firsts: frozenset[str]  # the first words of it

    def behind_joint(self, text: str, start: int, limit: int) -> int:
        """Where the whole begins behind what joins a part to it, the longest that stands there; 0 where none does."""
        end, words = 0, tuple[str, ...]()
        while found := _SPACED.match(text, start, limit):
            words, start = (*words, found[1].casefold()), found.end()
            if words not in self.beginnings:
                break
            space = _SPACE.match(text, start, limit) if words in self.joints else None
            end = space.end() if space else end
        return end

    def leads_with(self, text: str, whole: Figure, part: Figure) -> bool:
        """Does a sentence begin with the whole, and go on with the part: "Of the 46 rooms, 23 are empty"?"""
        before = _LEAD.search(text[max(0, whole.start - _LONGEST_LEAD) : whole.start])
        if before is None or not 0 < part.start - whole.end <= _LONGEST_GAP:
            return False
        joined = tuple(before[1].casefold().split()) in self.joints
        return joined and _SENTENCE.search(text, whole.end, part.start) is None


@cache
def joints_of_wholes(code: str) -> frozenset[tuple[str, ...]]:
    """What stands between a part and its whole, word by word."""
    return frozenset(phrase for phrase, _ in lexicon(code).of_wholes.entries())


@cache
def _words(code: str) -> _Words:
    lex, backing, words = lexicon(code), facts(code, "backing"), facts(code, "words")
    joints = joints_of_wholes(code)
    nones, alls = (tuple(phrases(backing.get(key, ""))) for key in ("nones", "alls"))
    hedges = {phrase[0] for phrase, _ in lex.before.entries() if len(phrase) == 1}
    return _Words(
        joints,
        frozenset(phrase[: n + 1] for phrase in joints for n in range(len(phrase))),
        nones,
        alls,
        word_set(words.get("negations", "")) | hedges,
        frozenset(entry.split()[0] for entry in (*nones, *alls)),
        firsts_of((*nones, *alls)),
    )


@cache
def _quantifiers(nones: tuple[str, ...], alls: tuple[str, ...]) -> re.Pattern[str]:
    """What says none or all of a whole; made for a text that holds the first word of any."""
    return re.compile(rf"\b(?:(?P<none>{_either(nones)})|(?P<all>{_either(alls)}))\s{{1,3}}", re.IGNORECASE)


def _either(entries: Iterable[str]) -> str:
    """The entries as choices, the longest first."""
    spaced = (r"\s{1,3}".join(map(re.escape, entry.split())) for entry in sorted(entries, key=lambda e: (-len(e), e)))
    return "|".join(spaced) or r"(?!)"
