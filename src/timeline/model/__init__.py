"""The nouns of the project: frozen, plain, and the same in every room.

Offsets are code points, 0-based and half-open, into a source's text as decoded. Lines and columns are 1-based; an end
column is the one after the last character. Nothing here reads a file or knows a clock; of ours it uses only what makes
text harmless where a notebook shows a noun.

Words follow the field: quote, prefix, suffix, start, end (W3C Web Annotation Data Model, TextQuoteSelector and
TextPositionSelector); rule, level, region, related location (OASIS SARIF 2.1.0); EDTF (ISO 8601-2:2019).
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing; the nouns are loaded when they are asked for, so that --help starts without them
if TYPE_CHECKING:
    from typing import Any

    from timeline.model.cells import Cell, Cells, Row
    from timeline.model.column import Column
    from timeline.model.context import Context, Cue, CueKind, Denial, Replacement
    from timeline.model.date import DateSpan, Day, Precision, Qualifier, Sense
    from timeline.model.draft import (
        Acceptance,
        Draft,
        DraftFormat,
        DraftLink,
        DraftParagraph,
        DraftQuote,
        DraftReading,
        LinkStatus,
        ReadingKind,
        Role,
        Support,
    )
    from timeline.model.figure import (
        BOTH,
        DEGREE,
        EACH,
        RANK,
        Agreement,
        Backing,
        CalendarUnit,
        Clarity,
        Dimension,
        Direction,
        Figure,
        FigureKind,
        Match,
        PercentUnit,
        Rate,
        Relation,
        Verdict,
    )
    from timeline.model.finding import Finding, Fix, Flaw, Level, Problem, Region, Related
    from timeline.model.online import Loss, LostQuote, Passage, Refreshed, Seen, Sighting
    from timeline.model.quote import Anchor, Change, ChangeKind, Fold, Rung, Selector, Status
    from timeline.model.table import Claim, Ignore, Lock, LockEntry, Source, SourceInfo, Table
    from timeline.model.view import Hidden, Kind, Raised, View

_HOMES = {
    "timeline.model.column": ("Column",),
    "timeline.model.context": ("Context", "Cue", "CueKind", "Denial", "Replacement"),
    "timeline.model.date": ("DateSpan", "Day", "Precision", "Qualifier", "Sense"),
    "timeline.model.draft": (
        "Acceptance",
        "Draft",
        "DraftFormat",
        "DraftLink",
        "DraftParagraph",
        "DraftQuote",
        "DraftReading",
        "LinkStatus",
        "ReadingKind",
        "Role",
        "Support",
    ),
    "timeline.model.figure": (
        "BOTH",
        "DEGREE",
        "EACH",
        "RANK",
        "Agreement",
        "Backing",
        "CalendarUnit",
        "Clarity",
        "Dimension",
        "Direction",
        "Figure",
        "FigureKind",
        "Match",
        "PercentUnit",
        "Rate",
        "Relation",
        "Verdict",
    ),
    "timeline.model.finding": ("Finding", "Fix", "Flaw", "Level", "Problem", "Region", "Related"),
    "timeline.model.online": ("Loss", "LostQuote", "Passage", "Refreshed", "Seen", "Sighting"),
    "timeline.model.quote": ("Anchor", "Change", "ChangeKind", "Fold", "Rung", "Selector", "Status"),
    "timeline.model.cells": ("Cell", "Cells", "Row"),
    "timeline.model.table": ("Claim", "Ignore", "Lock", "LockEntry", "Source", "SourceInfo", "Table"),
    "timeline.model.view": ("Hidden", "Kind", "Raised", "View"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BOTH",
    "DEGREE",
    "EACH",
    "RANK",
    "Acceptance",
    "Agreement",
    "Anchor",
    "Backing",
    "CalendarUnit",
    "Cell",
    "Cells",
    "Change",
    "ChangeKind",
    "Claim",
    "Clarity",
    "Column",
    "Context",
    "Cue",
    "CueKind",
    "DateSpan",
    "Day",
    "Denial",
    "Dimension",
    "Direction",
    "Draft",
    "DraftFormat",
    "DraftLink",
    "DraftParagraph",
    "DraftQuote",
    "DraftReading",
    "Figure",
    "FigureKind",
    "Finding",
    "Fix",
    "Flaw",
    "Fold",
    "Hidden",
    "Ignore",
    "Kind",
    "Level",
    "LinkStatus",
    "Lock",
    "LockEntry",
    "Loss",
    "LostQuote",
    "Match",
    "Passage",
    "PercentUnit",
    "Precision",
    "Problem",
    "Qualifier",
    "Raised",
    "Rate",
    "ReadingKind",
    "Refreshed",
    "Region",
    "Related",
    "Relation",
    "Replacement",
    "Role",
    "Row",
    "Rung",
    "Seen",
    "Selector",
    "Sense",
    "Sighting",
    "Source",
    "SourceInfo",
    "Status",
    "Support",
    "Table",
    "Verdict",
    "View",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found  # asked for once
    return found
