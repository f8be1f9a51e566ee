"""Which figures of a claim its quote must bear, and which are part of a name: 127 Hours, Galaxy Vol. 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.figures.backing.senses import senses
from timeline.figures.comparing.parts import is_share
from timeline.figures.reading.kinds import EQUAL, MONEY, NUMBER
from timeline.figures.reading.load import lexicon
from timeline.lang import has_file
from timeline.model import Figure
from timeline.patterns import late

_CAPITAL = re.compile(r"[A-Z][^\W\d_]+")
_BEFORE = late(r"(?<![.!?] )(?P<name>\b[A-Z][^\W\d_]+) ?\.? ?\Z")
_CONTEST = re.compile(r"[A-Z][^\W\d_]+ (?:19|20)\d\d")  # a name and a year, of which the name is a currency: Euro 2016
_LONGEST = 40  # characters in which the word before a number is looked for


def figures_to_bear(
    statement: str, figures: Sequence[Figure], quoted: Sequence[Figure], language: str
) -> tuple[Figure, ...]:
    """The figures of a claim that its quote must bear: no single thing ("one of them"), and no part of a name."""
    return tuple(
        figure
        for figure in figures
        if not (figure.kind is NUMBER and figure.value == 1) and not is_named(figure, statement, quoted, language)
    )


def is_named(figure: Figure, statement: str, quoted: Sequence[Figure], language: str) -> bool:
    """Is the number part of a name or a title?

    The noun behind it has a capital, and no figure of the quote is of that noun; or it is a bare number behind a word
    with a capital inside the sentence; in a language without a file its first word, which may be any, is none. In
    languages whose nouns have capitals nothing is told by them.
    """
    lex = lexicon(language)
    if figure.kind is MONEY:
        return bool(_CONTEST.fullmatch(figure.text)) and not lex.nouns_capital
    if lex.nouns_capital or figure.relation is not EQUAL or is_share(figure):
        return False
    behind = (word for word in figure.text.split()[1:] if word != figure.unit)  # a symbol may be in capitals: 10 GW
    nouns = {word.casefold() for word in behind if _CAPITAL.fullmatch(word)}
    if nouns:
        return not any(nouns & set(other.text.casefold().split()) for other in quoted)
    if figure.unit or figure.kind is not NUMBER:
        return False
    before = _BEFORE.search(statement, max(0, figure.start - _LONGEST), figure.start)
    if before is None or (before.start() == 0 and not has_file(language)):
        return False
    return before["name"].casefold() not in lex.stops | senses(language).small
