"""Patterns of files that settings name."""

from __future__ import annotations

from pathlib import PurePosixPath

from timeline.model.errors import TimelineError


def checked_pattern(pattern: str, origin: str) -> str:
    """A pattern of paths below the project's folder. Raises TimelineError."""
    path = PurePosixPath(pattern)
    if not pattern or "\\" in pattern or path.is_absolute() or ".." in path.parts or pattern.startswith("~"):
        hint = "Give patterns below the project's folder, with /."
        raise TimelineError(f"{origin}: drafts has {pattern[:80]!r}", hint)
    return pattern
