"""The version that was kept of a page taken as the source: `timeline refresh --adopt`. The web is not asked.

The source's bytes are kept as a version of the day they were obtained on, then the version takes their place, with what
is known of how it was obtained: one change (saving.py). The quotes are then settled as in any source that has changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from timeline.evidence.inputs import read_inputs
from timeline.frozen import frozen
from timeline.model import Seen, Sighting, SourceInfo
from timeline.model.errors import TimelineError
from timeline.online.look import free_name
from timeline.online.refresh import require_readable
from timeline.online.task import Task, bytes_at, sha256, task_of
from timeline.project import saving
from timeline.project.changing import changing_sources, new_file, over
from timeline.project.claims import read_day
from timeline.project.files import read_bytes
from timeline.project.obtained import ENDING, Obtained, read_obtained
from timeline.project.refreshed import write_refreshed
from timeline.project.settings import Project
from timeline.project.source_cells import with_cells
from timeline.project.table import MAX_BYTES


@frozen
class Adopted:
    """A source that was replaced: by which version, and where its own bytes lie now."""

    source: str
    version: str
    earlier: str


def adopt(project: Project, names: Iterable[str], day: datetime.date) -> list[Adopted]:
    """Take the version that was kept as the source, of each that is named. Raises TimelineError.

    All are looked at before any is written.
    """
    prefix = f"{project.settings.seeds}/"
    wanted = list(dict.fromkeys(name.removeprefix(prefix) for name in names))
    if not wanted:
        raise TimelineError("--adopt names no source", "timeline refresh --adopt SOURCE")
    for name in wanted:
        version_to_take(project, name)
    return [adopt_one(project, name, day) for name in wanted]


def version_to_take(project: Project, name: str) -> tuple[Task, Sighting, bytes, dict[str, Sighting]]:
    """The source, what was seen of it, and the version to take. Raises TimelineError where there is none."""
    inputs = read_inputs(project)
    require_readable(inputs.refreshed)
    one = inputs.refreshed.sightings.get(name)
    if name not in inputs.infos or one is None or not one.kept:
        hint = f"timeline refresh {name} asks for it, and keeps it where it has changed"
        raise TimelineError(f"{name[:80]}: no version of it is kept that differs", hint)
    task = task_of(project, inputs, name)
    if isinstance(task, str):
        raise TimelineError(task, "Nothing was written.")
    if one.against != task.source.sha256:
        message = f"{task.source.path} is not the file that the version was compared with"
        raise TimelineError(message, f"Ask again: timeline refresh {name}")
    data = bytes_at(project, one.kept)
    if data is None or sha256(data) != one.sha256:
        message = f"{project.settings.seeds}/{one.kept} is not there as it was kept"
        raise TimelineError(message, f"Ask again: timeline refresh {name}")
    return task, one, data, dict(inputs.refreshed.sightings)


def adopt_one(project: Project, name: str, day: datetime.date) -> Adopted:
    """Write what is kept of the old bytes, the new ones, and what is known of them, as one change."""
    settings, root = project.settings, project.root
    file = f"{settings.seeds}/{name}"
    with changing_sources(project, name):
        read, beside = saving.bytes_at(root / settings.refreshed), saving.bytes_at(root / f"{file}{ENDING}")
        task, one, data, sightings = version_to_take(project, name)
        version = read_obtained(project.path("seeds") / one.kept) or obtained_of(one)
        about = new_cells(project, task.source.info, one, version.retrieved)
        obtained = read_obtained(root / file) or Obtained()
        earlier, _ = free_name(task, task.data, project, day_of(task, obtained, day))
        known = replace(
            one, outcome=Seen.INTACT, reason="", found=Seen.INTACT, since=one.seen, against=one.sha256, kept="",
            trivial=0, counts={}, passages=(), quotes=(),
        )  # fmt: skip
        record = write_refreshed({**sightings, name: known}.values())
        aside = f"{settings.seeds}/{earlier}"
        changes = [new_file(project, aside, task.data)]
        if beside is not None:
            changes.append(new_file(project, aside + ENDING, obtained.to_bytes()))
        changes.append(over(file, data, task.data))
        if about is not None:
            changes.append(over(settings.sources, about[1], about[0]))
        changes.append(over(settings.refreshed, record, read))
        saving.save(root, [*changes, over(file + ENDING, version.to_bytes(), beside)])
    return Adopted(name, one.kept, earlier)


def new_cells(project: Project, info: SourceInfo | None, one: Sighting, day: str) -> tuple[bytes, bytes] | None:
    """The table of the sources as it is and as it is to be: the day of the version, and its hash where one is given."""
    if info is None:
        return None
    old = read_bytes(project.path("sources"), MAX_BYTES)
    cells = {"retrieved": day, **({"sha256": one.sha256} if info.sha256 else {})}
    return old, with_cells(old, project.settings.sources, one.source, cells)


def day_of(task: Task, obtained: Obtained, day: datetime.date) -> datetime.date:
    """The day that the source as it is was obtained on; where nothing says it, the day on which it is set aside."""
    info = task.source.info
    return read_day(obtained.retrieved) or (read_day(info.retrieved) if info else None) or day


def obtained_of(one: Sighting) -> Obtained:
    retrieved = one.seen.isoformat() if one.seen else ""
    return Obtained(one.url, one.final, (), 200, retrieved, "", one.etag, one.modified, one.sha256)
