"""The place of a quote whose words were changed.

All places that share enough rare words with the quote and its surroundings are candidates (a word votes for the blocks
it stands in, weighed by how rare it is). In each, the words of prefix, quote and suffix are aligned with those of the
source as one piece, so that the surroundings say where the quote begins and ends. The best is chosen by what it shares
with the quote first, and with its surroundings after that.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from timeline.anchor.index import _UNSPACED, BLOCK, Layer, keys

TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    found = list(TOKEN.finditer(text, start, len(text) if end is None else end))
    return Tokens([m.group().casefold() for m in found], [m.start() for m in found], [m.end() for m in found])


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    share: float
    context: float


def near_candidates(quote: str, prefix: str, suffix: str, near: int | None, layer: Layer) -> list[Candidate]:
    """Places in the folded text."""
    text = layer.folded.text
    total = len(text) // BLOCK + 1

    def weight(word):
        n = len(layer.blocks.get(word, ()))
        return math.log(1 + total / n) if n else math.log(2 + total)

    qk = keys(quote)
    score: dict[int, float] = defaultdict(float)
    for k in qk:
        for b in layer.blocks.get(k, ()):
            score[b] += weight(k)
    for k in keys(prefix + " " + suffix) - qk:
        for b in layer.blocks.get(k, ()):
            score[b] += weight(k) / 2
    span = max(1, math.ceil(len(quote) / BLOCK))
    joint = {b: sum(score.get(b + i, 0) for i in range(span + 1)) for b in score}
    best = sorted(joint, key=lambda b: (-joint[b], b))[:12]
    pt, qt, st = tokens(prefix), tokens(quote), tokens(suffix)
    pattern = pt.words + qt.words + st.words
    out = {}
    done = set()
    for b in best:
        if b in done:
            continue
        lo = max(0, b * BLOCK - BLOCK // 2)
        hi = min(len(text), (b + span + 1) * BLOCK + BLOCK // 2)
        c = align(pattern, len(pt.words), len(qt.words), tokens(text, lo, hi), weight)
        if c:
            out[c.start, c.end] = c
    return sorted(out.values(), key=lambda c: -(c.share + c.context / 2))


def align(pattern, i0, n, window, weight):
    sm = SequenceMatcher(None, window.words, pattern, autojunk=False)
    blocks = [b for b in sm.get_matching_blocks() if b.size]
    m = {}
    for a, b, size in blocks:
        for k in range(size):
            m[b + k] = a + k
    qi = [i for i in range(i0, i0 + n) if i in m]
    if not qi:
        return None
    w = lambda i: weight(pattern[i]) if pattern[i][0].isalnum() else 0.2
    share = sum(w(i) for i in qi) / sum(w(i) for i in range(i0, i0 + n))
    ci = [i for i in range(len(pattern)) if not i0 <= i < i0 + n]
    context = sum(w(i) for i in ci if i in m) / (sum(w(i) for i in ci) or 1)
    pre = [i for i in range(i0) if i in m]
    post = [i for i in range(i0 + n, len(pattern)) if i in m]
    first, last = m[qi[0]], m[qi[-1]]
    start = m[pre[-1]] + 1 if pre else first - (qi[0] - i0)
    end = m[post[0]] - 1 if post else last + (i0 + n - 1 - qi[-1])
    start, end = max(0, min(start, first)), min(len(window.words) - 1, max(end, last))
    return Candidate(window.starts[start], window.ends[end], share, context)
