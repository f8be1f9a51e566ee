"""Takes the screenshots of the desk that docs/desk.md shows: `python docs/images/take_desk.py`.

Needs Chromium, its driver, selenium and the extra desk. The project is the shipped casebook, copied, as of a fixed day.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "tests"))

from helpers.browser import chromium  # noqa: E402 - the helpers lie beside the tests
from helpers.serving import served, wait_for  # noqa: E402

SOURCE = "2024-06-11-new-york-times.txt"
FILL = """
const field = document.querySelector(`#claim [name=${arguments[0]}]`);
field.value = arguments[1];
field.dispatchEvent(new Event("input", { bubbles: true }));
"""
LARGEST = 150_000
"""Bytes of a picture."""


def main() -> None:
    """Write desk-source.png, desk-claim.png, desk-phone.png, desk-claims.png and desk-settle.png."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "casebook"
        for name in ("claims", "seeds", "articles"):
            shutil.copytree(ROOT / name, root / name)
        (root / "timeline.toml").write_text("", encoding="utf-8")
        make_stale(root)
        with chromium("--hide-scrollbars") as browser, served(root) as desk:
            browser.size(1130, 560)
            index = desk.source(SOURCE).index
            desk.open(browser, f"/sources/{index}")
            take(browser, "desk-source")
            begin(browser)
            take(browser, "desk-claim")
            for path in ("claims", "settle"):
                desk.open(browser, f"/{path}")
                take(browser, f"desk-{path}")
            browser.media(scheme="dark")
            browser.size(390, 760)
            desk.open(browser, f"/sources/{index}")
            begin(browser)
            take(browser, "desk-phone")


def make_stale(root: Path) -> None:
    """Change a figure in a source after its quotes were locked, so that there is something to settle."""
    source = root / "seeds" / SOURCE
    source.write_bytes(source.read_bytes().replace(b"$640 million", b"$604 million"))


def begin(browser: Any) -> None:
    """Select a sentence, and begin a claim of it."""
    for key in "jjjjc":
        browser.key(key)
        time.sleep(0.6)
    wait_for(lambda: browser.run("return !document.getElementById('panel').hidden"))
    browser.run(FILL, "claim", "The Series B valued Mistral AI at 5.8 billion euros.")
    browser.run(FILL, "date", "11 June 2024")


def take(browser: Any, name: str) -> None:
    time.sleep(1)
    picture = base64.b64decode(browser.order("Page.captureScreenshot", format="png")["data"])
    if len(picture) > LARGEST:
        raise SystemExit(f"{name}.png has {len(picture):,} bytes")
    (HERE / f"{name}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
