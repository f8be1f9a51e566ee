"""For every rule a small project on which it fires and one on which it does not: the ones that the tests run.

They are kept in examples.json, which `make docs` writes from tests/rules; a file that is no UTF-8 is told as such.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("examples.json")
SIDES = {"fires": "A project on which it fires", "passes": "A project on which it does not"}
Project = Mapping[str, str]


@cache
def examples() -> Mapping[str, Mapping[str, Project]]:
    """The projects by rule and by side ("fires", "passes"): their files by path, and what `check` says of them."""
    projects: Mapping[str, Mapping[str, Project]] = json.loads(FILE.read_text(encoding="utf-8"))
    return projects


def shown(rule: str) -> str:
    """Both projects of a rule as text, each file under its path."""
    parts = []
    for side, title in SIDES.items():
        parts.append(f"{title}:\n")
        for name, text in examples().get(rule, {}).get(side, {}).items():
            lines = "".join(f"        {line}\n" for line in text.split("\n") if line.strip())
            parts.append(f"    {'`timeline check` says' if name == 'check' else name}\n{lines}")
    return "\n".join(parts)
