"""A check of what was checked before: what it showed is shown again, where nothing that it depends on has changed.

This is the first of what `--cache` keeps: a look at files of which none has changed costs reading them. Where one has,
the check goes its way, and takes what it can from what is kept of single rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from timeline.checking.gate import baseline_path
from timeline.cli.showing import Page, texts_of
from timeline.evidence.compared import RATES
from timeline.evidence.keys import digest
from timeline.model import Flaw
from timeline.project.kept import Kept, installed_version
from timeline.project.state import state_of

if TYPE_CHECKING:
    import datetime

    from timeline.evidence.model import Report
    from timeline.model import Source
    from timeline.project.settings import Project

NOTHING: Mapping[str, Source] = {}
MOST = 1 << 26
"""Characters of output beyond which nothing of it is kept."""


class Again:
    """What an earlier check showed, by all that it depends on; what this one shows, for the next.

    `kept` is where; None: nothing was kept and nothing is. `more`: what was asked of the check beside the settings and
    the pages that are to be shown, in texts and numbers.
    """

    def __init__(
        self, project: Project, kept: Kept | None, day: datetime.date, pages: Sequence[Page], more: object
    ) -> None:
        self._project, self._kept, self._pages = project, kept, pages
        self._key, self._state = b"", self._now() if kept is not None else None
        if self._state is not None:
            rest = [installed_version(RATES), day.isoformat(), [page.about for page in pages], more]
            self._key = digest("shown", repr(project.settings), rest)
        self._copies: list[list[str]] = []
        self._left = MOST

    def _now(self, sources: Mapping[str, Source] = NOTHING) -> bytes | None:
        """The state of the files, those of `sources` as they were when these were read."""
        read = {name: source.sha256 for name, source in sources.items()}
        return state_of(self._project, [baseline_path(self._project)], read)

    def show(self) -> int | None:
        """Show what was shown of these very files, and give the exit code; None where nothing is kept of them."""
        found = self._shown()
        if found is None:
            return None
        code, texts = found
        for page, text in zip(self._pages, texts, strict=True):
            page.write([text])
        return code

    def _shown(self) -> tuple[int, list[str]] | None:
        state = self._state
        data = self._kept.fetch(self._key) if self._kept is not None and state is not None else None
        if state is None or data is None or not data.startswith(state):
            return None
        with suppress(ValueError, TypeError):
            code, *texts = json.loads(data[len(state) :])
            return code, texts
        return None

    def show_new(self, report: Report) -> None:
        """Show a report on the pages. Raises TimelineError naming the file that cannot be written."""
        for page, pieces in texts_of(report, self._pages):
            page.write(self._copied(pieces))

    def _copied(self, pieces: Iterable[str]) -> Iterator[str]:
        """The pieces of the next text, which is shown by taking them."""
        if self._state is None:
            yield from pieces
            return
        copy = list[str]()
        self._copies.append(copy)
        for piece in pieces:
            self._left -= len(piece)
            if self._left >= 0:
                copy.append(piece)
            yield piece

    def keep(self, report: Report, code: int) -> None:
        """Keep what was shown of a report, unless it is too much, or a file was changed since this was made.

        A source that was read is not read once more: what was shown is of what it was then. One that could not be read
        is not certain to be read the same way again: a document may take too long on a machine with much to do.
        """
        problems = (source.problem for source in report.evidence.sources.values())
        certain = all(problem is None or problem.kind is Flaw.SOURCE_MISSING for problem in problems)
        if self._kept is None or self._state is None or self._left < 0 or not report.evidence.citations:
            return
        if certain and self._state == self._now(report.evidence.sources):
            shown = json.dumps([code, *map("".join, self._copies)])
            self._kept.keep(self._key, self._state + shown.encode())
