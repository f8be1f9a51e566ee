"""What a view is given and what it gives back: plain data, so that a view is a function and needs no server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from urllib.parse import parse_qsl

from timeline.frozen import frozen

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PNG = "image/png"
MOST_FIELDS = 50


@frozen
class Asked:
    """One request: the numbers of its path, what stands behind the question mark, and the JSON object it brings."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A text of the body. Raises Refused where it is something else."""
        value = self.body.get(name, default)
        if not isinstance(value, str):
            raise Refused(400, f"{name} is no text")
        return value

    def number(self, name: str) -> int:
        """A whole number of the body, not below 0. Raises Refused where it is something else."""
        value = self.body.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise Refused(400, f"{name} is no number")
        return value

    def asked_number(self, name: str, default: int = 0) -> int:
        """A whole number behind the question mark; the default where there is none."""
        value = self.query.get(name, "")
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else default


@frozen
class Answer:
    """What is sent back, of one media type; a long page in `pieces`, so that it begins to show before it is whole."""

    body: bytes = b""
    media: str = HTML
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pieces: Iterable[bytes] | None = None


class Refused(Exception):  # noqa: N818 - it is an answer
    """A request that is not answered, with the status of HTTP and a reason for whoever reads it."""

    def __init__(self, status: int, message: str, hint: str = "", **more: str) -> None:
        super().__init__(message)
        self.status, self.message, self.hint, self.more = status, message, hint, more


def json_answer(data: object, status: int = 200) -> Answer:
    return Answer(json.dumps(data, allow_nan=False).encode("ascii"), JSON, status)


def refusal(refused: Refused) -> Answer:
    """What a script is given instead of an answer."""
    return json_answer({"error": refused.message, "hint": refused.hint, **refused.more}, refused.status)


def parse_query(data: bytes) -> Mapping[str, str]:
    """What stands behind the question mark, of several of a name the last. Raises Refused for very many.

    >>> parse_query(b"a=%C3%BC&a=2&b=")
    {'a': '2'}
    """
    try:
        return dict(parse_qsl(data.decode("latin-1"), errors="replace", max_num_fields=MOST_FIELDS))
    except ValueError as error:
        raise Refused(400, f"more than {MOST_FIELDS} things are asked at once", "Load the page anew.") from error


def parse_json(data: bytes) -> Mapping[str, object]:
    """The JSON object of a body. Raises Refused for anything else.

    >>> parse_json(b'{"a": 1}')
    {'a': 1}
    """
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, or nested without end
        raise Refused(400, "the body is no JSON") from error
    if not isinstance(value, dict):
        raise Refused(400, "the body is no JSON object")
    return value
