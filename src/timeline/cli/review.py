"""`timeline review`: settle what is stale, one row at a time or by command."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.check import require_claims
from timeline.cli.completing import claim_ids
from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import complain, emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence import Report
    from timeline.reviewing import Decision, Item
    from timeline.settings import Project


def review(
    context: typer.Context,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept", metavar="ID", help="Take the source's words; a,b for several.", autocompletion=claim_ids
        ),
    ] = None,
    place: Annotated[
        int | None, typer.Option("--place", metavar="N", help="Which place an ambiguous quote means, with --accept ID.")
    ] = None,
    accept_moved: Annotated[
        bool, typer.Option("--accept-moved", help="Accept every quote that only moved or was only reformatted.")
    ] = False,
    edit: Annotated[
        str | None,
        typer.Option("--edit", metavar="ID", help="Quote other words, with --quote.", autocompletion=claim_ids),
    ] = None,
    quote: Annotated[str, typer.Option("--quote", metavar="WORDS", help="The words that --edit quotes.")] = "",
    reject: Annotated[
        list[str] | None,
        typer.Option("--reject", metavar="ID", help="Keep the row, with --reason.", autocompletion=claim_ids),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why rejected rows stay as they are.")] = "",
    add_columns: Annotated[bool, typer.Option("--add-columns", help="Add columns that the table lacks.")] = False,
    port: Annotated[
        bool, typer.Option("--port", help="Follow changed quotes by git, from the text that was locked to today's.")
    ] = False,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Step through the rows whose quotes need a decision; write table and lock once, at the end.

    Without a terminal and without options it prints the commands that do the same. Exit code 0: nothing is left to
    decide; 1: something is; 2: a decision cannot be made, and nothing is written.
    """
    from timeline.cli.by_command import commands

    project = open_project(directory, claims, seeds, config, isolated)
    day = day_of(as_of, project)
    report = look(project, day)
    found = asking(project, report, port)
    given = list(decisions_given(found, accept, place, accept_moved, edit, quote, reject, reason))
    if given:
        left = settle(project, day, report, given, add_columns=add_columns, port=port)
    elif found and on_terminal():
        from timeline.cli.asking import ask

        left = ask(project, day, report, found, command_line(context), port=port)
    else:
        emit("".join(f"{shown(line)}\n" for line in commands(found, command_line(context))) or "nothing to decide\n")
        left = len(found)
    raise typer.Exit(1 if left else 0)


def look(project: Project, day: datetime.date) -> Report:
    """A check of the project, its lock readable: what is decided is recorded there. Raises TimelineError."""
    from timeline.check import check as run_check

    with progress_shown() as progress:
        report = run_check(project, day, progress)
    require_claims(report)
    for problem in report.evidence.lock.problems:
        raise TimelineError(f"{problem.region.path}:{problem.region.line}: {problem.message}", problem.help)
    return report


def asking(project: Project, report: Report, port: bool) -> list[Item]:
    """The rows that ask for a decision; with `port`, what git tells of them is offered. Raises TimelineError."""
    from timeline.reviewing import items

    if not port:
        return items(report)
    from timeline.porting import ported

    return ported(project.root, items(report))


def on_terminal() -> bool:
    """Can somebody be asked?"""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def shown(line: str) -> str:
    from timeline.escape import one_line, visible

    return visible(one_line(line))


def command_line(context: typer.Context) -> str:
    """`timeline review` with the options that say which project is meant, as they were given."""
    words = ["timeline", "review"]
    for name, option in (("directory", "-C"), ("claims", "--claims"), ("seeds", "--seeds"), ("as_of", "--as-of")):
        value = context.params.get(name)
        words += [option, str(value)] if value is not None and str(value) != "." else []
    for value in context.params.get("config") or ():
        words += ["--config", value]
    flags = [f"--{name}" for name in ("isolated", "port") if context.params.get(name)]
    return shlex.join([*words, *flags])


