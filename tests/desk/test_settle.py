"""Settling in the browser: one key a row, nothing written before it is said, table and lock together."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.browser import Browser
from helpers.desk_projects import COLUMNS, lay_out
from helpers.program import timeline
from helpers.serving import Served, served, wait_for
from timeline.desk.surroundings import leading, trailing

from .test_claims import press, table_of

TEN = [
    (
        f"t{n}",
        "2024",
        f"Hall {n} has {n} gates in it.",
        "halls.txt",
        f"Hall {n} of the works has {n} gates in it.",
        "",
        "",
        "",
    )
    for n in range(11, 21)
]


@pytest.fixture
def stale(tmp_path: Path) -> Iterator[Served]:
    """Ten rows that are locked, whose source then says another word in each."""
    text = "\n\n".join(row[4] for row in TEN) + "\n"
    root = lay_out(tmp_path, TEN, {"halls.txt": text})
    assert timeline("lock", "-C", root).returncode == 0
    (root / "seeds" / "halls.txt").write_text(text.replace("gates", "broad gates"), encoding="utf-8")
    with served(root) as desk:
        yield desk


def decided(browser: Browser) -> int:
    return int(browser.run("return [...document.querySelectorAll('#asks em')].filter(e => e.textContent).length"))


def current(browser: Browser) -> str:
    return str(browser.run("return document.querySelector('#item article').dataset.id"))


def test_ten_stale_rows_take_two_keys_each_at_most(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle")
    table = (stale.project / "claims" / "claims.csv").read_bytes()
    keys = 0
    for n in range(10):
        press(browser, "a")
        keys += 1
        wait_for(lambda n=n: decided(browser) == n + 1 and (n == 9 or current(browser) == TEN[n + 1][0]))
    assert (stale.project / "claims" / "claims.csv").read_bytes() == table  # nothing before it is said
    press(browser, "w")
    keys += 1
    wait_for(lambda: "Written: 10 decisions" in browser.run("return document.body.textContent"))
    assert keys <= 20
    assert {row["quote"] for row in table_of(stale.project)} == {row[4].replace("gates", "broad gates") for row in TEN}
    checked = timeline("check", "-C", stale.project)
    assert checked.returncode == 0, checked.stdout


def test_one_key_takes_a_decision_back(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle")
    press(browser, "a")
    wait_for(lambda: current(browser) == "t12")
    press(browser, "u")
    wait_for(lambda: decided(browser) == 0)
    assert browser.run("return document.getElementById('write').disabled") is True


def test_decisions_survive_a_reload(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle")
    press(browser, "a")
    wait_for(lambda: decided(browser) == 1)
    browser.driver.refresh()
    assert decided(browser) == 1


def test_keeping_asks_for_a_reason_and_dropping_for_none(browser: Browser, stale: Served) -> None:
    from selenium.webdriver.common.keys import Keys

    stale.open(browser, "/settle")
    press(browser, "x")
    wait_for(lambda: browser.run("return document.activeElement.id") == "typed-text")
    press(browser, Keys.ENTER)
    wait_for(lambda: "reason" in browser.text("#after"))
    press(browser, "as printed", Keys.ENTER)
    wait_for(lambda: current(browser) == "t12")
    press(browser, "d")
    wait_for(lambda: decided(browser) == 2)
    press(browser, "w")
    wait_for(lambda: "Written: 2 decisions" in browser.run("return document.body.textContent"))
    rows = {row["id"]: row for row in table_of(stale.project)}
    assert "as printed" in rows["t11"]["ignore"]
    assert "t12" not in rows


def test_both_texts_stand_side_by_side_with_what_changed(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle?row=t13")
    assert browser.text("#item h2").startswith("t13")
    assert "broad" in browser.text("#item ins")


def test_no_word_is_cut_where_a_text_goes_on(browser: Browser, stale: Served) -> None:
    text = "harbourmaster " * 20 + "counts 12 gates" + " harbourmaster" * 20 + "\n"
    (stale.project / "seeds" / "halls.txt").write_text(text, encoding="utf-8")
    with served(stale.project) as desk:
        desk.open(browser, "/sources?words=counts")
        hit = browser.text("main li p, .hits p")
    assert set(hit.replace("…", " ").split()) == {"harbourmaster", "counts", "12", "gates"}
    assert hit.startswith("…")
    assert hit.endswith("…")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("ster counts", "…counts"),
        ("counts two", "counts two"),
        ("end.\n\nIt has", "It has"),
        ("海港局长说新闸门", "…海港局长说新闸门"),
        ("cut  here ", "…here "),
    ],
)
def test_what_stands_before_begins_with_a_whole_word(before: str, expected: str) -> None:
    assert leading(before, 11 if before == "counts two" else len(before)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" of the harbo", " of the…"),
        (" doors. It ha", " doors. It…"),
        (" doors. It", " doors. …"),
        (". It has", ". It has"),
        (" doors.\n\nIt ha", " doors."),
        ("海港局长说新闸门", "海港局长说新闸门…"),
    ],
)
def test_what_stands_behind_ends_with_a_whole_word(after: str, expected: str) -> None:
    assert trailing(after, 99 if after == ". It has" else len(after)) == expected


def test_a_half_typed_reason_outlives_another_row_a_reload_and_the_desk(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle?row=t13")
    press(browser, "x")
    wait_for(lambda: browser.run("return document.activeElement.id") == "typed-text")
    press(browser, "as it was pri")
    browser.run("document.querySelector('#asks a[data-id=t15]').click()")
    wait_for(lambda: current(browser) == "t15")
    assert browser.run("return document.getElementById('typed').hidden") is True
    browser.run("document.querySelector('#asks a[data-id=t13]').click()")
    typed = "return document.getElementById('typed').hidden ? '' : document.getElementById('typed-text').value"
    wait_for(lambda: current(browser) == "t13" and browser.run(typed) == "as it was pri")
    assert browser.run("return document.activeElement.id") != "typed-text", "keys go on meaning what they mean"
    browser.driver.refresh()
    wait_for(lambda: browser.run(typed) == "as it was pri")
    stale.workspace.close()
    with served(stale.project) as later:
        later.open(browser, "/settle?row=t13")
        wait_for(lambda: browser.run(typed) == "as it was pri")
        assert "Why it stays" in browser.text("#typed")
        press(browser, "x", "nted")
        press(browser, "\ue007")  # Enter
        wait_for(lambda: decided(browser) == 1)
        browser.run("document.querySelector('#asks a[data-id=t13]').click()")
        wait_for(lambda: current(browser) == "t13")
        wait_for(lambda: browser.run(typed) == "")
        assert later.workspace.decided() == {"t13": "keep"}
        item = later.workspace.item("t13")
        assert item is not None
        assert item.typed == "as it was printed"


def test_what_is_left_by_escape_is_kept_no_longer(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle?row=t13")
    press(browser, "x")
    wait_for(lambda: browser.run("return document.activeElement.id") == "typed-text")
    press(browser, "no", "\ue00c")  # Escape
    press(browser, "j")
    wait_for(lambda: current(browser) == "t14")
    press(browser, "k")
    wait_for(lambda: current(browser) == "t13")
    assert browser.run("return document.getElementById('typed').hidden") is True


def test_half_typed_answers_are_looked_at_as_all_that_is_sent(stale: Served) -> None:
    path = stale.access.root + "/settle/typed"
    assert stale.post(path, {"id": "t11", "answer": "keep", "typed": "as"}).status == 200
    assert stale.post(path, {"id": "t11", "answer": "drop", "typed": "as"}).status == 400
    assert stale.post(path, {"id": "nobody", "answer": "keep", "typed": "as"}).status == 422
    assert stale.post(path, {"id": "t11", "answer": "keep", "typed": 3}).status == 400
    table = (stale.project / "claims" / "claims.csv").read_bytes()
    assert b"as" not in table.partition(b"ignore")[2]


def test_very_many_of_a_kind_are_accepted_some_at_a_time_and_it_is_seen_how_far(
    browser: Browser, stale: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.desk.views.settle.AT_ONCE", 3)
    stale.open(browser, "/settle?row=t12")
    browser.run(
        "window.said = []; new MutationObserver(() => window.said.push(document.getElementById('word').textContent))"
        ".observe(document.getElementById('word'), {childList: true, characterData: true, subtree: true})"
    )
    press(browser, "A")
    wait_for(lambda: "Accepted: 10 rows" in browser.text("#word"))
    assert decided(browser) == 10
    assert [line for line in browser.run("return window.said") if "Accepting" in line] == [
        f"Accepting: {n} of 10 …" for n in (3, 6, 9)
    ]
    path = stale.access.root + "/settle/kind"
    assert stale.post(path, {"id": "t11", "from": 9}).json["made"] == []
    assert stale.post(path, {"id": "t11", "from": -1}).status == 400
    assert stale.post(path, {"id": "t11"}).status == 400


def test_a_figure_that_changed_is_never_accepted_with_others(browser: Browser, tmp_path: Path) -> None:
    text = "\n\n".join(row[4] for row in TEN) + "\n"
    root = lay_out(tmp_path, TEN, {"halls.txt": text})
    assert timeline("lock", "-C", root).returncode == 0
    (root / "seeds" / "halls.txt").write_text(
        text.replace("gates", "broad gates").replace("has 15", "has 95"), encoding="utf-8"
    )
    with served(root) as desk:
        desk.open(browser, "/settle?row=t11")
        press(browser, "A")
        wait_for(lambda: decided(browser) == 9 and current(browser) == "t15")
        assert browser.run("return document.querySelector('#asks a[data-id=t15] em').textContent") == ""
        press(browser, "A")
        wait_for(lambda: "one by one" in browser.text("#word"))


def test_a_conflict_is_drawn_on_one_axis_and_kept_with_a_reason(browser: Browser, fresh: Served, axe: str) -> None:
    from selenium.webdriver.common.keys import Keys

    fresh.open(browser, "/settle?row=r1")
    assert browser.run("return document.querySelectorAll('.conflict svg.band').length") == 2
    assert browser.grave_faults(axe) == []
    press(browser, "x")
    wait_for(lambda: browser.run("return document.activeElement.id") == "typed-text")
    press(browser, "two rounds", Keys.ENTER)
    wait_for(lambda: decided(browser) >= 1 and current(browser) != "r1")
    press(browser, "w")
    wait_for(lambda: "Written: 1 decision" in browser.run("return document.body.textContent"))
    with (fresh.project / "claims" / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [*COLUMNS, "ignore"]


def test_a_row_is_shown_without_a_check_of_the_others(fresh: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {found.claim for found in fresh.workspace.report().findings if found.rule == "figures-conflict"}
    monkeypatch.setattr(fresh.workspace, "report", lambda: pytest.fail("all rows are checked"))
    conflicting = [item.id for item in fresh.workspace.items() if item.id in rows]
    assert conflicting
    html = str(fresh.get(f"{fresh.access.root}/settle/item?row={conflicting[0]}").json["html"])
    assert 'class="conflict"' in html
    assert "Of the same subject and measure" in html


def test_articles_that_name_a_row_hang_on_it(browser: Browser, tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    (root / "pyproject.toml").write_text('[tool.timeline]\ndrafts = ["articles/*.md"]\n', encoding="utf-8")
    (root / "articles").mkdir()
    (root / "articles" / "one.md").write_text("They raised €600 million [@r1].\n", encoding="utf-8")
    with served(root, isolated=False) as desk:
        desk.open(browser, "/settle?row=r1")
        wait_for(lambda: "articles/one.md" in browser.text("#drafts"))


def test_a_row_that_changed_meanwhile_is_left_as_it_is(stale: Served) -> None:
    root, path = stale.access.root, stale.project / "claims" / "claims.csv"
    assert stale.post(root + "/settle/decide", {"id": "t11", "answer": "accept"}).status == 200
    path.write_bytes(path.read_bytes().replace(b"Hall 11 of the works has", b"Hall 11 has"))
    reply = stale.post(root + "/settle/write", {})
    assert b"Hall 11 has" in path.read_bytes()
    assert reply.json.get("outdated") == ["t11"] or reply.status == 422


def test_words_that_were_not_shown_are_not_accepted(browser: Browser, stale: Served) -> None:
    stale.open(browser, "/settle?row=t12")
    source = stale.project / "seeds" / "halls.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("12 broad gates", "12 other gates"), encoding="utf-8")
    stale.workspace.refresh()
    press(browser, "a")
    wait_for(lambda: "has changed since it was shown" in browser.text("#after"))
    assert stale.workspace.decided() == {}


@pytest.mark.parametrize("body", [{"id": "t11", "answer": "burn"}, {"id": "nobody", "answer": "accept"}, {"answer": 3}])
def test_what_is_no_decision_is_refused(stale: Served, body: dict[str, object]) -> None:
    assert stale.post(stale.access.root + "/settle/decide", body).status in (400, 422)


def test_nothing_to_settle_says_so(browser: Browser, empty: Served, axe: str) -> None:
    empty.open(browser, "/settle")
    assert "Nothing asks for a decision" in browser.text("main")
    assert browser.grave_faults(axe) == []
