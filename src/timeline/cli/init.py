"""`timeline init`: set up a project; what is there is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import Directory
from timeline.cli.output import emit
from timeline.errors import TimelineError


def init(
    directory: Directory = Path(),
    ci: Annotated[bool, typer.Option("--ci/--no-ci", help="Add a GitHub workflow.")] = True,
    hook: Annotated[bool, typer.Option("--hook/--no-hook", help="Add a pre-commit configuration.")] = True,
) -> None:
    """Set up a project: an example that checks green, settings, a CI workflow and a pre-commit hook.

    Only what is missing is added; nothing that is there is changed.
    """
    from timeline.escape import inert, one_line
    from timeline.files import write_bytes
    from timeline.settings import find_project
    from timeline.starting import files_for

    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TimelineError(f"{directory}: cannot be made: {error.strerror or error}") from error
    project = find_project(directory)
    settings = project.settings
    adopted = project.path("claims").exists()
    has_settings = any(origin != "default" for origin in project.origins.values())
    for path, text in files_for(settings.claims, settings.sources, settings.seeds, adopted=adopted).items():
        unwanted = (path.startswith(".github") and not ci) or (path.startswith(".pre") and not hook)
        if unwanted or (path == "timeline.toml" and has_settings):
            continue
        if (directory / path).exists() or (directory / path).is_symlink():
            done = "is there already, and is kept"
        else:
            write_bytes(directory / path, text.encode(), directory)
            done = "written"
        emit(inert(one_line(f"{path} {done}")) + "\n")
    emit("Next: timeline check, then timeline lock\n")
