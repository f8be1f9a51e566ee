"""Rules on the reports that are kept beside the claims."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Finding, Level, Region
from timeline.rules.rule import finding, rule


@rule(Level.ERROR, each_claim=False)
def report_outdated(evidence: Evidence) -> Iterator[Finding]:
    """A report is not what `timeline report` would write now.

    Why:
        Readers take the report for what the claims and sources say today.

    Fails:
        a row added after the last `timeline report`

    Passes:
        the report written anew

    Do:
        `timeline report`
    """
    for path in evidence.outdated:
        command = "timeline draft --view" if evidence.drafts else "timeline report"
        yield finding(f"{path} is not what would be written now", Region(path), help=f"Write it anew: {command}")


@rule(Level.WARNING, each_claim=False)
def baseline_unused(_evidence: Evidence) -> Iterator[Finding]:
    """A finding of the baseline no longer occurs.

    Why:
        A baseline shrinks as a table is put in order. What stays in it after its fault is gone would accept the next
        fault of its kind.

    Fails:
        a baseline entry for a quote that was mended since

    Passes:
        the baseline written anew after it

    Do:
        `timeline check --write-baseline`
    """
    yield from ()  # told where the baseline is read: see timeline.checking.baseline.against
