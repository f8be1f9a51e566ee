"""A change of words has the kind that it has in the source's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.anchoring.diff import changes
from timeline.lang import languages

CASES = Path(__file__).parents[1] / "cases" / "changes"


def lines() -> Iterator[tuple[str, str]]:
    for path in sorted(CASES.glob("*.txt")):
        found = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
        yield from ((path.stem, line) for line in found)


def test_every_language_has_its_cases_of_every_kind() -> None:
    kinds = {language: {line.split(":")[0].split()[0] for code, line in lines() if code == language}
             for language in languages()}  # fmt: skip
    expected = {"negation", "quantifier", "hedge", "unit", "date", "figure", "name", "wording"}
    assert kinds == dict.fromkeys(languages(), expected)


@pytest.mark.parametrize(("language", "line"), list(lines()))
def test_a_change_has_the_kind_of_its_language(language: str, line: str) -> None:
    kinds, sides = line.split(": ", 1)
    quote, found = sides.split(" | ")
    assert [change.kind.value for change in changes(quote, found, language=language)] == kinds.split()
