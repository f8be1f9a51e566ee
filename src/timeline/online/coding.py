"""A body as sent to the bytes that were meant: gzip and deflate are taken off, never beyond the size given."""

from __future__ import annotations

import zlib

from timeline.online.outcome import UnreachedError

ACCEPTED = "gzip, deflate"
_GZIP = zlib.MAX_WBITS | 16
_RAW = -zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b"
_MEMBERS = 256
"""Members of one body: each costs a copy of what follows it, and a server has no reason for many."""


def decode_body(data: bytes, encoding: str, size: int, *, cut: bool = False) -> bytes:
    """The body without its content encoding; where it may be `cut`, as much as there is of it.

    Raises UnreachedError for an encoding that was not asked for, for damage, and for what is too large.

    >>> decode_body(b"One.", "identity", 10)
    b'One.'
    """
    name = encoding.strip().lower().removeprefix("x-")
    if name in ("", "identity"):
        return data
    if name == "gzip":
        return inflate(data, _GZIP, size, cut=cut)
    if name == "deflate":
        is_zlib = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0  # RFC 1950, 2.2
        return inflate(data, zlib.MAX_WBITS if is_zlib else _RAW, size, cut=cut)
    raise UnreachedError(f"it is encoded as {name[:20]!r}, which was not asked for")


def inflate(data: bytes, bits: int, size: int, *, cut: bool) -> bytes:
    """All members of a compressed stream, one after the other (RFC 1952, 2.2)."""
    parts, total, rest = [], 0, data
    for _ in range(_MEMBERS):
        unpacker = zlib.decompressobj(bits)
        try:
            part = unpacker.decompress(rest, size - total + 1)
        except zlib.error as error:
            raise UnreachedError("what it sends is damaged: it cannot be unpacked") from error
        total += len(part)
        parts.append(part)
        rest = unpacker.unused_data
        if cut and (total > size or not unpacker.eof):
            return b"".join(parts)[:size]
        if total > size:
            raise too_large(size)
        if not unpacker.eof:
            raise UnreachedError("it was cut off: what was packed does not end")
        if not rest.startswith(_MEMBER) or bits != _GZIP:  # what follows the last member is padding
            return b"".join(parts)
    raise UnreachedError(f"what it sends is packed in more than {_MEMBERS} parts")


def too_large(size: int) -> UnreachedError:
    return UnreachedError(f"it is larger than {size >> 20} MB", "Save it by hand, or set max_source_mb.")
