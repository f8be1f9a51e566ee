"""Edits made by a machine in the shipped sources: none that changes words stands, none of layout is an alarm."""

from __future__ import annotations

import pytest
from benchmarks.edits import HARMLESS, NATURAL
from benchmarks.mutations import collections, tried

NAME, LANGUAGE, TEXTS = next(collections())


@pytest.mark.parametrize("edit", NATURAL)
def test_no_natural_edit_stands(edit: str) -> None:
    found = tried({edit: NATURAL[edit]}, TEXTS, LANGUAGE, 25)
    assert found[edit, "tried"] >= 20
    assert found[edit, "stands"] == 0


@pytest.mark.parametrize("edit", sorted(HARMLESS.keys() - {"decomposed"}))  # the shipped sources are in English
def test_no_harmless_edit_is_an_alarm(edit: str) -> None:
    healthy = [text for text in TEXTS if "โ€" not in text and "â€" not in text]
    found = tried({edit: HARMLESS[edit]}, healthy, LANGUAGE, 25)
    assert found[edit, "tried"] >= 20
    assert found[edit, "stands"] == found[edit, "tried"]
