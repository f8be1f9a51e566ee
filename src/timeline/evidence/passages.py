"""Two versions of a source, passage by passage: which differ, each with the gravest kind of what differs.

A passage is a line of the view where each is a paragraph or a row, and a sentence where lines are only as long as a
page is wide. Those that stand in both versions are set aside, wherever they stand. Of the others two that are alike are
taken for one that was changed; likeness only pairs them, and what differs is then told word by word.

Cost: linear in the texts, and at most AT_MOST passages of each are paired.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from heapq import nsmallest

from timeline.evidence.model import Positions
from timeline.frozen import frozen
from timeline.model import Change, ChangeKind, Kind, Passage, Source
from timeline.text.fold import fold

AT_MOST = 200
"""How many passages of each version are paired; of what is beyond it, each is told by itself."""

SHOWN = 20
ALIKE = 0.5
_LONGEST = 2000  # characters of a passage that are compared for likeness
_WORDS = 160  # characters of a passage that are recorded,
_CHANGED = 120  # and of the words that changed in it
_RUN = 4  # words
_COMPARED = 1 << 21  # characters of each version whose runs are compared
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_SENTENCE = re.compile(
    r"""\S.*?(?:(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s++[^\Wa-z_])|[。！？]++[”’」』]*+|\n[^\S\n]*+\n|\Z)""", re.DOTALL
)
_WRAPPED = (Kind.TEXT, Kind.PDF, Kind.VTT, Kind.SRT)

Span = tuple[int, int]
TRIVIAL = (ChangeKind.PUNCTUATION, ChangeKind.SPELLING, ChangeKind.SPACING, ChangeKind.FURNITURE)
"""What leaves every word of a passage what it was."""


@frozen
class Differences:
    """The passages that differ: how many of each kind, the first of the gravest, how many only differ in layout."""

    trivial: int = 0
    counts: Mapping[ChangeKind, int] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()


@frozen
class _Unit:
    """A passage of one version: its words on one line, what it is compared by, and where it stands."""

    words: str
    key: str
    span: Span


_Found = tuple[Change, _Unit | None, _Unit | None]


def differences(old: Source, new: Source, spoken_for: Sequence[Span] = ()) -> Differences:
    """What differs, but for passages of the old version that overlap a span that is told of otherwise."""
    ours, theirs = _units(old), _units(new)
    in_both = Counter(one.key for one in ours) & Counter(one.key for one in theirs)
    lost, fresh = list(_apart(ours, in_both)), list(_apart(theirs, in_both))
    trivial, found = 0, list[_Found]()
    for before, after in _pairs(lost, fresh):
        if before is not None and any(start < before.span[1] and before.span[0] < end for start, end in spoken_for):
            continue
        change = _gravest(before.words if before else "", after.words if after else "", new.language)
        if change is None or change.kind in TRIVIAL:
            trivial += 1
        else:
            found.append((change, before, after))
    counts = Counter(change.kind for change, _, _ in found)
    order, places = list(ChangeKind), (Positions(), Positions())
    first = nsmallest(SHOWN, found, key=lambda one: order.index(one[0].kind))
    return Differences(trivial, dict(counts), tuple(_passage(one, old, new, places) for one in first))


def share_kept(old: str, new: str) -> float:
    """The share of a text that stands in another: of its runs of a few words, those that the other has too.

    >>> share_kept("It opened in May with 40 seats.", "So it opened in May with 45 seats.")
    0.5
    """
    ours, theirs = _words(old), _words(new)
    size = min(_RUN, len(ours))
    runs = set(_runs(ours, size))
    return len(runs.intersection(_runs(theirs, size))) / len(runs) if runs else 1.0


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text[:_COMPARED]).text.casefold())


def _runs(words: Sequence[str], size: int) -> Iterator[str]:
    return (" ".join(words[i : i + size]) for i in range(len(words) - size + 1) if size)


def _units(source: Source) -> list[_Unit]:
    """The passages that a reader sees, in order."""
    text = source.visible
    wrapped = source.view is None or source.view.kind in _WRAPPED
    found = []
    for match in (_SENTENCE if wrapped else _LINE).finditer(text):
        words = " ".join(match.group().split())
        if words:
            found.append(_Unit(words, " ".join(fold(match.group()).text.split()), match.span()))
    return found


def _apart(units: Sequence[_Unit], in_both: Mapping[str, int]) -> Iterator[_Unit]:
    """Those that do not stand in the other version; of one that stands there less often, the last ones."""
    left = dict(in_both)
    for one in units:
        if left.get(one.key, 0):
            left[one.key] -= 1
        else:
            yield one


def _pairs(lost: Sequence[_Unit], fresh: Sequence[_Unit]) -> Iterator[tuple[_Unit | None, _Unit | None]]:
    """Each lost passage with the one that is most like it, or with none; then the new ones that are left."""
    from rapidfuzz.distance import Indel

    taken = set[int]()
    candidates = [one.words[:_LONGEST] for one in fresh[:AT_MOST]]
    for number, one in enumerate(lost):
        best, nearest = ALIKE, None
        for at, other in enumerate(candidates if number < AT_MOST else ()):
            alike = 0.0 if at in taken else Indel.normalized_similarity(one.words[:_LONGEST], other, score_cutoff=best)
            if alike > best or (alike == best and nearest is None):
                best, nearest = alike, at
        if nearest is not None:
            taken.add(nearest)
        yield one, fresh[nearest] if nearest is not None else None
    yield from ((None, one) for at, one in enumerate(fresh) if at not in taken)


def _gravest(before: str, after: str, language: str) -> Change | None:
    """The gravest of what differs, None where words do not."""
    from timeline.anchoring.diff import changes

    order = list(ChangeKind)
    found = changes(before, after, language=language)
    return min(found, key=lambda one: order.index(one.kind), default=None)


def _passage(found: _Found, old: Source, new: Source, places: tuple[Positions, Positions]) -> Passage:
    """What is recorded of a passage; its place is in the new version, of one that was taken out in the old one."""
    change, before, after = found
    was, now = (shortened(" ".join(words.split()), _CHANGED) for words in (change.quoted, change.found))
    unit = after or before
    words, span = (unit.words, unit.span) if unit else ("", (0, 0))
    place = places[1].where(new, *span) if after else places[0].where(old, *span)
    return Passage(change.kind, was, now, _around(words, change), place)


def _around(words: str, change: Change) -> str:
    """The passage, of a long one what stands around the change."""
    at = words.find(change.found or change.quoted)
    start = max(0, min(at - _WORDS // 3, len(words) - _WORDS)) if at > 0 else 0
    return ("…" if start else "") + shortened(words[start:], _WORDS)


def shortened(words: str, most: int) -> str:
    """The words, or what fits of them.

    >>> shortened("forty seats", 8)
    'forty s…'
    """
    return words if len(words) <= most else words[: most - 1] + "…"
