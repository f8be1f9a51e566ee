"""How well quotes are found again in sources that were edited, and how long it takes. Markdown tables.

    python -m benchmarks anchoring

The accuracy sets are real edit histories of prose, with the truth from word-level differences of old and new text; they
are looked for in the folder `shared/cases` beside the repository, and without it the first table says so. The peers'
figures are those measured on 5,077 cases of the same kind, the best of each measure. The text for the speeds is made
here, and each speed is a ratio to a floor taken in the same run, since machines differ.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio_alignment

from timeline.anchoring import TextIndex, anchor_quotes, find_quote, standing_quotes
from timeline.model import Anchor, ChangeKind, Selector, Status

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases" / "anchors"
STANDING = ("unchanged", "repeated", "moved", "whitespace", "typographic", "edited", "edited_figure")
EDITED = ("edited", "edited_figure")
GONE = ("deleted", "deleted_lookalike")
LAYOUT = ("whitespace", "typographic")
PEERS = {
    "right place, all that still stands (%)": "90.7",
    "right place, edited (%)": "82.0",
    "right place of several (%)": "97.6",
    "wrong place (%)": "2.1",
    "a place for what was deleted (%)": "4.6",
}
Case = dict[str, Any]


# ---- accuracy --------------------------------------------------------------------------------------------------------
def cases(path: Path) -> Iterator[Case]:
    """The cases of a file; a line that holds only a text gives the text of the cases after it."""
    text = ""
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        case = json.loads(line)
        if case.keys() == {"text"}:
            text = case["text"]
        else:
            yield {**case, "text": text}


def overlap(anchor: Anchor, case: Case) -> float:
    """Intersection over union of the span told and the true one; -1 where one of them is not there."""
    if anchor.start is None or anchor.end is None or case["new_start"] is None:
        return -1.0
    shared = min(anchor.end, case["new_end"]) - max(anchor.start, case["new_start"])
    union = max(anchor.end, case["new_end"]) - min(anchor.start, case["new_start"])
    return max(0.0, float(shared / union))


LABELS = """\
The one figure told as standing is the number of a note: the older edition has `[3]` behind a word, the newer none. The
label, made from the digits alone, calls it a figure; here the mark of a note is none (docs/anchoring.md), the quote is
`reformatted`, and what was left out is named."""


def names_figure(anchor: Anchor) -> bool:
    """Is one of the changes told as one of a figure, or as one of a date with other digits?"""
    return any(
        change.kind == ChangeKind.FIGURE
        or (change.kind == ChangeKind.DATE and digits(change.quoted) != digits(change.found))
        for change in anchor.changes
    )


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def measures(found: list[tuple[Case, Anchor]]) -> dict[str, str]:
    """The row of figures of one set."""

    def share(classes: tuple[str, ...], holds: Callable[[Case, Anchor], bool]) -> str:
        some = [(case, anchor) for case, anchor in found if case["cls"] in classes]
        return percent(sum(holds(case, anchor) for case, anchor in some), len(some))

    def right(case: Case, anchor: Anchor) -> bool:
        return overlap(anchor, case) >= 0.9

    placed = [(case, anchor) for case, anchor in found if case["cls"] in EDITED and right(case, anchor)]
    counts = Counter((case["cls"], names_figure(anchor)) for case, anchor in placed)
    hits = counts["edited_figure", True]
    acquitted = sum(
        case["cls"] == "edited_figure"
        and (
            anchor.status in (Status.EXACT, Status.REFORMATTED)
            or (anchor.status == Status.MOVED and not case["multi_new"])
        )
        for case, anchor in found
    )
    accused = sum(c["cls"] in LAYOUT and a.status in (Status.ALTERED, Status.MISSING) for c, a in found)
    return {
        "cases": str(len(found)),
        "right place, all that still stands (%)": share(STANDING, right),
        "right place, edited (%)": share(EDITED, right),
        "right place of several (%)": share(("repeated",), right),
        "wrong place (%)": share(STANDING, lambda case, anchor: 0 <= overlap(anchor, case) < 0.5),
        "a place for what was deleted (%)": share(GONE, lambda _, anchor: anchor.start is not None),
        "a changed figure told as standing": str(acquitted),
        "layout told as altered": str(accused),
        "figure changes named: precision (%)": percent(hits, hits + counts["edited", True]),
        "figure changes named: recall (%)": percent(hits, hits + counts["edited_figure", False]),
    }


def answer(case: Case, prefix: str, suffix: str) -> Anchor:
    return find_quote(case["quote"], case["text"], prefix=prefix, suffix=suffix, near=case["old_start"])


def accuracy() -> str:
    paths = sorted(CASES.glob("*.jsonl"))
    if not paths:
        return "The accuracy sets are not here: no folder `shared/cases` beside the repository."
    sets = {path.stem: [(case, answer(case, case["prefix"], case["suffix"])) for case in cases(path)] for path in paths}
    columns = {name: measures(found) for name, found in sets.items()}
    columns["together"] = measures([pair for found in sets.values() for pair in found])
    rows = [
        [name, *(column[name] for column in columns.values()), PEERS.get(name, "–")] for name in columns["together"]
    ]
    return "\n\n".join([table(["", *columns, "best peer"], rows), LABELS, surroundings(sets)])


def surroundings(sets: dict[str, list[tuple[Case, Anchor]]]) -> str:
    """What is left where less is known of the surroundings, or where they changed as well."""
    ways: dict[str, Callable[[Case], tuple[str, str]]] = {
        "as recorded": lambda case: (case["prefix"], case["suffix"]),
        "only the prefix recorded": lambda case: (case["prefix"], ""),
        "no surroundings recorded": lambda _: ("", ""),
        "the nearer half changed on both sides": lambda case: (
            case["prefix"][:16] + " was otherwise ",
            " nothing more " + case["suffix"][16:],
        ),
    }
    rows = []
    for name, way in ways.items():
        found = [
            (case, answer(case, *way(case)))
            for pairs in sets.values()
            for case, _ in pairs
            if case["cls"] in EDITED + GONE
        ]
        measured = measures(found)
        rows.append([name, measured["right place, edited (%)"], measured["a place for what was deleted (%)"]])
    return table(["surroundings", "right place, edited (%)", "a place for what was deleted (%)"], rows)


# ---- speed -----------------------------------------------------------------------------------------------------------
def prose(size: int) -> str:
    """Words of a made-up vocabulary with the long tail of a real one, the same every time."""
    chance = random.Random(11)  # noqa: S311
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return " ".join(chance.choices(words, weights, k=size // 6))[:size]


def seconds(call: Callable[[], object], times: int = 3) -> float:
    """The best of some runs, in seconds of the processor: others may be at work on the machine."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        call()
        best = min(best, time.process_time() - began)
    return best


