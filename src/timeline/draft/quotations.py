"""The quotations of an article, paragraph by paragraph, and what each of them is.

An opening mark without a closing one goes on to the paragraph's end where the next paragraph opens with the same mark.
Block quotations are taken whole, without a last line that names who said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.draft.article import Paragraph, Quotation
from timeline.draft.marks import quoted_spans
from timeline.draft.roles import role_of
from timeline.draft.sentences import Sentences
from timeline.model import Role

_PARTED = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\n\s*)+")
_NAMED = re.compile(r"(?:\A|\n)[^\S\n]*(?:[—–―]|--?\s)[^\n]{0,200}\Z")
FAR = 600  # characters of a sentence on each side of a quotation that are looked at
_MARKS = "“”„«»‹›「」『』\"‘’‚`'"


def paragraphs_of(prose: str) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text as spans, parted by empty lines, without the white space around them."""
    at = 0
    for end, behind in [*(match.span() for match in _PARTED.finditer(prose)), (len(prose), len(prose))]:
        words = prose[at:end]
        if words.strip():
            yield at + len(words) - len(words.lstrip()), at + len(words.rstrip())
        at = behind


def quotations_of(prose: str, paragraphs: Sequence[Paragraph], language: str) -> Iterator[Quotation]:
    """The quotations of all paragraphs, in order."""
    for number, paragraph in enumerate(paragraphs):
        if paragraph.block:
            yield from _block(prose, number, paragraph, language)
            continue
        spans, left = quoted_spans(prose, paragraph.start, paragraph.end)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if left and following and prose.startswith(left.mark, following.start):
            yield Quotation(left.end, paragraph.end, number, Role.SPEECH, cue=True)
            spans = [span for span in spans if span[1] <= left.start]
        sentences = Sentences(prose[paragraph.start : paragraph.end])
        for span in spans:
            found = _quotation(prose, number, paragraph, span, sentences, language)
            if found:
                yield found


def _block(prose: str, number: int, paragraph: Paragraph, language: str) -> Iterator[Quotation]:
    """A paragraph of a block quotation, without marks around it and without a line that names who said it."""
    words = prose[paragraph.start : paragraph.end]
    named = _NAMED.search(words)
    start, end = paragraph.start, paragraph.start + (named.start() if named else len(words))
    while start < end and (prose[start] in _MARKS or prose[start].isspace()):
        start += 1
    while start < end and (prose[end - 1] in _MARKS or prose[end - 1].isspace()):
        end -= 1
    if any(char.isalnum() for char in prose[start:end]):
        role, cue = role_of(prose[start:end], "", "", language, block=True)
        yield Quotation(start, end, number, role, cue)


def _quotation(
    prose: str, number: int, paragraph: Paragraph, span: tuple[int, int], sentences: Sentences, language: str
) -> Quotation | None:
    """One quotation between marks; None where no letter and no digit stands in it."""
    start, end = span
    words = prose[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if not any(char.isalnum() for char in words):
        return None
    low, high = sentences.at(start - paragraph.start, end - paragraph.start)
    before = prose[max(paragraph.start + low, start - FAR) : start]
    after = prose[end : min(paragraph.start + high, end + FAR)]
    if len(after.strip(_MARKS + " \n")) == 0:  # the sentence may go on behind the quotation's own stop
        after = prose[end : min(paragraph.end, end + 80)]
    role, cue = role_of(prose[start:end], before, after, language, block=False)
    return Quotation(start, end, number, role, cue)
