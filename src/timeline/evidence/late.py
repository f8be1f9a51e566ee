"""What was found for a row, read when it is first asked for: of most rows that are kept nobody asks for most of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.model import Finding, Status


class Late:
    """Fields that are not set are what `read` gives for their names, once; one that is made of it has all of its own.

    `status` is that of its anchor. `findings` are those of the rules that look at nothing but it and its source, at
    places that name a column; None where nobody has looked. Neither is a field: what is made of it has neither.
    """

    __slots__ = ("findings", "read", "status")

    if TYPE_CHECKING:
        read: Callable[[str], Any]
        findings: tuple[Finding, ...] | None
        status: Status
    else:

        def __getattr__(self, name: str) -> Any:
            if name == "status":
                found = self.anchor.status
            else:
                found = None if name == "findings" else object.__getattribute__(self, "read")(name)
            setattr(self, name, found)
            return found
