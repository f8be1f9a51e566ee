"""What is kept of a source's rows: each is known by what the table and the lock say of it, wherever it stands.

Where a row changes, the others of its source need not be verified again. Rows that are no longer there are kept beside
those that are, up to as many: who takes back an edit, or looks at an earlier revision, finds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from timeline.evidence.job import Job
from timeline.evidence.keys import name_of
from timeline.evidence.model import Citation
from timeline.evidence.packing import DAMAGED, Asked, pack_lines, unpack_lines, unpack_row


class KnownRows:
    """The rows of one source, and what is known of them."""

    def __init__(self, job: Job, data: bytes | None) -> None:
        """What was kept is `data`; what is damaged is as if it were not there."""
        self.job = job
        self._names = [name_of(claim, entry) for claim, entry in job.rows]
        self._lines: dict[str, tuple[Asked, bytes]] = {}
        with suppress(*DAMAGED):
            self._lines = {asked[0]: (asked, line) for asked, line in unpack_lines(data or b"[]")}

    @property
    def unknown(self) -> Job | None:
        """The source with the rows of which nothing is known; None where there are none."""
        rows = [row for name, row in zip(self._names, self.job.rows, strict=True) if name not in self._lines]
        return replace(self.job, rows=tuple(rows)) if rows else None

    def learn(self, made: Iterable[tuple[Asked, bytes]]) -> bytes:
        """Take the lines of the rows of which nothing was known, and give what is to be kept of all."""
        new = [name for name in self._names if name not in self._lines]
        found = {name: ((name, *asked[1:]), line) for name, (asked, line) in zip(new, made, strict=True)}
        lines = self._lines | found
        here = {name: lines[name] for name in self._names}
        gone = [one for name, one in self._lines.items() if name not in here]
        self._lines = here
        return pack_lines([*here.values(), *gone[: len(here)]])

    def citations(self) -> tuple[Citation, ...]:
        """The rows in their order, all of them known."""
        rows = zip(self._names, self.job.rows, strict=True)
        return tuple(unpack_row(*self._lines[name], *row) for name, row in rows)
