"""A rule on figures that are not compared, although they may be meant for one time: days apart, or without a date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from timeline.evidence.model import Citation, Evidence
from timeline.model import Agreement, Column, Finding, Level
from timeline.rules.figure import places
from timeline.rules.rule import Group, finding, rule

DAYS = 7


@rule(Level.NOTE, each_claim=False, group=Group.FIGURE, across=True)
def figures_apart(evidence: Evidence) -> Iterator[Finding]:
    """Two outlets have different figures a few days apart, or one row has a date and the other has none.

    Why:
        Figures on days that do not overlap are a change over time and no conflict. A row dated by the day on which its
        article was published, and not by that of the event, hides a conflict so; one without a date does too.

    Fails:
        cost: $3 million in a row dated 4 March 2025, $5 million in one dated 6 March 2025, each the day of publication

    Passes:
        the same figures a month apart, or both rows dated March 2025

    Do:
        Date both rows by the event, not by the article: then they are compared. If the figure did change, nothing has
        to be done.
    """
    from timeline.evidence.compare import by_measure, folded

    for rows in by_measure(evidence.citations):
        meant = [row for row in rows if row.meant]
        if folded(rows[0].claim.measure) == "date" or len(meant) < 2:
            continue
        dated = sorted((row for row in meant if row.date is not None), key=lambda row: (day_of(row), row.id))
        pairs = [(a, b) for a, b in pairwise(dated) if near(a, b)]
        pairs += [(row, other) for other in meant if other.date is None for row in dated[-1:]]
        for a, b in pairs:
            if a.voice != b.voice and clash(a, b, evidence):
                yield apart(a, b, evidence)


def day_of(row: Citation) -> int:
    """The first day of a row's date, counted from the beginning of the calendar; 0 where there is none."""
    first = row.date.earliest if row.date else None
    return first.to_date().toordinal() if first is not None and 1 <= first.year <= 9999 else 0


def near(a: Citation, b: Citation) -> bool:
    """Are two rows dated by single days a few days apart, each that of its publication as far as that is known?"""
    return 0 < day_of(b) - day_of(a) <= DAYS and all(map(by_publication, (a, b)))


def by_publication(row: Citation) -> bool:
    date = row.date
    if date is None or date.earliest != date.latest:
        return False
    return row.published is None or abs(row.published.toordinal() - day_of(row)) <= 1


def clash(a: Citation, b: Citation, evidence: Evidence) -> bool:
    from timeline.evidence.compare import best_verdict, finer_date

    return best_verdict(a.meant, b.meant, finer_date(a, b), evidence.rates).verdict is Agreement.CONFLICT


def apart(a: Citation, b: Citation, evidence: Evidence) -> Finding:
    message = (
        f"{a.claim.subject.strip()}, {a.claim.measure.strip()}: {describe(a)}, {describe(b)}; they are not compared"
    )
    help_ = "Date both rows by the event, not by the article; if the figure did change, nothing has to be done."
    return finding(
        message, b.claim.place(Column.DATE), claim=b.id, related=places(evidence, [a, b]), help=help_, level=Level.NOTE
    )


def describe(row: Citation) -> str:
    """Who has which figure, and of which date."""
    when = f"on {row.claim.date.strip()[:60]}" if row.date is not None else "without a date"
    return f"{row.publisher} has {row.meant[0].text} {when}"
