"""What takes a while to make, made once for each state of the project, whoever asks and however many do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class BeingMadeError(Exception):
    """Somebody else is making it: ask again when `done` is set. No thread is to wait for that."""

    def __init__(self, done: threading.Event) -> None:
        super().__init__("it is being made")
        self.done = done


class Once(Generic[T]):
    """The newest of what was made, with the revision that it is of."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # held for a moment only
        self._made: tuple[int, T] | None = None
        self._making: threading.Event | None = None

    def get(self, revision: int, make: Callable[[], T]) -> T:
        """What was made for a revision, or is made now. Raises BeingMadeError while another thread makes it."""
        with self._lock:
            if self._made is not None and self._made[0] == revision:
                return self._made[1]
            if self._making is not None:
                raise BeingMadeError(self._making)
            done = self._making = threading.Event()
        try:
            made = make()
            with self._lock:
                self._made = (revision, made)
            return made
        finally:
            with self._lock:
                self._making = None
            done.set()
