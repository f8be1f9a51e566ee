"""`timeline init`: set up a project; what is there is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Directory, Files, IdleDay, ResultFormats
from timeline.cli.output import require_no_input
from timeline.cli.results import Telling, results_of
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.project.settings import Project


def init(
    context: typer.Context,
    directory: Directory = Path(),
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="PATH", help="Where the claims table lies, or is to lie.")
    ] = None,
    seeds: Annotated[
        str | None, typer.Option("--seeds", metavar="PATH", help="The folder of the source texts.")
    ] = None,
    as_of: IdleDay = None,  # noqa: ARG001 - all commands take it
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    ci: Annotated[bool, typer.Option("--ci/--no-ci", help="Add a GitHub workflow.")] = True,
    hook: Annotated[bool, typer.Option("--hook/--no-hook", help="Add a pre-commit configuration.")] = True,
) -> None:
    """Set up a project: an example that checks green, settings, a CI workflow and a pre-commit hook.

    Only what is missing is added, nothing that is there is changed; where there is a table, no example is made.
    """
    from timeline.project.files import only_writer
    from timeline.project.scaffold import files_for, paths_beside
    from timeline.project.settings import find_project
    from timeline.text.escape import one_line, visible

    said = Telling(results_of(context))
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
    require_no_input(said.outputs, project, files_for(project.settings, adopted=adopted))
    made: dict[str, bool] = {}
    with only_writer(directory, directory):
        for name, written in made_files(project, adopted, ci, hook, has_settings):
            made[name] = written
            done = "written" if written else "is there already, and is kept"
            said.tell(visible(one_line(f"{name} {done}")) + "\n")
    following = ["timeline check", *(["timeline check --write-baseline"] if adopted else [])]
    said.tell(f"Next: {', or '.join(following)}\n")
    said.end(
        lambda: {
            "version": 1,
            "written": [name for name, written in made.items() if written],
            "kept": [name for name, written in made.items() if not written],
            "next": following,
        }
    )


def made_files(project: Project, adopted: bool, ci: bool, hook: bool, has_settings: bool) -> Iterator[tuple[str, bool]]:
    """Make the files that are missing; each file's name, and whether it was written."""
    from timeline.project.files import write_bytes
    from timeline.project.scaffold import HOOK_PATH, SETTINGS_PATH, WORKFLOW_PATH, files_for

    unwanted = {WORKFLOW_PATH: not ci, HOOK_PATH: not hook, SETTINGS_PATH: has_settings}
    for name, text in files_for(project.settings, adopted=adopted).items():
        path = project.root / name
        if unwanted.get(name):
            continue
        if path.exists() or path.is_symlink():
            yield name, False
        else:
            write_bytes(path, text.encode(), project.root)
            yield name, True
