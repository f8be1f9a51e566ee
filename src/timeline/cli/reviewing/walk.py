"""Where somebody stands in a review: the row that is shown, what each answer began at and decided, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.review.decisions import Decision
    from timeline.review.items import Item
    from timeline.review.session import Session


@dataclass
class Walk:
    """A session stepped through. `at` is the row that is shown, `steps` what each answer began at and decided.

    `turned` are rows that are shown in the place of others, by its number.
    """

    session: Session
    at: int = 0
    steps: list[tuple[int, list[str]]] = field(default_factory=list)
    turned: dict[int, Item] = field(default_factory=dict)

    @property
    def items(self) -> Sequence[Item]:
        return self.session.items

    @property
    def item(self) -> Item:
        return self.turned.get(self.at) or self.items[self.at]

    @property
    def ahead(self) -> range:
        """The numbers of the rows from this one on."""
        return range(self.at, len(self.items))

    def turn(self, item: Item) -> None:
        """Show another row in the place of this one."""
        self.turned[self.at] = item

    def step(self, to: int, decisions: Sequence[Decision] = ()) -> None:
        """Go on from what was decided, over rows that are."""
        self.steps.append((self.at, [decision.item.id for decision in decisions]))
        self.at = to
        while self.at < len(self.items) and self.item.id in self.session.decided:
            self.at += 1

    def back(self) -> None:
        """Take the last answer back."""
        if self.steps:
            self.at, names = self.steps.pop()
            self.session.drop(names)

    def alike(self) -> list[Item]:
        """The rows of this one's kind from here on that nothing was decided on."""
        decided = self.session.decided
        return [item for item in self.items[self.at :] if item.kind == self.item.kind and item.id not in decided]
