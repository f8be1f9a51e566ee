"""Which files of a project are no longer what was read: a look at their times and sizes, cheap enough for every 2 s.

Cost: the table, the lock and what is known of sources each time; of the sources, so many at a time in turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from timeline.checking.gate import baseline_path
from timeline.project.settings import Project

AT_ONCE = 2000  # sources, and folders of them, that are looked at

Stamp = tuple[int, int, int]


def stamp(path: Path) -> Stamp | None:
    """What changes with a file: its time, its size, and which file it is; None where there is none."""
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watched:
    """The stamps of the files that were read. They are taken before a file is read, so that no change is missed."""

    def __init__(self, project: Project, names: Iterable[str]) -> None:
        settings = project.settings
        self.root = project.root
        self.own = (settings.claims, settings.lock)
        self.always = (*self.own, settings.sources, baseline_path(project))
        seeds = PurePosixPath(settings.seeds)
        paths = [seeds / name for name in names]
        folders = dict.fromkeys([seeds, *(path.parent for path in paths)])
        self._sources = [str(path) for path in (*folders, *paths)]
        self._stamps = {path: stamp(self.root / path) for path in (*self.always, *self._sources)}
        self._next = 0
        self._found: list[str] = []

    def changed(self) -> list[str]:
        """The files that are others now; of many sources those whose turn it is, and those that were found before."""
        turn = self._sources[self._next : self._next + AT_ONCE]
        self._next = self._next + AT_ONCE if self._next + AT_ONCE < len(self._sources) else 0
        looked_at = dict.fromkeys((*self.always, *turn, *self._found))
        self._found = [path for path in looked_at if stamp(self.root / path) != self._stamps[path]]
        return list(self._found)

    def take(self, paths: Iterable[str]) -> None:
        """Take files as they are now for what is known."""
        self._stamps.update({path: stamp(self.root / path) for path in paths})
