"""The words of the pieces of a text, kept for the next quote, are those that looking at all of them anew would find."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring.tokens import joined, tokens

TEXTS = st.text(st.sampled_from("ab ß.İǰ\u0345東京都\u3000 ,'é\n-_9€"), max_size=25)


@given(TEXTS, st.sets(st.integers(0, 25), min_size=2))
def test_pieces_joined_are_the_stretch_found_anew(text: str, places: set[int]) -> None:
    cuts = sorted({min(place, len(text)) for place in places})
    low, high = cuts[0], cuts[-1]
    pieces = [tokens(text, start, end) for start, end in pairwise(cuts)]
    whole, anew = joined(pieces or [tokens(text, low, high)]), tokens(text, low, high)
    assert (whole.words, whole.spans) == (anew.words, anew.spans)
    assert whole.words == [text[start:end].casefold() for start, end in whole.spans]
    assert [whole.reach(number, number) for number in range(len(whole))] == anew.spans
