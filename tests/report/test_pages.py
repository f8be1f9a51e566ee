"""A report of many claims: what is written of each, and its pages by year with the links between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import html5lib
import pytest

from timeline.checking.run import examine
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.report import files, html_pages, markdown_pages, pages, sizes
from timeline.report.files import make_pages
from timeline.report.pages import parts_of
from timeline.report.story import build_story

if TYPE_CHECKING:
    from conftest import Desk

from report.test_files import DAY

YEARS = range(2015, 2025)
COLUMNS = ("id", "date", "claim", "source", "quote", "subject", "measure")


@pytest.fixture
def many(desk: Desk) -> Desk:
    """A claim a year and one without, each of a source of its own; two of them cannot both be true."""
    rows = []
    for year in (*YEARS, 0):
        desk.write(f"seeds/s{year}.txt", f"The mill of Barrow ground {year + 700} tonnes of rye, it says.\n\nMore.\n")
        rows.append({
            "id": f"mill.{year}", "date": f"{year or ''}", "claim": f"Barrow ground {year + 700} tonnes of rye.",
            "source": f"s{year}.txt", "quote": f"ground {year + 700} tonnes of rye",
        })  # fmt: skip
    desk.write("seeds/other.txt", "The mill ground 12 tonnes of rye, it says.\n")
    rows.append(dict(rows[0], id="mill.b", source="other.txt", quote="ground 12 tonnes of rye"))
    for row in (rows[0], rows[-1]):
        row |= {"subject": "Mill", "measure": "rye"}
    desk.table(*({name: row.get(name, "") for name in COLUMNS} for row in rows))
    return desk


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages for a few rows each, as if these were many."""
    for module in (html_pages, markdown_pages):
        monkeypatch.setattr(module, "PAGED", 5)
        monkeypatch.setattr(module, "ROOM", 2500)
    monkeypatch.setattr(pages, "SOURCES_ON_A_PAGE", 5)
    monkeypatch.setattr(sizes, "LEAN", 5)


def made(desk: Desk) -> files.Pages:
    return make_pages(find_project(desk.root, isolated=True), DAY)


def links(html: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r'href="([^"#:]*)(?:#([^"]*))?"', html)


def ids(html: str) -> set[str]:
    page = html5lib.parse(html, namespaceHTMLElements=False)
    return {element.get("id", "") for element in page.iter()}


def test_few_claims_are_one_page_of_each_kind(many: Desk) -> None:
    assert sorted(made(many).files) == ["timeline.html", "timeline.md"]


@pytest.mark.usefixtures("small_pages")
class TestSeveralPages:
    def test_pages_are_by_year_and_of_both_kinds(self, many: Desk) -> None:
        names = {name.rpartition(".")[0] for name in made(many).files}
        assert {"timeline", "timeline-2015", "timeline-sources", "timeline-sources-2"} <= names
        assert len(names) > 5
        assert all(files.PAGE.fullmatch(name) or name in (files.MARKDOWN, files.HTML) for name in made(many).files)

    def test_every_claim_stands_once_on_the_pages_and_can_be_linked_to(self, many: Desk) -> None:
        found = [
            one for name, page in made(many).files.items() if name.endswith(".html")
            for one in re.findall(r'<details class="row" id="c-([^"]+)"', page.decode())
        ]  # fmt: skip
        assert sorted(found) == sorted([*(f"mill.{year}" for year in (*YEARS, 0)), "mill.b"])

    def test_every_link_leads_to_something_that_is_there(self, many: Desk) -> None:
        written = {name: page.decode() for name, page in made(many).files.items() if name.endswith(".html")}
        anchors = {name: ids(page) for name, page in written.items()}
        followed = 0
        for name, page in written.items():
            for other, anchor in links(page):
                assert (other or name) in written
                assert not anchor or anchor in anchors[other or name], (name, other, anchor)
                followed += bool(other and anchor)
        assert followed > 10

    def test_the_overview_has_what_is_of_the_whole_and_each_page_leads_back(self, many: Desk) -> None:
        written = made(many).files
        overview = written["timeline.html"].decode()
        assert "To settle" in overview or "to settle" in overview
        assert 'id="conflict-1"' in overview
        assert 'class="row"' not in overview
        assert '"timeline-2015.html": "mill.2015 ' in overview
        beside = [page for name, page in written.items() if name not in (files.HTML, files.MARKDOWN)]
        assert all(b'href="timeline.html"' in page or b"(timeline.md)" in page for page in beside)

    def test_markdown_pages_hold_their_own_footnotes(self, many: Desk) -> None:
        written = {name: page.decode() for name, page in made(many).files.items() if name.endswith(".md")}
        for name, page in written.items():
            assert set(re.findall(r"\[\^([^\]]+)\](?!:)", page)) == set(
                re.findall(r"^\[\^([^\]]+)\]:", page, re.MULTILINE)
            ), name
            assert all(other in written for other in re.findall(r"\]\((timeline[^)#]*)\)", page))
        assert "[`mill.b`](timeline-2015.md)" in written["timeline.md"]

    def test_written_pages_are_up_to_date_and_the_same_bytes_again(self, many: Desk) -> None:
        made(many).write()
        assert made(many).outdated() == []
        assert dict(made(many).files) == dict(made(many).files)

    def test_a_page_that_is_no_longer_part_goes_and_only_ours(self, many: Desk) -> None:
        made(many).write()
        many.write("reports/timeline-1999.html", "<p>of somebody else</p>")
        many.write("reports/notes.md", "<!-- timeline report -->")
        many.table(
            {"id": "a", "date": "2015", "claim": "c", "source": "s2015.txt", "quote": "ground 2715 tonnes of rye"}
        )
        gone = [
            path
            for path in made(many).outdated()
            if path.removeprefix("reports/") not in ("timeline.md", "timeline.html")
        ]
        assert gone
        assert "reports/timeline-2015.html removed" in made(many).write()
        left = sorted(path.name for path in (many.root / "reports").iterdir())
        assert left == ["notes.md", "timeline-1999.html", "timeline.html", "timeline.md"]

    def test_a_report_that_is_not_written_whole_says_what_was(
        self, many: Desk, full_disk: Callable[[str], None]
    ) -> None:
        full_disk("timeline.html")
        with pytest.raises(
            TimelineError, match=r"timeline\.html: cannot be written.*before it: .*timeline-2015\.html written"
        ):
            made(many).write()


