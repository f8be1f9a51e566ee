"""Dates in running text: which are found, where, and how long it takes."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.cases import case_id, read_cases
from timeline.dates import find_dates, read_date
from timeline.dates.grammar.grammar import prose_levels, whole_levels
from timeline.dates.grammar.kinds import CHARACTER, compiled, needed
from timeline.dates.grammar.lexicon import knows, load
from timeline.lang import languages

CASES = [case for case in read_cases("dates") if "found" in case]
LANGUAGES = [code for code in languages() if knows(code)]
THURSDAY = datetime.date(2024, 6, 13)
WORDS = sorted({first for code in LANGUAGES for first in load(code).phrases})
WRITTEN = {
    "number": "0 2 12 31", "short": "0 45 98", "long": "120", "year": "1851 1990 2024", "ordinal": "1st 31st",
    "decade": "90s 1990s 1800s", "date": "2024 March yesterday tuesday", "comma": ",", "colon": ":", "dot": ".",
    "slash": "/", "hyphen": "-", "dash": "–", "open": "(", "close": ")", "apostrophe": "'", "question": "?",
    "tilde": "~",
}  # fmt: skip
OF_KIND = {CHARACTER[name]: words.split() for name, words in WRITTEN.items()}
for _code in LANGUAGES:
    for _first, _phrases in load(_code).phrases.items():
        for _phrase in _phrases:
            OF_KIND.setdefault(_phrase.kind, []).append(" ".join((_first, *_phrase.rest)))
MIXED = st.lists(
    st.sampled_from([*WORDS, *"0123456789.,-/?()~", "2024", "2023", "12", "May", "the", "\n", "é"]), max_size=14
)


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_dates_are_found_and_other_numbers_are_not(case: dict[str, Any]) -> None:
    published = datetime.date.fromisoformat(case["published"]) if case["published"] else None
    spans = find_dates(case["text"], published=published, language=case["language"])
    assert [span.text for span in spans] == case["found"]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Fondée en avril 2023, elle vaut 2 024 euros en mai 2024.", "fr", ["avril 2023", "mai 2024"]),
        ("Das Werk wurde am 3. Mai 2024 und im 2. Quartal 2023 erweitert.", "de", ["3. Mai 2024", "2. Quartal 2023"]),
        ("La ronda cerró el 3 de mayo de 2024, no en marzo de 2023.", "es", ["3 de mayo de 2024", "marzo de 2023"]),
        ("Il 12 maggio 2023 era venerdì.", "it", ["12 maggio 2023"]),
        ("Den 12 maj 2023 var en fredag.", "sv", []),
    ],
)
def test_dates_in_other_languages(text: str, language: str, found: list[str]) -> None:
    assert [span.text for span in find_dates(text, language=language)] == found


def test_what_is_found_reads_the_same_alone() -> None:
    text = "It began on 19 February, after Q3 2023, and runs until June 2025; early 2024 was calm."
    for span in find_dates(text, published=THURSDAY):
        alone = read_date(span.text, published=THURSDAY)
        assert alone is not None
        assert (alone.earliest, alone.latest, alone.precision) == (span.earliest, span.latest, span.precision)


@given(MIXED, st.sampled_from([None, THURSDAY]), st.sampled_from([*LANGUAGES, "it"]))
def test_words_of_dates_in_any_order(words: list[str], published: datetime.date | None, language: str) -> None:
    text = " ".join(words)
    check(text, published, language)
    check("".join(words), published, language)


@st.composite
def filled_rules(draw: st.DrawFn) -> str:
    """A text that a rule of the grammar matches: its kinds, each with a word of that kind in some language."""
    levels = (*whole_levels("en"), *prose_levels("fr"))
    pattern = draw(st.sampled_from(sorted({pattern for level in levels for _, pattern, _ in level.rules})))
    kinds = draw(st.from_regex(compiled(pattern), fullmatch=True))
    assert needed(pattern)
    assert not any(map(set(kinds).isdisjoint, needed(pattern))), "what a rule needs stands in all that it matches"
    return " ".join(draw(st.sampled_from(OF_KIND.get(kind, ["x"]))) for kind in kinds)


@settings(max_examples=400)
@given(filled_rules(), st.sampled_from([None, THURSDAY, datetime.date(1, 1, 1), datetime.date(9999, 12, 31)]))
def test_every_rule_with_any_words(text: str, published: datetime.date | None) -> None:
    for code in LANGUAGES:
        check(text, published, code)
        check(text.title(), published, code)


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    check(text, THURSDAY, "en")


def check(text: str, published: datetime.date | None, language: str) -> None:
    """Finding and reading never raise; what they tell is in order, in place, and has its earliest day first."""
    end = 0
    for span in find_dates(text, published=published, language=language):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end
    single = read_date(text, published=published, language=language) if language != "it" else None
    for span in [*find_dates(text, published=published, language=language), *([single] if single else [])]:
        assert span.earliest is None or span.latest is None or span.earliest <= span.latest
        again = read_date(span.edtf)
        assert again is not None, span.edtf
        assert (again.earliest, again.latest, again.qualifier) == (span.earliest, span.latest, span.qualifier)


@pytest.mark.parametrize(
    "piece",
    [
        "1 1 ",
        "[",
        "2024 ",
        "the of in ",
        "last ",
        "first ",
        ", ",
        "e\u0301",
        "May ",
        "1 May - ",
        "two ",
        "9",
        "of the last of the ",
    ],
)
def test_long_hostile_texts_are_read_to_their_end(piece: str) -> None:
    """How the time grows stands in benchmarks/worst_cases.py."""
    text = piece * (200_000 // len(piece))
    assert all(text[date.start : date.end] == date.text for date in find_dates(text, published=THURSDAY))
