"""A claim made of what is selected: few actions, checked while it is typed, nothing lost, one row appended."""

from __future__ import annotations

import csv
from pathlib import Path

from helpers.browser import Browser
from helpers.serving import Served, wait_for

SENTENCE = "It is to open a plant in 2027."


class Person:
    """Somebody at the desk, whose actions are counted: a click, a drag, a key, a field that is filled in."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.actions = 0

    def press(self, key: str) -> None:
        from selenium.webdriver import ActionChains

        self.actions += 1
        ActionChains(self.browser.driver).send_keys(key).perform()
        self.browser.driver.execute_async_script("setTimeout(arguments[0], 120)")

    def write(self, text: str) -> None:
        """Fill in a field: one action, however long."""
        self.press(text)


def table_of(desk: Served) -> Path:
    return desk.project / "claims" / "claims.csv"


def panel_is_open(browser: Browser) -> bool:
    return bool(
        browser.run("return !document.getElementById('panel').hidden && document.activeElement.name === 'claim'")
    )


def select(browser: Browser, desk: Served, name: str, words: str) -> None:
    """Open a source and select words of it."""
    source = desk.source(name)
    desk.open(browser, f"/sources/{source.index}")
    start = source.text.index(words)
    browser.run(
        "const r = window.deskPlaces.rangeOf(...arguments);"
        "getSelection().removeAllRanges(); getSelection().addRange(r)",
        start, start + len(words),
    )  # fmt: skip


def begin(browser: Browser, desk: Served, name: str = "a.txt", words: str = SENTENCE) -> None:
    """Open the panel for words of a source."""
    select(browser, desk, name, words)
    browser.key("c")
    wait_for(lambda: panel_is_open(browser))


def fill(browser: Browser, name: str, text: str) -> None:
    browser.run(
        "const f = document.querySelector(`#claim [name=${arguments[0]}]`); f.value = arguments[1];"
        "f.dispatchEvent(new Event('input', {bubbles: true}))",
        name, text,
    )  # fmt: skip


def test_a_claim_takes_few_actions_beyond_its_sentence(browser: Browser, fresh: Served) -> None:
    from selenium.webdriver import Keys

    before = table_of(fresh).read_bytes()
    fresh.open(browser, f"/sources/{fresh.source('a.txt').index}")
    person = Person(browser)
    for _ in range(3):
        person.press("j")
    person.press("c")
    wait_for(lambda: panel_is_open(browser))
    person.write("Acme means to open a plant in 2027.")  # the claim's own sentence
    person.press(Keys.TAB)
    person.write("2027")
    person.press(Keys.ENTER)
    wait_for(lambda: "saved" in browser.text("#state"))
    assert person.actions - 1 <= 8
    after = table_of(fresh).read_bytes()
    assert after.startswith(before)
    [row] = csv.reader([after[len(before) :].decode()])
    assert row[1:5] == ["2027", "Acme means to open a plant in 2027.", "a.txt", SENTENCE]
    marked = "return [...document.querySelectorAll('button.row')].map(b => b.dataset.id)"
    wait_for(lambda: row[0] in browser.run(marked))
    browser.run("document.querySelector('#state button').click()")
    wait_for(lambda: "taken back" in browser.text("#state"))
    assert table_of(fresh).read_bytes() == before
    wait_for(lambda: row[0] not in browser.run(marked))


def test_enter_saves_from_the_field_of_the_claim(browser: Browser, fresh: Served) -> None:
    from selenium.webdriver import Keys

    before = table_of(fresh).read_bytes()
    fresh.open(browser, f"/sources/{fresh.source('a.txt').index}")
    person = Person(browser)
    for key in "jjjc":
        person.press(key)
    wait_for(lambda: panel_is_open(browser))
    person.write("Acme means to open")
    wait_for(lambda: browser.run("return !document.getElementById('save').disabled"))
    person.press(Keys.ENTER)
    wait_for(lambda: "saved" in browser.text("#state"))
    [row] = csv.reader([table_of(fresh).read_bytes()[len(before) :].decode()])
    assert row[2] == "Acme means to open"


def test_the_row_is_checked_while_it_is_typed(browser: Browser, fresh: Served) -> None:
    begin(browser, fresh, "a.txt", "Acme raised €600 million in the round.")
    assert browser.text("#verdict") == "stands once"
    assert "€600 million" in browser.text("#readings")
    fill(browser, "claim", "Acme raised €900 million.")
    wait_for(lambda: "€900 million" in browser.text("#findings"))
    fill(browser, "claim", "Acme raised €600 million.")
    wait_for(lambda: "€900 million" not in browser.text("#findings"))
    fill(browser, "subject", "Round")
    fill(browser, "measure", "amount")
    fill(browser, "date", "2024-06-11")
    wait_for(lambda: "r2" in browser.text("#conflicts"))
    order = browser.run(
        "return ['verdict', 'readings', 'conflicts', 'claim'].map(id => document.getElementById(id))"
        ".every((e, n, all) => !n || all[n - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )
    assert order is True


TYPE = """
const [text, done] = arguments;
const field = document.querySelector("#claim [name=claim]");
(async () => {
  for (let end = 1; end <= text.length; end += 1) {
    field.value = text.slice(0, end);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((next) => setTimeout(next, 5));
  }
})().then(done);
"""
"""Typed by the page itself: sent from outside, key by key, it is as slow as the machine is busy."""


def test_typing_asks_for_one_check_at_a_time(browser: Browser, fresh: Served) -> None:
    begin(browser, fresh)
    browser.requests()
    browser.driver.execute_async_script(TYPE, "It is to open a plant in 2027 …")
    wait_for(lambda: browser.run("return !document.getElementById('save').disabled"))
    browser.driver.execute_async_script("setTimeout(arguments[0], 400)")
    assert len([url for url in browser.requests() if url.endswith("/claim/look")]) <= 3


def test_what_is_half_typed_survives_a_reload_and_another_start(browser: Browser, fresh: Served) -> None:
    before = table_of(fresh).read_bytes()
    begin(browser, fresh)
    fill(browser, "claim", "Half a sen")
    fill(browser, "date", "2027")
    browser.driver.refresh()
    wait_for(lambda: panel_is_open(browser))
    assert browser.run("return document.querySelector('#claim [name=claim]').value") == "Half a sen"
    assert browser.run("return document.querySelector('#claim [name=date]').value") == "2027"
    assert browser.text("#quote") == SENTENCE
    assert [half.cells["claim"] for half in fresh.workspace.remembered()] == ["Half a sen"]
    assert table_of(fresh).read_bytes() == before
    browser.run("document.getElementById('discard').click()")
    wait_for(lambda: not fresh.workspace.remembered())


def test_escape_closes_and_keeps(browser: Browser, fresh: Served) -> None:
    begin(browser, fresh)
    fill(browser, "claim", "Kept")
    browser.key("Escape", "document.querySelector('#claim [name=claim]')")
    wait_for(lambda: browser.run("return document.getElementById('panel').hidden"))
    assert [half.cells["claim"] for half in fresh.workspace.remembered()] == ["Kept"]
    assert browser.run("return document.activeElement.id") == "text"


def test_a_refused_save_keeps_the_input_and_says_why(browser: Browser, fresh: Served, axe: str) -> None:
    begin(browser, fresh)
    fill(browser, "claim", "It is to open a plant in 2027.")
    wait_for(lambda: browser.run("return !document.getElementById('save').disabled"))
    table = table_of(fresh)
    table.write_bytes(table.read_bytes().replace(b"Acme has works.", b"Acme has two works.") + b'"broken\n')
    others = table.read_bytes()
    browser.run("document.getElementById('save').click()")
    wait_for(lambda: browser.text("#refused") != "")
    assert browser.run("return document.querySelector('#claim [name=claim]').value") == "It is to open a plant in 2027."
    assert table.read_bytes() == others
    for width in (1440, 390):
        browser.size(width)
        assert browser.grave_faults(axe) == []
        assert browser.run("return document.documentElement.scrollWidth") <= width


SLOW = """
const real = window.fetch;
window.fetch = async (path, options) => {
  const answer = await real(path, options);
  if (path.endsWith("/claim/append")) await new Promise((next) => setTimeout(next, 1200));
  return answer;
};
"""


def test_a_row_that_is_saved_is_half_typed_no_longer_and_saved_once(browser: Browser, fresh: Served) -> None:
    before = table_of(fresh).read_bytes()
    begin(browser, fresh)
    browser.run(SLOW)  # as a large table is
    fill(browser, "date", "2027")
    fill(browser, "claim", "Acme means to open a plant in 2027.")
    wait_for(lambda: browser.run("return !document.getElementById('save').disabled"))
    fill(browser, "claim", "Acme means to open a plant in 2027!")
    browser.run("for (let n = 0; n < 3; n += 1) document.getElementById('claim').requestSubmit()")
    wait_for(lambda: "saved, line" in browser.text("#state"))
    assert table_of(fresh).read_bytes().count(b"\n") == before.count(b"\n") + 1
    assert b"in 2027!" in table_of(fresh).read_bytes()
    assert fresh.workspace.remembered() == []


def test_a_source_that_has_changed_is_not_quoted_by_old_offsets(browser: Browser, fresh: Served) -> None:
    select(browser, fresh, "a.txt", SENTENCE)
    (fresh.project / "seeds" / "a.txt").write_text("Something else stands here now.\n", encoding="utf-8")
    fresh.workspace.refresh()
    browser.key("c")
    wait_for(lambda: "changed" in browser.text("#refused"))
    assert browser.run("return document.getElementById('claim').hidden") is True


def test_what_changes_on_disk_is_noticed_and_shown_when_asked_for(browser: Browser, fresh: Served) -> None:
    fresh.open(browser, f"/sources/{fresh.source('b.txt').index}")
    wait_for(lambda: browser.run("return document.readyState") == "complete")
    (fresh.project / "seeds" / "b.txt").write_text("It employs 360 people. All is new.\n", encoding="utf-8")
    wait_for(lambda: "changed on disk" in browser.text("#state"))
    assert "All is new" not in browser.text("#text")
    browser.run("document.querySelector('#state button').click()")
    wait_for(lambda: "All is new" in browser.text("#text"))


def test_a_row_that_is_clicked_is_shown_as_it_stands(browser: Browser, fresh: Served) -> None:
    fresh.open(browser, f"/sources/{fresh.source('b.txt').index}")
    browser.run("document.querySelector('button.row[data-id=w1]').click()")
    wait_for(lambda: browser.text("#panel-title") == "w1")
    assert "Acme employs 360 people." in browser.text("#statement")
    assert browser.run("return document.getElementById('verdict').className") == "no"


def test_the_panel_can_be_used_by_all(browser: Browser, fresh: Served, axe: str) -> None:
    for scheme, width in (("light", 1440), ("dark", 390)):
        browser.media(scheme=scheme)
        browser.size(width)
        begin(browser, fresh)
        assert browser.grave_faults(axe) == []
        assert browser.run("return document.documentElement.scrollWidth") <= width
        browser.run("document.getElementById('discard').click()")


def test_of_a_touch_the_bar_at_the_foot_makes_a_claim(browser: Browser, fresh: Served) -> None:
    browser.size(390, 844)
    select(browser, fresh, "a.txt", SENTENCE)
    wait_for(lambda: browser.run("return !document.getElementById('foot').hidden"))
    box = browser.run("const b = document.getElementById('make').getBoundingClientRect(); return [b.bottom, b.height]")
    assert box[0] <= 844
    assert box[1] >= 24  # WCAG 2.2, 2.5.8
    browser.run("document.getElementById('make').click()")
    wait_for(lambda: panel_is_open(browser))


def test_an_empty_desk_says_where_to_put_sources(browser: Browser, empty: Served, axe: str) -> None:
    empty.open(browser)
    assert "seeds/" in browser.text("main")
    assert browser.grave_faults(axe) == []
    (empty.project / "seeds" / "first.txt").write_text("One sentence. And two.\n", encoding="utf-8")
    empty.workspace.refresh()
    empty.open(browser)
    # The page looks for changes on its own, and may just be loading anew.
    wait_for(
        lambda: "select a sentence, press c" in browser.run("return document.querySelector('main')?.textContent ?? ''")
    )
    wait_for(lambda: browser.run("return document.querySelector('#text p')?.textContent") == "One sentence. And two.")
    assert browser.grave_faults(axe) == []


def test_words_are_searched_in_all_sources(browser: Browser, acme: Served, axe: str) -> None:
    acme.open(browser, "/sources?words=in%20THE%20%20round")
    assert "2 places" in browser.text("h2")
    browser.run("document.querySelector('.hits a').click()")
    wait_for(
        lambda: browser.run("return location.pathname.includes('/sources/') && document.readyState === 'complete'")
    )
    assert browser.run("return CSS.highlights.get('found')?.size") == 1


def test_the_words_do_not_come_from_the_browser(fresh: Served) -> None:
    source = fresh.source("a.txt")
    place = {"index": source.index, "sha256": source.sha256, "start": 5, "end": 24}
    reply = fresh.post(
        fresh.access.root + "/claim/select", {**place, "words": "invented", "cells": {"quote": "invented"}}
    )
    assert reply.json["words"] == source.text[5:24]
    for wrong in (
        {"start": -1},
        {"start": "5"},
        {"end": 10**30},
        {"index": 99},
        {"sha256": "0" * 64},
        {"start": 24},
        {"end": True},
    ):
        assert fresh.post(fresh.access.root + "/claim/select", {**place, **wrong}).status in (200, 400, 404, 409, 422)
        if "end" not in wrong or wrong["end"] is True:
            assert fresh.post(fresh.access.root + "/claim/select", {**place, **wrong}).status != 200
