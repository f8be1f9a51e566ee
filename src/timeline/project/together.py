"""Several files that are written together: all of them, or none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from timeline.model.errors import TimelineError
from timeline.project.files import remove_file, replace_file, write_bytes


def write_together(root: Path, *files: tuple[Path, bytes, bytes | None]) -> None:
    """Write several files in their order: all of them, or none where one of them fails.

    Each is a path, its bytes, and those that were read of it, None where there must be none. A run that is killed
    meanwhile leaves those that come first. Raises TimelineError.
    """
    written: list[tuple[Path, bytes | None]] = []
    try:
        for path, data, read in files:
            if read is None and (path.exists() or path.is_symlink()):
                raise TimelineError(f"{path.name}: is there already", "Nothing was written.")
            write_bytes(path, data, root, read=read)
            written.append((path, read))
    except TimelineError:
        for path, read in reversed(written):
            with suppress(OSError):
                put_back(path, read)
        raise


def put_back(path: Path, read: bytes | None) -> None:
    """Make a file what it was before it was written; one that was not there goes."""
    if path.is_symlink():
        return
    if read is None:
        remove_file(path)
    elif path.read_bytes() != read:
        replace_file(path, read)
