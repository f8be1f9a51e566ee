"""What is read in a text: its figures and dates in order of place, as rows for people and as plain data."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from timeline.formats.objects import figure_object
from timeline.formats.source_view import place_of
from timeline.frozen import frozen
from timeline.model import DateSpan, Figure, View
from timeline.text.escape import inert, one_line
from timeline.text.lines import Lines


@frozen
class Reading:
    """One figure or date and where it stands: 1-based line and column, 0-based offsets, and the place for people."""

    line: int
    column: int
    read: Figure | DateSpan
    place: str

    @property
    def kind(self) -> str:
        return self.read.kind.value if isinstance(self.read, Figure) else "date"

    @property
    def meaning(self) -> str:
        """What was understood, in the words of the reports."""
        if isinstance(self.read, Figure):
            from timeline.figures.show import show_figure

            return show_figure(self.read)
        implied = f" ({', '.join(self.read.implied)} inferred)" if self.read.implied else ""
        return self.read.edtf + implied

    def to_dict(self) -> dict[str, object]:
        """Plain data: numbers as decimal texts, open ends as null."""
        read = self.read
        place: dict[str, object] = {"line": self.line, "column": self.column, "start": read.start, "end": read.end}
        if isinstance(read, Figure):
            return {"kind": self.kind, "text": read.text, **place, **figure_object(read)}
        return {
            "kind": "date",
            "text": read.text,
            **place,
            "edtf": read.edtf,
            "earliest": None if read.earliest is None else str(read.earliest),
            "latest": None if read.latest is None else str(read.latest),
            "precision": read.precision,
            "implied": list(read.implied),
        }


def list_readings(
    text: str, *, language: str, published: datetime.date | None, order: str, view: View | None = None
) -> list[Reading]:
    """The figures and dates of a text in order of place; of a `view` with lines the place is that in the original."""
    from timeline.dates import find_dates
    from timeline.figures import read_figures

    found: list[Figure | DateSpan] = [*read_figures(text, language=language)]
    found += find_dates(text, published=published, language=language, order=order)
    position = view.position if view and view.kind.has_lines else Lines(text).position
    return [
        Reading(line, column, read, place_of(view, read.start) if view else f"{line}:{column}")
        for read in sorted(found, key=lambda read: (read.start, read.end))
        for line, column in [position(read.start)]
    ]


def show_readings(readings: Sequence[Reading]) -> str:
    """One line each: place, kind, the words, and what they mean."""
    if not readings:
        return "no figures and no dates\n"
    rows = [(r.place, r.kind, one_line(r.read.text)[:60], r.meaning) for r in readings]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]
    return "".join(inert(line.rstrip()) + "\n" for line in lines)
