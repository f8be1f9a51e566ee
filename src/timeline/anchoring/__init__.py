"""Where a quote stands in a source: find it, say what had to be overlooked, and never acquit by likeness."""

from timeline.anchoring.cut import is_cut, is_wrapped
from timeline.anchoring.find import anchor_quotes, find_quote, settled, standing_quotes, standing_words
from timeline.anchoring.index import TextIndex
from timeline.anchoring.lost import LostWords
from timeline.anchoring.marked import marks_of
from timeline.anchoring.port import port_span

__all__ = [
    "LostWords",
    "TextIndex",
    "anchor_quotes",
    "find_quote",
    "is_cut",
    "is_wrapped",
    "marks_of",
    "port_span",
    "settled",
    "standing_quotes",
    "standing_words",
]
