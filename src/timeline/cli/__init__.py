"""The command line: arguments, the clock, writing, and the exit code. What is checked and how is decided below it.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage, settings, input or output, or nothing to check.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.cli.output import Outputs, close_streams, complain, pair_outputs
from timeline.errors import TimelineError


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; nothing that goes wrong leaves as a traceback, unless --debug asks."""
    debug = "--debug" in arguments
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        code = guarded(arguments, debug)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 2
    return close_streams(code)


def guarded(arguments: Sequence[str], debug: bool) -> int:
    """Run one command; what is raised is told in one line."""
    try:
        return call(arguments)
    except TimelineError as error:
        complain(error.message, error.hint)
    except BrokenPipeError:
        return 141
    except OSError as error:
        if debug:
            raise
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
    except MemoryError:
        complain("out of memory", "Split the table or the sources.")
    except Exception as error:
        if debug:
            raise
        complain(f"internal error: {type(error).__name__}: {error}", "Please report it, with what --debug prints.")
    return 2


def call(arguments: Sequence[str]) -> int:
    from timeline.cli.app import app

    outputs: Outputs = pair_outputs(arguments)
    try:
        app(args=list(arguments), prog_name="timeline", obj=outputs)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0 if stop.code is None else 2
    return 0
