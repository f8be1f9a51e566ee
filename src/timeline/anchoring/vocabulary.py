"""Words that make a change grave, by language: numbers, months, negations, units, quantifiers, hedges.

They stand in the files of lang/. A source whose language nobody declared is read as one in the project's language, so
the negations, numbers, months and units of the other languages count as well, where they are no other word elsewhere:
"nicht" and "niet" deny in every source, "sin" only in a Spanish one. All words are compared in lower case.

Cost: the files are read when a vocabulary is first asked for; one is kept for each language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from timeline.frozen import frozen
from timeline.lang import alternatives, code_of, counted, facts, few_negations, languages, phrases, valued, word_set

SYMBOLS = word_set(
    "% ‰ ° € $ £ ¥ ₹ ₩ ₽ eur usd gbp jpy chf cny inr mm cm km km² m² m³ kg g t mg km/h k m mw gw kw kwh mwh gwh twh w "
    "hz khz mhz ghz gb tb mb kb"
)
"""Units that are written alike everywhere."""

_SHORT = 2  # letters: no word of another language that is as short counts


@frozen
class Vocabulary:
    """The grave words of one language, with those of others that cannot be mistaken. See lang/schema.toml for each.

    `anywhere` are the negations of all languages, those that can be mistaken among them. `numbers` leads to digits.
    `scales` are those of the units that multiply the number before them, some of them in several words; `units` hold
    the others, and the symbols. `proper` are months that are another word without their capital.
    """

    numbers: Mapping[str, str]
    months: frozenset[str]
    proper: frozenset[str]
    negations: frozenset[str]
    anywhere: frozenset[str]
    negation_starts: tuple[str, ...]
    negation_ends: tuple[str, ...]
    quantifiers: frozenset[str]
    hedges: frozenset[str]
    scales: frozenset[str]
    units: frozenset[str]
    date_joints: frozenset[str]
    periods: frozenset[str]
    leaders: frozenset[str]
    leader_ends: tuple[str, ...]

    def is_contracted(self, word: str) -> bool:
        """Is a word, in lower case and with a plain apostrophe, one with a contracted "not"?"""
        return word.endswith(self.negation_ends) or word.startswith(self.negation_starts)

    def has_contracted(self, words: Iterable[str]) -> bool:
        """Is any of some words one with a contracted "not"? All are looked at together, with blanks between them."""
        text = f" {' '.join(words)} "
        ends = any(f"{end} " in text for end in self.negation_ends)
        return ends or any(f" {start}" in text for start in self.negation_starts)

    def denies(self, word: str) -> bool:
        """Is a word, in lower case and with a plain apostrophe, a negation or one with a contracted "not"?"""
        return word in self.negations or self.is_contracted(word)


def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language tag. A language without a file has only what cannot be mistaken.

    >>> vocabulary("en-GB").denies("nicht"), vocabulary("en-GB").denies("sin"), vocabulary("es").denies("sin")
    (True, False, True)
    """
    return _vocabulary(code_of(language))


@cache
def _vocabulary(code: str) -> Vocabulary:
    own = facts(code, "words")
    scales = _everywhere(code, _scales)
    return Vocabulary(
        numbers=_everywhere(code, _numbers) | dict(_parts(code)),
        months=frozenset(_everywhere(code, _months)) | _short_months(code),
        proper=frozenset(name.capitalize() for name in _only_with_capital(code)),
        negations=frozenset(_everywhere(code, _negations)),
        anywhere=frozenset().union(*map(_negations, languages())),
        negation_starts=tuple(own.get("negation_starts", "").split()),
        negation_ends=tuple(own.get("negation_ends", "").split()),
        quantifiers=word_set(own.get("quantifiers", "")),
        hedges=word_set(own.get("hedges", "")),
        scales=frozenset(scales),
        units=SYMBOLS.union(scales, _everywhere(code, _units)),
        date_joints=_date_joints(code),
        periods=_periods(code),
        leaders=word_set(own.get("leaders", "")),
        leader_ends=tuple(own.get("leader_ends", "").split()),
    )


def _everywhere(code: str, words_of: Callable[[str], Mapping[str, str]]) -> dict[str, str]:
    """The words of a language, and those of all others that are no other word elsewhere, this language's own aside."""
    own = _own_words(code)
    found: dict[str, str] = {}
    for other in languages():
        no_word = own | word_set(facts(other, "words").get("mistakable", ""))
        words = words_of(other).items()
        found.update((word, value) for word, value in words if len(word) > _SHORT and word not in no_word)
    return found | dict(words_of(code))


