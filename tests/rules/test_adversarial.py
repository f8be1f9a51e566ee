"""Quotes made to be acquitted, none of which may be, and everyday ones that nobody may be accused of."""

from __future__ import annotations

import pytest

from helpers.cases import read_cases
from helpers.desk import Desk
from timeline.model import Level

CASES = read_cases("quotes")
SPEAKS = ("quote-", "context-")


@pytest.fixture(scope="module")
def loud(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The rules that say more than a note of each case, by its number."""
    desk = Desk(tmp_path_factory.mktemp("adversarial"))
    desk.write("timeline.toml", "")
    for number, case in enumerate(CASES):
        desk.write(f"seeds/s{number}.txt", case["text"] + "\n")
    desk.write(
        "claims/sources.csv",
        "source,language\n" + "".join(f"s{number}.txt,{case['language']}\n" for number, case in enumerate(CASES)),
    )
    desk.table(
        *(
            {
                "id": f"c{number}",
                "claim": "As quoted.",
                "source": f"s{number}.txt",
                **{name: case.get(name, "") for name in ("quote", "prefix", "suffix")},
            }
            for number, case in enumerate(CASES)
        )
    )
    found: dict[str, set[str]] = {f"c{number}": set() for number in range(len(CASES))}
    for finding in desk.check().findings:
        if finding.claim and finding.level is not Level.NOTE and finding.rule.startswith(SPEAKS):
            found[finding.claim] |= {finding.rule} - {"quote-short"}
    return found


def test_none_that_turns_the_sense_is_acquitted(loud: dict[str, set[str]]) -> None:
    turned = [number for number, case in enumerate(CASES) if not case["acquit"]]
    assert len(turned) >= 51
    assert [CASES[number]["quote"] for number in turned if not loud[f"c{number}"]] == []


def test_none_of_everyday_is_accused(loud: dict[str, set[str]]) -> None:
    accused = [CASES[number]["quote"] for number, case in enumerate(CASES) if case["acquit"] and loud[f"c{number}"]]
    assert accused == []
