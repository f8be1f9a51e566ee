"""The flow, in one direction: read, verify each source's quotes, find lost words elsewhere, follow them, compare.

No clock, nothing printed.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.evidence.compare import compare_rows, series_of
from timeline.evidence.follow import follow
from timeline.evidence.locate import find_elsewhere
from timeline.evidence.model import Evidence
from timeline.evidence.verify_source import Executor, Progress, jobs_of, verify_sources
from timeline.model import Table
from timeline.model.errors import TimelineError
from timeline.project.claims import read_claims, read_source_table
from timeline.project.files import inside, read_bytes
from timeline.project.lock import read_lock
from timeline.project.settings import Project, Settings
from timeline.project.sources import list_sources, read_source, read_sources

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates


def collect(
    project: Project,
    as_of: datetime.date,
    progress: Progress,
    table: Table | None = None,
    *,
    git: bool = False,
    executor: Executor | None = None,
) -> Evidence:
    """Everything that the rules look at. `table` stands in for the claims table where that was read elsewhere."""
    settings, root = project.settings, project.root
    table = table or read_claims(root, settings.claims)
    infos, said = read_source_table(root, settings.sources, settings.language)
    limit = settings.max_source_mb << 20
    listed = tuple(list_sources(root, settings.seeds))
    hashed = (name for name in listed if name in infos and infos[name].sha256)  # a hash that is given must hold
    sources = read_sources(root, settings.seeds, (*(claim.source for claim in table.claims), *hashed), infos, limit)
    lock = read_lock(root, settings.lock)
    rates = load_rates(project)

    jobs = jobs_of(table.claims, sources, lock, settings, as_of)
    citations = verify_sources(table.claims, jobs, progress, executor)
    uncited = (name for name in listed if name not in sources)
    more = (read_source(root, settings.seeds, name, infos.get(name), limit) for name in uncited)
    citations, others = find_elsewhere(citations, sources, more)
    citations = follow(root, citations, sources) if git else citations
    return Evidence(
        as_of=as_of,
        settings=settings,
        table=table,
        infos=infos,
        sources=sources,
        lock=lock,
        problems=(*table.problems, *said, *lock.problems),
        citations=citations,
        comparisons=compare_rows(citations, rates),
        series=series_of(citations),
        others=others,
        listed=listed,
        rates=rates,
    )


def load_rates(project: Project) -> Rates | None:
    """The project's own exchange rates, or the shipped ones where it sets a window for them; None: as shipped."""
    settings = project.settings
    if not settings.rates and settings.rate_days == Settings().rate_days:
        return None
    from timeline.figures.comparing.rates import MAX_BYTES, Rates

    if not settings.rates:
        return Rates.load(window_days=settings.rate_days)
    try:
        if not inside(project.root / settings.rates, project.root):
            raise TimelineError(f"{settings.rates}: leads out of the project", "Put a plain file there.")
        data = read_bytes(project.root / settings.rates, MAX_BYTES)
        return Rates.load(Path(settings.rates), data=data, window_days=settings.rate_days)
    except OSError as error:
        raise TimelineError(f"{settings.rates}: cannot be read: {error.strerror or type(error).__name__}") from error
    except ValueError as error:
        raise TimelineError(str(error), "Give a file in the ECB's layout: Date,USD,JPY,…") from error
