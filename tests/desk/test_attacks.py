"""Attacks on the desk in a real Chromium, by pages that the person who curates has open beside it.

Each is tried while the browser is let in: with its cookie and, where that makes it stronger, with the path of the run
known to the attacker. Afterwards nothing is read, and no file has changed.
"""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from helpers.browser import Browser, chromium
from helpers.desk_projects import XSS, lay_out
from helpers.serving import Served, served, wait_for

SECRET = "raised"  # stands in the sources and in the table

TRY = """
const [root, done] = arguments;
const cells = { id: "evil", claim: "Evil.", date: "2024", source: "a.txt", quote: "The works employ" };
const body = JSON.stringify({ cells });
const attempts = [];
const read = async (path, options) => {
  try {
    attempts.push((await (await fetch(root + path, options)).text()).slice(0, 2000));
  } catch (error) {
    attempts.push(String(error));
  }
};
const write = (path, type, options, body) =>
  read(path, { ...options, method: "POST", body, headers: { "content-type": type } });
const load = async (tag, values) => {
  const made = Object.assign(document.createElement(tag), values);
  await new Promise((next) => {
    made.onload = made.onerror = next;
    document.body.append(made);
    setTimeout(next, 800);
  });
};
(async () => {
  for (const mode of ["cors", "no-cors"])
    for (const credentials of ["include", "omit"]) {
      for (const path of ["/sources", "/sources/1", "/state", "/claims"]) await read(path, { mode, credentials });
      for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"]) {
        await write("/claim/append", type, { mode, credentials }, body);
        await write("/refresh", type, { mode, credentials }, "{}");
      }
    }
  navigator.sendBeacon(root + "/claim/append", new Blob([body], { type: "application/json" }));
  await load("script", { src: root + "/sources" });
  await load("img", { src: root + "/sources" });
  await load("link", { rel: "stylesheet", href: root + "/sources" });
  await load("iframe", { src: root + "/sources" });
  try {
    attempts.push(document.querySelector("iframe").contentDocument?.body?.innerText ?? "");
  } catch (error) {
    attempts.push(String(error));
  }
  return attempts;
})().then(done, (error) => done([String(error)]));
"""

FORM = """
const [action, enctype, name] = arguments;
const form = Object.assign(document.createElement("form"), { method: "POST", action, enctype });
form.append(Object.assign(document.createElement("input"), { name, value: '"}' }));
document.body.append(form);
form.submit();
"""

INJECT = """
const [elsewhere] = arguments;
const make = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
make("script", { textContent: "window.ran = 1" });
make("script", { src: elsewhere });
make("img", { src: elsewhere });
make("link", { rel: "stylesheet", href: elsewhere });
make("base", { href: elsewhere });
make("iframe", { src: elsewhere });
make("div", { innerHTML: "<b onclick='window.ran = 1'>x</b>" });
document.body.lastChild.firstChild.click();
fetch(elsewhere).catch(() => {});
"""


