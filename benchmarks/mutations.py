"""What anchoring says of edits made by a machine: none that changes the words may stand, none of layout is an alarm.

    python -m benchmarks mutations

Passages of five to thirty words are taken by chance (the same on every run) from the shipped sources and, where there
are any, from the prose of the development anchors beside the checkout and of this machine's manual pages; each edit is
made in the source, and the passage as it was is looked for there. Passages hold no markup and no ellipsis, as a
reader's words do not. A natural edit that
leaves the words standing in another place is passed over; what is found with a cut word or number has its own error.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.edits import HARMLESS, NATURAL, Edit
from benchmarks.prose import FOLDERS, manuals
from timeline.anchoring import TextIndex, anchor_quotes, is_cut
from timeline.model import Anchor, Selector

ROOT = Path(__file__).resolve().parents[1]
ANCHORS = ROOT / ".." / "shared" / "cases" / "anchors"
LANGUAGES = {"gesetze": "de"}
EACH = 95  # trials of each edit in each collection
_MOST = 200_000  # places that are looked at for passages
_AROUND = 1200  # characters of the source around a passage that are kept
_PASSAGE = re.compile(r"(?=\w)[^\s`*_<>#|{}\[\]\\]+(?: [^\s`*_<>#|{}\[\]\\]+){4,29}(?= )")
_UNSPACED = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，、0-9 ]{11,40}(?=[\u4e00-\u9fff，。])")


def collections() -> Iterator[tuple[str, str, list[str]]]:
    """The texts: name, language, and the texts themselves."""
    yield from developed()
    for language in FOLDERS:
        if pages := manuals(language):
            yield f"manuals ({language})", language, [" ".join(text.split()) for text in pages]


def developed() -> Iterator[tuple[str, str, list[str]]]:
    """The shipped sources, and the texts of the development anchors."""
    yield "casebook", "en", [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for path in sorted(ANCHORS.glob("*.jsonl")) if ANCHORS.is_dir() else ():
        rows = (json.loads(line) for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
        texts = [" ".join(row["text"].split()) for row in rows if row.keys() == {"text"}]
        yield path.stem, LANGUAGES.get(path.stem, "en"), texts


def passages(texts: list[str], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Passages with what stands before and behind them, without end where there are any."""
    for _ in range(_MOST):
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        match = _PASSAGE.match(text, text.find(" ", start) + 1) or _UNSPACED.search(text, start, start + 200)
        if match:
            spaced = match.group().count(" ") > 3
            words = " ".join(match.group().split(" ")[: rng.randrange(5, 31)]) if spaced else match.group()
            end = match.start() + len(words)
            yield text[max(0, match.start() - _AROUND) : match.start()], words, text[end : end + _AROUND]


def tried(edits: Mapping[str, Edit], texts: list[str], language: str, each: int = EACH) -> Counter[tuple[str, str]]:
    """How often each edit was tried, and what was said of the passage: stands, or does not."""
    rng, found = random.Random(20260101), Counter[tuple[str, str]]()  # noqa: S311 - the same on every run
    for name, edit in edits.items():
        for _, (before, words, behind) in zip(range(30 * each), passages(texts, rng), strict=False):
            new = edit(rng, words)
            if not new or new == words or found[name, "tried"] >= each:
                continue
            source = before + new + behind
            if words.lower() in source.lower() or "..." in words:
                continue
            anchor = anchor_quotes([Selector(words)], TextIndex(source, language))[0]
            if anchor.status.stands and not _meets(anchor, len(before), len(before + new)):
                continue  # the same words, laid out in another way, stand elsewhere
            found[name, "tried"] += 1
            found[name, "stands"] += anchor.status.stands
            found[name, "cut"] += anchor.status.stands and _is_cut(anchor, source, language)
    return found


def _is_cut(anchor: Anchor, source: str, language: str) -> bool:
    """Does what was found end inside a word or number, which is an error of its own, `quote-cut`?"""
    return is_cut(source, anchor.start or 0, anchor.end or 0, language=language)


def _meets(anchor: Anchor, start: int, end: int) -> bool:
    """Is the place that was found the one that was edited?"""
    return anchor.start is None or (anchor.start < end and start < (anchor.end or end))


def tables() -> str:
    """Two Markdown tables: natural edits that stand, harmless ones that do not."""
    natural, harmless = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    names = []
    for name, language, texts in collections():
        names.append(name)
        natural += tried(NATURAL, texts, language)
        harmless += tried(HARMLESS, texts, language)
    rows = [f"Texts: {', '.join(names)}.", "", "| natural edit | trials | stands |", "|---|---:|---:|"]
    rows += [f"| {_words(name)} | {natural[name, 'tried']} | {_silent(natural, name)} |" for name in NATURAL]
    rows += [
        _sum("all", natural, "stands"),
        "",
        "| harmless edit | trials | told as altered or missing |",
        "|---|---:|---:|",
    ]
    rows += [f"| {_words(name)} | {harmless[name, 'tried']} | {_alarms(harmless, name)} |" for name in HARMLESS]
    return "\n".join([*rows, _sum("all", harmless, "alarms")]) + "\n"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _silent(found: Counter[tuple[str, str]], name: str) -> int:
    return found[name, "stands"] - found[name, "cut"]


def _alarms(found: Counter[tuple[str, str]], name: str) -> int:
    return found[name, "tried"] - found[name, "stands"]


def _sum(name: str, found: Counter[tuple[str, str]], what: str) -> str:
    trials = sum(count for (_, kind), count in found.items() if kind == "tried")
    stands = sum(count for (_, kind), count in found.items() if kind == "stands")
    cut = sum(count for (_, kind), count in found.items() if kind == "cut")
    count = stands - cut if what == "stands" else trials - stands
    return f"| {name} | {trials} | {count} ({100 * count / max(1, trials):.2f} %) |"
