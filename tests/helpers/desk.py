"""A project in a folder that a test fills, checks and locks."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.project.settings import find_project
from timeline.review.relock import relock

AS_OF = datetime.date(2026, 11, 22)
COLUMNS = ("id", "date", "claim", "source", "quote")


@dataclass(frozen=True)
class Desk:
    """A project in a folder: files are written into it, then it is checked or locked as the commands do."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def table(self, *rows: dict[str, str], path: str = "claims/claims.csv") -> Path:
        """Write a table of rows; a row says nothing of a column that it does not name."""
        columns = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.write(path, text.getvalue())

    def check(self, as_of: datetime.date = AS_OF) -> Report:
        return examine(find_project(self.root), as_of)

    def lock(self, as_of: datetime.date = AS_OF) -> None:
        """Record where the quotes stand, as `timeline lock` does."""
        relock(find_project(self.root), as_of)

    def rules(self, as_of: datetime.date = AS_OF) -> list[str]:
        """The rules that fire, each as often as it does, in the order of the findings."""
        return [found.rule for found in self.check(as_of).findings]
