"""Figures: read from text, and compared."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.figures.comparing.bearing import bears
    from timeline.figures.comparing.pairs import figure_pairs
    from timeline.figures.comparing.verdict import compare_figures
    from timeline.figures.reading.read import read_figures

_HOMES = {
    "bears": "timeline.figures.comparing.bearing",
    "compare_figures": "timeline.figures.comparing.verdict",
    "figure_pairs": "timeline.figures.comparing.pairs",
    "read_figures": "timeline.figures.reading.read",
}

__all__ = ["bears", "compare_figures", "figure_pairs", "read_figures"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # asked for once
    return found
