"""What an article accepts: comments `timeline: rule: reason`, on the line of the finding or the one above."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from timeline.draft.article import Comment
from timeline.model import Acceptance

_ACCEPTS = re.compile(r"\s*timeline:\s*(?P<rule>[a-z-]{1,60})\s*:\s*(?P<reason>\S.*?)\s*\Z", re.DOTALL)
_UNTIL = re.compile(r"until=(?P<day>\d{4}-\d\d-\d\d)\s*")


def acceptances_of(comments: Iterable[Comment]) -> Iterator[Acceptance]:
    """The acceptances among the comments; one without a reason has no effect.

    >>> [(one.rule, one.reason) for one in acceptances_of([Comment("timeline: draft-quote-missing: ours", 0, 9)])]
    [('draft-quote-missing', 'ours')]
    """
    for comment in comments:
        match = _ACCEPTS.match(comment.words)
        if match:
            until, reason = _until(match["reason"])
            if reason:
                yield Acceptance(match["rule"], reason, comment.start, comment.end, until)


def _until(reason: str) -> tuple[datetime.date | None, str]:
    """The day until which it is accepted, and the reason without it."""
    match = _UNTIL.match(reason)
    try:
        day = datetime.date.fromisoformat(match["day"]) if match else None
    except ValueError:
        return None, ""
    return day, " ".join((reason[match.end() :] if match else reason).split())
