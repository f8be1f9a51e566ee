"""`timeline refresh`: each source asked for again, what changed kept, and what was seen recorded, source by source.

The web is asked without holding anything of the project; each source is recorded as soon as it was seen, so that a run
that is ended keeps what it has done. Nothing is overwritten but the record, and that only if every line of it was read.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field, replace
from typing import Protocol

from timeline.checking.run import quiet
from timeline.evidence.inputs import Inputs, read_inputs
from timeline.evidence.verify_source import Progress
from timeline.frozen import frozen
from timeline.model import Refreshed, Seen, Sighting
from timeline.model.errors import TimelineError
from timeline.online.look import Looked, look
from timeline.online.outcome import Fetched, Outcome
from timeline.online.task import Chosen, Task, choose, task_of
from timeline.project.changing import changing_sources, new_file, over
from timeline.project.claims import read_day
from timeline.project.obtained import ENDING
from timeline.project.refreshed import read_refreshed, write_refreshed
from timeline.project.saving import bytes_at, save
from timeline.project.settings import Project

AT_ONCE = 8
"""Sources that are asked for side by side; of one host the client asks one page at a time."""


class Asks(Protocol):
    """What asks the web: timeline.online.client.Client."""

    def get(self, url: str, *, etag: str = "", last_modified: str = "", of: str = "") -> Fetched: ...


FindArchived = Callable[[str, datetime.date], str]
"""The address of an archived copy of a page near a day, or nothing."""


@frozen
class Refresh:
    """What came of a run: the sightings in order of name, the versions newly kept, and what could not be asked for.

    `unread` says why sources could not be compared, `hints` what to do about those that were not seen.
    """

    chosen: Chosen
    sightings: tuple[Sighting, ...] = ()
    kept: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Was every source seen, and does every quote stand in what is online?"""
        return not self.unread and all(one.outcome is Seen.INTACT for one in self.sightings)


def refresh(
    project: Project,
    day: datetime.date,
    client: Asks,
    names: Iterable[str] = (),
    *,
    find_archived: FindArchived = lambda _url, _day: "",
    progress: Progress = quiet,
) -> Refresh:
    """Ask for the sources that are named, or for all that have an address.

    Raises TimelineError where there is nothing to ask for, where the record has a line that cannot be read, or where
    something cannot be written; what was recorded before that stays.
    """
    inputs = read_inputs(project)
    require_readable(inputs.refreshed)
    chosen = choose(project, inputs, names)
    if not chosen.asked:
        message = f"{project.settings.sources}: no source with a url is there to be asked for"
        raise TimelineError(message, "Write its url into the row of the source, or fetch it: timeline fetch URL")
    sightings, kept, unread, hints = list[Sighting](), list[str](), dict[str, str](), dict[str, str]()
    for name, task, fetched in answers(project, inputs, chosen.asked, client, progress):
        if isinstance(task, str):
            unread[name] = task
            continue
        looked = with_archived(look(task, fetched, project, day), task, find_archived, day)
        record(project, looked)
        sightings.append(looked.sighting)
        hints[name] = looked.hint
        kept += [looked.sighting.kept] if looked.data else []
    return Refresh(chosen, tuple(sightings), tuple(kept), unread, hints)


def answers(
    project: Project, inputs: Inputs, names: Sequence[str], client: Asks, progress: Progress
) -> Iterator[tuple[str, Task | str, Fetched]]:
    """Each source with what came of asking for it, in order; a few are asked for side by side."""

    def ask(task: Task | str) -> Fetched:
        if isinstance(task, str):
            return Fetched(Outcome.UNREACHED, "", "")
        base = task.base
        return client.get(task.url, etag=base.etag, last_modified=base.modified, of=base.final)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for at in range(0, len(names), AT_ONCE):
            some = names[at : at + AT_ONCE]
            tasks = [task_of(project, inputs, name) for name in some]
            for number, (name, task, fetched) in enumerate(zip(some, tasks, pool.map(ask, tasks), strict=True), at):
                progress("asking", number, len(names))
                yield name, task, fetched


def with_archived(looked: Looked, task: Task, find_archived: FindArchived, day: datetime.date) -> Looked:
    """What was seen, of a page that is gone with an archived copy of it, as near to the day it was kept as there is."""
    one, info = looked.sighting, task.source.info
    if one.outcome is not Seen.GONE or one.archived:
        return looked
    known = read_day(info.retrieved) or info.published if info else None
    return replace(looked, sighting=replace(one, archived=find_archived(task.url, known or day)))


def record(project: Project, looked: Looked) -> None:
    """Write the version that is kept, and then what was seen. Raises TimelineError, and loses nothing."""
    one, settings = looked.sighting, project.settings
    kept = f"{settings.seeds}/{one.kept}"
    with changing_sources(project, one.source):
        changes = []
        if looked.data and looked.obtained is not None:
            changes.append(new_file(project, kept, looked.data))
            changes.append(new_file(project, kept + ENDING, looked.obtained.to_bytes()))
        read = bytes_at(project.root / settings.refreshed)
        now = read_refreshed(project.root, settings.refreshed, settings.seeds)
        require_readable(now)
        record = write_refreshed([*({**now.sightings, one.source: one}).values()])
        save(project.root, [*changes, over(settings.refreshed, record, read)])


def require_readable(refreshed: Refreshed) -> None:
    """Raise TimelineError where a line of the record cannot be read: what is written over is lost."""
    for problem in refreshed.problems:
        raise TimelineError(f"{problem.region.path}:{problem.region.line}: {problem.message}", problem.help)
