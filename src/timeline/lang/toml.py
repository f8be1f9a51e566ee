"""TOML as the files of this folder are written, read in a third of the time that tomllib takes.

A table, and a key with a text that nothing is escaped in: nearly all of a file is of these forms, and one pattern reads
them. Another value is left to tomllib by itself, and a text with anything else in it as a whole.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_ENTRY = re.compile(
    r"""(?:[ \t]*(?:\#[^\n]*)?\n)*+
    (?:\[([A-Za-z0-9_.-]+)\]
    |(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+|"[^"\\\n]*")[ \t]*=[ \t]*
        (?>'''\n?([^']*+(?:'(?!'')[^']*+)*+)'''(?!')|\"\"\"\n?([^"\\]*)\"\"\"(?!")|"([^"\\\n]*)"(?!")
        |'([^'\n]*)'(?!')|(?!'''|\"\"\")([^\n]+))
    )?
    [ \t]*(?:\#[^\n]*)?(?:\n|\Z)""",
    re.VERBOSE,
)
_TABLE, _OTHER = 1, _ENTRY.groups  # a table's name, and a value that is no plain text: the groups that they stand in
_TRUTHS = {"true": True, "false": False}


def parse_toml(text: str) -> dict[str, Any]:
    r"""What tomllib reads in a text. Raises what it raises.

    >>> parse_toml("[a.b] # a table\nword = 'x y'\n")
    {'a': {'b': {'word': 'x y'}}}
    """
    found = None if "\r" in text else _simple(text)
    return tomllib.loads(text) if found is None else found


def _simple(text: str) -> dict[str, Any] | None:
    """What stands in a text; None where that is for tomllib to say."""
    root: dict[str, Any] = {}
    table, name, headed, dotted, at = root, "", set[str](), set[str](), 0
    for entry in _ENTRY.finditer(text):
        if entry.start() != at:
            return None
        at, form = entry.end(), entry.lastindex
        inner: dict[str, Any] | None = table
        if form is None:  # an empty line or a comment
            continue
        groups = entry.groups()
        if form == _TABLE:
            name = groups[0]
            inner = None if name in headed or name in dotted else _table(root, name)
            if inner is None:
                return None
            headed.add(name)
            table = inner
        else:
            within = groups[1]
            if within:
                place = f"{name}.{within}" if name else within
                dotted.add(place)
                inner = None if place in headed else _table(table, within)
            if not _put(inner, groups[2], groups[form - 1], form == _OTHER):
                return None
    return root if at == len(text) else None


def _put(table: dict[str, Any] | None, key: str, value: Any, parses: bool) -> bool:
    """Put a value into a table, where there is one, it has none of that key yet, and the value is one and no table."""
    key = key.strip('"') if key[0] == '"' else key
    if table is None or key in table:
        return False
    if parses:
        try:
            value = _TRUTHS[value] if value in _TRUTHS else tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            return False
    table[key] = value
    return not isinstance(value, dict)


def _table(root: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The table of a name with its points; None where the name has an empty part, or is that of a value."""
    for part in name.split("."):
        root = root.setdefault(part, {}) if part else {}
        if not part or not isinstance(root, dict):
            return None
    return root
