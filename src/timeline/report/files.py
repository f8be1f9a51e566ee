"""The reports of a project as files: made, written, or held against what was written before."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.checking.gate import gated
from timeline.checking.run import examine, quiet, require_claims
from timeline.checking.since import report_at
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Progress
from timeline.formats import FORMATS
from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.files import inside, only_writer, read_bytes, remove_plain_file, write_bytes
from timeline.project.settings import Project
from timeline.report.html_pages import html_pages
from timeline.report.markdown_pages import markdown_pages
from timeline.report.pages import GENERATOR, STEM, encoded
from timeline.report.story import build_story
from timeline.rules import find
from timeline.rules.folding import fold

MARKDOWN, HTML = f"{STEM}.md", f"{STEM}.html"
PAGE = re.compile(rf"{STEM}-(?:[0-9]+(?:-bce)?|undated|sources)(?:-[0-9]+)?\.(?:md|html)")
HEAD = 4096
MAX_BYTES = 1 << 30
MAX_EARLIER = 1 << 30
HINT = "Make one: --output-format json"
AS_OF = re.compile(rb"<!-- as of (\d{4}-\d{2}-\d{2}) -->")


@frozen
class Pages:
    """The reports of a project as they are now: what was found, and each file's bytes by its name."""

    project: Project
    report: Report
    files: Mapping[str, bytes]

    def write(self) -> list[str]:
        """Write the files, each whole or not at all, an overview after its pages; a line on what became of each.

        Pages of an earlier report that are no longer part of it are removed. Raises TimelineError, which says what was
        written before.
        """
        folder, shown = self.project.path("reports"), self.project.settings.reports
        done: list[str] = []
        with only_writer(self.project.root, folder):
            for name in sorted(self.files, key=lambda name: name in (MARKDOWN, HTML)):
                try:
                    new = write_bytes(folder / name, self.files[name], self.project.root)
                except TimelineError as error:
                    raise in_part(error, done) from error
                done.append(f"{shown}/{name} {'written' if new else 'is up to date'}")
            for name in self.left_over():
                remove_plain_file(folder / name, self.project.root)
                done.append(f"{shown}/{name} removed")
        return done

    def left_over(self) -> list[str]:
        """The pages of an earlier report that this one has not: by their names, and by what stands in them."""
        folder, root = self.project.path("reports"), self.project.root
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() and inside(folder, root) else []
        others = [name for name in names if PAGE.fullmatch(name) and name not in self.files]
        return [name for name in others if GENERATOR.encode() in read_page(self.project, name)[:HEAD]]

    def outdated(self) -> list[str]:
        """The paths of the files that are not what would be written, and of pages that would go."""
        shown = self.project.settings.reports
        others = [name for name, data in self.files.items() if read_page(self.project, name) != data]
        return [f"{shown}/{name}" for name in (*others, *self.left_over())]

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
    story = build_story(found)
    pages = markdown_pages(story, since) | html_pages(story, since)
    return {name: encoded(page) for name, page in pages.items()}


def in_part(error: TimelineError, done: Sequence[str]) -> TimelineError:
    """The error, with what was written before it."""
    if not done:
        return error
    return TimelineError(f"{error.message}; before it: {', '.join(done)}", "Free the place and run it again.")


def earlier(project: Project, found: Report, since: str) -> Mapping[str, object]:
    """The JSON report that the new one is told against: a file's, or that of the project at a git revision.

    Raises TimelineError for what is neither.
    """
    path = Path(since)
    if path.suffix != ".json":
        before = report_at(project, since, found.evidence.as_of)
        return {} if before is None else dict(json.loads(FORMATS["json"](before)))
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
    match = AS_OF.search(read_page(project, MARKDOWN)[:HEAD])
    return match[1].decode() if match else ""