def test_many_rows_are_written_with_little_around_each(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    report = examine(find_project(many.root, isolated=True), DAY)
    full = html_pages.html_pages(build_story(report))["timeline.html"]
    monkeypatch.setattr(sizes, "LEAN", 5)
    lean = html_pages.html_pages(build_story(report))["timeline.html"]
    row = re.compile(r'<details class="row".*?</details>', re.DOTALL)
    assert sum(map(len, row.findall(lean))) < sum(map(len, row.findall(full))) / 2
    for text in (full, lean):
        assert all(f"ground {year + 700} tonnes of rye" in text for year in YEARS)
        assert text.count('<details class="row"') == len(report.evidence.citations)


def test_a_row_that_does_not_stand_shows_its_words_and_what_changed(
    many: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "LEAN", 5)
    many.write("seeds/s2016.txt", "The mill of Barrow ground 2816 tonnes of rye, it says.\n")
    story = build_story(examine(find_project(many.root, isolated=True), DAY))
    page = html_pages.html_pages(story)["timeline.html"]
    row = re.search(r'<details class="row" id="c-mill\.2016".*?</details>', page, re.DOTALL)
    assert row
    assert "<del>2716</del> <ins>2816</ins>" in row[0]
    assert '<mark class="altered">' in row[0]


def test_conflicts_that_have_no_room_are_counted_and_not_linked(many: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "FEW", replace(sizes.FEW, conflicts=0))
    story = build_story(examine(find_project(many.root, isolated=True), DAY))
    page = html_pages.html_pages(story)["timeline.html"]
    assert "#conflict-1" not in page.replace('<a href="#conflicts"', "")


def test_pages_are_filled_in_order_and_a_year_that_fits_is_not_parted() -> None:
    years: Mapping[int, list[str]] = {n: ["x" * 3] * n for n in range(1, 9)}
    parts = parts_of(years.items(), len, 12)
    assert [item for part in parts for item in part.items] == [item for items in years.values() for item in items]
    assert all(sum(map(len, part.items)) <= 12 for part in parts)
    assert len({part.name for part in parts}) == len(parts)
    parted = {year for part in parts for year, items in part.years if len(items) < year}
    assert all(3 * year > 12 for year in parted)


def test_a_folder_of_reports_that_is_a_link_is_not_looked_through(
    many: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "timeline-1999.html").write_text("timeline report", encoding="utf-8")
    (many.root / "reports").symlink_to(outside)
    assert made(many).left_over() == []
    with pytest.raises(TimelineError):
        made(many).write()
    assert (outside / "timeline-1999.html").exists()
