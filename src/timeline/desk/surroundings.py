"""What stands around the words that a page shows: whole words of their own paragraph, and a mark where it goes on."""

from __future__ import annotations

import re

_LONGEST_WORD = 40
"""Characters that are dropped for a word that was cut; where words are not parted by spaces, the text stays as cut."""


def leading(words: str, cut_at: int) -> str:
    """The end of what stands before; `cut_at` is the length that it has where it was cut."""
    own = words.rsplit("\n\n", 1)[-1]
    if own != words or len(words) < cut_at:
        return own
    space = re.search(r"\s+", own[:_LONGEST_WORD])
    return "…" + (own[space.end() :] if space else own)


def trailing(words: str, cut_at: int) -> str:
    """The beginning of what stands behind; `cut_at` as above."""
    own = words.split("\n\n", 1)[0]
    if own != words or len(words) < cut_at:
        return own
    spaces = list(re.finditer(r"\s+", own))
    is_word = spaces and len(own) - spaces[-1].end() <= _LONGEST_WORD
    kept = own[: spaces[-1].start()] if is_word else own
    return kept + (" …" if kept.endswith((".", "!", "?")) else "…")
