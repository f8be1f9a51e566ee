"""Each way in which a quote was once acquitted, planted in real prose: how many are told now, by which rule, or stand.

    python -m benchmarks planted

The prose is that of `benchmarks.mutations`: the shipped sources and, where there are any, the texts of the development
anchors and this machine's manual pages. Kinds are in `benchmarks.plants`. Told is what gets a warning or an error; a
limit behind the words of a law is a note, and counted as such. `python -m benchmarks.planted show` prints what is
silent.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from benchmarks.mutations import collections, passages
from benchmarks.plants import KINDS, Kind, Passage, Plant
from timeline.anchoring import TextIndex, anchor_quotes, is_cut, is_wrapped
from timeline.anchoring.context import around, differs, hidden
from timeline.anchoring.writing import joints
from timeline.model import Anchor, Level, Selector

EACH = 10  # plants of a kind in a language
_AROUND = 300  # characters of the prose around a passage that are kept
_LEAST, _MOST = 7, 24  # words of a passage


def rule_for(plant: Plant, language: str) -> str:
    """The rule that speaks of a planted quote, more than a note; nothing where it stands in silence."""
    selector = Selector(plant.quote, plant.prefix, plant.suffix)
    if plant.old:
        opens, closes = not plant.prefix.strip(), not plant.suffix.strip()
        near = plant.old.index(plant.quote)
        selector = Selector(plant.quote, plant.prefix, plant.suffix, near, opens, closes)
    anchor = anchor_quotes([selector], TextIndex(plant.source, language))[0]
    if not anchor.status.stands or anchor.start is None or anchor.end is None:
        slight = all(change.kind.is_slight for change in anchor.changes)
        return f"quote-{anchor.status.value}" + (" (warning)" if slight and anchor.changes else "")
    return next(_spoken(plant, anchor, language), "")


def _spoken(plant: Plant, anchor: Anchor, language: str) -> Iterator[str]:
    """The rules that speak of a quote that stands."""
    text, spans = plant.source, anchor.parts or ((anchor.start or 0, anchor.end or 0),)
    start, end = spans[0][0], spans[-1][1]
    if any(is_cut(text, *span, language=language) or is_wrapped(text, *span, joints(language)) for span in spans):
        yield "quote-cut"
    gaps = [(low, high) for (_, low), (high, _) in pairwise(spans)]
    cues = [("quote-hides", cue) for gap in gaps if (cue := hidden(text, *gap, language=language))]
    cues += [("quote-out-of-context", cue) for cue in around(text, start, end, language)]
    for rule, cue in sorted(cues, key=lambda found: found[1].level.rank):
        yield rule + (" (note)" if cue.level is Level.NOTE else "")
    if not plant.old and (
        differs(plant.prefix, text, start, behind=False, language=language)
        or differs(plant.suffix, text, end, behind=True, language=language)
    ):
        yield "context-differs"


@cache
def _texts() -> dict[str, list[str]]:
    """The prose of each language."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, language, texts in collections():
        found[language] += [text for text in texts if len(text) > _AROUND]
    return found


def _passages(texts: list[str], rng: random.Random) -> Iterator[Passage]:
    for before, words, behind in passages(texts, rng):
        spaced = words.count(" ") > _LEAST // 2
        row = words.split(" ")[:_MOST] if spaced else list(words.replace(" ", ""))[:_MOST]
        space = " " if spaced else ""
        rest = words[len(space.join(row)) :] if spaced else ""
        if len(row) >= _LEAST and all(row):
            yield Passage(before[-_AROUND:], row, (rest + behind)[:_AROUND], space)


def plants(kind: Kind, language: str, texts: list[str]) -> Iterator[Plant]:
    """Plants of a kind in prose of a language: the same on every run."""
    rng, found = random.Random(f"{language} 20260115"), 0  # noqa: S311
    for passage, _ in zip(_passages(texts, rng), range(60 * EACH), strict=False):
        plant = kind(rng, passage, language)
        if plant is not None and (plant.old or plant.source.count(plant.quote) < 2):
            yield plant
            found += 1
        if found == EACH:
            return


def counted(kind: Kind, language: str) -> tuple[int, Counter[str]]:
    """How many plants of a kind there are in a language, and how many of them each rule tells."""
    found = [rule_for(plant, language) for plant in plants(kind, language, _texts()[language])]
    return len(found), Counter(rule for rule in found if rule)


def tables() -> str:
    """A table for each group of kinds: of each language, how many are silent of how many, and the rules that speak."""
    languages = [language for language, texts in _texts().items() if texts]
    parts = [_table(group, kinds, languages) for group, kinds in KINDS.items()]
    return "\n\n".join(["Silent of planted, by language; then the rules that tell the others.", *parts]) + "\n"


def _table(group: str, kinds: Mapping[str, Kind], languages: list[str]) -> str:
    lines = [f"| {group} | {' | '.join(languages)} | told by |", f"|---|{'---:|' * len(languages)}---|"]
    for name, kind in kinds.items():
        by_rule, cells = Counter[str](), []
        for language in languages:
            tried, rules = counted(kind, language)
            by_rule += rules
            cells.append(f"{tried - rules.total()}/{tried}" if tried else "")
        spoken = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common())
        lines.append(f"| {name} | {' | '.join(cells)} | {spoken} |")
    return "\n".join(lines)


def show() -> None:
    """Print what is silent, to be read."""
    for group, kinds in KINDS.items():
        for name, kind in kinds.items():
            for language in _texts():
                for plant in plants(kind, language, _texts()[language]):
                    if not rule_for(plant, language):
                        place = max(0, plant.source.find(plant.quote[:12]) - 50)
                        shown = plant.source[place : place + len(plant.quote) + 110]
                        print(f"{group}, {name} ({language}): {plant.quote!r}\n    {plant.prefix!r} {shown!r}")


if __name__ == "__main__":
    show() if sys.argv[1:] == ["show"] else print(tables())
