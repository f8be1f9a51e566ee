"""A rule on figures that are not compared, although they may be meant for one time: days apart, or without a date."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.compared import pairs_apart
from timeline.evidence.model import Citation, Evidence
from timeline.model import Column, Finding, Level
from timeline.rules.figure import places
from timeline.rules.rule import Group, finding, rule


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
    for a, b in pairs_apart(evidence):
        yield apart(a, b, evidence)


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
