"""What a command says that is no report of findings: text for people, JSON for programs, both in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from timeline.cli.options import checked_outputs
from timeline.cli.output import Output, Outputs, complain, emit, write_output
from timeline.cli.parsing import asked_of

if TYPE_CHECKING:
    from timeline.model import Finding

FORMATS = ("text", "json")
PLAIN = (Output("text"),)
MOST = 20  # findings that are told beforehand


def results_of(context: typer.Context) -> Outputs:
    """The formats and files asked for; text on standard output where none is. Raises TimelineError."""
    return checked_outputs(asked_of(context).outputs, "text", FORMATS)


def harmless(lines: Iterable[str]) -> str:
    """Lines of whatever text for a terminal or a log; a line break within one is spelled."""
    from timeline.text.escape import visible

    return "".join(f"{visible(line)}\n" for line in lines)


def warn(found: Sequence[Finding]) -> None:
    """Tell on standard error what the next check will say."""
    for one in found[:MOST]:
        complain(f"{one.level}[{one.rule}] {one.claim}: {one.message}", one.help)
    if len(found) > MOST:
        complain(f"and {len(found) - MOST} findings more", "All of them: timeline check")


def show_result(outputs: Outputs, text: Callable[[], str], data: Callable[[], object]) -> None:
    """Print or write a result in each format; to files first, so that a full disk is told first."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        write_output(output, [text() if output.format == "text" else _document(data())])


def _document(data: object) -> str:
    from timeline.formats.jsontext import json_document

    return json_document(data)


@dataclass
class Result:
    """Text that is said bit by bit: at once where nothing but that is asked for, else kept until the result is whole.

    Somebody at a terminal sees it before a question; a program gets one document.
    """

    outputs: Outputs
    text: str = ""

    @property
    def plain(self) -> bool:
        """Is it text on standard output alone? Only then may somebody be asked."""
        return self.outputs == PLAIN

    def write(self, text: str) -> None:
        if self.plain:
            emit(text)
        else:
            self.text += text

    def end(self, data: Callable[[], object]) -> None:
        if not self.plain:
            show_result(self.outputs, lambda: self.text, data)
