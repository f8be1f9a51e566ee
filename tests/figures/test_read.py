"""Reading figures: what is read, what is left alone, where it stands, and that no text breaks it."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.cases import case_id, read_cases
from timeline.figures import figure_pairs, read_figures
from timeline.figures.reading.load import lexicon
from timeline.figures.reading.scripts import in_one_script
from timeline.lang import languages
from timeline.model import Figure, FigureKind
from timeline.text.bare import is_bare

CASES = read_cases("figures")
SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases"


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def only(text: str, language: str = "en") -> Figure:
    figures = read_figures(text, language=language)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


def case_params() -> list[Any]:
    marks = {"known failure": lambda case: [pytest.mark.xfail(strict=True, reason=case["why"])]}
    return [pytest.param(case, marks=marks.get(case["tag"], lambda _: [])(case), id=case_id(case)) for case in CASES]


@pytest.mark.parametrize("case", case_params())
def test_case(case: dict[str, Any]) -> None:
    found = read_figures(case["text"], language=case["language"])
    assert [figure.text for figure in found] == [gold["text"] for gold in case["figures"]]
    for figure, gold in zip(found, case["figures"], strict=True):
        assert (figure.kind, figure.unit, figure.relation) == (gold["kind"], gold["unit"], gold["relation"])
        if "value" in gold:
            assert figure.value is not None
            assert figure.value.normalize() == Decimal(gold["value"])
        if "low" in gold:
            assert (figure.low, figure.high) == (Decimal(gold["low"]), Decimal(gold["high"]))
        meant = {key: str(getattr(figure, key)) for key in ("dimension", "per", "direction") if key in gold}
        assert meant == {key: gold[key] for key in meant}
        assert figure.spread == Decimal(gold.get("spread", figure.spread))


def test_there_are_cases_of_every_provenance() -> None:
    tags = [case["tag"] for case in CASES]
    assert len(CASES) >= 200
    assert set(tags) == {"wild-shaped", "synthetic", "synthetic: newswire-shaped", "negative", "known failure"}
    assert tags.count("negative") >= 50
    assert len({(case["language"], case["text"]) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("language", sorted({case["language"] for case in CASES if "rule" in case}))
def test_what_is_no_figure_has_a_twin_in_each_language_that_must_be_read(language: str) -> None:
    rules = {case["rule"] for case in CASES if "rule" in case}
    read = {case["rule"] for case in CASES if "rule" in case and case["language"] == language and case["figures"]}
    assert read == rules


@pytest.mark.parametrize(
    ("text", "low", "high", "closed", "step"),
    [
        ("€11.7bn", "11650000000", "11750000000", (True, False), "100000000"),
        ("$5 million", "4500000", "5500000", (True, False), "1000000"),
        ("12.5%", "12.45", "12.55", (True, False), "0.1"),
        ("350 people", "350", "350", (True, True), "0"),
        ("15,000", "15000", "15000", (True, True), "0"),
        ("about 400 people", "360", "440", (True, True), "0"),
        ("nearly €6 billion", "5400000000", "6000000000", (True, False), "1000000000"),
        ("just over 20", "20", "22", (False, True), "0"),
        ("over 20", "20", "Infinity", (False, False), "0"),
        ("at least 20", "20", "Infinity", (True, False), "0"),
        ("under 20", "-Infinity", "20", (False, False), "0"),
        ("up to 20", "-Infinity", "20", (False, True), "0"),
        ("10-20%", "10", "20", (True, True), "0"),
        ("more than 10 and less than 20", "10", "20", (False, False), "0"),
        ("dozens of people", "24", "100", (True, False), "0"),
    ],
)
def test_interval_says_what_the_words_allow(
    text: str, low: str, high: str, closed: tuple[bool, bool], step: str
) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))
    assert (figure.low_closed, figure.high_closed) == closed
    assert figure.step == Decimal(step)


def test_nearly_double_is_all_below_more_than_double() -> None:
    nearly, more = only("nearly doubling"), only("more than doubles")
    assert nearly.kind is more.kind is FigureKind.MULTIPLE
    assert nearly.high <= more.low
    assert not nearly.high_closed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,500 million", "1.5 billion"),
        ("$1.5bn", "$1,500 million"),
        ("half a million", "500,000"),
        ("five hundred million dollars", "$500m"),
        ("50 cents", "$0.50"),
        ("164p", "£1.64"),
        ("two years and 3 months", "27 months"),
        ("35 lakh rupees", "Rs 3,500,000"),
    ],
)
def test_the_same_amount_has_the_same_value(one: str, other: str) -> None:
    assert (only(one).value, only(one).unit) == (only(other).value, only(other).unit)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1.234", "1.234"),
        ("en", "1,234", "1234"),
        ("de", "1.234", "1234"),
        ("de", "1.234,5", "1234.5"),
        ("fr", "1 234,5", "1234.5"),
        ("fr", "1\u202f234\u202f567", "1234567"),
        ("es", "1.234.567", "1234567"),
        ("de", "1'234'567", "1234567"),
    ],
)
def test_numbers_are_read_in_the_format_of_the_language(language: str, text: str, value: str) -> None:
    assert only(text, language).value == Decimal(value)


def test_an_unknown_language_is_read_as_english_and_a_region_as_its_language() -> None:
    assert only("$1.5 million", "xx").value == 1_500_000
    assert only("1,5 million d'euros", "fr-CA").value == 1_500_000


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("€10 million ($11.7 billion)", [("€10 million", "$11.7 billion")]),
        ("2 billion euro ($2.1 billion)", [("2 billion euro", "$2.1 billion")]),
        ("5.8 billion euros, or about $6.2 billion", [("5.8 billion euros", "about $6.2 billion")]),
        ("€385 million (approximately $415 million)", [("€385 million", "approximately $415 million")]),
        ("C$1.3bn (US$950m)", [("C$1.3bn", "US$950m")]),
        ("a 10-million-euro ($11.7 billion) round", [("10-million-euro", "$11.7 billion")]),
        ("a €600m Series B ($645m)", [("€600m", "$645m")]),
        ("$5 million and €4 million", []),
        ("$5 million ($6 million)", []),
        ("€5 million. Then $4 million", []),
    ],
)
def test_one_figure_told_in_two_currencies_is_a_pair(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(a.text, b.text) for a, b in figure_pairs(text, read_figures(text))] == pairs


@pytest.mark.parametrize(
    ("text", "language", "pairs"),
    [
        ("10 Millionen Euro, umgerechnet 11,7 Millionen Dollar", "de", 1),
        ("10 Millionen Euro (umgerechnet 11,7 Millionen Dollar)", "de", 1),
        ("10 Millionen Euro or 11,7 Millionen Dollar", "de", 0),
        ("10 millions d’euros, soit 11,7 millions de dollars", "fr", 1),
        ("10 millions d’euros, c’est-à-dire 11,7 millions de dollars", "fr", 1),
        ("10 millones de euros, es decir, 11,7 millones de dólares", "es", 1),
        ("10 milioni di euro, pari a 11,7 milioni di dollari", "it", 1),
        ("10 milhões de euros, ou 11,7 milhões de dólares", "pt", 1),
        ("10 miljoen euro, omgerekend 11,7 miljoen dollar", "nl", 1),
        ("10 million euros, oder 11.7 million dollars", "en", 0),
        ("10 million euros, soit 11.7 million dollars", "en", 0),
        ("10 million euros, or 11.7 million dollars", "xx", 1),
    ],
)
def test_the_words_between_a_pair_are_those_of_the_language(text: str, language: str, pairs: int) -> None:
    figures = read_figures(text, language=language)
    assert len(figures) == 2
    assert len(figure_pairs(text, figures, language=language)) == pairs


def test_offsets_are_code_points_of_the_text_as_it_is() -> None:
    text = "Préçis\u00a0: 🎉 “€11.7bn” — and İstanbul’s 12 million people"
    assert [text[f.start : f.end] for f in read_figures(text)] == ["€11.7bn", "12 million people"]
    assert [f.text for f in read_figures(text)] == ["€11.7bn", "12 million people"]


# ---- what must hold for every text -----------------------------------------------------------------------------------

WORDS = """
$ € £ 1 2 10 1,000 1.5 2019 5% % per cent million bn m k - – ~ to and from between about more than at least up to half
a an the one two hundred thousand dozen in out of / ( ) [ ] . , ; ' " + plus or minus dollars euros cents p years hour
days May 9 am x fold doubled dozens hundreds of people No. GPT-3.5 7B C$ Rs. 000 ½ e 10^6 eine halbe Million
einundzwanzig quatre vingts dix et demi mil millones y medio 1e5 -5 +44 quarter thirds point zero negative ² İ ß e\u0301
"""
PIECES = st.sampled_from([*WORDS.split(), "\u202f", "\n"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " "])), max_size=14).map(
        lambda pieces: "".join(piece + gap for piece, gap in pieces)
    ),
)


@given(text=TEXTS, language=st.sampled_from([*languages(), "xx"]))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_in_order_without_overlaps(text: str, language: str) -> None:
    figures = read_figures(text, language=language)
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= figure.high
        assert figure.value is None or figure.low <= figure.value <= figure.high
        assert figure.step >= 0
        end = figure.end
    for first, second in figure_pairs(text, figures):
        assert first.unit != second.unit
    assert figures == read_figures(text, language=language)


HEDGES = ["", "about ", "more than ", "at least ", "up to ", "less than ", "nearly ", "just over "]
SHAPES = ["{}", "${}", "€{} million", "{} per cent", "{} basis points", "{} years", "{} people", "{}bn euros", "£{}m"]


@given(
    whole=st.integers(3, 99_999),
    places=st.integers(0, 2),
    hedge=st.sampled_from(HEDGES),
    shape=st.sampled_from(SHAPES),
    before=st.sampled_from(["It was ", "They said that ", "(", "“"]),
)
@settings(max_examples=300, deadline=None)
def test_what_a_figure_tells_can_be_read_from_its_own_words(
    whole: int, places: int, hedge: str, shape: str, before: str
) -> None:
    number = f"{whole:,}" + f".{whole % 90 + 10}"[: places + 1 if places else 0]
    figure = only(f"{before}{hedge}{shape.format(number)}, and no more")
    again = only(figure.text)
    assert figure.text == hedge + shape.format(number)
    for name in ("kind", "unit", "value", "low", "high", "low_closed", "high_closed", "relation", "step"):
        assert getattr(again, name) == getattr(figure, name), name


@given(value=st.integers(1, 9_999), places=st.integers(0, 1))
@settings(max_examples=100, deadline=None)
def test_a_thousand_million_is_a_billion(value: int, places: int) -> None:
    billions = Decimal(value).scaleb(-places - 1)
    assert only(f"${billions} billion").value == only(f"${billions * 1000:,f} million").value


UP_TO_19 = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
ONES = UP_TO_19.split()
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(value: int) -> str:
    """A number below a billion in English words, "and" after the hundreds."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return in_words(value // scale) + f" {name}" + (joint + in_words(rest) if rest else "")
    if value >= 100:
        return f"{ONES[value // 100]} hundred" + (f" and {in_words(value % 100)}" if value % 100 else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@given(value=st.integers(2, 999_999_999))
@settings(max_examples=200, deadline=None)
def test_number_words_are_read_as_the_number(value: int) -> None:
    assert only(f"{in_words(value)} dollars").value == value


@pytest.mark.parametrize(
    "unit", ["1", ",", "1,", "1 ", "$", "$1 ", "[", "(1)", "1-", "one ", "a ", "more than ", "e\u0301"]
)
def test_long_hostile_texts_are_read_to_their_end(unit: str) -> None:
    """How the time grows stands in benchmarks/figures_reading.py."""
    text = (unit * (120_000 // len(unit) + 1))[:120_000]
    assert all(text[figure.start : figure.end] == figure.text for figure in read_figures(text))


@pytest.mark.parametrize("unit", ["", " times", " euros"])
def test_scales_upon_scales_are_read_to_their_end(unit: str) -> None:
    """Numbers of more than 28 digits, with which decimal arithmetic refuses to divide."""
    text = "999 thousand lakh million crore billion trillion quadrillion" + unit
    assert [text[figure.start : figure.end] for figure in read_figures(text)] == [
        figure.text for figure in read_figures(text)
    ]
    assert read_figures(text)


def test_long_runs_of_digits_are_no_figures() -> None:
    assert read_figures("1" * 31) == []
    assert read_figures("9" * 100_000) == []


def test_no_bare_text_holds_numbers_of_another_script() -> None:
    for letter in filter(is_bare, map(chr, range(0x80, 0x3100))):
        text = f"5{letter} {letter}5 {letter}"
        assert in_one_script(text, lexicon("en")) is None


def test_reading_loads_no_heavy_library_and_nothing_that_bare_text_has_no_use_for() -> None:
    code = "import sys, timeline; timeline.read_figures('€5m'); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"pandas", "dateparser", "currency_converter", "text_to_num", "jinja2"} & loaded
    assert not {"timeline.text.seeing", "timeline.text.mojibake", "timeline.figures.reading.scripts"} & loaded


# ---- the development sets --------------------------------------------------------------------------------------------

FLOORS = {
    "rt-money-en": ("money", 96), "rt-money-fr": ("money", 95), "rt-money-de": ("money", 96),
    "rt-money-es": ("money", 93), "dk-money-en": ("money", 95), "rt-range-en": ("range", 85),
    "rt-number-en": ("number", 75),
    "rt-duration-en": ("duration", 85), "rt-percent-en": ("percent", 95),
}  # fmt: skip


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development sets are not beside the repository")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_development_set_is_read_well(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED))
    import calls
    import measures

    import timeline

    lines = (SHARED / "figures" / f"{name}.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
    cases = list(calls.cases(lines))
    answers = {case["id"]: {"id": case["id"], **calls.call_figures(timeline, case)} for case in cases}
    measure, floor = FLOORS[name]
    assert measures.figures(cases, answers)[measure] >= floor


def test_figures_may_follow_each_other_without_a_word_between() -> None:
    assert [figure.text for figure in read_figures("Bread rose by 12 €0.19.")] == ["12", "€0.19"]
