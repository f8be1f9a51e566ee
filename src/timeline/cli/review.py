"""`timeline review`: settle what is stale, one row at a time or by command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.check import require_claims
from timeline.cli.options import AsOf, ClaimsPath, Config, Directory, Isolated, SeedsPath, day_of, open_project
from timeline.cli.output import colour_of_stdout, emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence import Report
    from timeline.reviewing import Decision, Item
    from timeline.settings import Project

KEYS = "[a]ccept  [e]dit  [k]eep with a reason  [s]kip  next s[o]urce  [A]ccept all of this kind  [q]uit and write"


def review(
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="ID", help="Take the source's words.")] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", metavar="ID", help="Keep the row, with --reason.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why rejected rows stay as they are.")] = "",
    accept_moved: Annotated[
        bool, typer.Option("--accept-moved", help="Accept every quote that only moved or was only reformatted.")
    ] = False,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Step through the rows whose quotes need a decision; write table and lock once, at the end.

    Without a terminal and without options it prints the commands that do the same. Exit code 0: nothing is left to
    decide; 1: something is.
    """
    project = open_project(directory, claims, seeds, config, isolated)
    day = day_of(as_of, project)
    from timeline.check import check as run_check
    from timeline.files import only_writer
    from timeline.reviewing import Answer, commands, decide, items, pick

    with only_writer(project.root, project.path("claims").parent):
        report = run_check(project, day)
        require_claims(report)
        found = items(report)
        if accept or reject or accept_moved:
            moved = [item for item in found if accept_moved and item.kind in ("moved", "reformatted")]
            decisions = decide([*pick(found, accept or ()), *moved], Answer.ACCEPT)
            decisions += decide(pick(found, reject or ()), Answer.KEEP, reason)
        elif sys.stdin is not None and sys.stdin.isatty() and found:
            decisions = ask_all(found, report)
        else:
            emit("".join(line + "\n" for line in commands(found)) or "nothing to decide\n")
            raise typer.Exit(1 if found else 0)
        left = settle(project, day, report, decisions)
    emit(f"{len(decisions)} settled, {left} left\n")
    raise typer.Exit(1 if left else 0)


def settle(project: Project, day: datetime.date, report: Report, decisions: Sequence[Decision]) -> int:
    """Write the table and then the lock; how many rows are left to decide. Raises TimelineError and writes nothing
    if a decision would leave a row whose quote does not stand.
    """
    from timeline.check import check as run_check
    from timeline.claims import parse_claims
    from timeline.files import write_bytes
    from timeline.lockfile import write_lock
    from timeline.locking import new_entries
    from timeline.reviewing import Answer, items, reviewed_table

    data = reviewed_table(report.evidence, decisions)
    after = run_check(project, day, table=parse_claims(data, project.settings.claims))
    standing = {citation.id: citation.status.stands for citation in after.evidence.citations}
    for decision in decisions:
        if decision.answer in (Answer.ACCEPT, Answer.EDIT) and not standing.get(decision.item.citation.id):
            raise TimelineError(f"{decision.item.citation.id}: the new quote would not stand", "Nothing was written.")
    if any(decision.answer is not Answer.SKIP for decision in decisions):
        write_bytes(project.path("claims"), data, project.root)
        if not after.evidence.lock.problems:
            entries, _ = new_entries(after.evidence)
            write_bytes(project.path("lock"), write_lock(entries), project.root)
    return len(items(run_check(project, day)))


def ask_all(found: Sequence[Item], report: Report) -> list[Decision]:
    """The decisions of an editor at a terminal, one row at a time."""
    from timeline.reviewing import Answer, Decision

    decisions: list[Decision] = []
    all_of: set[str] = set()
    skipped_source = ""
    for number, item in enumerate(found, 1):
        if item.citation.claim.source == skipped_source:
            continue
        if item.kind in all_of and item.acceptable:
            decisions.append(Decision(item, Answer.ACCEPT))
            continue
        show_item(item, number, len(found), report)
        key = typer.prompt(KEYS, default="s", show_default=False).strip()[:1]
        if key == "q":
            break
        if key == "o":
            skipped_source = item.citation.claim.source
        elif key == "A" and item.acceptable:
            all_of.add(item.kind)
            decisions.append(Decision(item, Answer.ACCEPT))
        elif key == "a" and item.acceptable:
            decisions.append(Decision(item, Answer.ACCEPT))
        elif key == "e":
            decisions.append(Decision(item, Answer.EDIT, ask_quote(item)))
        elif key == "k":
            decisions.append(Decision(item, Answer.KEEP, typer.prompt("Reason")))
    return [decision for decision in decisions if decision.text or decision.answer is Answer.ACCEPT]


def ask_quote(item: Item) -> str:
    """New words for a quote, asked for until they stand; nothing typed leaves the row."""
    from timeline.anchor import find_quote

    while True:
        words: str = typer.prompt("Quote", default="", show_default=False)
        if not words or find_quote(words, item.citation.source.text).status.stands:
            return words
        emit("These words do not stand in the source.\n")


def show_item(item: Item, number: int, of: int, report: Report) -> None:
    """One row's findings as `check` shows them."""
    from dataclasses import replace

    from timeline.formats import FORMATS

    emit(f"\n{number} of {of}\n")
    emit(FORMATS["full"](replace(report, findings=item.findings), colour=colour_of_stdout()))
    if not item.acceptable:
        emit("There is nothing to accept here.\n")
