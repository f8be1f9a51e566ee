"""A desk that is served in a thread of the test, on a free port, and raw requests to it."""

from __future__ import annotations

import datetime
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers.browser import Browser

if TYPE_CHECKING:
    from timeline.desk.access import Access
    from timeline.desk.pages import Desk
    from timeline.review.workspace import SourceText, Workspace

AS_OF = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Served:
    """A desk that answers: its project's folder, its port, and what lets one in."""

    project: Path
    port: int
    access: Access
    workspace: Workspace
    desk: Desk

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def door(self) -> str:
        return f"http://{self.host}/#{self.access.new_token()}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{self.access.root}{path}"

    @property
    def cookie(self) -> str:
        return self.access.cookie.partition(";")[0]

    def source(self, name: str) -> SourceText:
        """A source by its name."""
        [index] = [each.index for each in self.workspace.sources() if each.name == name]
        return self.workspace.source(index)

    def open(self, browser: Browser, path: str = "/") -> None:
        """Come in with the browser as a person does, then go to a view."""
        browser.driver.get("about:blank")
        browser.driver.get_log("browser")
        browser.driver.get_log("performance")
        browser.driver.get(self.door)
        wait_for(lambda: browser.run("return location.pathname") == self.access.root + "/")
        if path != "/":
            browser.driver.get(self.url(path))

    def raw(self, data: bytes, *, seconds: float = 20, close: bool = False) -> bytes:
        """What comes back for these bytes, until the other side closes, or is silent for so long."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as stream:
            parts = []
            try:
                stream.sendall(data)
                if close:
                    stream.shutdown(socket.SHUT_WR)
                while part := stream.recv(65536):
                    parts.append(part)
            except OSError:
                pass
            return b"".join(parts)

    def get(self, path: str, **headers: str | None) -> Reply:
        return self.ask("GET", path, b"", dashed(headers))

    def post(self, path: str, body: object, **headers: str | None) -> Reply:
        given = {"Content-Type": "application/json", "Origin": f"http://{self.host}", **dashed(headers)}
        return self.ask("POST", path, json.dumps(body).encode(), given)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str | None]) -> Reply:
        """One request of whoever has the cookie; a header that is None is left out."""
        all_headers = {"Host": self.host, "Cookie": self.cookie, "Connection": "close", **headers}
        if body:
            all_headers.setdefault("Content-Length", str(len(body)))
        lines = [f"{method} {path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in all_headers.items() if value is not None]
        return Reply.parse(self.raw("\r\n".join([*lines, "", ""]).encode("latin-1") + body))


@dataclass(frozen=True)
class Reply:
    """A response as it came: its status, its headers in lower case, its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def parse(cls, data: bytes) -> Reply:
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        if headers.get("transfer-encoding") == "chunked":
            body = unchunked(body)
        return cls(int(first.split()[1]) if first else 0, headers, body)

    @property
    def json(self) -> dict[str, object]:
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value


def dashed(headers: dict[str, str | None]) -> dict[str, str | None]:
    """Names of headers as they are written, from names that Python can bear."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def unchunked(data: bytes) -> bytes:
    parts = []
    while data:
        size, _, rest = data.partition(b"\r\n")
        parts.append(rest[: int(size, 16)])
        data = rest[int(size, 16) + 2 :]
    return b"".join(parts)


def wait_for(condition: object, seconds: float = 20.0) -> None:
    """Wait until something holds; fail where it does not."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.02)


@contextmanager
def served(root: Path, *, isolated: bool = True) -> Iterator[Served]:
    """The desk of the project in a folder, for as long as it is needed; `isolated` from its settings.

    Skips where the extra is not installed.
    """
    pytest.importorskip("starlette", reason="Starlette is missing: the extra desk")
    pytest.importorskip("uvicorn", reason="uvicorn is missing: the extra desk")
    from timeline.checking.opening import open_project
    from timeline.desk.access import Access
    from timeline.desk.app import make_app
    from timeline.desk.pages import Desk
    from timeline.desk.server import listening, make_server
    from timeline.desk.worker import Worker
    from timeline.review.workspace import open_workspace

    ours, access = listening(0), Access()
    port = ours.getsockname()[1]
    workspace = open_workspace(open_project(root, isolated=isolated), AS_OF)
    desk, worker = Desk(workspace, access.root), Worker(workspace.prepare)
    server = make_server(make_app(desk, access, port, worker))
    thread = threading.Thread(target=server.run, args=([ours],), daemon=True)
    thread.start()
    try:
        yield Served(root, port, access, workspace, desk)
    finally:
        server.should_exit = True
        thread.join(10)
        worker.stop()
        ours.close()
        workspace.close()
