"""Units of measure: each has a dimension, converts there and back, and means in every language what it means here."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal, localcontext
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures import compare_figures, figure_pairs, read_figures
from timeline.figures.comparing.convert import factor, shift, worth
from timeline.figures.comparing.per import per_factor
from timeline.figures.comparing.verdict import ARITHMETIC
from timeline.lang import languages, rate_symbols, smaller_units, unit_words, units
from timeline.model import Agreement, Dimension, FigureKind

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted(units())


@pytest.mark.parametrize("name", UNITS)
def test_every_unit_has_a_dimension_and_a_worth(name: str) -> None:
    unit = units()[name]
    assert Dimension(unit.dimension)
    assert unit.symbol
    assert 0 < worth(name).low <= worth(name).high
    assert (worth(name).low == worth(name).high) == (len(unit.expressions) == 1)


@pytest.mark.parametrize("dimension", sorted({unit.dimension for unit in units().values()}))
def test_units_of_a_dimension_convert_there_and_back(dimension: str) -> None:
    names = [unit.name for unit in units().values() if unit.dimension == dimension]
    for one, other in permutations(names, 2):
        if worth(one).inverse == worth(other).inverse:
            low, high = factor(one, other)
            back = factor(other, one)
            with localcontext(ARITHMETIC):
                assert low * back[1] == pytest.approx(Decimal(1))
                assert high * back[0] == pytest.approx(Decimal(1))
                there = 20 * high + shift(one, other)
                assert abs(there * back[0] + shift(other, one) - 20) < Decimal("1e-12")


@pytest.mark.parametrize("code", languages())
def test_every_name_of_a_unit_is_that_of_one_that_is_known(code: str) -> None:
    words = dict(unit_words(code))
    assert len(words) > 100
    assert set(words.values()) <= set(units())
    assert {unit for unit, _ in rate_symbols().values()} | set(smaller_units()) <= set(units())


@pytest.mark.parametrize("code", languages())
def test_a_symbol_means_the_same_in_every_language(code: str) -> None:
    for unit in units().values():
        for symbol in {*unit.symbols} - {"m", "mi"}:  # which scale a number in some languages
            (figure,) = read_figures(f"12{symbol}", language=code)
            assert (figure.kind, figure.unit, figure.dimension) == (FigureKind.QUANTITY, unit.name, unit.dimension)


@given(st.integers(1, 10**6), st.sampled_from(UNITS), st.data())
def test_a_quantity_is_itself_in_every_unit_and_from_both_sides(number: int, unit: str, data: st.DataObject) -> None:
    symbols = [each for each in units()[unit].symbols if not each.startswith(("m", "t"))]
    if not symbols:
        return
    other = data.draw(
        st.sampled_from([u for u in units().values() if u.dimension == units()[unit].dimension and u.symbols])
    )
    (one,), (two,) = read_figures(f"{number:,} {symbols[0]}"), read_figures(f"{number:,} {other.symbols[0]}")
    assert compare_figures(one, one).verdict is Agreement.AGREE
    assert compare_figures(one, two).verdict is compare_figures(two, one).verdict


@given(st.sampled_from(["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"]), st.data())
def test_what_is_told_per_a_time_converts_there_and_back(one: str, data: st.DataObject) -> None:
    other = data.draw(
        st.sampled_from(["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"])
    )
    there, back = per_factor(one, other, FigureKind.MONEY), per_factor(other, one, FigureKind.MONEY)
    assert there
    assert back
    assert there[0] * back[1] == pytest.approx(Decimal(1))
    assert there[1] * back[0] == pytest.approx(Decimal(1))


def test_what_units_are_worth_is_what_is_made_from_the_definitions_of_pint() -> None:
    pytest.importorskip("babel")
    pint = pytest.importorskip("pint")
    from tools import worths

    if f"Pint=={pint.__version__}" not in (ROOT / "constraints.txt").read_text(encoding="utf-8").split():
        pytest.skip("another pint than the pinned one")
    assert worths.FILE.read_text(encoding="utf-8") == worths.worths_file(), "make data"


def test_two_units_are_compared_without_the_library_that_defines_them() -> None:
    code = """
import sys, timeline
a, b = timeline.read_figures("5 km and 3 miles")
timeline.compare_figures(a, b)
assert "pint" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


SIGNED = ("-", "−", "–", "minus ")


@given(st.integers(1, 10**6), st.sampled_from(SIGNED), st.sampled_from(["%", " km", " people", " points"]))
def test_a_sign_is_never_lost_between_reading_and_the_message(number: int, sign: str, unit: str) -> None:
    (below,), (above,) = read_figures(f"It was {sign}{number:,}{unit}."), read_figures(f"It was {number:,}{unit}.")
    assert below.value == -number
    verdict = compare_figures(below, above)
    assert verdict.verdict is Agreement.CONFLICT
    assert f"{sign}{number:,}" in verdict.reason


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It lies 100 kilometres (60 miles) off.", [("100 kilometres", "60 miles")]),
        ("a 47-foot yacht (14 m)", [("47-foot", "14 m")]),
        ("It is 47 feet, or 14 metres, long.", [("47 feet", "14 metres")]),
        ("It pumps 5 barrels a day (800 litres a day).", [("5 barrels", "800 litres")]),
        ("It lies 40 miles from Paris (12 km from Orly).", []),
        ("Runs of 5 miles or 10 km are held.", []),
        ("It weighs 5 kg (10 km from here).", []),
        ("It lies 5 km (3 km by boat) off.", []),
    ],
)
def test_a_quantity_told_twice_in_two_units_is_one(text: str, pairs: list[tuple[str, str]]) -> None:
    found = figure_pairs(text, read_figures(text))
    assert [(first.text, second.text) for first, second in found] == pairs
