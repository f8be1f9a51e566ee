"""JUnit XML, in the dialect that Jenkins, GitLab, Azure and GitHub's actions read: a test case per claim and rule.

A claim that no rule speaks of is one passing case. What makes the check fail (`fail_on`) is a failure; what does not is
a passing case that says it in its output; what a row accepts is skipped with the reason. `classname` is the source, so
that viewers group by it. Characters that XML 1.0 forbids are spelled out.

Cost: linear in the claims and findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.escape import clip, visible, xml_text
from timeline.evidence import Report
from timeline.formats.telling import place
from timeline.model import Finding, Level

LONGEST = 2000
MOST_RELATED = 20


@dataclass(frozen=True, slots=True)
class Case:
    """One test case: what it is about, and what was found, nothing where it passes."""

    classname: str
    name: str
    file: str
    line: int
    findings: tuple[Finding, ...] = ()


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001
    """The document: one suite with a case for each claim and rule that has something to say."""
    cases = all_cases(report)
    fails = {level.value for level in Level if level.rank <= rank_of(report.evidence.settings.fail_on)}
    failures = sum(outcome(case, fails) == "failure" for case in cases)
    skipped = sum(outcome(case, fails) == "skipped" for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="timeline" {counts}>',
        f'<testsuite name="timeline" {counts}>',
        *(line for case in cases for line in case_lines(case, fails)),
        "</testsuite>",
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def rank_of(fail_on: str) -> int:
    """How grave a finding must be to fail the check; below every level for `never`."""
    return Level(fail_on).rank if fail_on in set(Level) else -1


def all_cases(report: Report) -> list[Case]:
    """The cases in the order of the table, and then what concerns no claim, by file."""
    by_claim: dict[str, dict[str, list[Finding]]] = {}
    others: dict[tuple[str, str], list[Finding]] = {}
    known = {citation.id for citation in report.evidence.citations}
    for finding in report.findings:
        if finding.claim in known:
            by_claim.setdefault(finding.claim or "", {}).setdefault(finding.rule, []).append(finding)
        else:
            others.setdefault((finding.region.path, finding.rule), []).append(finding)
    cases = []
    for citation in report.evidence.citations:
        at = (citation.claim.source, citation.claim.region.path, citation.claim.line)
        rules = by_claim.get(citation.id, {})
        cases += [case_of(f"{citation.id}: {rule}", *at, found) for rule, found in rules.items()]
        if not rules:
            cases.append(case_of(citation.id, *at, ()))
    cases += [case_of(rule, path, path, found[0].region.line, found) for (path, rule), found in others.items()]
    return cases


def case_of(name: str, classname: str, file: str, line: int, findings: Sequence[Finding]) -> Case:
    return Case(classname, name, file, line, tuple(findings))


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
    told = "\n".join(map(told_finding, case.findings))
    message = attribute("message", case.findings[0].message)
    if result == "failure":
        body = f"<failure {message} {attribute('type', case.findings[0].rule)}>{xml_content(told)}</failure>"
    elif result == "skipped":
        body = f"<skipped {attribute('message', f'accepted: {case.findings[0].ignored}')}/>"
    else:
        body = f"<system-out>{xml_content(told)}</system-out>"
    return [f"{opened}>", body, "</testcase>"]


def told_finding(finding: Finding) -> str:
    """A finding with its further places and the next step, a line each."""
    head = f"{place(finding)}: {finding.level}[{finding.rule}] {clip(finding.message, LONGEST)}"
    related = [
        f"  {item.region.path}:{item.region.line}:{item.region.column}: {clip(item.message, LONGEST)}"
        for item in finding.related[:MOST_RELATED]
    ]
    help_ = [f"  help: {clip(finding.help, LONGEST)}"] if finding.help else []
    return "\n".join(map(visible, [head, *related, *help_]))


def attribute(name: str, value: str) -> str:
    return f'{name}="{xml_content(visible(clip(value, LONGEST)))}"'


def xml_content(text: str) -> str:
    """Text between tags or in an attribute; no line of it can be taken for a runner's command."""
    return xml_text(text).replace("##", "#&#35;").replace("::", ":&#58;")
