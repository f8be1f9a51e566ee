"""What a rule is: a function from the evidence to findings, with its name, level, text and traits beside its code.

The docstring is the rule's text: its first line the summary, then why, a failing and a passing example, and what to do.
`timeline rule NAME`, docs/rules.md and SARIF all show it. Whoever wants to know something of a rule asks the rule: no
list of rules' names stands anywhere else.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import attrgetter
from typing import Self, TypedDict, Unpack

from timeline.evidence.model import Citation, Evidence
from timeline.frozen import frozen
from timeline.model import Finding, Flaw, Level, Problem, Region, Related
from timeline.text.escape import one_line

SECTIONS = ("Why", "Fails", "Passes", "Do")


Check = Callable[[Evidence], Iterator[Finding]]


class Group(StrEnum):
    """What a rule is about: the heading that it stands under, and whether it needs the words of the source."""

    heading: str
    needs_words: bool

    def __new__(cls, value: str, heading: str, needs_words: bool) -> Self:
        one = str.__new__(cls, value)
        one._value_, one.heading, one.needs_words = value, heading, needs_words
        return one

    TABLE = "table", "The tables", False
    SOURCE = "source", "The sources", False
    QUOTE = "quote", "The quotes", True
    CITATION = "citation", "The lock", False
    ONLINE = "online", "What was seen online", False
    FIGURE = "figure", "Figures", True
    DATE = "date", "Dates", True
    REPORT = "report", "What is kept beside the claims", False
    DRAFT = "draft", "Articles", True


@frozen
class Rule:
    """A rule as it is listed. Its first five fields say what it is; what others have to know of it are its traits.

    `name` is the function's with hyphens, `level` that of its findings but for those that say they are less grave,
    `check` gives the findings, `text` is the docstring, `group` the heading that it stands under.

    `each_claim`: it judges every claim by itself, so that its silence is a verdict on the claim. Without: it judges
    files, rows of which no claim could be made, or several claims at once of which one is shown.
    `across`: what it finds in a row depends on other rows: on those of the same source for a rule of sources, on those
    of the same subject and measure for any other.
    `alone`: whether it finds something in a row depends on nothing but the row, what the lock has of it, its source,
    the settings that the map step reads, and the day where `max_age` is set.
    `anew`: it does, and what it says of it depends on more.
    `asked`: `review` asks somebody to decide.
    `fixable`: no word changes by what it proposes, and `check --fix` may write it unasked.
    `settled_by_lock`: it is gone once `lock` has recorded what stands.
    `stale`: where the quote was verified before, it says that this no longer holds.
    `derived`: it only draws the conclusion from what another finding of the row says better, and is shown after that.
    `acceptable`: a row may accept it, with a reason.
    `names_place`: its message gives lines or offsets, which change although the fault does not.
    `mark`: the words that mark a row for it in the reports; empty where it is told in other ways.
    `opt_in`: it is run only where a project selects it or gives it a level.
    """

    name: str
    level: Level
    check: Check
    text: str
    group: Group
    each_claim: bool = True
    across: bool = False
    alone: bool = False
    anew: bool = False
    asked: bool = False
    fixable: bool = False
    settled_by_lock: bool = False
    stale: bool = False
    derived: bool = False
    acceptable: bool = True
    names_place: bool = False
    mark: str = ""
    opt_in: bool = False

    @property
    def summary(self) -> str:
        return self.text.split("\n", 1)[0]

    @property
    def judges_rows(self) -> bool:
        """Can its findings be a row's? Others are those of a file of the project."""
        return self.each_claim or self.across or self.group not in (Group.SOURCE, Group.REPORT)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the commands make of its findings, a sentence each."""
        sentences = {
            "`timeline review` asks about it.": self.asked,
            "`timeline check --fix` settles it in the table.": self.fixable,
            "`timeline lock` settles it, and `timeline check --fix` where a lock is kept.": self.settled_by_lock,
            "A citation that was verified is stale by it.": self.stale,
            "A row cannot accept it.": not self.acceptable and self.group is not Group.DRAFT,
            "It is run where a project selects it or gives it a level.": self.opt_in,
        }
        return tuple(sentence for sentence, holds in sentences.items() if holds)

    def section(self, title: str) -> str:
        """The text of one of SECTIONS, without its title."""
        head = f"{title}:\n"
        if head not in self.text:
            return ""
        body = self.text.split(head, 1)[1]
        for other in SECTIONS:
            body = body.split(f"\n\n{other}:\n", 1)[0]
        return inspect.cleandoc(body)


class Traits(TypedDict, total=False):
    """What `@rule` can be given: the fields of a Rule that have the same names."""

    each_claim: bool
    across: bool
    alone: bool
    anew: bool
    asked: bool
    fixable: bool
    settled_by_lock: bool
    stale: bool
    derived: bool
    acceptable: bool
    names_place: bool
    mark: str
    opt_in: bool


def rule(level: Level, *, group: Group | None = None, **traits: Unpack[Traits]) -> Callable[[Check], Rule]:
    """Make a rule of a function: its name with hyphens is the rule's, its docstring the text, its module the group."""

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        text, module = inspect.cleandoc(check.__doc__ or name), check.__module__.rsplit(".", 1)[-1]
        return Rule(name, level, check, text, group or Group[module.upper()], **traits)

    return make


def from_readers(kind: Flaw, evidence: Evidence) -> Iterator[Finding]:
    """The findings of a rule for what readers met."""
    return (from_problem(problem) for problem in evidence.problems if problem.kind is kind)


def empty_cells(evidence: Evidence) -> set[Region]:
    """The cells of which `field-empty` is told: what follows from an empty quote is not told again."""
    return {problem.region for problem in evidence.problems if problem.kind is Flaw.FIELD_EMPTY}


def by_source(rows: Iterable[Citation]) -> list[Citation]:
    """The rows of each source together: a text that is asked for again and again is unpacked once."""
    return sorted(rows, key=attrgetter("source"))


def from_problem(problem: Problem) -> Finding:
    message, related = problem.message, problem.related
    return Finding(problem.kind.value, Level.ERROR, message, problem.region, problem.claim, related, problem.help)


def finding(
    message: str,
    region: Region,
    *,
    claim: str | None = None,
    related: tuple[Related, ...] = (),
    help: str = "",  # noqa: A002
    level: Level = Level.ERROR,
) -> Finding:
    """A finding whose rule is filled in when the rules are run; `level` where it is less grave than its rule."""
    return Finding("", level, message, region, claim, related, help)


def named(rule_: Rule, found: Finding, ceiling: Level) -> Finding:
    """The finding under its rule's name, with the level that the project leaves it, its message on one line."""
    level = graded(found.level, rule_.level, ceiling)
    message, claim, related, help_ = one_line(found.message), found.claim, found.related, found.help
    more = found.ignored, found.changes, found.fix, found.stale
    return Finding(rule_.name, level, message, found.region, claim, related, help_, *more)


rank_of = attrgetter("rank")


def graded(own: Level, usual: Level, ceiling: Level) -> Level:
    """How grave a finding is that is `own` by itself, of a rule that is `usual`, where a project sets a ceiling.

    A ceiling above the rule's level raises what is as grave as the rule, and nothing that is less.

    >>> [str(graded(own, Level.ERROR, Level.WARNING)) for own in Level]
    ['warning', 'warning', 'note']
    >>> [str(graded(own, Level.WARNING, Level.ERROR)) for own in (Level.WARNING, Level.NOTE)]
    ['error', 'note']
    """
    if own is usual or rank_of(own) < rank_of(usual):
        return ceiling
    return max(own, ceiling, key=rank_of)
