"""What `timeline coverage` does: which figures and dates of a project's sources no claim cites."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from timeline.checking.run import examine, quiet, require_claims
from timeline.evidence.coverage import Coverage, cover
from timeline.evidence.inputs import limits_in
from timeline.evidence.model import Evidence
from timeline.evidence.verify_source import Progress
from timeline.model import Source
from timeline.model.errors import TimelineError
from timeline.project.settings import Project, nearest
from timeline.project.sources import read_each
from timeline.text.escape import one_line

MOST = 20  # of each source, where all are told


def cover_project(
    project: Project, day: datetime.date, progress: Progress = quiet, *, source: str | None = None
) -> list[Coverage]:
    """The coverage of every source, or of one. Raises TimelineError where there are no claims, or no such source."""
    report = examine(project, day, progress)
    require_claims(report)
    covered = cover(report.evidence, uncited_sources(project, report.evidence))
    if source is None:
        return covered
    chosen = [one for one in covered if one.source == source.removeprefix(f"{project.settings.seeds}/")]
    if not chosen:
        message = f"there is no source {source[:80]!r} that can be read"
        raise TimelineError(message, nearest(source, report.evidence.listed))
    return chosen


def uncited_sources(project: Project, evidence: Evidence) -> Iterator[Source]:
    """The sources that lie in the folder and that no claim names."""
    settings = project.settings
    names = (name for name in evidence.listed if name not in evidence.sources)
    return read_each(project.root, settings.seeds, names, evidence.infos, limits_in(project))


def describe_coverage(covered: Sequence[Coverage], most: int | None = MOST) -> Iterator[str]:
    """A line for each source, each followed by what is not cited, and the whole at the end."""
    for one in covered:
        yield f"{one.source}: {describe_share(one.cited, one.total)}"
        for at, words in one.uncited[:most]:
            where = f"{at.line}:{at.column}" if at.has_lines else at.place
            yield f"  {where}  {one_line(words)}"
        if len(one.uncited) > len(one.uncited[:most]):
            yield f"  and {len(one.uncited) - len(one.uncited[:most]):,} more: --source {one.source}"
    if len(covered) != 1:
        cited, total = sum(one.cited for one in covered), sum(one.total for one in covered)
        yield f"{len(covered)} sources: {describe_share(cited, total)}"


def describe_share(cited: int, total: int) -> str:
    """The share in words, rounded down: 100 % is said of all only.

    >>> describe_share(2, 3), describe_share(0, 0)
    ('2 of 3 figures and dates cited (66 %)', 'no figures and no dates')
    """
    if not total:
        return "no figures and no dates"
    return f"{cited:,} of {total:,} figures and dates cited ({100 * cited // total} %)"
