"""What changed between an earlier check and this one: new, gone, altered, moved, settled.

The earlier check is its JSON report (`--output-format json`, version 1). Rows are told by id; findings by rule, claim
and message, since their lines move whenever a row is added. Whatever in the earlier report is not as documented is
taken as not said.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.evidence.model import Citation, Report
from timeline.frozen import frozen
from timeline.model import ChangeKind, Status


@frozen
class Changes:
    """What changed, and what became of the findings that there were; findings as (rule, claim, message).

    Ids are in the order of the table. `status` has the quotes whose sense may have turned first: a negation, then other
    changes of what is said. `accepted` has the reason in place of the message.
    """

    as_of: str
    new: tuple[str, ...]
    gone: tuple[str, ...]
    status: tuple[tuple[str, str, str], ...]
    moved: tuple[str, ...]
    raised: tuple[tuple[str, str, str], ...]
    resolved: tuple[tuple[str, str, str], ...]
    accepted: tuple[tuple[str, str, str], ...] = ()
    standing: tuple[tuple[str, str, str], ...] = ()

    def __bool__(self) -> bool:
        return any((self.new, self.gone, self.status, self.moved, self.raised, self.resolved, self.accepted))


def changes_since(report: Report, earlier: Mapping[str, object]) -> Changes:
    """Compare a report with an earlier one's JSON."""
    before = {str(row.get("id")): row for row in rows(earlier, "claims")}
    now = {citation.id: citation for citation in report.evidence.citations}
    kept = [citation for citation in now.values() if citation.id in before]
    findings = [(found.rule, found.claim or "", found.message) for found in report.findings if found.ignored is None]
    earlier_findings = [finding_key(row) for row in rows(earlier, "findings") if row.get("ignored") is None]
    taken = {
        (found.rule, found.claim or "", found.message): found.ignored
        for found in report.findings
        if found.ignored is not None
    }
    now_found, found_before = set(findings), set(earlier_findings)
    return Changes(
        as_of=str(earlier.get("as_of", "")),
        new=tuple(name for name in now if name not in before),
        gone=tuple(name for name in before if name not in now),
        status=tuple(
            (each.id, str(before[each.id].get("status", "")), each.status.value)
            for each in sorted(kept, key=gravity)
            if before[each.id].get("status") != each.status.value and each.status is not Status.MOVED
        ),
        moved=tuple(
            each.id
            for each in kept
            if each.status.stands and before[each.id].get("start") not in (None, each.anchor.start)
        ),
        raised=tuple(dict.fromkeys(each for each in findings if each not in found_before)),
        resolved=tuple(dict.fromkeys(each for each in earlier_findings if each not in now_found | taken.keys())),
        accepted=tuple((*each[:2], taken[each]) for each in dict.fromkeys(earlier_findings) if each in taken),
        standing=tuple(dict.fromkeys(each for each in earlier_findings if each in now_found)),
    )


def gravity(citation: Citation) -> int:
    """How soon a quote is to be looked at: where a negation came or went first, then by what else changed."""
    kinds = [change.kind for change in citation.anchor.changes]
    order = [ChangeKind.NEGATION, *(kind for kind in ChangeKind if kind is not ChangeKind.NEGATION)]
    return min(map(order.index, kinds), default=len(order))


def rows(earlier: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """The objects of a list in the earlier report."""
    value = earlier.get(key)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def finding_key(row: Mapping[str, object]) -> tuple[str, str, str]:
    return str(row.get("rule", "")), str(row.get("claim") or ""), str(row.get("message", ""))
