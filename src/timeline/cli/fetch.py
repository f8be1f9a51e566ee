"""`timeline fetch`: keep a page or file of the web as a source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    AsOf,
    Config,
    Directory,
    Files,
    IdleClaims,
    Isolated,
    ResultFormats,
    SeedsPath,
    day_of,
    open_project,
)
from timeline.cli.output import complain, finish_earlier_run, require_no_input
from timeline.cli.results import Result, harmless, results_of
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from timeline.online.keep import Kept

AllowPrivate = Annotated[
    list[str] | None,
    typer.Option("--allow-private", metavar="HOST", help="A host whose address may be private; may be repeated."),
]


def fetch(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The page or file, with http or https.")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Its name below the folder of sources. Default: from the URL.")
    ] = "",
    wayback: Annotated[
        str | None,
        typer.Option("--wayback", metavar="DAY", help="Take the copy of the Wayback Machine that is nearest to a day."),
    ] = None,
    keep_doubtful: Annotated[
        bool, typer.Option("--keep-doubtful", help="Keep it also where it looks like a login or an error in words.")
    ] = False,
    allow_private: AllowPrivate = None,
    directory: Directory = Path(),
    claims: IdleClaims = None,  # noqa: ARG001 - all commands take it
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Keep a page or file of the web as a source: its bytes, how they were obtained, and its row of sources.csv.

    Nothing is written over. Public addresses alone are reached, robots.txt is kept to, no cookies and no credentials
    are sent. The day is that of --as-of.

    Exit code 0: kept; 1: the page is gone, in doubt or not reached, and nothing was written; 2: it cannot be asked for
    or kept.
    """
    result = Result(results_of(context))
    project = open_project(directory, None, seeds, config, isolated)
    require_no_input(result.outputs, project)
    finish_earlier_run(project)
    from timeline.online.client import Client
    from timeline.online.keep import Wanted, fetch_source
    from timeline.online.outcome import Limits, Outcome

    day = day_of(as_of, project)
    wanted = Wanted(url, name.removeprefix(f"{project.settings.seeds}/"), archived_day(wayback), keep_doubtful)
    limits = Limits(size=project.settings.max_source_mb << 20)
    client = Client(limits, allow_private=allow_private or (), notify=complain)
    kept = fetch_source(project, day, wanted, client)
    result.write(harmless(described(kept)))
    result.end(kept.to_dict)
    if not kept.name:
        fetched = kept.fetched
        doubted = " Keep it all the same: --keep-doubtful" if fetched.outcome is Outcome.IN_DOUBT else ""
        complain(f"{fetched.url}: {fetched.outcome.value.replace('-', ' ')}: {fetched.reason}", fetched.hint + doubted)
        raise typer.Exit(1)
    if kept.problem is not None:
        complain(f"it cannot be quoted yet: {kept.problem.message}", kept.problem.help)


def archived_day(written: str | None) -> datetime.date | None:
    """The day of the copy that is wanted. Raises TimelineError for what is none."""
    from timeline.project.claims import read_day

    day = read_day(written) if written is not None else None
    if written is not None and day is None:
        raise TimelineError(f"--wayback {written[:40]!r} is no day", "Write it as 2026-11-22.")
    return day


def described(kept: Kept) -> Iterator[str]:
    """What was kept, line by line; nothing where nothing was."""
    from timeline.text.escape import clip, one_line

    if not kept.name:
        return
    fetched, archived = kept.fetched, kept.obtained.archived
    yield f"{kept.path}  {kept.kind or 'file'}, {format_size(kept.size)}"
    for hop in fetched.redirects:
        yield "    " + one_line(f"redirected ({hop.status}) to {clip(hop.url, 200)}")
    if archived:
        yield f"    as the Wayback Machine kept it on {archived}"
    if kept.cells.get("title"):
        yield "    " + one_line(f"“{clip(kept.cells['title'], 200)}”")
    written = ", ".join(kept.cells)
    yield f"    in {kept.table}: {written}" if written else f"    {kept.table} describes it already"
    if kept.problem is None:
        yield f"Next: timeline add {kept.name} --find WORDS"


def format_size(size: int) -> str:
    """A number of bytes for people.

    >>> format_size(312), format_size(48_212), format_size(3_400_000)
    ('312 bytes', '48 kB', '3.4 MB')
    """
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
