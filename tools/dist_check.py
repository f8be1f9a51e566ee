"""Builds the wheel and the sdist, checks both, installs each into a clean environment and runs what it installs.

Run by `make dist-check`. What is built is left in dist/. `python tools/dist_check.py PYTHON…` also installs the wheel
for other interpreters and runs it there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def call(*words: object, cwd: Path = ROOT) -> None:
    """Run a command; its failure ends the script."""
    subprocess.run(list(map(str, words)), cwd=cwd, check=True)


def installed_runs(file: Path, interpreter: str = sys.executable) -> None:
    """Install one file into a clean environment of an interpreter, set up a project with it, and check that."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        call(interpreter, "-m", "venv", folder / "venv")
        python = folder / "venv" / "bin" / "python"
        call(python, "-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", file)
        timeline = folder / "venv" / "bin" / "timeline"
        for words in (
            ["--version"],
            ["init", "-C", "project"],
            ["check", "-C", "project"],
            ["report", "-C", "project"],
        ):
            call(timeline, *words, cwd=folder)


def main() -> None:
    """Build into an empty dist/, then check every file there."""
    dist = ROOT / "dist"
    for old in dist.glob("timeline_check-*"):
        old.unlink()
    call(sys.executable, "-m", "build", "--outdir", dist)
    files = sorted(dist.glob("timeline_check-*"))
    call(sys.executable, "-m", "twine", "check", "--strict", *files)
    call(sys.executable, "-m", "check_wheel_contents", *(file for file in files if file.suffix == ".whl"))
    for file in files:
        installed_runs(file)
    others = sys.argv[1:]
    for interpreter in others:
        installed_runs(next(file for file in files if file.suffix == ".whl"), interpreter)
    print(f"{', '.join(file.name for file in files)}: built, checked, installed and run; the wheel also by {others}")


if __name__ == "__main__":
    main()
