"""The report in the desk: what `timeline report` would write, live, and written when somebody says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers.browser import Browser
from helpers.desk_projects import lay_out
from helpers.serving import Served, served, wait_for
from timeline.report import sizes

BODY = re.compile(rb"<main>.*</main>", re.DOTALL)


def test_the_report_is_what_would_be_written(fresh: Served) -> None:
    live = fresh.get(fresh.access.root + "/timeline").body
    written = fresh.post(fresh.access.root + "/timeline/write", {})
    assert written.json["lines"] == ["reports/timeline.md written", "reports/timeline.html written"]
    page = (fresh.project / "reports" / "timeline.html").read_bytes()
    assert len(BODY.findall(page)) == 1
    assert BODY.findall(live) == BODY.findall(page)


def test_it_has_its_style_and_its_script(browser: Browser, acme: Served) -> None:
    acme.open(browser, "/timeline")
    assert browser.run("return document.documentElement.classList.contains('on')") is True
    browser.choose("f-text", "350")
    wait_for(lambda: browser.shown() == {"s2"})
    assert browser.complaints() == []


def test_it_is_made_anew_when_the_project_changes(browser: Browser, fresh: Served) -> None:
    fresh.open(browser, "/timeline")
    path = fresh.project / "claims" / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"Acme has works.", b"Acme has two works."))
    wait_for(lambda: "changed on disk" in browser.text("#above-word"))
    fresh.post(fresh.access.root + "/refresh", {})
    wait_for(lambda: "Acme has two works." in browser.text("main"))


def test_an_answer_without_a_revision_is_told_and_loads_nothing_anew(browser: Browser, acme: Served) -> None:
    acme.open(browser, "/timeline")
    for status, body in ((403, '{"error": "it was refused"}'), (200, '{"changed": ["it was"]}')):
        browser.run(
            "window.still = true;"
            "window.fetch = async () => new Response(arguments[1], {status: arguments[0]});".replace(
                "arguments[1]", repr(body)
            ).replace("arguments[0]", str(status))
        )
        wait_for(lambda: "it was" in browser.text("#above-word"))
        assert browser.run("return window.still") is True
        browser.run("document.getElementById('above-word').textContent = ''")


def test_a_project_that_changes_all_the_time_is_loaded_anew_once_for_each_change(
    browser: Browser, fresh: Served
) -> None:
    fresh.open(browser, "/timeline")
    browser.run("sessionStorage.setItem('desk-above', '7'); window.still = true")
    browser.run('window.fetch = async () => new Response(\'{"revision": 7, "changed": []}\')')
    wait_for(lambda: "load the page anew" in browser.text("#above-word"))
    assert browser.run("return window.still") is True


def test_pages_of_a_large_report_lead_to_each_other(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(f"n{n}", str(1990 + n), f"Claim {n}.", "a.txt", "employ 60 people", "", "", "") for n in range(30)]
    with served(lay_out(tmp_path, rows)) as desk:
        monkeypatch.setattr("timeline.report.html_pages.PAGED", 10)
        monkeypatch.setattr("timeline.report.html_pages.ROOM", sizes.ROOM // 1000)
        desk.open(browser, "/timeline")
        linked = "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))"
        others = [link for link in browser.run(linked) if "/timeline/page?name=" in link]
        assert others
        browser.driver.get(f"http://{desk.host}{others[0]}")
        assert browser.complaints() == []
        assert browser.run("return document.querySelectorAll('main details.row').length") > 0


def test_what_the_report_has_no_page_of_is_not_there(acme: Served) -> None:
    assert acme.get(acme.access.root + "/timeline/page?name=../../x").status == 404
