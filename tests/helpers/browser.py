"""Chromium without a window, with what tests ask of it, and axe-core.

Needs Chromium, its driver and selenium; without them tests are skipped, except where CI is set. The check for
accessibility needs the script of axe-core: from the package axe-core-python, or where AXE_SCRIPT says.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")


def missing(what: str) -> None:
    """Skip for want of a browser; where CI is set, fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI pages are tested in a browser")
    pytest.skip(f"{what} is missing")


class Browser:
    """Chromium without a window, with what these tests ask of it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def order(self, command: str, **parameters: object) -> Any:
        return self.driver.execute_cdp_cmd(command, parameters)

    def open(self, page: Path, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(page.as_uri() + fragment)

    def size(self, width: int, height: int = 900) -> None:
        self.order("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, kind: str = "", scheme: str = "light") -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.order("Emulation.setEmulatedMedia", media=kind, features=features)

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]

    def choose(self, field: str, value: str) -> None:
        """Fill in a field of the filter as a reader does: the page is told by an event."""
        self.run(
            "const f = document.getElementById(arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))",
            field, value,
        )  # fmt: skip

    def shown(self) -> set[str]:
        """The ids of the claims that can be seen."""
        return set(
            self.run(
                "return [...document.querySelectorAll('.row')].filter(r => r.checkVisibility()).map(r => r.id.slice(2))"
            )
        )

    def key(self, name: str, target: str = "document.body") -> None:
        event = "new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, cancelable: true})"
        self.run(f"{target}.dispatchEvent({event})", name)

    def text(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def grave_faults(self, axe: str) -> list[tuple[str, list[str]]]:
        """What axe-core finds on the page and calls serious or critical: the rule, and where."""
        self.order("Runtime.evaluate", expression=axe)  # which no policy of the page forbids
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(done)"
        )
        return [
            (fault["id"], [node["html"][:100] for node in fault["nodes"]][:3])
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
        ]


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A browser with these arguments beside the usual ones; skips where there is none."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not binary:
        missing("chromium")
    if not chromedriver:
        missing("chromedriver")
    try:
        from selenium.webdriver import Chrome, ChromeOptions, ChromeService
    except ImportError:
        missing("selenium")
    options = ChromeOptions()
    options.binary_location = binary
    for argument in (*ARGUMENTS, *arguments):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=ChromeService(chromedriver))
    driver.set_script_timeout(120)
    try:
        yield Browser(driver)
    finally:
        driver.quit()


def axe_script() -> str:
    """The script of axe-core; skips where there is none."""
    named = os.environ.get("AXE_SCRIPT")
    if named:
        return Path(named).read_text(encoding="utf-8")
    try:
        files = importlib.metadata.files("axe-core-python") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    script = next((file for file in files if file.name == "axe.min.js"), None)
    if script is None:
        missing("axe-core-python")
    return Path(str(script.locate())).read_text(encoding="utf-8")
