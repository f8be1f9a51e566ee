"""Quotes with editors' marks: their parts follow one another, and what stands between them is for the marks to pass.

A quote that stands as it is written never comes here: a source has ellipses and brackets of its own. Those of its
brackets that the quote has, too, are quoted like any word: a name or a figure in them that was changed must not pass as
the editor's. Nor may a mark hide what turns the sense (hiding.py), or the rest of a word or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.anchoring.context import hidden
from timeline.anchoring.cut import cuts_scaled, is_cut
from timeline.anchoring.diff import changes
from timeline.anchoring.hiding import hides_in_any, kind_of_bracket
from timeline.anchoring.index import TextIndex
from timeline.anchoring.joints import Joint, Theirs, inner_joints, outer_joints, sources_brackets
from timeline.anchoring.outside import turned_outside
from timeline.anchoring.parts import Part, find_chain, has_word, is_glued, parts_of, passes_over, places_of_part
from timeline.anchoring.places import Span
from timeline.model import Anchor, Change, ChangeKind, CueKind, Fold, Level, Rung, Selector, Status
from timeline.text.editorial import Mark, MarkKind, bracket_key, editors_marks, find_marks, without_marks
from timeline.text.unspaced import is_unspaced

_DENYING = (CueKind.NEGATION, CueKind.DENIAL, CueKind.FALSEHOOD)
_KINDS = {CueKind.SCALE: ChangeKind.UNIT, CueKind.BOUND: ChangeKind.QUANTIFIER}
_LONGEST_WORD = 40
_MOST_PARTS = 30  # a quote with more marks than that is not an editor's


def stand_in_parts(selector: Selector, index: TextIndex) -> Anchor | None:
    """The anchor of a quote whose parts stand in order; None where it has no marks, or one of them does not stand.

    It is `altered` where a mark hides what it may not. Brackets that the source has, too, are first taken for its own.
    """
    marks = find_marks(selector.quote)
    theirs = {mark for mark in marks if mark.kind is MarkKind.OWN and bracket_key(mark.words) in index.brackets}
    for those in dict.fromkeys((tuple(mark for mark in marks if mark not in theirs), marks)):
        anchor = _in_parts(selector, index, those)
        if anchor is not None:
            return anchor
    return None


def _in_parts(selector: Selector, index: TextIndex, marks: Sequence[Mark]) -> Anchor | None:
    """The anchor of the parts between those marks; None where they do not stand in order."""
    parts = parts_of(selector.quote, marks)
    if not 0 < len(parts) <= _MOST_PARTS or (len(parts) == 1 and parts[0].text == selector.quote.strip()):
        return None
    places = [places_of_part(part, index) for part in parts]
    chain = find_chain(parts, places, selector, index.text)
    if chain is None:
        return None
    differing, brackets = _passed_over(parts, chain, marks, selector.quote, index)
    overlooked = {name for span, found in zip(chain, places, strict=True) for name in found[span]}
    folds = Fold.ordered(overlooked)
    whole = [_whole(part, span, selector.quote, index.text) for part, span in zip(parts, chain, strict=True)]
    spans = _joined((*whole, *brackets), index.text) if brackets else tuple(whole)
    start, end = spans[0][0], spans[-1][1]
    if differing:
        return Anchor(Status.ALTERED, start, end, differing, folds, Rung.NEAR, parts=spans)
    at_place = selector.near in (None, start)
    status = Status.REFORMATTED if folds else Status.EXACT if at_place else Status.MOVED
    return Anchor(status, start, end, folds=folds, rung=Rung.FOLDED if folds else Rung.EXACT, parts=spans)


def _whole(part: Part, span: Span, quote: str, text: str) -> Span:
    """A part's place with the rest of a word that the editor changed at its edge: [T]he, approve[d]."""
    start, end = span
    if quote[max(0, part.start - 1) : part.start] == "]":
        start -= _letters(text[max(0, start - _LONGEST_WORD) : start][::-1])
    if quote[part.end : part.end + 1] == "[":
        end += _letters(text[end : end + _LONGEST_WORD])
    return start, end


def _letters(text: str) -> int:
    """How many letters of one word a text begins with."""
    return next((i for i, c in enumerate(text) if not c.isalpha() or is_unspaced(c)), len(text))


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans in order, those as one that only white space parts."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        touches = joined and not text[joined[-1][1] : start].strip()
        joined.append((joined.pop()[0] if touches else start, end))
    return tuple(joined)


# ---- what the marks pass over ---------------------------------------------------------------------------------------


def _passed_over(
    parts: Sequence[Part], chain: Sequence[Span], marks: Sequence[Mark], quote: str, index: TextIndex
) -> tuple[tuple[Change, ...], list[Span]]:
    """What the marks pass over that they may not, as changes, and the source's brackets that stand in their place."""
    differing: list[Change] = []
    brackets: list[Span] = []
    outside: set[Mark] = set()
    for joint in inner_joints(parts, chain):
        theirs = sources_brackets(joint, quote, index)
        brackets += (span for _, span in theirs)
        differing += _inside(joint, theirs, quote, index)
    for joint in outer_joints(parts, chain, marks, quote, index):
        theirs = sources_brackets(joint, quote, index)
        brackets += (span for _, span in theirs)
        differing += _changed(theirs, quote, index)
        outside.update(own for own, _ in theirs)
    differing += turned_outside(parts, chain, [mark for mark in marks if mark not in outside], quote, index)
    return tuple(sorted(differing, key=lambda change: change.quote_start)), brackets


