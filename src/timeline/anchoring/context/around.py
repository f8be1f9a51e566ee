"""What governs a quote from before or behind it, in the source: the cue with its place, or none.

Cost: some hundred characters on each side, whatever the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.anchoring.context.clause import CLOSES, governing, over_aside
from timeline.anchoring.context.cues import Cues, behind_in_any, cues, head_of
from timeline.anchoring.context.words import MARKS, Word, first_word, words_of
from timeline.model import Cue, CueKind, Level
from timeline.patterns import late

_BEFORE, _INSIDE, _BEHIND = 200, 100, 100  # characters that are looked at
_INFINITIVE = 240  # inside, where the mark of an infinitive may come late
_REGISTER = 400  # characters on each side that tell a law
_LONG = 4  # words of a quote that a question before it is told of
_ENDS = ";:–—-.!?"  # before a quote's first word, with these a clause ends
_NAMED = ("``", "''", '""', "“”", "‘’", "„“", "«»")  # around a word that is only named: the 'not' operator
_LIMITED = 3  # words of a quote that a limit behind it is told of
_CLAUSE_ENDS = tuple({*MARKS} - {*CLOSES.values(), "]"})
"""Behind an aside, the mark of a note, and a comma before "that" the clause goes on."""
_SPACES = 8  # characters before a quote in which the end of the clause before it is looked for
_SENTENCE_ENDS = late(r"(?s:.*)(?:[.!?…]\s|[。！？])")
"""Up to the last end of a sentence: no cue governs what stands behind one."""


def around(text: str, start: int, end: int, language: str = "en") -> tuple[Cue, ...]:
    """The cues that govern the characters [start, end) of a text: one before them at most, and one behind.

    >>> text = "She is not fit to be president, unless she learns."
    >>> [(cue.kind.value, text[cue.start : cue.end]) for cue in around(text, 11, 30)]
    [('negation', 'not'), ('limiter', 'unless')]
    """
    if not may_be_governed(text, start, end):
        return ()
    known = cues(language)
    begin = _begin_of_sentence(text, start)
    led, followed = known.may_govern(text[begin:start]), _may_be_behind(text, end)
    if not (led or followed):
        return ()
    look = _INFINITIVE if known.infinitive else _INSIDE
    inside = words_of(text, start, min(end, start + look), elides=known.elides)
    words = [word for word in inside if not word.is_mark]
    if not words:
        return ()
    before = _before(text, begin, start, end, inside, known) if led else None
    behind = _behind(text, start, end, len(words), known) if followed else None
    return tuple(cue for cue in (before, behind) if cue)


def may_be_governed(text: str, start: int, end: int) -> bool:
    """Can a cue of any language govern a stretch? Of most that are whole sentences none can."""
    return not _begins_clause(text, start) or _may_be_behind(text, end)


# ---- before ----------------------------------------------------------------------------------------------------------


def _begin_of_sentence(text: str, start: int) -> int:
    """Where the sentence of what stands before a quote begins, or the stretch that is looked at does."""
    low = max(0, start - _BEFORE)
    ended = _SENTENCE_ENDS.match(text, low, start)
    return ended.end() if ended else low


def _before(text: str, begin: int, start: int, end: int, inside: Sequence[Word], known: Cues) -> Cue | None:
    """The cue before a quote; none for a single word and for names, and none behind which a clause ends at once."""
    written = text[start:end].split()
    size = sum(not word.is_mark for word in inside)
    ended = inside[0].key in _ENDS
    if size < 2 or ended or all(word[:1].isupper() for word in written if word[:1].isalpha()):
        return None
    before = _clear_start(text, start, words_of(text, begin, start, elides=known.elides))
    found = governing(before, inside, known)
    if found is None:
        found = over_aside(before, inside, known)
    if found is not None:
        first, last = found[1].start, found[2].end
        named = text[max(0, first - 1) : first] + text[last : last + 1] in _NAMED
        return None if named or _is_value(before, inside, found[1], known) else Cue(found[0], first, last)
    asked = before[-1] if before else None
    if asked and known.has("questions", asked.key) and size >= _LONG:
        return Cue(CueKind.QUESTION, asked.start, asked.end, Level.NOTE)
    return _bound(before, inside[0], known)


def _bound(before: Sequence[Word], number: Word, known: Cues) -> Cue | None:
    """What bounds the number that a quote begins with, as a note: fewer than [300 patients]."""
    if not (number.key[0].isdecimal() or number.key in known.known.numbers):
        return None
    size = known.phrases["bounds"].ending([word.key for word in before], len(before))
    return Cue(CueKind.BOUND, before[-size].start, before[-1].end, Level.NOTE) if size else None


def _begins_clause(text: str, start: int) -> bool:
    """Does a mark end all that stands before a quote, with a space behind it?"""
    before = text[max(0, start - _SPACES) : start]
    clear = before.rstrip()
    return not start or (len(clear) < len(before) and clear.endswith(_CLAUSE_ENDS))


def _is_value(before: Sequence[Word], inside: Sequence[Word], cue: Word, known: Cues) -> bool:
    """Is a cue all that stands behind a label, before another one: born abroad: none other [ground: marriage]?"""
    place = before.index(cue)
    mark = next((word for word in (*before[place + 1 :], *inside) if word.is_mark), cue)
    return known.has("subjects", cue.key) and place > 0 and before[place - 1].key == mark.key == ":"


def _clear_start(text: str, start: int, words: list[Word]) -> list[Word]:
    """The words without the first where the stretch looked at begins inside it."""
    low = start - _BEFORE
    cut = low > 0 and words and words[0].start == low and text[low - 1].isalnum()
    return words[1:] if cut else words


# ---- behind ----------------------------------------------------------------------------------------------------------


def _behind(text: str, start: int, end: int, size: int, known: Cues) -> Cue | None:
    """The cue directly behind a quote: what it is said to be, what limits it, a negation that closes the sentence."""
    words = words_of(text, end, min(len(text), end + _BEHIND), elides=known.elides)
    keys = [word.key for word in words]
    for kind, first, count in _cues_behind(words, keys, size, known):
        found = words[first], words[first + count - 1]
        return Cue(kind, found[0].start, found[1].end, _level(kind, text, start, end, known))
    return None


def _may_be_behind(text: str, end: int) -> bool:
    """Is the first word behind a quote one that a cue begins with in any language?"""
    return head_of(first_word(text, end)) in behind_in_any()


def _cues_behind(
    words: Sequence[Word], keys: Sequence[str], size: int, known: Cues
) -> Iterator[tuple[CueKind, int, int]]:
    """The kinds of cues behind a quote, each with its first word and how many words it has."""
    first = next((i for i, word in enumerate(words) if not word.is_mark), len(words))
    marks = keys[:first]
    refuted = known.phrases["behind"]
    if not marks and (count := refuted.beginning(keys, first)):
        yield CueKind.FALSEHOOD, first, count
    if marks:
        place = first + (first < len(keys) and known.has("joins", keys[first]))
        apart = place < len(keys) and known.has("this", keys[place])
        if count := refuted.beginning(keys, place + apart) if apart else refuted.beginning(keys, first):
            yield CueKind.FALSEHOOD, first, count + place + apart - first if apart else count
    if size >= _LIMITED and marks in ([], [","]) and (count := known.phrases["limiters"].beginning(keys, first)):
        yield CueKind.LIMITER, first, count
    closes = first + 1 >= len(words) or words[first + 1].is_mark
    if not marks and first < len(keys) and known.has("late_negations", keys[first]) and closes:
        yield CueKind.NEGATION, first, 1


def _level(kind: CueKind, text: str, start: int, end: int, known: Cues) -> Level:
    """A note where a law is limited, as most of its sentences are, and where a negation only closes the sentence."""
    if kind is CueKind.LIMITER:
        law = _is_law(text, max(0, start - _REGISTER), min(len(text), end + _REGISTER), known)
        return Level.NOTE if law else Level.WARNING
    return Level.NOTE if kind is CueKind.NEGATION else Level.WARNING


def _is_law(text: str, start: int, end: int, known: Cues) -> bool:
    """Is it a law that speaks there, by its sign for a section or by its words?"""
    words = words_of(text, start, end, elides=known.elides)
    return text.find("§", start, end) >= 0 or any(known.has("law", word.key) for word in words)
