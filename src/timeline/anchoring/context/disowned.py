"""Does a quote only tell that somebody denied or refused what a claim says: "denied that he had resigned"?

What governs the words is asked as it is of a quote in its source (`timeline.anchoring.context.governing`), behind each
word that denies. Nothing is told where what is denied begins with another word than the claim has, nor of a refusal
where the claim has its very verb: "has to pay" is no contradiction to "refused to pay".

Cost: the words of the quote, and for each that denies those that may govern what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from timeline.anchoring.context.clause import Governing, governing
from timeline.anchoring.context.cues import Cues
from timeline.anchoring.context.stems import stem_of
from timeline.anchoring.context.words import Word, words_of
from timeline.model import CueKind

_REACH = 4  # words between what denies and what is denied
_KINDS = (CueKind.DENIAL, CueKind.REFUSAL, CueKind.FALSEHOOD)
_END = Word("0", 0, 0)  # stands behind the last word, as where a clause is short it goes on


class Disowned(NamedTuple):
    """What the word `by` denies, by the beginnings of the words that say something.

    `after` are those of what is denied, in order, `before` those of the sentence up to it, but for those that deny,
    which `cue` has. `refused` is the verb that was refused.
    """

    by: str
    after: tuple[str, ...]
    before: frozenset[str]
    cue: frozenset[str]
    refused: str = ""

    @property
    def content(self) -> frozenset[str]:
        return self.before.union(self.after)


def disowned(
    quote: str, keys: Sequence[str], known: Cues, small: Collection[str], fillers: Collection[str]
) -> Iterator[Disowned]:
    """What a quote denies, word by word that denies. `small` words say nothing, `fillers` stand before a noun."""
    ends = _ends(keys, known)
    if not ends:
        return
    words = words_of(quote, 0, len(quote), elides=known.elides)
    for end in ends:
        for start in range(end, min(len(words), end + _REACH)):
            found = governing(words[:start], [*words[start:], _END], known)
            found = found or (_by_pronoun(words, end, known, fillers) if start == end + 1 else None)
            if found and found[0] in _KINDS:
                yield _of(words, start, found, small)
                break


def _ends(keys: Sequence[str], known: Cues) -> list[int]:
    """Behind which words somebody may deny: one that turns, or a "that" before which one stands, or a negation."""
    lasts, that = known.turning.lasts, known.words["that"]
    turned = [end for end, key in enumerate(keys[:-1], 1) if key in lasts and known.turning.ending(keys, end)]
    thats = [end for end, key in enumerate(keys[:-1], 1) if key in that]
    led = (end for end in thats if (turned and turned[0] < end) or known.may_negate(frozenset(keys[:end])))
    return sorted({*turned, *led})


def _by_pronoun(words: Sequence[Word], end: int, known: Cues, fillers: Collection[str]) -> Governing | None:
    """A denier with nothing but a pronoun before what is denied: "denies it [broke the law]"; not "its [customers]"."""
    keys = [word.key for word in words[: end + 1]]
    if not known.has("pronouns", keys[end]) or known.has("that", keys[end]) or keys[end] in fillers:
        return None
    size = known.phrases["deniers"].ending(keys, end)
    before = keys[max(0, end - size - _REACH) : end - size]
    double = any(known.denies(key) or known.has("cancels", key) for key in before)
    return (CueKind.DENIAL, words[end - size], words[end - 1]) if size and not double else None


def _of(words: Sequence[Word], start: int, found: Governing, small: Collection[str]) -> Disowned:
    kind, first, last = found
    begin = next((i + 1 for i in range(start - 1, -1, -1) if words[i].is_stop), 0)
    behind = [*takewhile(lambda word: not word.is_mark, words[start:])]
    cue = [word for word in words[begin:start] if first.start <= word.start <= last.start]
    before = [word for word in words[begin:start] if word not in cue]
    refused = next((word.key for word in behind if kind is CueKind.REFUSAL and _speaks(word, small)), "")
    after, others, own = (_speaking(part, small) for part in (behind, before, cue))
    return Disowned(first.key, after, frozenset(others), frozenset(own), refused)


def _speaking(words: Sequence[Word], small: Collection[str]) -> tuple[str, ...]:
    return tuple(stem_of(word.key) for word in words if _speaks(word, small))


def _speaks(word: Word, small: Collection[str]) -> bool:
    return word.key not in small and word.key[0].isalpha()