def _differences(quoted: Span, found: Span, quote: str, index: TextIndex) -> list[Change]:
    """What a stretch of the source has that the quote has not, word by word; "[sic]" is nobody's word."""
    here, there = quoted[0], found[0]
    ours, theirs = (_without_sic(text[slice(*span)]) for text, span in ((quote, quoted), (index.text, found)))
    spoken = index.spoken(*found)
    differing = changes(
        ours, theirs, language=index.language, spoken=spoken, place=lambda start, end: (start + there, end + there)
    )
    return [
        replace(change, quote_start=change.quote_start + here, quote_end=change.quote_end + here)
        for change in differing
    ]


def _without_sic(text: str) -> str:
    return without_marks(text, (mark for mark in find_marks(text) if mark.kind is MarkKind.SIC))


def _inside(joint: Joint, theirs: Theirs, quote: str, index: TextIndex) -> list[Change]:
    """What the marks between two parts pass over that they may not."""
    found = index.text[slice(*joint.source)]
    passed = _without(found, [(low - joint.source[0], high - joint.source[0]) for _, (low, high) in theirs])
    quoted = {own for own, _ in theirs}
    ours = [mark for mark in joint.marks if mark not in quoted]
    if not passes_over(ours):
        same = not has_word(_without_sic(passed))
        return _changed(theirs, quote, index) if same else _differences(joint.quote, joint.source, quote, index)
    return _changed(theirs, quote, index) or _hidden(joint, ours, passed, quote, index)


def _changed(theirs: Theirs, quote: str, index: TextIndex) -> list[Change]:
    """What is different in the source's own brackets."""
    spans = (((mark.start, mark.end), span) for mark, span in theirs)
    return [change for ours, found in spans for change in _differences(ours, found, quote, index)]


def _hidden(joint: Joint, ours: Sequence[Mark], passed: str, quote: str, index: TextIndex) -> list[Change]:
    """What the editor's marks hide of the words that they pass over: one change, or none."""
    (start, end), mark, found = joint.source, quote[slice(*joint.quote)], index.text[slice(*joint.source)]
    left, right = start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())
    own, spoken = own_words(ours), index.spoken(start, end)
    kind = _turning(own, ours, joint, index)
    if kind is None and not (
        hides_in_any(own, passed, (index.language, spoken)) or (left < right and _is_cut(joint, quote, index))
    ):
        return []
    words = mark.strip()
    kind = kind or kind_of_bracket(own, passed, spoken)
    at = joint.quote[0] + len(mark) - len(mark.lstrip())
    place = (left, right) if left < right else (start, start)
    return [Change(kind, words, index.text[slice(*place)], at, at + len(words), *place)]


def _turning(own: str, ours: Sequence[Mark], joint: Joint, index: TextIndex) -> ChangeKind | None:
    """The kind of change that it is to pass over what governs the words behind, where it turns them for certain.

    A mark that only puts words in the place of others turns them by any negation that is gone.
    """
    cue = hidden(index.text, *joint.source, own, index.spoken(*joint.source))
    if cue is None or cue.level is Level.NOTE:
        return None
    replaced = all(mark.kind is MarkKind.OWN for mark in ours) and cue.kind in _DENYING
    certain = cue.level is Level.ERROR or replaced
    return _KINDS.get(cue.kind, ChangeKind.NEGATION) if certain else None


def _is_cut(joint: Joint, quote: str, index: TextIndex) -> bool:
    """Does a word or number go on where the marks begin or end? A mark may stand for the "14" of 14 million."""
    (start, end), (first, last) = joint.source, joint.quote
    places = ((start, first), (end, last - 1))
    unglued = [place for place, beside in places if not is_glued(quote, beside)]
    cut = (place for place in unglued if is_cut(index.text, 0, place, language=index.language))
    return any(not cuts_scaled(index.text, place, index.language) for place in cut)


def _without(text: str, spans: Sequence[Span]) -> str:
    """The text with blanks for the spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def own_words(marks: Sequence[Mark]) -> str:
    """The editor's own words in marks; none where words are only left out."""
    return " ".join(mark.words for mark in marks if mark.words)


def marks_of(quote: str, anchor: Anchor, text: str) -> tuple[Mark, ...]:
    """The marks of a quote that are its editor's, as the source has it where it was found.

    All of them where it was not found, and none where it stands as it is written.
    """
    if anchor.start is None:
        return find_marks(quote)
    if anchor.parts:
        return editors_marks(quote, " ".join(text[start:end] for start, end in anchor.parts))
    return editors_marks(quote, text[anchor.start : anchor.end]) if anchor.rung is Rung.NEAR else ()
