"""Rows against rows, from the table to the verdict: what is compared, what is a change over time, who counts once."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from timeline.evidence.model import Comparison, Evidence

if TYPE_CHECKING:
    from helpers.desk import Desk

Row = tuple[str, str]


def collected(
    desk: Desk, *rows: Row, subject: str = "Series B", measure: str = "valuation", about: str = ""
) -> Evidence:
    """Rows of (date, quote), each from a source of its own that says just that; ids are a, b, c in this order."""
    table = []
    for letter, (date, quote) in zip("abcdefgh", rows, strict=False):
        desk.write(f"seeds/{letter}.txt", f"It says: {quote}.\n")
        table.append(
            {"id": letter, "date": date, "claim": "c", "source": f"{letter}.txt", "quote": quote}
            | {"subject": subject, "measure": measure}
        )
    desk.table(*table)
    if about:
        desk.write("claims/sources.csv", about)
    return desk.check().evidence


def groups(comparison: Comparison) -> list[str]:
    return ["".join(row.id for row in group) for group in comparison.groups]


def described(evidence: Evidence) -> list[tuple[str, list[str]]]:
    return [(comparison.verdict.value, groups(comparison)) for comparison in evidence.comparisons]


@pytest.mark.parametrize(
    "rows",
    [
        [("2023-12", "€385 million"), ("2023-12", "$415 million"), ("2023-12", "about €400mn")],
        [("2025-09", "€11.7 billion ($13.8 billion)"), ("2025-09", "nearly $14 billion"), ("2025-09", "$14bn")],
        [("2023-12", "more than $1.5 billion"), ("2023-12", "€1.3 billion"), ("", "$4 billion")],
        [("2024-06", "$640 million"), ("2024-06", "$645 million"), ("2024-06", "600 million euros")][::2],
        [("2024-06", "600 million euros"), ("2024-06", "€600 million ($645 million)")],
    ],
)
def test_what_can_be_true_together_is_no_conflict(desk: Desk, rows: list[Row]) -> None:
    assert [verdict for verdict, _ in described(collected(desk, *rows))] in (["agree"], ["compatible"])


def test_what_excludes_each_other_is_told_in_groups_the_most_told_first(desk: Desk) -> None:
    rows = [("2024-06", "$6.51 billion"), ("2024-06", "€5.8 billion ($6.2 billion)"), ("2024-06", "€5.8 billion")]
    evidence = collected(desk, *rows)
    assert described(evidence) == [("conflict", ["bc", "a"])]
    assert "two say €5.8 billion" in evidence.comparisons[0].reason
    assert "one says $6.51 billion" in evidence.comparisons[0].reason


def test_the_order_of_the_table_decides_nothing(desk: Desk) -> None:
    rows = [("2024-06", "$6.51 billion"), ("2024-06", "€5.8 billion"), ("2024-06", "nearly €6 billion")]
    found = set()
    for some in permutations(rows):
        [comparison] = collected(desk, *some).comparisons
        words = frozenset(frozenset(row.claim.quote for row in group) for group in comparison.groups)
        found.add((comparison.verdict, words))
    assert len(found) == 1


def test_a_figure_told_in_two_currencies_is_compared_in_the_one_both_have(desk: Desk) -> None:
    """At the rates of the day $645 million is not €640 million; both rows have euros, and these agree."""
    evidence = collected(desk, ("2024-06-11", "€600 million ($745 million)"), ("2024-06-11", "600 million euros"))
    assert described(evidence) == [("agree", ["ab"])]


def test_on_dates_that_do_not_overlap_a_figure_has_changed(desk: Desk) -> None:
    evidence = collected(desk, ("2025-09", "more than 350 people"), ("2024-06", "about 60 people"), measure="headcount")
    assert described(evidence) == []
    assert [[row.id for row in series.citations] for series in evidence.series] == [["b", "a"]]


def test_a_longer_date_is_compared_with_what_lies_in_it(desk: Desk) -> None:
    evidence = collected(desk, ("2024", "$2 billion"), ("2024-06", "$6 billion"), ("2025", "$9 billion"))
    assert described(evidence) == [("conflict", ["a", "b"])]


def test_rows_meet_pair_by_pair_not_along_a_chain(desk: Desk) -> None:
    """June and August do not meet, though the year meets both: only the year can conflict with them."""
    evidence = collected(desk, ("2024-06", "$2 billion"), ("2024", "$2 billion"), ("2024-08", "$3 billion"))
    [(verdict, found)] = described(evidence)
    assert verdict == "conflict"
    assert "ab" in found


def test_undated_rows_are_compared_with_undated_ones_alone(desk: Desk) -> None:
    evidence = collected(desk, ("", "$2 billion"), ("2024", "$6 billion"), ("", "$9 billion"))
    assert described(evidence) == [("conflict", ["a", "c"])]


@pytest.mark.parametrize(("subject", "measure"), [("", "valuation"), ("Series B", ""), (" ", "valuation")])
def test_without_subject_or_measure_nothing_is_compared(desk: Desk, subject: str, measure: str) -> None:
    rows = [("2024", "$2 billion"), ("2024", "$6 billion")]
    assert described(collected(desk, *rows, subject=subject, measure=measure)) == []


def test_subject_and_measure_are_the_same_in_any_case_and_spacing(desk: Desk) -> None:
    collected(desk, ("2024", "$2 billion"), ("2024", "$6 billion"))
    path = desk.root / "claims/claims.csv"
    path.write_text(path.read_text().replace("Series B,valuation", "series  b , Valuation", 1))
    assert described(desk.check().evidence) == [("conflict", ["a", "b"])]


def test_a_quote_that_does_not_stand_says_nothing(desk: Desk) -> None:
    collected(desk, ("2024", "$2 billion"), ("2024", "$6 billion"))
    desk.write("seeds/b.txt", "Nothing of the kind.\n")
    assert described(desk.check().evidence) == []


def test_a_row_without_a_figure_is_left_out(desk: Desk) -> None:
    assert described(collected(desk, ("2024", "$2 billion"), ("2024", "a lot of money"))) == []


def test_sources_that_copy_one_another_count_once(desk: Desk) -> None:
    rows = [("2024", "$2 billion"), ("2024", "$2 billion"), ("2024", "$6 billion"), ("2024", "$6 billion")]
    about = "source,publisher,via\na.txt,Wire,\nb.txt,Gazette,wire\nc.txt,Post,\nd.txt,Times,\n"
    evidence = collected(desk, *rows, about=about)
    assert described(evidence) == [("conflict", ["cd", "ab"])]
    assert "two say $6 billion" in evidence.comparisons[0].reason
    assert "one says $2 billion" in evidence.comparisons[0].reason


# ---- the measure `date` ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", ["date", " Date "])
def test_the_dates_of_rows_are_compared(desk: Desk, measure: str) -> None:
    rows = [("2023-04", "founded by 3 people"), ("May 2023", "founded by three")]
    evidence = collected(desk, *rows, subject="founding", measure=measure)
    assert described(evidence) == [("conflict", ["a", "b"])]
    assert evidence.series == ()


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [
        (["2023-04", "2023-04"], "agree"),
        (["2023-04", "2023"], "compatible"),
        (["2023-04", "early 2023"], "compatible"),
        (["2024-06", "2024-07"], "conflict"),
    ],
)
def test_a_date_within_another_is_compatible(desk: Desk, dates: list[str], verdict: str) -> None:
    evidence = collected(desk, *((date, "it was founded") for date in dates), subject="founding", measure="date")
    assert [comparison.verdict.value for comparison in evidence.comparisons] == [verdict]


def test_an_undated_row_dates_nothing(desk: Desk) -> None:
    rows = [("", "it was founded"), ("2023", "it was founded")]
    assert described(collected(desk, *rows, subject="founding", measure="date")) == []
