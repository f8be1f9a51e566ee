"""Reading one date: what is read, as what, and what is refused. The cases are in cases/dates."""

import datetime
import subprocess
import sys
from typing import Any

import pytest

from helpers.cases import case_id, read_cases
from timeline.dates import read_date
from timeline.dates.explain import explain_refusal
from timeline.dates.grammar.cascade import Level
from timeline.dates.grammar.grammar import prose_levels, whole_levels
from timeline.dates.grammar.kinds import CHARACTER, NAMES
from timeline.dates.grammar.lexicon import knows, load
from timeline.dates.grammar.rules import LISTS
from timeline.lang import languages

LANGUAGES = [code for code in languages() if knows(code)]
CASES = [case for case in read_cases("dates") if "edtf" in case]
READ, REFUSED = [case for case in CASES if case["edtf"]], [case for case in CASES if not case["edtf"]]
THURSDAY = datetime.date(2024, 6, 13)


def day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", READ, ids=case_id)
def test_a_date_keeps_what_was_written(case: dict[str, Any]) -> None:
    span = read_date(case["text"], published=day(case["published"]), language=case["language"], order=case["order"])
    assert span is not None
    assert (span.edtf, span.precision, list(span.implied), span.sense) == (
        case["edtf"],
        case["precision"],
        case["implied"],
        case["sense"],
    )
    assert case["text"][span.start : span.end] == span.text


@pytest.mark.parametrize("case", REFUSED, ids=case_id)
def test_what_is_no_certain_date_is_refused(case: dict[str, Any]) -> None:
    assert read_date(case["text"], published=day(case["published"]), language=case["language"]) is None


@pytest.mark.parametrize("case", REFUSED, ids=case_id)
def test_every_refusal_has_a_reason_or_says_what_to_write(case: dict[str, Any]) -> None:
    hint = explain_refusal(case["text"], published=day(case["published"]), language=case["language"])
    assert hint
    assert "\n" not in hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-13-01", "there is no month 13"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("0000-00-00", "there is no month 0"),
        ("03/04/2024", "3 April or 4 March: write 2024-04-03 or 2024-03-04, or set date_order"),
        ("Jun-23", "June 2023 or 23 June: write 2023-06"),
        ("45041", "a spreadsheet's day number, of 2023-04-25"),
        ("12", "is a number"),
        ("3%", "is a number"),
        ("19 February", "no full year"),
        ("Monday, 5 May 2024", "2024-05-05 is a Sunday"),
        ("1863 or 1864", "write [1863,1864]"),
        ("", "no date is given"),
        ("soon", "write it as 2024-05-03"),
    ],
)
def test_a_hint_says_what_to_do(text: str, expected: str) -> None:
    assert expected in explain_refusal(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("two weeks ago", "en"),
        ("vor zwei Wochen", "de"),
        ("am Dienstag", "de"),
        ("il y a deux semaines", "fr"),
        ("dans trois jours", "fr"),
        ("hace dos semanas", "es"),
        ("el martes", "es"),
    ],
)
def test_a_distance_without_a_day_of_publication_says_that_it_needs_one(text: str, language: str) -> None:
    refusal = explain_refusal(text, language=language)
    assert refusal == (
        f"{text} has no full year, and its source no day of publication: add the year, or `published` to the source"
    )


def test_a_bare_weekday_of_publication_is_that_day() -> None:
    span = read_date("Thursday", published=THURSDAY)
    assert span is not None
    assert span.edtf == "2024-06-13"


@pytest.mark.parametrize(
    ("text", "edtf"), [("29 February", "2024-02-29"), ("28 February", "2027-02-28"), ("5 March", "2027-03-05")]
)
def test_a_day_without_year_is_the_nearest_that_exists(text: str, edtf: str) -> None:
    span = read_date(text, published=datetime.date(2026, 12, 1) if edtf > "2025" else datetime.date(2025, 12, 1))
    assert span is not None
    assert (span.edtf, span.implied) == (edtf, ("year",))


def test_a_season_code_that_could_be_years_says_so() -> None:
    season = read_date("2021-22")
    assert season is not None
    assert (season.precision, season.implied) == ("season", ("season",))
    plain = read_date("2022-22")
    assert plain is not None
    assert plain.implied == ()


def test_the_order_of_a_project_settles_what_is_refused_otherwise() -> None:
    assert read_date("03/04/2024") is None
    assert [span.edtf for order in ("DMY", "MDY") if (span := read_date("03/04/2024", order=order))] == [
        "2024-04-03",
        "2024-03-04",
    ]


@pytest.mark.parametrize(
    "text",
    ["1 " * 100, "[" * 200, "last " * 40, "of the " * 28, "2024-" * 40, "May " * 50, "e\u0301" * 100, "ten " * 50],
)
def test_hostile_texts_are_refused(text: str) -> None:
    assert read_date(text[:200], published=THURSDAY) is None


@pytest.mark.parametrize("text", ["2024-05-03" + " " * 300, "9" * 1_000_000, "(" * 1_000_000])
def test_long_texts_are_refused_before_anything_is_tried(text: str) -> None:
    assert read_date(text) is None
    assert explain_refusal(text)


def test_the_machines_clock_has_no_say() -> None:
    """dateparser fills gaps from a day of its own: with none given, nothing that needs one is read."""
    assert [read_date(text, language="it") for text in ("ieri", "12 maggio", "maggio", "3 giorni fa")] == [None] * 4
    span = read_date("ieri", language="it", published=THURSDAY)
    assert span is not None
    assert (span.edtf, span.implied) == ("2024-06-12", ("day",))


def test_english_dates_are_read_without_dateparser() -> None:
    code = (
        "import sys, datetime; from timeline.dates import read_date, find_dates\n"
        "read_date('last week', published=datetime.date(2024, 6, 13)); read_date('3 mai 2024', language='fr')\n"
        "read_date('nothing like a date'); find_dates('on 3 May 2024')\n"
        "assert 'dateparser' not in sys.modules, 'loaded'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_kind_that_the_rules_know(language: str) -> None:
    words = load(language)
    kinds = {phrase.kind for phrases in words.phrases.values() for phrase in phrases}
    assert kinds <= set(CHARACTER.values())
    assert len(set(CHARACTER.values())) == len(NAMES)


def test_no_phrase_of_a_language_means_two_things() -> None:
    meanings: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for language in LANGUAGES:
        for first, phrases in load(language).phrases.items():
            for phrase in phrases:
                if phrase.kind != CHARACTER["roman"]:  # "I" is a numeral, "i" an article
                    written = (language, phrase.exact or first, *phrase.rest)
                    meanings.setdefault(written, set()).add((phrase.kind, str(phrase.value)))
    twice = {written: found for written, found in meanings.items() if len(found) > 1}
    assert twice == {}


def test_levels_are_built_once() -> None:
    assert all(isinstance(level, Level) for code in LANGUAGES for level in whole_levels(code))
    assert all(whole_levels(code) == whole_levels(code) for code in LANGUAGES)
    assert len(set(whole_levels("fr")) ^ set(whole_levels("es"))) == 4  # distances and words that are two things
    assert set(prose_levels("en")) - set(whole_levels("en")) == {LISTS}
