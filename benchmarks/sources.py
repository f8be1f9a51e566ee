"""Pages, PDF files and documents as sources: what of them is seen, which passages stand, and on which page.

The pages, documents and passages lie in the folder `shared/cases/sources` beside the repository, with what a browser
shows of each page; without it there is nothing to measure.
"""

from __future__ import annotations

import difflib
import json
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from timeline.evidence.seen import find_in_source
from timeline.model import Region, Source, SourceInfo
from timeline.project.decode import decoded

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases" / "sources"
ENCODINGS = {"h-cp1252.html": "windows-1252"}
RUNS = 5


def tables() -> str:
    """Words seen, passages that stand, and how fast pages are read."""
    if not CASES.is_dir():
        return "The cases are not there.\n"
    return "\n\n".join((words_table(), passages_table(), speed_table()))


@cache
def source(name: str) -> Source:
    """One of the files, as a project reads it."""
    data = (CASES / "files" / name).read_bytes()
    return decoded(name, name, data, SourceInfo(name, Region(name), encoding=ENCODINGS.get(name, "")))


def words_table() -> str:
    """The words that a browser shows, held against those that are seen of the page, in order."""
    lines = ["| page | words in a browser | not seen so |", "|---|---:|---:|"]
    words = lost = 0
    for path in sorted((CASES / "browser").glob("*.txt")):
        shown, seen = path.read_text(encoding="utf-8").split(), source(f"{path.stem}.html").seen.split()
        changes = difflib.SequenceMatcher(None, shown, seen, autojunk=False).get_opcodes()
        count = sum(high - low for kind, low, high, _, _ in changes if kind in ("replace", "delete"))
        words, lost = words + len(shown), lost + count
        lines.append(f"| {path.stem} | {len(shown):,} | {count} |")
    lines.append(f"| all | {words:,} | {lost} ({100 * lost / max(words, 1):.2f} %) |")
    return "\n".join(lines)


def passages_table() -> str:
    """Passages as quotes: what becomes of them by kind of file, and whether the page told is the right one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (CASES / "quotes.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        one, count = source(case["file"]), counts[Path(case["file"]).suffix[1:]]
        anchor = find_in_source(case["quote"], one)
        count["cases"] += 1
        count[anchor.status.value] += 1
        count["stand"] += anchor.status.stands
        if case.get("page") and anchor.status.stands and one.view is not None and anchor.start is not None:
            count["paged"] += 1
            count["right"] += one.view.where(anchor.start) == f"page {case['page']}"
    head = "| kind | passages | stand | twice there | altered | missing | right page |"
    lines = [head, "|---|---:|---:|---:|---:|---:|---|"]
    for kind, count in sorted(counts.items()):
        page = f"{count['right']} of {count['paged']}" if count["paged"] else "–"
        share = f"{count['stand']} ({100 * count['stand'] / count['cases']:.1f} %)"
        rest = (count["ambiguous"], count["altered"], count["missing"])
        lines.append(f"| {kind} | {count['cases']} | {share} | {rest[0]} | {rest[1]} | {rest[2]} | {page} |")
    return "\n".join(lines)


def speed_table() -> str:
    """The pages together: the parser alone, and the view with all places; both in this process."""
    from justhtml import JustHTML

    from timeline.readers.html import read_html

    texts = [source(f"{path.stem}.html").view for path in sorted((CASES / "browser").glob("*.txt"))]
    pages = [view.original for view in texts if view is not None]
    size = sum(len(page.encode()) for page in pages) / 1e6

    def fastest(read: object) -> float:
        best = float("inf")
        for _ in range(RUNS):
            begun = time.process_time()
            for page in pages:
                read(page)  # type: ignore[operator]
            best = min(best, time.process_time() - begun)
        return best

    alone = fastest(lambda page: JustHTML(page, sanitize=False, track_node_locations=True))
    whole = fastest(read_html)
    return (
        "| the pages together | |\n|---|---:|\n"
        f"| justhtml alone, with places | {size / alone:.1f} MB/s |\n"
        f"| the view | {size / whole:.1f} MB/s, {whole / alone:.2f} times as long |"
    )
