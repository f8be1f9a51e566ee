"""A passage from which much was taken out, while its old words stand elsewhere: its old place is told, not the copy."""

from __future__ import annotations

import pytest

from timeline.anchoring import TextIndex, anchor_quotes
from timeline.model import Selector, Status

BEFORE = "The ferries were late all week, and nobody at the quay could say why. "
BEHIND = " On Friday the wind fell, and the first boat left at six."
PASSAGE = (
    "The harbour board met behind closed doors and heard what the crews had to say of the night shifts. It will pay "
    "for 12 new posts from the spring, it said, and will hire them in the towns along the coast before anyone else is "
    "asked. The chair thanked the crews for their patience. A report is due in June, and the unions see it first."
)
CHINESE = (
    "港务局周一开会，听取了船员对夜班的意见，并决定从春季起增加人手。会议持续了三个小时，主席感谢船员的耐心，工会将首先看到六月的报告。"
    "各章节的编号应与主章节相邻(例如“1 1ab 8 ...)。"
)


def anchored(quote: str, edited: str, before: str, behind: str, language: str) -> Status:
    """What becomes of a quote whose passage was edited, in a text that ends with its old words."""
    selector = Selector(quote, before[-40:], behind[:40], len(before), not before, False)
    text = f"{before}{edited}{behind}\n\nAn earlier version had: {quote} It was wrong.\n"
    return anchor_quotes([selector], TextIndex(text, language))[0].status


@pytest.mark.parametrize(
    ("opens", "closes"),
    [(" It will", " asked."), (" The chair", " patience."), (" It will", " patience."), (" and heard", " asked.")],
)
def test_the_old_place_is_told_although_half_of_the_passage_is_gone(opens: str, closes: str) -> None:
    start, end = PASSAGE.index(opens), PASSAGE.index(closes) + len(closes)
    edited = PASSAGE[:start] + PASSAGE[end:]
    assert anchored(PASSAGE, edited, BEFORE, BEHIND, "en") is Status.ALTERED


def test_where_the_passage_went_as_a_whole_the_other_place_is_its_own() -> None:
    assert anchored(PASSAGE, "", BEFORE, BEHIND, "en") is Status.MOVED


def test_where_other_words_stand_there_now_the_other_place_is_its_own() -> None:
    assert anchored(PASSAGE, "A band played, and children ran about.", BEFORE, BEHIND, "en") is Status.MOVED


def test_a_quote_that_ends_in_three_dots_and_a_bracket_is_told_as_edited() -> None:
    edited = CHINESE.replace("1 1ab", "0 1ab")
    behind = " 除非遵守了这些规则，否则工具不会正常工作。这些规则很复杂。"
    assert anchored(CHINESE, edited, "", behind, "zh") is Status.ALTERED
