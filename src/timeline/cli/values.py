"""Options whose values are words, paths and plain numbers, taken as they are given.

The parser turns values into what a parameter is declared as with pydantic, which takes twice as long to import as
everything else that a command needs to start. A value that is not given, a word, a path and a number need none of
that; what is anything else, or may be refused, goes its way.
"""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperOption

_LONG = 10  # digits


class _AsGiven:
    """A parameter that makes words, paths and numbers of what is given itself."""

    type_descriptor: Any
    multiple: bool
    nargs: int

    def get_runtime_param(self) -> Any:
        """What the parser asks to make a value: this."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """A value as the command takes it."""
        several = self.multiple or self.nargs == -1
        if value is None:
            return () if several else None
        wanted = self.type_descriptor.annotation
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
            return list(value)
        if wanted is Path and _is_readable(value):
            return Path(value)
        if wanted is int and isinstance(value, str) and _is_number(value) and not self._is_bounded():
            return int(value)
        if wanted == list[Path] and isinstance(value, (list, tuple)) and all(map(_is_readable, value)):
            return [Path(one) for one in value]
        return super().get_runtime_param().coerce(value, param=param, ctx=ctx)  # type: ignore[misc]

    def _is_bounded(self) -> bool:
        info = self.type_descriptor.parameter_info
        return info.min is not None or info.max is not None


class _Option(_AsGiven, TyperOption):
    pass


class _Argument(_AsGiven, TyperArgument):
    pass


class TakesAsGiven:
    """A command whose parameters, those that the parser adds among them, take words and paths as they are given."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, the same each time."""
        made: dict[int, Any] = self.__dict__.setdefault("as_given", {})
        asked: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in asked:
            if id(param) not in made:
                made[id(param)] = as_given(param)
        return [made[id(param)] for param in asked]


def as_given(param: Any) -> Any:
    """The parameter of a command, as one that takes words and paths as they are given."""
    kind = _Option if isinstance(param, TyperOption) else _Argument if isinstance(param, TyperArgument) else None
    if kind is None:
        return param
    made = kind.__new__(kind)
    made.__dict__.update(copy.copy(param).__dict__)
    return made


def _is_number(text: str) -> bool:
    """Is it a whole number as anybody writes it?"""
    return text.isascii() and text.isdigit() and len(text) < _LONG


def _is_readable(path: object) -> bool:
    """May it be read, or is there nothing yet that could not be?"""
    return isinstance(path, (str, Path)) and (os.access(path, os.R_OK) or not os.path.lexists(path))
