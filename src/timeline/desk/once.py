"""What takes a while to make, made once for each state of the project, whoever asks and however many do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """The newest of what was made, with the revision that it is of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[int, T] | None = None

    def get(self, revision: int, make: Callable[[], T]) -> T:
        """What was made for a revision, or is made now; others who ask wait for it."""
        with self._lock:
            if self._made is None or self._made[0] != revision:
                self._made = (revision, make())
            return self._made[1]
