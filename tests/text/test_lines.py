"""The line index: the same answers as counting by hand, at every offset, over the edges of its blocks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import lines as lines_module
from timeline.text.lines import Lines

TEXTS = st.text("ab\n\r\u2028\x85\x0c😀", max_size=40)


def counted(text: str, offset: int) -> tuple[int, int]:
    """The line and column by looking at every line end before the offset."""
    ends = [match.end() for match in re.finditer("\r\n|\r|\n", text) if match.end() <= offset]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1


@pytest.fixture(autouse=True, scope="module")
def small_blocks() -> object:
    """Blocks of three characters, so that short texts have many edges."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines_module, "BLOCK", 3)
        yield


@given(TEXTS)
def test_every_offset_has_the_place_that_counting_gives(text: str) -> None:
    lines = Lines(text)
    assert [lines.position(at) for at in range(len(text) + 1)] == [counted(text, at) for at in range(len(text) + 1)]


@given(TEXTS)
def test_around_gives_the_line_without_its_end(text: str) -> None:
    lines, all_lines = Lines(text), re.split("\r\n|\r|\n", text)
    for at in range(len(text) + 1):
        start, end = lines.around(at)
        assert start <= at
        assert text[start:end] == all_lines[counted(text, at)[0] - 1]


@given(TEXTS)
def test_count_is_the_number_of_lines(text: str) -> None:
    assert Lines(text).count() == len(re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def test_an_offset_outside_is_the_nearest_end() -> None:
    assert Lines("ab\nc").position(-5) == (1, 1)
    assert Lines("ab\nc").position(99) == (2, 2)
