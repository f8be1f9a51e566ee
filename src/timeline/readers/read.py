"""Bytes to a view, whatever they are."""

from __future__ import annotations

from timeline.model.view import Kind, View
from timeline.readers.child import SECONDS, read_apart
from timeline.readers.kind import BINARY
from timeline.readers.kinds import read_text, require_extra

APART = 1 << 20
"""Characters from which on a page or Markdown is read in a process of its own, where time and memory have limits."""


def read_binary(kind: Kind, data: bytes, seconds: float = SECONDS) -> View:
    """The view of a file that is no text. Raises UnreadableError."""
    assert kind in BINARY  # noqa: S101
    require_extra(kind)
    return read_apart(kind, data, seconds)


def read_decoded(kind: Kind, text: str, seconds: float = SECONDS) -> View:
    """The view of a file that is text, as decoded. Raises UnreadableError."""
    if kind in (Kind.HTML, Kind.MARKDOWN) and len(text) > APART:
        return read_apart(kind, text.encode("utf-8", "surrogatepass"), seconds)
    return read_text(kind, text)
