r"""Data to JSON that is safe wherever it is read: strict (RFC 8259), ASCII, and inert in a build's log.

Every character outside printable ASCII is written as an escape, so that the text survives any encoding of standard
output and nothing invisible or active reaches a terminal. The second of two number signs is written as an escape: a
runner obeys `##[command]` anywhere in a line. No line begins with `::`, because every line begins with a bracket, a
brace, a quote or a digit. Half a surrogate pair, which comes only from a file name that is no text, is spelled out.

Cost: linear in the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

_NOT_PLAIN = re.compile(r"[^\x20-\x7e]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WRITTEN_OUT = 40  # powers of ten; a number beyond is written in scientific notation


def json_text(data: object) -> str:
    r"""The data as JSON on one line. Raises ValueError for what JSON cannot say (NaN).

    >>> print(json_text({"a": "\u20ac \x1b \U0001f600 ##[group]", "b": None}))
    {"a": "\u20ac \u001b \ud83d\ude00 #\u0023[group]", "b": null}
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    text = _LONE_SURROGATE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text)
    text = _NOT_PLAIN.sub(lambda match: json.dumps(match[0])[1:-1], text)
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023")


def json_list(items: Iterable[object], margin: str = "") -> str:
    """A list with each item on a line of its own, so that two versions of a document differ by lines.

    >>> print(json_list([{"a": 1}, {"a": 2}]))
    [
      {"a": 1},
      {"a": 2}
    ]
    """
    return "".join(list_pieces(items, margin))


def list_pieces(items: Iterable[object], margin: str = "") -> Iterator[str]:
    """The same list item by item."""
    opened = before = f"[\n{margin}  "
    for item in items:
        yield before + json_text(item)
        before = f",\n{margin}  "
    yield "[]" if before == opened else f"\n{margin}]"


def decimal_text(value: Decimal | None) -> str | None:
    """A number in its shortest exact form, for readers whose numbers are binary; None where it is infinite or absent.

    >>> decimal_text(Decimal("11.70e9")), decimal_text(Decimal("0.50")), decimal_text(Decimal("Infinity"))
    ('11700000000', '0.5', None)
    >>> decimal_text(Decimal("1e999999")), decimal_text(Decimal("0e5")), decimal_text(None)
    ('1E+999999', '0', None)
    """
    if value is None or not value.is_finite():
        return None
    if not value:
        return "0"
    if abs(value.adjusted()) > _WRITTEN_OUT:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_document(data: object) -> str:
    """A list or an object as JSON, laid out as the findings are: each item of a list on a line of its own."""
    if isinstance(data, list):
        return f"{json_list(data)}\n"
    if not isinstance(data, dict):
        return f"{json_text(data)}\n"
    parts = {
        key: list_pieces(value, "  ") if isinstance(value, list) else [json_text(value)] for key, value in data.items()
    }
    return "".join(object_pieces(parts))


def object_pieces(parts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """An object with each key on a line of its own, of its values in pieces."""
    before = "{\n"
    for key, pieces in parts.items():
        yield f"{before}  {json_text(key)}: "
        yield from pieces
        before = ",\n"
    yield "\n}\n"
