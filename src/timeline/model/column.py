"""The columns of the claims table."""

from __future__ import annotations

from timeline.text.closed import Closed


class Column(Closed):
    """The columns of the claims table that have a meaning, by their names in its header; a project may have others."""

    ID = "id"
    DATE = "date"
    CLAIM = "claim"
    SOURCE = "source"
    QUOTE = "quote"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    SUBJECT = "subject"
    MEASURE = "measure"
    VALUE = "value"
    NOTE = "note"
    IGNORE = "ignore"
