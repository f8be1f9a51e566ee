"""What a rule is: a function from the evidence to findings, with its name, level and text beside its code.

The docstring is the rule's text: its first line the summary, then why, a failing and a passing example, and what to do.
`timeline rule NAME`, docs/rules.md and SARIF all show it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline.evidence.model import Evidence
from timeline.model import Finding, Level, Problem, Region, Related
from timeline.text.escape import one_line

SECTIONS = ("Why", "Fails", "Passes", "Do")


Check = Callable[[Evidence], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is listed: `check` gives its findings, `text` its docstring, `group` the page it stands on."""

    name: str
    level: Level
    check: Check
    text: str
    group: str

    @property
    def summary(self) -> str:
        return self.text.split("\n", 1)[0]

    def section(self, title: str) -> str:
        """The text of one of SECTIONS, without its title."""
        head = f"{title}:\n"
        if head not in self.text:
            return ""
        body = self.text.split(head, 1)[1]
        for other in SECTIONS:
            body = body.split(f"\n\n{other}:\n", 1)[0]
        return inspect.cleandoc(body)


def rule(level: Level) -> Callable[[Check], Rule]:
    """Make a rule of a function: its name with hyphens is the rule's, its module the group, its docstring the text."""

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(name, level, check, inspect.cleandoc(check.__doc__ or name), check.__module__.rsplit(".", 1)[-1])

    return make


def told_by_readers(name: str, evidence: Evidence) -> Iterator[Finding]:
    """The problems that readers met and that this rule tells."""
    for problem in evidence.problems:
        if problem.rule == name:
            yield from_problem(problem)


def empty_cells(evidence: Evidence) -> set[Region]:
    """The cells of which `field-empty` is told: what follows from an empty quote is not told again."""
    return {problem.region for problem in evidence.problems if problem.rule == "field-empty"}


def from_problem(problem: Problem) -> Finding:
    return Finding(
        problem.rule, Level.ERROR, problem.message, problem.region, problem.claim, problem.related, problem.help
    )


def finding(
    message: str,
    region: Region,
    *,
    claim: str | None = None,
    related: tuple[Related, ...] = (),
    help: str = "",  # noqa: A002
) -> Finding:
    """A finding whose rule and level are filled in when the rules are run."""
    return Finding("", Level.ERROR, message, region, claim, related, help)


def named(rule_: Rule, found: Finding, level: Level) -> Finding:
    """The finding under its rule's name, with the level that the project gives the rule, its message on one line."""
    return replace(found, rule=rule_.name, level=level, message=one_line(found.message))
