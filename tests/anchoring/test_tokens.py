"""The words of a text, kept for the next quote, are those that looking again would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring.tokens import tokens

TEXTS = st.text(st.sampled_from("ab ß.İ東京都 ,'é\n-_9"), max_size=25)


@given(TEXTS, st.integers(0, 25), st.integers(0, 25))
def test_a_stretch_of_kept_words_is_the_stretch_found_anew(text: str, one: int, other: int) -> None:
    low, high = sorted(min(place, len(text)) for place in (one, other))
    kept, anew = tokens(text).within(text, low, high), tokens(text, low, high)
    assert (kept.words, kept.spans) == (anew.words, anew.spans)
