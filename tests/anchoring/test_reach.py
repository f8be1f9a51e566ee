"""Offsets of words that are found only when they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring.tokens import tokens

PIECES = {
    "ascii": ("a", "Bc", " ", "  ", "\n", "12", "1,5", ".", "--", "_", "x1"),
    "accents": ("é", "ß", "İ", "e\u0301", " ", "—", "“", "12", "naïve", "\u00a0"),
    "unspaced": ("東京", "ไทย", "a1", " ", "。", "12", "—"),
}


@pytest.mark.parametrize("kind", PIECES)
@given(data=st.data())
def test_the_reach_of_words_is_that_of_all_offsets(kind: str, data: st.DataObject) -> None:
    few = data.draw(st.lists(st.sampled_from(PIECES[kind]), min_size=1, max_size=40))
    text = "".join(few) * data.draw(st.integers(1, 20))
    lazy, spans = tokens(text), tokens(text).spans
    assert len(lazy.words) == len(spans)
    for first in range(0, len(spans), 61):
        last = min(len(spans) - 1, first + 70)
        assert lazy.reach(first, last) == (spans[first][0], spans[last][1])
