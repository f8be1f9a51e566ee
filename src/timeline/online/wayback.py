"""A page as the Wayback Machine kept it: the copy nearest to a day, its bytes as they were obtained."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from timeline.frozen import frozen
from timeline.online.outcome import Fetched, Outcome

if TYPE_CHECKING:
    from timeline.online.client import Client

_STAMP = re.compile(r"\d{14}", re.ASCII)


@frozen
class Archive:
    """Where an archive is asked which copies it has, and where these are."""

    asked: str = "https://archive.org/wayback/available"
    copies: str = "https://web.archive.org/web"

    def url_of(self, stamp: str, url: str) -> str:
        """The address of a copy without what the archive adds to a page that it shows."""
        return f"{self.copies}/{stamp}id_/{url}"


WAYBACK = Archive()


@frozen
class Archived:
    """A copy in an archive: where it is, and the day that it is of."""

    url: str
    day: datetime.date


def find_archived(client: Client, url: str, day: datetime.date) -> Archived | Fetched:
    """The copy of a page that is nearest to a day; else what came of looking for it, with the reason."""
    archive = WAYBACK
    stamp = day.strftime("%Y%m%d")
    asked = client.get(f"{archive.asked}?url={quote(url, safe='')}&timestamp={stamp}")
    if asked.outcome is not Outcome.OBTAINED:
        return replace(asked, url=url, reason=f"the archive cannot be asked: {asked.reason}")
    found = stamp_of(asked.body)
    if not found:
        hint = "Its index may lag, or answer nothing when it is busy: try again later, or another day."
        return replace(asked, outcome=Outcome.GONE, url=url, body=b"", reason="the archive has no copy", hint=hint)
    return Archived(archive.url_of(found, url), day_of(found))


def fetch_archived(client: Client, url: str, day: datetime.date) -> tuple[Fetched, datetime.date | None]:
    """The page as it was kept nearest to a day, and the day that it was kept on, where there is one.

    What the archive says of its copy (ETag, Last-Modified) is not of the page, and is left out.
    """
    copy = find_archived(client, url, day)
    if isinstance(copy, Fetched):
        return copy, None
    fetched = client.get(copy.url)
    stamp = re.match(re.escape(WAYBACK.copies) + r"/(\d{14})id_/", fetched.final_url, re.ASCII)
    if fetched.outcome is Outcome.OBTAINED and stamp is None:
        reason = "the archive leads to what is no copy of its own"
        return replace(
            fetched, outcome=Outcome.UNREACHED, url=url, body=b"", reason=reason, hint="Try another day."
        ), None
    kept = day_of(stamp[1]) if stamp else copy.day
    headers = {name: value for name, value in fetched.headers.items() if name not in ("etag", "last-modified")}
    return replace(fetched, url=url, headers=headers), kept


def stamp_of(answer: bytes) -> str:
    """The time of the nearest copy, by what the archive answers; empty where it knows none."""
    try:
        closest = json.loads(answer)["archived_snapshots"]["closest"]
        stamp, available = closest["timestamp"], closest["available"]
        day_of(stamp)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return stamp if available is True else ""


def day_of(stamp: object) -> datetime.date:
    """The day of a time as the archive writes it. Raises ValueError for what is none."""
    if not isinstance(stamp, str) or not _STAMP.fullmatch(stamp):
        raise ValueError(stamp)
    return datetime.date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
