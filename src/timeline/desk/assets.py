"""What the package brings to the browser: scripts, styles and its icon, read once, by their names and by no path."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

OF_REPORT = ("timeline.css", "timeline.js")
"""What the HTML report has within it, and the desk beside it."""


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Every asset by its name: its bytes and its media type."""
    report = files("timeline.report").joinpath("templates")
    found = (*files("timeline.desk").joinpath("static").iterdir(), *(report.joinpath(name) for name in OF_REPORT))
    return {
        file.name: (file.read_bytes(), KINDS[file.name.rpartition(".")[2]])
        for file in found
        if file.name.rpartition(".")[2] in KINDS
    }


def asset(name: str) -> tuple[bytes, str] | None:
    return assets().get(name)
