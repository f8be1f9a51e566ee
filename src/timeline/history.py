"""What git knows of a project: files as they were at a revision. Only commands whose name or option says so ask it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.errors import TimelineError


def git(root: Path, *arguments: str) -> bytes:
    """What git prints. Raises TimelineError with git's own words."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
    except OSError as error:
        raise TimelineError("git cannot be run", "Install it, or leave the revision out.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise TimelineError(f"git: {said}", "Name a revision that this repository has: HEAD~1, main, a tag.")
    return done.stdout


def commit_of(root: Path, revision: str) -> str:
    """The full name of a revision's commit. Raises TimelineError."""
    if not revision or revision.startswith("-"):
        raise TimelineError(f"{revision[:60]!r} is no revision", "Name one: HEAD~1, main, a tag.")
    return git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


@contextmanager
def project_at(root: Path, revision: str, paths: Sequence[str]) -> Iterator[Path]:
    """A temporary folder with the project's files as they were at a revision; those it had not are not there."""
    commit = commit_of(root, revision)
    there = set(git(root, "ls-tree", "-r", "-z", "--name-only", commit).decode("utf-8", "surrogateescape").split("\0"))
    held = [path for path in paths if path in there or any(name.startswith(f"{path}/") for name in there)]
    with TemporaryDirectory(prefix="timeline-") as name:
        folder = Path(name)
        if held:
            archive = git(root, "archive", "--format=tar", commit, "--", *held)
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        yield folder
