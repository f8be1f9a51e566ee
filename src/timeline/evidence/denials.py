"""Does a claim deny its quote, and does the quote deny in words what the claim tells as a nought?

Nought and "none" are one: "0 of the 20 passed" does not deny "none of the 20 passed", and is borne by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from timeline.lang import code_of, facts, word_set
from timeline.model import Backing, Denial, Figure, FigureKind, Match, Relation

Texts = tuple[str, Sequence[Figure], str, str, Sequence[Figure], str]
"""A claim with its figures and language, and its quote with its own."""

_OPEN = (Backing.CONTRADICTED, Backing.UNRELATED)
_EQUAL = Relation.EQUAL
_COUNTING = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT)


def denied(
    statement: str, figures: Sequence[Figure], language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> Denial | None:
    """What in a claim denies its quote, where both are in one language; the bounds of figures are not looked at."""
    other = language != quoted_in and code_of(language) != code_of(quoted_in)
    if other or not statement.strip() or not quote.strip():
        return None
    from timeline.anchoring.context.denial import denial

    ours, theirs = without_bounds(statement, figures), without_bounds(quote, quoted)
    found = denial(ours, theirs, language)
    if found is None and quoted and not figures:
        return _none_of_some(statement, quote, quoted, language)
    noughts = noughts_of(figures), noughts_of(quoted)
    if found is None or not any(noughts):
        return found
    none = facts(code_of(language), "context").get("subjects", "").partition(" ")[0]
    return denial(written_as(none, ours, noughts[0]), written_as(none, theirs, noughts[1]), language) and found


def _none_of_some(statement: str, quote: str, quoted: Sequence[Figure], language: str) -> Denial | None:
    """What in a claim denies of everybody what its quote counts people for: "nobody was hurt", "4 people were hurt"."""
    from timeline.anchoring.context.cues import may_negate
    from timeline.anchoring.context.denial import denial

    counts = [one for one in quoted if one.kind is FigureKind.NUMBER and one.value and one.relation is _EQUAL]
    if not (counts and may_negate(statement, language)):
        return None
    people, without = _people(code_of(language)), quote
    for one in counts:
        end = one.end - (len(one.unit) if one.text.casefold().endswith(one.unit) else 0)
        without = without[: one.start] + " " * (end - one.start) + without[end:]
    unnamed = people.sub("", without)
    found = denial(statement, without, language)
    if found is None and unnamed != without:
        found = denial(statement, unnamed, language, few=True)
    return found if found is not None and found.claim and not found.quote else None


@cache
def _people(code: str) -> re.Pattern[str]:
    """The words for people of whom something is counted."""
    backing = facts(code, "backing")
    tables = [backing.get(name, {}) for name in ("role", "who")]
    words = word_set(" ".join([backing.get("people", ""), *(text for table in tables for text in table.values())]))
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True)) or '(?!)'})(?!\w)", re.IGNORECASE)


def with_noughts(
    matches: Sequence[Match], statement: str, figures: Sequence[Figure], language: str, quote: str, quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with each nought of the claim borne that no figure bears and whose words the quote denies."""
    open_ = [match.claim for match in matches if match.backing in _OPEN]
    noughts = noughts_of(open_)
    if not noughts or code_of(language) != code_of(quoted_in):
        return tuple(matches)
    from timeline.anchoring.context.denial import denial

    found = denial(written_as("", without_bounds(statement, figures), noughts), quote, language)
    if found is None or found.claim:
        return tuple(matches)
    return tuple(
        replace(match, quote=None, backing=Backing.BORNE, holder=None, apart=()) if match.claim in noughts else match
        for match in matches
    )


def without_rests(
    matches: tuple[Match, ...], denial: Denial | None, texts: Texts
) -> tuple[tuple[Match, ...], Denial | None]:
    """The matches, and what denies: nothing where a claim tells of the rest of a whole, 30 % are where 70 % are not."""
    statement, _, language, quote, quoted, quoted_in = texts
    if not (matches and quoted) or (denial is None and all(match.backing.holds for match in matches)):
        return matches, denial
    from timeline.figures.backing.restated import with_rests

    found = with_rests(matches, statement, language, quoted)
    if found is None:
        return matches, denial
    from timeline.anchoring.context import denies
    from timeline.anchoring.context.opposites import turns

    turned = denial is not None or denies(statement, language) is not denies(quote, quoted_in)
    if not turned and not (code_of(language) == code_of(quoted_in) and turns(statement, quote, language)):
        return matches, denial
    return found, None


def noughts_of(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that count nothing: "0 deaths", "zero of the 20"."""
    return [
        figure for figure in figures if figure.value == 0 and figure.kind in _COUNTING and figure.relation is _EQUAL
    ]


def written_as(word: str, text: str, noughts: Sequence[Figure]) -> str:
    """A text in which a word stands for the first word of each nought: "0 deaths" is "no deaths"."""
    for figure in reversed(noughts):
        number, _, noun = figure.text.partition(" ")
        text = f"{text[: figure.start]}{word} {noun}{text[figure.start + len(number) + len(noun) + bool(noun) :]}"
    return text


def without_bounds(text: str, figures: Sequence[Figure]) -> str:
    """A text with the words blanked that bound its figures: "more than 5 ships"."""
    for figure in figures:
        if figure.relation is not _EQUAL:
            digit = next((i for i, c in enumerate(figure.text) if c.isdigit()), len(figure.text))
            text = text[: figure.start] + " " * digit + text[figure.start + digit :]
    return text
