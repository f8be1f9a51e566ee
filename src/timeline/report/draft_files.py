"""The views of articles as files below reports/drafts: made, written, or held against what was written before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from timeline.evidence.model import Report
from timeline.frozen import frozen
from timeline.model import Draft
from timeline.model.errors import TimelineError
from timeline.project.files import inside, only_writer, read_bytes, write_bytes
from timeline.project.settings import Project
from timeline.report.draft_html import render_draft_html
from timeline.report.draft_markdown import render_draft_markdown
from timeline.report.files import AS_OF, MAX_BYTES
from timeline.rules import find

FOLDER = "drafts"


@frozen
class Views:
    """The views of all articles that could be read: each file's bytes by its name below the folder of the reports."""

    project: Project
    report: Report
    files: Mapping[str, bytes]

    def write(self) -> list[str]:
        """Write the files, each whole or not at all; a line on what became of each. Raises TimelineError."""
        folder, shown = self.project.path("reports"), self.project.settings.reports
        with only_writer(self.project.root, folder / FOLDER):
            changed = {name: write_bytes(folder / name, data, self.project.root) for name, data in self.files.items()}
        return [f"{shown}/{name} {'written' if new else 'is up to date'}" for name, new in changed.items()]

    def check(self) -> Report:
        """What was found, with a finding for every file that is not what would be written."""
        shown = self.project.settings.reports
        outdated = tuple(
            f"{shown}/{name}" for name, data in self.files.items() if read_view(self.project, name) != data
        )
        evidence = replace(self.report.evidence, outdated=outdated)
        return replace(self.report, evidence=evidence, findings=find(evidence)) if outdated else self.report


def make_views(project: Project, report: Report) -> Views:
    """The views of the articles of a report. Raises TimelineError where two have one name."""
    files: dict[str, bytes] = {}
    for draft in report.evidence.drafts:
        if draft.problem is not None:
            continue
        name = f"{FOLDER}/{view_name(draft.path)}"
        if f"{name}.html" in files:
            raise TimelineError(f"two articles have the view {name}.html", "Name one of them in another way.")
        files |= pages_of(report, draft, name)
    return Views(project, report, files)


def pages_of(report: Report, draft: Draft, name: str) -> dict[str, bytes]:
    pages = {f"{name}.html": render_draft_html(report, draft), f"{name}.md": render_draft_markdown(report, draft)}
    return {path: page.encode("utf-8", "backslashreplace") for path, page in pages.items()}


def view_name(path: str) -> str:
    """The name of an article's view: its path below its first folder.

    >>> view_name("articles/port.md"), view_name("articles/2024/port.qmd"), view_name("port.tex")
    ('port', '2024-port', 'port')
    """
    parts = PurePosixPath(path).with_suffix("").parts
    return "-".join(parts[1:] if len(parts) > 1 else parts).strip("-.") or "article"


def read_view(project: Project, name: str) -> bytes:
    """The bytes of a view that was written; nothing where there is none that can be read."""
    path = project.path("reports") / name
    try:
        return read_bytes(path, MAX_BYTES, follow=False) if inside(path, project.root) else b""
    except OSError:
        return b""


def written_day(project: Project, paths: list[str]) -> str:
    """The day that the first written view is as of, so that a check on another day compares like with like."""
    for path in paths:
        match = AS_OF.search(read_view(project, f"{FOLDER}/{view_name(path)}.md")[:4096])
        if match:
            return match[1].decode()
    return ""
