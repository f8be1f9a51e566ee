"""What rules tell: findings with their level, places and fixes (OASIS SARIF 2.1.0)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.quote import Change


class Level(StrEnum):
    """How grave a finding is (SARIF's words)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A place in a file of the project. `path` is relative to the project's root, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding shows, and why it is shown."""

    message: str
    region: Region


@dataclass(frozen=True, slots=True)
class Fix:
    """New text for one cell of the claims table: what `--fix` and `review --accept` write."""

    description: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a rule tells: where it is, what else to look at, and the next step."""

    rule: str
    level: Level
    message: str
    region: Region
    claim: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""
    ignored: str | None = None
    changes: tuple[Change, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not read, as evidence: the rule that tells it, its words and its place."""

    rule: str
    message: str
    region: Region
    claim: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""
