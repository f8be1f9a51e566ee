"""What was changed between a quote and the words found for it: word by word, each change with its kind.

Each has the gravest kind that its words show (kinds.py). What only typography tells apart is no change at all.

Cost: the difference of some hundred words by difflib, of some thousand by rapidfuzz; of more, only what they begin and
end with alike is taken off, and the rest is one change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from timeline.anchoring.kinds import SIGN, SIGNS, Stretch, Token, kind_of
from timeline.anchoring.vocabulary import vocabulary
from timeline.anchoring.writing import grouping, labels, twins
from timeline.model import Change, ChangeKind, Fold
from timeline.patterns import late
from timeline.text.fold import View, first_difference, fold, rewrite, same_words
from timeline.text.grouping import grouped_marks
from timeline.text.unspaced import UNSPACED, has_unspaced

_NUMBER = r"(?:(?<![\w.,])[-−+±])?\d+(?:[.,'’:/\u00a0\u2009\u202f]\d+|\u0020\d{3}(?![\d]))*"
_CAREFUL, _QUICK = 500, 5000  # tokens on each side that difflib and rapidfuzz are given
_PRIMES = "′″‴"
_LOOK = 16  # characters before a number: a label in them says that it is none
_GROUP = 3  # digits that are grouped
_BEFORE_NUMBER = late(r"\d[^\w.,]+\d|(?<!\w)[-–−]\s*[.,]?\d")


def changes(
    quote: str,
    found: str,
    *,
    language: str = "en",
    spoken: str = "",
    place: Callable[[int, int], tuple[int, int]] | None = None,
) -> tuple[Change, ...]:
    """The differences of the words found from those of the quote, in the order of the quote.

    `place` leads from offsets of `found` to offsets of the source; by default they are the same. `spoken` is the
    language of the words, where it is another than that by which numbers are written.

    >>> [(c.kind.value, c.quoted, c.found) for c in changes("It did not fall to 3.7 %", "It did fall to 3.9 %")]
    [('negation', 'not', ''), ('figure', '3.7', '3.9')]
    """
    place = place or (lambda start, end: (start, end))
    ours, theirs, words = _tokens(quote, language), _tokens(found, language), vocabulary(spoken or language)
    differing = []
    for low, high, other_low, other_high in _differences([t.key for t in ours], [t.key for t in theirs]):
        quote_start, quote_end = _extent(ours, low, high)
        start, end = _extent(theirs, other_low, other_high)
        quoted, stands = quote[quote_start:quote_end], found[start:end]
        signed = any(t.key == '"' or t.key[:5] == SIGN for t in (*ours[low:high], *theirs[other_low:other_high]))
        if quoted and stands and not signed and same_words(quoted, stands) is not None:
            continue
        kind = kind_of(Stretch(ours, low, high), Stretch(theirs, other_low, other_high), words)
        differing.append(Change(kind, quoted, stands, quote_start, quote_end, *place(start, end)))
    return tuple(differing or _parted(quote, found, language, place))


def overlooked(quote: str, found: str, language: str = "en") -> tuple[Fold, ...] | None:
    """The names of the folds in which two texts differ, the format of numbers among them; None where words differ.

    >>> overlooked("cost 1200000 euros", "cost 1,200,000 euros")
    ('number format',)
    """
    names = same_words(quote, found, twins(language))
    if names is not None:
        return names
    names = same_words(_ungrouped(quote, language).text, _ungrouped(found, language).text, twins(language))
    return None if names is None else Fold.ordered({*names, Fold.NUMBER_FORMAT} - {Fold.UNICODE_FORM})


def _ungrouped(text: str, language: str) -> View:
    places = grouped_marks(text, grouping(language), labels(language))
    return rewrite(View(text), ((start, end, "") for start, end in places))


def _parted(quote: str, found: str, language: str, place: Callable[[int, int], tuple[int, int]]) -> list[Change]:
    """The one change of two texts that have the same words and part them in another way: "5 a" and "5a"."""
    if overlooked(quote, found, language) is not None:
        return []
    ours, theirs = _ungrouped(quote, language), _ungrouped(found, language)
    where = first_difference(ours.text, theirs.text, twins(language))
    if where is None:
        return [Change(ChangeKind.PUNCTUATION, quote, found, 0, len(quote), *place(0, len(found)))]
    (start, end), (low, high) = (view.span(*span) for view, span in zip((ours, theirs), where, strict=True))
    quoted, stands = quote[start:end], found[low:high]
    kind = ChangeKind.FIGURE if _parts_numbers(quoted) or _parts_numbers(stands) else ChangeKind.SPACING
    return [Change(kind, quoted, stands, start, end, *place(low, high))]


def _parts_numbers(words: str) -> bool:
    """Does a gap, or a dash that can be a sign, stand between two numbers or before one?"""
    return _BEFORE_NUMBER.search(words) is not None


def gravest(changes: Sequence[Change]) -> ChangeKind | None:
    """The gravest kind among changes, None where there are none."""
    kinds = list(ChangeKind)
    return min((change.kind for change in changes), key=kinds.index, default=None)


# ---- words -----------------------------------------------------------------------------------------------------------


def _tokens(text: str, language: str) -> list[Token]:
    return [
        Token(m.group(), _key(text, m, language), m.start(), m.end())
        if not _signs_money(text, m)
        else Token(m.group(), SIGN + fold(m.group()).text, m.start(), m.end())
        for m in _token(has_unspaced(text)).finditer(text)
    ]


@cache
def _token(unspaced: bool) -> re.Pattern[str]:
    """Numbers, words, characters of writings without spaces where there are any, and single marks."""
    alone, no = (f"[{UNSPACED}]|", UNSPACED) if unspaced else ("", "")
    return re.compile(rf"{_NUMBER}|{alone}[^\W\d_{no}][^\W_{no}]*(?:['’][^\W\d_]+)*|_+|[^\w\s]|\w")


def _signs_money(text: str, mark: re.Match[str]) -> bool:
    """Is the mark a sign directly before an amount of money, "-£4.2bn"? The signs of numbers are part of them."""
    start, end = mark.span()
    money = unicodedata.category(text[end : end + 1] or " ") == "Sc"
    return money and mark.group() in SIGNS + "–" and (not start or text[start - 1].isspace())


def _key(text: str, match: re.Match[str], language: str) -> str:
    """What a word is compared by: its folded form, and a number without the marks that only group its digits.

    Single and double quotation marks are alike, but not after a digit: 5' and 5" are feet and inches.
    """
    word, before = match.group(), text[max(0, match.start() - _LOOK) : match.start()]
    key = fold(word).text
    if key[-1:].isdecimal():
        places = grouped_marks(before + word, grouping(language), labels(language)) if len(word) > _GROUP else ()
        inside = {start - len(before) for start, _ in places}
        return fold("".join(c for i, c in enumerate(word) if i not in inside)).text
    return key if before[-1:].isdecimal() or word in _PRIMES else key.replace('"', "'")


def _extent(found: Sequence[Token], low: int, high: int) -> tuple[int, int]:
    """Where the tokens [low, high) begin and end; a point behind the token before where there are none."""
    if low < high:
        return found[low].start, found[high - 1].end
    point = found[low - 1].end if low else 0
    return point, point


def _differences(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches in which two rows of words differ: [low, high) of ours and of theirs."""
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    ours, theirs = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    longest = max(len(ours), len(theirs))
    if longest > _QUICK or not ours or not theirs:
        stretches = [(0, len(ours), 0, len(theirs))] if longest else []
    elif longest > _CAREFUL:
        from rapidfuzz.distance import Indel

        steps = Indel.opcodes(ours, theirs)
        stretches = _joined((s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal")
    else:
        steps_ = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        stretches = [step[1:] for step in steps_ if step[0] != "equal"]
    return ((a + head, b + head, c + head, d + head) for a, b, c, d in stretches)


def _joined(steps: Iterator[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Stretches that follow one another without a word in common, as one."""
    joined: list[tuple[int, int, int, int]] = []
    for a, b, c, d in steps:
        if joined and joined[-1][1] == a and joined[-1][3] == c:
            first, _, other, _ = joined.pop()
            joined.append((first, b, other, d))
        else:
            joined.append((a, b, c, d))
    return joined


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words two rows share from their beginning on."""
    return next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
