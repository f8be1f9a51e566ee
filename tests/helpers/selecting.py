"""Texts in which offsets go wrong easily, and selections of them that are made in the page, not by its own script."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from helpers.browser import Browser

if TYPE_CHECKING:
    from timeline.review.workspace import SourceText

PIECES = (
    "Acme raised €11.7bn ", "in May 2024. ", "e\u0301le\u0300ve ", "naïve ",
    "\U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea ",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 ", "\U0001f44d\U0001f3fd ", "\U0001d518\U0001d52b\U0001d526 ",
    "inter\u00adnatio\u00adnal ",
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd ", "\u0645\u0631\u062d\u0628\u0627 ",
    "\u200f\u05dc\u05db\u05dc\u200f ", "\u202eevil\u202c ", "公司在二〇二四年融资。", "東京は大きい。",
    "\u0e01\u0e47\u0e44\u0e1b ", "a\u200bb\u2060c ", "\u00a0", "\t", "\r\n", "\r", "\n", "\n\n", "\r\n\r\n", "\r\r",
    "  ",
    "<b>&amp; ", "\"' ", "\u2028", "\ufffd ", "x", "。", "\ufb01ne ", "½ ",
)  # fmt: skip

SELECT = """
const [picks, index, sha256, done] = arguments;
const blocks = Array.from(document.querySelectorAll("#text p[data-a]"));
const nodesOf = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};
// A boundary before the so-manieth character of a block, taken character by character, at either side of a mark.
const boundary = ([at, count, late]) => {
  let left = count;
  let place = [blocks[at], 0];
  for (const node of nodesOf(blocks[at])) {
    let units = 0;
    for (const character of node.data) {
      if (left === 0) return [node, units];
      left -= 1;
      units += character.length;
    }
    place = [node, node.length];
    if (left === 0 && !late) return place;
  }
  return place;
};
(async () => {
  const found = [];
  for (const [from, to, back] of picks) {
    const [start, end] = [boundary(from), boundary(to)];
    getSelection().setBaseAndExtent(...(back ? end : start), ...(back ? start : end));
    const place = window.deskPlaces.selected();
    if (!place) { found.push(null); continue; }
    const answer = await fetch(document.documentElement.dataset.root + "/claim/select", {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({ index, sha256, start: place[0], end: place[1] }),
    });
    const data = await answer.json();
    found.push([...place, answer.status === 200 ? data.words : null, data.start, data.end]);
  }
  return found;
})().then(done, (error) => done(String(error)));
"""


def hard_text(seed: int, pieces: int) -> str:
    """A text made of what selections have come to grief over elsewhere."""
    chance = random.Random(seed)  # noqa: S311
    return "".join(chance.choice(PIECES) for _ in range(pieces))


def hard_rows(text: str, name: str, seed: int, count: int) -> list[tuple[str, ...]]:
    """Rows that quote stretches of a text, overlapping each other."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for number in range(count):
        start = chance.randrange(len(text))
        words = text[start : start + chance.randrange(5, 90)].strip()
        if words:
            rows.append((f"q{seed}-{number}", "", "A claim.", name, words, "", "", ""))
    return rows


def picks_of(
    source: SourceText, seed: int, count: int
) -> list[tuple[tuple[int, int, bool], tuple[int, int, bool], bool]]:
    """Selections: block and character of both ends, on which side of a border they lie, and whether made backwards."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    while len(found) < count:
        first = chance.randrange(len(source.blocks))
        last = min(len(source.blocks) - 1, first + chance.choice((0, 0, 0, 1, 2, 5)))
        a, b = (chance.randrange(source.blocks[at].end - source.blocks[at].start + 1) for at in (first, last))
        (first, a), (last, b) = sorted([(first, a), (last, b)])
        if source.blocks[first].start + a < source.blocks[last].start + b:
            found.append(((first, a, chance.random() < 0.5), (last, b, chance.random() < 0.5), chance.random() < 0.3))
    return found


def wrong_selections(browser: Browser, source: SourceText, seed: int, count: int) -> list[tuple[Any, ...]]:
    """Select so many stretches of the page that is open, and give those of which the desk quotes other characters."""
    wrong = []
    for begin in range(0, count, 100):
        picks = picks_of(source, seed + begin, min(100, count - begin))
        found = browser.driver.execute_async_script(SELECT, picks, source.index, source.sha256)
        assert isinstance(found, list), found
        for (first, last, _), result in zip(picks, found, strict=True):
            start = source.blocks[first[0]].start + first[1]
            end = source.blocks[last[0]].start + last[1]
            words = source.text[start:end]
            expected = [start, end, words.strip() or None]
            if words.strip():
                low = start + len(words) - len(words.lstrip())
                expected += [low, low + len(words.strip())]
            if result is None or result[: len(expected)] != expected:
                wrong.append((expected, result))
    return wrong
