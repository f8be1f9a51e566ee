"""Records of the tool's own files, one JSON object a line: read without believing them, written the same each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

_LINE_ENDS = [(c, f"\\u{ord(c):04x}") for c in "\x85\u2028\u2029"]  # which some tools take for line ends


def read_object(line: str) -> dict[str, Any] | str:
    """The object in a line, or why it holds none."""
    if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
        return "an unresolved merge conflict"
    try:
        record = json.loads(line) if line.startswith("\ufeff") else _decoder().decode(line)
    except (ValueError, RecursionError) as error:
        return f"the line is not a JSON object: {str(error)[:80]}"
    return record if isinstance(record, dict) else "the line is not a JSON object"


@cache  # making one takes as long as reading a line
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=unique, parse_constant=refuse, parse_int=small)


def write_object(record: Mapping[str, object]) -> str:
    """The line of an object, with its line end."""
    line = _encoder().encode(record)
    for end, escaped in _LINE_ENDS:
        line = line.replace(end, escaped)
    return line + "\n"


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


def encodable(text: str) -> bool:
    """Can the text be written as UTF-8? A lone surrogate cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key stands twice")
    return record


def refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no JSON")


def small(digits: str) -> int:
    if len(digits) > 15:
        raise ValueError("a number is too large")
    return int(digits)
