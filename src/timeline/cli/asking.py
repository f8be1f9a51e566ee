"""`timeline review` on a terminal: one row at a time, one key for each answer, everything written once at the end.

Nothing is held and nothing is written while somebody thinks. What was decided is lost in no case: whoever quits without
writing, and whoever cannot write, gets the commands that make the same decisions.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from timeline.cli.answers import (
    Session,
    accept_alike,
    accept_row,
    choose_place,
    edit_row,
    keep_alike,
    keep_row,
    skip_alike,
    skip_row,
    skip_source,
)
from timeline.cli.output import complain, emit
from timeline.cli.settling import settle
from timeline.cli.showing import help_text, key_line, show_item
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence.model import Report
    from timeline.project.settings import Project
    from timeline.review.items import Decision, Item


def ask(
    project: Project, day: datetime.date, report: Report, found: Sequence[Item], command: str, *, port: bool
) -> int:
    """Step through the rows; how many are left to decide at the end."""
    session = Session(project, day, report, found)
    emit(f"{len(found)} to decide. ? explains the keys.\n")
    with interrupts():
        writing = stepped_through(session)
    decisions = list(session.decided.values())
    if not decisions:
        emit("nothing decided, nothing written\n")
        return len(found)
    if not writing:
        tell_commands(decisions, command)
        return len(found)
    try:
        settled = settle(project, day, report, decisions, add_columns=session.add_columns, port=port)
    except TimelineError:
        tell_commands(decisions, command)
        raise
    emit(settled.told)
    return len(settled.left)


def tell_commands(decisions: Sequence[Decision], command: str) -> None:
    """The commands that make the decisions later."""
    from timeline.cli.by_command import command_of
    from timeline.text.escape import visible

    lines = [visible(command_of(decision, command)) for decision in decisions]
    emit("".join(f"{line}\n" for line in ["nothing written; these commands decide the same:", *lines]))


@contextmanager
def interrupts() -> Iterator[None]:
    """Let Ctrl-C be an answer: it ends the questions, not the program."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def stepped_through(session: Session) -> bool:
    """Ask until all rows are passed or somebody quits; True if what was decided is to be written."""
    while True:
        try:
            while session.at < len(session.items):
                show_item(session.item, session.at + 1, len(session.items), len(session.decided), session.report)
                if not answered(session):
                    break
        except KeyboardInterrupt:
            emit("\n")
        except EOFError:
            return False
        if not session.decided:
            return False
        answer = finished(len(session.decided))
        if answer != "b":
            return answer == "y"
        if session.at >= len(session.items):
            session.back()


def finished(number: int) -> str:
    """What to do with the decisions: y to write them, n to leave them, b to go back. A second Ctrl-C leaves them."""
    emit(f"\nWrite {number} {'decision' if number == 1 else 'decisions'}? [y]es  [n]o  [b]ack ")
    try:
        while (key := typer.getchar().lower()) not in ("y", "n", "b"):
            pass
    except (KeyboardInterrupt, EOFError):
        key = "n"
    emit(f"{key}\n")
    return key


def answered(session: Session) -> bool:
    """Take keys for one row until one settles or leaves it; False to quit."""
    keys: dict[str, Callable[[Session], None]] = {
        "a": accept_row, "e": edit_row, "k": keep_row, "s": skip_row, "o": skip_source, "u": Session.back,
        "A": accept_alike, "K": keep_alike, "S": skip_alike,
    }  # fmt: skip
    emit(key_line(session.item, len(session.alike()), bool(session.steps)))
    while True:
        key = typer.getchar()
        if key == "q":
            emit("quit\n")
            return False
        if key == "?":
            emit(help_text())
            emit(key_line(session.item, len(session.alike()), bool(session.steps)))
        elif key in keys or (key.isdecimal() and key.isascii()):
            emit(f"{key}\n")
            before = (session.at, len(session.steps))
            try:
                keys[key](session) if key in keys else choose_place(session, int(key))
            except TimelineError as error:
                complain(error.message, error.hint)
            if (session.at, len(session.steps)) != before:
                return True
            emit(key_line(session.item, len(session.alike()), bool(session.steps)))
