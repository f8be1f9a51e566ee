"""The command line: arguments, the clock, writing, and the exit code. What is checked and how is decided below it.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, settings, input or output, or nothing to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from timeline.cli.output import close_streams, complain, complain_lines
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.cli.parsing import Asked


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; nothing that goes wrong leaves as a traceback, unless --debug asks."""
    from timeline.cli.parsing import Asked

    try:
        code = guarded(arguments, Asked())
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 2
    return close_streams(code)


def guarded(arguments: Sequence[str], asked: Asked) -> int:
    """Run one command; what is raised is told in one line."""
    try:
        return call(arguments, asked)
    except TimelineError as error:
        complain(error.message, error.hint)
    except BrokenPipeError:
        return 141
    except OSError as error:
        if asked.debug:
            raise
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
    except MemoryError:
        complain("out of memory", "Split the table or the sources.")
    except Exception as error:
        if asked.debug:
            raise
        complain(f"internal error: {type(error).__name__}: {error}", "Please report it, with what --debug prints.")
    return 2


def call(arguments: Sequence[str], asked: Asked) -> int:
    from typer import Abort

    from timeline.cli.app import app

    try:
        code = app(args=list(arguments), prog_name="timeline", obj=asked, standalone_mode=False)
    except Abort:  # the end of input where somebody was asked
        complain("nothing more was written")
        return 1
    except Exception as error:
        if not hasattr(error, "format_message"):  # the parser's own errors, whichever package they come from
            raise
        return refuse_usage(error)
    return code if isinstance(code, int) else 0


def refuse_usage(error: Any) -> int:
    """Tell what is wrong with the arguments, below the usage; arguments are data too, and are made harmless."""
    message, context = error.format_message(), getattr(error, "ctx", None)
    usage = context.get_usage() if context else ""
    if context and usage not in message:
        message = f"{usage}\nTry '{context.command_path} -h' for help.\n\nError: {message}"
    complain_lines(message)
    return 2
