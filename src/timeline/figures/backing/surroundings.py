"""The words around the figures of a text, and how near each stands to which figure.

Distance is counted in words: small ones count less, and a mark or a word that joins parts counts as well, for what
stands behind it is mostly of something else. A word before the first figure, as a subject or a verb, is of all.
Each place of a word reaches the figures nearest to it, `REACH` on each side, so that the cost is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise

from timeline.figures.backing.alternating import Piece, in_turn
from timeline.figures.backing.classes import PIECE
from timeline.figures.backing.dealing import Dealing
from timeline.figures.backing.senses import Senses
from timeline.figures.reading.kinds import NUMBER
from timeline.frozen import frozen
from timeline.model import Figure
from timeline.patterns import late

REACH = 4
"""How many figures on each side of it a word can belong to."""

_NEXT = re.compile(r" ([^\W\d_]+)")
_LONGEST_PHRASE, _SHORTEST_PLURAL = 4, 3
_LONGEST_GAP = 24  # characters between a number and what it is part of: "out of the total of"
_STOP = late(r"[.!?;](?:\s|$)")
_MARKS = {",": 1.0, "(": 1.0, ")": 0.5, "[": 1.0, "]": 0.5, ":": 1.5, "\n": 0.5, "—": 1.5, "–": 1.0, ";": 3.0}
_SENTENCE, _SMALL, _JOIN, _FIGURE = 6.0, 0.4, 2.4, 0.6
_FARTHEST = 40.0  # what stands farther off tells nothing
_SHARED = 0.3  # how much farther a word before the first figure is of the others
_FAR = 8.0  # beyond it a class is of no figure
_LITTLE = 1.0  # how much nearer another figure may be than the one of which a word is by its turn
_SURE = 0.3  # how much nearer than the next a figure must be, for a class to be its own
_SCALE, _SHARPNESS = 0.5, 3.0  # how fast a word stops to be a figure's own with distance


Near = tuple[float, int]
"""How far a word stands from a figure, and its number in the text: what is nearest is the least."""


@frozen
class Around:
    """What stands around one figure: keys by how near they are, from 0 to 1; and what tells of what it is.

    `own` leads from a dimension to the classes that are surely its own, each with the word written for it. `nouns` are
    the keys of what it counts in its own words, and `settled` the dimensions of these; `elided` are those of the number
    before, where it has none.
    """

    near: dict[str, float] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)
    nouns: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()


@frozen
class Surroundings:
    """What stands around the figures of a text, in their order. `written` are the words of the keys."""

    figures: tuple[Around, ...]
    totals: Mapping[str, float]
    written: dict[str, str]

    def share(self, number: int, key: str) -> float:
        """How much of a key is one figure's own, from 0 to 1."""
        return self.figures[number].near[key] / self.totals[key]


def surroundings(
    text: str, figures: Sequence[Figure], senses: Senses, lists: Dealing, wanted: frozenset[str] | None = None
) -> Surroundings:
    """What stands around the figures of a text, which are in order; `lists` is what its lists tell of words.

    Of words outside of figures and lists only the keys `wanted` are looked at, where these are given.
    """
    if not figures:
        return Surroundings((), {}, {})
    found = tuple([_counted(figure, text, senses) for figure in figures])
    written: dict[str, str] = {}
    pieces, places = _pieces(text, figures, senses)
    classed = {piece.start: own for piece in pieces if not piece.is_name and (own := senses.kinds_of(piece.word))}
    turns = in_turn(pieces, places, classed)
    for ghost in _before_numbers(pieces) if classed else ():
        classed.pop(ghost, None)
    for word, start, at, _ in pieces:
        if (owner := lists.owners.get(start)) is not None:
            _add_dealt(found[owner], word, senses, written)
            continue
        keys = senses.keys_of(word) if wanted is None else senses.keys_of(word) & wanted
        kinds = classed.get(start)
        if not (keys or kinds):
            continue
        near = _nearest(at, places)
        for key in keys:
            written.setdefault(key, word)
            _add_key(found, key, _spread(at, near, places))
        if kinds:
            _add_classes(found, word, _in_turn(near, turns.get(start)), kinds)
    found = _with_parts(_with_elided(_with_listed(found, figures, lists), text, figures), text, figures, senses)
    totals: dict[str, float] = {}
    for around in found:
        for key, much in around.near.items():
            totals[key] = totals.get(key, 0.0) + much
    return Surroundings(found, totals, written)


