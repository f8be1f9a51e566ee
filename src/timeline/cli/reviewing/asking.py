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

from timeline.cli.options import progress_shown
from timeline.cli.output import complain, emit
from timeline.cli.results import harmless
from timeline.cli.reviewing.answers import (
    accept_alike,
    accept_row,
    choose_place,
    drop_row,
    edit_row,
    keep_alike,
    keep_row,
    open_other,
    skip_alike,
    skip_row,
    skip_source,
)
from timeline.cli.reviewing.by_command import command_of, print_settled
from timeline.cli.reviewing.showing import help_text, key_line, show_item
from timeline.cli.reviewing.walk import Walk
from timeline.model.errors import TimelineError
from timeline.text.escape import one_line

if TYPE_CHECKING:
    from timeline.review.decisions import Decision
    from timeline.review.session import Session


def ask(session: Session, command: str) -> int:
    """Step through the rows; how many are left to decide at the end."""
    emit(f"{len(session.items)} to decide. ? explains the keys.\n")
    with interrupts():
        writing = stepped_through(Walk(session))
    decisions = list(session.decided.values())
    if not decisions:
        emit("nothing decided, nothing written\n")
        return len(session.items)
    if not writing:
        print_commands(decisions, command)
        return len(session.items)
    try:
        with progress_shown() as progress:
            settled = session.settle(progress)
    except TimelineError:
        print_commands(decisions, command)
        raise
    print_settled(settled)
    emit(f"{settled.describe()}\n")
    emit(harmless(map(one_line, settled.describe_standing())))
    return len(settled.left)


def print_commands(decisions: Sequence[Decision], command: str) -> None:
    """The commands that make the decisions later."""
    emit("nothing written; these commands decide the same:\n")
    emit(harmless(command_of(decision, command) for decision in decisions))


@contextmanager
def interrupts() -> Iterator[None]:
    """Let Ctrl-C be an answer: it ends the questions, not the program."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def stepped_through(walk: Walk) -> bool:
    """Ask until all rows are passed or somebody quits; True if what was decided is to be written."""
    while True:
        try:
            while walk.at < len(walk.items):
                show_item(walk.item, walk.at + 1, len(walk.items), len(walk.session.decided), walk.session.report)
                if not answered(walk):
                    break
        except KeyboardInterrupt:
            emit("\n")
        except EOFError:
            return False
        if not walk.session.decided:
            return False
        answer = finished(len(walk.session.decided))
        if answer != "b":
            return answer == "y"
        if walk.at >= len(walk.items):
            walk.back()


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


def answered(walk: Walk) -> bool:
    """Take keys for one row until one settles or leaves it; False to quit."""
    keys: dict[str, Callable[[Walk], None]] = {
        "a": accept_row, "e": edit_row, "k": keep_row, "s": skip_row, "o": skip_source, "d": drop_row, "x": open_other,
        "u": Walk.back,
        "A": accept_alike, "K": keep_alike, "S": skip_alike,
    }  # fmt: skip
    emit(key_line(walk.item, len(walk.alike()), bool(walk.steps)))
    while True:
        key = typer.getchar()
        if key == "q":
            emit("quit\n")
            return False
        if key == "?":
            emit(help_text())
            emit(key_line(walk.item, len(walk.alike()), bool(walk.steps)))
        elif key in keys or (key.isdecimal() and key.isascii()):
            emit(f"{key}\n")
            before = (walk.at, len(walk.steps), walk.item.id)
            try:
                keys[key](walk) if key in keys else choose_place(walk, int(key))
            except TimelineError as error:
                complain(error.message, error.hint)
            if walk.at >= len(walk.items) or (walk.at, len(walk.steps), walk.item.id) != before:
                return True
            emit(key_line(walk.item, len(walk.alike()), bool(walk.steps)))
