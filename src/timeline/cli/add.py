"""`timeline add`: make a row from words that stand in a source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.completing import source_names
from timeline.cli.from_draft import add_from_draft
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
)
from timeline.cli.output import require_no_input
from timeline.cli.places import can_ask, choose, place_object, show_place, write_line
from timeline.cli.results import Result, results_of, warn
from timeline.model.errors import TimelineError


def add(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE", help="The source's file name below the folder of sources.", autocompletion=source_names
        ),
    ] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The words of the source.")] = None,
    find: Annotated[str | None, typer.Option("--find", metavar="WORDS", help="Show where these words stand.")] = None,
    place: Annotated[int | None, typer.Option("--place", metavar="N", help="Which of several places is meant.")] = None,
    sentence: Annotated[bool, typer.Option("--sentence", help="Quote the whole sentence around the words.")] = False,
    claim: Annotated[str | None, typer.Option("--claim", help="The statement, in your words.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When it happened or held; may be empty.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="The row's id. Default: made of the source's name.")] = None,  # noqa: A002
    subject: Annotated[str | None, typer.Option("--subject", help="What the figure or date is about.")] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Which quantity of it.")] = None,
    value: Annotated[str | None, typer.Option("--value", help="Which figure of the quote is meant.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note.")] = None,
    from_draft: Annotated[
        str | None,
        typer.Option("--from-draft", metavar="ARTICLE", help="Offer the rows that an article asks for, one key each."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the row and write nothing.")] = False,
    add_columns: Annotated[bool, typer.Option("--add-columns", help="Add columns that the table lacks.")] = False,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Add a row whose quote stands in its source; prefix and suffix are filled in where the words stand more than once.

    With --find the places where words stand are shown, and --place picks one; on a terminal you are asked. The quote is
    written as the source has it. --from-draft offers the quotations and figures of an article that stand in no claim.

    Exit code 0: added, or shown; 2: the quote does not stand, or something is missing.
    """
    if from_draft is not None:
        result = Result(results_of(context))
        project = open_project(directory, claims, seeds, config, isolated)
        require_no_input(result.outputs, project, [from_draft])
        add_from_draft(project, day_of(as_of, project), from_draft, result)
        return
    if source is None:
        raise TimelineError("no source is named", "Name a file below the folder of sources.")
    if (quote is None) == (find is None):
        raise TimelineError("there is nothing to look for, or two things", "Give --quote WORDS or --find WORDS.")
    result = Result(results_of(context))
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(result.outputs, project)
    from timeline.review.new_row import add_row, find_words, quote_cells, require_columns

    day = day_of(as_of, project)
    found = find_words(project, source, quote or find or "")
    chosen = choose(found, place, result, asked=find is not None and not dry_run)
    if chosen is None:
        return
    if sentence:
        chosen = found.sentence(chosen)
    given = {"id": id, "date": date, "claim": claim, "subject": subject, "measure": measure, "value": value}
    row = {name: cell for name, cell in {**given, "note": note}.items() if cell is not None}
    row |= quote_cells(found, chosen, sentence=sentence)
    readings = show_place(found.source, chosen, project.settings.date_order, result)
    if not add_columns:
        require_columns(project, row)
    row = row if dry_run else asked_for(row, result)
    made = add_row(project, day, row, add_columns=add_columns, write=not dry_run)
    warn(made.findings)
    for line in (*made.finished, made.describe()):
        write_line(line, result)
    place_read = {"path": found.source.path, **place_object(chosen)}
    result.end(lambda: {**made.to_dict(), "place": place_read, "readings": [one.to_dict() for one in readings]})


def asked_for(row: dict[str, str], result: Result) -> dict[str, str]:
    """The row with its claim and date, asked for on a terminal. Raises TimelineError where nobody can be asked."""
    if row.get("claim", "").strip():
        return row
    if not can_ask(result):
        raise TimelineError("the row has no claim yet", "Give --claim TEXT, and --date.")
    claim = typer.prompt("Claim")
    date = row["date"] if "date" in row else typer.prompt("Date", default="", show_default=False)
    return {**row, "claim": claim, "date": date}
