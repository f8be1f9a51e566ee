"""The table in the browser: filtered and sorted by the server, changed cell by cell, undone, and never over others."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from helpers.browser import Browser
from helpers.desk_projects import COLUMNS, ROWS
from helpers.serving import Served, wait_for


def table_of(project: Path) -> list[dict[str, str]]:
    with (project / "claims" / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ids(browser: Browser) -> list[str]:
    return list(browser.run("return [...document.querySelectorAll('#rows tr')].map(r => r.dataset.id)"))


def word(browser: Browser) -> str:
    return browser.text("#word")


def press(browser: Browser, *names: str) -> None:
    """Keys as a person presses them: they go to whatever has the focus."""
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(browser.driver).send_keys(*names).perform()


def focus(browser: Browser, row: str, column: str) -> None:
    browser.run(
        "document.querySelector(`#rows tr[data-id='${arguments[0]}'] td[data-column='${arguments[1]}']`).focus()",
        row, column,
    )  # fmt: skip


@pytest.fixture
def enter() -> str:
    from selenium.webdriver.common.keys import Keys

    return str(Keys.ENTER)


def test_the_server_filters_and_sorts_and_the_address_keeps_it(browser: Browser, acme: Served) -> None:
    acme.open(browser, "/claims")
    assert ids(browser) == [row[0] for row in ROWS]
    browser.run("const f = document.querySelector('[name=filter]'); f.focus(); f.value = ''")
    press(browser, "employs 3")
    wait_for(lambda: ids(browser) == ["s2", "w1"])
    browser.run("document.querySelector('th button[data-sort=date]').click()")
    browser.run("document.querySelector('th button[data-sort=date]').click()")
    wait_for(lambda: ids(browser) == ["s2", "w1"] and "down=1" in browser.run("return location.search"))
    assert browser.run("return document.querySelector('th[aria-sort]').ariaSort") == "descending"
    browser.driver.refresh()
    assert ids(browser) == ["s2", "w1"]
    assert browser.run("return document.querySelector('[name=filter]').value") == "employs 3"


def test_rows_come_two_hundred_at_a_time(acme: Served, tmp_path: Path) -> None:
    from helpers.desk_projects import lay_out
    from helpers.serving import served

    rows = [(f"n{n}", "2024", f"Claim {n}.", "a.txt", "employ 60 people", "", "", "") for n in range(450)]
    with served(lay_out(tmp_path, rows)) as desk:
        first = desk.get(desk.access.root + "/claims/rows").json
        assert (first["shown"], first["before"], first["behind"]) == ("1 to 200 of 450 rows", None, 200)
        last = desk.get(desk.access.root + "/claims/rows?offset=400").json
        assert (last["shown"], last["before"], last["behind"]) == ("401 to 450 of 450 rows", 200, None)
        assert str(last["html"]).count("<tr") == 50


def many_rows(count: int) -> list[tuple[str, ...]]:
    return [(f"n{n}", "2024", f"Claim {n}.", "a.txt", "employ 60 people", "", "", "") for n in range(count)]


def is_whole(browser: Browser) -> bool:
    return bool(browser.run("return !document.querySelector('#rows[aria-busy]')"))


def test_the_rows_below_the_first_screen_come_after_it(browser: Browser, tmp_path: Path) -> None:
    from helpers.desk_projects import lay_out
    from helpers.serving import served

    with served(lay_out(tmp_path, many_rows(230))) as desk:
        page = desk.get(desk.access.root + "/claims?offset=20").body
        assert 20 <= page.count(b"<tr data-id") < 100
        assert b'aria-busy="true"' in page
        desk.open(browser, "/claims?offset=20")
        wait_for(lambda: is_whole(browser))
        assert ids(browser) == [f"n{n}" for n in range(20, 220)]
        assert browser.text("#shown") == "21 to 220 of 230 rows"
        focus(browser, "n219", "claim")
        assert browser.run("return document.activeElement.textContent") == "Claim 219."
        assert not browser.complaints()


def test_a_table_that_one_screen_shows_waits_for_nothing(acme: Served) -> None:
    page = acme.get(acme.access.root + "/claims").body
    assert page.count(b"<tr data-id") == len(ROWS)
    assert b"aria-busy" not in page


def test_rows_that_change_before_the_rest_has_come_are_all_asked_for_again(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from helpers.desk_projects import lay_out
    from helpers.serving import served

    with served(lay_out(tmp_path, many_rows(90))) as desk:
        rows_now, changes = desk.workspace.rows, iter(["Claim three."])

        def rows(**asked: Any) -> object:
            page = rows_now(**asked)
            for claim in changes:  # by somebody else, as soon as the page was made
                desk.workspace.edit("n3", "claim", "Claim 3.", claim)
            return page

        monkeypatch.setattr(desk.workspace, "rows", rows)
        desk.open(browser, "/claims")
        wait_for(lambda: is_whole(browser))
        assert ids(browser) == [f"n{n}" for n in range(90)]
        assert "Claim three." in browser.text("#rows tr[data-id=n3]")


def test_the_sources_to_choose_from_come_after_the_first_screen(browser: Browser, acme: Served) -> None:
    titles = [one.title or one.name for one in acme.workspace.sources()]
    chosen = acme.workspace.sources()[-1]
    acme.open(browser, f"/claims?source={chosen.index}")
    names = "return [...document.querySelector('[name=source]').options].map(o => o.textContent)"
    wait_for(lambda: browser.run(names) == ["any", *titles])
    assert browser.run("return document.querySelector('[name=source]').value") == str(chosen.index)


def test_a_cell_is_checked_while_it_is_typed_and_saved_by_enter(browser: Browser, fresh: Served, enter: str) -> None:
    fresh.open(browser, "/claims")
    before = (fresh.project / "claims" / "claims.csv").read_bytes()
    focus(browser, "s1", "quote")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    press(browser, "employ 61 people")
    wait_for(lambda: "not these words" in browser.text("#editor-look"))
    assert (fresh.project / "claims" / "claims.csv").read_bytes() == before
    browser.run("document.getElementById('editor-text').select()")
    press(browser, "works employ 60 people", enter)
    wait_for(lambda: "Saved" in word(browser))
    after = (fresh.project / "claims" / "claims.csv").read_bytes()
    assert after == before.replace(b"a.txt,employ 60 people,", b"a.txt,works employ 60 people,")
    assert browser.run("return document.activeElement.dataset.column") == "quote"


def test_undo_and_redo_keep_place_and_filter(browser: Browser, fresh: Served, enter: str) -> None:
    fresh.open(browser, "/claims?filter=employ")
    before = (fresh.project / "claims" / "claims.csv").read_bytes()
    focus(browser, "s2", "note")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    press(browser, "seen", enter)
    wait_for(lambda: "Saved" in word(browser))
    after = (fresh.project / "claims" / "claims.csv").read_bytes()
    press(browser, "u")
    wait_for(lambda: "Undone" in word(browser))
    assert (fresh.project / "claims" / "claims.csv").read_bytes() == before
    assert browser.run("return [location.search, document.activeElement.closest('tr').dataset.id]") == [
        "?filter=employ", "s2",
    ]  # fmt: skip
    browser.run("document.getElementById('redo').click()")
    wait_for(lambda: "Done again" in word(browser))
    assert (fresh.project / "claims" / "claims.csv").read_bytes() == after


def test_what_is_typed_into_a_cell_is_not_lost_to_another_cell(browser: Browser, fresh: Served, enter: str) -> None:
    fresh.open(browser, "/claims")
    before = (fresh.project / "claims" / "claims.csv").read_bytes()
    focus(browser, "s2", "note")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    press(browser, "half a note")
    other = "document.querySelector(`#rows tr[data-id='s1'] td[data-column='quote']`)"
    browser.run(f"{other}.dispatchEvent(new MouseEvent('dblclick', {{bubbles: true}}))")
    wait_for(lambda: "Save note of s2, or leave it" in word(browser))
    assert browser.run("return document.getElementById('editor-text').value") == "half a note"
    assert browser.text("#editor-name") == "note of s2"
    assert (fresh.project / "claims" / "claims.csv").read_bytes() == before
    browser.run("document.getElementById('editor-leave').click()")
    browser.run(f"{other}.dispatchEvent(new MouseEvent('dblclick', {{bubbles: true}}))")
    wait_for(lambda: browser.text("#editor-name") == "quote of s1")


def test_a_cell_that_somebody_else_changed_keeps_both_versions(browser: Browser, fresh: Served, enter: str) -> None:
    fresh.open(browser, "/claims")
    focus(browser, "s2", "note")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    path = fresh.project / "claims" / "claims.csv"
    path.write_bytes(
        path.read_bytes().replace(b"employs 350 people,Acme,staff,", b"employs 350 people,Acme,staff,theirs")
    )
    theirs = path.read_bytes()
    press(browser, "mine", enter)
    wait_for(lambda: browser.text("#editor-refused") != "")
    assert "theirs" in browser.text("#editor-refused")
    assert browser.run("return document.getElementById('editor-text').value") == "mine"
    assert path.read_bytes() == theirs
    press(browser, enter)  # now that both were seen, mine is meant
    wait_for(lambda: "Saved" in word(browser))
    assert next(row for row in table_of(fresh.project) if row["id"] == "s2")["note"] == "mine"


def test_undo_goes_only_over_what_was_written(fresh: Served) -> None:
    root, path = fresh.access.root, fresh.project / "claims" / "claims.csv"
    made = fresh.post(root + "/claims/edit", {"id": "s2", "column": "note", "old": "", "new": "mine"})
    assert made.status == 200
    path.write_bytes(path.read_bytes().replace(b"mine", b"theirs"))
    reply = fresh.post(root + "/claims/undo", {})
    assert (reply.status, reply.json["now"]) == (409, "theirs")
    assert b"theirs" in path.read_bytes()


def test_hostile_cells_are_text(browser: Browser, fresh: Served, enter: str) -> None:
    fresh.open(browser, "/claims")
    focus(browser, "x1", "note")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    assert browser.run("return typeof window.ran") == "undefined"
    assert browser.run("return document.getElementById('editor-text').value") == ROWS[6][7]


def test_an_invisible_character_is_shown_and_kept(fresh: Served) -> None:
    root, path = fresh.access.root, fresh.project / "claims" / "claims.csv"
    path.write_bytes(
        path.read_bytes().replace(b"employs 350 people,Acme,staff,", "employs 350 people,Acme,staff,a\u00adb".encode())
    )
    fresh.post(root + "/refresh", {})
    assert "\u00ad" not in str(fresh.get(root + "/claims/rows").json["html"])
    assert fresh.get(root + "/claims/cell?id=s2&column=note").json["text"] == "a\u00adb"


@pytest.mark.parametrize(
    "query", ["sort=nothing", "status=%00", "source=999", "offset=999999999", "filter=%F0%28%8C%28"]
)
def test_what_no_table_has_is_answered(acme: Served, query: str) -> None:
    assert acme.get(f"{acme.access.root}/claims/rows?{query}").status in (200, 422)


def test_an_empty_table_says_how_to_begin(browser: Browser, empty: Served, axe: str) -> None:
    empty.open(browser, "/claims")
    assert "press c" in " ".join(browser.text("main").split())
    assert browser.grave_faults(axe) == []


def test_columns_of_the_table_are_all_there(acme: Served, browser: Browser) -> None:
    acme.open(browser, "/claims")
    heads = browser.run("return [...document.querySelectorAll('#claims th button')].map(b => b.textContent)")
    assert heads == ["check", *COLUMNS]


def test_the_editor_is_accessible(browser: Browser, acme: Served, axe: str, enter: str) -> None:
    acme.open(browser, "/claims")
    focus(browser, "s1", "quote")
    press(browser, enter)
    wait_for(lambda: browser.run("return document.activeElement.id") == "editor-text")
    assert browser.grave_faults(axe) == []
