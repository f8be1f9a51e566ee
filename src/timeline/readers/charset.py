"""The encoding of a page: byte order mark, sources.csv, HTTP header, the page's own, strict UTF-8; never guessed.

Labels are read as browsers read them (WHATWG Encoding): what calls itself ISO 8859-1 is Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from timeline.patterns import late

_META = late(rb"<meta\b[^>]{0,1000}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_XML = late(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEADER = late(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "utf-16": "utf-8", "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}  # fmt: skip
_LOOK = 4096


def declared_in(data: bytes) -> str:
    """The encoding that a page declares in its first bytes, as browsers understand it, or nothing."""
    head = data[:_LOOK]
    found = _META.search(head) or _XML.match(head)
    return as_browsers(found[1].decode("ascii")) if found else ""


def declared_by(content_type: str) -> str:
    """The encoding that an HTTP header names, as browsers understand it, or nothing."""
    found = _HEADER.search(content_type)
    return as_browsers(found[1]) if found else ""


def as_browsers(label: str) -> str:
    """The name of the codec for a label, or nothing for one that is unknown."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _AS_BROWSERS.get(name, name)


def page_encoding(data: bytes, wanted: str, content_type: str) -> tuple[str, str]:
    """What a page without a byte order mark is decoded by, and how what declares that differs, where it does.

    `wanted` is what sources.csv says.
    """
    declared = {"sources.csv": as_browsers(wanted) if wanted else "", "the HTTP header": declared_by(content_type)}
    declared["the page"] = declared_in(data)
    known = {who: name for who, name in declared.items() if name}
    if is_utf8(data) and not data.isascii() and known:
        known.setdefault("its bytes", "utf-8")
    chosen = wanted or next(iter(known.values()), "utf-8")
    if len(set(known.values())) < 2 or data.isascii():
        return chosen, ""
    return chosen, ", ".join(f"{who}: {name}" for who, name in known.items())


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
