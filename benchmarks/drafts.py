"""Articles against their sources: changed figures, true summaries, quotations changed on purpose, and the near search.

    python -m benchmarks drafts

The sets and their runner lie beside the checkout (shared/cases/drafts, README there): each document is a project with
one source, each summary an article. The speed is that of 31 quotations against 167 sources, ten of them with a word
swapped, as a ratio to the standing search alone in the same run.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path

from timeline.anchoring import TextIndex, standing_quotes
from timeline.draft.standing import Sought, Texts, find_all, variants
from timeline.model import Selector, Source

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases" / "drafts"
SUMMARIES = CASES / "summaries.jsonl"
QUOTATIONS, ALTERED, SOURCES = 31, 10, 167
_SENTENCE = re.compile(r"(?<=[.!?]\s)[A-Z][^.!?\"“”\n]{50,200}[.!?](?=\s)")


def measured(*options: str) -> list[str]:
    """The lines that the runner prints."""
    command = [sys.executable, str(CASES / "run.py"), "--python", sys.executable, *options, str(SUMMARIES)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def figures() -> dict[str, float]:
    """Shares in per cent: changed figures found, found as errors; and errors per 1,000 words of true summaries."""
    numbers = [float(one) for one in re.findall(r"\d+\.\d+", measured()[-1])]
    names = ("changed figures and dates found, %", "found as an error, %", "errors on true summaries per 1,000 words")
    return dict(zip(names, numbers, strict=True))


def quotations() -> dict[str, str]:
    """How many changed quotations were let pass, and how many harmless ones accused."""
    lines = [line.partition(" ") for line in measured("--quotes")[-2:]]
    return {f"quotations {name}": count for name, _, count in lines}


def sources() -> list[Source]:
    """Pieces of the documents as sources."""
    rows = [json.loads(line) for line in SUMMARIES.read_text(encoding="utf-8").split("\n") if line]
    texts = [piece for row in rows if "text" in row for piece in _thirds(row["text"])]
    return [Source(f"{n}.txt", f"seeds/{n}.txt", text) for n, text in enumerate(texts[:SOURCES])]


def _thirds(text: str) -> list[str]:
    size = len(text) // 3 + 1
    return [text[at : at + size] for at in range(0, len(text), size)]


def speed() -> float:
    """What finding all quotations costs, as a ratio to the standing search in all sources."""
    rng, found = random.Random(5), sources()  # noqa: S311 - the same on every run
    sentences = [match.group() for source in found for match in _SENTENCE.finditer(source.text)]
    words = rng.sample(sentences, QUOTATIONS)
    for n in range(ALTERED):
        parts = words[n].split()
        words[n] = " ".join([*parts[:3], "purple", *parts[4:]])
    begun = time.process_time()
    asked = [Selector(variant) for one in words for variant in variants(one)]
    for source in found:
        standing_quotes(asked, TextIndex(source.text))
    standing = time.process_time() - begun
    begun = time.process_time()
    find_all([Sought(one) for one in words], Texts(found))
    return (time.process_time() - begun) / standing


def tables() -> str:
    """One Markdown table; empty where the sets are absent."""
    if not SUMMARIES.is_file():
        return ""
    rows: dict[str, object] = {**figures(), **quotations()}
    rows[f"{QUOTATIONS} quotations × {SOURCES} sources, over the standing search"] = f"{speed():.1f}"
    return "\n".join(["| | |", "|---|---:|", *(f"| {name} | {value} |" for name, value in rows.items())]) + "\n"


if __name__ == "__main__":
    print(tables())
