"""Editors' marks leave words out and explain; they may not turn the sense of what is quoted."""

from __future__ import annotations

import pytest

from timeline.anchoring import TextIndex, anchor_quotes, find_quote, standing_quotes
from timeline.model import ChangeKind, Selector, Status

FRAME = "The committee met on Tuesday and heard that {} before it rose for the summer."


@pytest.mark.parametrize(
    ("quote", "source", "kind"),
    [
        ("they did … approve the sale", "they did not approve the sale", "negation"),
        ("they did [indeed] approve the sale", "they did not approve the sale", "negation"),
        ("they [never] approved the sale in May", "they once approved the sale in May", "negation"),
        ("the board approved [not] the sale", "the board approved the sale", "negation"),
        ("hat dem Verkauf […] zugestimmt, so", "hat dem Verkauf nicht zugestimmt, so", "negation"),
        ("it raised 5 … euros in May", "it raised 5 million euros in May", "unit"),
        ("it raised 415 [billion] euros in May", "it raised 415 million euros in May", "unit"),
        ("the city paid … 5 million euros for it", "the city paid about $5 million euros for it", "unit"),
        ("about [ten] people came on foot", "about twelve people came on foot", "figure"),
        ("in [March] they all came back", "in April they all came back", "date"),
        ("the line is … profitable today", "the line is unprofitable today", "wording"),
        ("the line is [highly] profitable today", "the line is unprofitable today", "wording"),
        ("the fund raised … 15 million euros", "the fund raised 415 million euros", "figure"),
        ("the fund raised 4…5 million euros", "the fund raised 415 million euros", "figure"),
    ],
)
def test_a_mark_hides_no_negation_number_unit_or_piece_of_a_word(quote: str, source: str, kind: str) -> None:
    text = FRAME.format(source)
    anchor = find_quote(quote, text)
    assert anchor.status is Status.ALTERED
    assert ChangeKind(kind) in [change.kind for change in anchor.changes]
    assert standing_quotes([Selector(quote)], text) == [None]
    for change in anchor.changes:
        assert quote[change.quote_start : change.quote_end] == change.quoted
        assert text[change.start : change.end] == change.found


@pytest.mark.parametrize("mark", ["…", "……", "[…]", "[...]"])
@pytest.mark.parametrize(
    ("quote", "source", "status"),
    [
        ("该公司损失了三{}美元", "该公司损失了三百万美元。", Status.ALTERED),
        ("该公司损失了{}万美元", "该公司损失了三百万美元。", Status.ALTERED),
        ("同社は三{}人を雇った", "同社は三百五十人を雇った。", Status.ALTERED),
        ("该公司损失了{}美元", "该公司损失了三百万美元。", Status.EXACT),
        ("该公司{}三百万美元", "该公司去年损失了三百万美元。", Status.EXACT),
        ("该公司损失了三百万{}美元", "该公司损失了三百万多美元。", Status.EXACT),
    ],
)
def test_a_mark_cuts_no_number_of_a_writing_without_spaces(quote: str, source: str, status: Status, mark: str) -> None:
    (anchor,) = anchor_quotes([Selector(quote.format(mark))], TextIndex(source, "ja" if "同" in source else "zh"))
    assert anchor.status is status


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("In [March] they came back", "In that month they came back"),
        ("It raised 415 million [euros] in May", "It raised 415 million in May"),
        ("[T]he board approved the sale", "the board approved the sale"),
        ("the board approve[s] the sale", "the board approved the sale"),
        ("[The museum] did not open in May", "It did not open in May"),
        ("she was […] engineer at the plant", "she was an engineer at the plant"),
        ("it is [an] officer of the town", "it is second officer of the town"),
        ("the firm grew … in May", "the firm grew by 12 %, not counting its shops, in May"),
    ],
)
def test_a_mark_leaves_out_and_explains(quote: str, source: str) -> None:
    (anchor,) = anchor_quotes([Selector(quote)], FRAME.format(source))
    assert anchor.status is Status.EXACT


@pytest.mark.parametrize(
    ("language", "quote", "source", "status"),
    [
        ("fr", "le maire … signé la lettre", "le maire n'a pas signé la lettre", Status.ALTERED),
        ("fr", "le maire ne l'a … signée", "le maire ne l'a jamais signée", Status.ALTERED),
        ("fr", "un don de 5 … euros en mai", "un don de 5 milliards euros en mai", Status.ALTERED),
        ("fr", "un don de 5 [millions] d'euros", "un don de 5 milliards d'euros", Status.ALTERED),
        ("es", "el alcalde … firmó la carta", "el alcalde no firmó la carta", Status.ALTERED),
        ("es", "el alcalde … firmó la carta", "el alcalde Ruiz firmó la carta", Status.EXACT),
        ("es", "en [marzo] volvieron todos", "en abril volvieron todos", Status.ALTERED),
        ("it", "il sindaco … firmò la lettera", "il sindaco non firmò la lettera", Status.ALTERED),
        ("it", "il sindaco … firmò la lettera", "il sindaco Conti firmò la lettera", Status.EXACT),
        ("it", "vennero [sei] navi in porto", "vennero due navi in porto", Status.ALTERED),
        ("pt", "o prefeito … assinou a carta", "o prefeito não assinou a carta", Status.ALTERED),
        ("pt", "o prefeito … assinou a carta", "o prefeito Lopes assinou a carta", Status.EXACT),
        ("nl", "zij heeft de brief … ondertekend", "zij heeft de brief niet ondertekend", Status.ALTERED),
        ("nl", "zij heeft de brief … ondertekend", "zij heeft de brief toen ondertekend", Status.EXACT),
        ("de", "sie hat den Brief … unterschrieben", "sie hat den Brief nie unterschrieben", Status.ALTERED),
        # Where a negation is all that was left out, it counts in a source of any language.
        ("en", "il sindaco … firmò la lettera", "il sindaco non firmò la lettera", Status.ALTERED),
        ("en", "el alcalde … firmó la carta", "el alcalde no firmó la carta", Status.ALTERED),
        ("en", "the mayor [in sin] signed it", "the mayor in vice signed it", Status.EXACT),
        ("es", "la ciudad [sin] puerto pagó", "la ciudad de puerto pagó", Status.ALTERED),
    ],
)
def test_a_mark_may_not_turn_the_sense_in_any_language(language: str, quote: str, source: str, status: Status) -> None:
    (anchor,) = anchor_quotes([Selector(quote)], FRAME.format(source), language=language)
    assert anchor.status is status
