"""A URL, judged before anything is asked: http or https, a host in plain form, no credentials, nothing hidden.

Two parsers that read a URL differently are a way in, so what they could differ on (control characters, backslashes,
numbers that stand for an address) is refused and not mended.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit

from timeline.frozen import frozen
from timeline.model.errors import TimelineError

MOST = 4096
PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PATH = "!$%&'()*+,/:;=?@[]~|"
_MAPPED_OTHERWISE = "ßς\u200c\u200d"
"""Characters that the two versions of IDNA make different names of."""


@frozen
class Target:
    """What is asked of whom: `host` in lower case ASCII without brackets, `path` with the query, both as sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port, the latter where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host + (f":{self.port}" if self.port != PORTS[self.scheme] else "")

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return self.origin + self.path


def parse_target(url: str) -> Target:
    """The target of a URL; a fragment is dropped. Raises TimelineError, which shows no credentials.

    >>> parse_target("HTTPS://Example.ORG/a b?q=ü#top").url
    'https://example.org/a%20b?q=%C3%BC'
    """
    url = url.strip(" ")
    if len(url) > MOST or _UNSAFE.search(url):
        raise TimelineError("the URL is too long, or holds a control character or a backslash", "Write it plainly.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise TimelineError("the URL cannot be read: its host or port is no such thing", "Write it plainly.") from error
    if parts.scheme not in PORTS:
        raise TimelineError(f"the URL begins with {parts.scheme[:20] or 'no scheme'}", "Give one with http or https.")
    if "@" in parts.netloc:
        raise TimelineError("the URL holds a user name or a password", "They would be stored: leave them out.")
    if port == 0:
        raise TimelineError("the URL names the port 0", "Write it plainly.")
    try:
        path = quote(parts.path or "/", safe=_PATH) + (f"?{quote(parts.query, safe=_PATH)}" if parts.query else "")
    except UnicodeError as error:  # half a character, as bytes of a command line that are no UTF-8 are read
        raise TimelineError("the URL holds bytes that are no text", "Write them with per cent signs.") from error
    return Target(parts.scheme, plain_host(host, bracketed="[" in parts.netloc), port or PORTS[parts.scheme], path)


def plain_host(host: str, *, bracketed: bool = False) -> str:
    """A host in lower case ASCII. Raises TimelineError for what is none, or is an address in disguise.

    >>> plain_host("Bücher.example"), plain_host("192.0.2.1"), plain_host("2001:DB8::0", bracketed=True)
    ('xn--bcher-kva.example', '192.0.2.1', '2001:db8::')
    """
    if bracketed:
        try:
            return str(ipaddress.IPv6Address(host if "%" not in host else ""))
        except ValueError as error:
            raise TimelineError("the host of the URL is no IPv6 address", "Write it plainly.") from error
    try:
        name = host if host.isascii() else in_ascii(host)
    except UnicodeError as error:
        raise no_host() from error
    labels = name.removesuffix(".").split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise no_host()
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(ipaddress.IPv4Address(".".join(labels)))
        except ValueError as error:
            raise TimelineError("the host of the URL is an address in disguise", "Write it as four numbers.") from error
    return ".".join(labels)


def in_ascii(host: str) -> str:
    """A host of other letters as names are written in the DNS. Raises UnicodeError."""
    if len(host) > 253 or any(char in host for char in _MAPPED_OTHERWISE):
        raise UnicodeError(host[:253])
    return host.encode("idna").decode("ascii").lower()


def no_host() -> TimelineError:
    return TimelineError("the URL has no host that could be asked", "Write the host in plain letters (xn--…).")


def redirected(target: Target, location: str) -> Target:
    """Where a redirect leads from a target. `location` is the header as read, a character for each byte.

    Raises TimelineError where that is no URL that may be asked.
    """
    data = location.encode("latin-1", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = location
    try:
        return parse_target(urljoin(target.url, text.strip()))
    except ValueError as error:
        raise TimelineError("the address that it leads to cannot be read") from error
