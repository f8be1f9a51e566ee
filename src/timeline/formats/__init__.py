"""Where findings go: one module for each format, each turning a report into a string, and the one table of them.

A format opens no file, prints nothing and knows no clock. To add one, write its module and name it here. Importing this
package is cheap: what is slow to load (pandas, for `csv`) is loaded when it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
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


class Render(Protocol):
    """A format: the report as the text of a file or of standard output, `view` as those for people look at it."""

    def __call__(self, report: Report, *, view: View = PLAIN) -> str: ...


FORMATS: Mapping[str, Render] = {
    "full": full.render,
    "concise": concise.render,
    "json": json.render,
    "jsonl": jsonl.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "azure": azure.render,
    "rdjsonl": rdjsonl.render,
    "summary": summary.render,
    "csv": csv.render,
}
