"""Who may come in: a token that is good once and for a minute becomes a cookie below a path that nobody can guess.

A browser sends cookies to every port of 127.0.0.1 and counts these as one site (RFC 6265, section 8.5), so the cookie
lies below a path of its own: a page on another port neither gets it nor has it sent. The token stands behind the `#` of
the address: that part is never requested, logged or referred to. Other users of the machine can read it from the list
of processes, where it started a browser; by then it is spent, or is so for its owner, who sees that.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

SECONDS = 60.0
"""How long a token is good for."""

COOKIE = "timeline-desk"


class Access:
    """The secrets of one run: the path, the cookie, and the newest token. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.root = "/" + secrets.token_urlsafe(24)
        self._secret = secrets.token_urlsafe(32)
        self._clock = clock
        self._lock = threading.Lock()
        self._token, self._until = "", 0.0

    def new_token(self) -> str:
        """A token; the one before it is no longer good."""
        with self._lock:
            self._token, self._until = secrets.token_urlsafe(24), self._clock() + SECONDS
            return self._token

    def redeem(self, token: str) -> bool:
        """Is this the token, and in time? Then it is spent. A wrong one spends nothing."""
        with self._lock:
            good = bool(self._token) and secrets.compare_digest(token.encode("utf-8", "replace"), self._token.encode())
            in_time = self._clock() <= self._until
            if good:
                self._token = ""
            return good and in_time

    @property
    def cookie(self) -> str:
        """The header that gives a browser the cookie."""
        return f"{COOKIE}={self._secret}; Path={self.root}/; HttpOnly; SameSite=Strict"

    def admits(self, cookies: list[bytes]) -> bool:
        """Is the cookie among those that a request brings?"""
        ours = f"{COOKIE}={self._secret}".encode()
        pairs = [pair.strip() for line in cookies for pair in line.split(b";")]
        return any(secrets.compare_digest(pair, ours) for pair in pairs)
