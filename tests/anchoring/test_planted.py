"""Each way in which a quote could be acquitted, planted in the shipped sources: none stands without a word."""

from __future__ import annotations

from itertools import islice

import pytest
from benchmarks.mutations import collections
from benchmarks.planted import plants, rule_for
from benchmarks.plants import KINDS, Kind

_, LANGUAGE, TEXTS = next(collections())
NAMED = [(f"{group}: {name}", kind) for group, kinds in KINDS.items() for name, kind in kinds.items()]
CHINESE = {"cut: Chinese numeral"}  # the shipped sources are in English


@pytest.mark.parametrize(("name", "kind"), NAMED, ids=[name for name, _ in NAMED])
def test_nothing_that_was_planted_stands_without_a_word(name: str, kind: Kind) -> None:
    found = list(islice(plants(kind, LANGUAGE, TEXTS), 4))
    assert found or name in CHINESE
    assert [plant.quote for plant in found if not rule_for(plant, LANGUAGE)] == []
