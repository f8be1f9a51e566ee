"""`timeline coverage`: which figures and dates of the sources no claim cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.completing import source_names
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
from timeline.cli.output import require_no_input
from timeline.cli.results import harmless, results_of, show_result
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.evidence.coverage import Coverage
    from timeline.evidence.model import Evidence
    from timeline.model import Source
    from timeline.project.settings import Project

MOST = 20


def coverage(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="Only this source, all of it.", autocompletion=source_names),
    ] = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """For each source: the share of its figures and dates that a claim cites, and those that none does.

    A figure or date is cited where a quote that stands overlaps it. Sources that no claim names count too. Of each
    source the first 20 are listed; --source and json list all.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.checking.run import check as run_check
    from timeline.checking.run import require_claims
    from timeline.evidence.coverage import cover
    from timeline.project.settings import nearest

    with progress_shown() as progress:
        report = run_check(project, day_of(as_of, project), progress)
        require_claims(report)
        covered = cover(report.evidence, uncited_sources(project, report.evidence))
    if source is not None:
        covered = [one for one in covered if one.source == source.removeprefix(f"{project.settings.seeds}/")]
        if not covered:
            said = f"there is no source {source[:80]!r} that can be read"
            raise TimelineError(said, nearest(source, report.evidence.listed))
    most = MOST if source is None else None
    show_result(
        outputs,
        lambda: harmless(lines_of(covered, most)),
        lambda: [one.to_dict() for one in covered],
    )


def uncited_sources(project: Project, evidence: Evidence) -> Iterator[Source]:
    """The sources that lie in the folder and that no claim names."""
    from timeline.project.sources import read_source

    settings = project.settings
    for name in evidence.listed:
        if name not in evidence.sources:
            yield read_source(
                project.root, settings.seeds, name, evidence.infos.get(name), settings.max_source_mb << 20
            )


def lines_of(covered: Sequence[Coverage], most: int | None) -> Iterator[str]:
    """A line for each source, each followed by what is not cited, and the whole at the end."""
    from timeline.text.escape import one_line

    for one in covered:
        yield f"{one.source}: {told_share(one.cited, one.total)}"
        for line, column, words in one.uncited[:most]:
            yield f"  {line}:{column}  {one_line(words)}"
        if len(one.uncited) > len(one.uncited[:most]):
            yield f"  and {len(one.uncited) - len(one.uncited[:most]):,} more: --source {one.source}"
    if len(covered) != 1:
        cited, total = sum(one.cited for one in covered), sum(one.total for one in covered)
        yield f"{len(covered)} sources: {told_share(cited, total)}"


def told_share(cited: int, total: int) -> str:
    """The share in words, rounded down: 100 % is said of all only.

    >>> told_share(2, 3), told_share(0, 0)
    ('2 of 3 figures and dates cited (66 %)', 'no figures and no dates')
    """
    if not total:
        return "no figures and no dates"
    return f"{cited:,} of {total:,} figures and dates cited ({100 * cited // total} %)"
