"""A report whose paths are told from a folder above the project, for a platform that knows only the repository."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from timeline.evidence.model import Citation, Evidence, Report
from timeline.model import Cell, Claim, Finding, Region, Source


def with_prefix(report: Report, prefix: str) -> Report:
    """The same report with `prefix` and a slash before every path; the report itself where there is no prefix."""
    folder = PurePosixPath(prefix).as_posix().strip("/")
    if folder in ("", "."):
        return report

    def prefixed(path: str) -> str:
        return f"{folder}/{path}"

    def region(place: Region) -> Region:
        return replace(place, path=prefixed(place.path))

    def finding(one: Finding) -> Finding:
        related = tuple(replace(item, region=region(item.region)) for item in one.related)
        return replace(one, region=region(one.region), related=related)

    def claim(one: Claim) -> Claim:
        cells = {name: Cell(cell.text, region(cell.region)) for name, cell in one.cells.items()}
        return replace(one, region=region(one.region), cells=cells)

    def source(one: Source) -> Source:
        return replace(one, path=prefixed(one.path))

    def citation(one: Citation) -> Citation:
        return replace(one, claim=claim(one.claim))

    evidence: Evidence = replace(
        report.evidence,
        table=replace(report.evidence.table, path=prefixed(report.evidence.table.path)),
        sources={name: source(one) for name, one in report.evidence.sources.items()},
        others={name: source(one) for name, one in report.evidence.others.items()},
        citations=tuple(map(citation, report.evidence.citations)),
        drafts=tuple(replace(one, path=prefixed(one.path)) for one in report.evidence.drafts),
    )
    return replace(report, evidence=evidence, findings=tuple(map(finding, report.findings)))
