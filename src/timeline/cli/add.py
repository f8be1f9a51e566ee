"""`timeline add`: make a row from words that stand in a source."""

from __future__ import annotations

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
)
from timeline.cli.output import require_no_input
from timeline.cli.places import added, can_ask, choose, place_object, show_place, tell
from timeline.cli.results import Telling, results_of, warn
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.model import Anchor, Source
    from timeline.project.settings import Project
    from timeline.review.places import Place


def add(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="The source's file name below the folder of sources.", autocompletion=source_names
        ),
    ],
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
    written as the source has it. Exit code 0: added, or shown; 2: the quote does not stand, or something is missing.
    """
    if (quote is None) == (find is None):
        raise TimelineError("there is nothing to look for, or two things", "Give --quote WORDS or --find WORDS.")
    said = Telling(results_of(context))
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(said.outputs, project)
    day = day_of(as_of, project)
    text = open_source(project, source)
    words = quote or find or ""
    anchor, places = places_or_refuse(text, words)
    chosen = choose(places, place, said, asked=find is not None and not dry_run)
    if chosen is None:
        return
    if sentence:
        chosen = whole_sentence(text, chosen)
    given = {"id": id, "date": date, "claim": claim, "subject": subject, "measure": measure, "value": value}
    row = {name: cell for name, cell in {**given, "note": note}.items() if cell is not None}
    row |= quoted(text, words if kept_as_typed(anchor) and not sentence else chosen.words, chosen)
    readings = show_place(text, chosen, project.settings.date_order, said)
    if not add_columns:
        require_columns(project, row)
    row = row if dry_run else asked_for(row, said)
    line = write_row(project, day, row, dry_run, add_columns)
    done = "would be added to" if dry_run else "added to"
    tell(f"{row['id']} {done} {project.settings.claims}{'' if dry_run else '. Record it: timeline lock'}", said)
    said.end(lambda: added(row, line, project, place_object(chosen), readings, dry_run))


def open_source(project: Project, name: str) -> Source:
    """The source, or a TimelineError that says why it cannot be read."""
    from timeline.project.claims import read_source_table
    from timeline.project.sources import read_source

    settings = project.settings
    infos, _ = read_source_table(project.root, settings.sources, settings.language)
    name = name.removeprefix(f"{settings.seeds}/")
    source = read_source(project.root, settings.seeds, name, infos.get(name), settings.max_source_mb << 20)
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return source


def places_or_refuse(source: Source, words: str) -> tuple[Anchor, list[Place]]:
    """Where the words stand. Raises TimelineError where they do not, saying what stands there instead."""
    from timeline.anchoring import find_quote
    from timeline.review.places import places_of
    from timeline.rules.quote import shown, told_change
    from timeline.text.lines import Lines

    anchor = find_quote(words, source.text)
    places = places_of(source, anchor)
    if places:
        return anchor, places
    if anchor.start is None:
        raise TimelineError(f"{shown(words)} does not stand in {source.path}", "Copy the words from the source.")
    line, _ = Lines(source.text).position(anchor.start)
    said = told_change(anchor.changes[0]) if anchor.changes else "the words differ"
    there = shown(source.text[anchor.start : anchor.end])
    raise TimelineError(f"{source.path}:{line}: not these words: {said}. There stands {there}", "Copy the words.")


def kept_as_typed(anchor: Anchor) -> bool:
    """Is the quote written as it was typed: with its editor's marks, or without the source's damage?"""
    return bool(anchor.parts) or "encoding damage" in anchor.folds


def whole_sentence(source: Source, place: Place) -> Place:
    from timeline.review.places import place_at, sentence_at
    from timeline.text.lines import Lines

    return place_at(source, Lines(source.text), *sentence_at(source.text, place.start, place.end))


def quoted(source: Source, quote: str, place: Place) -> dict[str, str]:
    """The cells that say which words are quoted. Raises TimelineError where they end inside a word or a number."""
    from timeline.anchoring import is_cut
    from timeline.review.places import context_for
    from timeline.rules.quote import shown

    if is_cut(source.text, place.start, place.end):
        around = source.text[max(0, place.start - 12) : place.end + 12]
        said = f"the words begin or end inside a word or a number of the source: {shown(around)}"
        raise TimelineError(said, "Quote it whole, or give --sentence.")
    prefix, suffix = context_for(source, quote, place)
    return {"source": source.name, "quote": quote, "prefix": prefix, "suffix": suffix}


def require_columns(project: Project, row: dict[str, str]) -> None:
    """Raise TimelineError if the table lacks a column for the row: before anything is asked, and typed in vain."""
    from timeline.project.claims import read_claims
    from timeline.project.edit import lacking_columns, lacks

    table = read_claims(project.root, project.settings.claims)
    lacking = lacking_columns(table, [column for column, cell in row.items() if cell])
    if table.columns and lacking:
        raise lacks(table, lacking)


def asked_for(row: dict[str, str], said: Telling) -> dict[str, str]:
    """The row with its claim and date, asked for on a terminal. Raises TimelineError where nobody can be asked."""
    if row.get("claim", "").strip():
        return row
    if not can_ask(said):
        raise TimelineError("the row has no claim yet", "Give --claim TEXT, and --date.")
    claim = typer.prompt("Claim")
    date = row["date"] if "date" in row else typer.prompt("Date", default="", show_default=False)
    return {**row, "claim": claim, "date": date}


def write_row(project: Project, day: datetime.date, row: dict[str, str], dry_run: bool, add_columns: bool) -> int:
    """Append the row, with an id where it has none; say what the next check will say of it, and give its line."""
    from timeline.project.claims import parse_claims, read_claims
    from timeline.project.edit import appended, encoded, lacking_columns, widened
    from timeline.project.files import only_writer, write_bytes
    from timeline.review.guards import check_rows, foreseen, require_sound
    from timeline.review.places import free_id

    path, name = project.path("claims"), project.settings.claims
    with only_writer(project.root, path.parent):
        table = read_claims(project.root, name)
        row.setdefault("id", free_id(row["source"], (claim.id for claim in table.claims)))
        lacking = lacking_columns(table, [column for column, cell in row.items() if cell])
        wider = parse_claims(widened(table, lacking), name) if lacking and add_columns else table
        data = appended(wider, row)
        after = parse_claims(data, name)
        if row.get("claim"):
            require_sound(table, after)
        if not dry_run:
            write_bytes(path, data, project.root, read=encoded(table.text, table))
    warn(foreseen(None, check_rows(project, day, after, [row["id"]]), [row["id"]]))
    return after.claims[-1].line
