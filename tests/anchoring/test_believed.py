"""What is asked of a place before it is aligned is never more than what is asked of it before it is believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring.near import believed, least_believed
from timeline.anchoring.ranked import Candidate

SHARES = st.sampled_from([n / 100 for n in range(101)])


@given(SHARES, SHARES, SHARES, st.integers(0, 2), st.integers(0, 2), st.sampled_from([0.5, 1.5, 3.0]), st.booleans())
def test_no_place_is_believed_that_is_worth_less_than_is_asked(
    kept: float, more: float, worth: float, beside: int, recorded: int, stretch: float, left_out: bool
) -> None:
    place = Candidate(0, 9, 1.0, kept, worth, beside, borrowed=0.0, stretch=stretch, words=8)
    if believed(place, recorded, left_out=left_out):
        assert worth >= least_believed(recorded, max(kept, more))
