"""The desk in Chromium: selections against the text, first paint, the table's filter, and how soon it ends.

Needs Chromium, its driver and selenium, and the helpers beside the tests. Paint is the browser's own timing, first
contentful paint since the navigation began; each figure is the median of its rounds, the two sizes in turn.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.desk import drawn

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
SELECTIONS = 2000
SIZES = ((50_000, 10), (5_000_000, 1000))
"""Characters of a source, and the rows that quote it."""

CLAIMS = (100, 10_000)

PAINT = """
const done = arguments[0];
let text = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!text && entry.element?.closest("#text")) text = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
const found = () => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [page] = performance.getEntriesByType("navigation");
  if (paint && text && page.loadEventEnd) done([paint.startTime, text, page.loadEventEnd]);
  else setTimeout(found, 20);
};
found();
"""

FIRST = """
const done = arguments[0];
const found = () => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  if (paint) done(paint.startTime);
  else setTimeout(found, 20);
};
found();
"""

WHOLE = """
const done = arguments[0];
const found = () => {
  if (document.querySelector("#rows[aria-busy]")) setTimeout(found, 5);
  else done(performance.now());
};
found();
"""
"""Until the rows below the first screen are there as well."""

STROKE = """
const [letter, done] = arguments;
const field = document.querySelector("[name=filter]");
const began = performance.now();
const seen = new MutationObserver(() => {
  seen.disconnect();
  requestAnimationFrame(() => done(performance.now() - began));
});
seen.observe(document.getElementById("rows"), { childList: true });
field.value = field.value === letter ? "" : letter;
field.dispatchEvent(new Event("input", { bubbles: true }));
"""


def helper(name: str) -> Any:
    """A module of the helpers beside the tests."""
    folder = str(ROOT / "tests")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(f"helpers.{name}")


def tables() -> str:
    """What was measured, as Markdown tables."""
    with helper("browser").chromium() as browser:
        lines = ["| what | measured | at most |", "|---|---|---|", wrong_of(browser), *paints(browser), *rows(browser)]
    lines += ends()
    return "\n".join(lines) + "\n"


def wrong_of(browser: Any) -> str:
    """Selections of hard texts of which the desk quotes other characters than those between their offsets."""
    selecting, serving, projects = helper("selecting"), helper("serving"), helper("desk_projects")
    seeds, wrong = range(10, 18), 0
    texts = {f"t{seed}.txt": selecting.hard_text(seed, 900) for seed in seeds}
    rows = [row for seed in seeds for row in selecting.hard_rows(texts[f"t{seed}.txt"], f"t{seed}.txt", seed, 60)]
    with tempfile.TemporaryDirectory() as folder:
        root = projects.lay_out(Path(folder), rows, {name: text.encode() for name, text in texts.items()})
        with serving.served(root) as desk:
            for index in range(len(seeds)):
                desk.open(browser, f"/sources/{index}")
                source = desk.workspace.source(index)
                wrong += len(selecting.wrong_selections(browser, source, index, SELECTIONS // len(seeds)))
    return f"| selections that are quoted otherwise, of {SELECTIONS:,} | {wrong} | 0 |"


def paints(browser: Any) -> list[str]:
    """The first paint of a short and of a long source."""
    serving, projects = helper("serving"), helper("desk_projects")
    with tempfile.TemporaryDirectory() as folder:
        texts = {f"{size}.txt": long_text(size) for size, _ in SIZES}
        rows = [row for size, count in SIZES for row in quoting(texts[f"{size}.txt"], f"{size}.txt", count)]
        root = projects.lay_out(Path(folder), rows, {name: text.encode() for name, text in texts.items()})
        with serving.served(root) as desk:
            paths = [f"/sources/{desk.source(f'{size}.txt').index}" for size, _ in SIZES]
            desk.open(browser)
            times = [[timed(browser, desk.url(path)) for path in paths] for _ in range(ROUNDS)]
    short, long = ([statistics.median(pair[n][part] for pair in times) for part in range(3)] for n in range(2))
    return [
        f"| first paint of 50 kB, 10 quotes | {short[0]:.0f} ms (its text {short[1]:.0f}, loaded {short[2]:.0f}) | |",
        f"| first paint of 5 MB, 1,000 quotes | {long[0]:.0f} ms (its text {long[1]:.0f}, loaded {long[2]:.0f}) | |",
        f"| first paint, long against short | {long[0] / short[0]:.2f} | 3 |",
        f"| first paint of the text, long against short | {long[1] / short[1]:.2f} | 3 |",
    ]


def timed(browser: Any, address: str) -> list[float]:
    """Milliseconds from the navigation to the first paint, to that of the text, and to the end of loading."""
    browser.driver.get("about:blank")
    browser.driver.get(address)
    found: list[float] = browser.driver.execute_async_script(PAINT)
    return found


def rows(browser: Any) -> list[str]:
    """The table of few claims and of many: its first paint, and a key in its filter until other rows are there."""
    serving = helper("serving")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_ones:
        desks = [open_ones.enter_context(serving.served(drawn(Path(folder) / str(count), count))) for count in CLAIMS]
        paint: list[list[float]] = [[], []]
        whole: list[list[float]] = [[], []]
        stroke: list[list[float]] = [[], []]
        for _ in range(4 * ROUNDS):  # a frame more or less is a tenth of what is measured
            for n, desk in enumerate(desks):
                desk.open(browser, "/claims")
                paint[n].append(browser.driver.execute_async_script(FIRST))
                whole[n].append(browser.driver.execute_async_script(WHOLE))
                stroke[n] += [browser.driver.execute_async_script(STROKE, letter) for letter in "eai"]
    few, many = (statistics.median(times) for times in paint)
    short, long = (statistics.median(times) for times in stroke)
    measured = f"{many / few:.2f} ({many:.0f} ms, all rows {statistics.median(whole[1]):.0f})"
    return [
        f"| first paint of {CLAIMS[1]:,} claims against {CLAIMS[0]} | {measured} | 1.5 |",
        f"| a keystroke in its filter, likewise | {long / short:.2f} ({long:.0f} ms) | 1.5 |",
    ]


def long_text(size: int) -> str:
    """Paragraphs of sentences, each with its number, so many characters."""
    pages = helper("pages").SENTENCES
    chance = random.Random(size)  # noqa: S311
    parts, length, number = [], 0, 0
    while length < size:
        number += 1
        paragraph = f"Item {number}: " + "".join(chance.choice(pages) for _ in range(4)).strip() + "\n\n"
        parts.append(paragraph)
        length += len(paragraph)
    return "".join(parts)


def quoting(text: str, name: str, count: int) -> list[tuple[str, ...]]:
    """Rows that quote paragraphs all over a text, every third overlapping the one before."""
    step, rows = len(text) // count, list[tuple[str, ...]]()
    for number in range(count):
        start = text.index("Item ", (number - (number % 3 == 2)) * step)
        rows.append((f"{name[:2]}-{number}", "", "A claim.", name, text[start : start + 60 + number % 40], "", "", ""))
    return rows


def ends() -> list[str]:
    """Seconds from a signal to the end of the program, while a long page is being sent."""
    projects = helper("desk_projects")
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    with tempfile.TemporaryDirectory() as folder:
        root = projects.lay_out(Path(folder), [], {"a.txt": long_text(1_000_000)})
        seconds = {name: statistics.median(ended(root, name) for _ in range(ROUNDS)) for name in names}
    return [f"| ends after {name} | {taken:.2f} s | 2 s |" for name, taken in seconds.items()]


def ended(root: Path, name: str) -> float:
    import socket

    command = [sys.executable, "-m", "timeline", "desk", "-C", str(root), "--isolated", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as program:
        assert program.stdout
        port = int(program.stdout.readline().split(":")[2].split("/")[0])
        with socket.create_connection(("127.0.0.1", port)) as open_one:
            open_one.sendall(b"GET / HT")
            began = time.monotonic()
            program.send_signal(getattr(signal, name))
            program.wait(30)
            return time.monotonic() - began


if __name__ == "__main__":
    print(tables())
