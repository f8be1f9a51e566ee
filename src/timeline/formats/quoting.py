"""A cell of the claims table as its file writes it: what a fix puts in a cell's place."""

from __future__ import annotations


def csv_quoted(text: str) -> str:
    """The text as a quoted cell (RFC 4180), right under every delimiter.

    >>> csv_quoted('a "b", c')
    '"a ""b"", c"'
    """
    return '"' + text.replace('"', '""') + '"'
