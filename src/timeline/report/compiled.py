"""Templates as code, compiled once in a process: the desk, and whoever watches, makes a report again at each change.

Kept is what a template's text comes to. What its filters say hangs on the report: they are looked up anew each time.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket


@cache
def compiled() -> BytecodeCache:
    """The code of templates, by where each stands and what it says."""
    from jinja2 import BytecodeCache

    made: dict[tuple[str, str], CodeType] = {}

    class Compiled(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = made.get((bucket.key, bucket.checksum))

        def dump_bytecode(self, bucket: Bucket) -> None:
            if bucket.code is not None:
                made[bucket.key, bucket.checksum] = bucket.code

    return Compiled()
