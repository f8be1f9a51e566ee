"""The old place of a passage from which much was taken out: what stands between the words recorded around it.

Likeness alone finds it badly: where a third of a passage is gone, each half of it is a better place than the whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from timeline.anchoring.index import Layer
from timeline.anchoring.ranked import Candidate
from timeline.anchoring.shared import Passage
from timeline.anchoring.tokens import tokens
from timeline.model import Selector
from timeline.text.editorial import find_marks, without_marks
from timeline.text.fold import fold

_PLACES = 32  # of what was recorded before the quote that are looked at
_LONGER = 1.25  # times as long as the quote what stands there may be


def between(selector: Selector, layer: Layer) -> Iterator[Candidate]:
    """The stretches of a text that stand between the whole prefix and the whole suffix, nearest each other.

    They outrank whatever was found by likeness. Offsets are those of the folded text; none where a side is unrecorded.
    """
    words = without_marks(selector.quote, find_marks(selector.quote))
    quote, before, behind = (fold(part).text.strip() for part in (words, selector.prefix, selector.suffix))
    text, passage, at = layer.folded.text, Passage.of(quote, "", "", layer.rarity), -1
    for _ in range(_PLACES if before and behind and quote else 0):
        at = text.find(before, at + 1)
        start = at + len(before)
        end = text.find(behind, start, start + int(_LONGER * len(quote)) + len(behind) + 2)
        if at < 0:
            return
        if end > start and text[start:end].strip():
            kept = passage.most_kept(set(tokens(text, start, end).words))
            start, end = start + text[start:end].startswith(" "), end - text[start:end].endswith(" ")
            yield Candidate(start, end, math.inf, kept, kept, 2, 0.0, (end - start) / len(quote))
