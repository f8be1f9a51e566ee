"""What an answer of the web means for one source and its quotes: intact, changed, in doubt, gone or unreached.

Only a version that can be judged says anything of a quote. What was known before stays known where the page is in doubt
or was not reached: that it says otherwise since a month is not undone by a server that fails today.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from timeline.evidence.versions import Versions, compare_versions
from timeline.frozen import frozen
from timeline.model import Seen, Sighting, Source
from timeline.model.errors import TimelineError
from timeline.online.doubt import judge
from timeline.online.outcome import Fetched, Outcome
from timeline.online.task import Task, bytes_at, sha256
from timeline.project.decode import decoded
from timeline.project.obtained import Obtained, read_obtained, version_name
from timeline.project.settings import Project

MOST = 99
"""Versions of a source that are kept of one day."""

_UNKNOWN = {Outcome.IN_DOUBT: Seen.IN_DOUBT, Outcome.UNREACHED: Seen.UNREACHED}


@frozen
class Version:
    """What is online: its bytes, how they are read, and the name under which they are kept, or would be."""

    data: bytes
    source: Source
    name: str
    is_there: bool


@frozen
class Looked:
    """What was seen of a source, and the version that is to be kept of it, with how it was obtained.

    `hint` is what to do where it was not seen.
    """

    sighting: Sighting
    data: bytes = b""
    obtained: Obtained | None = None
    hint: str = ""


def look(task: Task, fetched: Fetched, project: Project, day: datetime.date) -> Looked:
    """What an answer says of a source."""
    if fetched.outcome in _UNKNOWN:
        return Looked(unknown(task, day, _UNKNOWN[fetched.outcome], fetched.reason), hint=fetched.hint)
    if fetched.outcome is Outcome.GONE:
        one = Sighting(task.source.name, task.url, day, Seen.GONE, fetched.reason, Seen.GONE, day, day)
        before = task.before if task.before and task.before.found is Seen.GONE else None
        return Looked(replace(one, since=before.since, archived=before.archived) if before else one)
    data = task.base.data if fetched.outcome is Outcome.NOT_MODIFIED else fetched.body
    version = version_of(task, data, fetched, project, day)
    versions = Versions()
    if version.data != task.data:
        fetched = judge(fetched, version.source)
        if fetched.outcome in _UNKNOWN:
            return Looked(unknown(task, day, _UNKNOWN[fetched.outcome], fetched.reason), hint=fetched.hint)
        versions = judged(task, version, project, day)
    if versions.doubt:
        return Looked(unknown(task, day, Seen.IN_DOUBT, versions.doubt))
    return seen(task, version, versions, fetched, day)


def unknown(task: Task, day: datetime.date, outcome: Seen, reason: str) -> Sighting:
    """A source that could not be seen: what was known of it stays."""
    one = task.before or Sighting(task.source.name, task.url, day, outcome)
    return replace(one, asked=day, outcome=outcome, reason=reason)


def judged(task: Task, version: Version, project: Project, day: datetime.date) -> Versions:
    """What differs, or why what was sent cannot be judged by."""
    info = task.source.info
    if info is not None and info.transcript:
        return Versions("it is another file now, and only a transcript of the kept one can be read")
    return compare_versions(task.source, version.source, task.rows, project.settings, day)


# ---- the version online ----------------------------------------------------------------------------------------------


def version_of(task: Task, data: bytes, fetched: Fetched, project: Project, day: datetime.date) -> Version:
    """What was sent, read as the source is.

    Of two versions whose text is the same the one that was kept is taken: pages write the hour into their markup.
    """
    if data == task.data:
        return Version(data, task.source, "", True)
    name = task.before.kept if task.before else ""
    kept = bytes_at(project, name) if name else None
    if kept is not None and task.before and sha256(kept) == task.before.sha256:
        obtained = read_obtained(project.path("seeds") / name)
        source = read_as(task, kept, name, obtained.type if obtained else "", project)
        if kept == data or reads_alike(source, read_as(task, data, name, fetched.type, project)):
            return Version(kept, source, name, True)
    name, is_there = free_name(task, data, project, day)
    return Version(data, read_as(task, data, name, fetched.type, project), name, is_there)


def reads_alike(one: Source, other: Source) -> bool:
    """Are two versions the same to a reader: the same words, of which the same are struck or hidden?"""
    return one.problem is other.problem is None and (one.text, one.visible) == (other.text, other.visible)


def read_as(task: Task, data: bytes, name: str, content_type: str, project: Project) -> Source:
    """A version read as its source is, under the path that it has among the sources."""
    about, settings = task.source.info, project.settings
    info = replace(about, sha256="", transcript="") if about else None
    path, seconds = f"{settings.seeds}/{name}", float(settings.reader_seconds)
    source = decoded(task.source.name, path, data, info, seconds=seconds, content_type=content_type)
    return replace(source, assumed=task.source.assumed)


def free_name(task: Task, data: bytes, project: Project, day: datetime.date) -> tuple[str, bool]:
    """The first name of the day that no other version has, and whether this one has it already."""
    for number in range(1, MOST + 1):
        name = version_name(task.source.name, day, number)
        if not (project.path("seeds") / name).exists():
            return name, False
        if bytes_at(project, name) == data:
            return name, True
    raise TimelineError(f"{task.source.path}: {MOST} versions of {day} are kept already", "Remove some of them.")


def seen(task: Task, version: Version, versions: Versions, fetched: Fetched, day: datetime.date) -> Looked:
    """A source that was seen, intact or changed, and what is to be kept of it."""
    found = Seen.CHANGED if versions.lost else Seen.INTACT
    keeps = bool(versions.lost or versions.rest.passages)
    one = Sighting(
        task.source.name, task.url, day, found, "", found, day, day,
        against=task.source.sha256, sha256=sha256(version.data), kept=version.name if keeps else "",
        trivial=versions.rest.trivial, counts=versions.rest.counts, passages=versions.rest.passages,
        quotes=versions.lost,
    )  # fmt: skip
    if keeps or version.data == task.data:
        one = with_validators(one, task, fetched)
    before = task.before
    if before is not None and before.since is not None and substance(before) == substance(one):
        one = replace(one, since=before.since)
    if not keeps or version.is_there:
        return Looked(one)
    return Looked(one, version.data, obtained_of(one, fetched, day))


def with_validators(one: Sighting, task: Task, fetched: Fetched) -> Sighting:
    """The sighting with what the server says of the version that is at hand."""
    if fetched.outcome is Outcome.OBTAINED:
        return replace(one, final=fetched.final_url, etag=fetched.etag, modified=fetched.last_modified)
    etag, modified = fetched.etag or task.base.etag, fetched.last_modified or task.base.modified
    return replace(one, final=task.base.final, etag=etag, modified=modified)


def substance(one: Sighting) -> object:
    """What was seen, apart from its days and places: where it is the same, it is the same since then."""
    quotes = [replace(quote, region=None) for quote in one.quotes]
    return one.found, quotes, [(passage.kind, passage.was, passage.now) for passage in one.passages]


def obtained_of(one: Sighting, fetched: Fetched, day: datetime.date) -> Obtained:
    """How the version that is kept was obtained."""
    return Obtained(
        url=one.url,
        final_url=one.final,
        redirects=tuple((hop.status, hop.url) for hop in fetched.redirects),
        status=fetched.status,
        retrieved=day.isoformat(),
        type=fetched.type,
        etag=one.etag,
        last_modified=one.modified,
        sha256=one.sha256,
    )
