"""What is read in a quote with brackets and ellipses: the source's own words, and nothing of its editor's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.cli import run

if TYPE_CHECKING:
    from conftest import Desk
    from timeline.evidence.model import Citation

ABOUT = "source,language,published\nnote.txt,{},2024-06-11\n"


def cited(desk: Desk, quote: str, text: str, claim: str = "As quoted.", language: str = "en") -> Citation:
    """The one row of a table, whose source is this text."""
    desk.write("timeline.toml", f'language = "{language}"\n')
    desk.write("seeds/note.txt", text + "\n")
    desk.write("claims/sources.csv", ABOUT.format(language))
    desk.table({"id": "b1", "claim": claim, "source": "note.txt", "quote": quote})
    [citation] = desk.check().evidence.citations
    return citation


@pytest.mark.parametrize(
    ("quote", "text", "language", "figures"),
    [
        ("raised [about €5 million] in May", "It raised [about €5 million] in May.", "en", ["about €5 million"]),
        ("[about €5 million] was raised", "In all, [about €5 million] was raised.", "en", ["about €5 million"]),
        ("was raised [about €5 million]", "In all was raised [about €5 million].", "en", ["about €5 million"]),
        ("[I]t raised [about €5 million]", "So it raised [about €5 million].", "en", ["about €5 million"]),
        ("it raised [€5m] … [12 %]", "it raised [€5m] or so [12 %].", "en", ["€5m", "12 %"]),
        ("gewann [rund 12 Prozent] dazu", "Sie gewann [rund 12 Prozent] dazu.", "de", ["rund 12 Prozent"]),
        ("a levé [environ 5 M€] en mai", "il a levé [environ 5 M€] en mai", "fr", ["environ 5 M€"]),
        ("subió [un 9 %] … en mayo", "subió [un 9 %] otra vez en mayo", "es", ["9 %"]),
        ("it [a firm of 350 people] raised €4 million", "it raised €4 million", "en", ["€4 million"]),
        ("it [a firm of 350 people] raised [€4 million]", "it raised [€4 million]", "en", ["€4 million"]),
        ("as shown [2] it raised €4 million", "as shown [2] it raised €4 million", "en", ["€4 million"]),
        ("it raised €4 million [2, 3] in May", "it raised €4 million [2, 3] in May", "en", ["€4 million"]),
        ("it raised 5 [million] euros", "it raised 5 [million] euros", "en", ["5 [million] euros"]),
        ("it raised 5 [sic] million euros", "it raised 5 [sic] million euros", "en", ["5 [sic] million euros"]),
        ("it raised 5 […] million", "it raised 5 and then 7 million", "en", ["5"]),
        ("it raised 5 … million", "it raised 5 and then 7 million", "en", ["5"]),
        ("€385 million […] in May", "€385 million or so in May", "en", ["€385 million"]),
    ],
)  # fmt: skip
def test_figures_are_read_in_the_sources_brackets_and_not_in_the_editors(
    desk: Desk, quote: str, text: str, language: str, figures: list[str]
) -> None:
    citation = cited(desk, quote, text, language=language)
    assert citation.status.stands
    assert [figure.text.strip() for figure in citation.figures] == figures


@pytest.mark.parametrize(
    ("quote", "text", "dates"),
    [
        ("it opened [on 5 May 2024] at last", "it opened [on 5 May 2024] at last", ["2024-05-05"]),
        ("it opened [on 5 May 2024] at last", "it opened at last", []),
        ("it opened in […] 2023 at last", "it opened in the spring of 2023 at last", ["2023"]),
        ("it opened in … 2023 at last", "it opened in the spring of 2023 at last", ["2023"]),
        ("it opened on 5 […] May 2024 at last", "it opened on 5 mornings in May 2024 at last", ["2024-05"]),
    ],
)
def test_dates_are_read_in_the_sources_brackets_and_not_over_what_is_left_out(
    desk: Desk, quote: str, text: str, dates: list[str]
) -> None:
    citation = cited(desk, quote, text)
    assert citation.status.stands
    assert [date.edtf for date in citation.dates] == dates


def test_a_claim_rests_on_what_the_source_says_in_brackets(desk: Desk) -> None:
    quote, text = "raised [about €5 million] in May", "It raised [about €5 million] in May."
    assert cited(desk, quote, text, claim="It raised about €5 million in May.").figures
    assert desk.rules() == []
    cited(desk, quote, text, claim="It raised about €50 million in May.")
    assert "figure-unsupported" in desk.rules()
    cited(desk, "raised [about €5 million] in May", "It raised it in May.", claim="It raised about €5 million in May.")
    assert "figure-unsupported" in desk.rules()


@pytest.mark.parametrize(("amount", "code"), [("€50 million", 1), ("€5.1 million", 0)])
def test_what_a_source_says_in_brackets_is_compared_with_others(desk: Desk, amount: str, code: int) -> None:
    desk.write("seeds/a.txt", "It raised [about €5 million] in May.\n")
    desk.write("seeds/b.txt", f"It raised {amount} in May.\n")
    row = {"date": "2024-05", "claim": "It raised money.", "subject": "Acme", "measure": "raised"}
    desk.table(
        {**row, "id": "a", "source": "a.txt", "quote": "raised [about €5 million] in May"},
        {**row, "id": "b", "source": "b.txt", "quote": f"raised {amount} in May"},
    )
    assert desk.rules().count("figures-conflict") == code
    assert run(["check", "-C", str(desk.root), "--as-of", "2026-11-22"]) == code


def test_a_claim_rests_on_words_that_the_end_of_a_line_breaks(desk: Desk) -> None:
    quote, text = (
        "raised 600 mil-\nlion euros on 5 Janu-\nary 2024",
        "It raised 600 mil-\nlion euros on 5 Janu-\nary 2024.",
    )
    claim = "On 5 January 2024 it raised €600 million."
    citation = cited(desk, quote, text, claim=claim)
    assert [date.edtf for date in citation.dates] == ["2024-01-05"]
    assert desk.rules() == []
    cited(desk, quote, text, claim=claim.replace("€600 million", "€600 billion"))
    assert desk.rules() == ["figure-unsupported"]


def test_a_damaged_quote_is_read_as_its_source_is(desk: Desk) -> None:
    text = "The room cost \u00e2\u201a\u00ac600 million, the caf\u00c3\u00a9 says."
    quote = "The room cost \u00e2\u201a\u00ac600 million"
    citation = cited(desk, quote, text, claim="It cost €600 million.")
    assert [(figure.text, figure.unit) for figure in citation.figures] == [("\u00e2\u201a\u00ac600 million", "EUR")]
    assert desk.rules() == []
