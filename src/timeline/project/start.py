"""A new project: what it would consist of, and the files that are missing, made. What is there is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.columns import propose_columns
from timeline.project.files import make_folder, only_writer, write_bytes
from timeline.project.scaffold import (
    HOOK_PATH,
    SETTINGS_PATH,
    WATCH_PATH,
    WORKFLOW_PATH,
    columns_text,
    files_for,
    paths_beside,
)
from timeline.project.settings import Project, find_project


@frozen
class Start:
    """A project to be set up. `adopted`: there is a table already; `has_settings`: there are settings.

    `watch`: is there to be a workflow that looks at the sources online?
    """

    project: Project
    adopted: bool
    has_settings: bool
    watch: bool = False

    @property
    def columns(self) -> Mapping[str, str]:
        """What the table seems to call columns that it lacks, where no settings say it."""
        settings = self.project.settings
        return propose_columns(self.project.root, settings.claims) if self.adopted and not settings.columns else {}

    @property
    def above(self) -> Path | None:
        """The top of the git repository that the project lies below; None where it is the top, or there is none."""
        root = self.project.root.absolute()
        if (root / ".git").exists():
            return None
        return next((folder for folder in root.parents if (folder / ".git").exists()), None)

    @property
    def files(self) -> Mapping[str, str]:
        """All files that a new project has, by path."""
        files = files_for(self.project.settings, adopted=self.adopted, known=self.has_settings, watch=self.watch)
        return {**files, SETTINGS_PATH: files[SETTINGS_PATH] + columns_text(self.columns)}

    @property
    def following(self) -> list[str]:
        """The commands to go on with."""
        more = "timeline check --write-baseline" if self.adopted else "timeline draft" if not self.has_settings else ""
        return ["timeline check", *filter(None, [more])]

    def make(self, *, ci: bool = True, hook: bool = True) -> Iterator[tuple[str, bool]]:
        """Make the files that are missing, one whenever it is asked for: its path, and whether it was written."""
        below = self.above is not None  # both are read at the top of a repository only
        root = self.project.root
        elsewhere = self.has_settings and not (root / SETTINGS_PATH).exists()
        unwanted = {
            WORKFLOW_PATH: not ci or below,
            WATCH_PATH: below,
            HOOK_PATH: not hook or below,
            SETTINGS_PATH: elsewhere,
        }
        with only_writer(root, root):
            for name, text in self.files.items():
                path = root / name
                if unwanted.get(name):
                    continue
                there = path.exists() or path.is_symlink()
                if not there:
                    write_bytes(path, text.encode(), root)
                yield name, not there


def start_project(folder: Path, claims: str = "", seeds: str = "", *, watch: bool = False) -> Start:
    """What a project in a folder would be, its table and sources where they are said to lie; the folder is made.

    Raises TimelineError where the folder cannot be made, or the settings that it has say otherwise.
    """
    make_folder(folder)
    given = {**(paths_beside(claims) if claims else {}), **({"seeds": seeds} if seeds else {})}
    known = find_project(folder)
    has_settings = set(known.origins.values()) != {"default"}
    if has_settings and any(getattr(known.settings, name) != path for name, path in given.items()):
        raise TimelineError("there are settings already, and they say otherwise", "Set claims and seeds there.")
    project = find_project(folder, overrides=dict(given))
    return Start(project, project.path("claims").exists(), has_settings, watch)
