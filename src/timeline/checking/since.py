"""What is new since a git revision: findings that the project had not then, and claims whose row or source changed."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping

from timeline.checking.baseline import accept_known, key_of
from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.model import Claim, Finding
from timeline.project.claims import parse_claims, read_claims
from timeline.project.files import inside, read_bytes
from timeline.project.git import files_at, project_at
from timeline.project.settings import Project
from timeline.project.sources import unsafe_name


def new_findings(project: Project, report: Report, revision: str) -> tuple[Finding, ...]:
    """The findings that the project had not at a revision, checked as of the same day. Raises TimelineError."""
    known = Counter(map(key_of, findings_at(project, revision, report.evidence.as_of)))
    accepted, _ = accept_known(report.findings, known)
    return tuple(new for new, old in zip(accepted, report.findings, strict=True) if new.ignored == old.ignored)


def findings_at(project: Project, revision: str, day: datetime.date) -> tuple[Finding, ...]:
    """The open findings of the project as it was at a revision; none where it had no claims table."""
    before = report_at(project, revision, day)
    return tuple(found for found in before.findings if found.ignored is None) if before else ()


def report_at(project: Project, revision: str, day: datetime.date) -> Report | None:
    """The check of the project as it was at a revision; None where it had no claims table. Raises TimelineError."""
    settings = project.settings
    files = (settings.claims, settings.sources, settings.lock, settings.refreshed, settings.seeds, settings.rates)
    paths = [path for path in files if path]
    with project_at(project.root, revision, paths) as folder:
        if not (folder / settings.claims).exists():
            return None
        return examine(Project(folder, settings, project.origins, project.kept), day)


def affected_claims(project: Project, revision: str) -> dict[str, list[str]]:
    """The claims that changed since a revision, in the table's order, each with what did: new or row, source.

    A source changed where its bytes did, or what the table of sources says of it. Raises TimelineError.
    """
    settings = project.settings
    before = files_at(project.root, revision, [settings.claims, settings.sources, settings.seeds])
    rows = {
        claim.id: texts(claim)
        for claim in parse_claims(before.get(settings.claims, b""), settings.claims, settings.columns).claims
    }
    claims = read_claims(project.root, settings.claims, settings.columns).claims
    changed = {name: source_changed(project, name, before) for name in {claim.source for claim in claims}}
    described_anew = changed_infos(project, before)
    affected = {}
    for claim in claims:
        what = ["new"] if claim.id not in rows else ["row"] if rows[claim.id] != texts(claim) else []
        what += ["source"] if changed[claim.source] or claim.source in described_anew else []
        if what:
            affected[claim.id] = what
    return affected


def texts(claim: Claim) -> dict[str, str]:
    """What a row says; columns in which it says nothing are as if they were not there."""
    return {name: cell.text for name, cell in claim.cells.items() if cell.text}


def source_changed(project: Project, name: str, before: Mapping[str, bytes]) -> bool:
    """Are the bytes of a source other than they were? What cannot be read now has changed if it could be then."""
    path = f"{project.settings.seeds}/{name}"
    try:
        readable = not unsafe_name(name) and inside(project.root / path, project.root)
        limit = project.settings.max_source_mb << 20
        now = read_bytes(project.root / path, limit, follow=False) if readable else None
    except OSError:
        now = None
    return digest(now) != digest(before.get(path))


def digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def changed_infos(project: Project, before: Mapping[str, bytes]) -> set[str]:
    """The sources of which the table of sources says something else than it did."""
    from timeline.project.claims import SOURCE_OPTIONAL, SOURCE_REQUIRED
    from timeline.project.table import RawTable, parse_table, read_table

    path = project.settings.sources

    def described(table: RawTable) -> dict[str, dict[str, str]]:
        return {
            cells["source"].text: {name: cell.text for name, cell in cells.items() if cell.text}
            for _, cells in table.rows
        }

    old = described(parse_table(before[path], path, SOURCE_REQUIRED, SOURCE_OPTIONAL)) if path in before else {}
    new = described(read_table(project.root, path, SOURCE_REQUIRED, SOURCE_OPTIONAL))
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
