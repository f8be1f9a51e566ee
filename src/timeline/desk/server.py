"""The server: uvicorn on one socket of 127.0.0.1, with what its defaults leave open closed.

Its own headers go with every response, whoever makes it: ours, the router's, and its own about requests that cannot be
parsed. A request has some seconds to arrive. It ends within two seconds of being asked to, also while a response is
still being sent.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from timeline.desk.guard import App
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import asyncio

    from uvicorn import Server

HOST = "127.0.0.1"
ARRIVAL = 10.0
"""Seconds that the head of a request may take, from the first byte or the opening of the connection."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
]


def listening(port: int) -> socket.socket:
    """A socket on loopback; 0 is any free port. Raises TimelineError where the port cannot be had."""
    ours = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let two programs share a port
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        ours.bind((HOST, port))
        ours.listen(64)
    except (OSError, OverflowError) as error:
        ours.close()
        raise TimelineError(f"--port {port}: cannot be had: {error}", "Give another, or none.") from error
    return ours


def serve(app: App, ours: socket.socket, started: Callable[[], None]) -> None:
    """Answer until Ctrl-C, SIGTERM or SIGHUP; `started` is called as soon as these are listened to."""
    make_server(app, started).run([ours])


def make_server(app: App, started: Callable[[], None] = lambda: None) -> Server:
    from uvicorn import Config, Server

    class Quiet(Server):
        """Ends on the signals that a terminal sends, and does not send them to itself again."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            started()

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if is_main_thread() else ()
            kept = {number: signal.signal(number, self.handle_exit) for number in known(names)}
            try:
                yield
            finally:
                for number, handler in kept.items():
                    signal.signal(number, handler)

    config = Config(
        app, http=protocol(), ws="none", loop="asyncio", lifespan="off", interface="asgi3", log_config=None,
        log_level="critical", access_log=False, proxy_headers=False, server_header=False, headers=HEADERS,
        limit_concurrency=64, timeout_keep_alive=5, timeout_graceful_shutdown=1, h11_max_incomplete_event_size=16 << 10,
    )  # fmt: skip
    return Quiet(config)


def is_main_thread() -> bool:
    """Only there can a signal be listened to."""
    return threading.current_thread() is threading.main_thread()


def known(names: tuple[str, ...]) -> list[int]:
    """The signals of these names that this system has."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def protocol() -> type[asyncio.Protocol]:
    """The protocol of uvicorn, with a time for requests to arrive, and with our headers on its own refusals."""
    import h11
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Timed(H11Protocol):
        arriving: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.arriving = self.loop.call_later(ARRIVAL, transport.abort)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            waiting = self.cycle is None or self.cycle.response_complete
            if self.arriving is None and waiting:
                self.arriving = self.loop.call_later(ARRIVAL, self.transport.abort)
            elif self.arriving is not None and not waiting:
                self.arriving.cancel()
                self.arriving = None

        def connection_lost(self, exc: Exception | None) -> None:
            if self.arriving is not None:
                self.arriving.cancel()
            super().connection_lost(exc)

        def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - it may quote the request
            if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):  # an answer is under way already
                self.transport.abort()
                return
            kind = (b"content-type", b"text/plain; charset=utf-8")
            headers = [*self.server_state.default_headers, kind, (b"connection", b"close")]
            body = b"This is no request that can be read.\n"
            for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
            self.transport.close()

    return Timed
