"""How a report is to be shown to people: what a format cannot know of the place that it is printed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from timeline.evidence.model import Report
from timeline.frozen import frozen
from timeline.model import Level


@frozen
class View:
    """`width`: the terminal's columns, None where lines may be as long as they are.

    `notes`: are notes shown, or only counted? `errors_only`: are warnings and notes left out? `changed`: the lines that
    a pull request changed, first and last, by path; empty where nothing tells.
    """

    colour: bool = False
    width: int | None = None
    notes: bool = False
    errors_only: bool = False
    changed: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)


PLAIN = View()


def errors_of(report: Report) -> Report:
    """The report with no other findings than errors."""
    return replace(report, findings=tuple(found for found in report.findings if found.level is Level.ERROR))
