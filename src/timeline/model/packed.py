"""Texts that are kept in as little memory as they need: a few signs of print make a text of ASCII twice its size.

Cost: some microseconds where a text is asked for that was not the last one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, overload

C = TypeVar("C")

_SHARE = 0.75  # of what a text takes: packed, it must take no more


class PackedText:
    """A field of a frozen class that holds a text, in UTF-8 where that takes far less. It is unpacked when asked for.

    The last text that was put in or given out is kept as it is: a source is mostly asked for its text again and again,
    and made anew with another field.
    """

    _last: ClassVar[tuple[str, bytes]] = ("", b"")

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    @overload
    def __get__(self, one: None, kind: type) -> Any: ...
    @overload
    def __get__(self, one: object, kind: type) -> str: ...
    def __get__(self, one: object, kind: type) -> Any:
        if one is None:
            return self._slot
        held: str | bytes = self._slot.__get__(one, kind)
        if isinstance(held, str):
            return held
        text, data = PackedText._last
        if data is not held:
            text = held.decode("utf-8", "surrogatepass")
            PackedText._last = text, held
        return text

    @classmethod
    def know(cls, text: str, data: bytes) -> None:
        """Take over what a text is in UTF-8 from where it was read: it need not be packed then."""
        if len(data) <= _SHARE * sys.getsizeof(text):
            cls._last = text, data

    def __set__(self, one: object, text: str) -> None:
        last, data = PackedText._last
        if text.isascii() or len(text) > _SHARE * sys.getsizeof(text):  # no character takes less than a byte
            held: str | bytes = text
        elif text is last:
            held = data
        else:
            packed = text.encode("utf-8", "surrogatepass")
            held = packed if len(packed) <= _SHARE * sys.getsizeof(text) else text
            if held is packed:
                PackedText._last = text, packed
        self._slot.__set__(one, held)


def packing(*names: str) -> Callable[[type[C]], type[C]]:
    """Keep the texts of some fields of a class with slots packed."""

    def packed(made: type[C]) -> type[C]:
        for name in names:
            setattr(made, name, PackedText(vars(made)[name]))
        return made

    return packed
