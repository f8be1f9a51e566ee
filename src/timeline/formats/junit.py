"""JUnit XML, in the dialect that Jenkins, GitLab, Azure and GitHub's actions read: a test case per claim.

A claim of which no rule speaks is one passing case; of another there is a case for each rule that speaks of it. What
makes the check fail (`fail_on`) is a failure; what does not is a passing case that says it in its output; what a row
accepts is skipped with the reason. `classname` is the source, so that viewers group by it. Characters that XML 1.0
forbids are spelled out. Cost: linear in the claims and findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.evidence.model import Citation, Report
from timeline.formats.phrases import place
from timeline.formats.view import PLAIN, View
from timeline.frozen import frozen
from timeline.model import Finding, Level
from timeline.rules import level_of, rules_run
from timeline.text.escape import clip, visible, xml_text

LONGEST = 2000
MOST_RELATED = 20


@frozen
class Case:
    """One test case: what it is about, and what was found, nothing where it passes."""

    classname: str
    name: str
    file: str
    line: int
    findings: tuple[Finding, ...] = ()


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """The document: one suite with the cases of the claims, and those of what concerns no claim."""
    fails = {level.value for level in Level if level.rank <= rank_of(report.evidence.settings.fail_on)}
    what = Counter(outcome(case, fails) for case in all_cases(report))
    counts = f'tests="{what.total()}" failures="{what["failure"]}" errors="0" skipped="{what["skipped"]}" time="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="timeline" {counts}>\n<testsuite name="timeline" {counts}>\n'
    for case in all_cases(report):
        yield "".join(f"{line}\n" for line in case_lines(case, fails))
    yield "</testsuite>\n</testsuites>\n"


def rank_of(fail_on: str) -> int:
    """How grave a finding must be to fail the check; below every level for `never`."""
    return Level(fail_on).rank if fail_on in set(Level) else -1


def all_cases(report: Report) -> Iterable[Case]:
    """The cases in the order of the table, and then what concerns no claim, by file."""
    return draft_cases(report) if report.evidence.drafts else claim_cases(report)


def claim_cases(report: Report) -> Iterator[Case]:
    by_claim: dict[str, dict[str, list[Finding]]] = {}
    others: dict[tuple[str, str], list[Finding]] = {}
    known = {citation.id for citation in report.evidence.citations}
    for finding in report.findings:
        if finding.claim in known:
            by_claim.setdefault(finding.claim or "", {}).setdefault(finding.rule, []).append(finding)
        else:
            others.setdefault((finding.region.path, finding.rule), []).append(finding)
    for citation in report.evidence.citations:
        found = by_claim.get(citation.id, {})
        for rule in found:
            yield replace(silent_case(citation, f"{citation.id}: {rule}"), findings=tuple(found[rule]))
        if not found:
            yield silent_case(citation, citation.id)
    for (path, rule), some in others.items():
        yield Case(path, rule, path, some[0].region.line, tuple(some))


def draft_cases(report: Report) -> list[Case]:
    """A case for each article and rule, and for what else was found, by file."""
    by_case: dict[tuple[str, str], list[Finding]] = {
        (draft.path, rule.name): []
        for draft in report.evidence.drafts
        for rule in rules_run(report.evidence)
        if level_of(rule, report.evidence.settings) is not None
    }
    for finding in report.findings:
        by_case.setdefault((finding.region.path, finding.rule), []).append(finding)
    return [
        Case(path, rule, path, found[0].region.line if found else 1, tuple(found))
        for (path, rule), found in by_case.items()
    ]


def silent_case(citation: Citation, name: str) -> Case:
    """A case of a claim in which nothing was found."""
    return Case(citation.claim.source, name, citation.claim.region.path, citation.claim.line)


def outcome(case: Case, fails: Iterable[str]) -> str:
    """`failure`, `skipped` (all of it accepted), `said` or `passed`."""
    if any(finding.ignored is None and finding.level.value in fails for finding in case.findings):
        return "failure"
    if not case.findings:
        return "passed"
    return "skipped" if all(finding.ignored is not None for finding in case.findings) else "said"


def case_lines(case: Case, fails: Iterable[str]) -> list[str]:
    opened = (
        f"<testcase {attribute('classname', case.classname)} {attribute('name', case.name)} "
        f'{attribute("file", case.file)} line="{case.line}" time="0"'
    )
    result = outcome(case, fails)
    if result == "passed":
        return [f"{opened}/>"]
    text = "\n".join(map(format_finding, case.findings))
    message = attribute("message", case.findings[0].message)
    if result == "failure":
        body = f"<failure {message} {attribute('type', case.findings[0].rule)}>{xml_content(text)}</failure>"
    elif result == "skipped":
        body = f"<skipped {attribute('message', f'accepted: {case.findings[0].ignored}')}/>"
    else:
        body = f"<system-out>{xml_content(text)}</system-out>"
    return [f"{opened}>", body, "</testcase>"]


def format_finding(finding: Finding) -> str:
    """A finding with its further places and the next step, a line each."""
    head = f"{place(finding)}: {finding.level}[{finding.rule}] {clip(finding.message, LONGEST)}"
    related = [f"  {item.region.describe()}: {clip(item.message, LONGEST)}" for item in finding.related[:MOST_RELATED]]
    help_ = [f"  help: {clip(finding.help, LONGEST)}"] if finding.help else []
    return "\n".join(map(visible, [head, *related, *help_]))


def attribute(name: str, value: str) -> str:
    return f'{name}="{xml_content(visible(clip(value, LONGEST)))}"'


def xml_content(text: str) -> str:
    """Text between tags or in an attribute; no line of it can be taken for a runner's command."""
    return xml_text(text).replace("##", "#&#35;").replace("::", ":&#58;")
