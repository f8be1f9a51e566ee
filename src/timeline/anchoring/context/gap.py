"""What an editor's mark leaves out that governs the words behind it: the cue with its place, or none.

What counts is the end of what is left out, behind its last clause mark and conjunction: an aside that is closed, and
whole sentences, govern nothing behind them. A limit that opens a clause counts wherever it stands in the sentence.

Cost: linear in what is left out, which is bounded (timeline.anchoring.parts).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.anchoring.context.clause import governing, over_aside
from timeline.anchoring.context.cues import Cues, cues
from timeline.anchoring.context.governing import Found, each_negation
from timeline.anchoring.context.words import Word, keys_of, words_of
from timeline.model import Cue, CueKind, Level

_LOOK = 160  # characters behind the gap that what is left out may govern
_BOUND = 3  # words before the joint that a bound may stand in
_ASIDE = 6  # words of an aside that can be of the whole sentence
_TOUCHES = 2  # characters of a writing without spaces that touch the joint


def hidden(text: str, start: int, end: int, own: str = "", language: str = "en") -> Cue | None:
    """The cue among the characters [start, end) of a text, left out by a mark with words of its own, or None.

    Its level is an error where it touches the joint or denies what follows with "that", a warning where it stands
    farther off, and a note where it only compares or hedges.

    >>> cue = hidden("The mayor has not approved it.", 9, 18)
    >>> cue.kind.value, cue.level.value
    ('negation', 'error')
    """
    known = cues(language)
    left_out = words_of(text, start, end, elides=known.elides)
    if not any(not word.is_mark for word in left_out):
        return None
    ours = keys_of(own, elides=known.elides)
    right = words_of(text, end, min(len(text), end + _LOOK), elides=known.elides)
    tail = _tail(left_out, right, known)
    found = [
        _scale(text, start, left_out, known),
        *(
            []
            if _denies(ours, known)
            else [_governing(left_out, tail, right, known), _at_head(left_out, right, known), _aside(left_out, known)]
        ),
        *([] if _bounds(ours, known) else [_limit(left_out, right, known), _bound(tail, known)]),
    ]
    return min((cue for cue in found if cue), key=lambda cue: cue.level.rank, default=None)


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def _denies(keys: Sequence[str], known: Cues) -> bool:
    """Do the editor's own words deny?"""
    deniers = (known.phrases["deniers"].ending(keys, end) for end in range(1, len(keys) + 1))
    return any(known.denies(key) for key in keys) or any(deniers)


def _bounds(keys: Sequence[str], known: Cues) -> bool:
    """Do the editor's own words bound or limit?"""
    return any(known.phrases[name].beginning(keys, i) for name in ("bounds", "limiters") for i in range(len(keys)))


def _tail(left_out: Sequence[Word], right: Sequence[Word], known: Cues) -> list[Word]:
    """The words behind the last clause mark and conjunction; none where the words behind the gap begin a new clause."""
    if right and (right[0].is_mark or known.has("joins", right[0].key)):
        return []
    keys, negations = _keys(left_out), known.phrases["negations"]
    joins = (i for i, key in enumerate(keys) if known.has("joins", key) and not negations.covers(keys, i))
    places = sorted([*joins, *(i for i, word in enumerate(left_out) if word.is_mark)])
    return [*left_out[places[-1] + 1 if places else 0 :]]


def _governing(left_out: Sequence[Word], tail: Sequence[Word], right: Sequence[Word], known: Cues) -> Cue | None:
    """What denies, refuses or makes false what follows, in the words that touch the joint or farther off."""
    keys = _keys(tail)
    found = (governing(left_out, right, known) if tail else None) or over_aside(left_out, right, known)
    if found:
        return Cue(found[0], found[1].start, found[2].end, Level.ERROR)
    if keys and known.has("privatives", keys[-1]):
        return Cue(CueKind.NEGATION, tail[-1].start, tail[-1].end, Level.ERROR)
    if not keys or known.has("relatives", keys[0]):
        return None
    loose = next(_loose(keys, known), None)
    if loose is None:
        return None
    touches = len(keys[loose.first]) == 1 and not keys[loose.first].isascii() and len(keys) - loose.last < _TOUCHES
    level = Level.ERROR if touches else Level.WARNING
    return Cue(loose.kind, tail[loose.first].start, tail[loose.last - 1].end, level)


