"""Takes the screenshots of the reports that the docs show: `python docs/images/take.py`.

Needs Chromium, its driver, selenium and markdown-it-py. The reports are those of the shipped casebook, as of a fixed
day. The Markdown is shown as a CommonMark renderer with GitHub's footnotes would: GitHub itself is not asked.
"""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from timeline.checking.run import examine
from timeline.project.settings import find_project
from timeline.report import render_html, render_markdown

HERE = Path(__file__).resolve().parent
AS_OF = datetime.date(2026, 11, 22)
WIDTH, HEIGHT = 1200, 1000
STYLE = """
body{font:16px/1.5 -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;color:#1f2328;max-width:900px;
margin:32px auto;padding:0 40px}a{color:#0969da}h1,h2{border-bottom:1px solid #d1d9e0b3;padding-bottom:.3em}
code{font:85% ui-monospace,monospace;background:#818b981f;border-radius:6px;padding:.2em .4em}
table{border-collapse:collapse}td,th{border:1px solid #d1d9e0;padding:6px 13px}tr:nth-child(2n){background:#f6f8fa}
sup a{text-decoration:none}
"""


def main() -> None:
    """Write report-light.png, report-dark.png, report-claim.png, report-conflicts.png and report-markdown.png."""
    report = examine(find_project(HERE.parents[1]), AS_OF)
    driver = chromium()
    try:
        with tempfile.TemporaryDirectory() as folder:
            page, markdown = Path(folder) / "timeline.html", Path(folder) / "markdown.html"
            page.write_text(render_html(report), encoding="utf-8")
            markdown.write_text(as_page(render_markdown(report)), encoding="utf-8")
            take(driver, page, "report-light")
            take(driver, page, "report-dark", scheme="dark")
            take(driver, page, "report-claim", fragment="#series-b-valuation-connextion")
            take(driver, page, "report-conflicts", fragment="#conflicts")
            take(driver, markdown, "report-markdown")
    finally:
        driver.quit()


def chromium() -> Any:
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    return Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))


def take(driver: Any, page: Path, name: str, *, fragment: str = "", scheme: str = "light") -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get("about:blank")
    driver.get(page.as_uri() + fragment)
    time.sleep(0.5)
    driver.save_screenshot(str(HERE / f"{name}.png"))


def as_page(markdown: str) -> str:
    """The Markdown rendered, footnotes as numbers."""
    labels = {
        label: str(n) for n, label in enumerate(re.findall(r"^\[\^([^\]]+)\]: ", markdown, re.MULTILINE), start=1)
    }
    body = re.sub(r"^\[\^[^\]]+\]: .*$", "", markdown, flags=re.MULTILINE)
    body = re.sub(r"\[\^([^\]]+)\]", lambda note: f"<sup><a href='#'>{labels[note[1]]}</a></sup>", body)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    return f"<!doctype html><meta charset='utf-8'><style>{STYLE}</style>{html}"


if __name__ == "__main__":
    main()
