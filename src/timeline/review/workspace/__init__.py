"""A project that is being worked on, for a face of any kind: `open_workspace`, and what it shows as plain data."""

from __future__ import annotations

from timeline.project.saving import HalfDone
from timeline.project.unsaved import HalfTyped
from timeline.review.workspace.shown import (
    Block,
    ConflictRow,
    Hit,
    Page,
    Reading,
    Refused,
    RowSpan,
    Saved,
    Segment,
    Selection,
    SettledNow,
    SettleItem,
    ShownFinding,
    ShownLook,
    ShownRow,
    SourceSummary,
    SourceText,
    Word,
)
from timeline.review.workspace.workspace import Workspace, open_workspace

__all__ = [
    "Block", "ConflictRow", "HalfDone", "HalfTyped", "Hit", "Page", "Reading", "Refused", "RowSpan", "Saved",
    "Segment", "Selection", "SettleItem", "SettledNow", "ShownFinding", "ShownLook", "ShownRow", "SourceSummary",
    "SourceText", "Word", "Workspace", "open_workspace",
]  # fmt: skip
