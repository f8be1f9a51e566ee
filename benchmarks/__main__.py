"""`make bench`: runs the benchmarks and writes docs/benchmarks.md. `python -m benchmarks dates` prints one.

`python -m benchmarks --write dates negations` measures these alone, and writes their sections anew.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

PAGES = (
    ("startup", "Starting", "Whole processes, pair by pair in one run."),
    ("anchoring", "Anchoring", "Quotes against real edit histories of prose; ground truth from word-level diffs."),
    ("mutations", "Mutations", "Edits made by a machine: natural ones may not stand, harmless ones may not alarm."),
    ("context", "Words beside a quote and under its marks", "How often a cue is told in prose, and what is caught."),
    ("planted", "Planted changes", "Each way in which a quote was once acquitted, in real prose of nine languages."),
    ("negations", "Negations under a mark", "A negation planted in real prose and left out with words beside it."),
    ("drafts", "Articles", "True and falsified summaries against their documents, and quotations changed on purpose."),
    ("figures_reading", "Reading figures", "Public test sets that nobody here wrote."),
    ("figures_comparing", "Comparing figures", "Claims against evidence in which one figure was changed."),
    ("dates", "Dates", "Right, silently wrong and refused, on public test sets."),
    ("sources", "Sources as they are", "Real pages, PDF files and documents: words seen, passages that stand."),
    ("worst_cases", "Worst cases", "Texts made to be slow, at one size and at four times as much."),
    ("scale", "Growth", "What a check costs with the size of a project, and a second look."),
    ("desk", "The desk's ground", "A row as it is typed, a save, two that write at once."),
    ("desk_browser", "The desk in the browser", "Selections, paint and end, in Chromium."),
    ("report", "The reports", "Ten thousand claims against one thousand."),
)
HEAD = """\
# Benchmarks

Made by `make bench`; every figure here is printed by a module of `benchmarks/`. Speeds are ratios to a floor or a peer
in the same run, since machines differ. The accuracy sets are development data from public test sets, laid beside the
checkout in `shared/cases`; where they are absent their tables are left out. Peers' figures are those measured on the
same cases.
"""


def main() -> None:
    """Print the benchmarks named, or write the page with all of them."""
    chosen = sys.argv[1:]
    if chosen[:1] == ["--write"]:
        write(chosen[1:])
    elif chosen:
        for name in chosen:
            print(import_module(f"benchmarks.{name}").tables())
    else:
        write([name for name, _, _ in PAGES])


def write(names: list[str]) -> None:
    """Write the sections of some benchmarks anew, each when it was measured; the others stay as they are."""
    page = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
    _, *old = page.read_text(encoding="utf-8").split("\n## ")
    sections = {section.partition("\n")[0]: section.rstrip("\n") for section in old}
    for name, title, about in PAGES:
        if name in names:
            print(f"{name} …", file=sys.stderr, flush=True)
            body = import_module(f"benchmarks.{name}").tables().strip()
            sections[title] = f"{title}\n\n{about} `python -m benchmarks {name}`\n\n{body}"
            kept = [sections[title] for _, title, _ in PAGES if title in sections]
            page.write_text("\n".join([HEAD, *(f"## {section}\n" for section in kept)]), encoding="utf-8")


if __name__ == "__main__":
    main()
