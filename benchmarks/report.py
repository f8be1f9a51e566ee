"""What the reports cost with ten thousand claims against one thousand: making them, opening and filtering a page.

    python -m benchmarks report

The claims cite made-up sources of twenty paragraphs, one claim a paragraph, over ten years and fifty subjects. Making
them is told in processor time, the best of five. Of several pages that of most bytes among those with claims is
opened in headless Chromium, driven by selenium, and told in medians; without them its rows are left out. All are
ratios to the thousand claims of the same run.
"""

from __future__ import annotations

import csv
import datetime
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.project.settings import find_project
from timeline.report.files import render

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

AS_OF = datetime.date(2026, 11, 22)
COLUMNS = ("id", "date", "claim", "source", "quote", "subject", "measure")
SMALL, LARGE = 1000, 10_000
PER_SOURCE, SUBJECTS, RUNS = 20, 50, 5
AIM = 12
"""In the browser ten times the claims should cost little more than ten times the time."""

# To the frame after the one in which the change is drawn: what a reader waits for.
PAINTED = "requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)))"
FILTER = f"""
const done = arguments[arguments.length - 1], field = document.getElementById('f-text'), begin = performance.now();
field.value = arguments[0];
field.dispatchEvent(new Event('input', {{bubbles: true}}));
{PAINTED}
"""
OPENED = """
const done = arguments[arguments.length - 1];
const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
const wait = () => paint() ? done(paint().startTime) : setTimeout(wait, 10);
wait();
"""


def tables() -> str:
    """The table of this page."""
    rows = [
        f"| {LARGE:,} claims against {SMALL:,} | times the cost | aim |",
        "|---|---:|---:|",
        *(
            f"| {what} | {ratio:.1f} | {f'≤ {AIM}' if 'paint' in what or 'filter' in what else ''} |"
            for what, ratio in ratios()
        ),
    ]
    return "\n".join(rows)


def ratios() -> Iterator[tuple[str, float]]:
    """What is measured, and how many times as much the larger report takes."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (make(Path(folder) / str(count), count) for count in (SMALL, LARGE))
        yield "making the files", took(large) / took(small)
        files = [{name: data for name, data in render(one).items() if name.endswith(".html")} for one in (small, large)]
        sizes = [sum(map(len, pages.values())) for pages in files]
        yield "size of the HTML, all pages", sizes[1] / sizes[0]
        pages = [save(Path(folder) / f"{n}.html", largest(pages)) for n, pages in enumerate(files)]
        yield "size of its largest page of claims", pages[1].stat().st_size / pages[0].stat().st_size
        if not (shutil.which("chromium") and shutil.which("chromedriver")):
            return
        with chromium() as driver:
            (paint, first, again), (large_paint, large_first, large_again) = (
                in_browser(driver, page) for page in pages
            )
        yield "first paint in Chromium", large_paint / paint
        yield "first filter by words", large_first / first
        yield "next filter by words", large_again / again


def make(root: Path, count: int) -> Report:
    """A project of so many claims, checked."""
    (root / "claims").mkdir(parents=True)
    (root / "seeds").mkdir()
    texts: dict[str, list[str]] = {}
    with (root / "claims" / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for n in range(count):
            name, figure = f"source-{n // PER_SOURCE:04d}.txt", 100 + n % 7
            quote = f"firm number {n} employs {figure} people"
            texts.setdefault(name, []).append(f"In its yearly letter {quote}, half of them in the works by the river.")
            date = f"{2016 + n % 10}-{1 + n % 12:02d}"
            subject = f"Firm {n % SUBJECTS}"
            table.writerow(
                (f"c{n}", date, f"Firm {n} employs {figure} people.", name, quote, subject, f"staff {n // 10}")
            )
    for name, paragraphs in texts.items():
        (root / "seeds" / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return examine(find_project(root, isolated=True), AS_OF)


def took(report: Report) -> float:
    """Seconds of processor time, the best of some runs: what else the machine does is not told."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        render(report)
        times.append(time.process_time() - begin)
    return min(times)


def largest(pages: Mapping[str, bytes]) -> bytes:
    """The page of most bytes that can be searched."""
    return max((data for data in pages.values() if b'id="f-text"' in data), key=len)


def save(path: Path, page: bytes) -> Path:
    path.write_bytes(page)
    return path


@contextmanager
def chromium() -> Iterator[Chrome]:
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    driver = Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def in_browser(driver: Chrome, page: Path) -> tuple[float, float, float]:
    """Milliseconds to the first paint, to the first filtering, which reads the page, and to the next."""
    opened, first, again = [], [], []
    for _ in range(RUNS):
        driver.get("about:blank")
        driver.get(page.as_uri())
        opened.append(float(driver.execute_async_script(OPENED)))
        first.append(float(driver.execute_async_script(FILTER, "people 104")))
        again.append(float(driver.execute_async_script(FILTER, "number 77")))
    return statistics.median(opened), statistics.median(first), statistics.median(again)


if __name__ == "__main__":
    print(tables())
