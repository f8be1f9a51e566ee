"""Where many quotes stand in one text, character by character, in one pass.

The first 16 characters of all quotes are looked for together by an Aho-Corasick automaton (Aho and Corasick, 1975),
piece by piece, so that no piece can give more hits than it has characters. A head that stands too often for that is
looked for no further than it takes to tell that, and its quotes by a head twice as long: rows of a table and sentences
of a form begin alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from timeline.anchoring.places import LOOKED_AT, occurrences, pieces

_HEAD = 16
_PIECE = 1 << 20  # characters given to the automaton at once
_FEW = 8  # quotes; for no more than that, a search for each of them is as fast


def places_of(quotes: Sequence[str], text: str) -> list[list[int]]:
    """Where each quote stands, from the first place on; at most LOOKED_AT places of each."""
    found = _places(dict.fromkeys(quotes), text, _HEAD)
    return [found[quote] for quote in quotes]


def _places(quotes: Collection[str], text: str, size: int) -> dict[str, list[int]]:
    """The places of quotes, by heads of one size; of those that are shorter, and of few, each by itself."""
    heads = sorted({quote[:size] for quote in quotes if len(quote) >= size}) if len(quotes) > _FEW else ()
    starts = _head_places(heads, text) if heads else {}
    found: dict[str, list[int]] = {}
    crowded: list[str] = []
    for quote in quotes:
        there = starts.get(quote[:size])
        if there is None:
            found[quote] = occurrences(quote, text)
        elif len(there) > LOOKED_AT:
            crowded.append(quote)
        else:
            found[quote] = [start for start in there if text.startswith(quote, start)]
    return found | _places(crowded, text, 2 * size) if crowded else found


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
