"""SARIF 2.1.0 (OASIS), as code scanning reads it: all rules, results with stable fingerprints, acceptances, fixes.

Columns count code points and say so. A message's own brackets are escaped, so that only our links to the related
locations are links (3.11.6). Places are URIs relative to the project's folder, percent-encoded (3.4.3). GitHub takes at
most 25,000 results and 10 MB: the gravest are kept, and a notification says how many are left out.

Cost: linear in the findings that are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Citation, Report
from timeline.formats.fingerprint import fingerprints
from timeline.formats.jsontext import json_text
from timeline.formats.phrases import counted
from timeline.formats.quoting import csv_quoted
from timeline.formats.uri import relative_uri
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Region
from timeline.model.version import __version__
from timeline.rules import RULES
from timeline.rules.rule import SECTIONS, Rule
from timeline.text.escape import clip, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
MOST_CHARACTERS = 9_000_000
MOST_RELATED = 100
LONGEST = 4000


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """The log of one run."""
    results = kept_results(report)
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "timeline",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [rule_object(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder of the project."}}},
        "invocations": [invocation(len(report.findings) - len(results))],
    }
    yield f'{{"$schema": {json_text(SCHEMA)}, "version": "2.1.0", "runs": [{json_text(run)[:-1]}, "results": ['
    for n, result in enumerate(results):
        yield f", {result}" if n else result
    yield "]}]}\n"


def rule_object(rule: Rule) -> dict[str, object]:
    """A rule as `timeline rule` tells it."""
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(rule.section("Why").split()) or rule.summary},
        "help": {"text": rule.text, "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {"tags": [rule.group.value]},
    }


def rule_markdown(rule: Rule) -> str:
    """A rule's text with its sections as Markdown; the examples stand in code blocks."""
    parts = [rule.summary]
    for title in SECTIONS:
        body = rule.section(title)
        example = title in ("Fails", "Passes")
        parts.append(f"**{title}**\n\n" + (f"```text\n{body}\n```" if example else body))
    return "\n\n".join(parts) + "\n"


def kept_results(report: Report) -> list[str]:
    """The results that a log can hold, each as JSON, in the order of the findings."""
    order = {rule.name: n for n, rule in enumerate(RULES)}
    rows = {citation.id: citation for citation in report.evidence.citations}
    numbered = list(enumerate(zip(report.findings, fingerprints(report), strict=True)))
    numbered.sort(key=lambda item: (item[1][0].ignored is not None, item[1][0].level.rank))
    size, kept = 0, []
    for n, (finding, fingerprint) in numbered[:MOST_RESULTS]:
        result = json_text(result_object(finding, fingerprint, order[finding.rule], rows.get(finding.claim or "")))
        size += len(result)
        if size > MOST_CHARACTERS:
            break
        kept.append((n, result))
    return [result for _, result in sorted(kept, key=lambda item: item[0])]


def result_object(finding: Finding, fingerprint: str, rule_index: int, row: Citation | None) -> dict[str, object]:
    """One result; `row` is the claim's, whose cell a fix replaces."""
    related = finding.related[:MOST_RELATED]
    links = "".join(f"\n[{plain(item.message)}]({n})" for n, item in enumerate(related, 1))
    help_ = f"\n{plain(finding.help)}" if finding.help else ""
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.level.value,
        "message": {"text": plain(finding.message) + links + help_},
        "locations": [location(finding.region)],
        "partialFingerprints": {"ruleClaimQuote/v1": fingerprint},
    }
    if related:
        result["relatedLocations"] = [
            {"id": n, **location(item.region), "message": {"text": plain(item.message)}}
            for n, item in enumerate(related, 1)
        ]
    if finding.ignored is not None:
        reason = visible(clip(finding.ignored, LONGEST))
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": reason}]
    if finding.fix is not None and row is not None and finding.fix.column in row.claim.cells:
        place = row.claim.place(finding.fix.column)
        result["fixes"] = [fix_object(finding.fix.description, place, csv_quoted(finding.fix.text))]
    return result


def plain(text: str) -> str:
    r"""Text for a SARIF message: visible, bounded, its brackets no links.

    >>> plain("see [here](https://x.example)")
    'see \\[here\\](https://x.example)'
    """
    shown = visible(clip(text, LONGEST)).replace("\\", "\\\\")
    return shown.replace("[", "\\[").replace("]", "\\]")


def location(region: Region) -> dict[str, object]:
    """A place: its file, its region where the file has lines, and its name where it has one ("page 3")."""
    physical: dict[str, object] = {
        "artifactLocation": {"uri": relative_uri(region.path), "uriBaseId": "%SRCROOT%"},
        **({"region": region_object(region)} if region.has_lines else {}),
    }
    named = {"logicalLocations": [{"name": visible(region.place)}]} if region.place else {}
    return {"physicalLocation": physical, **named}


def region_object(region: Region) -> dict[str, int]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def fix_object(description: str, cell: Region, text: str) -> dict[str, object]:
    """A cell of the claims table replaced as a whole."""
    replacement = {"deletedRegion": region_object(cell), "insertedContent": {"text": text}}
    artifact = {"uri": relative_uri(cell.path), "uriBaseId": "%SRCROOT%"}
    return {
        "description": {"text": plain(description)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def invocation(left_out: int) -> dict[str, object]:
    """That the check ran to its end, and how many findings the log could not hold."""
    if not left_out:
        return {"executionSuccessful": True}
    message = (
        f"{counted(left_out, 'finding')} left out, the least grave: a log holds {MOST_RESULTS:,} results and 10 MB."
    )
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": message}}],
    }
