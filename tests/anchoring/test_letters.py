"""Words are found in another view of a text wherever they are, though most views are not made for most words."""

from __future__ import annotations

import pytest

from timeline.anchoring import find_quote
from timeline.anchoring.find import anchor_quotes
from timeline.anchoring.index import TextIndex
from timeline.model import Selector, Status

SEEN = (
    ("ĳsvrij was de haven", "Ĳsvrij was de haven in mei."),
    ("the fund lost half its value", "They say the **fund** lost half[3] its val<b>ue</b> in May."),
    ("the café lost half its value", "They say the caf&eacute; lost half its value in May."),
    ("the fund lost half its value", "They say the [fund](https://example.org/fund) lost half its value in May."),
    ("the first₂ fund lost it", "They say the ﬁrst₂ **fund** lost it in May."),
    ("The Łódź fund lost half its value.", "They say the Łódź **fund** lost half its value, and more."),
    ("the fund lost it", "They say the fund<sup>1</sup> lost <i>it</i> in May."),
)
PARTED = (
    ("the fund lost half its value", "They say\nthe fund\n- 12 -\nlost half its value\n- 13 -\nin May."),
    (
        "the fund lost more than half",
        "They say\nthe fund lost mo-\n- 12 -\nre than half\n- 13 -\nof it.",
    ),
    ("the fund lost more than half", "They say\nthe fund lost mo\u00ad\n- 12 -\nre than half\n- 13 -\nin May."),
    ("und lost half its value", "They say\nthe f-\n- 12 -\nund lost half its\n- 13 -\nvalue in May."),
)
ALIKE = (
    ("the modern column was clear", "They say the modem colurnn was dear in May."),
    ("the cafe in Lodz was clear", "They say the café in Łódź was dear in May."),
    ("Illinois and Iowa were clear", "They say lllinois and lowa were clear in May."),
)


@pytest.mark.parametrize(("quote", "text"), SEEN)
def test_words_that_a_reader_sees_stand(quote: str, text: str) -> None:
    assert find_quote(quote, text).status is Status.REFORMATTED


@pytest.mark.parametrize(("quote", "text"), [*PARTED, *ALIKE])
def test_words_that_a_page_parts_and_letters_that_look_alike_are_found(quote: str, text: str) -> None:
    found = find_quote(quote, text)
    assert found.status is Status.ALTERED
    assert all(change.kind.is_slight for change in found.changes)


def test_no_other_view_is_made_for_words_that_stand_in_none() -> None:
    index = TextIndex("They say **the fund** lost half of\n- 12 -\nits value\n- 13 -\nin May.")
    anchor = anchor_quotes([Selector("Nobody expected any of these losses, a spokeswoman said.")], index)[0]
    assert anchor.status is Status.MISSING
    assert {"plain", "furniture", "unfurnished", "shapes"}.isdisjoint(vars(index))
