"""Connections to an address that was checked, each with a clock and a number of bytes that it may read.

The name is kept for TLS and for the header Host; it is never resolved a second time, so what was checked is what is
connected. No proxy of the environment is used. A server that drips its bytes out meets the clock at each of them.
"""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from timeline.online.outcome import UnreachedError

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection

    from timeline.online.target import Target

CONNECT = 10.0
"""Seconds that one address may take to answer at all."""

HEAD = 1 << 18
"""Bytes that status and headers may have, with what is read ahead of the body."""


class Budget:
    """When an exchange must have ended, on the monotonic clock, and how many bytes it may still read."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds
        self.bytes = HEAD
        self.in_head = True

    def left(self) -> float:
        """Seconds that are left. Raises UnreachedError where there are none."""
        seconds = self.end - time.monotonic()
        if seconds <= 0:
            raise UnreachedError("it takes too long to answer", "Try again later.")
        return seconds

    def spend(self, count: int) -> int:
        self.bytes -= count
        if self.bytes < 0:
            raise UnreachedError("its headers are too large" if self.in_head else "it sends more than it may")
        return count


class _Budgeted:
    """What a socket gets here: each read is bounded by the budget."""

    budget: Budget | None = None

    def recv_into(self, *arguments: Any) -> int:
        if self.budget is None:
            return int(super().recv_into(*arguments))  # type: ignore[misc]
        self.settimeout(self.budget.left())  # type: ignore[attr-defined]
        return self.budget.spend(int(super().recv_into(*arguments)))  # type: ignore[misc]


class BudgetedSocket(_Budgeted, socket.socket):
    """A plain connection."""


class BudgetedTLS(_Budgeted, ssl.SSLSocket):
    """The same within TLS."""


def connect_to(addresses: list[str], port: int, budget: Budget) -> BudgetedSocket:
    """A connection to the first of the addresses that takes one. Raises UnreachedError."""
    fault = "it takes no connection"
    for address in addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connected = BudgetedSocket(family, socket.SOCK_STREAM)
        try:
            connected.settimeout(min(CONNECT, budget.left()))
            connected.connect((address, port))
        except OSError as error:
            connected.close()
            fault = f"it takes no connection: {error.strerror or 'no answer in time'}"
        except UnreachedError:
            connected.close()
            raise
        else:
            with suppress(OSError):
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connected
    raise UnreachedError(fault)


def secured(connected: BudgetedSocket, host: str, context: ssl.SSLContext, budget: Budget) -> BudgetedTLS:
    """The connection within TLS, once the certificate is seen to be that of the host. Raises OSError."""
    connected.settimeout(min(CONNECT, budget.left()))  # of the whole handshake
    return cast("BudgetedTLS", context.wrap_socket(connected, server_hostname=host))


def open_connection(target: Target, addresses: list[str], budget: Budget, roots: str) -> HTTPConnection:
    """A connection to a target, made. `roots` is the file of the certificates that are trusted.

    Raises UnreachedError or OSError.
    """
    from urllib3.connection import HTTPConnection

    made: BudgetedSocket | BudgetedTLS = connect_to(addresses, target.port, budget)
    try:
        if target.scheme == "https":
            made = secured(cast("BudgetedSocket", made), target.host, context_of(roots), budget)
        made.budget = budget
        connection = HTTPConnection(target.host, target.port, timeout=CONNECT)
    except BaseException:
        made.close()
        raise
    connection.sock = made
    return connection


def context_of(roots: str) -> ssl.SSLContext:
    """TLS 1.2 and newer, certificates and names verified against the trusted ones alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # which verifies both
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cafile=roots)
    context.sslsocket_class = BudgetedTLS
    return context
