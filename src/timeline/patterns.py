"""Regular expressions that are compiled when they are first looked for, and not on import.

Compiling takes a thousand times longer than looking once. A check of a few plain texts looks for few of its patterns,
and compiling the others took a tenth of it. What nearly every text is looked through for is compiled by `re` at once.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Late(Generic[AnyStr]):
    """Stands for a pattern: what is asked of it is asked of the compiled one, and kept beside it."""

    def __init__(self, written: AnyStr, flags: int) -> None:
        self._written: AnyStr = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        asked = re.compile(self._written, self._flags) if name == "_compiled" else getattr(self._compiled, name)
        setattr(self, name, asked)
        return asked


def late(written: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when anything is first asked of it.

    >>> late(r"[0-9]+").sub("#", "5 of 12")
    '# of #'
    """
    return cast("re.Pattern[AnyStr]", _Late(written, flags))
