"""`timeline review`: settle what is stale, one row at a time or by command."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.completing import claim_ids
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
from timeline.cli.results import PLAIN, results_of, show_result
from timeline.cli.settling import Settled, asking, settle
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.review.items import Decision, Item


NOTHING = "nothing to decide\n"


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
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Step through the rows whose quotes need a decision; write table and lock once, at the end.

    Without a terminal, without decisions, or with an output asked for, it prints the commands that do the same. Exit
    code 0: nothing is left to decide; 1: something is; 2: a decision cannot be made, and nothing is written.
    """
    from timeline.cli.by_command import commands, object_of
    from timeline.review.guards import look

    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    day, command = day_of(as_of, project), command_line(context)
    with progress_shown() as progress:
        report = look(project, day, progress)
    found = asking(project, report, port)
    given = list(decisions_given(found, accept, place, accept_moved, edit, quote, reject, reason))
    if not given and found and outputs == PLAIN and on_terminal():
        from timeline.cli.asking import ask

        raise typer.Exit(1 if ask(project, day, report, found, command, port=port) else 0)
    if given:
        settled = settle(project, day, report, given, add_columns=add_columns, port=port)
    else:
        settled = Settled(report, (), (), tuple(found))
    show_result(
        outputs,
        lambda: settled.told if given else "".join(f"{shown(line)}\n" for line in commands(found, command)) or NOTHING,
        lambda: object_of(settled, command),
    )
    raise typer.Exit(1 if settled.left else 0)


def on_terminal() -> bool:
    """Can somebody be asked?"""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def shown(line: str) -> str:
    from timeline.text.escape import one_line, visible

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
    from timeline.review.items import MOVED, pick
    from timeline.review.items import accept as accepted
    from timeline.review.items import edit as edited
    from timeline.review.items import keep as kept

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
    from timeline.review.items import Answer, Decision
    from timeline.review.places import context_for, places_of

    source = item.source
    places = places_of(source, item.citation.anchor)
    if not item.citation.anchor.places or not 1 <= number <= len(places):
        raise TimelineError(f"{item.id}: there is no place {number}", f"It has {len(places)}.")
    prefix, suffix = context_for(source, item.citation.claim.quote, places[number - 1])
    return Decision(item, Answer.PLACE, {"prefix": prefix, "suffix": suffix}, str(number))
