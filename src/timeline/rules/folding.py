"""One fault, one finding: that a citation is stale stands with the finding that says why, and not beside it.

What is folded is kept: an entry of a baseline that lists it still occurs, and its level still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.model import Finding
from timeline.rules import BY_NAME


def fold(found: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings without those that only draw a conclusion from another of their row, and what was left out.

    The one that says why is marked by what is left out and as grave as it. What has none that says why, as where a
    verification is only too old, stays a finding of its own.
    """
    found = tuple(found)
    causes: dict[str, list[Finding]] = {}
    for one in found:
        if one.claim is not None and BY_NAME[one.rule].stale and not BY_NAME[one.rule].derived:
            causes.setdefault(one.claim, []).append(one)
    folded = [one for one in found if BY_NAME[one.rule].derived and one.claim in causes]
    marked = {id(gravest(causes[one.claim or ""])): one for one in folded}
    left_out = set(map(id, folded))
    return tuple(with_mark(one, marked.get(id(one))) for one in found if id(one) not in left_out), tuple(folded)


def gravest(causes: Sequence[Finding]) -> Finding:
    """Of the findings that say why, the first of the gravest that nobody has accepted."""
    return min(causes, key=lambda one: (one.ignored is not None, one.level.rank))


def with_mark(one: Finding, conclusion: Finding | None) -> Finding:
    """The finding with what it makes stale, unless somebody has accepted that."""
    if conclusion is None or conclusion.ignored is not None:
        return one
    return replace(one, stale=conclusion.message, level=min(one.level, conclusion.level, key=lambda level: level.rank))
