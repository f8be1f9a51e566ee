"""How much of each source the claims cite, as far as the sources are small enough to be read again for it."""

from __future__ import annotations

from timeline.evidence.coverage import Coverage, cited_spans, cover_source
from timeline.evidence.model import Evidence

BUDGET = 1_000_000
"""How many characters of sources are read for their figures and dates; sources beyond show no share."""
SHOWN = 12


def coverage_of(evidence: Evidence) -> dict[str, Coverage]:
    """The coverage of the sources, by name, in order of name, as long as the budget lasts."""
    found, left, quoted = {}, BUDGET, cited_spans(evidence)
    for name, source in sorted(evidence.sources.items()):
        left -= len(source.text)
        if source.problem is None and left >= 0:
            found[name] = cover_source(source, quoted.get(name, ()), evidence)
    return found


def describe_share(coverage: Coverage | None) -> str:
    """The share in numbers, or a dash where it was not looked at or there is nothing to cite."""
    return f"{coverage.cited} of {coverage.total}" if coverage and coverage.total else "—"


def describe_uncited(coverage: Coverage) -> str:
    """The figures and dates that no claim cites, each with its line; the first of them."""
    words = "; ".join(f"{words} ({at.place or f'line {at.line}'})" for at, words in coverage.uncited[:SHOWN])
    more = len(coverage.uncited) - SHOWN
    return f"{words}; and {more} more" if more > 0 else words
