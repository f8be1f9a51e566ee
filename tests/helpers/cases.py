"""The cases below tests/cases, in files by room, language and phenomenon: <room>/<language>/<phenomenon>.<suffix>.

- `.jsonl`: a case a line, what is asked and what must come of it, by hand. `read_cases` reads those of a room.
- `.txt`: what is asked, a line each, and below it, indented, what the program answers, word for word.
  `answered_cases` reads them. UPDATE_CASES=1 writes what is answered now, to be reviewed; only a new line that asks
  something has to be written by hand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Answered = tuple[str, tuple[str, ...]]
"""A line that asks something, and the lines that answer it."""

CASES = Path(__file__).parents[1] / "cases"


def read_cases(room: str) -> list[dict[str, Any]]:
    """The cases of a room, in order of language and phenomenon; each says both."""
    return [
        {"language": path.parent.name, "phenomenon": path.stem, **json.loads(line)}
        for path in sorted((CASES / room).glob("*/*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def case_id(case: dict[str, Any]) -> str:
    """A name for a case that can be typed after -k: its file, and how it begins."""
    named = case.get("about") or case.get("quote") or case["text"]
    return f"{case['language']}/{case['phenomenon']}: {named[:50]}"


def answered_cases(pattern: str) -> list[Answered]:
    """What is asked and answered in the files that match; lines that begin with # and empty ones are for the reader."""
    found: list[tuple[str, list[str]]] = []
    for path in sorted(CASES.glob(pattern)):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("    "):
                found[-1][1].append(line[4:])
            elif line.strip() and not line.startswith("#"):
                found.append((line, []))
    return [(asked, tuple(answers)) for asked, answers in found]


def update(pattern: str, answer: Callable[[str], Iterator[str]]) -> None:
    """Write what is answered now into the files that match, where that is asked for."""
    if not os.environ.get("UPDATE_CASES"):
        return
    for path in sorted(CASES.glob(pattern)):
        written = []
        for line in path.read_text(encoding="utf-8").removesuffix("\n").split("\n"):
            if not line.startswith("    "):
                written.append(line)
                if line.strip() and not line.startswith("#"):
                    written += (f"    {each}" for each in answer(line))
        path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
