"""The last clause of the words before a stretch, and the cue in it: a clause mark ends what a cue may govern.

But for a comma that the grammar of a language wants before "that" and before an infinitive: bestreitet, dass […]; and
for an aside that is closed, behind which the sentence goes on: not – as he said – [guilty of it].
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from timeline.anchoring.context.cues import Cues
from timeline.anchoring.context.governing import Found, governs
from timeline.anchoring.context.words import Word
from timeline.model import CueKind

_FIRST = 8  # words of what may be governed that are looked at
_BEHIND = 3  # words between an aside and what is governed
CLOSES = {"–": "–", "—": "—", "-": "-", "(": ")", "（": "）", ",": ","}
"""The marks of an aside, how it opens and how it closes."""

Governing = tuple[CueKind, Word, Word]
"""A kind of cue, with its first word and its last."""


def governing(before: Sequence[Word], inside: Sequence[Word], known: Cues) -> Governing | None:
    """The cue of the words before that governs the words `inside`, or None."""
    clause, right = last_clause(before), [word.key for word in inside if not word.is_mark]
    found = governs([word.key for word in clause], right[:_FIRST], known)
    if found is None:
        clause, found = _over_comma(before, clause, right, known)
    if found and found.kind is CueKind.REFUSAL and _points_back(inside, known):
        return None
    return (found.kind, clause[found.first], clause[found.last - 1]) if found else None


def over_aside(before: Sequence[Word], inside: Sequence[Word], known: Cues) -> Governing | None:
    """The cue of the words before an aside at the joint that governs the words behind it, or None.

    Commas part a list as well: between these it is an aside only directly behind a negation.
    """
    words, joint = [*before, *inside], len(before)
    aside = _aside_at(words, joint)
    if aside is None:
        return None
    opens, closes = aside
    first, behind, right = last_clause(words[:opens]), words[closes + 1 : joint], words[max(joint, closes + 1) :]
    if not right or right[0].is_mark or known.has("joins", right[0].key) or any(word.is_mark for word in behind):
        return None
    keys = [word.key for word in (*first, *behind)]
    found = governs(keys, [word.key for word in right if not word.is_mark][:_FIRST], known)
    listed = words[opens].key == "," and found and (found.kind is not CueKind.NEGATION or found.last < len(first))
    if found is None or listed or found.first >= len(first):
        return None
    return found.kind, first[found.first], first[min(found.last, len(first)) - 1]


def _aside_at(words: Sequence[Word], joint: int) -> tuple[int, int] | None:
    """The marks of the aside that ends at most a few words before a joint, holds it or begins there, or None."""
    marks = [place for place, word in enumerate(words) if word.is_mark]
    pairs = ((opens, closes) for opens, closes in pairwise(marks) if opens <= joint <= closes + 1 + _BEHIND)
    closed = (pair for pair in pairs if CLOSES.get(words[pair[0]].key) == words[pair[1]].key)
    return next(((opens, closes) for opens, closes in closed if closes > opens + 1), None)


def _points_back(inside: Sequence[Word], known: Cues) -> bool:
    """Do the words begin with nothing but a pronoun before a mark, of which nothing is said: "Short [of that,"?"""
    pairs = pairwise(inside[:3])
    return any(known.has("this", word.key) and behind.is_mark for word, behind in pairs)


def last_clause(words: Sequence[Word]) -> list[Word]:
    """The words behind the last clause mark."""
    return [*takewhile(lambda word: not word.is_mark, reversed(words))][::-1]


def _over_comma(
    before: Sequence[Word], clause: list[Word], right: Sequence[str], known: Cues
) -> tuple[list[Word], Found | None]:
    """Where a comma stands before "that" or an infinitive, the clause before it with this one, and its cue."""
    comma = len(before) - len(clause) - 1
    if comma < 0 or not right or before[comma].key != "," or not known.that_only_joins:
        return clause, None
    joined = [*last_clause(before[:comma]), *clause]
    keys = [word.key for word in joined]
    if known.has("that", clause[0].key if clause else right[0]):
        return joined, governs(keys, right[:_FIRST], known)
    if clause or not known.is_infinitive(right):
        return clause, None
    found = governs(keys, [known.infinitive, *right[:_FIRST]], known) or _denier_at_end(keys, known)
    return joined, None if found and found.kind is CueKind.NEGATION else found


def _denier_at_end(keys: Sequence[str], known: Cues) -> Found | None:
    """A verb that denies at the end of the clause before an infinitive: er bestreitet, [… verkauft zu haben]."""
    size = known.phrases["deniers"].ending(keys, len(keys))
    double = any(known.denies(key) for key in keys[: len(keys) - size])
    return Found(CueKind.DENIAL, len(keys) - size, len(keys)) if size and not double else None
