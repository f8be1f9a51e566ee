"""In which language a text is written that declares none: one sentence tells it, a few words do not."""

from __future__ import annotations

import pytest

from timeline.anchoring.written import reads_like

SENTENCES = {
    "en": "The council has set aside 52.5 million euros for the bridge, and the works are to last for three years.",
    "de": "Der Rat hat 52,5 Millionen Euro für die Brücke bewilligt, und die Arbeiten sollen drei Jahre dauern.",
    "fr": "Le conseil a prévu 52,5 millions d'euros pour le pont, et les travaux dans la ville vont durer trois ans.",
    "es": "El consejo ha destinado 52,5 millones de euros al puente, y las obras van a durar tres años en la ciudad.",
    "it": "Il consiglio ha destinato 52,5 milioni di euro al ponte, e i lavori sono previsti per tre anni nella città.",
    "pt": "O conselho destinou 52,5 milhões de euros à ponte, e as obras não vão durar mais do que três anos.",
    "nl": "De raad heeft 52,5 miljoen euro voor de brug uitgetrokken, en het werk zal niet meer dan drie jaar duren.",
}


@pytest.mark.parametrize("given", SENTENCES)
@pytest.mark.parametrize("spoken", SENTENCES)
def test_one_sentence_tells_its_language_where_it_is_another_than_the_one_given(spoken: str, given: str) -> None:
    assert reads_like(SENTENCES[spoken], given) == ("" if spoken == given else spoken)


@pytest.mark.parametrize(
    "text", ["Der Hafen hat 18 Kräne, und sie sind neu.", "Revenue, net of tax: 12 million", "", "5 %"]
)
def test_a_few_words_tell_nothing(text: str) -> None:
    assert reads_like(text, "en") == reads_like(text, "fr") == ""


def test_names_of_another_language_in_a_sentence_do_not_make_it_that_language() -> None:
    text = "The weekly Die Zeit and the paper De Standaard both said that Il Sole and La Repubblica had it first."
    assert reads_like(text, "en") == ""
