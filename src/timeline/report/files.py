"""The two reports of a project as files: made, written, or held against what was written before."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.checking.gate import gated
from timeline.checking.run import examine, quiet, require_claims
from timeline.checking.since import report_at
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Progress
from timeline.formats.json import render as as_json
from timeline.model.errors import TimelineError
from timeline.project.files import inside, only_writer, read_bytes, write_bytes
from timeline.project.settings import Project
from timeline.report.html import render_html
from timeline.report.markdown import render_markdown
from timeline.rules import find
from timeline.rules.folding import fold

MARKDOWN, HTML = "timeline.md", "timeline.html"
MAX_BYTES = 1 << 30
MAX_EARLIER = 1 << 28
HINT = "Make one: --output-format json"
AS_OF = re.compile(rb"<!-- as of (\d{4}-\d{2}-\d{2}) -->")


@dataclass(frozen=True, slots=True)
class Pages:
    """The reports of a project as they are now: what was found, and each file's bytes by its name."""

    project: Project
    report: Report
    files: Mapping[str, bytes]

    def write(self) -> list[str]:
        """Write the files, each whole or not at all; a line on what became of each. Raises TimelineError."""
        folder, shown = self.project.path("reports"), self.project.settings.reports
        with only_writer(self.project.root, folder):
            changed = {name: write_bytes(folder / name, data, self.project.root) for name, data in self.files.items()}
        return [f"{shown}/{name} {'written' if new else 'is up to date'}" for name, new in changed.items()]

    def outdated(self) -> list[str]:
        """The paths of the files that are not what would be written."""
        shown = self.project.settings.reports
        return [f"{shown}/{name}" for name, data in self.files.items() if read_page(self.project, name) != data]

    def check(self) -> Report:
        """What was found, with a finding for every file that is outdated."""
        paths = tuple(self.outdated())
        evidence = replace(self.report.evidence, outdated=paths)
        return gated(self.project, Report(evidence, *fold(find(evidence)))) if paths else self.report


def make_pages(project: Project, day: datetime.date, progress: Progress = quiet, *, since: str | None = None) -> Pages:
    """Check a project and make its reports; with `since`, against a JSON report or a git revision.

    Raises TimelineError where there is no claim, and for a `since` that is neither.
    """
    found = gated(project, examine(project, day, progress))
    require_claims(found)
    progress("writing", 0, 1)
    return Pages(project, found, render(found, None if since is None else earlier(project, found, since)))


def render(found: Report, since: Mapping[str, object] | None = None) -> dict[str, bytes]:
    """The reports by file name; `since` is the JSON of an earlier one."""
    pages = {MARKDOWN: render_markdown(found, since=since), HTML: render_html(found, since=since)}
    return {name: page.encode("utf-8", "backslashreplace") for name, page in pages.items()}


def earlier(project: Project, found: Report, since: str) -> Mapping[str, object]:
    """The JSON report that the new one is told against: a file's, or that of the project at a git revision.

    Raises TimelineError for what is neither.
    """
    path = Path(since)
    if path.suffix != ".json":
        before = report_at(project, since, found.evidence.as_of)
        return {} if before is None else dict(json.loads(as_json(before)))
    try:
        data = json.loads(read_bytes(path, MAX_EARLIER).decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TimelineError(f"--since {path.name}: is no JSON report: {error}", HINT) from error
    if not isinstance(data, dict) or data.get("version") != 1:
        raise TimelineError(f"--since {path.name}: is no JSON report of version 1", HINT)
    return data


def read_page(project: Project, name: str) -> bytes:
    """The bytes of a report that was written; nothing where there is none that can be read."""
    path = project.path("reports") / name
    try:
        return read_bytes(path, MAX_BYTES, follow=False) if inside(path, project.root) else b""
    except OSError:
        return b""


def written_day(project: Project) -> str:
    """The day that the written report is as of, so that a check on another day compares like with like."""
    match = AS_OF.search(read_page(project, MARKDOWN)[:4096])
    return match[1].decode() if match else ""
