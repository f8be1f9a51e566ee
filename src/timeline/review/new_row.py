"""A new row of the table: find the words in their source, say which place is meant, quote it, add the row.

A row is made of words that do stand: what is quoted are the source's own characters, an editor's marks apart, and as
much of what stands around them as tells the place from others.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from timeline.anchoring import is_cut, marks_of
from timeline.evidence.inputs import limits_in
from timeline.evidence.seen import find_in_source
from timeline.evidence.words import SEEN_THROUGH, plain_words
from timeline.frozen import frozen
from timeline.model import Anchor, Column, Finding, Lock, Source, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims, read_claims, read_source_table
from timeline.project.edit import appended, lacking_columns, lacks, widened
from timeline.project.settings import Project
from timeline.project.sources import read_source
from timeline.review.guards import check_rows, foreseen, require_sound, write_both, writing
from timeline.review.places import Place, context_for, free_id, place_at, places_of, sentence_at
from timeline.rules.wording import gravest_change, quoted
from timeline.text.lines import Lines


@frozen
class Found:
    """Words that stand in a source, as they were typed, and all places where they do."""

    source: Source
    words: str
    anchor: Anchor
    places: tuple[Place, ...]

    def place(self, number: int) -> Place:
        """One of the places, the first being 1. Raises TimelineError where there are not so many."""
        if not 1 <= number <= len(self.places):
            there = f"are {len(self.places)} places" if len(self.places) > 1 else "is one place"
            raise TimelineError(f"--place {number}: there {there}", "Give one of their numbers.")
        return self.places[number - 1]

    def sentence(self, place: Place) -> Place:
        """The whole sentence around a place."""
        text = self.source.text
        return place_at(self.source, Lines(text), *sentence_at(text, place.start, place.end))


@frozen
class Added:
    """A row as it stands in the table, or would stand there, and what the next check will say of it.

    `finished` says what an earlier save had left half done.
    """

    path: str
    line: int
    cells: Mapping[str, str]
    written: bool
    findings: tuple[Finding, ...]
    finished: tuple[str, ...] = ()

    def describe(self) -> str:
        if not self.written:
            return f"{self.cells['id']} would be added to {self.path}"
        return f"{self.cells['id']} added to {self.path}. Record it: timeline lock"

    def to_dict(self) -> dict[str, object]:
        """Where the row stands, its id and its cells."""
        row = {"path": self.path, "line": self.line, "id": self.cells["id"], "cells": dict(self.cells)}
        return {"version": 1, "added": self.written, **row}


def find_words(project: Project, name: str, words: str) -> Found:
    """Where words stand in a source. Raises TimelineError where they do not, saying what stands there instead."""
    source = open_source(project, name)
    anchor = find_in_source(words, source)
    places = places_of(source, anchor)
    if places:
        return Found(source, words, anchor, tuple(places))
    if anchor.start is None:
        raise TimelineError(f"{quoted(words)} does not stand in {source.path}", "Copy the words from the source.")
    at = place_at(source, Lines(source.text), anchor.start, anchor.end or anchor.start).path(source)
    differ, there = gravest_change(anchor.changes), quoted(source.text[anchor.start : anchor.end])
    raise TimelineError(f"{at}: not these words: {differ}. There stands {there}", "Copy the words.")


def open_source(project: Project, name: str) -> Source:
    """The source, or a TimelineError that says why it cannot be read."""
    settings = project.settings
    infos, _ = read_source_table(project.root, settings.sources, settings.language)
    name = name.removeprefix(f"{settings.seeds}/")
    source = read_source(project.root, settings.seeds, name, infos.get(name), limits_in(project))
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return replace(source, assumed=settings.language)


def quote_cells(found: Found, place: Place, *, sentence: bool = False) -> dict[str, str]:
    """The cells that say which words are quoted; of a whole `sentence` around those that were found, the source's own.

    They are written without the layout of the page. Raises TimelineError where that would have to be guessed, where
    they end inside a word or a number, or nothing around them tells the place from others.
    """
    source = found.source
    if is_cut(source.text, place.start, place.end, language=source.language):
        around = source.text[max(0, place.start - 12) : place.end + 12]
        message = f"the words begin or end inside a word or a number of the source: {quoted(around)}"
        raise TimelineError(message, "Quote it whole, or give --sentence.")
    words = found.words if kept_as_typed(found) and not sentence else place.words
    quote = plain_words(words, found.words, source.text)
    if quote is None:
        message = f"whether a hyphen at the end of a line belongs to its word, nobody can tell: {quoted(words)}"
        raise TimelineError(message, "Type the words with --quote as they are to be quoted.")
    prefix, suffix = context_for(source, quote, place)
    return {Column.SOURCE: source.name, Column.QUOTE: quote, Column.PREFIX: prefix, Column.SUFFIX: suffix}


def kept_as_typed(found: Found) -> bool:
    """Is the quote written as it was typed: with its editor's marks, or without damage and markup?"""
    anchor = found.anchor
    return bool(marks_of(found.words, anchor, found.source.text)) or not SEEN_THROUGH.isdisjoint(anchor.folds)


def require_columns(project: Project, cells: Mapping[str, str]) -> None:
    """Raise TimelineError if the table lacks a column for the row: before anything is asked, and typed in vain."""
    table = read_claims(project.root, project.settings.claims, project.settings.columns)
    lacking = lacking_columns(table, [column for column, cell in cells.items() if cell])
    if table.columns and lacking:
        raise lacks(table, lacking)


def add_row(
    project: Project, day: datetime.date, cells: Mapping[str, str], *, add_columns: bool = False, write: bool = True
) -> Added:
    """Append a row, with an id where it has none; with `write` off, only see what would be said. Raises TimelineError.

    With `add_columns` the table gets the columns that it lacks.
    """
    name = project.settings.claims
    held: AbstractContextManager[list[str]] = writing(project) if write else nullcontext([])
    with held as finished:
        table = read_claims(project.root, name, project.settings.columns)
        row = {**cells}
        row.setdefault(Column.ID, free_id(row[Column.SOURCE], (claim.id for claim in table.claims)))
        data = with_row(table, row, add_columns=add_columns)
        after = parse_claims(data, name, project.settings.columns)
        if row.get(Column.CLAIM):
            require_sound(table, after)
        if write:
            write_both(project, table, Lock(project.settings.lock), data, None)
    findings = foreseen(None, check_rows(project, day, after, [row[Column.ID]]), [row[Column.ID]])
    return Added(name, after.claims[-1].line, row, write, tuple(findings), tuple(finished))


def with_row(table: Table, row: Mapping[str, str], *, add_columns: bool) -> bytes:
    """The table's bytes with one row more, and with the columns that it needs. Raises TimelineError."""
    lacking = lacking_columns(table, [column for column, cell in row.items() if cell])
    if lacking and add_columns:
        table = parse_claims(widened(table, lacking), table.path, table.names)
    return appended(table, row)
