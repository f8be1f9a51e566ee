"""A row dated after its source was published is a forecast, unless a word looks back: by language, in tests/cases."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from helpers.cases import case_id, read_cases
from helpers.desk import Desk
from timeline.evidence.outlook import looks_ahead, looks_back
from timeline.lang import facts, languages, phrases

CASES = read_cases("evidence")
LANGUAGES = [code for code in languages() if facts(code, "forecasts")]


@pytest.mark.parametrize("case", CASES, ids=[case_id(case) for case in CASES])
def test_a_row_dated_after_its_source_is_a_forecast_unless_a_word_looks_back(desk: Desk, case: dict[str, Any]) -> None:
    desk.write("timeline.toml", f'language = "{case["language"]}"\n')
    desk.write("seeds/a.txt", case["text"])
    desk.write("claims/claims.csv", f'id,date,source,quote,claim\na,2027,a.txt,"{case["text"]}",-\n')
    desk.write("claims/sources.csv", "source,published\na.txt,2024-06-11\n")
    (citation,) = desk.check(datetime.date(2026, 11, 22)).evidence.citations
    assert citation.status.stands
    assert citation.forecast is case["forecast"]


def test_every_language_has_cases_of_both() -> None:
    assert len(LANGUAGES) >= 7
    for code in LANGUAGES:
        own = [case["forecast"] for case in CASES if case["language"] == code]
        assert own.count(True) >= 3, code
        assert own.count(False) >= 3, code


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_word_looks_one_way_in_its_language(code: str) -> None:
    own = facts(code, "forecasts")
    assert [word for word in phrases(own["ahead"]) if not looks_ahead(word, code)] == []
    assert [word for word in phrases(own["back"]) if not looks_back(word, code)] == []
    assert [word for word in phrases(own["back"]) if looks_ahead(word, code)] == []
    known = {*phrases(own["ahead"]), *phrases(own["back"]), *own.get("ahead_stems", "").split()}
    assert set(phrases(own.get("mistakable", ""))) <= known


def test_a_word_that_is_another_one_elsewhere_counts_in_its_own_language_only() -> None:
    assert looks_ahead("due", "en")
    assert not looks_ahead("due navi", "it")  # two ships
    assert looks_back("was built", "en")
    assert not looks_back("was kommt", "de")  # what comes
    assert looks_back("de bruggen werden gesloten", "nl")
    assert looks_ahead("die Brücken werden geschlossen", "de")
    assert not looks_back("die Brücken werden gebaut", "de")


def test_without_a_file_only_what_cannot_be_mistaken_counts() -> None:
    assert looks_ahead("expected", "sv")
    assert not looks_ahead("due", "sv")
    assert not looks_back("opened", "sv")


@pytest.mark.parametrize(
    ("text", "code", "ahead"),
    [
        ("It is DUE\nTO open", "en", True),
        ("by the\xa0end of 2026", "en", True),
        ("by the endless sea", "en", False),
        ("they willed it", "en", False),
        ("an unexpected day", "en", False),
        ("EXPECTATIONS are high", "en", True),
        ("D’ICI 2030", "fr", True),
        ("d' ici 2030", "fr", False),
        ("d'ici-là", "fr", True),
        ("die KÜNFTIGE Halle", "de", True),
    ],
)
def test_words_count_whole_in_any_case_and_over_the_ends_of_lines(text: str, code: str, ahead: bool) -> None:
    assert looks_ahead(text, code) is ahead


@pytest.mark.parametrize(
    ("text", "back"),
    [("It closed.", True), ("a red bed", False), ("It was.", True), ("the wasp", False), ("unveiled today", False)],
)
def test_an_end_looks_back_behind_three_letters_but_in_what_was_announced(text: str, back: bool) -> None:
    assert looks_back(text, "en") is back


@pytest.mark.parametrize(
    ("claim", "quote", "language", "named"),
    [
        ("It lasted from 1914 to 1919.", "the war (1914–1918) was long", "en", "1914–1918"),
        ("It lasted from 1915 to 1918.", "the war (1914–1918) was long", "en", "1914–1918"),
        ("It lasted from 1914 to 1918.", "the war (1914–1918) was long", "en", ""),
        ("It lasted from July 1914 to November 1918.", "the war (1914–1918) was long", "en", ""),
        ("He served from 1915 to 1917.", "the war (1914–1918) was long", "en", ""),
        ("It lasted from 1914 to 1919.", "the war of 1914–1918 went on in the east until 1919", "en", ""),
        ("It lasted from 1914 to 1919.", "it began in 1914", "en", ""),
        ("Sie dauert vom 3. bis 6. Mai 2024.", "vom 3. bis 7. Mai 2024 dauert sie", "de", "vom 3. bis 7. Mai 2024"),
        ("Sie dauert vom 3. bis 7. Mai 2024.", "vom 3. bis 7. Mai 2024 dauert sie", "de", ""),
    ],
)
def test_a_span_of_time_ends_where_that_of_its_quote_does(
    desk: Desk, claim: str, quote: str, language: str, named: str
) -> None:
    desk.write("timeline.toml", f'language = "{language}"\n')
    desk.write("seeds/a.txt", quote)
    desk.write("claims/claims.csv", f'id,date,source,quote,claim\na,,a.txt,"{quote}","{claim}"\n')
    found = [f.message for f in desk.check(datetime.date(2026, 11, 22)).findings if f.rule == "date-unsupported"]
    assert [named in message for message in found] == ([True] if named else [])
