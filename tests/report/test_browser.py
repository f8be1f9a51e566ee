"""The HTML report in a real browser: it opens, filters, links, prints, and runs nothing but its own script."""

from __future__ import annotations

import base64
import datetime
import re
from pathlib import Path

import pytest

from helpers.browser import Browser
from timeline.checking.run import examine
from timeline.project.settings import find_project
from timeline.report import render_html

AS_OF = datetime.date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ("id", "date", "claim", "source", "quote", "subject", "measure", "note")

SOURCES = {
    "a.txt": "Acme raised €600 million in the round.\n\nThe works employ 60 people.\nIt is to open a plant in 2027.\n",
    "b.txt": "Acme raised $1.19 billion in the round.\n\nIt employs 350 people.\n",
    "c.txt": "<script>window.ran=1</script>\n<img src=x onerror=window.ran=1>\n",
}
XSS = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
ROWS = [
    ("r1", "2024-06-11", "Acme raised €600 million.", "a.txt", "raised €600 million", "Round", "amount", ""),
    ("r2", "2024-06", "Acme raised $1.19 billion.", "b.txt", "raised $1.19 billion", "Round", "amount", XSS),
    ("s1", "2024-06", "Acme employs 60 people.", "a.txt", "employ 60 people", "Acme", "staff", ""),
    ("s2", "2025-08", "Acme employs 350 people.", "b.txt", "employs 350 people", "Acme", "staff", ""),
    ("f1", "2027", "A plant is to open in 2027.", "a.txt", "is to open a plant in 2027", "Plant", "opening", ""),
    ("u1", "", "Acme has works.", "a.txt", "The works employ", "", "", ""),
    ("x1", "../2024", XSS, "a.txt", "no such words here", XSS, XSS, XSS),
    ("c1", "2023", XSS, "c.txt", "<script>window.ran=1</script>", "javascript:window.ran=1", "m", XSS),
    ("__proto__", "2022", "Named like a prototype.", "a.txt", "The works employ 60", "", "", ""),
    ("constructor", "2022", "Named like a constructor.", "a.txt", "works employ 60 people", "", "", ""),
    ("timeline", "2021", "Named like a section of the page.", "a.txt", "in the round", "", "", ""),
]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a small project with all that the page can show, hostile texts among it."""
    import csv

    root = tmp_path_factory.mktemp("acme")
    for folder in ("claims", "seeds"):
        (root / folder).mkdir()
    with (root / "claims" / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *ROWS])
    (root / "claims" / "sources.csv").write_text("source,publisher\na.txt,Morning Post\nb.txt,Star\n", encoding="utf-8")
    for name, text in SOURCES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    file_ = root / "timeline.html"
    file_.write_text(render_html(examine(find_project(root, isolated=True), AS_OF)), encoding="utf-8")
    return file_


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("casebook") / "timeline.html"
    file.write_text(render_html(examine(find_project(ROOT), AS_OF)), encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def plain(browser: Browser) -> None:
    browser.media()
    browser.size(1200)


def test_it_opens_without_a_complaint_and_asks_for_nothing(browser: Browser, page: Path, casebook: Path) -> None:
    for file in (page, casebook):
        browser.open(file)
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert browser.complaints() == []
        assert set(browser.requests()) <= {file.as_uri(), "about:blank"}


def test_no_text_of_the_project_runs(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.choose("f-text", XSS)
    assert browser.run("return typeof window.ran") == "undefined"
    assert XSS in browser.text("#c-x1 dl")


def test_filtering_by_words_status_subject_and_source(browser: Browser, page: Path) -> None:
    browser.open(page)
    everything = {row[0] for row in ROWS}
    assert browser.shown() == everything
    assert browser.text("#f-count") == f"{len(ROWS)} claims"
    browser.choose("f-text", "ACME people")
    assert browser.shown() == {"s1", "s2"}
    assert browser.text("#f-count") == f"2 of {len(ROWS)} claims"
    browser.choose("f-text", "")
    browser.choose("f-status", "disputed")
    assert browser.shown() == {"r1", "r2"}
    star = browser.run(
        "return [...document.querySelectorAll('#f-source option')].find(o => o.textContent === 'b.txt').value"
    )
    browser.choose("f-source", star)
    assert browser.shown() == {"r2"}
    browser.choose("f-status", "")
    acme = browser.run(
        "return [...document.querySelectorAll('#f-subject option')].find(o => o.textContent === 'Acme').value"
    )
    browser.choose("f-subject", acme)
    assert browser.shown() == {"s2"}
    assert browser.run("return [...document.querySelectorAll('.year')].filter(y => !y.hidden).map(y => y.id)") == [
        "y2025"
    ]
    assert browser.run("return document.querySelectorAll('#drawing .m:not(.off)').length") == 1
    browser.choose("f-text", "nothing like this")
    assert browser.shown() == set()
    assert browser.run("return document.querySelector('.empty').checkVisibility()") is True
    browser.run("document.getElementById('f-clear').click()")
    assert browser.shown() == everything


@pytest.mark.parametrize("name", ["s2", "__proto__", "constructor", "timeline", "x1"])
@pytest.mark.parametrize("form", ["#{}", "#c-{}"])
def test_a_link_to_a_claim_opens_it(browser: Browser, page: Path, name: str, form: str) -> None:
    browser.open(page, form.format(name))
    opened = browser.run("return [...document.querySelectorAll('.row[open]')].map(r => r.id)")
    assert opened == [f"c-{name}"]
    place = browser.run(
        "const b = document.getElementById(arguments[0]).getBoundingClientRect(); return [b.top, innerHeight]",
        f"c-{name}",
    )
    assert 0 <= place[0] < place[1]


def test_a_link_shows_a_claim_that_the_filter_hid(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.choose("f-text", "350")
    assert browser.shown() == {"s2"}
    browser.run("location.hash = '#r1'")
    browser.run("return new Promise(done => setTimeout(done, 50))")
    assert "r1" in browser.shown()


def test_the_drawing_leads_to_the_claims_and_zooms(browser: Browser, page: Path) -> None:
    browser.open(page)
    width = browser.run("return document.getElementById('drawing').getBoundingClientRect().width")
    browser.run("[...document.querySelectorAll('.zoom button')].find(b => b.textContent === '2024').click()")
    assert browser.run("return document.getElementById('drawing').getBoundingClientRect().width") > 3 * width
    assert browser.run("return document.querySelector('.scroll').scrollLeft") > 0
    mark = "document.querySelector('#drawing [data-c=s2] rect')"
    browser.run(f"{mark}.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
    browser.run("return new Promise(done => setTimeout(done, 50))")
    assert browser.run("return document.getElementById('c-s2').open") is True


def test_a_claim_leads_to_the_line_of_its_source_and_back(browser: Browser, page: Path) -> None:
    browser.open(page, "#s1")
    browser.run("document.querySelector('#c-s1 figcaption a').click()")
    browser.run("return new Promise(done => setTimeout(done, 50))")
    line = browser.run("return document.querySelector(':target').textContent")
    assert line.startswith("3The works employ 60 people.".replace("employ 60 people.", "")[:4])
    assert browser.run("return document.querySelector(':target').checkVisibility()") is True
    assert browser.run("return document.querySelector(':target a.ref[href=\"#c-s1\"]') !== null") is True


def test_keys_find_step_open_and_clear(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.key("/")
    assert browser.run("return document.activeElement.id") == "f-text"
    browser.run("document.activeElement.blur()")
    order = browser.run("return [...document.querySelectorAll('.row')].map(r => r.id)")
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        browser.key(key)
        assert browser.run("return document.activeElement.parentElement.id") == order[at]
    browser.choose("f-text", "350")
    browser.key("Escape")
    assert len(browser.shown()) == len(ROWS)
    browser.key("j", "document.getElementById('f-text')")
    assert browser.run("return document.activeElement.localName") == "body"  # a letter in the field is a letter


def test_without_script_it_can_be_read(browser: Browser, page: Path) -> None:
    browser.order("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        document = browser.order("DOM.getDocument", depth=1)["root"]["nodeId"]

        def boxes(selector: str) -> list[bool]:
            found = browser.order("DOM.querySelectorAll", nodeId=document, selector=selector)["nodeIds"]
            styles = [browser.order("CSS.getComputedStyleForNode", nodeId=node)["computedStyle"] for node in found]
            return [next(one["value"] for one in style if one["name"] == "display") != "none" for style in styles]

        browser.order("DOM.enable")
        browser.order("CSS.enable")
        assert boxes(".claim") == [True] * len(boxes(".claim"))
        assert len(boxes("details.row summary q")) == len(ROWS)
        assert boxes(".tools") == [False]
        assert boxes(".zoom") == [False]
    finally:
        browser.order("Emulation.setScriptExecutionDisabled", value=False)


def test_printing_leaves_out_the_tools_and_keeps_to_the_page(browser: Browser, casebook: Path) -> None:
    browser.open(casebook)
    browser.media("print")
    browser.size(700)
    gone = browser.run(
        "return ['.tools', '.zoom', 'nav', 'footer'].map(s => getComputedStyle(document.querySelector(s)).display)"
    )
    assert gone == ["none"] * 4
    assert browser.run("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    printed = base64.b64decode(browser.order("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert 3 <= pages < 12


def test_plots_are_whole_on_paper(browser: Browser, casebook: Path) -> None:
    """No point, year or amount of a plot lies outside what is printed of it, and no two names of an axis overlap."""
    browser.open(casebook)
    browser.media("print")
    browser.size(700)
    assert (
        browser.run("""
        return [...document.querySelectorAll('svg.steps circle, svg.steps text')].filter(mark => {
            const one = mark.getBoundingClientRect(), all = mark.closest('svg').getBoundingClientRect();
            return one.top < all.top - 1 || one.bottom > all.bottom + 1;
        }).map(mark => mark.outerHTML)
    """)
        == []
    )
    assert (
        browser.run("""
        const boxes = axis => [...axis.querySelectorAll('text')].map(name => name.getBoundingClientRect());
        return [...document.querySelectorAll('svg.ticks')].flatMap(axis => boxes(axis)
            .sort((a, b) => a.left - b.left).filter((box, n, all) => n && box.left < all[n - 1].right)
            .map(() => axis.textContent))
    """)
        == []
    )


@pytest.mark.parametrize("width", [320, 390, 768, 1600])
def test_nothing_runs_out_of_the_window(browser: Browser, casebook: Path, page: Path, width: int) -> None:
    for file in (casebook, page):
        browser.size(width)
        browser.open(file)
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert browser.run("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_no_serious_fault_of_accessibility(
    browser: Browser, casebook: Path, page: Path, axe: str, scheme: str, width: int
) -> None:
    for file in (casebook, page):
        browser.media(scheme=scheme)
        browser.size(width)
        browser.open(file)
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert browser.grave_faults(axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_view_of_an_article_fits_and_has_no_serious_fault(
    browser: Browser, axe: str, scheme: str, width: int
) -> None:
    """Of the shipped one, which has each state of a check; what is to settle leads to its place."""
    browser.media(scheme=scheme)
    browser.size(width)
    browser.open(ROOT / "reports/drafts/three-rounds.html")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    assert browser.grave_faults(axe) == []
    lost = "return [...document.querySelectorAll('.tasks a')].filter(a => !document.querySelector(a.hash)).length"
    assert browser.run(lost) == 0
    assert browser.run("return document.querySelectorAll('.tasks a').length") > 5


def test_a_report_of_several_pages_leads_to_a_claim_and_filters_what_stands_on_a_page(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline.report import html_pages, sizes
    from timeline.report.story import build_story

    monkeypatch.setattr(sizes, "LEAN", 10)
    monkeypatch.setattr(html_pages, "PAGED", 10)
    monkeypatch.setattr(html_pages, "ROOM", 20_000)
    written = html_pages.html_pages(build_story(examine(find_project(ROOT), AS_OF)))
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    goal, name = next(
        (name, found[1])
        for name, text in written.items()
        if name != "timeline.html" and (found := re.search(r'class="row" id="c-([^"]+)"', text))
    )
    browser.open(tmp_path / "timeline.html", f"#{name}")
    arrived = "return location.href.endsWith(arguments[0]) && !!document.querySelector('.row.here')"
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser.driver, 20).until(lambda _: browser.run(arrived, f"{goal}#c-{name}"))
    assert browser.complaints() == []
    everything = browser.shown()
    browser.choose("f-text", name)
    assert name in browser.shown() < everything
    browser.choose("f-text", "")
    source = browser.run("return document.querySelector('#f-source option:nth-child(2)').value")
    browser.choose("f-source", source)
    assert browser.shown()
    browser.open(tmp_path / "timeline-sources.html")
    browser.key("/")
    assert browser.complaints() == []
