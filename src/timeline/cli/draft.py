"""`timeline draft`: the article itself, checked against claims and sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Files,
    Formats,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    outputs_of,
    progress_shown,
)
from timeline.cli.output import complain, require_no_input
from timeline.cli.showing import show
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.model import DraftFormat


def draft(
    context: typer.Context,
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE...", help="Articles; where none is named, those of the setting `drafts`."),
    ] = None,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: Formats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="markdown, quarto, html, latex, text or docx; else by name."),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Language of the articles.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day that relative dates are read against.")
    ] = None,
    linked: Annotated[
        bool, typer.Option("--linked", help="Let nothing but linked claims and their sources bear a figure or date.")
    ] = False,
    view: Annotated[
        bool, typer.Option("--view", help="Write each article with its checks to reports/drafts, as HTML and Markdown.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a view would change. As of its own day.")
    ] = False,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="LEVEL", help="Lowest level that exits with 1. Default: error.")
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too, not only how many there are.")] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Show errors alone, in every format.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline file and accept them.")
    ] = False,
    path_prefix: Annotated[
        str, typer.Option("--path-prefix", metavar="DIR", help="Tell paths from the repository that holds the project.")
    ] = "",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Check articles: do quotations stand, does something bear each figure and date, do links lead to claims that hold?

    Exit code 0: clean; 1: findings at or above --fail-on; 2: usage, settings, input or output, or nothing to check.
    """
    outputs = outputs_of(context, os.environ)
    project = open_project(directory, claims, seeds, config, isolated, fail_on=fail_on)
    require_no_input(outputs, project, articles or ())
    from timeline.checking.gate import baseline_path, exit_code, gated, save_baseline
    from timeline.draft.run import Asked, articles_of, check_drafts
    from timeline.formats.prefix import with_prefix
    from timeline.formats.view import View

    given = articles_of(project, articles or (), format_named(form))
    if not given:
        raise TimelineError("no article is named", "Name one, or set `drafts`, as articles/**/*.md.")
    asked = Asked(language or "", day_named(published), linked)
    from timeline.report.draft_files import make_views, written_day

    day = day_of(as_of or (written_day(project, [one.path for one in given]) if check else ""), project)
    with progress_shown() as progress:
        report = check_drafts(project, day, given, asked, progress)
    if write_baseline:
        complain(f"{baseline_path(project)} {'written' if save_baseline(project, report) else 'is up to date'}")
    report = gated(project, report)
    if check:
        report = make_views(project, report).check()
    elif view:
        for line in make_views(project, report).write():
            complain(line)
    show(with_prefix(report, path_prefix), outputs, View(notes=notes, errors_only=errors_only))
    code = max(exit_code(report, project.settings.fail_on), int(bool(report.evidence.outdated)))
    if code == 2:
        complain("no article has a quotation, a figure, a date or a link", "Is --format right?")
    raise typer.Exit(code)


def format_named(form: str | None) -> DraftFormat | None:
    """The format of that name. Raises TimelineError for what is none."""
    from timeline.model import DraftFormat

    if form is None:
        return None
    if form not in set(DraftFormat):
        raise TimelineError(f"--format {form[:40]!r} is none", f"Known are: {', '.join(DraftFormat)}.")
    return DraftFormat(form)


def day_named(published: str | None) -> datetime.date | None:
    """The day that is named. Raises TimelineError for what is none."""
    from timeline.project.claims import read_day

    day = read_day(published) if published else None
    if published and day is None:
        raise TimelineError(f"--published {published[:40]!r} is no day", "Write it as 2026-11-22.")
    return day
