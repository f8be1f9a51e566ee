"""A longest common subsequence of short rows is the one that rapidfuzz finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from timeline.anchoring.common import common

ROWS = st.lists(st.sampled_from("abcd"), max_size=70)


@given(ROWS, ROWS)
def test_the_pairs_are_those_of_rapidfuzz(ours: list[str], theirs: list[str]) -> None:
    blocks = [step for step in LCSseq.opcodes(ours, theirs) if step.tag == "equal"]
    pairs = [(step.src_start + n, step.dest_start + n) for step in blocks for n in range(step.src_end - step.src_start)]
    assert sorted(common(ours, theirs)) == pairs
