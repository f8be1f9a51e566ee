"""What the program says, kept in files beside the tests. UPDATE_CASES=1 writes what it says now, to be reviewed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Case = tuple[str, tuple[str, ...]]
"""A line that says what is asked, and the lines, indented in the file, that say what was answered."""

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Case]:
    """The cases of a file below cases/: lines that begin with # and empty ones are for the reader."""
    found: list[tuple[str, list[str]]] = []
    for line in (CASES / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("    "):
            found[-1][1].append(line[4:])
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return [(asked, tuple(told)) for asked, told in found]


def update(name: str, answer: Callable[[str], Iterator[str]]) -> None:
    """Write what is answered now, where that is asked for."""
    if not os.environ.get("UPDATE_CASES"):
        return
    path = CASES / name
    written = []
    for line in path.read_text(encoding="utf-8").removesuffix("\n").split("\n"):
        if not line.startswith("    "):
            written.append(line)
            if line.strip() and not line.startswith("#"):
                written += (f"    {told}" for told in answer(line))
    path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
