"""Words that are two things: a month and a number ("sept mai", "dez de maio"), a month or an ordinal and a weekday.

The lexicon has them for the one; before a day or a month they are the other ("segunda, 10 de junho", "mar 11 giugno").
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.dates.grammar.cascade import ELSEWHERE, Builder, Built, Level, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.lexicon import Style


def level(style: Style) -> tuple[Level, ...]:
    """The rules for such words of a language: one level, or none."""
    rules = []
    if style.counts:
        rules.append(("month of? month", _as("number", style.counts)))
    if style.weekdays:
        rules.append(("(month|ordinal) comma? (number|ordinal) of? month", _as("weekday", style.weekdays)))
    return (Level(rules),) if rules else ()


def _as(kind: str, meanings: Mapping[tuple[str, object], int]) -> Builder:
    """The first word as one of another kind, where it is that, too; the others as they are."""

    def build(match: Match) -> Built:
        first, *others = match.tokens
        value = meanings.get((first.kind, first.value))
        return ELSEWHERE if value is None else [first._replace(kind=CHARACTER[kind], value=value), *others]

    return build
