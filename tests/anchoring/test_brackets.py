"""Brackets of the source in a quote: whose a bracket is, is decided mark by mark, where the quote stands."""

from __future__ import annotations

import pytest

from timeline.anchoring import anchor_quotes, find_quote, marks_of, standing_quotes
from timeline.model import Selector, Status

TODAY = "Today the firm raised [about €5 million] in May and then closed."
FRAME = "It was said there. {} So it goes on for a while, and nobody [not even she] asks."


def own(quote: str, text: str) -> list[str]:
    """The marks of a quote that are the editor's."""
    return [quote[mark.start : mark.end].strip() for mark in marks_of(quote, find_quote(quote, text), text)]


@pytest.mark.parametrize(
    ("quote", "source", "marks"),
    [
        ("the firm raised [about €5 million] in May", TODAY, []),
        ("[T]he firm raised [about €5 million] in May", TODAY, ["[T]"]),
        ("[T]he firm … [about €5 million] in May … closed", TODAY, ["[T]", "…", "…"]),
        ("the firm [of Paris] raised [about €5 million] in May", TODAY, ["[of Paris]"]),
        ("[about €5 million] … closed", TODAY, ["…"]),
        ("the firm … raised [about €5 million]", TODAY.replace("raised", "has now raised"), ["…"]),
        ("le groupe [parisien] a levé [environ 5 M€]", "le groupe a levé [environ 5 M€].", ["[parisien]"]),
        ("l’équipe [parisienne] a gagné [d’ici là]", "l'équipe a gagné [d'ici là].", ["[parisienne]"]),
        ("die Firma … [rund 12 Prozent] im Mai", "die Firma gewann [rund 12 Prozent] im Mai.", ["…"]),
        ("la obra [española] creció [un 9 %] [ya]", "la obra creció [un 9 %] [ya].", ["[española]"]),
        ("[H]e saw [her] and [him] [there]", "Then he saw [her] and [him] there.", ["[H]", "[there]"]),
        ("they approve[s] the sale [of May]", "they approved the sale [of May].", ["[s]"]),
        ("it fell [sic] and [so] rose … again", "it fell [sic] and [so] rose once again.", ["[sic]", "…"]),
        ("She [the buyer] won … it", "He [the buyer] is old. She won all of it.", ["[the buyer]", "…"]),
        ("as shown [2] by [the firm] in May", "as shown [2] by them in May.", ["[the firm]"]),
        ("raised [about\n€5 million] … closed", TODAY, ["…"]),
    ],
)  # fmt: skip
def test_a_bracket_is_the_sources_where_it_stands_there_too(quote: str, source: str, marks: list[str]) -> None:
    text = FRAME.format(source)
    anchor = find_quote(quote, text)
    assert anchor.status.stands
    assert own(quote, text) == marks


@pytest.mark.parametrize(
    ("quote", "source", "found"),
    [
        ("[T]he firm raised [about €6 million] in May", TODAY, "5"),
        ("the firm … [about €5 billion] in May", TODAY, "million"),
        ("[Merkel] said no … to that plan", "[Macron] said no at once to that plan.", "Macron"),
        ("[Merkel] said no to that plan", "[Macron] said no to that plan.", "Macron"),
        ("no … to that plan, said [Merkel]", "no at once to that plan, said [Macron].", "Macron"),
        ("he [Merkel] said no … to that", "he [Macron] said no at once to that.", "Macron"),
        ("they approve[s] it", "they approve[d] it.", "d"),
        ("die Firma … [rund 13 Prozent] im Mai", "die Firma gewann [rund 12 Prozent] im Mai.", "12"),
        ("raised [about €5 million] in May [alone]", "raised it, [about €5 million] in May.", "it,"),
        ("some 320 [sic] ships came … in May", "some 320 big ships came by sea in May.", "big"),
        ("some 3 [sic] ships came … in May", "some 3 a ships came by sea in May.", "a"),
    ],
)
def test_what_was_changed_in_or_beside_a_bracket_of_the_source_is_told(quote: str, source: str, found: str) -> None:
    text = FRAME.format(source)
    anchor = find_quote(quote, text)
    assert anchor.status is Status.ALTERED
    assert found in [change.found for change in anchor.changes]
    assert standing_quotes([Selector(quote)], text) == [None]
    for change in anchor.changes:
        assert text[change.start : change.end] == change.found
        assert quote[change.quote_start : change.quote_end] == change.quoted


def test_a_bracket_of_the_source_is_part_of_what_is_quoted() -> None:
    text = FRAME.format(TODAY)
    [anchor] = anchor_quotes([Selector("raised [about €5 million] … closed")], text)
    assert [text[start:end] for start, end in anchor.parts] == ["raised [about €5 million]", "closed"]


def test_of_a_quote_that_is_not_there_every_mark_may_be_the_editors() -> None:
    assert own("the ship [of state] sank … fast", "Nothing of it.") == ["[of state]", "…"]


def test_in_a_changed_passage_the_marks_are_told_apart_too() -> None:
    text = FRAME.format("Today the firm [of Paris] raised about €7 million in May and closed.")
    quote = "the firm [of Paris] raised about €5 million [of it] in May and closed"
    anchor = find_quote(quote, text)
    assert [(change.quoted, change.found) for change in anchor.changes] == [("5", "7")]
    assert own(quote, text) == ["[of it]"]
