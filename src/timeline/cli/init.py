"""`timeline init`: set up a project; what is there is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Directory
from timeline.cli.output import emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.settings import Project


def init(
    directory: Directory = Path(),
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="PATH", help="Where the claims table lies, or is to lie.")
    ] = None,
    seeds: Annotated[
        str | None, typer.Option("--seeds", metavar="PATH", help="The folder of the source texts.")
    ] = None,
    ci: Annotated[bool, typer.Option("--ci/--no-ci", help="Add a GitHub workflow.")] = True,
    hook: Annotated[bool, typer.Option("--hook/--no-hook", help="Add a pre-commit configuration.")] = True,
) -> None:
    """Set up a project: an example that checks green, settings, a CI workflow and a pre-commit hook.

    Only what is missing is added, nothing that is there is changed; where there is a table, no example is made.
    """
    from timeline.escape import one_line, visible
    from timeline.files import only_writer
    from timeline.settings import find_project
    from timeline.starting import paths_beside

    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TimelineError(f"{directory}: cannot be made: {error.strerror or error}") from error
    given = {**(paths_beside(claims) if claims else {}), **({"seeds": seeds} if seeds else {})}
    known = find_project(directory)
    has_settings = set(known.origins.values()) != {"default"}
    if has_settings and any(getattr(known.settings, name) != path for name, path in given.items()):
        raise TimelineError("there are settings already, and they say otherwise", "Set claims and seeds there.")
    project = find_project(directory, overrides=dict(given))
    adopted = project.path("claims").exists()
    with only_writer(directory, directory):
        for line in made_files(project, adopted, ci, hook, has_settings):
            emit(visible(one_line(line)) + "\n")
    emit("Next: timeline check\n" if not adopted else "Next: timeline check, or timeline check --write-baseline\n")


def made_files(project: Project, adopted: bool, ci: bool, hook: bool, has_settings: bool) -> Iterator[str]:
    """Make the files that are missing; a line for each says what was done."""
    from timeline.files import write_bytes
    from timeline.starting import HOOK_PATH, SETTINGS_PATH, WORKFLOW_PATH, files_for

    unwanted = {WORKFLOW_PATH: not ci, HOOK_PATH: not hook, SETTINGS_PATH: has_settings}
    for name, text in files_for(project.settings, adopted=adopted).items():
        path = project.root / name
        if unwanted.get(name):
            continue
        if path.exists() or path.is_symlink():
            yield f"{name} is there already, and is kept"
        else:
            write_bytes(path, text.encode(), project.root)
            yield f"{name} written"
