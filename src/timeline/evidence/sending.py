"""What was found for a row without the row: what a process of the same program sends to who has the rows."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, cast

from timeline.evidence.model import Citation
from timeline.evidence.packing import OWN
from timeline.model import Claim, Finding, LockEntry

Found = tuple[tuple[Any, ...], tuple[Finding, ...] | None]
"""The values of a citation's fields but those of its row, in their order, and what rules find in it."""

_NAMES = [field.name for field in fields(Citation)]
_ENTRY = _NAMES.index("entry") - 1  # where the entry belongs among the values
_found = attrgetter(*(name for name in _NAMES if name not in OWN))


def found_of(row: Citation) -> Found:
    """What was found for a row."""
    return _found(row), row.findings


def citation_of(found: Found, claim: Claim, entry: LockEntry | None) -> Citation:
    """The row with what was found for it."""
    values, findings = found
    row: Any = Citation(claim, *(*values[:_ENTRY], entry, *values[_ENTRY:]))
    row.findings = findings
    return cast("Citation", row)
