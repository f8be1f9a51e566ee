"""The files of a project that are written as one change, whoever writes them, and what an earlier run left half done.

Commands on table and lock hold the lock of their folders; those that fetch, look again and adopt hold it too, and that
of the sources: there is one journal, and one writer of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager

from timeline.model.errors import TimelineError
from timeline.project.files import only_writer
from timeline.project.saving import ABSENT, Change, bytes_at, digest, forget_whole, half_done
from timeline.project.settings import Project
from timeline.project.sources import unsafe_name


class OwnFiles(Container[str]):
    """The paths that a journal may name: table, lock, what is known of the sources, and the files of the sources."""

    def __init__(self, project: Project) -> None:
        settings = project.settings
        self._paths = frozenset((settings.claims, settings.lock, settings.sources, settings.refreshed))
        self._seeds = f"{settings.seeds}/"

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        below = path.removeprefix(self._seeds)
        return path in self._paths or (below != path and not unsafe_name(below))


def finish_half_done(project: Project) -> list[str]:
    """Write what an earlier run has left half done: somebody had decided it. A line on that, or none."""
    own = OwnFiles(project)
    half = half_done(project.root, own)
    if half is not None:
        return [half.finish()]
    forget_whole(project.root, own)
    return []


@contextmanager
def changing_sources(project: Project, name: str = "") -> Iterator[list[str]]:
    """Hold the lock for writing sources, what is known of them, and that of one in particular.

    What was left half done is written first; given is a line on that, where there was such a save. Raises
    TimelineError.
    """
    settings, seeds = project.settings, project.path("seeds")
    known = (project.root / path for path in (settings.claims, settings.lock, settings.sources, settings.refreshed))
    with only_writer(project.root, seeds, (seeds / name).parent if name else seeds, *(path.parent for path in known)):
        yield finish_half_done(project)


def finish_earlier(project: Project) -> list[str]:
    """Write what an earlier run has left half done, where there is such: a line on that. Raises TimelineError."""
    if half_done(project.root, OwnFiles(project)) is None:
        return []
    with changing_sources(project) as lines:
        return lines


def new_file(project: Project, path: str, data: bytes) -> Change:
    """The change that makes a file; none where it is there as it is to be. Raises TimelineError where another is."""
    now = bytes_at(project.root / path)
    if now is not None and now != data:
        raise TimelineError(f"{path}: is there already, with other words", "Nothing was written over it.")
    return Change(path, data, ABSENT if now is None else digest(now))


def over(path: str, data: bytes, read: bytes | None) -> Change:
    """The change that writes a file over what was read of it, None where there was none."""
    return Change(path, data, ABSENT if read is None else digest(read))
