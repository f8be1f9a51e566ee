"""What became of asking for a page, in the words that are used for it everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from timeline.frozen import frozen
from timeline.text.closed import Closed

HEADERS = ("content-type", "etag", "last-modified", "date", "retry-after", "memento-datetime")
"""The headers of an answer that are kept; a server may send any others, and they are nobody's business."""


class Outcome(Closed):
    """What was seen. Only of a page that was obtained can be said what it holds.

    In doubt: there was an answer, but it looks like another page than the one that was asked for. Gone: the server says
    that there is no such page. Unreached: nothing is known of the page.
    """

    OBTAINED = "obtained"
    NOT_MODIFIED = "not-modified"
    IN_DOUBT = "in-doubt"
    GONE = "gone"
    UNREACHED = "unreached"


@frozen
class Limits:
    """How much one page may cost: bytes of its body as sent and as unpacked, seconds in all, redirects in a row.

    `wait` is the longest that a host may ask to be waited for, in seconds; it is not counted among the others.
    """

    size: int = 64 << 20
    seconds: float = 60.0
    redirects: int = 10
    wait: float = 60.0


@frozen
class Hop:
    """One redirect: the status that sent on, and the address that it sent to."""

    status: int
    url: str


@frozen
class Fetched:
    """What came of asking for a URL. `reason` says in a sentence why it is no page, where it is none.

    `url` is what was asked for, without a fragment; `status` the last one seen, 0 where there was no answer. `body` has
    its content encoding taken off, and is empty unless a page was obtained.
    """

    outcome: Outcome
    url: str
    final_url: str
    status: int = 0
    redirects: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    reason: str = ""
    hint: str = ""

    @property
    def type(self) -> str:
        """The content type, with its charset, as the server named it."""
        return self.headers.get("content-type", "")

    @property
    def etag(self) -> str:
        return self.headers.get("etag", "")

    @property
    def last_modified(self) -> str:
        return self.headers.get("last-modified", "")


class UnreachedError(Exception):
    """Why nothing is known of a page: `reason` for people, and a next step where there is one."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
