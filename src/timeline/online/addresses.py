"""Which addresses may be connected: those of the public internet, and no form in which another one hides.

The special-purpose registries of IANA (RFC 6890) decide, as the standard library knows them; what it leaves open is
decided here. An address that carries an IPv4 address in it (mapped, compatible, NAT64, 6to4, Teredo) is never needed to
reach a public page, and is refused whatever it carries.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from timeline.online.outcome import UnreachedError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

MOST = 4
"""Addresses of one host that are tried."""

_CARRYING = tuple(
    (ipaddress.IPv6Network(network), name)
    for network, name in (
        ("::ffff:0:0/96", "an IPv4-mapped"),
        ("::ffff:0:0:0/96", "an IPv4-translated"),
        ("64:ff9b::/96", "a NAT64"),
        ("64:ff9b:1::/48", "a NAT64"),
        ("2001::/32", "a Teredo"),
        ("2002::/16", "a 6to4"),
        ("::/96", "an IPv4-compatible"),
    )
)
_UNICAST = ipaddress.IPv6Network("2000::/3")  # all that is assigned to the public internet (RFC 4291, 2.4)
_RESERVED = (
    ipaddress.ip_network("192.0.0.0/24"),  # IETF protocol assignments; a few of them count as global
    ipaddress.ip_network("192.88.99.0/24"),  # the anycast relay of 6to4 (RFC 7526)
    ipaddress.ip_network("2001::/23"),
    ipaddress.ip_network("3fff::/20"),  # documentation (RFC 9637), younger than Python 3.11
)
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")


def kind_of_address(address: Address) -> str:
    """What kind of address it is, with its article, where it is no public one; empty for a public one.

    >>> [
    ...     kind_of_address(ipaddress.ip_address(text))
    ...     for text in ("127.0.0.1", "::ffff:8.8.8.8", "100.64.0.1", "8.8.8.8")
    ... ]
    ['a loopback', 'an IPv4-mapped', 'a shared', '']
    """
    carrying = next((name for network, name in _CARRYING if address in network and int(address) > 1), "")
    if carrying:  # but :: and ::1, which are compatible with nothing
        return carrying
    if address.is_loopback:
        return "a loopback"
    if address.is_link_local:
        return "a link-local"
    if address.is_multicast:
        return "a multicast"
    if address.is_unspecified:
        return "an unspecified"
    if address in _SHARED:
        return "a shared"
    if any(address in network for network in _RESERVED) or (address.version == 6 and address not in _UNICAST):
        return "a reserved"
    return "" if address.is_global else "a private"


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of a host as the system resolves it. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def checked_addresses(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be connected, in the order they are given. Raises UnreachedError."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise UnreachedError(f"{host} has no address: {reason}") from error
    known = [(text, kind_of_address(ipaddress.ip_address(text.partition("%")[0]))) for text in found]
    allowed = [text for text, kind in known if allow_private or not kind]
    if not allowed:
        text, kind = known[0] if known else ("", "no")
        reason = f"{host} has {kind} address, {text}" if text else f"{host} has no address"
        raise UnreachedError(reason, f"If that host is meant: --allow-private {host}" if text else "")
    return allowed[:MOST]
