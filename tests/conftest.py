"""What the tests share: steady property tests, and a project in a folder that a test fills and checks."""

from __future__ import annotations

import csv
import datetime
import errno
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from timeline.checking.run import check
from timeline.evidence.model import Report
from timeline.project import files
from timeline.project.settings import find_project
from timeline.review.relock import relock

# The same examples on every run, so that a red test is about the change at hand. HYPOTHESIS_PROFILE=explore looks for
# new ones; HYPOTHESIS_PROFILE=mutants is quick: fewer examples, and none that fails is made smaller.
hypothesis_settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis_settings.register_profile(
    "mutants",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate),
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

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
        return check(find_project(self.root), as_of)

    def lock(self, as_of: datetime.date = AS_OF) -> None:
        """Record where the quotes stand, as `timeline lock` does."""
        relock(find_project(self.root), as_of)

    def rules(self, as_of: datetime.date = AS_OF) -> list[str]:
        """The rules that fire, each as often as it does, in the order of the findings."""
        return [found.rule for found in self.check(as_of).findings]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty project: its own settings, so that none are looked for further up."""
    made = Desk(tmp_path)
    made.write("timeline.toml", "")
    (tmp_path / "seeds").mkdir()
    return made


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the disk be full for a file of a name, and for no other."""
    replace_file = files.replace_file

    def full_at(name: str) -> None:
        def refuse(path: Path, data: bytes) -> None:
            if path.name == name:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            replace_file(path, data)

        monkeypatch.setattr(files, "replace_file", refuse)

    return full_at
