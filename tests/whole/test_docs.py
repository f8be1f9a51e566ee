"""The generated pages say what the program says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from tools.pages import PAGES, examples_file

from timeline.cli import run
from timeline.project.settings import Settings
from timeline.rules import RULES
from timeline.rules.examples import FILE, examples
from timeline.rules.rule import Group

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_would_be_written(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "outdated: run `make docs`"


def test_every_rule_and_setting_is_on_its_page() -> None:
    rules, settings = PAGES["rules.md"](), PAGES["settings.md"]()
    assert [each.name for each in RULES if f"### {each.name}\n" not in rules] == []
    assert [item.name for item in fields(Settings) if f"| `{item.name}` |" not in settings] == []
    assert [group for group in Group if f"## {group.heading}\n" not in rules] == []


def test_the_examples_that_a_rule_shows_are_those_that_the_tests_run() -> None:
    expected = examples_file(Path(__file__).parents[1] / "rules" / "cases")
    assert FILE.read_bytes() == expected, "outdated: run `make docs`"
    assert [each.name for each in RULES if examples().get(each.name, {}).keys() != {"fires", "passes"}] == []


def test_a_rule_is_explained_with_both_projects(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "quote-altered"]) == 0
    shown = capfd.readouterr().out
    assert "A project on which it fires:" in shown
    assert "error quote-altered" in shown
    assert "A project on which it does not:" in shown
