"""What stands around the quote of a row in its source, and under its editor's marks, for the rules to speak of.

Cost: some hundred characters on each side of a quote, and what its marks leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from timeline.anchoring.context.around import around, may_be_governed
from timeline.anchoring.context.cues import denies
from timeline.anchoring.context.gap import hidden
from timeline.anchoring.context.surroundings import differs
from timeline.anchoring.parts import parts_of
from timeline.anchoring.written import written_in
from timeline.evidence.model import NO_CONTEXT
from timeline.model import Anchor, Claim, Context, Cue, CueKind, Fold, Level, Replacement, Source
from timeline.text.editorial import Mark, MarkKind

_DENYING = (CueKind.NEGATION, CueKind.DENIAL, CueKind.REFUSAL, CueKind.FALSEHOOD)
Span = tuple[int, int]


def read_context(claim: Claim, anchor: Anchor, source: Source, marks: tuple[Mark, ...], language: str) -> Context:
    """The context of a quote that stands; nothing for any other. `language` is that of the claim."""
    if not anchor.status.stands or anchor.start is None or anchor.end is None:
        return NO_CONTEXT
    text = source.text
    prefix, suffix = claim.prefix, claim.suffix
    if Fold.ENCODING in anchor.folds:
        prefix = suffix = ""  # what was recorded is seen through damage, and the text beside the place is not
    passed = list(_passed(claim.quote, anchor, marks)) if len(anchor.parts) > 1 else []
    if not (passed or prefix or suffix or may_be_governed(text, anchor.start, anchor.end)):
        return NO_CONTEXT
    written = written_in(text, anchor.start, anchor.end, source.language)
    return Context(
        around=tuple(_seen(cue, claim, language) for cue in around(text, anchor.start, anchor.end, written)),
        hidden=tuple(_hidden(passed, text, written)),
        replaced=tuple(_replaced(passed, text)),
        before=differs(prefix, text, anchor.start, behind=False, language=written),
        behind=differs(suffix, text, anchor.end, behind=True, language=written),
    )


def _seen(cue: Cue, claim: Claim, language: str) -> Cue:
    """The cue, as a note where the claim denies on its own and so may well say what the cue does."""
    return replace(cue, level=Level.NOTE) if cue.kind in _DENYING and denies(claim.statement, language) else cue


def _passed(quote: str, anchor: Anchor, marks: tuple[Mark, ...]) -> Iterator[tuple[Span, tuple[Mark, ...]]]:
    """What stands between two parts of a quote in the source, with the marks that pass it over."""
    parts = parts_of(quote, marks)
    if len(parts) != len(anchor.parts):
        return  # brackets of the source's own stand between the parts
    for part, ((_, start), (end, _)) in zip(parts[1:], pairwise(anchor.parts), strict=True):
        yield (start, end), part.marks


def _hidden(passed: list[tuple[Span, tuple[Mark, ...]]], text: str, language: str) -> Iterator[tuple[Cue, Span]]:
    """The cues among what the marks leave out, each with the whole of it."""
    for (start, end), marks in passed:
        own = " ".join(mark.words for mark in marks if mark.words)
        cue = hidden(text, start, end, own, language)
        if cue is not None:
            yield cue, (start, end)


def _replaced(passed: list[tuple[Span, tuple[Mark, ...]]], text: str) -> Iterator[Replacement]:
    """The editor's own words that stand in the place of words of the source."""
    for (start, end), marks in passed:
        own = [mark for mark in marks if mark.kind is MarkKind.OWN]
        found = text[start:end]
        if len(own) == len(marks) == 1 and own[0].words and any(c.isalnum() for c in found):
            yield Replacement(own[0].words, start + len(found) - len(found.lstrip()), start + len(found.rstrip()))
