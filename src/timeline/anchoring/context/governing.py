"""Which word before a stretch governs its first words: pure functions of rows of words, without any text.

`left` are the words before, of one clause, nearest last; `right` the first words of what may be governed. An answer is
the kind of the cue and which of the words before it is: numbers [first, last) of `left`, or None.

The rules, measured on 37,000 quotations (docs/anchoring.md): a negation directly before, across words of a closed class
only; a verb or noun that denies, with "that"; the lack of evidence, with "that"; what was refused, failed or barred; a
negated subject before its verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.anchoring.context.cues import Cues
from timeline.model import CueKind
from timeline.text.unspaced import is_unspaced

Keys = Sequence[str]

_BETWEEN = 3  # words of a closed class between a negation and what it governs
_AFTER_THAT = 3  # words between "that" and the quote
_BEFORE_THAT = 7  # words between what denies and "that"
_NEAR_THAT = 3  # of them, where "that" may also be the relative pronoun
_NEGATED = 4  # words before a verb that a negation of it stands in
_SUBJECT = 4  # words between a negative determiner and the verb, and twice as many after a phrase
_CLAUSE = 3  # words that a clause has at least
_STARTS = 4  # first words of a quote that can hold the rest of a negation


class Found(NamedTuple):
    """A cue: its kind, and the numbers [first, last) of its words among those before."""

    kind: CueKind
    first: int
    last: int


def governs(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """The cue that governs what follows, or None. The rules are tried from the plainest to the rarest."""
    tries: tuple[Callable[[Keys, Keys, Cues], Found | None], ...] = (
        adjacent_negation,
        denied_that,
        refused,
        denied_clause,
        negated_subject,
    )
    return next((found for rule in tries if (found := rule(left, right, cues))), None) if right else None


def adjacent_negation(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """A negation directly before, or across three words of a closed class at most.

    None where the idiom goes on in the quote (not [only …]), nor where the quote has the negation itself (n'[a pas …]).
    """
    keys = [*left, *right[:_STARTS]]
    for end in range(len(left), max(0, len(left) - _BETWEEN - 1), -1):
        size = cues.negates(keys, end)
        if size:
            return Found(CueKind.NEGATION, end - size, end)
        if not cues.is_filler(left[end - 1]):
            return None
    return None


def denied_that(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """What denies, is said to be false, is not said or not proved, with "that" before the quote or as its first word.

    A verb of saying or a conjunction between clears it, and so does a second negation: nobody denies that.
    """
    place = _place_of_that(left, right, cues)
    if place is None:
        return None
    for end in range(place, max(0, place - _BEFORE_THAT - 1), -1):
        found = _denier(left, end, place, cues)
        if found is not None:
            return found if found.first < found.last else None
        if cues.has("joins", left[end - 1]) or (end < place and cues.has("that", left[end - 1])):
            return None
    return None


def _place_of_that(left: Keys, right: Keys, cues: Cues) -> int | None:
    """The number of the word "that" among those before; how many they are, where the quote begins with it."""
    if right and cues.has("that", right[0]):
        return len(left)
    places = range(len(left) - 1, max(-1, len(left) - 2 - _AFTER_THAT), -1)
    return next((place for place in places if cues.has("that", left[place])), None)


def _denier(left: Keys, end: int, that: int, cues: Cues) -> Found | None:
    """The cue that ends before number `end`; an empty one where a word there clears all before it."""
    cleared = Found(CueKind.DENIAL, 0, 0)
    named = any(cues.has("claims", key) for key in left[end:that])
    near = cues.that_only_joins or that - end <= _NEAR_THAT or named
    if size := cues.phrases["falsehoods"].ending(left, end):
        return Found(CueKind.FALSEHOOD, end - size, end) if near or _reports(left[end:that], cues) else cleared
    for name, negated in (("deniers", False), ("assents", True)):
        size = cues.phrases[name].ending(left, end)
        if size and cues.phrases["idioms"].covers(left, end - 1):
            return cleared
        if size and near:
            where = _negated(left, end - size, cues, range(end, that))
            if (where is not None) is negated:
                first = end - size if where is None else min(where, end - size)
                return Found(CueKind.DENIAL, first, max(end, first + 1))
            false = _false_report(left, end, cues)
            return false or (None if _is_denied_claim(left, end, cues) else cleared)
    if named and cues.has("dismissals", left[end - 1]):
        negated_at = _negated(left, end - 1, cues)
        return Found(CueKind.DENIAL, end - 1, end) if negated_at is None else cleared
    if cues.has("reports", left[end - 1]) and not cues.has("claims", left[end - 1]):
        return _false_report(left, end, cues) or cleared
    split = _split_denier(left, end, cues)
    return split if split and _negated(left, split.first, cues) is None else None


def _is_denied_claim(left: Keys, end: int, cues: Cues) -> bool:
    """Is it a claim that ends there, and was it denied or dismissed: rejects her claim that?"""
    ends = range(end - 2, max(0, end - 2 - _BETWEEN), -1)
    denied = (cues.phrases["deniers"].ending(left, at) or cues.has("dismissals", left[at - 1]) for at in ends)
    return cues.has("claims", left[end - 1]) and any(denied)


def _reports(keys: Keys, cues: Cues) -> bool:
    return any(cues.has("reports", key) for key in keys)


def _false_report(left: Keys, end: int, cues: Cues) -> Found | None:
    """A word of falsehood before a verb of saying, at most one word between: falsely claimed that, faux de dire que."""
    for last in (end - 1, end - 2):
        size = cues.phrases["falsehoods"].ending(left, last) if last > 0 else 0
        if size:
            return Found(CueKind.FALSEHOOD, last - size, end)
    return None


def _split_denier(left: Keys, end: int, cues: Cues) -> Found | None:
    """A verb of two parts that denies, the first anywhere before the second: wies … zurück."""
    for first, *rest in cues.phrases["split_deniers"].rows:
        if tuple(left[end - len(rest) : end]) == tuple(rest) and first in left[: end - len(rest)]:
            return Found(CueKind.DENIAL, left.index(first), end)
    return None


def _negated(left: Keys, first: int, cues: Cues, behind: Iterable[int] = ()) -> int | None:
    """Where a verb that begins at number `first` is negated, before it or behind it, before "that"; else None."""
    places: list[int] = [*range(first - 1, max(-1, first - 1 - _NEGATED), -1), *behind]
    for place in places:
        key = left[place]
        if place < first and cues.has("joins", key):
            break
        idiom = cues.phrases["idioms"].covers(left, place)
        phrase = place < first and cues.negates(left, place + 1) > 1
        if (
            cues.has("cancels", key)
            or phrase
            or (cues.denies(key) and not idiom)
            or (idiom and cues.has("subjects", key))
        ):
            return place
    return None


def refused(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """What was refused, failed or barred, or stands instead, its last word in the quote perhaps; not to say a thing."""
    for extra in (0, 1):
        keys = [*left, *right[:extra]]
        ends = (len(keys), len(keys) - 1) if not extra and left and cues.is_filler(left[-1]) else (len(keys),)
        for end in ends:
            size, instead = cues.refuses(keys, end)
            intent = cues.phrases["intents"].ending(keys, end)
            if intent > max(size, extra):
                where = _negated(left, end - intent, cues)
                denied = where is not None and cues.denies(left[where])
                return Found(CueKind.REFUSAL, where or 0, min(end, len(left))) if denied else None
            if size > extra:
                quiet = not instead and _is_silence(right[extra:], cues)
                double = _negated(left, end - size, cues) is not None
                return None if quiet or double else Found(CueKind.REFUSAL, end - size, min(end, len(left)))
    return None


def _is_silence(right: Keys, cues: Cues) -> bool:
    """Is it saying something that was refused? Where an infinitive stands last, all words are looked at."""
    return any(cues.has("unspeaking", key) for key in (right if cues.infinitive else right[:2]))


def denied_clause(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """What denies, and a clause without "that": denied [having sold it], falsely said [he had sold it]."""
    for end in range(len(left), max(0, len(left) - _BETWEEN - 1), -1):
        size = cues.phrases["deniers"].ending(left, end)
        false = _false_report(left, end, cues) if cues.has("reports", left[end - 1]) else None
        if size or false:
            if not (
                _is_clause(right, cues) or _has_verb(left[end:], cues) or any(is_unspaced(key[0]) for key in right)
            ):
                return None
            double = _negated(left, end - size, cues) is not None
            return false or (None if double else Found(CueKind.DENIAL, end - size, end))
        if not cues.leads_to_clause(left[end - 1]):
            return None
    return None


def _has_verb(keys: Keys, cues: Cues) -> bool:
    return any(cues.has("auxiliaries", key) or cues.has("nonfinite", key) for key in keys)


def _is_clause(right: Keys, cues: Cues) -> bool:
    """Does it begin with a verb that has no subject of its own, or hold an auxiliary in its second to sixth word?"""
    if len(right) < _CLAUSE:
        return False
    ends = cues.ends["nonfinite_ends"]
    begins = cues.has("nonfinite", right[0]) or (bool(ends) and len(right[0]) > 4 and right[0].endswith(ends))
    return begins or any(cues.has("auxiliaries", key) for key in right[1:6])


def negated_subject(left: Keys, right: Keys, cues: Cues) -> Found | None:
    """A negative subject before the verb: no passenger [was hurt], nobody [saw it], not one of them [came].

    The clause begins with it, or it is a pronoun directly before the verb. None where the quote denies by itself.
    """
    if any(cues.negates(right, end) for end in range(1, min(len(right), _STARTS) + 1)):
        return None
    verb = bool(right) and (cues.has("auxiliaries", right[0]) or cues.has("openers", right[0]))
    end = len(left)
    while end and len(left) - end < _BETWEEN and cues.has("auxiliaries", left[end - 1]):
        end, verb = end - 1, True
    for place in range(end - 1, max(-1, end - 2 - 2 * _SUBJECT), -1):
        key = left[place]
        start = cues.phrases["negative_starts"].beginning(left, place)
        if start or (cues.has("subjects", key) and end - place <= _SUBJECT + 1):
            idiom = cues.phrases["idioms"].covers([*left, *right[:_STARTS]], place)
            pronoun = verb and place == end - 1 and cues.has("cancels", key)
            found = not idiom and (pronoun or _opens(left, place, cues))
            return Found(CueKind.NEGATION, place, place + max(start, 1)) if found else None
        if cues.has("auxiliaries", key) or cues.opens_clause(key):
            return None
    return None


def _opens(left: Keys, place: int, cues: Cues) -> bool:
    """Does a clause begin at this word?"""
    return not place or cues.opens_clause(left[place - 1])


def each_negation(keys: Keys, cues: Cues) -> Iterator[int]:
    """The numbers of the words that deny, idioms aside."""
    for end in range(1, len(keys) + 1):
        subject = cues.has("subjects", keys[end - 1]) and not cues.phrases["idioms"].covers(keys, end - 1)
        if subject or cues.negates(keys, end):
            yield end - 1
