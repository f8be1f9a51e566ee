"""What `--fix` does: the safe changes, all at once, in memory. Altered words and figures are never among them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from timeline.editing import Edit, edited
from timeline.evidence import Evidence, Report
from timeline.model import Finding

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


def shown_diff(before: bytes, after: bytes, path: str) -> str:
    """What would change, as a unified diff."""
    old, new = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", n=0)
    )