def decisions_given(
    found: Sequence[Item],
    accept: Sequence[str] | None,
    place: int | None,
    accept_moved: bool,
    edit: str | None,
    quote: str,
    reject: Sequence[str] | None,
    reason: str,
) -> Iterator[Decision]:
    """The decisions that the options make. Raises TimelineError for those that cannot be made."""
    from timeline.reviewing import MOVED, pick
    from timeline.reviewing import accept as accepted
    from timeline.reviewing import edit as edited
    from timeline.reviewing import keep as kept

    asked = ids(accept)
    if place is not None and len(asked) != 1:
        raise TimelineError("--place says which place of one row is meant", "Give --accept ID with it.")
    if bool(edit) != bool(quote):
        raise TimelineError("--edit and --quote go together", "Give --edit ID --quote WORDS.")
    if reason and not reject:
        raise TimelineError("--reason says why rejected rows stay", "Give --reject ID with it.")
    moved = [item.id for item in found if accept_moved and item.status in MOVED]
    twice = {name for name in asked if name in ids(reject)} | ({edit} & {*asked, *ids(reject)} if edit else set())
    if twice:
        raise TimelineError(
            f"{', '.join(sorted(map(str, twice)))[:80]}: two decisions for one row", "Make one of them."
        )
    for item in pick(found, [*asked, *(name for name in moved if name not in ids(reject) and name != edit)]):
        yield at_place(item, place) if place is not None else accepted(item)
    for item in pick(found, [edit] if edit else []):
        yield edited(item, quote)
    for item in pick(found, ids(reject)):
        yield kept(item, reason)


def ids(given: Sequence[str] | None) -> list[str]:
    """The ids given, several with commas between them."""
    return [name.strip() for part in given or () for name in part.split(",") if name.strip()]


def at_place(item: Item, number: int) -> Decision:
    """The decision that an ambiguous quote means one of its places: prefix and suffix tell it. Raises TimelineError."""
    from timeline.adding import context_for, places_of
    from timeline.reviewing import Answer, Decision

    source = item.citation.source
    places = places_of(source, item.citation.anchor)
    if not item.citation.anchor.places or not 1 <= number <= len(places):
        raise TimelineError(f"{item.id}: there is no place {number}", f"It has {len(places)}.")
    prefix, suffix = context_for(source, item.citation.claim.quote, places[number - 1])
    return Decision(item, Answer.PLACE, {"prefix": prefix, "suffix": suffix}, str(number))


def settle(
    project: Project,
    day: datetime.date,
    before: Report,
    decisions: Sequence[Decision],
    *,
    add_columns: bool,
    port: bool = False,
) -> int:
    """Make the decisions, table and lock together; how many rows are left to decide.

    The lock on the project is held for this only, and not while somebody thinks: a row that has changed since it was
    shown is left alone and named. Raises TimelineError and writes nothing where a quote would not stand.
    """
    from timeline.claims import parse_claims
    from timeline.cli.deciding import newly_told, require_sound, warn, write_both
    from timeline.files import only_writer
    from timeline.lockfile import write_lock
    from timeline.reviewing import items, rebased, require_standing, reviewed_entries, reviewed_table

    with only_writer(project.root, project.path("claims").parent):
        now = look(project, day)
        holding, outdated = rebased(decisions, asking(project, now, port))
        table = now.evidence.table
        data = reviewed_table(table, holding, add_columns=add_columns)
        after = checked_with(project, day, data)
        require_sound(table, parse_claims(data, table.path))
        require_standing(after.evidence, holding)
        lock = write_lock(reviewed_entries(after.evidence, holding)) if after.evidence.lock.exists else None
        if holding:
            write_both(project, table, data, lock)
    final = look(project, day)
    for decision in outdated:
        complain(f"{decision.item.id}: row or source changed meanwhile, nothing was written for it", "Look again.")
    warn(newly_told(before, final, {decision.item.id for decision in holding}))
    left = len(items(final))
    emit(f"{len(holding)} settled, {left} left\n")
    return left


def checked_with(project: Project, day: datetime.date, table: bytes) -> Report:
    """What a check says with another table in the place of the project's."""
    from timeline.check import check as run_check
    from timeline.claims import parse_claims

    return run_check(project, day, table=parse_claims(table, project.settings.claims))
