"""Checks claims against their sources: do the quoted words still stand, and do figures and dates agree?

The functions below are the Python interface. They load what they need when they are first used: importing this package
loads neither pandas nor dateparser.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, which is not imported before __main__ has looked to where modules come from
if TYPE_CHECKING:
    from typing import Any

    from timeline.api.project import Project, open  # noqa: A004 - the word of the interface
    from timeline.api.reading import (
        bears,
        compare_dates,
        compare_figures,
        find_dates,
        find_quote,
        read_date,
        read_figures,
        read_source,
    )
    from timeline.api.report import Report
    from timeline.api.tables import check
    from timeline.model import (
        Agreement,
        Anchor,
        Backing,
        Change,
        ChangeKind,
        DateSpan,
        Day,
        Figure,
        FigureKind,
        Level,
        Rate,
        Status,
        Verdict,
        View,
    )
    from timeline.model.errors import TimelineError
    from timeline.model.version import __version__

_OFFERED = {
    "timeline.api.project": ("Project", "open"),
    "timeline.api.reading": (
        "bears",
        "compare_dates",
        "compare_figures",
        "find_dates",
        "find_quote",
        "read_date",
        "read_figures",
        "read_source",
    ),
    "timeline.api.report": ("Report",),
    "timeline.api.tables": ("check",),
    "timeline.model": (
        "Agreement",
        "Anchor",
        "Backing",
        "Change",
        "ChangeKind",
        "DateSpan",
        "Day",
        "Figure",
        "FigureKind",
        "Level",
        "Rate",
        "Status",
        "Verdict",
        "View",
    ),
    "timeline.model.errors": ("TimelineError",),
    "timeline.model.version": ("__version__",),
}
_HOMES = {name: home for home, names in _OFFERED.items() for name in names}

__all__ = [
    "Agreement",
    "Anchor",
    "Backing",
    "Change",
    "ChangeKind",
    "DateSpan",
    "Day",
    "Figure",
    "FigureKind",
    "Level",
    "Project",
    "Rate",
    "Report",
    "Status",
    "TimelineError",
    "Verdict",
    "View",
    "__version__",
    "bears",
    "check",
    "compare_dates",
    "compare_figures",
    "find_dates",
    "find_quote",
    "open",
    "read_date",
    "read_figures",
    "read_source",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
