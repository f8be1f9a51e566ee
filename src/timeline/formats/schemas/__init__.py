"""The JSON Schemas (draft 2020-12) of what programs are given, a file each; new keys may come within a version."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The schemas that there are."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read_schema(name: str) -> str:
    """The text of one of them."""
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")
