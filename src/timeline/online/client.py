"""The client: a page at a time of each host, every hop judged before it is made, and nothing believed.

What the web does is never raised: it is an outcome with its reason. No cookie is kept or sent, no proxy used, nothing
asked that robots.txt forbids, and a host that asks to be left alone for a while is.
"""

from __future__ import annotations

import datetime
import re
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.online.addresses import Resolve, addresses_of, checked_addresses
from timeline.online.challenge import is_challenge
from timeline.online.outcome import HEADERS, Fetched, Hop, Limits, Outcome, UnreachedError
from timeline.online.robots import ALL, MOST, Robots, parse_robots
from timeline.online.target import Target, parse_target, plain_host, redirected

if TYPE_CHECKING:
    from timeline.online.connection import Budget
    from timeline.online.exchange import Answer

NEEDED = ("urllib3", "certifi")
REDIRECTS = (301, 302, 303, 307, 308)
TRIES = 3
DELAY = 10.0
"""Seconds between two pages of a host that are kept at most, where its robots.txt asks for some (Crawl-delay)."""

ROBOTS_SECONDS = 15.0
ROBOTS_REDIRECTS = 5


def require_installed() -> None:
    """Raise TimelineError where what reaches the web is not installed."""
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        names = " and ".join(lacking)
        raise TimelineError(
            f"fetching needs {names}", f"Install what is lacking: python -m pip install {' '.join(lacking)}"
        )


@dataclass
class _Host:
    """What is known of a host in this run, and the lock that lets one ask at a time."""

    lock: Lock = field(default_factory=Lock)
    robots: dict[str, Robots] = field(default_factory=dict)
    failed: dict[str, list[UnreachedError]] = field(default_factory=lambda: defaultdict(list))
    free_at: float = 0.0


