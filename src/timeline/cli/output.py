"""Where a command's output goes: formats paired with files, bytes in UTF-8 wherever it runs, errors in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from timeline.frozen import frozen
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.project.settings import Project

NARROWEST = 40
PIECE = 1 << 20  # characters
USUAL = 80  # columns of a terminal that does not say
ANSI = "\x1b["


@frozen
class Output:
    """One format and the file it goes to; None is standard output. An empty format is what the command prints else."""

    format: str
    file: str | None = None


Outputs = tuple[Output, ...]


def emit(text: str) -> None:
    """Print a command's result on standard output as UTF-8, whatever the locale."""
    write_to(standard_output(), [text])


def standard_output() -> TextIO:
    if sys.stdout is None:
        raise TimelineError("standard output is closed", "Give --output-file.")
    return sys.stdout


def write_to(stream: TextIO, pieces: Iterable[str]) -> None:
    """Write a text as UTF-8, as it comes: that of 100,000 claims is large, and is never held whole."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.writelines(data.decode() for data in encoded(pieces))
        return
    stream.flush()
    buffer.writelines(encoded(pieces))
    buffer.flush()


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """A text in UTF-8, in parts that are each worth a write, whatever the pieces that it comes in."""
    held, size = list[str](), 0
    for piece in pieces:
        for at in range(0, len(piece), PIECE):
            held.append(piece[at : at + PIECE])
            size += len(held[-1])
            if size >= PIECE:
                yield "".join(held).encode("utf-8", "backslashreplace")
                held, size = [], 0
    yield "".join(held).encode("utf-8", "backslashreplace")


def complain(message: str, hint: str = "") -> None:
    """One line on standard error, made harmless for terminals and CI logs."""
    from timeline.text.escape import one_line

    complain_lines(one_line(f"timeline: {message}{'. ' + hint if hint else ''}")[:2000])


def finish_earlier_run(project: Project) -> None:
    """Finish what an earlier run has left half done, and say so. Raises TimelineError where that cannot be."""
    from timeline.project.changing import finish_earlier

    for line in finish_earlier(project):
        complain(line)


def complain_lines(text: str) -> None:
    """Text on standard error, made harmless for terminals and CI logs; its line breaks stay."""
    if sys.stderr is None:
        return
    from timeline.text.escape import visible

    try:
        write_to(sys.stderr, [visible(text, newlines=True), "\n"])
    except (OSError, ValueError):
        return  # there is nobody left to tell


def close_streams(code: int) -> int:
    """Flush what was printed; a full disk behind standard output is an error, a reader that has gone is none."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except BrokenPipeError:
            return 141
        except (OSError, ValueError):
            code = code or 2
    return code


def require_no_input(outputs: Outputs, project: Project, more: Iterable[str] = ()) -> None:
    """Raise TimelineError if an output would replace what the project consists of, or one of `more` files of it."""
    from timeline.checking.baseline import default_path

    named = ("claims", "sources", "lock", "rates", "baseline")
    kept = {project.path(name).resolve() for name in named if getattr(project.settings, name)}
    beside = (default_path(project.settings), project.settings.refreshed, "pyproject.toml", "timeline.toml", *more)
    kept |= {(project.root / name).resolve() for name in beside}
    seeds = project.path("seeds").resolve()
    for output in outputs:
        if output.file in (None, "-"):
            continue
        if not output.file:
            raise TimelineError("--output-file names no file", "Is the variable set that it stands in?")
        path = Path(output.file).resolve()
        if path in kept or (path.is_relative_to(seeds) and path.exists()):
            raise TimelineError(f"{output.file}: is a file of the project itself", "Give another --output-file.")


def write_output(output: Output, pieces: Iterable[str]) -> None:
    """Print one format, or write it whole to its file, as its pieces come. Raises TimelineError naming the file."""
    if output.file is None or output.file == "-":
        write_to(standard_output(), pieces)
    else:
        write_file(output.file, encoded(pieces))


def write_file(name: str, data: Iterable[bytes]) -> None:
    """Write a file that the caller named, whole or not at all. Raises TimelineError naming it."""
    from timeline.project.files import replace_file

    path = Path(name)
    try:
        if path.exists() and not path.is_file():  # a pipe or /dev/stderr: there is nothing to replace
            with path.open("wb") as stream:
                stream.writelines(data)
        else:
            replace_file(path.resolve() if path.is_symlink() else path, data)
    except OSError as error:
        raise TimelineError(f"{name}: cannot be written: {error.strerror or error}") from error


def wants_colour(environment: Mapping[str, str], stream: TextIO | None) -> bool:
    """Colour on a terminal; NO_COLOR forbids it, FORCE_COLOR asks for it (no-color.org, force-color.org)."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and environment.get("TERM") != "dumb"


def colour_of_stdout() -> bool:
    return wants_colour(os.environ, sys.stdout)


def columns_of(environment: Mapping[str, str], stream: TextIO | None) -> int | None:
    """The width of a terminal: COLUMNS where it is set, else what it says; None where output is piped."""
    if stream is None or not stream.isatty():
        return None
    given = environment.get("COLUMNS", "")
    if given.isascii() and given.isdecimal() and int(given[:6]) > 0:
        return max(int(given[:6]), NARROWEST)
    try:
        return max(os.get_terminal_size(stream.fileno()).columns or USUAL, NARROWEST)
    except (OSError, ValueError):
        return USUAL


def columns_of_stdout() -> int | None:
    return columns_of(os.environ, sys.stdout)
