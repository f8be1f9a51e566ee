"""Words of classes that stand in turn with the figures they are of: "65 % are for it, 22 % against"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A word as written, where it begins, its place, and whether its capital says that it is of a name."""

    word: str
    start: int
    at: float
    is_name: bool


def in_turn(
    pieces: Iterable[Piece], places: Sequence[float], classed: Mapping[int, frozenset[tuple[str, str]]]
) -> dict[int, int]:
    """The figure of each word of a class, by where the word begins, where each figure has one and all stand in turn.

    `places` are those of the figures, `classed` the classes of words by where they begin. Each class stands behind its
    figure, or each before it; one word must be of another class than the next, or nothing is to be told apart.
    """
    if len(places) < 2 or not classed:
        return {}
    words: dict[str, list[tuple[float, int, str]]] = {}
    for piece in pieces:
        for dimension, name in classed.get(piece.start, ()):
            words.setdefault(dimension, []).append((piece.at, piece.start, name))
    return _dealt(words, places)


def _dealt(words: Mapping[str, list[tuple[float, int, str]]], places: Sequence[float]) -> dict[int, int]:
    dealt: dict[int, int] = {}
    for found in words.values():
        if len(found) != len(places) or len({name for _, _, name in found}) < 2:
            continue
        ends = [*places[1:], float("inf")]
        behind = all(place < at <= end for (at, _, _), place, end in zip(found, places, ends, strict=True))
        starts = [float("-inf"), *places[:-1]]
        before = all(start < at <= place for (at, _, _), place, start in zip(found, places, starts, strict=True))
        if behind or before:
            dealt.update((start, number) for number, (_, start, _) in enumerate(found))
    return dealt
