"""The options that all commands share, and the project and day that they mean."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.output import Output, Outputs
from timeline.cli.parsing import asked_of
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.project.settings import Project

Directory = Annotated[Path, typer.Option("-C", "--directory", metavar="DIR", help="The project's folder.")]
Directories = Annotated[
    list[Path] | None,
    typer.Option("-C", "--directory", metavar="DIR", help="The project's folder; given twice, both are checked."),
]
ClaimsPath = Annotated[str | None, typer.Option("--claims", metavar="PATH", help="The claims table.")]
SeedsPath = Annotated[str | None, typer.Option("--seeds", metavar="PATH", help="The folder of the source texts.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The day to check as of, as 2026-11-22. Default: today.")
]
Formats = Annotated[
    list[str] | None,
    typer.Option("--output-format", metavar="FORMAT", help="How to print; several are printed in one run."),
]
ResultFormats = Annotated[
    list[str] | None,
    typer.Option("--output-format", metavar="FORMAT", help="text or json; both can be written in one run."),
]
Files = Annotated[
    list[str] | None,
    typer.Option("--output-file", metavar="FILE", help="Write the format named before it to a file."),
]
Config = Annotated[
    list[str] | None, typer.Option("--config", metavar="KEY=VALUE", help="Set a setting for this run; may be repeated.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no settings file.")]


def require_day(as_of: str | None) -> str | None:
    """The same. Raises TimelineError for what is no day: one set of options may be given to all commands."""
    if as_of:
        day_of(as_of)
    return as_of


# What a command takes because all do, and what changes nothing there.
IdleClaims = Annotated[str | None, typer.Option("--claims", metavar="PATH", help="Without influence here.")]
IdleSeeds = Annotated[str | None, typer.Option("--seeds", metavar="PATH", help="Without influence here.")]
IdleDay = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", callback=require_day, help="Without influence here.")
]


def open_project(
    directory: Path,
    claims: str | None,
    seeds: str | None,
    config: Sequence[str] | None,
    isolated: bool,
    **options: str | bool | int | None,
) -> Project:
    """The project that is meant; `options` are those with the name of the setting they set. Raises TimelineError."""
    from timeline.checking.opening import open_project as opened

    if claims == "-":
        raise TimelineError("--claims -: this command reads no table from standard input", "Give --claims PATH.")
    overrides, levels = settings_given(config or ())
    paths = {name: path for name, path in (("claims", claims), ("seeds", seeds)) if path is not None}
    given = paths | {name: value for name, value in options.items() if value or (value is False and name == "cache")}
    return opened(directory, overrides=overrides, levels=levels, options=given, isolated=isolated)


def settings_given(config: Sequence[str]) -> tuple[dict[str, object], dict[str, str]]:
    """What --config sets: settings by name, and levels by rule (`levels.RULE=LEVEL`). Raises TimelineError."""
    overrides: dict[str, object] = {}
    levels: dict[str, str] = {}
    for item in config:
        key, equals, value = (part.strip() for part in item.partition("="))
        if not equals:
            raise TimelineError(f"--config {item[:80]!r} is not KEY=VALUE", "For example: --config language=de")
        if key.startswith("levels."):
            levels[key.removeprefix("levels.")] = value
        else:
            overrides[key] = value
    return overrides, levels


def day_of(as_of: str | None, project: Project | None = None) -> datetime.date:
    """The day to check as of: the option, else the project's, else today (UTC). Raises TimelineError."""
    from timeline.checking.opening import day_of as meant

    return meant(as_of, project)


def outputs_of(context: typer.Context, step: Mapping[str, str] | None = None) -> Outputs:
    """The formats of findings and files asked for; `full` on standard output where none is. Raises TimelineError.

    `step`: the environment that tells where the summary of a GitHub step goes.
    """
    from timeline.cli.step_summary import into_step_summary
    from timeline.formats import FORMATS

    return checked_outputs(into_step_summary(asked_of(context).outputs, step or {}), "full", FORMATS)


def checked_outputs(asked: Outputs, default: str, known: Collection[str]) -> Outputs:
    """The formats and files asked for, each format a known one, no place named twice. Raises TimelineError."""
    from timeline.project.settings import nearest

    asked = asked or (Output(default),)
    outputs = tuple(Output(output.format or default, output.file) for output in asked)
    for output in outputs:
        if output.format not in known:
            raise TimelineError(
                f"--output-format: there is no format {output.format[:40]!r} here", nearest(output.format, known)
            )
    if sum(output.file in (None, "-") for output in outputs) > 1:
        raise TimelineError("two formats go to standard output", "Give all but one an --output-file after it.")
    files = [Path(output.file).resolve() for output in outputs if output.file and output.file != "-"]
    for file in files:
        if files.count(file) > 1 and (file.is_file() or not file.exists()):  # a pipe takes several
            raise TimelineError(f"two formats go to the file {file.name}", "Give each an --output-file of its own.")
    return outputs


@contextmanager
def progress_shown() -> Iterator[Callable[[str, int, int], None]]:
    """What is being done, how far, how fast and for how long, on standard error where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _step, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    from timeline.evidence.verify_source import STEP

    columns = (*Progress.get_default_columns(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, pace="")

        def show(step: str, done: int, of: int) -> None:
            speed = bar.tasks[0].speed if step == STEP else None
            pace = f"{speed:,.0f} claims a second" if speed else ""
            bar.update(task, description=step, completed=done, total=of, pace=pace)

        yield show
