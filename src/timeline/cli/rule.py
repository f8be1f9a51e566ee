"""`timeline rule`: explain a rule."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from timeline.cli.output import emit
from timeline.errors import TimelineError


def complete(incomplete: str) -> list[str]:
    from timeline.rules import RULES

    return [each.name for each in RULES if each.name.startswith(incomplete)]


def rule(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The rule.", autocompletion=complete)] = None,
    everything: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Explain a rule: why it is there, what fails, what passes, and what to do. Without NAME: list the rules."""
    from timeline.escape import visible
    from timeline.rules import RULES
    from timeline.rules.examples import examples, shown
    from timeline.settings import nearest

    if output_format not in ("text", "json"):
        raise TimelineError(
            f"--output-format: there is no format {output_format[:40]!r} here", "Known are: text, json."
        )
    chosen = [each for each in RULES if everything or name is None or each.name == name]
    if not chosen:
        raise TimelineError(
            f"there is no rule {name[:60] if name else ''!r}", nearest(name or "", [r.name for r in RULES])
        )
    if output_format == "json":
        rows = [
            {"name": r.name, "level": r.level, "group": r.group, "summary": r.summary, "text": r.text}
            | dict(examples().get(r.name, {}))
            for r in chosen
        ]
        emit(json.dumps(rows if everything or name is None else rows[0], indent=1) + "\n")
    elif name is None and not everything:
        width = max(len(each.name) for each in RULES)
        emit("".join(f"{each.name.ljust(width)}  {each.level:7}  {each.summary}\n" for each in RULES))
    else:
        pages = (f"{each.name} ({each.level})\n\n{each.text}\n\n{shown(each.name)}" for each in chosen)
        emit(visible("\n".join(pages), newlines=True))
