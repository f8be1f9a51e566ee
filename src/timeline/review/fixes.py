"""What `--fix` does: the safe changes, all at once, in memory. Altered words and figures are never among them.

Safe is what changes no word: a reformatted quote becomes the source's own characters, and a quote that moved is
recorded where it stands. A verification that has grown too old is not renewed: that is for somebody who has looked.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from timeline.evidence.model import Evidence, Report
from timeline.model import Finding, LockEntry
from timeline.project.edit import Edit, edited
from timeline.review.relock import new_entries

SAFE = ("quote-reformatted",)


def fixes(report: Report) -> list[Finding]:
    """The findings that `--fix` settles in the table, accepted ones left out."""
    return [found for found in report.findings if found.rule in SAFE and found.fix and found.ignored is None]


def fixed_table(report: Report) -> bytes:
    """The claims table with every safe fix made. Raises TimelineError for a table that must not be rewritten."""
    return edited(report.evidence.table, edits_of(report.evidence, fixes(report)))


def edits_of(evidence: Evidence, found: Sequence[Finding]) -> list[Edit]:
    """The cells that the findings' fixes change."""
    claims = {claim.id: claim for claim in evidence.table.claims}
    return [
        Edit(claims[one.claim].place(one.fix.column), one.fix.text) for one in found if one.claim in claims and one.fix
    ]


def fixed_entries(evidence: Evidence) -> list[LockEntry]:
    """The lock of what stands now; a row whose verification is too old keeps it."""
    old = {
        citation.id: citation.entry
        for citation in evidence.citations
        if citation.entry is not None and citation.stale and citation.status.stands
    }
    return [old.get(entry.id, entry) for entry in new_entries(evidence)[0]]


def shown_diff(before: bytes, after: bytes, path: str) -> str:
    """What would change, as a unified diff without the lines around; line ends are shown as LF."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="", n=0))
