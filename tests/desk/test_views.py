"""Each view in a real browser: it opens without a complaint, runs nothing of the project's, and can be used by all."""

from __future__ import annotations

import pytest

from helpers.browser import Browser
from helpers.serving import Served

VIEWS = ("/sources", "/claims", "/settle", "/timeline")


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_opens_without_a_complaint_and_asks_only_the_desk(browser: Browser, acme: Served, path: str) -> None:
    acme.open(browser, path)
    assert browser.complaints() == []
    assert {
        url.partition("#")[0].startswith(f"http://{acme.host}/") or url == "about:blank" for url in browser.requests()
    } == {True}
    assert browser.run("return typeof window.ran") == "undefined"
    assert (
        browser.run("return document.querySelector('nav [aria-current]').getAttribute('href')")
        == acme.access.root + path
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("path", VIEWS)
def test_no_serious_fault_of_accessibility_and_nothing_runs_out_of_the_window(
    browser: Browser, acme: Served, axe: str, path: str, width: int, scheme: str
) -> None:
    browser.media(scheme=scheme)
    browser.size(width)
    acme.open(browser, path)
    assert browser.grave_faults(axe) == []
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_the_overview_says_how_many_errors_and_warnings_there_are(browser: Browser, acme: Served) -> None:
    acme.open(browser, "/")
    counts = acme.workspace.counts()
    words = browser.text("#counts")
    assert f"{counts.levels['error']} error" in words
    assert f"in {counts.rows} claims" in words
    browser.run("document.querySelector('#counts .count-error').click()")
    assert browser.run("return document.querySelector('[name=status]').value") == "error"
    assert (
        browser.run("return document.querySelectorAll('#rows tr').length") == acme.workspace.rows(status="error").total
    )


def test_a_page_that_is_not_there_says_so(browser: Browser, acme: Served, axe: str) -> None:
    acme.open(browser, "/nowhere")
    assert "There is no such page" in browser.text("main")
    assert browser.grave_faults(axe) == []


def test_keys_are_listed_and_can_be_turned_off(browser: Browser, acme: Served, axe: str) -> None:
    acme.open(browser, "/claims")
    browser.key("?")
    assert browser.run("return document.getElementById('keys').open") is True
    assert browser.grave_faults(axe) == []
    browser.run("document.getElementById('keys-on').click(); document.getElementById('keys').close()")
    browser.key("?")
    assert browser.run("return document.getElementById('keys').open") is False
    browser.run("document.getElementById('help').click(); document.getElementById('keys-on').click()")
