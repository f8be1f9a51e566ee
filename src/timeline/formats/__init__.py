"""Where findings go: one module for each format, each turning a report into a text bit by bit, and their one table.

A format opens no file, prints nothing and knows no clock. To add one, write its module and name it here. Importing this
package is cheap: what is slow to load (pandas, for `csv`) is loaded when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from timeline.evidence.model import Report
from timeline.formats import (
    azure,
    concise,
    csv,
    full,
    github,
    gitlab,
    json,
    jsonl,
    junit,
    rdjsonl,
    sarif,
    summary,
)
from timeline.formats.view import PLAIN, View
from timeline.frozen import frozen


class Render(Protocol):
    """The report as the text of a file or of standard output, in pieces; `view` as those for people look at it."""

    def __call__(self, report: Report, *, view: View = PLAIN) -> Iterable[str]: ...


@frozen
class Format:
    """A format: called, it gives its text whole; `pieces` are the same one after the other, for whoever writes them."""

    pieces: Render

    def __call__(self, report: Report, *, view: View = PLAIN) -> str:
        return "".join(self.pieces(report, view=view))


FORMATS: Mapping[str, Format] = {
    "full": Format(full.render),
    "concise": Format(concise.render),
    "json": Format(json.render),
    "jsonl": Format(jsonl.render),
    "github": Format(github.render),
    "gitlab": Format(gitlab.render),
    "sarif": Format(sarif.render),
    "junit": Format(junit.render),
    "azure": Format(azure.render),
    "rdjsonl": Format(rdjsonl.render),
    "summary": Format(summary.render),
    "csv": Format(csv.render),
}
