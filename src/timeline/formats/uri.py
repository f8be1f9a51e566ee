"""A path of the project as a relative URI (RFC 3986)."""

from __future__ import annotations

from urllib.parse import quote


def relative_uri(path: str) -> str:
    """The path percent-encoded, a colon too: before the first slash it would end a scheme.

    An empty part and a part of dots alone, which would lead elsewhere, are written so that they lead nowhere.

    >>> relative_uri("seeds/à la carte.txt"), relative_uri("a:b"), relative_uri("../x"), relative_uri("/etc")
    ('seeds/%C3%A0%20la%20carte.txt', 'a%3Ab', '%2E%2E/x', './etc')
    """
    parts = [quote(part, safe="", errors="surrogatepass") for part in path.split("/")]
    parts = [part.replace(".", "%2E") if part in (".", "..") else part for part in parts]
    return "/".join(parts) if parts[0] else "." + "/".join(parts)
