"""What a finding is recognised by from one run to the next: its rule, its claim and the claim's quote.

Lines are left out on purpose: a row inserted above must not make every finding below it new. A finding that belongs to
no claim goes by its file and its message without the digits in it, which are mostly places and counts. Findings that
are equal in all of this are numbered in their order, so that each fingerprint occurs once.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from timeline.evidence.model import Report
from timeline.model import Finding

_DIGITS = re.compile(r"\d+")
_NOTHING = re.compile(r"(?!)")


def fingerprints(report: Report) -> list[str]:
    """The fingerprint of each of the report's findings, in their order: 64 hexadecimal digits, each unique."""
    unread = _NOTHING if report.evidence.drafts else _DIGITS  # an article's figures are what a finding is about
    quotes = {citation.id: citation.claim.quote for citation in report.evidence.citations}
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in report.findings:
        key = identity(finding, quotes, unread)
        seen[key] += 1
        found.append(digest((*key, str(seen[key]))))
    return found


def identity(finding: Finding, quotes: dict[str, str], passed_over: re.Pattern[str]) -> tuple[str, ...]:
    if finding.claim is None:
        return finding.rule, "", finding.region.path, passed_over.sub("", finding.message)
    return finding.rule, finding.claim, quotes.get(finding.claim, "")


def digest(parts: tuple[str, ...]) -> str:
    """The SHA-256 of texts, each with its length before it, so that no two lists of texts run together."""
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
