"""What every use of a project begins with: its settings, whose rules there are, and the day to check as of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from timeline.model.errors import TimelineError
from timeline.project.claims import read_day
from timeline.project.kept import Kept
from timeline.project.settings import Project, Settings, find_project, nearest


def open_project(
    root: Path,
    *,
    overrides: Mapping[str, object] | None = None,
    levels: Mapping[str, str] | None = None,
    options: Mapping[str, object] | None = None,
    isolated: bool = False,
    origin: str = "--config",
) -> Project:
    """The project at `root` as `find_project` has it, `levels` beside those that its file gives other rules.

    With the setting `cache`, what checks of it find is kept in a store beside it.

    Raises TimelineError, also where the settings name a rule that does not exist.
    """
    given = dict(overrides or {})
    if levels:
        given["levels"] = {**find_project(root, isolated=isolated).settings.levels, **levels}
    project = find_project(root, overrides=given, options=options, isolated=isolated, origin=origin)
    require_known_rules(project.settings, project.origins)
    return replace(project, kept=Kept(project.root)) if project.settings.cache else project


def require_known_rules(settings: Settings, origins: Mapping[str, str]) -> None:
    """Raise TimelineError if the settings name a rule that does not exist."""
    named = list(rules_named(settings))
    if not named:
        return
    from timeline.rules import RULES

    known = [each.name for each in RULES]
    for key, name in named:
        if name not in known:
            origin = origins.get(key, "settings")
            raise TimelineError(f"{origin}: {key} names no rule {name[:80]!r}", nearest(name, known))


def rules_named(settings: Settings) -> Iterator[tuple[str, str]]:
    """The rules that settings name, each with its setting."""
    for key, names in (("select", settings.select), ("ignore", settings.ignore), ("levels", settings.levels)):
        yield from ((key, name) for name in names)


def day_of(given: str | None, project: Project | None = None) -> datetime.date:
    """The day to check as of: the one given, else the project's, else today (UTC). Raises TimelineError."""
    written = given or (project.settings.as_of if project else "")
    if not written:
        return datetime.datetime.now(datetime.UTC).date()
    day = read_day(written)
    if day is None:
        raise TimelineError(f"--as-of {written[:40]!r} is no day", "Write it as 2026-11-22.")
    return day
