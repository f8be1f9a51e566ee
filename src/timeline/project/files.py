"""Reading and writing files so that nothing outside is reached, nothing blocks, and nothing is half written.

Reading opens without following a link in the last component and without waiting for a FIFO's writer, then asks the open
file what it is: only a regular file within the size given is read. Writing goes to a temporary file in the same folder,
to the disk, and by rename over the old one: whoever looks sees the old bytes or the new ones (POSIX rename(2)).
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock

from timeline.model.errors import TimelineError
from timeline.project.folders import BELIEVED, HeldFolder, held_folder, sync_folder

LOCK_FILE = ".timeline.writing"
IGNORED = ".gitignore"
_ASKING = Lock()
PAUSE = 0.02  # seconds between two tries to have a lock
_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class NotRegularError(OSError):
    """What was to be read is a folder, a device, a FIFO, a socket or a link."""


class TooLargeError(OSError):
    """The file is larger than the caller reads."""


def read_bytes(path: str | Path, limit: int, *, follow: bool = True) -> bytes:
    """All bytes of a regular file of at most `limit` bytes. Raises OSError, never blocks, reads no device."""
    look, flags = (os.stat, _FLAGS) if follow else (os.lstat, _FLAGS | _NO_LINK)
    if not stat.S_ISREG(look(path).st_mode):
        raise NotRegularError(errno.EINVAL, "is not a regular file")
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(errno.EINVAL, "is not a regular file")
        if status.st_size > limit:
            raise TooLargeError(errno.EFBIG, f"is larger than {limit} bytes")
        data = stream.read(status.st_size + 1)  # which reserves as much
        data += stream.read(limit + 1 - len(data)) if len(data) > status.st_size else b""  # added meanwhile
    if len(data) > limit:
        raise TooLargeError(errno.EFBIG, f"is larger than {limit} bytes")
    return data


def inside(path: Path, root: Path) -> bool:
    """Does `path`, with every link followed, lie below `root`?"""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links; a NUL in the name
        return False


def write_bytes(path: Path, data: bytes, root: Path, *, read: bytes | None = None) -> bool:
    """Replace the file at `path` by `data`, whole or not at all; True if its bytes changed.

    The mode of an existing file is kept. Raises TimelineError naming the file if the folder is read-only, the disk is
    full, the path is a link or leads out of `root`, or the file is no longer what was `read`: somebody has saved it
    since, and `data` knows nothing of that.
    """
    shown = path.name
    with suppress(ValueError):
        shown = path.relative_to(root).as_posix()
    if path.is_symlink() or not inside(path, root):
        raise TimelineError(
            f"{shown}: is a link or lies outside the project", "Nothing was written. Put a plain file there."
        )
    try:
        if path.exists() and not path.is_file():
            raise NotRegularError(errno.EINVAL, "is not a regular file")
        old = path.read_bytes() if path.exists() else None
        if read is not None and old != read:
            raise TimelineError(f"{shown}: was changed by somebody else meanwhile", "Nothing was written. Try again.")
        if old == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with held_folder(path.parent, root) as held:
            replace_file(path, data, held=held)
    except OSError as error:
        raise TimelineError(
            f"{shown}: cannot be written: {error.strerror or error}",
            "Nothing was changed. Free the place and try again.",
        ) from error
    return True


def remove_plain_file(path: Path, root: Path) -> None:
    """Remove a plain file of the project. Raises TimelineError naming it."""
    if path.is_symlink() or not inside(path, root):
        raise TimelineError(f"{path.name}: is a link or lies outside the project", "Nothing was removed.")
    try:
        path.unlink()
    except OSError as error:
        raise TimelineError(f"{path.name}: cannot be removed: {error.strerror or error}") from error


def make_folder(folder: Path) -> None:
    """Make a folder that is not there. Raises TimelineError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TimelineError(f"{folder}: cannot be made: {error.strerror or error}") from error


def own_folder(root: Path, name: str) -> Path:
    """A folder of the tool's own in a project, which git ignores. Raises TimelineError or OSError."""
    folder = root / name
    if folder.is_symlink() or not inside(folder, root):
        raise TimelineError(f"{name}: is a link", "Remove it.")
    make_folder(folder)
    if not (folder / IGNORED).exists():
        write_bytes(folder / IGNORED, b"*\n", root)
    return folder


