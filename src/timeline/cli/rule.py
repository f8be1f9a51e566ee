"""`timeline rule`: explain a rule."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Directory, Files, IdleClaims, IdleDay, IdleSeeds, ResultFormats
from timeline.cli.output import Outputs, require_no_input
from timeline.cli.results import results_of, show_result
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.rules.rule import Rule


def complete(incomplete: str) -> list[str]:
    from timeline.rules import RULES

    return [each.name for each in RULES if each.name.startswith(incomplete)]


def rule(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The rule.", autocompletion=complete)] = None,
    everything: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    directory: Directory = Path(),
    claims: IdleClaims = None,  # noqa: ARG001 - all commands take them
    seeds: IdleSeeds = None,  # noqa: ARG001
    as_of: IdleDay = None,  # noqa: ARG001
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
) -> None:
    """Explain a rule: why it is there, what fails, what passes, and what to do. Without NAME: list the rules."""
    from timeline.rules import RULES

    outputs = results_of(context)
    if everything and name is not None:
        raise TimelineError(f"{name[:60]!r} and --all: one rule or all of them", "Leave one out.")
    chosen = [each for each in RULES if name in (None, each.name)]
    if not chosen:
        from timeline.project.settings import nearest

        raise TimelineError(
            f"there is no rule {name[:60] if name else ''!r}", nearest(name or "", [r.name for r in RULES])
        )
    keep_files(outputs, directory)
    listed = name is None and not everything
    show_result(
        outputs,
        lambda: listing(chosen) if listed else pages(chosen),
        lambda: objects(chosen) if name is None else objects(chosen)[0],
    )


def keep_files(outputs: Outputs, directory: Path) -> None:
    """Raise TimelineError if an output would replace a file of the project; a rule is explained without one too."""
    if any(output.file for output in outputs):
        from timeline.project.settings import find_project

        require_no_input(outputs, find_project(directory))


def listing(rules: Sequence[Rule]) -> str:
    width = max(len(each.name) for each in rules)
    return "".join(f"{each.name.ljust(width)}  {each.level:7}  {each.summary}\n" for each in rules)


def pages(rules: Sequence[Rule]) -> str:
    from timeline.rules.examples import shown
    from timeline.text.escape import visible

    parts = (f"{each.name} ({each.level})\n\n{each.text}\n\n{notes(each)}{shown(each.name)}" for each in rules)
    return visible("\n".join(parts), newlines=True)


def notes(each: Rule) -> str:
    """What the commands make of the rule's findings, as a section of its own."""
    return "".join(["In the commands:\n", *(f"    {note}\n" for note in each.notes), "\n"]) if each.notes else ""


def objects(rules: Sequence[Rule]) -> list[dict[str, object]]:
    from timeline.rules.examples import examples

    return [
        {
            "name": each.name,
            "level": each.level.value,
            "group": each.group.value,
            "summary": each.summary,
            "text": each.text,
            "notes": list(each.notes),
        }
        | dict(examples().get(each.name, {}))
        for each in rules
    ]
