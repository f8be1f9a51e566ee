"""What a check begins with: the table, what is known of the sources, their texts, the lock and the rates.

They come from the files of a project, or are at hand already. What could not be read stands in the problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.evidence.processes import ROW, aside, number_for
from timeline.frozen import frozen
from timeline.model import Lock, Problem, Refreshed, Source, SourceInfo, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims, parse_source_table, read_claims, read_source_table
from timeline.project.files import inside, read_bytes
from timeline.project.lock import read_lock
from timeline.project.obtained import belongs
from timeline.project.refreshed import read_refreshed
from timeline.project.settings import Project, Settings
from timeline.project.sources import Limits, given_source, list_sources, read_each, read_sources
from timeline.project.views import Views

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates


ENTRY = 500  # bytes of the lock's entry of a row, about
MANY = 2000  # entries from which it pays to read the lock while the table is read


@frozen
class Inputs:
    """All that was read. `sources` are those that rows cite or that have a hash to hold, `uncited` the others.

    `listed` are the names of all; `uncited` are read when they are asked for, and once.
    """

    table: Table
    infos: Mapping[str, SourceInfo]
    sources: Mapping[str, Source]
    lock: Lock
    uncited: Iterable[Source] = ()
    listed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    rates: Rates | None = field(default=None)
    refreshed: Refreshed = field(default_factory=lambda: Refreshed(""))


def read_inputs(project: Project, table: Table | None = None, lock: Lock | None = None) -> Inputs:
    """The files of a project. `table` and `lock` stand in for the claims table and the lock where those are at hand.

    Raises TimelineError only where the settings name what cannot be used.
    """
    settings, root = project.settings, project.root
    known = dict[str, str]()
    number = 1 if lock or table else number_for_lock(root / settings.lock, settings.jobs)
    with aside(partial(read_lock, root, settings.lock, known), number) as locked:
        table = table or read_claims(root, settings.claims, settings.columns)
        infos, faults = read_source_table(root, settings.sources, settings.language)
        known.update((text, text) for claim in table.claims for text in (claim.id, claim.source, claim.quote))
        lock = lock or locked()
    limits = limits_in(project)
    listed = tuple(list_sources(root, settings.seeds))
    cited = read_sources(root, settings.seeds, needed(table, infos, listed), infos, limits)
    sources = {name: assuming(source, settings.language) for name, source in cited.items()}
    rest = read_each(root, settings.seeds, (name for name in listed if name not in sources), infos, limits)
    more = (assuming(source, settings.language) for source in rest)
    refreshed = read_refreshed(root, settings.refreshed, settings.seeds)
    problems = (*table.problems, *faults, *lock.problems, *refreshed.problems)
    return Inputs(table, infos, sources, lock, more, listed, problems, load_rates(settings, root), refreshed)


def number_for_lock(file: Path, asked: int) -> int:
    """How many processes are to read the table and the lock: another one has to send its entries, so that many pay."""
    try:
        entries = file.stat().st_size // ENTRY
    except OSError:
        return 1
    return number_for(entries * ROW, asked) if entries >= MANY else 1


def given_inputs(claims: bytes, texts: Mapping[str, str | bytes], about: bytes | None, settings: Settings) -> Inputs:
    """The same from what is at hand: the tables as CSV, the sources by name. There is no lock."""
    table = parse_claims(claims, settings.claims, settings.columns)
    infos, faults = parse_source_table(about, settings.sources, settings.language) if about is not None else ({}, ())
    listed = tuple(sorted(name for name in texts if not belongs(name, texts)))
    cited = set(needed(table, infos, listed))
    given = (given_source(settings.seeds, name, texts, infos.get(name)) for name in sorted({*listed, *cited}))
    sources = {source.name: assuming(source, settings.language) for source in given}
    return Inputs(
        table,
        infos,
        {name: source for name, source in sources.items() if name in cited},
        Lock(settings.lock),
        [source for name, source in sources.items() if name not in cited],
        listed,
        (*table.problems, *faults),
        load_rates(settings, None),
    )


def assuming(source: Source, language: str) -> Source:
    """The source in the language that is assumed where nothing is known of it."""
    return source if source.assumed == language else replace(source, assumed=language)


def limits_in(project: Project) -> Limits:
    """The limits that a project sets, with the views that its store keeps."""
    return limits_of(project.settings, Views(project.kept))


def limits_of(settings: Settings, views: Views | None = None) -> Limits:
    """How large sources may be, how long reading one may take, and what was made of them before."""
    return Limits(settings.max_source_mb << 20, float(settings.reader_seconds), views)


def needed(table: Table, infos: Mapping[str, SourceInfo], listed: Iterable[str]) -> list[str]:
    """The sources that rows cite, and those with a hash: one that is given must hold."""
    hashed = (name for name in listed if name in infos and infos[name].sha256)
    return [*(claim.source for claim in table.claims), *hashed]


def load_rates(settings: Settings, root: Path | None) -> Rates | None:
    """The project's own exchange rates, or the shipped ones where it sets a window for them; None: as shipped.

    Without a `root` there are no files. Raises TimelineError.
    """
    if not settings.rates and settings.rate_days == Settings().rate_days:
        return None
    from timeline.figures.comparing.rates import MAX_BYTES, Rates

    if not settings.rates:
        return Rates.load(window_days=settings.rate_days)
    if root is None:
        raise TimelineError("rates: names a file, and nothing is read from files here", "Open a project with it.")
    try:
        if not inside(root / settings.rates, root):
            raise TimelineError(f"{settings.rates}: leads out of the project", "Put a plain file there.")
        data = read_bytes(root / settings.rates, MAX_BYTES)
        return Rates.load(Path(settings.rates), data=data, window_days=settings.rate_days)
    except OSError as error:
        raise TimelineError(f"{settings.rates}: cannot be read: {error.strerror or type(error).__name__}") from error
    except ValueError as error:
        raise TimelineError(str(error), "Give a file in the ECB's layout: Date,USD,JPY,…") from error
