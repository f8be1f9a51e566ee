"""A PDF: its page as printed beside its text, with boxes around what is quoted."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.browser import Browser
from helpers.desk_projects import lay_out
from helpers.serving import Served, served, wait_for

PDF = Path(__file__).resolve().parents[1] / "rules/cases/extractor-missing/passes/seeds/fares.pdf"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is missing: the extra pdf")
    from timeline.readers.pdf import read_pdf

    quote = " ".join(read_pdf(PDF.read_bytes()).text.split()[:4])
    rows = [("fare", "2024", "A claim.", "fares.pdf", quote, "", "", "")]
    sources: dict[str, str | bytes] = {"fares.pdf": PDF.read_bytes(), "broken.pdf": b"%PDF-1.7 no", "a.txt": "Text.\n"}
    with served(lay_out(tmp_path_factory.mktemp("printed"), rows, sources)) as desk:
        yield desk


def test_a_page_is_shown_with_a_box_around_what_is_quoted(browser: Browser, printed: Served, axe: str) -> None:
    for width in (1440, 390):
        browser.size(width)
        printed.open(browser, f"/sources/{printed.source('fares.pdf').index}")
        wait_for(lambda: browser.run("return document.querySelector('#page img')?.naturalWidth > 0"))
        found = browser.run(
            "const rect = e => e.getBoundingClientRect(); const s = rect(document.querySelector('.sheet'));"
            "return [...document.querySelectorAll('.box')].map(rect).map(b =>"
            "[b.left >= s.left, b.right <= s.right + 1, b.top >= s.top, b.bottom <= s.bottom + 1, b.width > 5])"
        )
        assert found
        assert all(all(one) for one in found)
        assert browser.complaints() == []
        assert browser.grave_faults(axe) == []
        assert browser.run("return document.documentElement.scrollWidth") <= width


def test_the_boxes_stand_where_the_words_do(printed: Served) -> None:
    """The quote's first word is left of the second; the picture is a PNG of the size that is given."""
    index = printed.source("fares.pdf").index
    path = f"{printed.access.root}/sources/{index}/pages/1"
    rows = printed.get(f"{path}/boxes").json["rows"]
    assert isinstance(rows, list)
    [row] = rows
    assert row["id"] == "fare"
    assert all(0 <= left < right <= 1 and 0 <= top < bottom <= 1 for left, top, right, bottom in row["boxes"])
    picture = printed.get(path)
    assert picture.headers["content-type"] == "image/png"
    size = struct.unpack(">II", picture.body[16:24])
    data = printed.get(f"{path}/boxes").json
    assert size == (data["width"], data["height"])


@pytest.mark.parametrize(
    "path",
    ["fares.pdf/pages/0", "fares.pdf/pages/99", "fares.pdf/pages/999999999", "broken.pdf/pages/1", "a.txt/pages/1"],
)
def test_a_page_that_is_not_there_is_refused(printed: Served, path: str) -> None:
    name, _, rest = path.partition("/")
    index = next(each.index for each in printed.workspace.sources() if each.name == name)
    assert printed.get(f"{printed.access.root}/sources/{index}/{rest}").status == 404
    assert printed.get(f"{printed.access.root}/sources/{index}/{rest}/boxes").status == 404
