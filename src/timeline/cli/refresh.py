"""`timeline refresh`: ask the web again for the sources, and record what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.completing import source_names
from timeline.cli.fetch import AllowPrivate
from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Files,
    Isolated,
    ResultFormats,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import complain, finish_earlier_run, require_no_input
from timeline.cli.results import harmless, results_of, show_result
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.cli.output import Outputs
    from timeline.project.settings import Project


def refresh(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE", help="The sources to ask for. Default: all with a url.", autocompletion=source_names
        ),
    ] = None,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Take the version that was kept as the source; the web is not asked.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Remove what earlier runs have left behind; the web is not asked."),
    ] = False,
    allow_private: AllowPrivate = None,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Look again at the sources that came from the web, and check every quote against what is there now.

    A version that differs is kept beside the source, and what was seen is recorded for `timeline check`, which never
    asks the web. What is left behind in time is said, and removed by --prune.

    Exit code 0: every source was seen and every quote stands; 1: one has changed, is gone, in doubt or was not reached;
    2: nothing could be asked for, or something could not be written.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    finish_earlier_run(project)
    day = day_of(as_of, project)
    if prune:
        remove_left_behind(project, bool(adopt or sources), day, outputs)
    elif adopt:
        take_versions(project, sources or (), day, outputs)
    else:
        ask_again(project, sources or (), allow_private or (), day, outputs)


def remove_left_behind(project: Project, asks_more: bool, day: datetime.date, outputs: Outputs) -> None:
    from timeline.online.behind import prune

    if asks_more:
        raise TimelineError("--prune is for all sources, and alone", "timeline refresh --prune")
    done = prune(project)
    lines = [*(f"{project.settings.seeds}/{name} removed" for name in done.versions)]
    lines += [f"{name}: what was seen of it is forgotten" for name in done.records]
    show_result(
        outputs,
        lambda: harmless(lines or ["nothing is left behind"]),
        lambda: {
            "version": 1,
            "as_of": day.isoformat(),
            "path": project.settings.refreshed,
            "pruned": {"versions": list(done.versions), "records": list(done.records)},
        },
    )


def ask_again(
    project: Project, sources: Sequence[str], allowed: Sequence[str], day: datetime.date, outputs: Outputs
) -> None:
    from functools import partial

    from timeline.online.archived import archived_copy
    from timeline.online.behind import left_behind
    from timeline.online.client import Client
    from timeline.online.outcome import Limits
    from timeline.online.refresh import refresh as refreshed
    from timeline.online.summary import describe_refresh, refresh_object

    limits = Limits(size=project.settings.max_source_mb << 20)
    client = Client(limits, allow_private=allowed, notify=complain)
    with progress_shown() as progress:
        done = refreshed(project, day, client, sources, find_archived=partial(archived_copy, client), progress=progress)
    behind = left_behind(project)
    show_result(
        outputs,
        lambda: harmless(describe_refresh(done, behind)),
        lambda: refresh_object(done, behind, project.settings.refreshed, day.isoformat()),
    )
    raise typer.Exit(0 if done.is_clean else 1)


def take_versions(project: Project, sources: Sequence[str], day: datetime.date, outputs: Outputs) -> None:
    from timeline.online.adopt import adopt

    done = adopt(project, sources, day)
    lines = [f"{one.source} is {one.version} now; what it was lies in {one.earlier}" for one in done]
    lines.append("Next: timeline check, then timeline review for the rows that it no longer bears, and timeline lock")
    show_result(
        outputs,
        lambda: harmless(lines),
        lambda: {
            "version": 1,
            "as_of": day.isoformat(),
            "path": project.settings.refreshed,
            "adopted": [{"source": one.source, "taken": one.version, "earlier": one.earlier} for one in done],
        },
    )
