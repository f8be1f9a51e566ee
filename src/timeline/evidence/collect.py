"""The flow, in one direction: verify each source's quotes, follow lost words, find them elsewhere, compare the rows.

Rows whose words are lost from their source are compared with none, so that these words can be looked for in other
sources while the others are compared. No clock, nothing printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from timeline.evidence.compare import compare_rows, series_of
from timeline.evidence.compared import compared_rows
from timeline.evidence.elsewhere import Places, find_elsewhere
from timeline.evidence.follow import follow
from timeline.evidence.inputs import Inputs, read_inputs
from timeline.evidence.model import Apart, Citation, Evidence
from timeline.evidence.processes import aside, number_of
from timeline.evidence.verify_source import Executor, Judge, Progress, jobs_of, verify_sources
from timeline.model import Lock, Source, Table
from timeline.project.kept import Kept
from timeline.project.settings import Project, Settings


def collect(
    project: Project,
    as_of: datetime.date,
    progress: Progress,
    table: Table | None = None,
    *,
    lock: Lock | None = None,
    git: bool = False,
    executor: Executor | None = None,
    judge: Judge | None = None,
) -> Evidence:
    """Everything that the rules look at. `table` and `lock` stand in for the files where those were read elsewhere.

    `judge` tells of each row by itself which rules find something in it.
    """
    inputs = read_inputs(project, table, lock)
    history = project.root if git and project.settings.follow else None
    return evidence_of(
        inputs,
        project.settings,
        as_of,
        progress,
        history=history,
        executor=executor,
        kept=project.kept,
        judge=judge,
    )


def evidence_of(
    inputs: Inputs,
    settings: Settings,
    as_of: datetime.date,
    progress: Progress,
    *,
    history: Path | None = None,
    executor: Executor | None = None,
    kept: Kept | None = None,
    judge: Judge | None = None,
) -> Evidence:
    """What is found in what was read; `history` is the folder whose git is asked where lost words stand now."""
    claims, sources = inputs.table.claims, inputs.sources
    jobs = jobs_of(claims, sources, inputs.lock, settings, as_of)
    citations = verify_sources(claims, jobs, progress, executor, kept, judge)
    sources = with_languages(sources, citations)
    citations = follow(history, citations, sources) if history else citations
    places = Places.of_lost(citations, sources, kept)
    number = 1 if executor else number_of([job for job in jobs if not places.knows(job.source)])
    del jobs  # a pair for each row, which nobody asks for any more
    with aside(partial(places.look_in, sources, citations), number) as looked:
        comparisons, series, pairs = compared_rows(citations, inputs.rates, kept)
        places.found.update(looked())
    citations, others = find_elsewhere(citations, sources, inputs.uncited, places)
    return Evidence(
        as_of=as_of,
        settings=settings,
        table=inputs.table,
        infos=inputs.infos,
        sources=sources,
        lock=inputs.lock,
        problems=inputs.problems,
        citations=citations,
        comparisons=comparisons,
        series=series,
        apart=Apart(citations, pairs),
        others=others,
        listed=inputs.listed,
        rates=inputs.rates,
        refreshed=inputs.refreshed,
    )


def with_languages(sources: Mapping[str, Source], citations: Iterable[Citation]) -> dict[str, Source]:
    """The sources, each that rows cite with what was seen of its language when they were verified."""
    like = {row.source: row.reads_like for row in {row.source: row for row in citations}.values()}
    return {name: replace(one, reads_like=like[name]) if name in like else one for name, one in sources.items()}


def compared(evidence: Evidence, sources: Mapping[str, Source]) -> Evidence:
    """The evidence with its rows compared anew, and no sources but those given."""
    rows = evidence.citations
    comparisons, series = compare_rows(rows, evidence.rates), series_of(rows)
    return replace(evidence, sources=sources, comparisons=comparisons, series=series)
