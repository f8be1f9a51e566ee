"""Where many quotes stand in one text, character by character, in one pass.

The first 16 characters of all quotes are looked for together by an Aho-Corasick automaton (Aho and Corasick, 1975),
piece by piece, so that no piece can give more hits than it has characters. A head that stands too often for that is
looked for by itself, and no further than it takes to tell that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from timeline.anchoring.places import LOOKED_AT, occurrences, pieces

_HEAD = 16
_PIECE = 1 << 20  # characters given to the automaton at once
_FEW = 8  # quotes; for no more than that, a search for each of them is as fast


def places_of(quotes: Sequence[str], text: str) -> list[list[int]]:
    """Where each quote stands, from the first place on; at most LOOKED_AT places of each."""
    heads = sorted({quote[:_HEAD] for quote in quotes if len(quote) >= _HEAD})
    if len(heads) <= _FEW:
        return [occurrences(quote, text) for quote in quotes]
    starts = _head_places(heads, text)
    return [_places(quote, text, starts.get(quote[:_HEAD])) for quote in quotes]


def _places(quote: str, text: str, starts: Sequence[int] | None) -> list[int]:
    """The places of a quote among those of its head; by itself where those were not gathered."""
    if starts is None or len(quote) < _HEAD or len(starts) > LOOKED_AT:
        return occurrences(quote, text)
    return [start for start in starts if text.startswith(quote, start)]


def _head_places(heads: Sequence[str], text: str) -> dict[str, list[int]]:
    """Where each head stands; of one that stands more often than LOOKED_AT, only enough places to tell that."""
    from ahocorasick_rs import AhoCorasick

    found: dict[str, list[int]] = defaultdict(list, {head: [] for head in heads})
    automaton, known = AhoCorasick(heads), list(heads)
    for start, piece in pieces(text, _PIECE, _HEAD - 1):
        for number, low, _ in automaton.find_matches_as_indexes(piece, overlapping=True):
            found[known[number]].append(start + low)
        crowded = [head for head in known if len(found[head]) > LOOKED_AT]
        if crowded:
            known = [head for head in known if len(found[head]) <= LOOKED_AT]
            automaton = AhoCorasick(known)
    return found
