"""What is selected in the page is what the desk quotes: by mouse, by keys, over marks, in every script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from helpers.browser import Browser
from helpers.desk_projects import lay_out
from helpers.selecting import hard_rows, hard_text, wrong_selections
from helpers.serving import Served, served, wait_for

SEEDS = (1, 2)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    texts = {f"t{seed}.txt": hard_text(seed, 900) for seed in SEEDS}
    rows = [row for seed in SEEDS for row in hard_rows(texts[f"t{seed}.txt"], f"t{seed}.txt", seed, 60)]
    sources: dict[str, str | bytes] = {name: text.encode() for name, text in texts.items()}
    with served(lay_out(tmp_path_factory.mktemp("hard"), rows, sources)) as desk:
        yield desk


@pytest.mark.parametrize("index", range(len(SEEDS)))
def test_the_page_holds_every_character_of_the_text_once(browser: Browser, hard: Served, index: int) -> None:
    hard.open(browser, f"/sources/{index}")
    source = hard.workspace.source(index)
    assert source.segments
    shown = browser.run(
        "return [...document.querySelectorAll('#text p[data-a]')].map(p => [Number(p.dataset.a), p.textContent])"
    )
    assert shown == [[block.start, source.text[block.start : block.end]] for block in source.blocks]


@pytest.mark.parametrize("index", range(len(SEEDS)))
def test_what_is_selected_is_what_is_quoted(browser: Browser, hard: Served, index: int) -> None:
    hard.open(browser, f"/sources/{index}")
    assert wrong_selections(browser, hard.workspace.source(index), index, 100) == []


def test_offsets_lead_back_to_the_same_place(browser: Browser, hard: Served) -> None:
    hard.open(browser, "/sources/0")
    text = hard.workspace.source(0).text
    inside = [(block.start, block.end) for block in hard.workspace.source(0).blocks if block.end - block.start > 3]
    for start, end in inside[:40]:
        found = browser.run(
            "const r = window.deskPlaces.rangeOf(...arguments);"
            "getSelection().removeAllRanges(); getSelection().addRange(r);"
            "return [window.deskPlaces.selected(), r.toString()]",
            start + 1, end - 1,
        )  # fmt: skip
        assert found == [[start + 1, end - 1], text[start + 1 : end - 1]]


FIRST_WORD = """
const [paragraph] = arguments;
paragraph.scrollIntoView({ block: "center" });
const node = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
const range = document.createRange();
range.setStart(node, 0);
range.setEnd(node, node.data.search(/\\W|$/));
const { x, y, width, height } = range.getBoundingClientRect();
return [x + width / 2, y + height / 2];
"""
"""Where a paragraph's first word is: in the middle of it there may be none, as wide as a window is."""


def test_a_double_and_a_triple_click_select_what_they_show(browser: Browser, acme: Served) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    source = acme.source("a.txt")
    acme.open(browser, f"/sources/{source.index}")
    [paragraph, *_] = browser.driver.find_elements("css selector", "#text p")
    clicks = ActionBuilder(browser.driver)
    clicks.pointer_action.move_to_location(*map(int, browser.run(FIRST_WORD, paragraph))).double_click()
    clicks.perform()
    start, end = browser.run("return window.deskPlaces.selected()")
    assert source.text[start:end].strip() in re.findall(r"\w+", source.text)
    ActionChains(browser.driver).click(paragraph).double_click(paragraph).perform()
    browser.run(
        "getSelection().removeAllRanges(); getSelection().selectAllChildren(document.querySelector('#text .b'))"
    )
    start, end = browser.run("return window.deskPlaces.selected()")
    assert source.text[start:end].strip() == source.text[: source.blocks[0].end].strip()


def test_a_drag_with_the_mouse_offers_a_claim(browser: Browser, acme: Served) -> None:
    from selenium.webdriver import ActionChains

    source = acme.source("b.txt")
    acme.open(browser, f"/sources/{source.index}")
    [_, paragraph, *_] = browser.driver.find_elements("css selector", "#text p")
    drag = ActionChains(browser.driver).move_to_element_with_offset(paragraph, -200, 0).click_and_hold()
    drag.move_by_offset(120, 0).release().perform()
    wait_for(lambda: browser.run("return !document.getElementById('foot').hidden"))
    start, end = browser.run("return window.deskPlaces.selected()")
    words = source.text[start:end].strip()
    assert words
    assert browser.text("#chosen") == words


def test_keys_select_sentences_and_words(browser: Browser, acme: Served) -> None:
    source = acme.source("b.txt")
    text = source.text
    acme.open(browser, f"/sources/{source.index}")

    def after(key: str, shift: bool = False) -> str:
        browser.run(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], shiftKey: arguments[1],"
            "bubbles: true, cancelable: true}))",
            key, shift,
        )  # fmt: skip
        browser.driver.execute_async_script("setTimeout(arguments[0], 250)")
        place = browser.run("return window.deskPlaces.selected()")
        return text[slice(*place)] if place else ""

    first = "Acme raised $1.19 billion in the round on 11 June 2024."
    assert after("j") == first
    assert after("j") == "It employs 350 people."
    assert after("j") == "Nobody cites this."
    assert after("j") == "Nobody cites this."
    assert after("k") == "It employs 350 people."
    assert after("J", shift=True) == "It employs 350 people. Nobody cites this."
    assert after("K", shift=True) == "It employs 350 people."
    assert after("ArrowLeft") == "2024"
    assert after("ArrowLeft") == "June"
    assert after("ArrowRight", shift=True) == "June 2024"
    assert after("ArrowRight", shift=True) == "June 2024.\n\nIt"
    assert after("ArrowLeft", shift=True) == "June 2024"
    assert after("Escape") == ""
    assert after("ArrowRight") == ""


def test_words_without_spaces_are_those_of_their_script(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = lay_out(tmp_path_factory.mktemp("zh"), [], {"a.txt": "公司在五月融资。股价上涨。\n"})
    with served(root) as desk:
        desk.open(browser, "/sources/0")
        wait_for(lambda: browser.run("return CSS.highlights !== undefined"))
        for expected in ("公司在五月融资。", "股价上涨。"):
            browser.key("j")
            browser.driver.execute_async_script("setTimeout(arguments[0], 250)")
            assert desk.workspace.source(0).text[slice(*browser.run("return window.deskPlaces.selected()"))] == expected
        browser.key("ArrowLeft")
        words = desk.workspace.source(0).text[slice(*browser.run("return window.deskPlaces.selected()"))]
        assert words in ("融资", "资")