def remove_own_folder(folder: Path) -> None:
    """Remove a folder of the tool's own where nothing is left in it."""
    with suppress(OSError):
        if {path.name for path in folder.iterdir()} <= {IGNORED}:
            remove_files(folder)


def remove_files(folder: Path) -> None:
    """Remove the files of a folder of the tool's own, and then the folder."""
    with suppress(OSError):
        if folder.is_symlink():
            return
        for path in folder.iterdir():
            remove_file(path)
        folder.rmdir()


def replace_file(
    path: Path, data: bytes | Iterable[bytes], *, mode: int | None = None, held: HeldFolder = BELIEVED
) -> None:
    """Write a temporary file beside `path`, sync it and rename it over `path`; with the mode that it had, or `mode`.

    Before anything is written into it, it must be in the folder that is `held`: a rename finds it nowhere else.
    """
    from tempfile import mkstemp  # not imported by what only reads

    if mode is None:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~current_umask()
    descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            held.require(temporary.name, descriptor)
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def current_umask() -> int:
    with _ASKING:  # it can only be asked for by setting it: of two threads one would put back the other's
        os.umask(mask := os.umask(0o022))
    return mask


def remove_file(path: Path) -> bool:
    """Remove a file that may not be there; False where the system does not let it go."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


@contextmanager
def only_writer(root: Path, *folders: Path, tries: int = 1) -> Iterator[None]:
    """Hold the project's write lock: two runs that write at once would undo each other's work.

    The lock is advisory and the system's own, on each of the folders that are written to, so that it ends with the
    process and nothing stays locked behind it. Raises TimelineError if another run still holds it after so many
    `tries`, PAUSE apart.
    """
    with ExitStack() as held:
        for folder in sorted(set(folders)):
            if not inside(folder, root):
                raise TimelineError(f"{folder.name}: lies outside the project", "Nothing was written.")
            make_folder(folder)
            held.enter_context(writer_lock(folder, tries))
        yield


@contextmanager
def writer_lock(folder: Path, tries: int) -> Iterator[None]:
    """Hold the lock on a folder, waited for as long as `tries` says."""
    for left in reversed(range(tries)):
        with ExitStack() as held:
            try:
                held.enter_context(folder_lock(folder))
            except HeldError:
                if not left:
                    raise
                time.sleep(PAUSE)
                continue
            yield
            return


def folder_lock(folder: Path) -> AbstractContextManager[None]:
    """The system's lock on a folder: of the folder itself, or where that has none (Windows) of a file in it."""
    try:
        import fcntl  # noqa: F401
    except ImportError:
        return lock_by_file(folder)
    return lock_of_folder(folder)


@contextmanager
def lock_of_folder(folder: Path) -> Iterator[None]:
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise held_by_another(folder) from error
        except OSError as error:
            raise TimelineError(f"{folder.name}: cannot be locked: {error.strerror or error}") from error
        yield
    finally:
        os.close(descriptor)


@contextmanager
def lock_by_file(folder: Path) -> Iterator[None]:
    """The lock of a file in the folder, which Windows frees however the process ends; a file left behind locks nothing.

    The file that was locked may be one that its last holder has removed since, and another may stand in its place: the
    lock counts only on the one that is there. Windows removes no open file, other systems do: so it is removed while
    the lock is held where that can be, and after it where not.
    """
    path = folder / LOCK_FILE
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR)
    except PermissionError as error:  # while the file of a run that ended goes
        raise held_by_another(folder) from error
    except OSError as error:
        raise TimelineError(f"{folder.name}: cannot be locked: {error.strerror or error}") from error
    removed = True
    try:
        if not lock_first_byte(descriptor) or not is_open_file(path, descriptor):
            raise held_by_another(folder)
        try:
            yield
        finally:
            removed = remove_file(path)
    finally:
        os.close(descriptor)
        if not removed:
            remove_file(path)


def lock_first_byte(descriptor: int) -> bool:
    """Lock the first byte of an open file; False where another has it."""
    import msvcrt

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def is_open_file(path: Path, descriptor: int) -> bool:
    """Is the file at the path the one that is open?"""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


class HeldError(TimelineError):
    """Another run holds the lock."""


def held_by_another(folder: Path) -> HeldError:
    return HeldError(
        f"{folder.name}: another run of timeline is writing here", "Wait until it has ended and try again."
    )
