"""A project as the command line sees it: its settings, its day, its lock and its baseline."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from timeline.api.arguments import require_a, require_text
from timeline.api.report import Report
from timeline.api.review import Review
from timeline.checking.gate import baseline_path, check
from timeline.checking.opening import day_of, open_project
from timeline.model.errors import TimelineError
from timeline.project.settings import Project as Files
from timeline.project.settings import Settings

if TYPE_CHECKING:
    from timeline.evidence.verify_source import Executor

ORIGIN = "timeline.open"


@dataclass(frozen=True, slots=True)
class Project:
    """An opened project. Its files are read anew by each method; what was found is kept only with `cache`."""

    _files: Files

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self._files.root

    @property
    def settings(self) -> Settings:
        """The settings: the file's, and those that it was opened with."""
        return self._files.settings

    @property
    def as_of(self) -> datetime.date:
        """The day to check as of: the setting's, or today (UTC)."""
        return day_of(None, self._files)

    @property
    def baseline(self) -> Path | None:
        """The file of findings that are accepted, where there is one."""
        path = self.root / baseline_path(self._files)
        return path if path.exists() else None

    def check(self, *, since: str = "", executor: object = None) -> Report:
        """What `timeline check` finds; with `since`, only what the project had not at a git revision.

        `executor` verifies the sources: a pool of concurrent.futures, or a client of Dask, whose workers read the
        project's files at the same path (docs/scale.md).

        Raises TimelineError where a file that the settings name cannot be used.
        """
        require_text(since=since)
        return Report(check(self._files, self.as_of, since=since, executor=executor_of(executor, self._files)))

    def draft(
        self,
        article: str | os.PathLike[str],
        *,
        format: str | None = None,  # noqa: A002 - the word of the command
        language: str = "",
        published: str | datetime.date | None = None,
        linked: bool = False,
    ) -> Report:
        """What `timeline draft` finds in an article: the path of one, or its text.

        A text is Markdown where no `format` says otherwise; `published` is the day that its relative dates are read
        against; with `linked`, nothing but linked claims and their sources bears a figure. Raises TimelineError.
        """
        require_a((str, os.PathLike), "an article's path or its text", article=article)
        require_text(language=language)
        from timeline.checking.gate import gated
        from timeline.draft.run import Asked, check_drafts, given_article

        day = day_of(str(published)) if published else None
        given = given_article(self._files, article, format)
        found = check_drafts(self._files, self.as_of, [given], Asked(language, day, linked))
        return Report(gated(self._files, found))

    def lock(self, *, write: bool = True) -> dict[str, object]:
        """Record where each quote stands, as `timeline lock`; with `write` off, see only what would be recorded.

        What comes back is what `timeline lock --output-format json` prints: the claims `recorded` anew and `dropped`,
        how many are `kept`, and those `refused` because their quotes do not stand. Raises TimelineError.
        """
        from timeline.review.relock import relock

        return relock(self._files, self.as_of, write=write).to_dict()

    def write_reports(self, *, since: str | None = None) -> list[str]:
        """Write the Markdown and the HTML report, as `timeline report`: a line on what became of each file.

        `since` is a JSON report or a git revision that they tell the changes since. Raises TimelineError.
        """
        require_a((str, type(None)), "a JSON report's path, a git revision, or None", since=since)
        from timeline.report.files import make_pages

        return make_pages(self._files, self.as_of, since=since).write()

    def review(self, *, port: bool = False, add_columns: bool = False) -> Review:
        """The rows that ask for a decision, as `timeline review` shows them.

        `port`: git offers what became of lost words; `add_columns`: columns that the table lacks may be added to it.
        Raises TimelineError where there is nothing to review, or the lock cannot be read.
        """
        from timeline.review.session import open_session

        return Review(open_session(self._files, self.as_of, port=port, add_columns=add_columns))

    def __repr__(self) -> str:
        return f"<Project {str(self.root)!r} as of {self.as_of}>"


def executor_of(given: object, files: Files) -> Executor | None:
    """What is to run the map step. Raises TypeError for what cannot."""
    if given is None:
        return None
    from timeline.evidence.remote import Cluster, is_client

    if is_client(given):
        return Cluster(given, files)
    if not callable(getattr(given, "map", None)):
        raise TypeError(f"executor must be a pool with a map, or a client of Dask, not {type(given).__name__}")
    return cast("Executor", given)


def open(  # noqa: A001 - the word of the interface: timeline.open
    path: str | os.PathLike[str] = ".",
    *,
    as_of: str | datetime.date | None = None,
    levels: Mapping[str, str] | None = None,
    isolated: bool = False,
    **settings: object,
) -> Project:
    """The project in a folder, with the settings of its pyproject.toml or timeline.toml.

    `as_of`, `levels` and all other settings (docs/settings.md) may be given by name and stand before those of the file;
    `isolated` reads no settings file. Raises TimelineError where there is no such folder or a setting cannot be used.
    """
    require_a((str, os.PathLike), "a folder's path (str or PathLike)", path=path)
    require_a((str, datetime.date, type(None)), "a day, as '2026-11-22' or a datetime.date", as_of=as_of)
    require_a((Mapping, type(None)), "a mapping of rules to levels", levels=levels)
    root = Path(path)
    if not root.is_dir():
        raise TimelineError(f"{root}: there is no such folder", "Name the folder that holds the claims and sources.")
    given = settings if as_of is None else settings | {"as_of": str(as_of)}
    return Project(open_project(root, overrides=given, levels=levels, isolated=isolated, origin=ORIGIN))
