"""Rules on the tables themselves: what a reader met there."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Column, Finding, Flaw, Level
from timeline.rules.rule import finding, from_readers, rule


@rule(Level.ERROR, each_claim=False)
def csv_malformed(evidence: Evidence) -> Iterator[Finding]:
    """The table, or a row of it, is not CSV as it stands.

    Why:
        A row with a cell too many is not a row with other cells: read on regardless, every column moves by one, and a
        claim is checked against the words of another. So nothing is guessed; the physical line and column are named.

    Fails:
        a3,2024,Raised €1,200 million,note.txt,raised €1.2 billion

    Passes:
        a3,2024,"Raised €1,200 million",note.txt,raised €1.2 billion

    Do:
        Mend the line that is named. Cells with commas, quotes or line breaks are quoted, a quote inside is doubled;
        a spreadsheet does both when it exports CSV UTF-8.
    """
    yield from from_readers(Flaw.CSV_MALFORMED, evidence)


@rule(Level.ERROR, each_claim=False)
def column_missing(evidence: Evidence) -> Iterator[Finding]:
    """The header lacks a column that every claims table has.

    Why:
        Without id, date, claim, source or quote there is nothing to check a row by. A mistyped name would make a column
        that is silently ignored.

    Fails:
        id,date,claim,source,qoute

    Passes:
        id,date,claim,source,quote

    Do:
        Name the columns in the first line: id, date, claim, source, quote. The order is free, further columns are kept.
    """
    yield from from_readers(Flaw.COLUMN_MISSING, evidence)


@rule(Level.NOTE, each_claim=False)
def cells_beyond(evidence: Evidence) -> Iterator[Finding]:
    """Rows have empty cells beyond the last column that the header names.

    Why:
        A spreadsheet writes empty cells as far as one was ever used. They say nothing and are passed over; where one
        says something, the row is refused, since no column says what.

    Fails:
        b1,2024-06,Raised €600 million,note.txt,600 million euros,,,

    Passes:
        b1,2024-06,Raised €600 million,note.txt,600 million euros

    Do:
        Nothing has to be done. Removing the empty columns in the spreadsheet removes the note.
    """
    yield from from_readers(Flaw.CELLS_BEYOND, evidence)


@rule(Level.ERROR, each_claim=False)
def id_invalid(evidence: Evidence) -> Iterator[Finding]:
    """The id is empty or has other characters than letters, digits, dot, underscore and hyphen.

    Why:
        The id names the claim in the lock, in reports and in links. Spaces and look-alike letters make two ids that a
        person takes for one.

    Fails:
        series b,2024-06,…

    Passes:
        series-b,2024-06,…

    Do:
        Give the row an id of its own that is made of A-Z a-z 0-9 . _ -
    """
    yield from from_readers(Flaw.ID_INVALID, evidence)


@rule(Level.ERROR, each_claim=False, names_place=True)
def id_duplicate(evidence: Evidence) -> Iterator[Finding]:
    """Two rows have the same id.

    Why:
        A lock entry or a link with that id would mean either of them.

    Fails:
        b1 on line 4, and b1 on line 9

    Passes:
        b1 on line 4, and b2 on line 9

    Do:
        Give one of the rows another id; both lines are named.
    """
    yield from from_readers(Flaw.ID_DUPLICATE, evidence)


@rule(Level.ERROR)
def field_empty(evidence: Evidence) -> Iterator[Finding]:
    """A required cell says nothing.

    Why:
        An empty quote stands everywhere and proves nothing; a row without claim or source backs nothing. Only the date
        may be empty: the claim is then undated.

    Fails:
        b1,2024-06,Raised €600 million,note.txt,

    Passes:
        b1,2024-06,Raised €600 million,note.txt,600 million euros

    Do:
        Fill in the cell. Marks of omission alone are no quote.
    """
    yield from from_readers(Flaw.FIELD_EMPTY, evidence)


@rule(Level.ERROR, asked=True, alone=True)
def date_unreadable(evidence: Evidence) -> Iterator[Finding]:
    """The date cannot be read as it is written.

    Why:
        A date that is guessed puts the claim at the wrong place of the chronology and hides conflicts: 03/04/2024 is
        two different days, Jun-23 is what a spreadsheet makes of several things.

    Fails:
        03/04/2024

    Passes:
        2024-04-03, "3 April 2024", "early 2023", "by end of 2026"

    Do:
        Write the date as words or in EDTF, or leave the cell empty. Where the whole table writes 03/04/2024 in one
        order, set `date_order`.
    """
    yield from from_readers(Flaw.DATE_UNREADABLE, evidence)
    for citation in evidence.citations:
        if citation.date_refusal:
            message = f"the date {citation.claim.date[:60]!r} cannot be read"
            region = citation.claim.place(Column.DATE)
            yield finding(message, region, claim=citation.id, help=citation.date_refusal)


@rule(Level.NOTE, alone=True)
def date_implied(evidence: Evidence) -> Iterator[Finding]:
    """A part of the date was not written but inferred.

    Why:
        "19 February" has no year. The one nearest to the source's day of publication is taken, which is right most of
        the time; the reader should know that nobody wrote it.

    Fails:
        19 February

    Passes:
        19 February 2024

    Do:
        Write the part that is named, if it is right.
    """
    for citation in evidence.citations:
        date = citation.date
        if date is not None and date.implied:
            message = f"{' and '.join(date.implied)} of {citation.claim.date[:60]!r} inferred: read as {date.edtf}"
            region = citation.claim.place(Column.DATE)
            yield finding(message, region, claim=citation.id, help=f"Write {date.edtf}, if that is meant.")


@rule(Level.ERROR, acceptable=False)
def ignore_invalid(evidence: Evidence) -> Iterator[Finding]:
    """An accepted finding is not written as `rule: reason`, or names no rule.

    Why:
        What is accepted without a reason cannot be judged by the next person, and a mistyped name accepts nothing.

    Fails:
        quote-altered

    Passes:
        quote-altered: the outlet corrected its headline on 3 May

    Do:
        Write `rule: reason`; several are parted by semicolons. `until=2027-01-01` before the reason makes it end.
    """
    yield from from_readers(Flaw.IGNORE_INVALID, evidence)  # and names of no rule: see timeline.rules.unknown


@rule(Level.WARNING, acceptable=False)
def ignore_unused(_evidence: Evidence) -> Iterator[Finding]:
    """An accepted finding does not occur, or is accepted no longer.

    Why:
        What is left standing after the fault is gone would hide the next one of its kind.

    Fails:
        quote-altered: corrected on 3 May   (in a row whose quote stands)

    Passes:
        an empty cell

    Do:
        Remove it; where its `until` day is past, look at the finding again.
    """
    yield from ()  # told when all other rules have spoken: see timeline.rules.accept
