"""Lost quotes in other sources: found where the words stand, and looked for no more often than that takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import timeline.anchoring
from timeline.anchoring import LostWords, TextIndex, standing_quotes
from timeline.model import Selector, Status

if TYPE_CHECKING:
    from helpers.desk import Desk

LOST = "raised 600 million euros in June"
WORDS = st.sampled_from(
    ["the", "mayor", "paid", "“about", "€5", "million”", "co-", "\noperate", "ﬁrst", "first", "…", "[sic]", "[he]", "3",
     "%", "−", "-", "it’s", "é", "e\u0301", "â‚¬", "â€™s", "\ufffd", "\u00ad", "ПЃСЂ", "a"]
)  # fmt: skip
GLUE = st.sampled_from(["", " ", "\n", " - ", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=30).map(lambda pairs: "".join(word + glue for word, glue in pairs))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The quotes that were looked for, as often as they were."""
    found: list[str] = []

    def counted(selectors: list[Selector], index: TextIndex) -> object:
        found.extend(selector.quote for selector in selectors)
        return standing_quotes(selectors, index)

    monkeypatch.setattr(timeline.anchoring, "standing_quotes", counted)
    return found


def project(desk: Desk, size: int, **texts: str) -> None:
    """As many sources as rows, each row with a quote that its source has not; further texts by name."""
    for n in range(size):
        desk.write(f"seeds/s{n}.txt", f"Nothing of the kind was said in town {n}.\n")
    for name, text in texts.items():
        desk.write(f"seeds/{name}.txt", text)
    desk.table(*({"id": f"b{n}", "claim": "c", "source": f"s{n}.txt", "quote": LOST} for n in range(size)))


def test_a_quote_lost_in_many_rows_is_looked_for_only_where_a_stretch_of_it_stands(
    desk: Desk, asked: list[str]
) -> None:
    project(desk, 40)
    assert {row.status for row in desk.check().evidence.citations} == {Status.MISSING}
    assert not asked
    project(desk, 40, other=f"They {LOST}.\n", later=f"Again they {LOST}.\n")
    citations = desk.check().evidence.citations
    assert {(row.status, row.elsewhere) for row in citations} == {(Status.MISATTRIBUTED, "later.txt")}
    assert asked == [LOST]


def test_a_row_whose_own_source_is_the_first_with_the_words_is_told_of_no_other(desk: Desk) -> None:
    project(desk, 2, s1=f"They {LOST}, in\u00adcluding fees.\n")
    first, second = desk.check().evidence.citations
    assert (first.status, first.elsewhere) == (Status.MISATTRIBUTED, "s1.txt")
    assert second.status is Status.EXACT


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a “ﬁrst” co-operation of many", 'In town, a "first" co-\noperation of many towns.'),
        ("they paid … for the bridge [sic] in May", "They say they paid a lot for the bridge in May."),
        ("[The mayor] paid €5 million", "Then [the mayor] paid â‚¬5 million, or â‚¬6 million"),
        ("it’s the mayor’s office", "itâ€\ufffds the mayorâ€™s office, â€™s"),
        ("5", "of 5 towns"),
    ],
)
def test_no_quote_that_stands_is_passed_over_in_a_text_written_otherwise(quote: str, text: str) -> None:
    anchor = standing_quotes([Selector(quote)], TextIndex(text))[0]
    assert anchor is None or LostWords([quote]).may_stand_in(TextIndex(text)) == [0]


@given(TEXTS, st.integers(0, 60), st.integers(1, 40), TEXTS)
@example("itâ€\ufffds the mayorâ€™s, â€™s", 0, 9, "")
def test_no_quote_that_stands_is_passed_over(text: str, start: int, size: int, other: str) -> None:
    quotes = [text[start : start + size], other, text[start : start + size].replace("-", "").replace(" ", "\n")]
    found = standing_quotes([Selector(quote) for quote in quotes], TextIndex(text))
    candidates = LostWords(quotes).may_stand_in(TextIndex(text))
    assert {n for n, anchor in enumerate(found) if anchor} <= set(candidates)
