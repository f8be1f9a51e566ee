"""What git knows of a project: files as they were at a revision. Only commands whose name or option says so ask it.

The bytes are those that were committed: no filter, no line-end conversion, no attribute has a say, git runs no other
program for it and fetches nothing. The program is found by its whole path, never in the project's own folder. A project
may lie anywhere in its repository. Cost: one run of git for the list of files and one for each few hundred contents.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from timeline.model.errors import TimelineError

QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
# A folder of the project that is laid out as a repository of its own would bring its own settings: programs to run.
OPTIONS = ("core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false", "safe.bareRepository=explicit")
FEW, AT_ONCE, MOST_VERSIONS = 20, 200, 50
HUNK = re.compile(r"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
REVISIONS = "Name a revision that this repository has: HEAD~1, main, a tag."


def is_in_repository(root: Path) -> bool:
    """Is the folder, or one above it, a git repository's? Told without running git."""
    folder = root.absolute()
    return any((one / ".git").exists() for one in (folder, *folder.parents))


def program(root: Path) -> str:
    """The whole path of git: the first on the search path that does not lie in the project. Raises TimelineError."""
    inside, name = root.resolve(), "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        found = Path(folder) / name
        if found.is_absolute() and not found.resolve().is_relative_to(inside) and os.access(found, os.X_OK):
            return str(found)
    raise TimelineError("git cannot be run: it is not on the search path", "Install it, or do without its history.")


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints in a folder, with `given` on its standard input. Raises TimelineError with git's own words."""
    command = [program(root), "-C", str(root), *(word for pair in OPTIONS for word in ("-c", pair)), *arguments]
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


def versions_with(root: Path, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], bytes]]:
    """Of files and SHA-256 digests, those that git has a content for, each with it; the latest contents are read first.

    Raises TimelineError. At most MOST_VERSIONS of each file are read.
    """
    left = set(wanted)
    blobs = versions_of(root, sorted({path for path, _ in left})) if left else {}
    for turn in range(MOST_VERSIONS):
        paths = [path for path in sorted({path for path, _ in left}) if turn < len(blobs.get(path, ()))]
        for at in range(0, len(paths), AT_ONCE):
            some = paths[at : at + AT_ONCE]
            for path, data in zip(some, contents(root, [blobs[path][turn] for path in some]), strict=True):
                key = path, hashlib.sha256(data).hexdigest()
                if key in left:
                    left.discard(key)
                    yield key, data


def versions_of(root: Path, paths: Sequence[str]) -> dict[str, list[str]]:
    """The contents that files have had, by name, the latest first. Raises TimelineError.

    Of many files, git is asked for the folder that they lie in: it compares each file with each name that it is given.
    """
    options = ["--format=", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "-m"]
    asked = paths if len(paths) <= FEW else [os.path.commonpath(paths) or "."]
    words = iter(git(root, "--literal-pathspecs", "log", *options, "--relative", "--", *asked).split(b"\0"))
    found: dict[str, list[str]] = {path: [] for path in paths}
    for word in words:
        if word.startswith(b":"):
            blob, blobs = word.split()[3].decode("ascii"), found.get(os.fsdecode(next(words, b"")), [])
            if blob.strip("0") and blob not in blobs and len(blobs) < MOST_VERSIONS:
                blobs.append(blob)
    return found


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
