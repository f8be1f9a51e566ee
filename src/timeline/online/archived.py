"""The archived copy of a page that is gone: where people can look at it."""

from __future__ import annotations

import datetime

from timeline.online.client import Client
from timeline.online.target import parse_target
from timeline.online.wayback import Archived, find_archived


def archived_copy(client: Client, url: str, day: datetime.date) -> str:
    """The address of the copy that is nearest to a day, or nothing.

    Of a host that is asked although its address is not public no archive knows, and none is to hear.
    """
    if parse_target(url).host in client.allowed:
        return ""
    found = find_archived(client, url, day)
    return found.url if isinstance(found, Archived) else ""
