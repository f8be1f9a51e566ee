"""Questions on a terminal: yes or no with one key, and a line of text that may begin with one."""

from __future__ import annotations

import typer

from timeline.cli.output import emit


def confirmed(question: str) -> bool:
    emit(f"{question}? [y/n] ")
    while (key := typer.getchar().lower()) not in ("y", "n"):
        pass
    emit(f"{key}\n")
    return key == "y"


def ask_line(label: str, begun: str = "") -> str:
    """A line of text, with what it begins with ready to be changed; nothing where Ctrl-C or Ctrl-D ends it."""
    try:
        import readline
    except ImportError:  # Windows: an empty line to type in
        readline = None  # type: ignore[assignment]
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(begun))
    emit(f"{label}:\n")  # on a line of its own: a prompt before the text would be written over when that is long
    try:
        return str(typer.prompt("", default="", show_default=False, prompt_suffix=""))
    except typer.Abort:
        emit("\n")
        return ""
    finally:
        if readline is not None:
            readline.set_startup_hook()
