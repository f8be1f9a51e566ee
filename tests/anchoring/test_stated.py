"""All that is said of a quote's place: status, rung, span, changes, what was overlooked, rivals and parts."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from helpers.cases import answered_cases, update
from timeline.anchoring import find_quote

FILES = "anchoring/*/place_*.txt"
STORY = (
    "The harbour of the old town was rebuilt between 1998 and 2004. The council paid 14 million for the new quay, and "
    "the port authority added 6 million for cranes. In 2005 some 320 ships called at the harbour; ten years later "
    "there were 410. The mayor said that the town would not sell the quay. Fishermen had asked for a longer pier, but "
    "the plan was dropped when the price of steel rose by 40 percent. Today 75 people work at the harbour office."
)


def answers(asked: str) -> Iterator[str]:
    """The anchor in lines: where and how, then each change, then what else it holds, spans with their characters."""
    given = json.loads(asked)
    text = STORY if given["text"] == "@story" else given["text"]
    quote = given["quote"]
    anchor = find_quote(**{**given, "text": text})
    where = ""
    if anchor.start is not None and anchor.end is not None:
        where = f" {anchor.start}-{anchor.end} {shortened(text[anchor.start : anchor.end])}"
    yield f"{anchor.status} {anchor.rung or '-'}{where}"
    for change in anchor.changes:
        assert quote[change.quote_start : change.quote_end] == change.quoted
        ours = f"{change.quote_start}-{change.quote_end} {change.quoted!r}"
        yield f"{change.kind}: {ours} became {change.start}-{change.end} {text[change.start : change.end]!r}"
    if anchor.folds:
        yield f"overlooked: {', '.join(anchor.folds)}"
    for name, spans in (("place", anchor.places), ("part", anchor.parts)):
        yield from (f"{name} {start}-{end} {shortened(text[start:end])}" for start, end in spans)


def shortened(words: str) -> str:
    return repr(words if len(words) <= 100 else f"{words[:49]}…{words[-49:]}")


update(FILES, answers)


@pytest.mark.parametrize(("asked", "expected"), answered_cases(FILES))
def test_all_that_is_said_of_a_quotes_place(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(answers(asked)) == expected
