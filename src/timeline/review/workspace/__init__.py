"""A project that is being worked on, for a face of any kind: `open_workspace`, and what it shows as plain data."""

from __future__ import annotations

from timeline.project.saving import HalfDone
from timeline.project.unsaved import HalfTyped
from timeline.review.workspace.shown import (
    Block,
    ConflictRow,
    Counts,
    Hit,
    Page,
    Reading,
    Refused,
    RowSpan,
    Saved,
    Segment,
    Selection,
    ShownFinding,
    ShownLook,
    ShownRow,
    SourceSummary,
    SourceText,
)
from timeline.review.workspace.shown_settling import AcceptedNow, SettledNow, SettleItem, Word
from timeline.review.workspace.workspace import Workspace, open_workspace

__all__ = [
    "AcceptedNow", "Block", "ConflictRow", "Counts", "HalfDone", "HalfTyped", "Hit", "Page", "Reading", "Refused",
    "RowSpan", "Saved", "Segment", "Selection", "SettleItem", "SettledNow", "ShownFinding", "ShownLook", "ShownRow",
    "SourceSummary", "SourceText", "Word", "Workspace", "open_workspace",
]  # fmt: skip
