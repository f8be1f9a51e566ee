"""Cases of dates by phenomenon: tests/cases/dates/*.txt.

A line is a language, `read` or `find`, a text, `=>`, and what must come of it in EDTF: one date of a cell (`refused` if
none), or those of a running text in order. All are read against 13 June 2024, or against the day of the last line `@`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline.dates import find_dates, read_date

FOLDER = Path(__file__).parents[1] / "cases" / "dates"


class Case(NamedTuple):
    published: datetime.date
    language: str
    verb: str
    text: str
    edtf: str


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        published = datetime.date(2024, 6, 13)
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                published = datetime.date.fromisoformat(line[1:].strip())
            elif line and not line.startswith("#"):
                asked, _, edtf = line.partition(" =>")
                language, verb, text = asked.split(" ", 2)
                yield Case(published, language, verb, text, edtf.strip())


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.language}: {case.text[:60]}")
def test_a_date_is_read_as_it_is_meant(case: Case) -> None:
    if case.verb == "read":
        span = read_date(case.text, published=case.published, language=case.language)
        assert (span.edtf if span else "refused") == case.edtf
    else:
        assert case.verb == "find"
        found = find_dates(case.text, published=case.published, language=case.language)
        assert " ".join(span.edtf for span in found) == case.edtf


def test_no_case_stands_twice() -> None:
    asked = [(case.published, case.language, case.verb, case.text) for case in cases()]
    assert len(asked) == len(set(asked))
