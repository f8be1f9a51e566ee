"""`timeline desk`: curate and settle in the browser, on loopback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import emit
from timeline.model.errors import TimelineError


def desk(
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    port: Annotated[int, typer.Option("--port", help="The port of 127.0.0.1; 0 is a free one.", min=0, max=65535)] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser, where this is a terminal.")
    ] = True,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show the project in the browser: read its sources, make claims of selected words, settle what is stale.

    Served on 127.0.0.1 alone, to whoever opens the printed address within a minute; Enter prints another. Ctrl-C ends
    it. Exit code 0: ended; 2: usage, settings, or the port cannot be had.
    """
    require_extra()
    project = open_project(directory, claims, seeds, config, isolated)
    from timeline.desk.access import Access
    from timeline.desk.app import make_app
    from timeline.desk.pages import Desk
    from timeline.desk.server import HOST, listening, serve
    from timeline.desk.worker import Worker
    from timeline.review.workspace import open_workspace

    access = Access()
    with closing(listening(port)) as ours:  # before the project is read: a port that cannot be had is told at once
        number = ours.getsockname()[1]
        with progress_shown() as progress:
            workspace = open_workspace(project, day_of(as_of, project), progress)

        def started() -> None:
            address = f"http://{HOST}:{number}/#"
            show_addresses(lambda: address + access.new_token(), browser and is_terminal(sys.stdout))

        with closing(workspace):
            serve(make_app(Desk(workspace, access.root), access, number, Worker(workspace.prepare)), ours, started)


INSTALL = "Install what serves it: python -m pip install starlette uvicorn"


def require_extra() -> None:
    """Raise TimelineError where what serves is not installed."""
    from importlib.util import find_spec

    if not all(find_spec(name) for name in ("starlette", "uvicorn")):
        raise TimelineError("timeline desk needs Starlette and uvicorn", INSTALL)


def is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", bool)())


def show_addresses(address: Callable[[], str], open_browser: bool) -> None:
    """Print the address, open it, and print another whenever Enter is pressed where this is a terminal."""
    first = address()
    emit(f"{first}\nOpen it within a minute. ")
    listens = is_terminal(sys.stdin)
    emit("Enter prints another, Ctrl-C ends.\n" if listens else "Ctrl-C ends.\n")
    if open_browser:
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(first,), daemon=True).start()  # some wait for the browser
    if listens:
        if hasattr(signal, "SIGTTIN"):
            signal.signal(signal.SIGTTIN, signal.SIG_IGN)  # in the background, reading fails and stops nobody
        threading.Thread(target=answer_enter, args=(address,), daemon=True).start()


def answer_enter(address: Callable[[], str]) -> None:
    """Print an address for each line that is typed, until there is no terminal any more.

    Read without the buffer of `sys.stdin`, which a thread that waits must not hold when the program ends.
    """
    try:
        while os.read(sys.stdin.fileno(), 4096):
            emit(f"{address()}\n")
    except (OSError, ValueError, TimelineError):
        return
