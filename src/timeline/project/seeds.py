"""The folder of the sources as a run finds it: what lies in each folder below it, and whether a link leads there.

Each folder is listed and looked at once: listing it anew for each of its files is quadratic.
"""

from __future__ import annotations

import os
from pathlib import Path

from timeline.frozen import frozen
from timeline.project.files import inside

IS_LINK = "is a link"


@frozen
class Folder:
    """One folder. `path` is where it is, `names` are those in it, None where it cannot be listed.

    `fault` says why it is not plainly below the project's root, empty where it is; `exact` whether each part of its
    name is written as the folder above lists it. File systems that fold case or form must not decide.
    """

    path: Path
    names: frozenset[str] | None
    fault: str = ""
    exact: bool = True

    def has(self, name: str) -> bool:
        """Is a name in it written so? The files of a folder that cannot be listed may be readable."""
        return self.exact and (self.names is None or name in self.names)


class Seeds:
    """The folder of the sources of a project, and those below it by their names relative to it."""

    def __init__(self, root: Path, name: str) -> None:
        self.name = name
        self._root = root
        self._known: dict[str, Folder] = {}

    def folder(self, place: str) -> Folder:
        """The folder at a place, the one of all sources where that is empty."""
        return self._known.get(place) or self._found(place)

    def _found(self, place: str) -> Folder:
        if "" not in self._known:
            top = self._root / self.name
            fault = "" if inside(top, self._root) else "lies outside the project: the folder is a link"
            self._known[""] = Folder(top, names_in(top), fault)
        at = ""
        for part in place.split("/") if place else ():
            above, at = self._known[at], f"{at}/{part}" if at else part
            if at not in self._known:
                path = above.path / part
                fault = above.fault or (IS_LINK if is_link(path) else "")
                self._known[at] = Folder(path, None if fault else names_in(path), fault, above.has(part))
        return self._known[place]


def names_in(folder: Path) -> frozenset[str] | None:
    """The names in a folder; None where it cannot be listed."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone are wanted, and there may be many
    except OSError:
        return None


def is_link(path: Path) -> bool:
    """Is it a link? What is wrong with a path that cannot be asked is told when it is opened."""
    try:
        return path.is_symlink()
    except OSError:
        return False