def _before_numbers(pieces: Sequence[Piece]) -> Iterator[int]:
    """Where the words begin that stand right before a number which is no figure, and are its own: "Frauen 84"."""
    for one, other in pairwise(pieces):
        if other.word.isdecimal() and other.start == one.start + len(one.word) + 1:
            yield one.start


def _counted(figure: Figure, text: str, senses: Senses) -> Around:
    """What a figure counts, in its own words or in those that follow: "14 confirmed cases", "18 World Cup medals"."""
    if figure.kind is not NUMBER:
        return Around()
    words = _own_words(figure, senses)
    following = [] if figure.unit else _phrase_after(text, figure.end, senses)
    keys: frozenset[str] = frozenset().union(*map(senses.keys_of, words))
    nouns: frozenset[str] = frozenset().union(*map(senses.keys_of, following or words))
    own: dict[str, dict[str, str]] = {}
    for word in words:
        for dimension, name in senses.kinds_of(word):
            own.setdefault(dimension, {})[name] = word
    return Around(dict.fromkeys(keys, 1.0), own, nouns if figure.unit or following else frozenset(), frozenset(own))


def _own_words(figure: Figure, senses: Senses) -> list[str]:
    words = PIECE.findall(figure.text)
    return [word for word in words if word[0].isalpha() and word.casefold() not in senses.numbers]


def nouns_of(figure: Figure, senses: Senses) -> frozenset[str]:
    """The keys of what a figure counts in its own words."""
    return frozenset().union(*map(senses.keys_of, _own_words(figure, senses)))


def _with_parts(found: Sequence[Around], text: str, figures: Sequence[Figure], senses: Senses) -> tuple[Around, ...]:
    """The same, where a number is part of another: of "15 out of 28 provinces shut" both count provinces, and shut."""
    joined = list(found)
    for i in range(len(figures) - 2, -1, -1):
        part, whole = joined[i], joined[i + 1]
        if part.nouns or figures[i].kind is not NUMBER:
            continue
        between = [word.casefold() for word in _words(text[figures[i].end : figures[i + 1].start][:_LONGEST_GAP])]
        if not senses.ofs.isdisjoint(between) and senses.small.issuperset(between):
            near = {key: max(part.near.get(key, 0.0), whole.near.get(key, 0.0)) for key in {**part.near, **whole.near}}
            joined[i] = replace(part, near=near, nouns=whole.nouns, own={**whole.own, **part.own})
    return tuple(joined)


def _with_listed(found: Sequence[Around], figures: Sequence[Figure], lists: Dealing) -> Sequence[Around]:
    """The same, with the noun behind a list as that of all its numbers: "4, 9 and 2 medals"."""
    joined = list(found)
    for first, last in lists.spans:
        nouns, settled = joined[last].nouns, joined[last].settled
        own = {dimension: joined[last].own[dimension] for dimension in settled}
        for i in range(first, last):
            if nouns and figures[i].kind is NUMBER and not joined[i].nouns:
                near = {**joined[i].near, **dict.fromkeys(nouns, 1.0)}
                joined[i] = replace(joined[i], near=near, nouns=nouns, own={**joined[i].own, **own}, settled=settled)
    return joined


def _with_elided(found: Sequence[Around], text: str, figures: Sequence[Figure]) -> tuple[Around, ...]:
    """The same, with the noun of the number before where one is left out: "two ships sank and four others did not"."""
    joined, last = list(found), frozenset[str]()
    for i, figure in enumerate(figures):
        if last and _STOP.search(text, figures[i - 1].end, figure.start):
            last = frozenset()
        if last and figure.kind is NUMBER and not joined[i].nouns:
            joined[i] = replace(joined[i], elided=last)
        last = joined[i].nouns or last
    return tuple(joined)