class Client:
    """Asks for pages. One may be used by several threads: each host is asked by one of them at a time.

    `allow_private` names hosts whose addresses need not be public. `notify` is told what is waited for. `resolve`,
    `roots` (a file of trusted certificates) and `sleep` are for tests.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: Collection[str] = (),
        notify: Callable[[str], None] = lambda _: None,
        resolve: Resolve = addresses_of,
        roots: str = "",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        require_installed()
        self.limits = limits or Limits()
        self.allowed = frozenset(map(host_named, allow_private))
        self.notify, self.resolve, self.sleep = notify, resolve, sleep
        self.roots = roots or _trusted()
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._lock = Lock()

    def get(self, url: str, *, etag: str = "", last_modified: str = "", of: str = "") -> Fetched:
        """What comes of asking for a URL. Never raises for what the web does, nor for a URL that is none.

        `etag` and `last_modified` are of the page as it was obtained from the URL `of` (this one, where that is empty):
        only that URL is asked whether it has another page since.
        """
        try:
            target = parse_target(url)
        except TimelineError as error:
            return Fetched(Outcome.UNREACHED, "", "", reason=error.message, hint=error.hint)
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: value for name, value in validators.items() if value and value.isprintable()}
        return _Visit(self, target, known, of or target.url).run()

    def exchange(
        self,
        target: Target,
        budget: Budget,
        *,
        asked: Mapping[str, str] | None = None,
        most: int = 0,
    ) -> Answer:
        """One request to a checked address; with `most`, so many bytes of it at most. Raises UnreachedError."""
        from timeline.online.exchange import exchange

        private = target.host in self.allowed
        addresses = checked_addresses(target.host, target.port, self.resolve, allow_private=private)
        size = most or self.limits.size
        return exchange(target, addresses, budget, roots=self.roots, size=size, asked=asked, cut=bool(most))

    def host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts[name]

    def robots(self, target: Target, host: _Host) -> Robots:
        """What the robots.txt beside a target asks of us, read once. Raises UnreachedError where it cannot be had.

        One that cannot be had is asked for a few times and no more, however many pages there are of the host.
        """
        if target.origin not in host.robots:
            failed = host.failed[target.origin]
            if len(failed) == TRIES:
                raise UnreachedError(failed[-1].reason, failed[-1].hint)
            try:
                host.robots[target.origin] = self._read_robots(target)
            except UnreachedError as error:
                failed.append(error)
                raise
        return host.robots[target.origin]

    def _read_robots(self, target: Target) -> Robots:
        """RFC 9309, 2.3.1: a file that is not there forbids nothing; one that cannot be had forbids all."""
        from timeline.online.connection import Budget
        from timeline.online.exchange import PRODUCT

        at, budget = replace(target, path="/robots.txt"), Budget(ROBOTS_SECONDS)
        for _ in range(ROBOTS_REDIRECTS + 1):
            answer = self.exchange(at, budget, most=MOST)
            if answer.status in REDIRECTS and "location" in answer.headers:
                at = _following(at, answer.headers["location"])
            elif answer.status == 429 or answer.status >= 500:
                raise UnreachedError(f"its robots.txt cannot be had (status {answer.status}), which forbids all")
            elif 200 <= answer.status < 300:
                return parse_robots(answer.body.decode("utf-8", "replace"), PRODUCT)
            else:
                return ALL
        return ALL


class _Visit:
    """One URL, asked for along its redirects."""

    def __init__(self, client: Client, target: Target, validators: Mapping[str, str], of: str) -> None:
        from timeline.online.connection import Budget

        self.client, self.first, self.at = client, target, target
        self.validators, self.of = validators, of
        self.budget = Budget(client.limits.seconds)
        self.hops: list[Hop] = []
        self.answer: Answer | None = None

    def run(self) -> Fetched:
        try:
            while True:
                answer = self.answer = self.ask()
                if answer.status not in REDIRECTS or "location" not in answer.headers:
                    return self.outcome_of(answer)
                self.follow(answer)
        except UnreachedError as error:
            return self.result(Outcome.UNREACHED, error.reason, hint=error.hint)

    def follow(self, answer: Answer) -> None:
        """Go where a redirect leads. Raises UnreachedError where that is nowhere, or in a circle."""
        at = _following(self.at, answer.headers["location"])
        seen = {self.first.url, *(hop.url for hop in self.hops)}
        self.hops.append(Hop(answer.status, at.url))
        if at.url in seen:
            raise UnreachedError("its redirects lead in a circle", "It may ask for a cookie: save the page by hand.")
        if len(self.hops) > self.client.limits.redirects:
            raise UnreachedError(f"it redirects more than {self.client.limits.redirects} times")
        self.at = at

    def ask(self) -> Answer:
        """Ask the page that is at, once its host is free, and again where it asks to be asked later."""
        host, since = self.client.host(self.at.host), time.monotonic()
        with host.lock:
            self.budget.end += time.monotonic() - since
            self.wait_for(host)
            robots = self.client.robots(self.at, host)
            if not robots.allows(self.at.path):
                raise UnreachedError(f"the robots.txt of {self.at.host} forbids it", "Save the page by hand.")
            for number in range(1, TRIES + 1):
                answer = self.exchange()
                host.free_at = time.monotonic() + min(robots.delay, DELAY)
                if answer.status not in (429, 503):
                    return answer
                seconds = retry_after(answer.headers)
                host.free_at = time.monotonic() + (seconds or 0)
                if seconds is None or number == TRIES:
                    break
                self.wait_for(host)
        return answer

    def exchange(self) -> Answer:
        from timeline.online.connection import HEAD

        self.budget.bytes, self.budget.in_head = HEAD, True
        asked = self.validators if self.at.url == self.of else {}
        return self.client.exchange(self.at, self.budget, asked=asked)

    def wait_for(self, host: _Host) -> None:
        """Wait until a host may be asked again. Raises UnreachedError where that is too long."""
        seconds = host.free_at - time.monotonic()
        if seconds <= 0:
            return
        if seconds > self.client.limits.wait:
            raise UnreachedError(f"it asks to come back in {seconds:.0f} seconds", "Try again then.")
        self.client.notify(f"{self.at.host}: waiting {seconds:.0f} s, as it asks")
        self.client.sleep(seconds)
        self.budget.end += seconds

    def outcome_of(self, answer: Answer) -> Fetched:
        """What the last answer means."""
        status = answer.status
        if is_challenge(answer.headers, answer.body):
            return self.result(Outcome.UNREACHED, "it asks whether somebody is a person", hint="Save the page by hand.")
        if status == 304 and self.validators and self.at.url == self.of:
            return self.result(Outcome.NOT_MODIFIED)
        if status in (404, 410):
            return self.result(Outcome.GONE, f"there is no such page any more (status {status})")
        if status not in (200, 203):
            return self.result(Outcome.UNREACHED, describe_status(status))
        if not answer.body.strip():
            return self.result(Outcome.IN_DOUBT, "it answers with an empty page")
        return replace(self.result(Outcome.OBTAINED), body=answer.body)

    def result(self, outcome: Outcome, reason: str = "", *, hint: str = "") -> Fetched:
        """An outcome with what was seen on the way."""
        answer = self.answer
        kept = {name: answer.headers[name] for name in HEADERS if name in answer.headers} if answer else {}
        status = answer.status if answer else 0
        hops = tuple(self.hops)
        return Fetched(outcome, self.first.url, self.at.url, status, hops, kept, reason=reason, hint=hint)


def _following(target: Target, location: str) -> Target:
    try:
        return redirected(target, location)
    except TimelineError as error:
        raise UnreachedError(f"it redirects to what cannot be asked: {error.message}") from error


def host_named(host: str) -> str:
    """A host as its URL is read. Raises TimelineError for what is none."""
    try:
        return plain_host(host.strip("[]").lower(), bracketed=":" in host)
    except TimelineError as error:
        raise TimelineError(f"--allow-private {host[:80]!r} is no host", "Give it as in the URL, no port.") from error


def _trusted() -> str:
    import certifi

    return certifi.where()


def describe_status(status: int) -> str:
    """What a status that brings no page means."""
    known = {
        401: "it asks for a login",
        403: "it refuses",
        407: "a proxy asks for a login",
        429: "it asks to be asked less often",
        451: "it is withheld for legal reasons",
    }
    what = known.get(status, "its server fails" if status >= 500 else "it answers with no page")
    return f"{what} (status {status})"


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait; None where it does not, or in no way that can be read.

    A day is held against the answer's own, so that no clock has to be right.

    >>> retry_after({"retry-after": "120"}), retry_after({"retry-after": "soon"})
    (120.0, None)
    """
    value = headers.get("retry-after", "")
    if re.fullmatch("[0-9]{1,9}", value):
        return float(value)
    try:
        until, now = (parsedate_to_datetime(text) for text in (value, headers.get("date", "")))
        return max(0.0, (until - now) / datetime.timedelta(seconds=1))
    except (TypeError, ValueError, OverflowError):
        return None
