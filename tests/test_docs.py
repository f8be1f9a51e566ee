"""The generated pages say what the program says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from timeline.docs import GROUPS, PAGES
from timeline.rules import RULES
from timeline.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_would_be_written(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "outdated: run `make docs`"


def test_every_rule_and_setting_is_on_its_page() -> None:
    rules, settings = PAGES["rules.md"](), PAGES["settings.md"]()
    assert [each.name for each in RULES if f"### {each.name}\n" not in rules] == []
    assert [item.name for item in fields(Settings) if f"| `{item.name}` |" not in settings] == []
    assert {each.group for each in RULES} == set(GROUPS)