def _phrase_after(text: str, end: int, senses: Senses) -> list[str]:
    """The words right behind a number up to the first plural among them; none where there is no plural."""
    match, words = _NEXT.match(text, end), list[str]()
    while match and len(words) < _LONGEST_PHRASE and match[1].casefold() not in senses.small:
        words.append(match[1])
        if match[1].casefold().endswith(senses.plurals) and len(words[-1]) > _SHORTEST_PLURAL:
            return words
        match = _NEXT.match(text, match.end())
    return []


def _words(text: str) -> Iterator[str]:
    return (match.group() for match in PIECE.finditer(text) if match.group()[0].isalnum())


def _pieces(text: str, figures: Sequence[Figure], senses: Senses) -> tuple[list[Piece], list[float]]:
    """The words outside of the figures with their places, and the places of the figures."""
    pieces: list[Piece] = []
    places: list[float] = []
    at, last = 0.0, 0
    for figure in figures:
        at = _walk(text, last, figure.start, at, pieces, senses)
        places.append(at)
        at, last = at + _FIGURE, figure.end
    _walk(text, last, len(text), at, pieces, senses)
    return pieces, places


def _walk(text: str, start: int, end: int, at: float, pieces: list[Piece], senses: Senses) -> float:
    """The words of a stretch of text from a place on; the place behind them."""
    begins, names = start == 0, not senses.nouns_capital
    for match in PIECE.finditer(text, start, end):
        written = match.group()
        if written[0].isalnum():
            word = written.casefold()
            at += 0.0 if word in senses.ofs else _SMALL if word in senses.small else 1.0
            if word in senses.joins:
                at += _JOIN
            pieces.append(Piece(written, match.start(), at, names and not begins and written[0].isupper()))
            begins = False
        else:
            ends = written not in _MARKS and text[match.end() : match.end() + 1] in ("", " ", "\n")
            at += _SENTENCE if ends else _MARKS.get(written, 0.0)
            begins = ends
    return at


def _nearest(at: float, places: Sequence[float]) -> list[Near]:
    """The figures that a word can belong to, the nearest first."""
    if len(places) == 1:  # as in most texts
        distance = places[0] - at + 1 if at <= places[0] else at - places[0] - _FIGURE
        return [(distance, 0)] if distance < _FARTHEST else []
    middle = bisect_left(places, at)
    first = max(0, middle - REACH)
    before = [(at - place - _FIGURE, i) for i, place in enumerate(places[first:middle], first)]
    behind = [(place - at + 1, i) for i, place in enumerate(places[middle : middle + REACH], middle)]
    return sorted([near for near in before + behind if near[0] < _FARTHEST])


def _spread(at: float, near: Sequence[Near], places: Sequence[float]) -> Sequence[Near]:
    """The same, with a word before the first of several figures as one of all of them."""
    if len(near) < 2 or at > places[0]:
        return near
    most = near[0][0] + _SHARED
    return [(min(distance, most), number) for distance, number in near]


def _add_key(found: Sequence[Around], key: str, near: Sequence[Near]) -> None:
    for distance, number in near:
        known = found[number].near
        known[key] = max(known.get(key, 0.0), (1 + distance / _SCALE) ** -_SHARPNESS)


def _add_dealt(around: Around, word: str, senses: Senses, written: dict[str, str]) -> None:
    """A word that a list deals to a figure: it is that figure's own, and no other's."""
    for key in senses.keys_of(word):
        written.setdefault(key, word)
        around.near[key] = 1.0
    for dimension, name in senses.kinds_of(word):
        around.own.setdefault(dimension, {}).setdefault(name, word)


def _in_turn(near: list[Near], figure: int | None) -> list[Near]:
    """The same, with that figure alone of which the word is by its turn, where another is little nearer."""
    own = next((one for one in near if one[1] == figure and one[0] - near[0][0] < _LITTLE), None)
    return [own] if own else near


def _add_classes(found: Sequence[Around], word: str, near: Sequence[Near], kinds: frozenset[tuple[str, str]]) -> None:
    """The classes of a word to the figure that it surely belongs to, but where its own noun says another."""
    if not near:
        return
    distance, number = near[0]
    if distance > _FAR or (len(near) > 1 and near[1][0] - distance < _SURE):
        return
    around = found[number]
    for dimension, name in kinds:
        if dimension not in around.settled:
            around.own.setdefault(dimension, {}).setdefault(name, word)
