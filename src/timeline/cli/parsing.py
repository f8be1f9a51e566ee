"""What the parser of the arguments meets beside a command's own values: formats with their files, and --debug.

A format goes to the --output-file that follows it, so the order of two options matters, and values alone do not tell
it. The parser does: it is asked in which order it met them. Nothing looks at the arguments before the parser has said
what they are: the value of another option is no option, whatever it looks like, nor is what stands after `--`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer
from typer.core import TyperCommand

from timeline.cli.output import Output, Outputs
from timeline.cli.values import TakesAsGiven
from timeline.model.errors import TimelineError

PAIRED = ("output_format", "output_file")


@dataclass
class Asked:
    """What was asked for of all commands alike: where their results go, and the trace of an internal error."""

    outputs: Outputs = ()
    debug: bool = False


class Command(TakesAsGiven, TyperCommand):
    """A command that records its outputs in their order, and that takes --debug although its program has it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments once for their order and once for their values; the parser has no effects."""
        values, _, order = self.make_parser(ctx).parse_args(args=list(args))
        if [each.name for each in order].count("directory") > 1 and not isinstance(values["directory"], list):
            raise TimelineError("-C is given twice", "This command takes one project; timeline check takes several.")
        asked = asked_of(ctx)
        asked.outputs = pair_outputs(in_order(values, [each.name for each in order]))
        asked.debug = asked.debug or bool(values.get("debug"))
        return super().parse_args(ctx, args)

    def make_parser(self, ctx: Any) -> Any:
        """The command's parser, which knows the program's --debug too."""
        parser = super().make_parser(ctx)
        for option in ctx.parent.command.params if ctx.parent else ():
            if option.name == "debug":
                option.add_to_parser(parser, ctx)
        return parser


def asked_of(context: typer.Context) -> Asked:
    """What this run was asked for."""
    return context.ensure_object(Asked)


def in_order(values: Mapping[str, Sequence[str]], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each format and file with its parameter's name, in the order in which the parser met them."""
    left = {name: iter(values[name]) for name in PAIRED if name in values}
    return ((name, next(left[name])) for name in names if name in left)


def pair_outputs(given: Iterable[tuple[str, str]]) -> Outputs:
    """The formats asked for, each with the file that follows it.

    >>> pair_outputs([("output_format", "sarif"), ("output_file", "x"), ("output_format", "full")])
    (Output(format='sarif', file='x'), Output(format='full', file=None))
    """
    found: list[Output] = []
    for name, value in given:
        if name == "output_format":
            found.append(Output(value))
        elif found and found[-1].file is None:
            found[-1] = Output(found[-1].format, value)
        else:
            found.append(Output("", value))
    return tuple(found)
