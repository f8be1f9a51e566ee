"""Can two figures both be true? Verdicts and reasons on figures as papers print them, and what holds for all."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.comparing.rates import Rates
from timeline.figures.comparing.rounding import Stretch, stands_for
from timeline.figures.comparing.verdict import compare_figures, convert_interval
from timeline.figures.reading.read import read_figures
from timeline.figures.show import show_figure, show_interval, show_number
from timeline.model import Agreement, DateSpan, Day, Figure, FigureKind

INFINITY = Decimal("Infinity")
DEAL = datetime.date(2025, 9, 9)
ROUND_B = datetime.date(2024, 6, 11)
ROUND_A = datetime.date(2023, 12, 10)


def read(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = read_figures(text)
    return figure


def figure_of(
    value: str, unit: str = "", kind: FigureKind = FigureKind.NUMBER, *, step: str = "0", relation: str = "="
) -> Figure:
    """A figure by hand: a number, exact or rounded to its step, or a bound."""
    number, half = Decimal(value), Decimal(step) / 2
    low = number if relation in (">", ">=") else -INFINITY if relation in ("<", "<=") else number - half
    high = number if relation in ("<", "<=") else INFINITY if relation in (">", ">=") else number + half
    point = number if relation == "=" else None
    closed = (relation in ("=", ">="), relation == "<=" or (relation == "=" and not half))
    return Figure(0, len(value), value, kind, unit, point, low, high, *closed, relation, Decimal(step))


def verdict(a: str, b: str, on: datetime.date | DateSpan | None = None, rates: Rates | None = None) -> str:
    """The verdict on two texts, which must be the same both ways round."""
    one, other = compare_figures(read(a), read(b), on=on, rates=rates), compare_figures(read(b), read(a), on=on)
    if rates is None:
        assert one.verdict is other.verdict
    return one.verdict.value


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("$1,500 million", "$1.5 billion", "agree"),
        ("126 critics", "fewer than 127 critics", "agree"),
        ("127 critics", "fewer than 127 critics", "compatible"),
        ("128 critics", "more than 127 critics", "agree"),
        ("126 critics", "more than 127 critics", "conflict"),
        ("100 people", "over 100 people", "compatible"),
        ("59%", "less than 60%", "agree"),
        ("126 critics", "127 critics", "conflict"),
        ("4.5 out of 5 stars", "4.5 out of 4 stars", "conflict"),
        ("a mark of 9/10", "4.5 out of 5 stars", "agree"),
        ("a mark of 3 out of 6", "a mark of 5 out of 10", "agree"),
        ("a mark of 9/10", "nine out of ten doctors", "agree"),
        ("four and a half stars", "4.5 out of 5 stars", "agree"),
        ("four-and-a-half out of five stars", "two and a half stars", "conflict"),
        ("a mark of 0.5 out of 5", "half a star", "agree"),
        ("a mark of 7.5/10", "three in four", "agree"),
        ("a mark of 74/100", "74%", "agree"),
        ("a mark of 74/100", "under 70%", "conflict"),
        ("a mark of 7.3/10", "7.3", "agree"),
        ("a mark above 7.3/10", "7.2/10", "conflict"),
        ("14%", "15%", "conflict"),
        ("15%", "14.8%", "compatible"),
        ("100%", "99%", "conflict"),
        ("15,000 people", "14,870 people", "compatible"),
        ("15,000 people", "14,400 people", "conflict"),
        ("$1.2 billion", "$1.29 billion", "compatible"),
        ("$13.0 billion", "$13.4 billion", "conflict"),
        ("$1.20", "$1.21", "conflict"),
        ("$1.2 billion", "$1.31 billion", "conflict"),
        ("$1 million", "$1.9 million", "conflict"),
        ("30 people", "29 people", "conflict"),
        ("about 60 people", "62 people", "compatible"),
        ("about 60 people", "350 people", "conflict"),
        ("around 60 people", "more than 350 employees", "conflict"),
        ("more than $3 billion", "more than $4 billion", "compatible"),
        ("more than $6 million", "less than $7 million", "agree"),
        ("more than $6 million", "less than $60 million", "compatible"),
        ("more than $7 million", "less than $6 million", "conflict"),
        ("$3-4 billion", "$3.5 billion", "agree"),
        ("$3-4 billion", "$5 billion", "conflict"),
        ("more than $2 billion", "roughly $2 billion", "compatible"),
        ("three in four people", "75%", "agree"),
        ("two-thirds", "67%", "compatible"),
        ("over half", "49%", "conflict"),
    ],
)  # fmt: skip
def test_two_figures_in_one_unit(a: str, b: str, expected: str):
    assert verdict(a, b) == expected


@pytest.mark.parametrize(
    ("language", "mark", "half"),
    [
        ("de", "4,5 von 5 Sternen", "die Note 5 von 10"), ("fr", "4,5 sur 5 étoiles", "la note de 10 sur 20"),
        ("es", "4,5 de 5 estrellas", "una nota de 5 sobre 10"), ("it", "4,5 su 5 stelle", "un voto di 5 su 10"),
        ("pt", "4,5 de 5 estrelas", "a pontuação de 5 em 10"), ("nl", "4,5 van de 5 sterren", "het cijfer 5 op 10"),
    ],
)  # fmt: skip
def test_marks_of_every_language_are_held_against_each_other_as_hundredths(language: str, mark: str, half: str) -> None:
    (mine,), (other,) = read_figures(mark, language=language), read_figures(half, language=language)
    assert compare_figures(mine, read("90%")).verdict is Agreement.AGREE
    assert compare_figures(other, read("50%")).verdict is Agreement.AGREE
    assert compare_figures(mine, other).verdict is Agreement.CONFLICT


@pytest.mark.parametrize(
    ("a", "b", "on", "expected"),
    [
        ("$6.51 billion", "€5.8 billion", ROUND_B, "conflict"),
        ("$6.2 billion", "€5.8 billion", ROUND_B, "compatible"),
        ("nearly €6 billion", "€5.8 billion", ROUND_B, "compatible"),
        ("$1.19 billion", "€600 million", ROUND_B, "conflict"),
        ("$640 million", "600 million euros", ROUND_B, "compatible"),
        ("$645 million", "600 million euros", ROUND_B, "compatible"),
        ("$640 million", "$645 million", ROUND_B, "compatible"),
        ("€385 million", "$415 million", ROUND_A, "compatible"),
        ("€385 million", "about €400mn", ROUND_A, "compatible"),
        ("€450 million", "€385 million", ROUND_A, "conflict"),
        ("€450 million", "$415 million", ROUND_A, "conflict"),
        ("€11.7 billion", "$13.8 billion", DEAL, "compatible"),
        ("€11.7 billion", "nearly $14 billion", DEAL, "compatible"),
        ("€11.7 billion", "$14bn", DEAL, "compatible"),
        ("$13.8 billion", "nearly $14 billion", DEAL, "compatible"),
        ("€1.3 billion", "more than $1.5 billion", DEAL, "compatible"),
        ("10 million euros", "$11.7 billion", DEAL, "conflict"),
        ("€1.2bn", "£1 billion", datetime.date(2026, 2, 11), "compatible"),
        ("€2 billion", "more than $1.5 billion", DEAL, "agree"),
        ("$1.75 billion", "more than €1.5bn", DEAL, "compatible"),
        ("$1.9 billion", "more than €1.5bn", DEAL, "agree"),
        ("CHF 3.25bn", "$4.1bn", DEAL, "compatible"),
        ("CHF 3.25bn", "$3.25bn", DEAL, "conflict"),
    ],
)  # fmt: skip
def test_two_currencies_are_held_together_at_the_rates_around_the_date(
    a: str, b: str, on: datetime.date, expected: str
):
    assert verdict(a, b, on) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12 months", "one year", "agree"),
        ("two weeks", "14 days", "agree"),
        ("90 minutes", "1.5 hours", "agree"),
        ("one month", "30 days", "compatible"),
        ("one month", "60 days", "conflict"),
        ("three years", "1,095 days", "compatible"),
        ("three years", "five years", "conflict"),
    ],
)  # fmt: skip
def test_durations_convert(a: str, b: str, expected: str):
    assert verdict(a, b) == expected


def test_multiples_conflict_where_one_is_under_and_one_over_two():
    assert verdict("nearly doubling", "more than doubles") == "conflict"


@pytest.mark.parametrize(
    ("a", "b"), [("2%", "2 percentage points"), ("5 years", "5%"), ("$5", "5%"), ("60 people", "60%")]
)  # fmt: skip
def test_what_measures_different_things_is_uncomparable(a: str, b: str):
    assert verdict(a, b) == "uncomparable"


def test_percent_and_percentage_points_are_named_as_a_likely_slip():
    assert "percent against percentage points" in compare_figures(read("2%"), read("2 percentage points")).reason


def test_basis_points_are_hundredths_of_a_percentage_point():
    basis = figure_of("50", "basis point", FigureKind.PERCENT)
    assert compare_figures(basis, figure_of("0.5", "percentage point", FigureKind.PERCENT)).verdict is Agreement.AGREE
    assert compare_figures(basis, figure_of("5", "percentage point", FigureKind.PERCENT)).verdict is Agreement.CONFLICT


def test_two_currencies_without_a_date_are_uncomparable_and_the_reason_says_why():
    found = compare_figures(read("€5"), read("$6"))
    assert found.verdict is Agreement.UNCOMPARABLE
    assert "no date" in found.reason


def test_beyond_the_table_two_currencies_are_uncomparable_and_the_reason_says_why():
    found = compare_figures(read("€5"), read("$6"), on=datetime.date(1990, 1, 1))
    assert (found.verdict, found.reason) == (
        Agreement.UNCOMPARABLE, "the ECB table has no rate from EUR to USD on 1 January 1990",
    )  # fmt: skip


def test_the_reason_shows_the_interval_the_rate_and_the_side():
    day_only = Rates.load(window_days=0)
    found = compare_figures(read("€11.7bn"), read("$13.6 billion"), on=DEAL, rates=day_only)
    assert found.verdict is Agreement.CONFLICT
    assert (
        found.reason
        == "€11.7bn on 9 September 2025 is $13.68 to $13.80 billion (ECB 1.1744); $13.6 billion is below it"
    )
    assert found.rate is not None
    assert (found.rate.value, found.rate.day) == (Decimal("1.1744"), DEAL)


def test_the_reason_shows_the_rates_around_the_date_where_they_matter():
    around = compare_figures(read("€11.7bn"), read("$13.6 billion"), on=DEAL)
    assert around.verdict is Agreement.COMPATIBLE
    assert "$13.57 to $13.91 billion at the rates around that date" in around.reason
    assert "1.1646 of 2 September 2025 to 1.1837 of 17 September 2025" in around.reason
    assert "around" not in compare_figures(read("€11.7bn"), read("$13.8 billion"), on=DEAL).reason


def test_the_reason_of_a_conflict_names_both_figures_as_written():
    reason = compare_figures(read("$6.51 billion"), read("$6.2bn")).reason
    assert reason == "$6.51 billion ($6.505 to $6.515 billion) is above $6.2bn ($6.15 to $6.25 billion)"


def test_a_conflict_names_the_slip_that_it_may_come_from():
    reason = compare_figures(read("10 million euros"), read("$11.7 billion"), on=DEAL).reason
    assert reason.endswith("perhaps a slip: million against billion")


def test_rates_are_not_read_where_they_are_not_needed(monkeypatch: pytest.MonkeyPatch):
    def refuse(_: datetime.date | DateSpan) -> Rates:
        raise AssertionError("the rates were read")

    monkeypatch.setattr("timeline.figures.comparing.verdict.shipped_rates", refuse)
    assert compare_figures(read("€5.8bn"), read("€6.5bn"), on=ROUND_B).verdict is Agreement.CONFLICT
    assert compare_figures(read("€5.8bn"), read("$6.5bn")).verdict is Agreement.UNCOMPARABLE
    with pytest.raises(AssertionError):
        compare_figures(read("€5.8bn"), read("$6.5bn"), on=ROUND_B)


def test_a_month_converts_at_all_its_rates():
    june = DateSpan(Day(2024, 6, 1), Day(2024, 6, 30), "month", "2024-06")
    found = compare_figures(read("€5.8bn"), read("$6.51 billion"), on=june)
    assert found.verdict is Agreement.CONFLICT
    assert "in June 2024" in found.reason
    assert found.rate is not None
    assert found.rate.day == datetime.date(2024, 6, 28)


def test_an_amount_in_another_currency_for_one_axis():
    figure = convert_interval(read("€11.7bn"), "USD", DEAL)
    assert figure is not None
    assert (figure.unit, figure.value) == ("USD", Decimal("11.7e9") * Decimal("1.1744"))
    assert (figure.low, figure.high) == (Decimal("11.65e9") * Decimal("1.1646"), Decimal("11.75e9") * Decimal("1.1837"))
    assert convert_interval(read("$5"), "USD", DEAL) == read("$5")
    assert convert_interval(read("5%"), "USD", DEAL) is None
    assert convert_interval(read("€5"), "USD", datetime.date(1990, 1, 1)) is None


@pytest.mark.parametrize("text", ["more than $1.5 billion", "up to $2bn"])
def test_an_open_end_stays_open_in_another_currency(text: str):
    figure = convert_interval(read(text), "EUR", DEAL)
    assert figure is not None
    assert figure.low.is_infinite() or figure.high.is_infinite()


# ---- what holds for all figures --------------------------------------------------------------------------------------

amounts = st.decimals(min_value="-1e13", max_value="1e13", places=2, allow_nan=False)
units = st.sampled_from([
    (FigureKind.MONEY, "EUR"), (FigureKind.MONEY, "USD"), (FigureKind.MONEY, "GBP"), (FigureKind.PERCENT, "%"),
    (FigureKind.PERCENT, "basis point"), (FigureKind.PERCENT, "percentage point"), (FigureKind.NUMBER, ""),
    (FigureKind.NUMBER, "people"), (FigureKind.DURATION, "month"), (FigureKind.DURATION, "day"),
    (FigureKind.DURATION, "week"), (FigureKind.DURATION, "year"), (FigureKind.MULTIPLE, ""),
])  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    kind, unit = draw(units)
    relation = draw(st.sampled_from(["=", "=", "=", "~", "<", "<=", ">", ">=", "range"]))
    step = Decimal(draw(st.sampled_from(["0", "0.1", "1e6", "1e8"])))
    number = draw(amounts) if not step else draw(st.integers(-5000, 5000)) * step
    if relation == "~":
        reach = abs(number) / 10
        return Figure(0, 1, "~", kind, unit, number, number - reach, number + reach, True, True, "~", step)
    if relation == "range":
        high = number + draw(st.integers(0, 1000)) * (step or 1)
        return Figure(0, 1, "range", kind, unit, None, number, high, True, True, "range", step)
    return figure_of(f"{number:f}", unit, kind, step=str(step), relation=relation)


@given(figures(), figures())
def test_the_verdict_is_the_same_both_ways_round(a: Figure, b: Figure):
    assert compare_figures(a, b, on=DEAL).verdict is compare_figures(b, a, on=DEAL).verdict


@given(figures())
def test_every_figure_agrees_with_itself(figure: Figure):
    assert compare_figures(figure, figure).verdict is Agreement.AGREE


@given(figures(), figures(), st.integers(-6, 6))
def test_the_scale_does_not_matter(a: Figure, b: Figure, power: int):
    if not (a.step and b.step) or a.unit != b.unit or a.kind is not b.kind:
        return

    def scaled(figure: Figure) -> Figure:
        value = None if figure.value is None else figure.value.scaleb(power)
        low, high, step = (amount.scaleb(power) for amount in (figure.low, figure.high, figure.step))
        ends = (figure.low_closed, figure.high_closed)
        return Figure(0, 1, "", figure.kind, figure.unit, value, low, high, *ends, figure.relation, step)

    assert compare_figures(a, b).verdict is compare_figures(scaled(a), scaled(b)).verdict


@given(st.integers(1, 10**6))
def test_the_unit_of_a_duration_does_not_matter(years: int):
    months = figure_of(str(12 * years), "month", FigureKind.DURATION)
    assert compare_figures(figure_of(str(years), "year", FigureKind.DURATION), months).verdict is Agreement.AGREE


@given(figures(), figures())
def test_figures_whose_intervals_meet_never_conflict(a: Figure, b: Figure):
    if a.unit != b.unit or a.kind is not b.kind:
        return
    meet = Stretch(a.low, a.high, a.low_closed, a.high_closed).meets(
        Stretch(b.low, b.high, b.low_closed, b.high_closed)
    )
    found = compare_figures(a, b).verdict
    assert found is not Agreement.CONFLICT if meet else found is not Agreement.AGREE


@given(figures(), figures())
def test_a_reason_is_always_given(a: Figure, b: Figure):
    reason = compare_figures(a, b, on=DEAL).reason
    assert reason
    assert "\n" not in reason
    assert "E+" not in reason


@pytest.mark.parametrize("number", ["9" * 5000, "1e999999", "0." + "0" * 3000 + "1"])
def test_absurd_numbers_are_compared_without_an_error(number: str):
    absurd = figure_of(number, "EUR", FigureKind.MONEY)
    assert compare_figures(absurd, absurd).verdict is Agreement.AGREE
    assert compare_figures(absurd, figure_of("5", "USD", FigureKind.MONEY), on=DEAL).verdict is not Agreement.AGREE
    assert len(compare_figures(absurd, figure_of("5", "EUR", FigureKind.MONEY)).reason) < 500


@given(st.integers(1, 10**9))
def test_a_whole_number_is_the_rounding_of_itself_and_never_of_its_neighbour(number: int):
    figure = figure_of(str(number))
    near = [stretch.holds(Decimal(number + 1)) for stretch in stands_for(figure)]
    assert all(stretch.holds(Decimal(number)) for stretch in stands_for(figure))
    assert any(near) == (number % 10 == 0 and number >= 100)


# ---- the published convention ----------------------------------------------------------------------------------------

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "comparing.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE if line.startswith("|")]
EXAMPLES = [row for row in ROWS if len(row) == 4 and row[3] in {word.value for word in Agreement}]


def test_the_page_shows_examples_of_every_verdict():
    assert {row[3] for row in EXAMPLES} == {word.value for word in Agreement}


@pytest.mark.parametrize(("a", "b", "on", "expected"), EXAMPLES)
def test_the_page_says_what_the_program_does(a: str, b: str, on: str, expected: str):
    assert verdict(a, b, datetime.date.fromisoformat(on) if on else None) == expected


def test_the_reason_on_the_page_is_the_programs():
    reason = compare_figures(read("€5.8 billion"), read("$6.51 billion"), on=ROUND_B).reason
    quoted = " ".join(line[2:].strip() for line in PAGE if line.startswith("> "))
    assert quoted == reason


# ---- how a figure is written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("€11.7bn", "€11.7 billion"),
        ("$1,500 million", "$1.5 billion"),
        ("CHF 3.25bn", "CHF 3.25 billion"),
        ("about 60 people", "about 60 people"),
        ("more than $1.5 billion", "more than $1.5 billion"),
        ("at least €5bn", "at least €5 billion"),
        ("less than 60%", "less than 60%"),
        ("$3-4 billion", "$3 to $4 billion"),
        ("one year", "1 year"),
        ("18 months", "18 months"),
        ("14,870 people", "14,870 people"),
    ],
)
def test_a_figure_is_written_in_short(text: str, shown: str):
    assert show_figure(read(text)) == shown


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        ("13681760000", "13799200000", "USD", "$13.68 to $13.80 billion"),
        ("-5000000", "-4000000", "EUR", "-€5.00 to -€4.00 million"),
        ("999999", "1000001", "CHF", "CHF 0.999999 to 1.000001 million"),
        ("12", "13.5", "GBP", "£12 to £13.50"),
        ("-Infinity", "Infinity", "USD", "any figure"),
    ],
)
def test_an_interval_shares_its_scale_and_its_currency(low: str, high: str, unit: str, shown: str):
    assert show_interval(Decimal(low), Decimal(high), unit, FigureKind.MONEY, places=2) == shown


@given(st.decimals(allow_nan=False, allow_infinity=True))
def test_any_number_can_be_written_and_stays_short(number: Decimal):
    assert 0 < len(show_number(number)) <= 120
