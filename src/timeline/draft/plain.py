"""Plain text: addresses and links to claims are no prose, all else is."""

from __future__ import annotations

import re

from timeline.draft.article import LinkKind, Parts
from timeline.draft.markdown import ADDRESS, keys_in
from timeline.draft.masking import Masking

_CITED = re.compile(r"\[(?=[^\[\]\n]{0,400}@)[^\[\]\n]{1,500}\]")


def parse_text(text: str) -> Parts:
    """The parts of an article in plain text."""
    parts = Parts(Masking(text))
    for match in _CITED.finditer(text):
        parts.links += keys_in(parts.masking.left, *match.span(), LinkKind.CLAIM)
    parts.masking.blank(_CITED)
    parts.masking.blank(ADDRESS)
    return parts
