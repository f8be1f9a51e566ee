"""`timeline check --watch`: check again after every change of a file of the project, its settings among them.

The folders of the tables and sources are watched. Settings may lie in any folder further up, or come to lie there, and
an editor that saves replaces the file; so theirs are looked at once a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from timeline.cli.output import complain, complain_lines
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.project.settings import Project

EVERY = 1000  # milliseconds
State = list[tuple[Path, int, int]]


def watch_files(directory: Path, opened: Callable[[], Project], once: Callable[[Project], int]) -> NoReturn:
    """Check again after every change, until interrupted. Raises TimelineError where watchfiles is not installed."""
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        raise TimelineError("--watch needs watchfiles", "python -m pip install watchfiles") from error

    state, project = settings_state(directory), opened()
    with faults_shown():
        once(project)
    while True:
        for changed in changes(*folders_of(project), rust_timeout=EVERY, yield_on_timeout=True):
            if settings_state(directory) != state:
                break
            if changed:
                complain_lines(f"\n{project.settings.claims} or {project.settings.seeds}/ changed\n")
                with faults_shown():
                    once(project)
        else:
            raise typer.Exit(0)
        state = settings_state(directory)
        complain_lines("\nthe settings changed\n")
        with faults_shown():
            project = opened()
            once(project)


@contextmanager
def faults_shown() -> Iterator[None]:
    """Tell a fault and go on: a file half saved, perhaps; the next change may mend it."""
    try:
        yield
    except TimelineError as error:
        complain(error.message, error.hint)


def folders_of(project: Project) -> list[Path]:
    folders = {project.path("claims").parent, project.path("seeds"), project.path("sources").parent}
    return sorted(folder for folder in folders if folder.is_dir())


def settings_state(directory: Path) -> State:
    """The settings files that there are, with what changes when one is saved."""
    from timeline.project.settings import settings_places

    found = ((path, path.stat()) for path in settings_places(directory) if path.is_file())
    return [(path, status.st_mtime_ns, status.st_size) for path, status in found]
