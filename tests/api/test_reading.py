"""Single texts from Python: what the engine finds, with the found words, and arguments refused in words."""

from __future__ import annotations

import datetime
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

import timeline
from timeline import ChangeKind, Status
from timeline.lang import languages

TEXT = "Es wurden nicht mehr als 415 Millionen Euro. It closed a round of $451 million in December."


def test_the_anchor_gives_the_words_found() -> None:
    anchor = timeline.find_quote("a round of $415 million", TEXT)
    assert (anchor.status, anchor.text) == (Status.ALTERED, "a round of $451 million")
    assert anchor.text == TEXT[anchor.start : anchor.end]
    assert timeline.find_quote("never said by anybody here", "Something else.").text == ""


def test_anchors_are_equal_by_place_and_come_back_whole_from_a_pickle() -> None:
    anchor = timeline.find_quote("a round of $451 million", TEXT)
    assert anchor == timeline.Anchor(Status.EXACT, anchor.start, anchor.end, rung="exact")
    assert hash(anchor) == hash(timeline.Anchor(Status.EXACT, anchor.start, anchor.end, rung="exact"))
    again = pickle.loads(pickle.dumps(anchor))  # noqa: S301 - our own bytes
    assert (again, again.text) == (anchor, anchor.text)


def test_what_differs_is_told_by_the_words_of_the_language() -> None:
    quote, text = "Die Zahlen sind gut und bestätigt", "Die Zahlen sind nicht gut und bestätigt, hieß es."
    german = timeline.find_quote(quote, text, language="de")
    assert [change.kind for change in german.changes] == [ChangeKind.NEGATION]


def test_prefix_and_near_tell_which_place_is_meant() -> None:
    text = "First it rose by 5 percent. Then it rose by 5 percent."
    assert timeline.find_quote("rose by 5 percent", text).status is Status.AMBIGUOUS
    assert timeline.find_quote("rose by 5 percent", text, prefix="Then it ").start == text.rindex("rose")
    assert timeline.find_quote("rose by 5 percent", text, near=text.rindex("rose")).start == text.rindex("rose")


def test_figures_and_dates_are_those_of_the_engine() -> None:
    (figure,) = timeline.read_figures("etwa 1,5 Mrd. Euro", language="de-AT")
    assert (figure.unit, figure.value, figure.relation) == ("EUR", Decimal("1.5e9"), "~")
    day = datetime.date(2024, 6, 11)
    (found,) = timeline.find_dates("It was last week.", published=day)
    assert timeline.read_date("last week", published=day).edtf == found.edtf
    assert timeline.read_date("03/04/2024", order="DMY").edtf == "2024-04-03"
    a, b = timeline.read_figures("€10 million or $11.7 billion")
    assert timeline.compare_figures(a, b, on=datetime.date(2024, 6, 11)).verdict == "conflict"
    assert timeline.compare_figures(a, b, on=timeline.read_date("June 2024")).rate is not None


@pytest.mark.parametrize("language", [*languages(), "cs", "ja-JP", "gsw", "en-IN"])
def test_every_language_of_cldr_is_read_with_a_file_or_without(language: str) -> None:
    (figure,) = timeline.read_figures("€5", language=language)
    assert figure.value == 5
    assert timeline.find_quote("€5", "It is €5.", language=language).status is Status.EXACT
    assert timeline.read_date("2024-06-11", language=language) is not None
    timeline.find_dates("2024-06-11", language=language)


NOON = datetime.datetime(2024, 6, 11, 12, tzinfo=datetime.UTC)
FIGURE, DATE = timeline.read_figures("€5")[0], timeline.read_date("2024")
WRONG: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: timeline.find_quote(None, "a"), TypeError, r"quote is a text \(str\), not None"),
    (lambda: timeline.find_quote("a", b"a"), TypeError, r"text is a text \(str\), not bytes"),
    (lambda: timeline.find_quote("a", "a", near="1"), TypeError, r"near is an offset \(int\) or None, not str"),
    (lambda: timeline.find_quote("a", "a", prefix=1), TypeError, r"prefix is a text \(str\), not int"),
    (lambda: timeline.find_quote("a", "a", language="xx"), ValueError, "'xx' names no language"),
    (lambda: timeline.find_quote("a", "a", language=None), TypeError, "language is a text as 'en'"),
    (lambda: timeline.read_figures(5), TypeError, r"text is a text \(str\), not int"),
    (lambda: timeline.read_figures("5", language="german"), ValueError, "CLDR does not know 'german'"),
    (lambda: timeline.read_figures("5", language="de-XX"), ValueError, "CLDR does not know 'xx'"),
    (lambda: timeline.compare_figures("€5", FIGURE), TypeError, "a is a figure as read_figures gives it, not str"),
    (lambda: timeline.compare_figures(FIGURE, [FIGURE]), TypeError, "b is a figure as read_figures gives it, not list"),
    (lambda: timeline.compare_figures(FIGURE, FIGURE, on="2024"), TypeError, "on is a day, a date .* or None, not str"),
    (lambda: timeline.read_date(2024), TypeError, r"text is a text \(str\), not int"),
    (lambda: timeline.read_date("a", published="2024-06-11"), TypeError, "published is a day as datetime.date"),
    (lambda: timeline.read_date("a", published=NOON), TypeError, "not datetime"),
    (lambda: timeline.read_date("a", order="dmy"), ValueError, "order is one of '', 'DMY', 'MDY', 'YMD', not 'dmy'"),
    (lambda: timeline.find_dates("a", order=1), TypeError, r"order is a text \(str\), not int"),
    (lambda: timeline.find_dates("a", language="deutsch"), ValueError, "names no language"),
    (lambda: timeline.compare_dates(DATE, "2024"), TypeError, "b is a date as read_date gives it, not str"),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_wrong_arguments_are_refused_in_words(number: int) -> None:
    call, error, message = WRONG[number]
    with pytest.raises(error, match=message) as raised:
        call()
    assert type(raised.value) is error
