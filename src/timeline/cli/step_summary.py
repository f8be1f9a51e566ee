"""The summary of a GitHub step: one file for all commands of the step, to which each adds its page.

GITHUB_STEP_SUMMARY names the file. The format `summary` goes there; no other does, however the variable is set. GitHub
refuses a file of more than 1 MiB as a whole, so the page takes what room is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.cli.output import Output, Outputs, complain, write_file

MOST_BYTES = 1 << 20
FULL = "the summary of the step is full; nothing was added to it"


def into_step_summary(outputs: Outputs, environment: Mapping[str, str]) -> Outputs:
    """The outputs, of which a summary without a file goes to the one that GitHub gave the step, if it gave one."""
    step = Output("summary", environment.get("GITHUB_STEP_SUMMARY"))
    here = is_step_summary(step, environment)
    return tuple(step if here and output == Output("summary") else output for output in outputs)


def is_step_summary(output: Output, environment: Mapping[str, str]) -> bool:
    """Is it a summary for the file that GitHub gave the step? Only a plain file is one, or a file that is not there."""
    if output.format != "summary" or not output.file or output.file != environment.get("GITHUB_STEP_SUMMARY"):
        return False
    path = Path(output.file)
    return path.is_file() or not path.exists()


def room_in(name: str) -> int:
    """How many bytes of a page the file has room for; 0 where it holds more than GitHub takes."""
    from timeline.formats.summary import MOST_BYTES as MOST_OF_PAGE
    from timeline.project.files import TooLargeError

    try:
        return MOST_OF_PAGE - len(_there(name))
    except TooLargeError:
        return 0


def add_page(name: str, pieces: Iterable[str]) -> None:
    """Write the file with a page at its end; say so where there is no room. Raises TimelineError naming the file."""
    from timeline.project.files import TooLargeError

    try:
        there = _there(name)
    except TooLargeError:
        complain(FULL)
        return
    page = "".join(pieces).encode()
    whole = b"\n\n".join((there.rstrip(b"\r\n"), page)) if there else page
    if len(whole) > MOST_BYTES:
        complain(FULL)
    else:
        write_file(name, [whole])


def _there(name: str) -> bytes:
    from timeline.project.files import read_bytes

    return read_bytes(Path(name), MOST_BYTES) if Path(name).exists() else b""
