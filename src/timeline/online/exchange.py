"""One request and its answer, read within limits: what the wire gives, and nothing of what it means."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from http.client import HTTPException
from typing import TYPE_CHECKING

from timeline.frozen import frozen
from timeline.model.version import __version__
from timeline.online.coding import ACCEPTED, decode_body, too_large
from timeline.online.connection import Budget, open_connection
from timeline.online.outcome import UnreachedError
from timeline.online.target import Target

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

PRODUCT = "timeline-check"
"""What the tool calls itself, to servers and in robots.txt."""

ASKED = {
    "User-Agent": f"{PRODUCT}/{__version__} (keeps and checks the pages that a project cites)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": ACCEPTED,
    "Connection": "close",
}
_READ = 1 << 16
_SLACK = 1 << 16


@frozen
class Answer:
    """A status, headers in lower case, the first of each name, and a body without its content encoding."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def exchange(
    target: Target,
    addresses: list[str],
    budget: Budget,
    *,
    roots: str,
    size: int,
    asked: Mapping[str, str] | None = None,
    cut: bool = False,
) -> Answer:
    """Ask a target once. `cut`: of a body that is too large its beginning is taken. Raises UnreachedError."""
    from urllib3.exceptions import HTTPError

    try:
        connection = open_connection(target, addresses, budget, roots)
    except OSError as error:
        raise UnreachedError(describe_fault(error)) from error
    headers = {"Host": target.authority, **ASKED, **(asked or {})}
    try:
        connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
        return read_answer(connection.getresponse(), budget, size, cut=cut)
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        raise UnreachedError(describe_fault(error)) from error
    finally:
        connection.close()


def read_answer(response: BaseHTTPResponse, budget: Budget, size: int, *, cut: bool) -> Answer:
    budget.in_head, budget.bytes = False, size + size // 8 + _SLACK  # chunks have heads of their own
    body = read_body(response, size, cut=cut)
    encoding = response.headers.get("content-encoding", "")  # all of them, where there are several
    return Answer(response.status, headers_of(response), decode_body(body, encoding, size, cut=cut) if body else body)


def headers_of(response: BaseHTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.headers.items():
        found.setdefault(name.lower(), value.strip())
    return found


def read_body(response: BaseHTTPResponse, size: int, *, cut: bool) -> bytes:
    """The body as sent. Raises UnreachedError where it is larger than `size` and not to be `cut`."""
    declared = response.headers.get("content-length", "")
    if not cut and declared.isascii() and declared.isdecimal() and (len(declared) > 18 or int(declared) > size):
        raise too_large(size)
    parts, total = [], 0
    while total <= size:
        part = response.read(_READ, decode_content=False)
        if not part:
            break
        parts.append(part)
        total += len(part)
    if total > size and not cut:
        raise too_large(size)
    return b"".join(parts)[:size]


def describe_fault(error: BaseException) -> str:
    """What went wrong on the wire, in words: the causes are looked through, as the libraries wrap one in another."""
    causes: list[BaseException] = []
    at: object = error
    while isinstance(at, BaseException) and len(causes) < 8:
        causes.append(at)
        at = at.__cause__ or at.__context__ or next((one for one in at.args if isinstance(one, BaseException)), None)
    for one in causes:
        if isinstance(one, UnreachedError):
            return one.reason
        if isinstance(one, ssl.SSLCertVerificationError):
            return f"its certificate does not hold: {one.verify_message}"
    if any(isinstance(one, ssl.SSLError) for one in causes):
        return "no secure connection could be made"
    if any(isinstance(one, TimeoutError) for one in causes):
        return "it takes too long to answer"
    if any(type(one).__name__ in ("IncompleteRead", "InvalidChunkLength") for one in causes):
        return "it was cut off: less came than was announced"
    if any("headers" in str(one) or "header line" in str(one) for one in causes if isinstance(one, HTTPException)):
        return "its headers are too large"
    return "it breaks off, or does not speak HTTP"
