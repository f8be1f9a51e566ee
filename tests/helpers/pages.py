"""Many pages in words of our own, the same each time: sentences of twelve words, each with its number."""

from __future__ import annotations

_LEXICON = """
harbour quay council crane ship master port wind tide night morning letter price steel pier plan town mayor boat net
rope sail storm summer winter market fish salt bread stone bridge river road horse cart wheel clock tower bell church
school teacher child garden tree apple wall gate key door window lamp fire smoke rain snow field grain mill water
"""
WORDS = _LEXICON.split()
SENTENCES = [
    " ".join(WORDS[(n * 17 + k * k * 7 + n * n * k) % len(WORDS)] for k in range(12)).capitalize() + f" {n}. "
    for n in range(400)
]
PAGES = "".join(SENTENCES)
LONG = "".join(SENTENCES[100:260]).strip()
