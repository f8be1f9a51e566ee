"""How the nouns show themselves in a notebook: a table of what is known of them, every text of it made harmless.

Jupyter and its kin call `_repr_html_`. Cost: bounded, since long texts and lists are shown cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

LONGEST, MOST = 400, 20
"""How many characters of a text, and how many items of a list, are shown."""


class Shown:
    """A noun that notebooks show as a table: its name, then each field that says something."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return html_table(self)


def html_table(noun: object) -> str:
    """A dataclass as a table of two columns; what it holds of its like as a table within."""
    rows = "".join(f"<tr><th>{name}</th><td>{html_cell(value)}</td></tr>" for name, value in _known(noun))
    return f"<table><caption>{type(noun).__name__}</caption>{rows}</table>"


def _known(noun: object) -> Iterator[tuple[str, object]]:
    """The fields that say something, each with its name as people write it."""
    if is_dataclass(noun):
        for field in fields(noun):
            value = getattr(noun, field.name)
            if value is not None and value not in ("", ()):
                yield field.name.replace("_", " "), value


def html_cell(value: object) -> str:
    """A value in HTML: a noun as a table, a list item by item, all else as text."""
    from timeline.text.escape import clip, html_text

    if is_dataclass(value):
        return html_table(value)
    if type(value) is tuple:  # a day is one too, and has a text of its own
        more = [f"and {len(value) - MOST:,} more"] if len(value) > MOST else []
        return "<br>".join([*map(html_cell, value[:MOST]), *more])
    plain = isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < MOST
    return html_text(clip(f"{value:,f}" if plain else str(value), LONGEST))