def prepared(text: str) -> TextIndex:
    """An index of which everything was asked for."""
    index = TextIndex(text)
    assert index.layer.skeleton.text
    assert index.layer.rarity("")
    return index


def speed() -> str:
    big = prose(10_000_000)
    text = big[:1_000_000]
    index = prepared(text)
    quotes = [text[start : start + 120] for start in range(5_000, 900_000, 9_000)]
    edited = [Selector(q[:50] + "zz" + q[52:], text[max(0, p - 32) : p], text[p + 120 : p + 152], p)
              for q, p in zip(quotes, range(5_000, 900_000, 9_000), strict=True)]  # fmt: skip
    words = seconds(lambda: text.casefold().split())
    many = [big[start : start + 80] for start in range(7, len(big) - 80, len(big) // 1000)][:1000]
    loop = seconds(lambda: [big.find(quote) for quote in many], 1)
    index_time = seconds(lambda: prepared(text))
    near = seconds(lambda: anchor_quotes(edited, index), 1) / len(edited)
    standing = seconds(lambda: standing_quotes([Selector(quote) for quote in many], big), 1)
    rows = [
        ["index of 1 MB", f"{index_time:.3f} s", f"{index_time / words:.1f} × splitting it into words"],
        ["an edited quote in 1 MB, indexed", f"{near * 1e3:.1f} ms", f"{near / words:.2f} × splitting it into words"],
        ["1,000 quotes that stand, 10 MB", f"{standing:.2f} s", f"{standing / loop:.2f} × a loop of `str.find`"],
    ]
    return table(["", "time", "ratio in the same run"], rows + lost_quotes())


def lost_quotes() -> list[list[str]]:
    """Quotes that were deleted, in a source that is read for the first time and in one that is indexed."""
    gone: dict[str, list[Case]] = {}
    for path in sorted(CASES.glob("*.jsonl")):
        some = [case for case in cases(path) if case["cls"] == "deleted"][:100]
        for case in some:
            gone.setdefault(case["text"], []).append(case)
    if not gone:
        return []
    selectors = {
        text: [Selector(c["quote"], c["prefix"], c["suffix"], c["old_start"]) for c in gone[text]] for text in gone
    }
    indices = {text: TextIndex(text) for text in gone}

    def search(index_of: Callable[[str], TextIndex | str]) -> None:
        for text, those in selectors.items():
            anchor_quotes(those, index_of(text))

    peer = seconds(lambda: [partial_ratio_alignment(s.quote, text) for text, those in selectors.items() for s in those])
    count, size = sum(map(len, gone.values())), sum(map(len, gone)) // len(gone)
    search(indices.__getitem__)
    return [
        [
            f"a lost quote in {size / 1e3:.0f} kB, {how}",
            f"{time / count * 1e3:.1f} ms",
            f"{time / peer:.1f} × `partial_ratio_alignment`",
        ]
        for how, time in (
            ("indexed", seconds(lambda: search(indices.__getitem__))),
            ("read for the first time", seconds(lambda: search(TextIndex))),
        )
    ]


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


HARD = """
The last row is the honest hard case. Where the words beside the quote changed with it, the place that is found is the
right one nine times in ten, but nothing except the quote's own words speaks for it: what is left there may as well be
another sentence on the same matter. A place is believed only where nearly the whole quote stands, so that part of the
edits comes back as `missing` rather than with a place that cannot be vouched for; asking less of them would give places
to what was deleted.
"""


def tables() -> str:
    """All tables, as Markdown."""
    return "\n\n".join([accuracy(), HARD.strip(), speed()])


if __name__ == "__main__":
    print(tables())
