"""A small locked project in which every writing command has something to write, and those commands."""

from __future__ import annotations

from pathlib import Path

from helpers.promises_corpus import HEADER
from timeline.cli import run

WORDS = (
    "the rate did fall to 3.7 % in May",
    "they did not expect one man’s vote",
    "the bank was closed in June",
    "no more than 40 people came by",
)
TEXT = "".join(f"In report {n}, {word}; no more.\n" for n, word in enumerate(WORDS))
CHANGES = (("man’s", "man's"), ("in June", "in July"))
"""What became of the source since it was locked: one quote is reformatted, one is altered, all of them have moved."""

DAY = ("--as-of", "2026-11-22")
COMMANDS: dict[str, list[str]] = {
    "lock": ["lock", *DAY],
    "fix": ["check", "--fix", *DAY],
    "review": ["review", "--accept-moved", *DAY],
    "accept": ["review", "--accept", "c2", *DAY],
    "add": ["add", "bank.txt", "--quote", "A line more", "--claim", "One line", "--date", "2024", *DAY],
    "report": ["report", *DAY],
    "baseline": ["check", "--write-baseline", *DAY],
    "init": ["init"],
}


def project(root: Path) -> Path:
    """Lay the project out in a folder that is there."""
    for name in ("claims", "seeds", "reports"):
        (root / name).mkdir()
    (root / "timeline.toml").write_text("")
    (root / "seeds/bank.txt").write_bytes(TEXT.encode())
    rows = "".join(f"c{n},2024,It was so,bank.txt,{word}\n" for n, word in enumerate(WORDS))
    (root / "claims/claims.csv").write_bytes((HEADER + rows).encode())
    assert run(["lock", "-C", str(root), "--as-of", "2026-11-01"]) == 0
    text = TEXT
    for old, new in CHANGES:
        text = text.replace(old, new)
    (root / "seeds/bank.txt").write_bytes(f"A line more.\n{text}".encode())
    return root


def contents(root: Path) -> dict[str, bytes]:
    """The bytes of every plain file below a folder."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def lay_back(root: Path, files: dict[str, bytes]) -> None:
    """Make the plain files below a folder those that are given, and no others."""
    for path in [path for path in root.rglob("*") if path.is_symlink() or not path.is_dir()]:
        path.unlink()
    for name, data in files.items():
        path = root / name
        if path.is_dir():
            path.rmdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
