"""Where a span of an old text stands in a new one, told by the difference of the two texts and not by what it says.

This is the sound way to tell words that moved from the same words elsewhere. Lines that stand once in both texts hold
the two together (patience diff: the longest run of them in the same order); between two such lines, the words are
compared. Cost: linear in the texts but for sorting the lines, and bounded between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_WORDS = 3000  # between two lines that hold; more than that is another text
_LEAST_KEPT = 0.5


def port_span(old_text: str, new_text: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Where the characters [start, end) of the old text stand in the new one; None where they were taken out.

    >>> port_span("one\ntwo three\nfour", "zero\none\ntwo, 3 three\nfour", 4, 13)
    (9, 21)
    """
    if new_text.startswith(old_text[:end]):
        return start, end
    if new_text.endswith(old_text[start:]):
        return len(new_text) - len(old_text) + start, len(new_text) - len(old_text) + end
    old_low, old_high, new_low, new_high = _frame(old_text, new_text, start, end)
    old = list(_TOKEN.finditer(old_text, old_low, old_high))[: _MOST_WORDS + 1]
    new = list(_TOKEN.finditer(new_text, new_low, new_high))[: _MOST_WORDS + 1]
    if max(len(old), len(new)) > _MOST_WORDS:
        return None
    matcher = SequenceMatcher(None, [m.group() for m in old], [m.group() for m in new], autojunk=False)
    pairs = {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    inside = [i for i, m in enumerate(old) if m.start() < end and start < m.end()]
    kept = [pairs[i] for i in inside if i in pairs]
    if not kept or len(kept) < _LEAST_KEPT * len(inside):
        return None
    first = pairs.get(inside[0], pairs[inside[0] - 1] + 1 if inside[0] - 1 in pairs else kept[0])
    last = pairs.get(inside[-1], pairs[inside[-1] + 1] - 1 if inside[-1] + 1 in pairs else kept[-1])
    head = max(0, start - old[inside[0]].start()) if inside[0] in pairs else 0
    tail = max(0, old[inside[-1]].end() - end) if inside[-1] in pairs else 0
    return new[min(first, kept[0])].start() + head, new[max(last, kept[-1])].end() - tail


def _frame(old_text: str, new_text: str, start: int, end: int) -> tuple[int, int, int, int]:
    """The lines around the span that hold both texts together: offsets from and to, in the old text and in the new."""
    old, new = old_text.splitlines(keepends=True), new_text.splitlines(keepends=True)
    old_starts = list(accumulate(map(len, old), initial=0))
    new_starts = list(accumulate(map(len, new), initial=0))
    low, high = (0, 0), (len(old), len(new))
    for i, j in _anchors(old, new):
        if old_starts[i] <= start:
            low = (i, j)
        if old_starts[i] >= end:
            high = (i, j)
            break
    return old_starts[low[0]], old_starts[high[0]], new_starts[low[1]], new_starts[high[1]]


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Lines that stand once in both texts, as many of them as keep their order."""
    once = [{line for line, n in Counter(lines).items() if n == 1 and line.strip()} for lines in (old, new)]
    where = {line: j for j, line in enumerate(new) if line in once[1]}
    pairs = [(i, where[line]) for i, line in enumerate(old) if line in once[0] and line in where]
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for k, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before[k] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(j)
            ends.append(k)
        else:
            tails[length], ends[length] = j, k
    chain, k = [], ends[-1] if ends else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]
