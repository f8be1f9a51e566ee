"""What lies beside a source that came from the web: how it was obtained, and the versions that were kept of it.

`page.html.http.json` says whence `page.html` is; `page@2026-11-29.html` is what was there on another day. Neither is a
source, as long as the file lies there that it belongs to.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath

from timeline.frozen import frozen
from timeline.patterns import late
from timeline.project.files import read_bytes

ENDING = ".http.json"
MAX_BYTES = 1 << 20
_VERSION = late(r"(.+)@\d{4}-\d{2}-\d{2}(?:-\d{1,3})?(\.[^./@]+)?", re.DOTALL)


@frozen
class Obtained:
    """How a source was obtained. `redirects` are the statuses and addresses on the way from `url` to `final_url`.

    `retrieved` is the day, `type` the content type as the server named it, `sha256` that of the file as it was stored.
    Of a copy in an archive, `archived` is the day that it is of; `etag` and `last_modified` are then empty, for they
    would be the archive's.
    """

    url: str = ""
    final_url: str = ""
    redirects: tuple[tuple[int, str], ...] = ()
    status: int = 0
    retrieved: str = ""
    type: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    archived: str = ""

    def to_bytes(self) -> bytes:
        """The file that says so: the same bytes each time, a line each entry."""
        plain = {item.name: getattr(self, item.name) for item in fields(self)}
        plain["redirects"] = [{"status": status, "url": url} for status, url in self.redirects]
        return (json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode(
            "utf-8", "backslashreplace"
        )


def parse_obtained(data: bytes) -> Obtained | None:
    """What a file beside a source says; None where it is none. An entry that is not what it should be counts as empty.

    >>> parse_obtained(Obtained("https://example.org/a", status=200).to_bytes()).status
    200
    """
    try:
        kept = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, dict):
        return None
    status, hops = kept.get("status"), kept.get("redirects")
    texts = {item.name: kept[item.name] for item in fields(Obtained) if isinstance(kept.get(item.name), str)}
    redirects = tuple(filter(None, map(_hop_of, hops))) if isinstance(hops, list) else ()
    return Obtained(**texts, redirects=redirects, status=status if isinstance(status, int) else 0)


def _hop_of(entry: object) -> tuple[int, str] | None:
    if not isinstance(entry, Mapping):
        return None
    status, url = entry.get("status"), entry.get("url")
    return (status, url) if isinstance(status, int) and isinstance(url, str) else None


def read_obtained(path: Path) -> Obtained | None:
    """How the source at `path` was obtained; None where nothing beside it says so."""
    try:
        return parse_obtained(read_bytes(path.with_name(path.name + ENDING), MAX_BYTES, follow=False))
    except OSError:
        return None


def owner_of(name: str) -> str:
    """The source that a file would belong to by its name; empty where the name is that of no such file.

    >>> owner_of("a/page.html.http.json"), owner_of("page@2026-11-29.html"), owner_of("page.html")
    ('a/page.html', 'page.html', '')
    """
    if name.endswith(ENDING):
        return name.removesuffix(ENDING)
    found = _VERSION.fullmatch(name) if "@" in name else None
    return found[1] + (found[2] or "") if found else ""


def version_name(name: str, day: datetime.date, number: int = 1) -> str:
    """The name of a version of a source that was kept on a day, the first of that day or a further one.

    >>> version_name("a.b/page.html", datetime.date(2026, 11, 29), 2)
    'a.b/page@2026-11-29-2.html'
    """
    path = PurePosixPath(name)
    further = f"-{number}" if number > 1 else ""
    return str(path.with_name(f"{path.stem}@{day.isoformat()}{further}{path.suffix}"))


def belongs(name: str, names: Collection[str]) -> str:
    """The source among `names` that a file belongs to, by way of a version of it perhaps; empty where there is none.

    >>> belongs("a@2026-11-29.html.http.json", ["a.html"]), belongs("a@2026-11-29.html", ["b.html"])
    ('a.html', '')
    """
    owner = owner_of(name)
    if not owner:
        return ""
    return belongs(owner, names) or (owner if owner in names else "")