@cache
def _own_words(code: str) -> frozenset[str]:
    """All words that stand in a list of a language, those that are mostly another word among them."""
    own = facts(code, "words")
    lists = (own.get(key, "") for key in ("quantifiers", "hedges", "ordinary"))
    kinds = (_numbers, _parts, _months, _negations, _scales, _units)
    return word_set(" ".join(lists)).union(*(words_of(code) for words_of in kinds))


def _numbers(code: str) -> Mapping[str, str]:
    """Number words as digits."""
    own, figures = facts(code, "words"), facts(code, "figures")
    listed = {**_same(figures.get("hundreds", "").split()), **valued(figures.get("numbers", ""))}
    return _but_ordinary(code, listed | valued(own.get("numbers", "")))


def _parts(code: str) -> Mapping[str, str]:
    """Fractions and multiples, as themselves: no digits say the same."""
    figures = facts(code, "figures")
    return _but_ordinary(code, _same([*valued(figures.get("fractions", "")), *valued(figures.get("multiples", ""))]))


def _months(code: str) -> Mapping[str, str]:
    """Months, days of the week, days of speaking; but for months that need their capital."""
    dates = facts(code, "dates")
    named = (name for key in ("month", "weekday") for place in alternatives(dates.get(key, "")) for name in place)
    spoken = (phrase for text in dates.get("dayword", {}).values() for phrase in phrases(text) if " " not in phrase)
    listed = [*(name for name in named if name[-1] != "."), *spoken, *facts(code, "figures").get("months", "").split()]
    return _but_ordinary(code, _same(name for name in listed if name not in _only_with_capital(code)))


def _short_months(code: str) -> frozenset[str]:
    """Months with their point: too short to count in another language."""
    named = (name for place in alternatives(facts(code, "dates").get("month", "")) for name in place)
    short = (name[:-1] for name in named if name[-1] == ".")
    return frozenset(_but_ordinary(code, _same(name for name in short if name not in _only_with_capital(code))))


@cache
def _only_with_capital(code: str) -> frozenset[str]:
    return word_set(facts(code, "figures").get("months_also_words", ""))


def _negations(code: str) -> Mapping[str, str]:
    return _same(few_negations(code))


def _scales(code: str) -> Mapping[str, str]:
    """What scales a number or makes a share of it; single letters do not, and a symbol is a unit."""
    own, figures = facts(code, "words"), facts(code, "figures")
    scales = [
        *valued(figures.get("scales", "")),
        *valued(figures.get("vague", "")),
        *figures.get("hundreds", "").split(),
    ]
    shares = (phrase for text in figures.get("percents", {}).values() for phrase in phrases(text))
    listed = [*scales, *valued(figures.get("suffixes", "")), *shares, *phrases(own.get("scales", ""))]
    return _but_ordinary(code, _same(word for word in listed if len(word) > 1 and word not in SYMBOLS))


def _units(code: str) -> Mapping[str, str]:
    """Units of one word: of time, of money, and what is measured."""
    own, figures = facts(code, "words"), facts(code, "figures")
    times = (word for text in figures.get("durations", {}).values() for word in counted(text))
    money = (
        name for key in ("money", "hundredths") for text in figures.get(key, {}).values() for name in phrases(text)
    )
    names = (name for name in money if " " not in name)
    return _but_ordinary(code, _same([*times, *names, *own.get("units", "").split()]))


def _date_joints(code: str) -> frozenset[str]:
    """What may stand between a day and its month, or at the end of its number."""
    own, dates = facts(code, "words"), facts(code, "dates")
    return word_set(f"{own.get('date_joints', '')} {dates.get('ordinal_suffix', '')}").union(
        phrases(dates.get("of", ""))
    )


def _periods(code: str) -> frozenset[str]:
    """What a part of a business year begins with before its number."""
    dates = facts(code, "dates")
    listed = (name for key in ("quarter", "half", "fiscal") for name in phrases(dates.get(key, "")))
    short = (name for name in listed if len(name) <= _SHORT)
    return word_set(facts(code, "words").get("periods", "")).union(short)


def _same(words: Iterable[str]) -> dict[str, str]:
    return {word: word for word in words}


def _but_ordinary(code: str, words: Mapping[str, str]) -> Mapping[str, str]:
    """The words but for those that are mostly another word in running text."""
    ordinary = word_set(facts(code, "words").get("ordinary", ""))
    return {word: value for word, value in words.items() if word not in ordinary}
