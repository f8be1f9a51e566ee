"""Which of many texts may hold a quote, told without looking through them: a posting list for each short stretch.

What must stand for a quote to stand is that of lost.py. Of its stretches and of the texts, as written and without
gaps, every run of six bytes is taken of which a quarter is kept, chosen by hash (Manber, 1994); a text that may
hold a stretch has all kept runs of it. Whether it does is for the search to say.

Cost: linear in a text when it is added, with at most half a number of four bytes kept for each of its characters; to
ask, as much as the shortest of some posting lists.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

from timeline.anchoring.index import TextIndex
from timeline.anchoring.lost import bones_of, needed_words, stretch_of
from timeline.text.mojibake import LOST

MOST_POSTINGS = 16_000_000  # 64 MB
_RUN = 6  # bytes
_ONE_IN = 4
_LISTS = 1 << 18  # runs that share a list make a text be looked through in vain, and no more than that


class Shingles:
    """Texts by numbers that rise, and which of them may hold a quote."""

    def __init__(self, most: int = MOST_POSTINGS) -> None:
        self._lists: dict[int, array[int]] = {}
        self._doubtful: set[int] = set()  # texts with lost letters, of which a quote may stand without its stretch
        self._left = most

    @property
    def is_full(self) -> bool:
        return self._left <= 0

    def add(self, number: int, runs: Iterable[int], *, doubtful: bool = False) -> None:
        """Take in a text by the runs that were kept of it."""
        for run in runs:
            self._lists.setdefault(run, array("I")).append(number)
            self._left -= 1
        if doubtful:
            self._doubtful.add(number)

    def may_hold(self, quote: str) -> set[int] | None:
        """The numbers of the texts that may hold a quote, and of no fewer; None where that may be any."""
        found = set(self._doubtful)
        for words in needed_words(quote):
            for stretch in (stretch_of(words), stretch_of(bones_of(words))):
                lists = [self._lists.get(run, ()) for run in kept_runs(stretch)]
                if not lists:
                    return None
                found |= common(sorted(lists, key=len))
        return found


def common(lists: list[array[int] | tuple[()]]) -> set[int]:
    """The numbers that stand in all lists, the shortest of them first."""
    found = set(lists[0])
    for one in lists[1:]:
        if not found:
            break
        found.intersection_update(one)
    return found


def runs_in(index: TextIndex) -> tuple[set[int], bool]:
    """The runs that are kept of a text, and whether letters are lost in it."""
    views = list(views_of(index))
    lost = index.undamaged is not None and LOST in views[-1]
    return set[int]().union(*map(kept_runs, views)), lost


def views_of(index: TextIndex) -> Iterator[str]:
    """A text as a quote is looked for in it, last as it was before its encoding was damaged."""
    yield index.text
    yield index.layer.skeleton.text
    if index.undamaged:
        yield index.undamaged.skeleton.text


def kept_runs(text: str) -> set[int]:
    """The lists of the runs that are kept of a text; the same in every process."""
    data = text.encode("utf-8", "surrogatepass")
    hashes = {crc32(data[at : at + _RUN]) for at in range(len(data) - _RUN + 1)}
    return {one // _ONE_IN % _LISTS for one in hashes if not one % _ONE_IN}
