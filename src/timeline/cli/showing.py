"""A report in the formats that were asked for, each where it goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.cli.output import Output, Outputs, colour_of_stdout, columns_of_stdout, write_output
from timeline.cli.step_summary import add_page, is_step_summary, room_in
from timeline.evidence.model import Report
from timeline.formats import FORMATS
from timeline.formats.summary import page_within
from timeline.formats.view import View, errors_of
from timeline.frozen import frozen

FOR_PEOPLE = ("full", "concise")
"""Formats that count what they do not show."""


@frozen
class Page:
    """One output and how a report is shown there; `room`: how many bytes the summary of a step has left for it."""

    output: Output
    view: View
    room: int | None = None

    @property
    def about(self) -> list[object]:
        """All that its text depends on beside the report."""
        return [self.output.format, repr(self.view), self.room]

    def write(self, pieces: Iterable[str]) -> None:
        """Print it or write it to its file. Raises TimelineError naming the file."""
        if self.room is None:
            write_output(self.output, pieces)
        else:
            add_page(self.output.file or "", pieces)


def pages_of(outputs: Outputs, look: View) -> list[Page]:
    """The outputs, those for files first, so that a full disk is told before anything is printed."""
    here = replace(look, colour=colour_of_stdout(), width=columns_of_stdout())
    return [
        Page(output, look, room_in(output.file))
        if output.file and is_step_summary(output, os.environ)
        else Page(output, here if output.file in (None, "-") else look)
        for output in sorted(outputs, key=lambda output: output.file is None)
    ]


def texts_of(report: Report, pages: Sequence[Page]) -> Iterable[tuple[Page, Iterable[str]]]:
    """Each page with the pieces of its text."""
    for page in pages:
        some = errors_of(report) if page.view.errors_only and page.output.format not in FOR_PEOPLE else report
        if page.room is not None:
            yield page, [page_within(some, page.room)]
        else:
            yield page, FORMATS[page.output.format].pieces(some, view=page.view)


def show(report: Report, outputs: Outputs, look: View | None = None) -> None:
    """Print or write each format. Raises TimelineError naming the file that cannot be written."""
    for page, pieces in texts_of(report, pages_of(outputs, look or View())):
        page.write(pieces)
