"""What a shell completes: rules, claims and sources of the project in the folder that the line names.

A shell waits at every press of the key, so only the table is read, and what cannot be read completes to nothing.
"""

from __future__ import annotations

from pathlib import Path

import typer

from timeline.model.errors import TimelineError


def rule_names(incomplete: str) -> list[str]:
    """The rules; of several with commas between them, the last one is completed."""
    from timeline.rules import RULES

    return after_comma(incomplete, [each.name for each in RULES])


def claim_ids(context: typer.Context, incomplete: str) -> list[str]:
    """The ids of the claims; of several with commas between them, the last one is completed."""
    from timeline.project.claims import read_claims
    from timeline.project.settings import find_project

    try:
        project = find_project(folder_of(context))
        path = context.params.get("claims") or project.settings.claims
        return after_comma(incomplete, [claim.id for claim in read_claims(project.root, path).claims])
    except (TimelineError, OSError):
        return []


def source_names(context: typer.Context, incomplete: str) -> list[str]:
    """The files in the folder of the sources."""
    from timeline.project.settings import find_project
    from timeline.project.sources import list_sources

    try:
        project = find_project(folder_of(context))
        names = list_sources(project.root, context.params.get("seeds") or project.settings.seeds)
        return [name for name in names if name.startswith(incomplete)]
    except (TimelineError, OSError):
        return []


def after_comma(incomplete: str, known: list[str]) -> list[str]:
    """The known words that go on from what is typed after the last comma."""
    done, comma, begun = incomplete.rpartition(",")
    return [f"{done}{comma}{name}" for name in known if name.startswith(begun)]


def folder_of(context: typer.Context) -> Path:
    given = context.params.get("directory")
    return Path(given[0] if isinstance(given, list) and given else given or ".")