def bytes_of(root: Path) -> dict[str, str]:
    """Every file of the project, but what the desk keeps for itself."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@contextmanager
def another_server(page: str = "<!doctype html><title>evil</title><body>") -> Iterator[tuple[int, list[Any]]]:
    """A server on another port of 127.0.0.1 that gives every path the same page, and notes what it is asked."""
    asked: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()


def require_nothing(desk: Served, before: dict[str, str], attempts: list[str]) -> None:
    assert attempts
    assert [one for one in attempts if SECRET in one] == []
    assert bytes_of(desk.project) == before


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_on_another_port_or_site_reads_and_writes_nothing(browser: Browser, fresh: Served, name: str) -> None:
    fresh.open(browser)
    before = bytes_of(fresh.project)
    with another_server() as (port, asked):
        browser.driver.get(f"http://{name}:{port}/{fresh.access.root}/sources")
        attempts = browser.driver.execute_async_script(TRY, fresh.url(""))
        require_nothing(fresh, before, attempts)
        assert [headers for _, headers in asked if "timeline-desk" in str(headers)] == []
        browser.run("window.opened = window.open(arguments[0])", fresh.url("/sources"))
        browser.driver.execute_async_script("setTimeout(arguments[0], 800)")
        seen = browser.run("try { return opened.document.body.innerText } catch (error) { return String(error) }")
        assert SECRET not in str(seen)
        for handle in browser.driver.window_handles[1:]:
            browser.driver.switch_to.window(handle)
            browser.driver.close()
        browser.driver.switch_to.window(browser.driver.window_handles[0])


def test_the_attacks_would_succeed_on_the_desk_itself(browser: Browser, fresh: Served) -> None:
    """So that nothing is refused above for another reason than whose page it is."""
    fresh.open(browser)
    attempts = browser.driver.execute_async_script(TRY, fresh.access.root)
    assert [one for one in attempts if "Morning Post" in one]
    assert b"evil,2024,Evil." in (fresh.project / "claims" / "claims.csv").read_bytes()


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_a_form_of_another_page_writes_nothing(browser: Browser, fresh: Served, kind: str) -> None:
    fresh.open(browser)
    before = bytes_of(fresh.project)
    body = json.dumps({"cells": {"id": "evil", "claim": "Evil."}, "x": ""})[:-2]
    with another_server() as (port, _):
        browser.driver.get(f"http://127.0.0.1:{port}/")
        browser.run(FORM, fresh.url("/claim/append"), kind, body)
        wait_for(lambda: "/claim/append" in str(browser.run("return location.href")))
        assert "another page" in browser.run("return document.body.innerText")
    assert bytes_of(fresh.project) == before


def test_it_is_shown_in_no_frame_and_leaves_no_trace_elsewhere(browser: Browser, fresh: Served) -> None:
    fresh.open(browser)
    for path in (fresh.url("/sources"), f"http://{fresh.host}/"):
        with another_server(f"<!doctype html><iframe src='{path}'></iframe>") as (port, _):
            browser.driver.get(f"http://127.0.0.1:{port}/")
            browser.driver.execute_async_script("setTimeout(arguments[0], 500)")
            browser.driver.switch_to.frame(0)
            shown = browser.run("return document.body.innerText + document.title")
            browser.driver.switch_to.default_content()
            assert SECRET not in shown
            assert "timeline desk" not in shown


def test_a_link_from_another_page_shows_nothing(browser: Browser, fresh: Served) -> None:
    fresh.open(browser)
    with another_server() as (port, _):
        browser.driver.get(f"http://127.0.0.1:{port}/")
        follow = "const a = document.createElement('a'); a.href = arguments[0]; document.body.append(a); a.click()"
        browser.run(follow, fresh.url("/sources/1"))
        wait_for(lambda: fresh.host in str(browser.run("return location.href")))
        assert SECRET not in browser.run("return document.body.innerText")


def test_a_rebound_name_reads_and_writes_nothing(tmp_path: Path) -> None:
    with (
        served(lay_out(tmp_path)) as desk,
        chromium("--host-resolver-rules=MAP rebound.example 127.0.0.1") as browser,
    ):
        desk.open(browser)
        before = bytes_of(desk.project)
        for path in ("/", f"{desk.access.root}/sources", "/assets/desk.css"):
            browser.driver.get(f"http://rebound.example:{desk.port}{path}")
            assert "not the name of this server" in browser.run("return document.body.innerText")
            attempts = browser.driver.execute_async_script(TRY, desk.access.root)
            require_nothing(desk, before, attempts)


@pytest.mark.parametrize("path", ["/", "/sources", "/claims", "/settle", "/timeline", "/sources?words=script"])
def test_no_script_of_the_project_runs(browser: Browser, acme: Served, path: str) -> None:
    acme.open(browser, path)
    browser.driver.execute_async_script("setTimeout(arguments[0], 300)")
    assert browser.run("return typeof window.ran") == "undefined"
    assert browser.complaints() == []


def test_no_script_of_a_source_a_claim_or_a_file_name_runs(browser: Browser, fresh: Served) -> None:
    for source in fresh.workspace.sources():
        fresh.open(browser, f"/sources/{source.index}")
        browser.driver.execute_async_script("setTimeout(arguments[0], 300)")
        assert browser.run("return typeof window.ran") == "undefined"
        assert browser.complaints() == []
    index = fresh.source("c.txt").index
    fresh.open(browser, f"/sources/{index}")
    assert XSS in browser.text("#text")
    browser.key("j")
    wait_for(lambda: browser.run("return window.deskPlaces.selected() !== null"))
    browser.key("c")
    wait_for(lambda: browser.text("#quote") != "")
    browser.run(
        "for (const f of document.querySelectorAll('#claim input, #claim textarea')) { f.value = arguments[0];"
        "f.dispatchEvent(new Event('input', {bubbles: true})) }",
        XSS,
    )
    browser.driver.execute_async_script("setTimeout(arguments[0], 900)")
    browser.run("document.querySelector('button.row').click()")
    browser.driver.execute_async_script("setTimeout(arguments[0], 500)")
    assert browser.run("return typeof window.ran") == "undefined"
    assert not [line for line in browser.complaints() if "Content Security" in line or "Refused" in line]


def test_what_a_script_would_do_if_it_ran_is_forbidden(browser: Browser, fresh: Served) -> None:
    """The policy holds by itself: an inline script, one from elsewhere, a style, an image, a request, a base."""
    fresh.open(browser, "/sources")
    with another_server() as (port, asked):
        browser.run(INJECT, f"http://127.0.0.1:{port}/")
        browser.driver.execute_async_script("setTimeout(arguments[0], 700)")
        assert asked == []
    assert browser.run("return typeof window.ran") == "undefined"
