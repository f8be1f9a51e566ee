"""Checks claims against their sources: do the quoted words still stand, and do figures and dates agree?

The functions below are the Python interface. They load what they need when they are first used: importing this package
loads neither pandas nor dateparser.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, which is not imported before __main__ has looked to where modules come from
if TYPE_CHECKING:
    from typing import Any

    from timeline.anchoring import find_quote
    from timeline.dates import compare_dates, find_dates, read_date
    from timeline.figures import compare_figures, read_figures
    from timeline.model import Anchor, Change, DateSpan, Day, Figure, Rate, Status, Verdict
    from timeline.model.version import __version__

_HOMES = {
    "__version__": "timeline.model.version",
    "find_quote": "timeline.anchoring",
    "read_figures": "timeline.figures",
    "compare_figures": "timeline.figures",
    "read_date": "timeline.dates",
    "find_dates": "timeline.dates",
    "compare_dates": "timeline.dates",
    **dict.fromkeys(["Anchor", "Change", "DateSpan", "Day", "Figure", "Rate", "Status", "Verdict"], "timeline.model"),
}

__all__ = [
    "Anchor",
    "Change",
    "DateSpan",
    "Day",
    "Figure",
    "Rate",
    "Status",
    "Verdict",
    "__version__",
    "compare_dates",
    "compare_figures",
    "find_dates",
    "find_quote",
    "read_date",
    "read_figures",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
