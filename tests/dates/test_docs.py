"""docs/dates.md says what the program does: every row of its tables is read."""

import datetime
import re
from pathlib import Path

import pytest

from timeline.dates import read_date
from timeline.dates.explain import explain_refusal

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
THURSDAY = datetime.date(2024, 6, 13)
READ = re.findall(r"^\| `([^`|]+)` \| `([^`|]+)` \| ([a-z ]+) \|$", PAGE, re.MULTILINE)
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl")
IN_LANGUAGES = re.findall(r"^\| " + r"`([^`|]+)` \| " * 7 + r"([a-z ]+) \|$", PAGE, re.MULTILINE)
REFUSED = re.findall(r"^\| `([^`|]+)` \| (?!`)[^|]+ \|$", PAGE, re.MULTILINE)


def test_the_tables_are_there() -> None:
    assert len(READ) > 50
    assert len(REFUSED) > 10
    assert len(IN_LANGUAGES) > 10


@pytest.mark.parametrize(("text", "edtf", "expected"), READ)
def test_what_the_page_reads_is_read(text: str, edtf: str, expected: str) -> None:
    span = read_date(text, published=THURSDAY)
    assert span is not None
    assert span.edtf == edtf
    assert expected in (span.precision, span.sense, " ".join(span.implied))


@pytest.mark.parametrize("row", IN_LANGUAGES, ids=lambda row: row[0])
def test_what_the_page_reads_in_other_languages_is_read(row: tuple[str, ...]) -> None:
    *texts, edtf, implied = row
    for text, language in zip(texts, LANGUAGES, strict=True):
        span = read_date(text, published=THURSDAY, language=language)
        assert span is not None, text
        assert (span.edtf, " ".join(span.implied)) == (edtf, implied)


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_page_refuses_is_refused(text: str) -> None:
    assert read_date(text, published=THURSDAY) is None
    assert explain_refusal(text, published=THURSDAY)
