"""The articles that the project names, and the rows that each hangs on: read once for each state of the project."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from timeline.desk.once import Once
from timeline.draft.run import articles_of, check_drafts
from timeline.model import Draft
from timeline.model.errors import TimelineError
from timeline.project.settings import Project

MOST = 20


class Articles:
    """Whose articles name a row. They are checked when somebody first asks, and anew when the project has changed."""

    def __init__(self, project: Project, day: datetime.date) -> None:
        self._project, self._day = project, day
        self._known = Once[dict[str, list[str]]]()

    def naming(self, row: str, revision: int) -> list[str]:
        """The paths of the articles that link a row, quote its words or are borne by its figures; at most MOST."""
        return self._known.get(revision, self._read).get(row, [])[:MOST]

    def _read(self) -> dict[str, list[str]]:
        try:
            given = articles_of(self._project, (), None)
            drafts = check_drafts(self._project, self._day, given).evidence.drafts if given else ()
        except TimelineError:  # an article that cannot be read hides no row: `timeline draft` tells it
            return {}
        named: dict[str, list[str]] = {}
        for draft in drafts:
            for row in dict.fromkeys(rows_of(draft)):
                named.setdefault(row, []).append(draft.path)
        return named


def rows_of(draft: Draft) -> Iterator[str]:
    """The rows that an article hangs on."""
    for link in draft.links:
        yield link.claim
    for quote in draft.quotes:
        yield from quote.claims
    for reading in draft.readings:
        yield from reading.claims
