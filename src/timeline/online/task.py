"""One source to ask the web for again: the file as it is kept, who cites it, and which version the server is asked by.

A conditional request names the version that is at hand: the one that was kept last, or the source itself. Without its
bytes an answer “not modified” would say nothing, and then the page is asked for whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from timeline.evidence.inputs import Inputs, limits_in
from timeline.evidence.locate import entry_for
from timeline.evidence.versions import Rows
from timeline.frozen import frozen
from timeline.model import Sighting, Source
from timeline.model.errors import TimelineError
from timeline.project.files import read_bytes
from timeline.project.obtained import read_obtained
from timeline.project.settings import Project, nearest
from timeline.project.sources import read_source


@frozen
class Base:
    """A version that is at hand: its bytes, and what the server said of them at the address that gave them."""

    data: bytes
    final: str = ""
    etag: str = ""
    modified: str = ""


@frozen
class Task:
    """A source to ask for: `data` are its bytes, `before` is what was seen of it at this address, `rows` cite it."""

    source: Source
    data: bytes
    url: str
    rows: Rows
    before: Sighting | None
    base: Base


@frozen
class Chosen:
    """The sources to ask for, and those that cannot be: without an address, and not there."""

    asked: tuple[str, ...]
    without_url: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def choose(project: Project, inputs: Inputs, names: Iterable[str]) -> Chosen:
    """The sources that are named, or all. Raises TimelineError for a name that is none."""
    known = sorted({*inputs.listed, *inputs.infos, *(claim.source for claim in inputs.table.claims)})
    wanted = [name.removeprefix(f"{project.settings.seeds}/") for name in names]
    for name in wanted:
        if name not in known:
            raise TimelineError(f"there is no source {name[:80]!r}", nearest(name, known))
    chosen = list(dict.fromkeys(wanted)) or known
    with_url = [name for name in chosen if name in inputs.infos and inputs.infos[name].url]
    listed = frozenset(inputs.listed)
    return Chosen(
        tuple(name for name in with_url if name in listed),
        tuple(name for name in chosen if name not in with_url and name in listed),
        tuple(name for name in with_url if name not in listed),
    )


def task_of(project: Project, inputs: Inputs, name: str) -> Task | str:
    """What is asked for a source, or why it cannot be compared with anything."""
    info, limits = inputs.infos[name], limits_in(project)
    source = inputs.sources.get(name)
    if source is None:
        source = read_source(project.root, project.settings.seeds, name, info, limits)
    data = bytes_at(project, name)
    if data is None or sha256(data) != source.sha256:
        return source.problem.message if source.problem else f"{source.path} has changed while it was read"
    claims = (claim for claim in inputs.table.claims if claim.source == name)
    rows = tuple((claim, entry_for(claim, inputs.lock)) for claim in claims)
    before = inputs.refreshed.sightings.get(name)
    before = before if before is not None and before.url == info.url else None
    return Task(source, data, info.url, rows, before, base_of(project, source, data, info.url, before))


def base_of(project: Project, source: Source, data: bytes, url: str, before: Sighting | None) -> Base:
    """The version at hand that the server can be asked by."""
    if before is not None and before.sha256:
        if before.sha256 == source.sha256:
            return Base(data, before.final, before.etag, before.modified)
        kept = bytes_at(project, before.kept) if before.kept else None
        if kept is not None and sha256(kept) == before.sha256:
            return Base(kept, before.final, before.etag, before.modified)
    obtained = read_obtained(project.path("seeds") / source.name)
    if obtained is not None and obtained.sha256 == source.sha256 and obtained.url == url and not obtained.archived:
        return Base(data, obtained.final_url, obtained.etag, obtained.last_modified)
    return Base(data)


def bytes_at(project: Project, name: str) -> bytes | None:
    """The bytes of a file among the sources, None where they cannot be read."""
    try:
        return read_bytes(project.path("seeds") / name, project.settings.max_source_mb << 20, follow=False)
    except OSError:
        return None


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
