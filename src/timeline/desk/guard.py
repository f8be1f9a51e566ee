"""What stands before everything else: a request that is not one of ours is refused before it is looked at.

In this order, and before any routing: the name that it was made to (a rebound name brings its own Host, and no
Sec-Fetch headers), its method, its target, where it comes from (Fetch Metadata, W3C), for writes the Origin and the
media type (a form of another page can send no JSON), the cookie, and the size of what it brings, counted while read.
A plain ASGI middleware: nothing of a framework has seen the request by then.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from html import escape
from typing import Any

from timeline.desk.access import Access
from timeline.desk.asked import HTML, JSON, Refused, refusal

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LARGEST = 1 << 20
"""Bytes of a body."""
SECONDS = 10.0
"""How long a body may take to arrive."""

PUBLIC = re.compile(rb"/|/enter|/assets/[a-z-]+\.[a-z0-9]+")
"""What is shown to whoever asks on this machine: the door and what the package itself brings."""

_TARGET = re.compile(rb"(?:/[A-Za-z0-9_-]{1,64}(?:\.[a-z0-9]{1,8})?){0,8}/?")
"""All paths there are look so: no `..`, no `//`, no `\\`, nothing that is written with a per cent sign, no address."""


class Guard:
    """The middleware: what it lets through goes to `app`, which gets the whole body at once."""

    def __init__(self, app: App, access: Access, port: int) -> None:
        self.app, self.access = app, access
        self.host = f"127.0.0.1:{port}".encode()
        self.origin = b"http://" + self.host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            self.require_ours(scope)
            body = await whole_body(scope, receive)
        except Refused as refused:
            await send_refusal(refused, scope["method"] == "POST", send)
            return
        await self.app(scope, given(body, receive), send)

    def require_ours(self, scope: Scope) -> None:
        """Raise Refused unless the request is made to us, from a page of ours, by whom we let in."""
        path, writes = scope["raw_path"], scope["method"] == "POST"
        if values(scope, b"host") != [self.host]:
            raise Refused(421, "this is not the name of this server")
        if scope["method"] not in ("GET", "POST"):
            raise Refused(405, "only GET and POST are answered")
        if not _TARGET.fullmatch(path) or len(scope["query_string"]) > 4096:
            raise Refused(404, "there is no such page")
        self.require_origin(scope, writes, door=path == b"/")
        if not PUBLIC.fullmatch(path):
            self.require_admitted(scope, path)

    def require_origin(self, scope: Scope, writes: bool, *, door: bool) -> None:
        """Raise Refused for what a page of others asks for; the door may be opened from anywhere, and shows nothing."""
        sites = values(scope, b"sec-fetch-site")
        if not (door and not writes) and sites not in ([], [b"same-origin"], *([] if writes else [[b"none"]])):
            raise Refused(403, "asked for by another page")
        if not writes:
            return
        if values(scope, b"origin") != [self.origin]:
            raise Refused(403, "sent by another page")
        if values(scope, b"content-type") != [JSON.encode()]:
            raise Refused(415, "only JSON is taken")

    def require_admitted(self, scope: Scope, path: bytes) -> None:
        """Raise Refused for who does not know the path of this run, or lacks its cookie."""
        known = path.startswith(self.access.root.encode() + b"/")
        if not (self.access.admits(values(scope, b"cookie")) and known):
            raise Refused(
                403, "this address is not open to you", "Press Enter where timeline desk runs, and open the address."
            )


def values(scope: Scope, name: bytes) -> list[bytes]:
    """All values of a header, in order."""
    return [value for key, value in scope["headers"] if key == name]


async def whole_body(scope: Scope, receive: Receive) -> bytes:
    """What a request brings, counted while it is read. Raises Refused for too much, and for what does not arrive."""
    if scope["method"] == "GET":
        if values(scope, b"content-length") not in ([], [b"0"]) or values(scope, b"transfer-encoding"):
            raise Refused(400, "a question brings no body")
        return b""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise Refused(400, "the body broke off")
                body += message.get("body", b"")
                if len(body) > LARGEST:
                    raise Refused(413, "more than 1 MiB was sent")
                if not message.get("more_body"):
                    return bytes(body)
    except TimeoutError as error:
        raise Refused(408, "the body did not arrive") from error


def given(body: bytes, receive: Receive) -> Receive:
    """A body that was read, once; then what else comes over the connection."""
    waiting = [body]

    async def once() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return once


async def send_refusal(refused: Refused, as_json: bool, send: Send) -> None:
    """Say why, and close the connection: what is still to come of the request is not read."""
    body = refusal(refused).body if as_json else refusal_page(refused)
    kind = JSON if as_json else HTML
    headers = [("content-type", kind), ("content-length", str(len(body))), ("connection", "close")]
    if refused.status == 405:
        headers.append(("allow", "GET, POST"))
    encoded = [(key.encode(), value.encode()) for key, value in headers]
    await send({"type": "http.response.start", "status": refused.status, "headers": encoded})
    await send({"type": "http.response.body", "body": body})


def refusal_page(refused: Refused) -> bytes:
    """A page that says why; no template is loaded for those who are not let in."""
    message, hint = escape(refused.message), escape(refused.hint)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>timeline desk</title><link rel="icon" href="/assets/icon.svg">'
        '<link rel="stylesheet" href="/assets/desk.css">'
        f'<main class="alone"><h1>{message[:1].upper()}{message[1:]}.</h1><p>{hint}</p></main></html>\n'
    ).encode()
