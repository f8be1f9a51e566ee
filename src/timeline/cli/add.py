"""`timeline add`: make a row from words that stand in a source."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import ClaimsPath, Config, Directory, Isolated, SeedsPath, open_project
from timeline.cli.output import emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.adding import Place
    from timeline.model import Source, Table
    from timeline.settings import Project


def add(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="The source's file name below the folder of sources.")
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
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Add a row whose quote stands in its source; prefix and suffix are filled in where the words stand more than once.

    With --find the places where words stand are shown, and --place picks one; on a terminal you are asked. Exit code 0:
    added, or shown; 2: the quote does not stand, or something is missing.
    """
    if not (quote or find):
        raise TimelineError("there is nothing to look for", "Give --quote or --find WORDS.")
    project = open_project(directory, claims, seeds, config, isolated)
    text = open_source(project, source)
    words = quote or find or ""
    places = places_or_refuse(text, words)
    chosen = choose(places, place, asked=find is not None and not dry_run)
    if chosen is None:
        return
    given = {
        "claim": claim,
        "date": date,
        "subject": subject,
        "measure": measure,
        "value": value,
        "note": note,
        "id": id,
    }
    row = make_row(text, words if quote else chosen.words, chosen, sentence, given)
    write_row(project, row, chosen, text, dry_run)


def open_source(project: Project, name: str) -> Source:
    """The source, or a TimelineError that says why it cannot be read."""
    from timeline.claims import read_source_table
    from timeline.sources import read_source

    settings = project.settings
    infos, _ = read_source_table(project.root, settings.sources, settings.language)
    name = name.removeprefix(f"{settings.seeds}/")
    source = read_source(project.root, settings.seeds, name, infos.get(name), settings.max_source_mb << 20)
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return source


def places_or_refuse(source: Source, words: str) -> list[Place]:
    """Where the words stand. Raises TimelineError where they do not, saying what stands there instead."""
    from timeline.adding import places_of
    from timeline.anchor import find_quote
    from timeline.lines import Lines
    from timeline.rules.quote import shown, told_change

    places = places_of(source, words)
    if places:
        return places
    anchor = find_quote(words, source.text)
    if anchor.start is None:
        raise TimelineError(f"{shown(words)} does not stand in {source.path}", "Copy the words from the source.")
    line, _ = Lines(source.text).position(anchor.start)
    said = told_change(anchor.changes[0]) if anchor.changes else "the words differ"
    raise TimelineError(f"{source.path}:{line}: not these words: {said}", "Copy the words from the source.")


def choose(places: list[Place], wanted: int | None, *, asked: bool) -> Place | None:
    """The place that is meant; None where the places are only shown. Raises TimelineError."""
    if wanted is not None:
        if not 1 <= wanted <= len(places):
            raise TimelineError(f"--place {wanted}: there are {len(places)} places", "Give one of their numbers.")
        return places[wanted - 1]
    if len(places) == 1:
        return places[0]
    show_places(places)
    if not (asked and sys.stdin is not None and sys.stdin.isatty()):
        if asked:
            emit("Say which is meant: --place N\n")
            return None
        raise TimelineError(f"the words stand in {len(places)} places", "Say which is meant: --place N")
    number = int(typer.prompt("Which place", type=int))
    return choose(places, number, asked=asked)


def show_places(places: list[Place]) -> None:
    from timeline.escape import inert, one_line

    for n, place in enumerate(places, 1):
        line = one_line(f"{n:3}  {place.line}:{place.column}  …{place.before[-40:]}[{place.words}]{place.after[:40]}…")
        emit(inert(line) + "\n")


def make_row(source: Source, quote: str, place: Place, sentence: bool, given: dict[str, str | None]) -> dict[str, str]:
    """The cells of the new row. Raises TimelineError for what is missing where nobody can be asked."""
    from timeline.adding import context_for, place_at, sentence_at
    from timeline.lines import Lines

    if sentence:
        place = place_at(source, Lines(source.text), *sentence_at(source.text, place.start, place.end))
        quote = place.words
    prefix, suffix = context_for(source, quote, place)
    row = {name: text for name, text in given.items() if text is not None}
    if "claim" not in row:
        if sys.stdin is None or not sys.stdin.isatty():
            raise TimelineError("the row has no claim yet", "Give --claim TEXT, and --date.")
        row["claim"] = typer.prompt("Claim")
        row.setdefault("date", typer.prompt("Date", default="", show_default=False))
    return {**row, "source": source.name, "quote": quote, "prefix": prefix, "suffix": suffix}


def write_row(project: Project, row: dict[str, str], place: Place, source: Source, dry_run: bool) -> None:
    """Append the row and say what was read in it."""
    from timeline.adding import free_id
    from timeline.claims import parse_claims, read_claims
    from timeline.editing import appended
    from timeline.escape import inert, one_line
    from timeline.files import only_writer, write_bytes
    from timeline.readings import list_readings, show_readings

    path = project.path("claims")
    with only_writer(project.root, path.parent):
        table = read_claims(project.root, project.settings.claims)
        row.setdefault("id", free_id(source.name, (claim.id for claim in table.claims)))
        data = appended(table, row)
        refuse_faults(table, parse_claims(data, table.path))
        if not dry_run:
            write_bytes(path, data, project.root)
    emit(
        inert(
            one_line(
                f"{source.path}:{place.line}:{place.column}  …{place.before[-60:]}[{place.words}]{place.after[:60]}…"
            )
        )
        + "\n"
    )
    emit(show_readings(list_readings(row["quote"], language=source.language, published=source.published, order="")))
    done = "would be added to" if dry_run else "added to"
    emit(inert(one_line(f"{row['id']} {done} {project.settings.claims}. Record it: timeline lock")) + "\n")


def refuse_faults(before: Table, after: Table) -> None:
    """Raise TimelineError if the new row has a fault that the table had not."""
    old = {problem.message for problem in before.problems}
    for problem in after.problems:
        if problem.message not in old:
            raise TimelineError(f"the row would not be right: {problem.message}", problem.help)
