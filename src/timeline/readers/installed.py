"""Which version of a reader's library is installed, as the lock records it."""

from __future__ import annotations

import os
import sys
from functools import cache

_ENDING = ".dist-info"


@cache
def version_of(distribution: str) -> str:
    """The version of an installed distribution, which the folder with its metadata is named by.

    importlib.metadata says the same, and by reading the metadata: importing its parser takes longer than most sources.
    It is asked where the folder does not tell.
    """
    begin = distribution.replace("-", "_").lower() + "-"
    for folder in sys.path:
        found = [name for name in _names_in(folder) if name.lower().startswith(begin)]
        if found:
            version = found[0][len(begin) : -len(_ENDING)]
            return version if len(found) == 1 else _from_metadata(distribution)
    return _from_metadata(distribution)


@cache
def _names_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries if entry.name.endswith(_ENDING)]
    except OSError:
        return []


def _from_metadata(distribution: str) -> str:
    from importlib.metadata import version

    return version(distribution)
