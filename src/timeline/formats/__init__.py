"""Where findings go: one module for each format, each turning a report into a text bit by bit, and their one table.

A format opens no file, prints nothing and knows no clock. To add one, write its module and name it here. Importing this
package is cheap: a format is loaded when it is first asked for a text, and what it needs (pandas, for `csv`) with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Protocol, cast

from timeline.evidence.model import Report
from timeline.formats.view import PLAIN, View
from timeline.frozen import frozen


class Render(Protocol):
    """The report as the text of a file or of standard output, in pieces; `view` as those for people look at it."""

    def __call__(self, report: Report, *, view: View = PLAIN) -> Iterable[str]: ...


@frozen
class Format:
    """A format: called, it gives its text whole; `pieces` are the same one after the other, for whoever writes them."""

    name: str

    @property
    def pieces(self) -> Render:
        """The function of the module that bears its name."""
        return cast("Render", import_module(f"timeline.formats.{self.name}").render)

    def __call__(self, report: Report, *, view: View = PLAIN) -> str:
        return "".join(self.pieces(report, view=view))


NAMES = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "azure", "rdjsonl", "summary", "csv")
FORMATS: Mapping[str, Format] = {name: Format(name) for name in NAMES}
