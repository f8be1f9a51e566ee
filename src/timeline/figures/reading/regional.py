"""A language as a region writes it: its marks in numbers, and whose money a bare sign or name means there.

In Mexico "12,500" is twelve thousand five hundred, "$" and "pesos" are MXN; in Australia "$", "dollars" and "43c" are
AUD. All of it is from CLDR (see `timeline.lang.regions`).
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.figures.reading.lexicon import Lexicon, Measured
from timeline.figures.reading.money_names import ABBREVIATED_FRANCS, CENT, Money
from timeline.lang import marks, money_of, money_signs, money_words, units_of

RUPEES = "Rs"
FRANC = "CHF"


def in_region(lex: Lexicon, region: str) -> Lexicon:
    """The lexicon of a language for a region: the very one where nothing differs."""
    signs, changed = money_signs(region), _changed_names(lex, money_of(region))
    decimals = decimal_marks(lex.language, region)
    abbreviated = _abbreviated(region, signs)
    units = units_of(region)
    if (
        not units
        and decimals == lex.decimal_marks
        and not changed
        and not abbreviated
        and signs.items() <= lex.signs.items()
    ):
        return lex
    moved = {old: money_of(region) for old in changed.values()} if signs else {}

    def in_its_money(words: tuple[str, ...], money: Money) -> Money:
        unit, worth = money
        named = len(words) == 1 and (words[0] in changed or (worth == CENT and unit in moved))
        return (money_of(region), worth) if named else money

    def of_region(_: tuple[str, ...], ways: Measured) -> Measured:
        return {written: (units.get(unit, unit), per) for written, (unit, per) in ways.items()}

    return lex.replaced(
        units=lex.units.changed(of_region) if units else lex.units,
        decimal_marks=decimals,
        signs={**lex.signs, **signs},
        codes={**lex.codes, **abbreviated},
        currencies=lex.currencies.changed(in_its_money),
        hundredth_letters={letter: moved.get(unit, unit) for letter, unit in lex.hundredth_letters.items()},
    )


def _abbreviated(region: str, signs: Mapping[str, str]) -> dict[str, str]:
    """Abbreviations of a region's money, as codes: rupees, and francs ("Fr. 12.50")."""
    if money_of(region) == FRANC:
        return dict.fromkeys(ABBREVIATED_FRANCS, FRANC)
    return {RUPEES.upper(): signs[RUPEES]} if RUPEES in signs else {}


def decimal_marks(language: str, region: str = "") -> frozenset[str]:
    """What sets decimals apart: the region's mark, and the language's own where the region has no other use for it.

    >>> sorted(decimal_marks("es", "MX")), sorted(decimal_marks("de", "CH")), sorted(decimal_marks("de", "AT"))
    (['.'], [',', '.'], [','])
    """
    own, here = marks(language), marks(f"{language}-{region}")
    return frozenset({here.decimal} if own.decimal == here.group else {here.decimal, own.decimal})


def _changed_names(lex: Lexicon, currency: str) -> dict[str, str]:
    """The bare names that mean a currency where it is the region's own, with what they mean elsewhere."""
    names = ((word, lex.currencies.meaning(word)) for word in money_words(lex.language, currency))
    return {word: money[0] for word, money in names if money and money[0] != currency and money[1] != CENT}
