"""How much a report shows of each kind, by how many rows it has, so that every page of it stays small.

Beyond LEAN rows a page is written with less around each row; beyond PAGED rows it is several pages. What is left out is
counted where it would stand.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.frozen import frozen

LEAN, PAGED = 1000, 10_000
"""The rows beyond which little is written around each, and those beyond which there are several pages."""

ROOM, MOST = 4_500_000, 6_000_000
"""How many bytes of entries stand on a page of several, and how many a page has where it is the only one."""

SOURCES_ON_A_PAGE = 800


@frozen
class Sizes:
    """`texts`: characters of sources shown whole, as HTML; `windows`: of others, around their quotes.

    `sides` are the rows of all conflicts, `plots` the changes drawn over time, `listed` the rows of a list, `chosen`
    the names that the filter offers, `marks` what is drawn at a glance.
    """

    lean: bool = False
    texts: int = 2_500_000
    windows: int = 2_500_000
    conflicts: int = 400
    sides: int = 24_000
    plots: int = 100
    listed: int = 500
    chosen: int = 3000
    marks: int = 4000


FEW = Sizes()
MANY = Sizes(lean=True, conflicts=200, sides=400, plots=20, listed=150, chosen=500, marks=600)


def sizes_for(rows: int) -> Sizes:
    """What a report of so many rows shows.

    >>> sizes_for(10_000).texts, sizes_for(20).lean
    (62500, False)
    """
    if rows <= LEAN:
        return FEW
    texts = FEW.texts * LEAN // (4 * rows)
    return replace(MANY, texts=texts, windows=texts)
