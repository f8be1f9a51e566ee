"""Dates of a claim that its quote tells of something else: "closed in 2008" by "built in 2008, closed in 2018".

Each date of the quote has a clause: between two dates the strongest mark, or a word that joins, parts what is of one
from what is of the other, and where there are several, what stands between these may be of either. A date is told of
something else where no word of the claim stands in its clause, not even in another form, and all those that stand in
one clause alone stand in that of another date. What the claim begins with is its subject, mostly, which may stand
anywhere in the quote.

Cost: linear in the words of claim and quote, where the quote has two dates that exclude each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.evidence.model import Citation
from timeline.evidence.outlook import overlap
from timeline.lang import facts, word_set
from timeline.model import DateSpan
from timeline.patterns import late

if TYPE_CHECKING:
    from timeline.figures.backing.senses import Senses

_PIECE = late(r"[^\W\d_]+|\d+|[.!?](?=\s|$)|[,;:()–—\n]")
_SENTENCE, _SEMICOLON, _JOIN = 3, 2, 1  # what parts clauses, by how strong it is
_SHORT, _LIKE = 4, 4  # letters of a word that tells something, and of those that two forms of one share


class Piece(NamedTuple):
    """A word in lower case, and how strongly it or a mark parts clauses; 0 where it does not."""

    word: str
    parts: int


class Word(NamedTuple):
    """A word of a claim that tells something: is it of the subject that the claim begins with, and behind an auxiliary?

    A word behind an auxiliary, "was closed", is what is told. Any other may be a thing that the quote has named before,
    and goes on with: it tells nothing of a clause that stands earlier than that of the date.
    """

    word: str
    is_subject: bool
    is_predicate: bool


class Clause(NamedTuple):
    """The words of a clause that tell something, and those beside it that may be of it or of the next."""

    words: list[str]
    perhaps: list[str]


def date_of_another(citation: Citation, language: str, quoted_in: str) -> tuple[DateSpan, DateSpan] | None:
    """The date of a claim that its quote tells of something else, and the one in whose clause the claim's words stand.

    Looked for in claims with one date.
    """
    ours = [date for date in citation.claim_dates if not date.implied]
    theirs = [date for date in citation.dates if not date.implied]
    if len(ours) != 1 or len(theirs) < 2:
        return None
    own = [i for i, other in enumerate(theirs) if overlap(ours[0], other)]
    if not 0 < len(own) < len(theirs):
        return None
    from timeline.figures.backing.senses import senses

    known, read = senses(language), senses(quoted_in)
    if _is_of_document(citation.claim.statement, ours[0], language, known):
        return None
    words = _claim_words(citation.claim.statement, ours[0], language, known)
    clauses = _clauses(citation.claim.quote, theirs, read)
    if any(_stands_in(word, i, clauses[i]) for i in own for word in words):
        return None
    keys = [{key for word in clause.words for key in read.keys_of(word)} for clause in clauses]
    loose = {key for clause in clauses for word in clause.perhaps for key in read.keys_of(word)}
    found = {i for word in words[1:] for i in _places(word, keys, loose, known) if word.is_predicate or i > own[0]}
    if len(found) != 1 or found & set(own):
        return None
    return ours[0], theirs[found.pop()]


def _is_of_document(statement: str, date: DateSpan, language: str, known: Senses) -> bool:
    """Is the date that of a document, or of saying something: "reporting in 2022", "the 2022 report"?"""
    own = facts(language, "backing")
    words = word_set(own.get("documents", "")) | word_set(own.get("sayings", ""))
    before = _content(_pieces(statement, 0, date.start, known), known)[-1:]
    return not words.isdisjoint(before + _content(_pieces(statement, date.end, len(statement), known), known)[:1])


def _stands_in(word: Word, number: int, clause: Clause) -> bool:
    """May a word stand in a clause in some form? In the first clause a subject says nothing: it is that of all."""
    there = clause.words if number or not word.is_subject else []
    return any(one[:_LIKE] == word.word[:_LIKE] for one in there + clause.perhaps)


def _places(word: Word, clauses: Sequence[set[str]], loose: set[str], known: Senses) -> list[int]:
    """The one clause in which a word stands; none where several have it, or may."""
    wanted = known.keys_of(word.word)
    if len(word.word) < _SHORT or wanted & loose:
        return []
    places = [i for i, keys in enumerate(clauses) if keys & wanted]
    return [i for i in places if i or not word.is_subject] if len(places) == 1 else []


def _claim_words(statement: str, date: DateSpan, language: str, known: Senses) -> list[Word]:
    """The words of a claim that tell something; its subject goes on up to the date or a small word."""
    auxiliaries = word_set(facts(language, "context").get("auxiliaries", ""))
    words: list[Word] = []
    begun, ended, last = False, False, ""
    for piece in (
        *_pieces(statement, 0, date.start, known),
        None,
        *_pieces(statement, date.end, len(statement), known),
    ):
        means = piece is not None and _is_content(piece.word, known)
        ended = ended or (begun and not means)
        begun = begun or means
        if piece and means:
            words.append(Word(piece.word, not ended, last in auxiliaries))
        last = piece.word if piece else last
    return words


def _is_content(word: str, known: Senses) -> bool:
    return bool(word) and word not in known.small and word not in known.numbers


def _clauses(text: str, dates: Sequence[DateSpan], known: Senses) -> list[Clause]:
    """The words that tell something in the clause of each date, in order."""
    before, behind = _pieces(text, 0, dates[0].start, known), _pieces(text, dates[-1].end, len(text), known)
    stops = [i for i, piece in enumerate(before) if piece.parts == _SENTENCE]
    sure = [before[stops[-1] + 1 if stops else 0 :], *([] for _ in dates[1:])]
    between: list[list[Piece]] = [[], *([] for _ in dates)]
    for i, (one, other) in enumerate(pairwise(dates), start=1):
        pieces = _pieces(text, one.end, other.start, known)
        strongest = max((piece.parts for piece in pieces), default=0)
        parting = [at for at, piece in enumerate(pieces) if strongest and piece.parts == strongest] or [0, len(pieces)]
        sure[i - 1] += pieces[: parting[0]]
        between[i] = pieces[parting[0] : parting[-1]]
        sure[i] += pieces[parting[-1] :]
    stops = [i for i, piece in enumerate(behind) if piece.parts == _SENTENCE]
    sure[-1] += behind[: stops[0] if stops else len(behind)]
    words = [_content(pieces, known) for pieces in sure]
    around = [_content(pieces, known) for pieces in between]
    return [Clause(one, around[i] + around[i + 1]) for i, one in enumerate(words)]


def _content(pieces: Sequence[Piece], known: Senses) -> list[str]:
    return [piece.word for piece in pieces if _is_content(piece.word, known)]


def _pieces(text: str, start: int, end: int, known: Senses) -> list[Piece]:
    return [_piece(match.group(), known) for match in _PIECE.finditer(text, start, end)]


def _piece(written: str, known: Senses) -> Piece:
    word = written.casefold()
    if word[0].isalpha():
        return Piece(word, _JOIN if word in known.joins else 0)
    if word[0].isdigit():
        return Piece("", 0)
    return Piece("", _SENTENCE if word in ".!?\n" else _SEMICOLON if word == ";" else _JOIN)
