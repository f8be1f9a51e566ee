"""The pages of a report that is too large for one: which entries stand on which, and where a link leads.

Entries fill pages in order of time; a year that fits is never parted. The overview keeps its name, and has what is of
the whole: the drawing, the conflicts, the findings. Cost: linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Generic, TypeVar

from timeline.frozen import frozen
from timeline.report.sizes import SOURCES_ON_A_PAGE
from timeline.report.words import year_name

STEM = "timeline"
UNDATED = "undated"
GENERATOR = "timeline report"
"""What pages beside an overview are known by as ours, so that one that is no longer part of a report may go."""

Item = TypeVar("Item")


@frozen
class Part(Generic[Item]):
    """The entries of one page by year, None for those without a date, and the page's name without its ending."""

    name: str
    years: tuple[tuple[int | None, tuple[Item, ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.years for item in items)


@frozen
class Site:
    """Where a link on the page `here` leads: to the name of a page between `before` and `ending`.

    `claims` gives the pages of claims, where there are several.

    `conflicts` is how many of them are shown; a claim of another one has no link to it.
    """

    here: str = STEM
    before: str = ""
    ending: str = ".html"
    paged: bool = False
    claims: Mapping[str, str] = field(default_factory=dict)
    conflicts: int = 0

    def claim(self, name: str) -> str:
        return self._link(self.claims.get(name, self.here), f"c-{name}")

    def source(self, number: int) -> str:
        return self._link(source_page(number) if self.paged else self.here, f"s-{number}")

    def conflict(self, number: int) -> str:
        return self._link(STEM if self.paged else self.here, f"conflict-{number}") if number <= self.conflicts else ""

    def page(self, name: str) -> str:
        return f"{self.before}{name}{self.ending}"

    def _link(self, page: str, anchor: str) -> str:
        return f"#{anchor}" if page == self.here else f"{self.page(page)}#{anchor}"


def source_page(number: int) -> str:
    """The page of the source with a number, counted from 1.

    >>> source_page(1), source_page(SOURCES_ON_A_PAGE + 1)
    ('timeline-sources', 'timeline-sources-2')
    """
    page = 1 + (number - 1) // SOURCES_ON_A_PAGE
    return f"{STEM}-sources" + (f"-{page}" if page > 1 else "")


def parts_of(
    years: Iterable[tuple[int | None, Sequence[Item]]], size: Callable[[Item], int], room: int
) -> list[Part[Item]]:
    """Entries in order as pages of at most `room` each; what is larger by itself has a page of its own.

    >>> parts = parts_of([(2023, ["a", "b"]), (2024, ["c" * 9, "d" * 9]), (None, ["e"])], len, 10)
    >>> [(part.name, part.items) for part in parts][:2]
    [('timeline-2023', ('a', 'b')), ('timeline-2024', ('ccccccccc',))]
    >>> [(part.name, part.items) for part in parts][2:]
    [('timeline-2024-2', ('ddddddddd', 'e'))]
    """
    pages: list[list[tuple[int | None, list[Item]]]] = []
    left = 0
    for year, items in years:
        begin = sum(map(size, items)) > left
        for item in items:
            if begin or size(item) > left:
                pages.append([])
                left, begin = room, False
            if not pages[-1] or pages[-1][-1][0] != year:
                pages[-1].append((year, []))
            pages[-1][-1][1].append(item)
            left -= size(item)
    return named(pages)


def named(pages: Iterable[Sequence[tuple[int | None, list[Item]]]]) -> list[Part[Item]]:
    """Pages by the year that they begin with, numbered where several do."""
    parts: list[Part[Item]] = []
    times: dict[str, int] = {}
    for years in pages:
        name = f"{STEM}-{year_in_name(years[0][0])}"
        times[name] = times.get(name, 0) + 1
        number = f"-{times[name]}" if times[name] > 1 else ""
        parts.append(Part(name + number, tuple((year, tuple(items)) for year, items in years)))
    return parts


def title_of_part(part: Part[Item]) -> str:
    """The years of a page: "2023 to 2025"; a year that goes on is told with the number of its page."""
    first, last = year_heading(part.years[0][0]), year_heading(part.years[-1][0])
    number = re.fullmatch(r".*[a-z0-9]-(\d+)", part.name.removeprefix(f"{STEM}-"))
    begun = f"{first} ({number[1]})" if number else first
    return begun if first == last else f"{begun} to {last}"


def year_heading(year: int | None) -> str:
    return "Undated" if year is None else year_name(year)


def encoded(page: str) -> bytes:
    """The bytes of a page."""
    return page.encode("utf-8", "backslashreplace")


def year_in_name(year: int | None) -> str:
    """A year as it stands in the name of a page; those before 1 are told as BCE.

    >>> year_in_name(2024), year_in_name(0), year_in_name(None)
    ('2024', '1-bce', 'undated')
    """
    if year is None:
        return UNDATED
    return str(year) if year > 0 else f"{1 - year}-bce"
