"""A review from Python: the rows that ask for a decision, the decisions, and all of them made at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.api.arguments import require_a, require_text
from timeline.review.decisions import Decision, accept, at_place, edit, keep
from timeline.review.items import Item, pick
from timeline.review.session import Session, look


@dataclass(frozen=True, slots=True, repr=False)
class Review:
    """What a project asks of an editor. Nothing is written before `settle`."""

    _session: Session

    def records(self) -> list[dict[str, object]]:
        """The rows that ask, in plain data: claim, kind, source, line, what was found, and what accepting writes."""
        return [
            {
                "claim": item.id,
                "kind": item.kind,
                "source": item.citation.source,
                "line": item.citation.claim.line,
                "findings": [found.message for found in item.findings],
                "accepting": dict(item.cells) if item.acceptable else None,
                "decided": self._answer(item),
            }
            for item in self._session.items
        ]

    def look(self, name: str | None = None, /, **cells: str) -> dict[str, object]:
        """What a check would find in the row of an id with other cells, or without an id in a new row; writes nothing.

        Cells are given by the names of their columns. Raises TimelineError where there is no row of that id.
        """
        require_a((str, type(None)), "an id (str) or None", name=name)
        require_text(**cells)
        found = look(self._session, cells, name)
        return {
            "claim": found.row.id if found.row else None,
            "status": found.row.status.value if found.row else None,
            "problems": [problem.message for problem in found.problems],
            "findings": [
                {"rule": one.rule, "level": one.level.value, "message": one.message} for one in found.findings
            ],
            "conflicts": [other.id for other in found.conflicts],
        }

    def accept(self, *claims: str) -> None:
        """Take what the source has now. Raises TimelineError where there is nothing to take."""
        self._decide(claims, accept)

    def keep(self, *claims: str, reason: str) -> None:
        """Leave rows as they are, for a reason that goes into their `ignore` cell."""
        require_text(reason=reason)
        self._decide(claims, lambda item: keep(item, reason))

    def edit(self, claim: str, quote: str) -> None:
        """Quote other words. Raises TimelineError where they do not stand in the source."""
        require_text(quote=quote)
        self._decide((claim,), lambda item: edit(item, quote))

    def place(self, claim: str, number: int) -> None:
        """An ambiguous quote means one of its places, counted from 1."""
        require_a(int, "a number (int)", number=number)
        self._decide((claim,), lambda item: at_place(item, number))

    def settle(self) -> dict[str, list[str]]:
        """Write what was decided, table and lock together: the claims `settled`, `outdated` and `left`.

        `outdated` are those whose row or source changed since the review was opened: nothing was written for them.
        Raises TimelineError, and writes nothing, where a quote would not stand.
        """
        made = self._session.settle()
        return {
            "settled": [decision.item.id for decision in made.made],
            "outdated": [decision.item.id for decision in made.outdated],
            "left": [item.id for item in made.left],
        }

    def _decide(self, claims: tuple[str, ...], answer: Callable[[Item], Decision]) -> None:
        require_text(**{f"claims[{n}]": claim for n, claim in enumerate(claims)})
        taken = self._session.take([answer(item) for item in pick(self._session.items, claims)])
        for error in taken.errors:
            raise error

    def _answer(self, item: Item) -> str | None:
        decision = self._session.decided.get(item.id)
        return decision.answer.value if decision else None

    def __repr__(self) -> str:
        return f"<Review: {len(self._session.items)} to decide, {len(self._session.decided)} decided>"
