"""What is found of a claim held against its quote, word for word: figures, dates, and whether one denies the other.

A line asks with claim, quote and, where it differs from the claim's, the language of the quote.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from helpers.cases import CASES, answered_cases, update
from helpers.desk import Desk

FILES = "backing/*/*.txt"
SPEAKING = ("figure", "hedge", "claim", "date")


@cache
def languages() -> dict[str, str]:
    """The language of each line that asks: that of its folder."""
    return {
        asked: path.name
        for path in sorted((CASES / "backing").iterdir())
        for asked, _ in answered_cases(f"backing/{path.name}/*.txt")
    }


@cache
def findings(language: str) -> dict[str, list[str]]:
    """What is found of all lines in a language, by line: each is a row of one project, and its quote a source."""
    asked = [line for line, own in languages().items() if own == language]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.write("timeline.toml", f'language = "{language}"\n')
        rows, sources = [], ["source,language"]
        for number, line in enumerate(asked):
            claim, quote, quoted_in = (*(part.strip() for part in line.split("|")), language)[:3]
            rows.append({"id": f"r{number}", "claim": claim, "source": f"{number}.txt", "quote": quote})
            desk.write(f"seeds/{number}.txt", f"{quote}\n")
            sources.append(f"{number}.txt,{quoted_in}")
        desk.table(*rows)
        desk.write("claims/sources.csv", "\n".join(sources) + "\n")
        found: dict[str, list[str]] = {line: [] for line in asked}
        for one in desk.check().findings:
            if one.rule.startswith(SPEAKING) and one.claim:
                found[asked[int(one.claim[1:])]].append(f"{one.level} {one.rule}: {one.message}")
    return found


def answers(asked: str) -> Iterator[str]:
    yield from findings(languages()[asked])[asked] or ["nothing is found"]


update(FILES, answers)
ANSWERED = answered_cases(FILES)


@pytest.mark.parametrize(("asked", "expected"), ANSWERED, ids=[asked for asked, _ in ANSWERED])
def test_what_is_found_of_claim_and_quote(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(answers(asked)) == expected
