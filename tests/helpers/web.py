"""A small web on loopback: pages by path, as a test sets them, and what was asked for."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

PAGE = (
    b"<!DOCTYPE html><html><head><title>Harbour notes</title></head><body><h1>Harbour notes</h1>"
    b"<p>The new quay opened on 4 March 2024 and cost 2.4 million euros.</p>"
    b"<p>It has room for twelve boats, and the harbour master lives beside it.</p></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
Raw = Callable[[Any], object]


@dataclass(frozen=True)
class Reply:
    """What a path answers; `raw` writes to the connection itself, in place of all else."""

    body: bytes = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)
    raw: Raw | None = None
    length: int | None = None


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": to})


def robots(text: str) -> Reply:
    return Reply(text.encode(), headers={"Content-Type": "text/plain"})


@dataclass
class Web:
    """A server: `replies` by path, the last of several for good; `asked` what came, path and headers."""

    port: int = 0
    scheme: str = "http"
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __setitem__(self, path: str, reply: Reply | list[Reply]) -> None:
        self.replies[path] = reply if isinstance(reply, list) else [reply]

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def reply_to(self, path: str, headers: Mapping[str, str]) -> Reply:
        self.asked.append((path, {name.lower(): value for name, value in headers.items()}))
        known = self.replies.get(path, [Reply(b"nothing here", 404)])
        return known.pop(0) if len(known) > 1 else known[0]


def handler_of(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = web.reply_to(self.path, dict(self.headers))
            self.close_connection = True
            if reply.raw is not None:
                reply.raw(self.wfile)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Handler


class Quiet(ThreadingHTTPServer):
    """A client that goes away is no news."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nobody reads it."""


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A web that answers until the block ends."""
    web = Web(scheme="https" if context else "http")
    server = Quiet(("127.0.0.1", 0), handler_of(web))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
