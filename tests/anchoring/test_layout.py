"""What typography, layout and quoting itself change, and what they never may: a file for each language and kind.

A case has a quote, a text, the status, and names: what was overlooked of a quote that stands, the kinds of the changes
of one that is altered. "altered or missing" is said of what must not stand, wherever it is found.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.cases import case_id, read_cases
from timeline.anchoring import TextIndex, anchor_quotes, find_quote
from timeline.model import Anchor, Selector, Status

CASES = [case for case in read_cases("anchoring") if "about" not in case]


def anchored(case: dict[str, Any], quote: str = "") -> Anchor:
    return anchor_quotes([Selector(quote or case["quote"])], TextIndex(case["text"], case["language"]))[0]


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_what_is_said_of_a_quote(case: dict[str, Any]) -> None:
    anchor = anchored(case)
    assert anchor.status in case["status"].split(" or ")
    names = set(anchor.folds) if anchor.status.stands else {change.kind.value for change in anchor.changes}
    assert set(case.get("names", ())) <= names


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_quote_stands_where_it_was_taken_from(case: dict[str, Any]) -> None:
    """The words found, quoted as they are, stand: no fold leads to offsets beside its words."""
    anchor = anchored(case)
    if anchor.start is not None:
        assert anchored(case, case["text"][anchor.start : anchor.end]).status.stands


def test_changes_that_no_word_was_meant_by_are_slight() -> None:
    slight = [case for case in CASES if case["phenomenon"] == "slight"]
    kinds = {change.kind for case in slight for change in anchored(case).changes}
    assert {kind.value for kind in kinds if kind.is_slight} == {"spelling", "spacing", "furniture"}


def test_one_of_several_places_that_cuts_no_number_is_meant() -> None:
    text = "It lost 112 million records, of which 12 million records were paid for."
    anchor = find_quote("12 million records", text)
    assert (anchor.status, anchor.start) == (Status.EXACT, text.index("which 12") + 6)


MARKS = st.text(alphabet=st.sampled_from("ab1 2.,-–—\n\t*_[](){}<>|#`>\\&;\u00ad\u200c¬²³†'\"’“"), max_size=60)


@given(MARKS, MARKS, MARKS)
def test_never_raises_and_numbers_are_never_joined(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    anchor = find_quote(quote.replace("*", "").replace("`", ""), text)
    if anchor.status.stands and anchor.start is not None and not anchor.parts:
        assert 0 <= anchor.start < (anchor.end or 0) <= len(text)
    joined = "".join(c for c in quote if c.isdecimal())
    parted = quote.replace("1", "1 ").replace("2", "2 ")
    if joined and len(joined) > 1 and quote.isdecimal() and parted.strip() != quote:
        assert not find_quote(quote, before.replace("1", "").replace("2", "") + "x " + parted + "x").status.stands
