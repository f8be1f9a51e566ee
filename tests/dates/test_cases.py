"""Cases of dates, in EDTF: what a cell reads as (`reads`, null where it is refused) and what a text holds (`finds`)."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from helpers.cases import case_id, read_cases
from timeline.dates import find_dates, read_date

CASES = [case for case in read_cases("dates") if {"reads", "finds"} & case.keys()]


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_date_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    given = {"published": datetime.date.fromisoformat(case["published"]), "language": case["language"]}
    if "reads" in case:
        span = read_date(case["text"], **given)
        assert (span.edtf if span else None) == case["reads"]
    else:
        assert [span.edtf for span in find_dates(case["text"], **given)] == case["finds"]


def test_no_case_stands_twice() -> None:
    asked = [(case["published"], case["language"], "reads" in case, case["text"]) for case in CASES]
    assert len(asked) == len(set(asked))
