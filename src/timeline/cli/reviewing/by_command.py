"""`timeline review` without a terminal: the commands that make the same decisions."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from timeline.cli.output import complain
from timeline.cli.results import warn
from timeline.formats.objects import finding_object
from timeline.model import Status
from timeline.review.apply import Settled
from timeline.review.decisions import Answer, Decision
from timeline.review.items import Asks, Item


def command_of(decision: Decision, command: str = "timeline review") -> str:
    """The command that makes this decision."""
    name, typed = decision.item.id, shlex.quote(" ".join(decision.typed.split()))
    options = {
        Answer.ACCEPT: f"--accept {name}",
        Answer.PLACE: f"--accept {name} --place {typed}",
        Answer.EDIT: f"--edit {name} --quote {typed}",
        Answer.DATE: f"--edit {name} --date {typed}",
        Answer.KEEP: f"--reject {name} --reason {typed}",
        Answer.DROP: f"--drop {name}",
    }
    return f"{command} {options[decision.answer]}{adding(decision.item, decision.cells)}"


def adding(item: Item, columns: Iterable[str]) -> str:
    """The option that adds columns, where the table lacks one of those that are written."""
    return "" if all(name in item.citation.claim.cells for name in columns) else " --add-columns"


def commands(found: Sequence[Item], command: str = "timeline review") -> list[str]:
    """What settles these rows without a terminal: for each a comment that says what it is, and its commands."""
    moved = [item for item in found if item.is_moved]
    lines = [f"# {len(moved)} moved or reformatted", f"{command} --accept-moved"] if moved else []
    for item in found:
        if item not in moved:
            lines += [f"# {item.citation.claim.source}: {item.findings[0].message}", *choices(item, command)]
    return lines


def object_of(settled: Settled, command: str) -> dict[str, object]:
    """What was settled, and what is left with the commands that settle each, as plain data."""
    return {
        "version": 1,
        "as_of": settled.report.evidence.as_of.isoformat(),
        "settled": [
            {"claim": one.item.id, "answer": one.answer.value, "cells": dict(one.cells)} for one in settled.made
        ],
        "outdated": [one.item.id for one in settled.outdated],
        "left": [item_object(item, command) for item in settled.left],
        "standing": [finding_object(found) for found in settled.standing],
    }


def item_object(item: Item, command: str) -> dict[str, object]:
    row = item.citation
    return {
        "claim": item.id,
        "kind": item.kind,
        "source": row.claim.source,
        "line": row.claim.line,
        "findings": [
            {"rule": found.rule, "level": found.level.value, "message": found.message} for found in item.findings
        ],
        "choices": list(item.choices),
        "accepting": dict(item.cells) if item.acceptable else None,
        "commands": choices(item, command),
    }


def choices(item: Item, command: str) -> list[str]:
    """The commands that settle one row."""
    lines = [f"{command} --accept {item.id}"] if item.acceptable else []
    if item.choices:
        figures = "; ".join(f"{number}: {words}" for number, words in enumerate(item.choices, 1))
        lines.append(f"{command} --accept {item.id} --place 1{adding(item, ('value',))}  # {figures}")
    if item.asks is Asks.DATE:
        lines.append(f"{command} --edit {item.id} --date '…'")
    if item.asks is Asks.ONLINE:
        lines.append(f"# what is online taken as the source: timeline refresh --adopt {shlex.quote(item.source.name)}")
    if item.asks is Asks.QUOTE and item.status is Status.AMBIGUOUS and not item.acceptable:
        more = f"{adding(item, ('prefix', 'suffix'))}  # or 2 to {len(item.citation.anchor.places)}"
        lines.append(f"{command} --accept {item.id} --place 1{more}")
    if item.asks is Asks.QUOTE and not item.acceptable and not item.source.problem:
        lines.append(f"{command} --edit {item.id} --quote '…'")
    return [
        *lines,
        f"{command} --reject {item.id} --reason '…'{adding(item, ('ignore',))}",
        f"{command} --drop {item.id}",
    ]


def print_settled(settled: Settled) -> None:
    """Tell on standard error what was not decided in the end, and what the next check will say of what was."""
    for line in settled.warnings:
        complain(line, "Look again.")
    warn(settled.findings)
