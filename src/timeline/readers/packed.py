"""A view as bytes, and back: to be sent from another process, or kept beside a project.

The bytes are parsed and never executed: a head in JSON, the two texts in UTF-8, and five rows of numbers.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import astuple

from timeline.model.view import Hidden, Kind, Raised, View
from timeline.text.fold.views import Offsets

PARTS = 8
"""How many parts a view is packed in: the head, two texts, five rows of numbers."""


def packed(view: View) -> list[bytes]:
    """The view as bytes, in parts."""
    head = {
        "kind": view.kind.value, "extractor": view.extractor, "version": view.version, "places": list(view.places),
        "hidden": [astuple(one) for one in view.hidden], "raised": [astuple(one) for one in view.raised],
        "tail": view.tail,
    }  # fmt: skip
    offsets = view.offsets
    numbers = (offsets.new, offsets.old, offsets.until, view.starts, view.ends)
    texts = [text.encode("utf-8", "surrogatepass") for text in (view.text, view.original)]
    return [json.dumps(head).encode(), *texts, *(array("I", one).tobytes() for one in numbers)]


def unpacked(parts: Sequence[bytes]) -> View:
    """The view that was packed in these parts. Raises ValueError or KeyError for what is none."""
    head = json.loads(parts[0])
    text, original = (part.decode("utf-8", "surrogatepass") for part in parts[1:3])
    new, old, until, starts, ends = map(_numbers, parts[3:PARTS])
    return View(
        text, Kind(head["kind"]), str(head["extractor"]), str(head["version"]), original,
        Offsets(new, old, until), starts, ends,
        tuple(map(str, head["places"])), tuple(Hidden(int(a), int(b), str(why)) for a, b, why in head["hidden"]),
        tuple(Raised(int(a), int(b), str(shown), bool(note)) for a, b, shown, note in head["raised"]),
        int(head["tail"]),
    )  # fmt: skip


def _numbers(part: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(part)
    return numbers