def _aside(left_out: Sequence[Word], known: Cues) -> Cue | None:
    """An aside of a few words that calls the whole false: the cook [, it was wrongly said,] stole the silver."""
    inner = [word for word in left_out if not word.is_mark]
    closed = left_out[0].is_mark and left_out[-1].is_mark and len(left_out) == len(inner) + 2
    keys = _keys(inner)
    if not closed or len(keys) > _ASIDE or any(known.has("relatives", key) for key in keys):
        return None
    for end in range(len(keys), 0, -1):
        if size := known.phrases["falsehoods"].ending(keys, end):
            return Cue(CueKind.FALSEHOOD, inner[end - size].start, inner[end - 1].end, Level.WARNING)
        assent = known.phrases["assents"].ending(keys, end)
        if not (assent or known.has("reports", keys[end - 1]) or known.has("auxiliaries", keys[end - 1])):
            return None
    return None


def _loose(keys: Sequence[str], known: Cues) -> Iterator[Found]:
    """Cues anywhere in the tail."""
    for place in each_negation(keys, known):
        yield Found(CueKind.NEGATION, place, place + 1)
    kinds = (("refusals", CueKind.REFUSAL), ("deniers", CueKind.DENIAL), ("falsehoods", CueKind.FALSEHOOD))
    for name, kind in kinds:
        for end in range(1, len(keys) + 1):
            size = known.phrases[name].ending(keys, end)
            if size and not known.phrases["idioms"].covers(keys, end - 1):
                yield Found(kind, end - size, end)


def _at_head(left_out: Sequence[Word], right: Sequence[Word], known: Cues) -> Cue | None:
    """A negation that closes the clause before the mark: he signed it [not. …], they pass the [test not], and so on.

    Its level is an error where it is the first word left out and ends the sentence. None where a "but" goes on.
    """
    marks = [i for i, word in enumerate(left_out) if word.is_mark]
    closed = bool(marks) or (bool(right) and right[0].is_mark)
    last = left_out[marks[0] - 1 if marks else -1]
    goes_on = [word for word in (*left_out[marks[0] + 1 :], *right) if not word.is_mark] if marks else []
    contrasts = bool(goes_on) and known.has("joins", goes_on[0].key)
    if not closed or (marks and not marks[0]) or contrasts or not known.has("late_negations", last.key):
        return None
    certain = last is left_out[0] and bool(marks) and left_out[marks[0]].is_stop
    return Cue(CueKind.NEGATION, last.start, last.end, Level.ERROR if certain else Level.WARNING)


def _limit(left_out: Sequence[Word], right: Sequence[Word], known: Cues) -> Cue | None:
    """A limit that opens a clause of the sentence before the gap or of the one behind it; it may end behind the gap."""
    stops = [i for i, word in enumerate(left_out) if word.is_stop]
    keys = _keys([*left_out, *right])
    for i in range(len(left_out)):
        inside = not stops or i < stops[0] or i > stops[-1]
        opens = i == 0 or left_out[i - 1].is_mark
        if inside and opens and (size := known.phrases["limiters"].beginning(keys, i)):
            return Cue(CueKind.LIMITER, left_out[i].start, left_out[min(i + size, len(left_out)) - 1].end)
    return None


def _bound(tail: Sequence[Word], known: Cues) -> Cue | None:
    """Only, at least and their kin within three words of the joint; a comparison as the last word, or a modal.

    Behind a modal may stand what goes with it: would have, may be the.
    """
    keys = _keys(tail)
    for end in range(len(keys), max(0, len(keys) - _BOUND), -1):
        if size := known.phrases["bounds"].ending(keys, end):
            level = Level.ERROR if end == len(keys) else Level.WARNING
            return Cue(CueKind.BOUND, tail[end - size].start, tail[end - 1].end, level)
    if keys and known.has("comparators", keys[-1]):
        return Cue(CueKind.COMPARATOR, tail[-1].start, tail[-1].end, Level.NOTE)
    for end in range(len(keys), max(0, len(keys) - _BOUND), -1):
        if known.has("modals", keys[end - 1]):
            return Cue(CueKind.MODAL, tail[end - 1].start, tail[end - 1].end, Level.NOTE)
        if not (known.has("auxiliaries", keys[end - 1]) or known.has("between", keys[end - 1])):
            break
    return None


def _scale(text: str, start: int, left_out: Sequence[Word], known: Cues) -> Cue | None:
    """A word that scales the number before the gap: five [hundred] dollars."""
    first = left_out[0]
    before = words_of(text, start - _LOOK, start, elides=known.elides)
    number = bool(before) and (before[-1].key[0].isdecimal() or before[-1].key in known.known.numbers)
    scaled = number and first.key in known.known.scales
    return Cue(CueKind.SCALE, first.start, first.end, Level.ERROR) if scaled else None
