"""Reading which dates and names a text ties to each of its figures (`timeline.figures.backing.anchors`).

Between two figures a word that joins, else a mark, parts what is of the one from what is of the other; where nothing
does, or too much, a word is of neither. What stands before the first figure of a sentence is that figure's own. A
number behind a name ("and Smith 14") is no figure, and yet takes the name.

Cost: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.backing.anchors import Anchor, Anchoring, Anchors, Found
from timeline.figures.backing.dealing import Dealing
from timeline.figures.backing.senses import senses
from timeline.figures.reading.load import lexicon
from timeline.lang import facts, word_set
from timeline.model import Figure

_WORD = r"(?P<word>[^\W\d_][^\W_]*(?:-[^\W\d_]+)*)"
_TOKEN = re.compile(_WORD + r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<mark>[,;()—–\n])|[.!?](?=\s|$)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DIGITS = re.compile(r"\d\d*")
_GHOST_DIGITS = 3  # at most
_GHOST_SLOT = -2
_YEARS, _MONTH, _NAME = Anchoring.YEAR, Anchoring.MONTH, Anchoring.NAME
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST_NAME = 5  # words
_LONGEST_LEAD = 5  # words between a word for a document and its date


class _Token(NamedTuple):
    """A word, a mark or a figure (`slot` is its number). `ends`: a mark that ends its sentence.

    `key` is the text in lower case, `kind` what a word is as an anchor, wherever it stands; `owner` is the number of
    the figure that a list deals to a word.
    """

    text: str
    key: str
    kind: Anchoring | None = None
    slot: int = -1
    owner: int = -1
    is_mark: bool = False
    ends: bool = False


def has_rivals(text: str, figures: Sequence[Figure], language: str) -> bool:
    """Can a date or name be another number's than a figure's own? It takes two numbers, of which one may be none."""
    if len(figures) != 1:
        return len(figures) > 1
    stretches = [(0, figures[0].start), (figures[0].end, len(text))]
    short = [stretch for stretch in stretches if any(map(_is_short, _DIGITS.findall(text, *stretch)))]
    if not short:
        return False
    bare, months = _unbracketed(text), lexicon(language).months
    for stretch in short:
        pieces = [match.group() for match in _TOKEN.finditer(bare, *stretch)]
        if any(_is_ghost(before, written, months) for before, written in pairwise(pieces)):
            return True
    return False


def _is_short(digits: str) -> bool:
    return len(digits) <= _GHOST_DIGITS


def _is_ghost(before: str, written: str, months: frozenset[str]) -> bool:
    """Is a short number behind a name one that is no figure, and takes the name?"""
    short = len(written) <= _GHOST_DIGITS and written.isdecimal()
    return short and before[:1].isupper() and before.casefold() not in months


def _unbracketed(text: str) -> str:
    return _IN_BRACKETS.sub(r" \1 ", text) if "(" in text else text


def anchors(text: str, figures: Sequence[Figure], language: str, lists: Dealing) -> Anchors:
    """The anchors of the figures of a text, which are in order; `lists` is what its lists tell of words beside them."""
    words = _words(language)
    return _anchors(_tokens(text, figures, words, lists), figures, words, lists)


def anchors_within(other: str, text: str, figures: Sequence[Figure], language: str, lists: Dealing) -> Anchors | None:
    """The same; None where no date or name of a figure stands in the `other` text, which is in lower case."""
    words = _words(language)
    tokens = _tokens(text, figures, words, lists)
    if not any(token.kind and token.key in other for token in tokens):
        return None
    found = _anchors(tokens, figures, words, lists)
    return found if any(key in other for key in found.owners) else None


def _anchors(tokens: Sequence[_Token], figures: Sequence[Figure], words: _Words, lists: Dealing) -> Anchors:
    count = max((token.slot for token in tokens), default=-1) + 1
    found: list[Found] = [{} for _ in range(max(count, len(figures)))]
    loose: set[str] = set()
    for sentence in _sentences(tokens):
        _read_sentence(sentence, found, loose, words, lists.undealt)
    owners: dict[str, list[int]] = {}
    for slot, kinds in enumerate(found):
        for key in [key for keys in kinds.values() for key in keys]:
            owners.setdefault(key, []).append(slot)
    small = frozenset([token.text for token in tokens if token.text[:1].islower()])
    return Anchors(found, figures, frozenset(loose), frozenset([token.key for token in tokens]), owners, small)


def _tokens(text: str, figures: Sequence[Figure], words: _Words, lists: Dealing) -> list[_Token]:
    """The words, marks and figures of a text; numbers that are no figures are counted on behind these."""
    bare, at, ghosts = _unbracketed(text), 0, len(figures)
    tokens: list[_Token] = []
    for slot, figure in enumerate([*figures, None]):
        for token in _plain(bare, at, figure.start if figure else len(bare), words, lists.owners):
            if token.slot == _GHOST_SLOT:
                tokens.append(token._replace(slot=ghosts))
                ghosts += 1
            else:
                tokens.append(token)
        if figure:
            tokens.append(_Token(figure.text, figure.text.casefold(), None, slot))
            at = figure.end
    return tokens


def _plain(text: str, start: int, end: int, words: _Words, owners: Mapping[int, int]) -> Iterator[_Token]:
    """The words and marks of a stretch without figures; a short number behind a name as one that is no figure."""
    before, months = "", words.lex.months
    for match in _TOKEN.finditer(text, start, end):
        written, number = match.group(), match["number"]
        if number and _is_ghost(before, written, months):
            yield _Token(written, written, None, _GHOST_SLOT)
        elif match["word"]:
            key = written.casefold()
            yield _Token(written, key, words.kind(written, key), -1, owners.get(match.start(), -1))
        elif not number:
            yield _Token(written, written, is_mark=True, ends=not match["mark"])
        elif _YEAR.fullmatch(written):
            yield _Token(written, written, _YEARS, -1, owners.get(match.start(), -1))
        before = written


def _sentences(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    sentence: list[_Token] = []
    for token in tokens:
        if token.ends:
            yield sentence
            sentence = []
        else:
            sentence.append(token)
    yield sentence


class _Words:
    """What the words of a language are as anchors."""

    def __init__(self, language: str) -> None:
        self.lex, self.senses = lexicon(language), senses(language)
        self.ends = self.lex.tos | self.lex.froms
        self.joins = self.senses.joins | word_set(facts(self.lex.language, "context").get("joins", ""))
        self.articles = self.lex.articles | self.lex.definites
        self.documents, self.speech = (
            word_set(facts(self.lex.language, "backing").get(key, "")) for key in ("documents", "sayings")
        )

    def kind(self, written: str, word: str) -> Anchoring | None:
        """What a word, as written and in lower case, is as an anchor; none of most words."""
        capital = written[0].isupper()
        if word in self.lex.months and (capital or word not in self.lex.months_also_words):
            return _MONTH
        if word in self.lex.weekdays:
            return Anchoring.WEEKDAY
        named = capital and len(word) > 1 and word not in self.senses.small and word not in self.lex.stops
        return _NAME if named else None

    def named(self, tokens: Sequence[_Token], at: int) -> Anchoring | None:
        """What a word is in its place: where all nouns have capitals, a name stands alone or behind "in".

        A date that tells of when a document is, "the 2022 report", is no anchor of the figures in it.
        """
        kind = tokens[at].kind
        if kind is None or (kind is not _NAME and self._is_of_document(tokens, at)):
            return None
        if kind is not _NAME or not self.lex.nouns_capital or not at:
            return kind
        before = tokens[at - 1]
        word = before.key
        alone = before.is_mark or word in self.joins or (word in self.senses.small and word not in self.articles)
        return kind if alone and before.slot < 0 else None

    def _is_of_document(self, tokens: Sequence[_Token], at: int) -> bool:
        """Is a date that of a document or of saying something: "the March 2022 report", "a study of the year 2022"?

        Its word stands behind, one word between perhaps, or before, past small words: "published in 2022".
        """
        before, behind = at - 1, at + 1
        least = max(-1, at - _LONGEST_LEAD)
        while before > least and self._leads(tokens[before]):
            before -= 1
        while behind < len(tokens) and self._is_date(tokens[behind]):
            behind += 1
        behind += self._is_plain(tokens[behind : behind + 1]) and self._is_plain(tokens[behind + 1 : behind + 2])
        named = before > least and tokens[before].key in self.documents | self.speech
        return named or any(token.key in self.documents for token in tokens[at + 1 : behind + 1])

    def _is_date(self, token: _Token) -> bool:
        return token.kind is _YEARS or token.kind is _MONTH

    def _leads(self, token: _Token) -> bool:
        """May a word stand between a word for a document and its date: "aus dem Jahr 2022"?"""
        word = token.key
        small = word in self.senses.small or word in self.articles or word in self.lex.durations
        return (small and not token.is_mark and token.slot < 0) or self._is_date(token)

    def _is_plain(self, token: Sequence[_Token]) -> bool:
        return bool(token) and not token[0].is_mark and token[0].key not in self.senses.small

    def add(self, tokens: Sequence[_Token], begin: int, end: int, found: Found) -> None:
        """Those of the tokens from `begin` to `end` that are anchors, but for those that a list deals."""
        for i in range(begin, end):
            token = tokens[i]
            kind = self.named(tokens, i) if token.kind and token.owner < 0 else None
            if kind:
                anchor = Anchor(token.text, self._role(tokens, i) if kind is _NAME else "")
                found.setdefault(kind, {}).setdefault(token.key, anchor)

    def add_dealt(self, tokens: Sequence[_Token], found: Sequence[Found]) -> None:
        """The anchors that lists deal, each to its figure."""
        for i, token in enumerate(tokens):
            if token.kind and token.owner >= 0:
                anchor = Anchor(token.text, self._role(tokens, i) if token.kind is _NAME else "")
                found[token.owner].setdefault(token.kind, {}).setdefault(token.key, anchor)

    def _role(self, tokens: Sequence[_Token], at: int) -> str:
        """The small word before the name that a word is part of."""
        least = max(0, at - _LONGEST_NAME)
        while at > least and (tokens[at - 1].kind is _NAME or tokens[at - 1].key in self.articles):
            at -= 1
        before = tokens[at - 1].key if at > least else ""
        return before if before in self.senses.small and before not in self.joins else ""


@lru_cache(maxsize=64)  # a tag may have a region, so that there is no end of them
def _words(language: str) -> _Words:
    return _Words(language)


def _read_sentence(
    tokens: Sequence[_Token], found: list[Found], loose: set[str], words: _Words, undealt: frozenset[int]
) -> None:
    """The anchors of a sentence, to the figures that they are of; several before a list that nothing deals to none."""
    slots = [i for i, token in enumerate(tokens) if token.slot >= 0]
    if not slots:
        return
    words.add_dealt(tokens, found)
    first: Found = {}
    words.add(tokens, 0, slots[0], first)
    if tokens[slots[0]].slot in undealt:
        several = [first.pop(kind) for kind in list(first) if len(first[kind]) > 1]
        loose.update(key for keys in several for key in keys)
    for kind, keys in first.items():
        found[tokens[slots[0]].slot].setdefault(kind, {}).update(keys)
    for i, j in zip(slots, [*slots[1:], None], strict=True):
        gap = tokens[i + 1 : j]
        left, right = _parts(gap, words) if j is not None else (_to_mark(gap), len(gap))
        words.add(tokens, i + 1, i + 1 + left, found[tokens[i].slot])
        between: Found = {}
        words.add(tokens, i + 1 + left, i + 1 + right, between)
        loose.update(key for keys in between.values() for key in keys)
        if j is not None:
            words.add(tokens, i + 1 + right, j, found[tokens[j].slot])


def _to_mark(gap: Sequence[_Token]) -> int:
    return next((i for i, token in enumerate(gap) if token.is_mark), len(gap))


def _parts(gap: Sequence[_Token], words: _Words) -> tuple[int, int]:
    """Up to where what stands between two figures is of the first, and from where on it is of the second."""
    joins = [i for i, token in enumerate(gap) if token.key in words.joins]
    if joins:
        return min(_to_mark(gap), joins[0]), joins[-1]
    marks = [i for i, token in enumerate(gap) if token.is_mark]
    if marks:
        return marks[0], marks[-1]
    if gap and gap[-1].key in words.ends:
        return len(gap), len(gap)
    return 0, len(gap)
