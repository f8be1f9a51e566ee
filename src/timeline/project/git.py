"""What git knows of a project: files as they were at a revision. Only commands whose name or option says so ask it.

The bytes are those that were committed: no filter, no line-end conversion, no attribute has a say, git runs no other
program for it and fetches nothing. A project may lie anywhere in its repository. Cost: one run of git for the list of
files and one for all of their contents.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from timeline.model.errors import TimelineError

QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
# A folder of the project that is laid out as a repository of its own would bring its own settings: programs to run.
OPTIONS = ("core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "safe.bareRepository=explicit")
HUNK = re.compile(r"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
REVISIONS = "Name a revision that this repository has: HEAD~1, main, a tag."


def is_in_repository(root: Path) -> bool:
    """Is the folder, or one above it, a git repository's? Told without running git."""
    folder = root.absolute()
    return any((one / ".git").exists() for one in (folder, *folder.parents))


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints in a folder, with `given` on its standard input. Raises TimelineError with git's own words."""
    command = ["git", "-C", str(root), *(word for pair in OPTIONS for word in ("-c", pair)), *arguments]
    environment = {**os.environ, **QUIET}
    try:
        done = subprocess.run(command, capture_output=True, check=False, input=given, env=environment)  # noqa: S603
    except OSError as error:
        raise TimelineError("git cannot be run", "Install it, or leave the revision out.") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise TimelineError(f"git: {message or 'gives no reason'}", REVISIONS)
    return done.stdout


def commit_of(root: Path, revision: str) -> str:
    """The full name of a revision's commit. Raises TimelineError."""
    if not revision or revision.startswith("-") or not revision.isprintable():
        raise TimelineError(f"{revision[:60]!r} is no revision", REVISIONS)
    name = f"{revision}^{{commit}}"
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
    except TimelineError as error:
        git(root, "rev-parse", "--git-dir")  # says so where there is no repository at all
        raise TimelineError(f"git knows no revision {revision[:60]!r}", REVISIONS) from error


def blobs_at(root: Path, commit: str, paths: Sequence[str]) -> dict[str, str]:
    """The plain files at or below `paths` as a commit has them: path to the name of the contents."""
    listed = git(root, "--literal-pathspecs", "ls-tree", "-r", "-z", commit, "--", *paths)
    found = {}
    for entry in filter(None, listed.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, kind, blob = about.decode("ascii").split()
        path = os.fsdecode(name)
        if kind == "blob" and mode != "120000" and is_plain(path):  # a link leads elsewhere, and is never read
            found[path] = blob
    return found


def is_plain(path: str) -> bool:
    """Does the path stay below the folder it is put into?"""
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and ":" not in path


def contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, in their order."""
    printed = git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    at = 0
    for _ in blobs:
        head, at = printed[at : printed.index(b"\n", at)], printed.index(b"\n", at) + 1
        fields = head.split()
        if len(fields) != 3:
            raise TimelineError(
                f"git: a file's contents are not here: {head.decode('utf-8', 'replace')}", "Fetch them."
            )
        size = int(fields[2])
        yield printed[at : at + size]
        at += size + 1


def files_at(root: Path, revision: str, paths: Sequence[str]) -> Mapping[str, bytes]:
    """The files at or below `paths` as they were at a revision; those it had not are left out. Raises TimelineError."""
    blobs = blobs_at(root, commit_of(root, revision), paths)
    return dict(zip(blobs, contents(root, list(blobs.values())), strict=True))


def versions_of(root: Path, path: str, most: int = 50) -> Iterator[bytes]:
    """The contents that a file has had, latest first, at most as many as `most`. Raises TimelineError."""
    options = ["--format=", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "-m"]
    log = git(root, "--literal-pathspecs", "log", *options, f"--max-count={most}", "--", path)
    blobs = [line.split()[3].decode("ascii") for line in log.splitlines() if line.startswith(b":")]
    yield from contents(root, list(dict.fromkeys(blob for blob in blobs if blob.strip("0")))[:most])


def changed_lines(root: Path, revision: str) -> dict[str, list[tuple[int, int]]]:
    """The lines, first and last, that were added or changed since HEAD left a revision, by path below the folder.

    Commits are compared with each other: what is not committed has no say. Raises TimelineError.
    """
    base = git(root, "merge-base", commit_of(root, revision), "HEAD").decode("ascii").strip()
    options = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative"]
    printed = git(root, "diff", *options, "--src-prefix=a/", "--dst-prefix=b/", base, "HEAD", "--", ".")
    return lines_of_diff(printed.decode("utf-8", "replace").split("\n"))


def lines_of_diff(printed: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """The ranges of lines that a difference without surroundings gives each file; a hunk's own lines are passed over.

    >>> lines_of_diff(["--- a/x", "+++ b/x", "@@ -2 +2,2 @@ y", "-+++ b/no", "+one", "+two", "@@ -9,3 +9,0 @@", "-"])
    {'x': [(2, 3)]}
    """
    found: dict[str, list[tuple[int, int]]] = {}
    path, at = "", 0
    while at < len(printed):
        line = printed[at]
        hunk = HUNK.match(line)
        if line.startswith("+++ "):
            path = line.removeprefix("+++ b/")
        elif hunk and path:
            gone, first, come = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            found.setdefault(path, []).extend([(first, first + come - 1)] if come else [])
            at += gone + come
        at += 1
    return found


@contextmanager
def project_at(root: Path, revision: str, paths: Sequence[str]) -> Iterator[Path]:
    """A temporary folder with the project's files as they were at a revision; those it had not are not there."""
    files = files_at(root, revision, paths)
    with TemporaryDirectory(prefix="timeline-") as name:
        folder = Path(name)
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield folder
