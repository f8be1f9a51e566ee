"""What looking again has left behind: records of sources that are gone, and versions that no record speaks of any more.

`timeline refresh` says it, and removes nothing; `timeline refresh --prune` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.frozen import frozen
from timeline.model import Refreshed
from timeline.online.refresh import require_readable
from timeline.project.changing import changing_sources, over
from timeline.project.claims import read_source_table
from timeline.project.files import remove_plain_file
from timeline.project.obtained import ENDING
from timeline.project.refreshed import read_refreshed, write_refreshed
from timeline.project.saving import bytes_at, save
from timeline.project.settings import Project
from timeline.project.sources import list_sources, list_versions


@frozen
class Behind:
    """`records` are sources that have neither file nor row any more, `versions` files beside sources that are there."""

    records: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()

    def describe(self) -> Iterator[str]:
        """What it is, in words: nothing where there is nothing."""
        if self.versions:
            yield some(len(self.versions), "kept version", "that no record speaks of")
        if self.records:
            yield some(len(self.records), "record", "of sources that are gone")


def some(number: int, noun: str, what: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'} {what}"


def left_behind(project: Project) -> Behind:
    """What is left behind now. Raises TimelineError where the record cannot be read."""
    return behind_of(project, read_record(project))


def read_record(project: Project) -> Refreshed:
    """The record, every line of it. Raises TimelineError."""
    found = read_refreshed(project.root, project.settings.refreshed, project.settings.seeds)
    require_readable(found)
    return found


def behind_of(project: Project, record: Refreshed) -> Behind:
    root, settings = project.root, project.settings
    infos, _ = read_source_table(root, settings.sources, "")
    there = {*list_sources(root, settings.seeds), *infos}
    spoken = {one.kept for one in record.sightings.values() if one.source in there}
    versions = (name for name in list_versions(root, settings.seeds) if name not in spoken)
    return Behind(tuple(name for name in sorted(record.sightings) if name not in there), tuple(versions))


def prune(project: Project) -> Behind:
    """Remove it: the records, then the versions, each with how it was obtained. Raises TimelineError.

    What a source was before a version was adopted is among them.
    """
    settings, seeds = project.settings, project.path("seeds")
    with changing_sources(project):
        read = bytes_at(project.root / settings.refreshed)
        record = read_record(project)
        found = behind_of(project, record)
        if found.records:
            left = [one for name, one in record.sightings.items() if name not in found.records]
            save(project.root, [over(settings.refreshed, write_refreshed(left), read)])
        for name in found.versions:
            for path in (seeds / f"{name}{ENDING}", seeds / name):
                if path.exists():
                    remove_plain_file(path, project.root)
    return found
