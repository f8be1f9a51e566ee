"""Views of sources, kept in a project's store by all that they are made of.

A page is parsed and a document read once for its bytes: the next run unpacks what was seen of it. What could not be
read is not kept. Only a store beside the project holds views: for one run nothing is read twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from timeline.model import View
from timeline.project.kept import Kept, program
from timeline.readers.packed import PARTS, packed, unpacked

_NUMBER = 8  # bytes that tell how long a part is


class Views:
    """The views of a project's sources. Those that were made by the same program from the same bytes are unpacked."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept

    def of(self, made_of: Sequence[object], make: Callable[[], View]) -> View:
        """The view that is made of this, or was: `made_of` names the bytes and all that reading them depends on."""
        if self._kept is None or not self._kept.lasts:
            return make()
        key = hashlib.sha256(repr(["view", program(), *made_of]).encode()).digest()
        data = self._kept.fetch(key)
        if data is not None:
            return unpacked(apart(data))
        view = make()
        self._kept.keep(key, together(packed(view)))
        return view


def together(parts: Sequence[bytes]) -> bytes:
    """Parts as one, each with its length before it."""
    return b"".join(piece for part in parts for piece in (len(part).to_bytes(_NUMBER, "big"), part))


def apart(data: bytes) -> list[bytes]:
    """The parts that were put together."""
    parts, at = [], 0
    for _ in range(PARTS):
        end = at + _NUMBER + int.from_bytes(data[at : at + _NUMBER], "big")
        parts.append(data[at + _NUMBER : end])
        at = end
    return parts
