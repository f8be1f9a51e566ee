"""What `timeline add` shows: the places where words stand, the one that is meant, and the row that was made of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from timeline.cli.results import Result
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.formats.readings import Reading
    from timeline.model import Source
    from timeline.review.new_row import Found
    from timeline.review.places import Place


def choose(found: Found, wanted: int | None, result: Result, *, asked: bool) -> Place | None:
    """The place that is meant; None where the places are only shown. Raises TimelineError."""
    if wanted is not None:
        return found.place(wanted)
    places = found.places
    if len(places) == 1:
        return places[0]
    show_places(places, result)
    if asked and can_ask(result):
        return found.place(int(typer.prompt("Which place", type=int)))
    if asked:
        result.write("Say which is meant: --place N\n")
    result.end(lambda: {"version": 1, "added": False, "places": [place_object(place) for place in places]})
    if not asked:
        raise TimelineError(f"the words stand in {len(places)} places", "Say which is meant: --place N")
    return None


def can_ask(result: Result) -> bool:
    """Is there somebody to ask, and no program that waits for one document?"""
    return result.plain and sys.stdin is not None and sys.stdin.isatty()


def show_places(places: Sequence[Place], result: Result) -> None:
    for n, place in enumerate(places, 1):
        write_line(f"{n:3}  {at(place)}  …{place.before[-40:]}[{place.words}]{place.after[:40]}…", result)


def at(place: Place) -> str:
    """Line and column of a place, or the place in words where the file has no lines."""
    return f"{place.line}:{place.column}" if place.line else place.where


def show_place(source: Source, place: Place, order: str, result: Result) -> list[Reading]:
    """Show the words in their line, and the figures and dates that are read in them; those are given back."""
    from timeline.formats.readings import list_readings, show_readings

    where = f"{source.path}{':' if place.line else ', '}{at(place)}"
    write_line(f"{where}  …{place.before[-60:]}[{place.words}]{place.after[:60]}…", result)
    found = list_readings(place.words, language=source.language, published=source.published, order=order)
    result.write(show_readings(found))
    return found


def write_line(line: str, result: Result) -> None:
    """Say one line of whatever text, harmless."""
    from timeline.text.escape import one_line, visible

    indent = line[: len(line) - len(line.lstrip(" "))]
    result.write(indent + visible(one_line(line)) + "\n")


def place_object(place: Place) -> dict[str, object]:
    """A place in the source as plain data."""
    names = ("line", "column", "start", "end", "before", "words", "after", "where")
    return {name: getattr(place, name) for name in names}
