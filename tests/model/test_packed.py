"""The text of a source takes as much memory as it needs, and is what it was."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from timeline.model import Source

PRINT = "“Prices rose by £3,” the minister said on Tuesday. " * 400


@pytest.mark.parametrize(
    "text", ["", "plain", PRINT, "Größe " * 99, "Цены выросли. " * 99, "東京都は" * 99, "€\ud800" + "a" * 999]
)
def test_a_text_is_what_it_was(text: str) -> None:
    source, other = Source("a.txt", "seeds/a.txt", text), Source("b.txt", "seeds/b.txt", PRINT + "!")
    assert [source.text, other.text, source.text] == [text, PRINT + "!", text]
    assert source == Source("a.txt", "seeds/a.txt", text)
    assert replace(source, assumed="de").text == replace(other, text=text).text == text
    kind, sent = source.__reduce__()
    assert kind(*sent) == source


def test_signs_of_print_do_not_double_what_texts_take() -> None:
    """Bytes are counted and not seconds."""
    tracemalloc.start()
    try:
        sources = [Source(f"s{n}.txt", "", f"{PRINT}{n}") for n in range(50)]
        taken = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert all(source.text == f"{PRINT}{n}" for n, source in enumerate(sources))
    assert taken < 1.2 * 50 * len(PRINT.encode())
