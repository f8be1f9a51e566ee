"""The language of words that nobody declared is known by the words themselves, and what they deny is named so."""

from __future__ import annotations

import pytest

from timeline.anchoring import find_quote
from timeline.anchoring.written import written_in
from timeline.model import ChangeKind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire n'a pas approuvé le projet de la ville."),
        ("de", "Der Bürgermeister hat dem Plan der Stadt nicht zugestimmt und wird es auch nicht tun."),
        ("es", "El alcalde no ha aprobado el proyecto de la ciudad."),
        ("it", "Il sindaco non ha approvato il progetto della città."),
        ("pt", "O prefeito não aprovou o projeto da cidade, mas os vereadores sim."),
        ("nl", "De burgemeester heeft het plan van de stad niet goedgekeurd."),
        ("ru", "Мэр не подписал договор с городом."),
        ("zh", "市长没有批准这个计划。"),
        ("en", "The mayor has not approved the plan of the city."),
        ("en", "3.7 %"),
        ("en", "Acme Widgets, Rue de la Paix 4, Paris"),
    ],
)
def test_the_language_is_that_of_the_words(language: str, text: str) -> None:
    assert written_in(text, 0, len(text), "en") == language


def test_a_declared_language_that_fits_is_kept_with_its_region() -> None:
    text = "Le maire n'a pas approuvé le projet de la ville."
    assert written_in(text, 0, len(text), "fr-CA") == "fr-CA"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Le maire a signé le décret", "Le maire n'a pas signé le décret de la ville, dit-il."),
        ("Мэр города подписал договор", "Мэр города не подписал договор."),
        ("El alcalde aprobó el proyecto", "El alcalde no aprobó el proyecto de la ciudad."),
    ],
)
def test_a_negation_is_named_in_a_language_that_nobody_declared(quote: str, text: str) -> None:
    kinds = {change.kind for change in find_quote(quote, text).changes}
    assert ChangeKind.NEGATION in kinds
