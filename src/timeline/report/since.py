"""What both reports tell of an earlier one: what became of each quote and each finding, what may turn a claim first."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.checking.changes import Changes, changes_since
from timeline.frozen import frozen
from timeline.report.story import Story
from timeline.report.words import describe_changes


@frozen
class Since:
    """The day of the earlier report, or nothing, and the rows: what happened, to which claim, and in words."""

    as_of: str
    rows: tuple[tuple[str, str, str], ...]
    standing: int


def since_of(story: Story, earlier: Mapping[str, object]) -> Since:
    """What became of what an earlier report told, as its JSON says it."""
    changes = changes_since(story.report, earlier)
    return Since(changes.as_of, tuple(rows_of(changes, story)), len(changes.standing))


def rows_of(changes: Changes, story: Story) -> list[tuple[str, str, str]]:
    """The rows: quotes, then findings that are new, settled and accepted, then claims that came and went."""
    quotes = {citation.id: describe_changes(citation) for citation in story.evidence.citations}
    rows = [
        ("quote", name, f"was {before}, is {now}" + (f": {quotes[name]}" if quotes[name] else ""))
        for name, before, now in changes.status
    ]
    rows += [("new finding", claim, f"{rule}: {message}") for rule, claim, message in changes.raised]
    rows += [("settled", claim, f"{rule}: {message}") for rule, claim, message in changes.resolved]
    rows += [("accepted", claim, f"{rule}: {reason}") for rule, claim, reason in changes.accepted]
    rows += [("still there", claim, f"{rule}: {message}") for rule, claim, message in changes.standing]
    rows += [("new claim", name, "") for name in changes.new]
    rows += [("claim gone", name, "") for name in changes.gone]
    return rows + [("moved", name, "") for name in changes.moved]
