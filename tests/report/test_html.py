"""The HTML report as a file: what it holds, what it allows, and that no text of a project becomes markup."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.model import Change, ChangeKind, Source, Status
from timeline.project.settings import find_project
from timeline.report import render_html
from timeline.report.passage import Span, cut, lines_shown, windows_around
from timeline.report.scale import date_ticks, nice_ticks, year_ticks
from timeline.text.lines import Lines

AS_OF = datetime.date(2026, 11, 22)
COLUMNS = (
    "id",
    "date",
    "claim",
    "source",
    "quote",
    "prefix",
    "suffix",
    "subject",
    "measure",
    "value",
    "ignore",
    "note",
)
ROOT = Path(__file__).resolve().parents[2]

SOURCES = {
    "a.txt": "Acme raised €600 million in the round.\n\nThe works employ 60 people.\nIt is to open a plant in 2027.\n",
    "b.txt": "Acme raised $1.19 billion in the round.\n\nIt employs 350 people.\n",
}
INFOS = "source,title,publisher,published,url\na.txt,On Acme,Morning Post,2024-06-11,https://post.example/a?b=1\n"
ROWS = [
    {"id": "r1", "date": "2024-06-11", "claim": "Acme raised €600 million.", "source": "a.txt",
     "quote": "raised €600 million", "subject": "Round", "measure": "amount", "note": "seen <b>twice</b>"},
    {"id": "r2", "date": "2024-06", "claim": "Acme raised $1.19 billion.", "source": "b.txt",
     "quote": "raised $1.19 billion", "subject": "Round", "measure": "amount"},
    {"id": "s1", "date": "2024-06", "claim": "Acme employs 60 people.", "source": "a.txt",
     "quote": "employ 60 people", "subject": "Acme", "measure": "staff"},
    {"id": "s2", "date": "2025-08", "claim": "Acme employs 350 people.", "source": "b.txt",
     "quote": "employs 350 people", "subject": "Acme", "measure": "staff"},
    {"id": "f1", "date": "2027", "claim": "A plant is to open in 2027.", "source": "a.txt",
     "quote": "is to open a plant in 2027"},
    {"id": "u1", "date": "", "claim": "Acme has works.", "source": "a.txt", "quote": "The works employ"},
    {"id": "x1", "date": "../2024", "claim": "Acme raised a little.", "source": "a.txt", "quote": "no such words here"},
]  # fmt: skip


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


def project(
    folder: Path, rows: list[dict[str, str]] = ROWS, sources: dict[str, str] = SOURCES, infos: str = INFOS
) -> Report:
    """A project in `folder`, checked."""
    (folder / "claims").mkdir(parents=True)
    (folder / "seeds").mkdir()
    lines = [",".join(COLUMNS), *(",".join(cell(row.get(column, "")) for column in COLUMNS) for row in rows)]
    (folder / "claims" / "claims.csv").write_bytes(("\n".join(lines) + "\n").encode())
    (folder / "claims" / "sources.csv").write_text(infos, encoding="utf-8")
    for name, text in sources.items():
        (folder / "seeds" / name).write_bytes(text.encode())
    return examine(find_project(folder, isolated=True), AS_OF)


def parsed(html: str) -> ET.Element:
    page = html5lib.parse(html, namespaceHTMLElements=False)
    for element in page.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.split("}")[-1]
    return page


def by_id(page: ET.Element, name: str) -> ET.Element:
    found = [element for element in page.iter() if element.get("id") == name]
    assert len(found) == 1, name
    return found[0]


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_html(project(tmp_path_factory.mktemp("acme") / "p"))


@pytest.fixture(scope="module")
def page(html: str) -> ET.Element:
    return parsed(html)


def test_the_file_allows_its_own_style_and_script_and_nothing_else(page: ET.Element) -> None:
    policy = next(m.get("content", "") for m in page.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        (element,) = page.iter(kind)
        hashed = base64.b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{hashed}'"
    assert not [element for element in page.iter() if element.get("style") or element.get("src")]
    assert "unsafe" not in policy


def test_nothing_is_fetched(page: ET.Element) -> None:
    links = [element.get("href", "") for element in page.iter() if element.get("href")]
    outside = [link for link in links if not link.startswith("#")]
    assert outside == ["https://post.example/a?b=1"]
    assert not [element.tag for element in page.iter() if element.tag in ("link", "img", "iframe", "object", "embed")]


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique(page: ET.Element) -> None:
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    aims = [element.get("href", "")[1:] for element in page.iter() if element.get("href", "").startswith("#")]
    assert set(aims) <= set(ids)


def test_the_verdict_comes_first(page: ET.Element) -> None:
    header = next(page.iter("header"))
    assert re.match(
        r"Timeline \d+ errors?.* to settle\. 7 claims from 2 sources, checked as of 22 November 2026\.", words(header)
    )


def test_a_claim_holds_its_quote_marked_in_its_own_paragraph_with_its_line(page: ET.Element) -> None:
    row = by_id(page, "c-s1")
    (mark,) = row.iter("mark")
    assert words(mark) == "employ 60 people"
    assert words(next(row.iter("blockquote"))) == "The works employ 60 people. It is to open a plant in 2027."
    assert "seeds/a.txt, line 3" in words(next(row.iter("figcaption")))


def test_the_editors_own_columns_are_shown(page: ET.Element) -> None:
    facts = {words(div[0]): words(div[1]) for div in by_id(page, "c-r1").iter("div") if len(div) == 2}
    assert facts["note"] == "seen <b>twice</b>"


def test_a_quote_that_is_nowhere_says_so(page: ET.Element) -> None:
    row = by_id(page, "c-x1")
    assert "✗" not in words(row)
    assert "missing" in words(next(row.iter("summary")))
    assert not list(row.iter("mark"))
    assert any("quote-missing" in words(paragraph) for paragraph in row.iter("p"))


def test_an_altered_quote_shows_what_was_taken_away_and_put_in(tmp_path: Path) -> None:
    report = project(tmp_path, ROWS[:1])
    (row,) = report.evidence.citations
    change = Change(ChangeKind.FIGURE, "600", "601", 8, 11, 13, 16)
    anchor = replace(row.anchor, status=Status.ALTERED, changes=(change,))
    evidence = replace(report.evidence, citations=(replace(row, anchor=anchor),))
    shown = by_id(parsed(render_html(replace(report, evidence=evidence))), "c-r1")
    assert [words(each) for each in shown.iter("del")] == ["600"]
    assert [words(each) for each in shown.iter("ins")] == ["601"]


def test_a_source_is_shown_whole_with_its_quotes_marked_and_named(page: ET.Element) -> None:
    source = by_id(page, "s-1")
    shown = "\n".join("".join(p.itertext()) for p in source.iter("p"))
    for line in SOURCES["a.txt"].splitlines():
        for word in line.split():
            assert word.rstrip(".") in shown
    assert [words(mark) for mark in source.iter("mark")] == [
        "raised €600 million", "The works", "employ", "60 people", "is to open a plant in 2027",
    ]  # fmt: skip
    assert [a.get("href") for a in source.iter("a") if "ref" in a.get("class", "")] == [
        "#c-r1",
        "#c-u1",
        "#c-s1",
        "#c-f1",
    ]


def test_a_conflict_is_drawn_on_one_axis_with_the_rate_named(page: ET.Element) -> None:
    conflict = by_id(page, "conflict-1")
    assert re.search(r"1 USD = 0\.9\d+ EUR \(ECB, \d+ June 2024\)", words(conflict))
    bands = [svg for svg in conflict.iter("svg") if svg.get("class") == "band"]
    assert len(bands) == 2
    assert all(list(svg.iter("circle")) or list(svg.iter("rect")) for svg in bands)


def test_a_change_over_time_is_drawn_as_steps(page: ET.Element) -> None:
    (plot,) = [svg for svg in page.iter("svg") if svg.get("class") == "steps"]
    assert len([line for line in plot.iter("line") if line.get("class") == "step"]) == 2
    assert len(list(plot.iter("circle"))) == 2


def test_the_drawing_tells_days_months_open_ends_and_forecasts_apart(page: ET.Element) -> None:
    marks = {g.get("data-c"): g for g in by_id(page, "drawing").iter("g") if g.get("data-c")}
    assert "u1" not in marks
    assert [child.tag for child in marks["r1"]] == ["title", "circle", "line"]  # a day, disputed
    assert [child.tag for child in marks["s1"]] == [
        "title",
        "rect",
        "circle",
    ]  # a month; on a phone a dot
    assert next(marks["f1"].iter("rect")).get("fill") == "url(#hatch)"
    assert next(marks["x1"].iter("rect")).get("fill") == "url(#fade-start)"


def test_the_filter_offers_what_is_there(page: ET.Element) -> None:
    offered = {option.get("value") for option in by_id(page, "f-status").iter("option")}
    assert offered >= {"exact", "missing", "disputed", "forecast", "undated", "error"}
    assert "altered" not in offered
    rows = [element for element in page.iter("details") if element.get("class") == "row"]
    assert sum("disputed" in row.get("data-k", "").split() for row in rows) == 2


def test_the_same_bytes_wherever_the_project_lies(tmp_path: Path) -> None:
    first, second = project(tmp_path / "one"), project(tmp_path / "elsewhere" / "two")
    assert render_html(first) == render_html(second)
    assert str(tmp_path) not in render_html(first)


# ---- nothing comes alive ---------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>window.ran=1</script>", "</script><script>window.ran=1</script>", "</style><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>", "\" onmouseover=\"window.ran=1", "' autofocus onfocus='window.ran=1",
    "javascript:window.ran=1", "<svg onload=window.ran=1>", "{{ 7*7 }}{% raw %}", "<!-- ", "]]>", "&lt;b&gt;",
    "\u202egnirts", "a\x0bb\u2028c", "\x1b[31m", "<a href=javascript:window.ran=1>x</a>", "<base href=//evil.example>",
    "<template><math><style>", "<details open><summary>x", "</details></details></ol></section>",
]  # fmt: skip


def hostile_project(folder: Path) -> Report:
    rows = []
    for number, text in enumerate(HOSTILE):
        rows.append({
            "id": f"h{number}", "date": "2024-06", "claim": text, "source": "a.txt", "quote": "€600 million",
            "subject": text, "measure": text, "note": text,
        })  # fmt: skip
        rows.append({**rows[-1], "id": f"m{number}", "source": "b.txt", "quote": "$1.19 billion"})
        rows.append({**rows[-1], "id": f"q{number}", "date": text, "quote": text, "source": "c.txt"})
    rows.append({**rows[0], "id": "__proto__"})
    rows.append({**rows[0], "id": "constructor", "source": "d.txt"})
    texts = {**SOURCES, "c.txt": "\n\n".join(HOSTILE).replace("\x0b", " ").replace("\x1b", " ")}
    infos = "source,title,publisher,url,note\n" + "".join(
        ",".join((name, *(cell(text) for _ in range(2)), cell(url), cell(text))) + "\n"
        for name, text, url in zip(
            texts, HOSTILE, ("javascript:window.ran=1", "//evil.example", "data:x"), strict=False
        )
    )
    return project(folder, rows, texts, infos)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    return parsed(render_html(hostile_project(tmp_path_factory.mktemp("hostile") / "p")))


def test_no_text_becomes_an_element_an_attribute_or_an_address(hostile: ET.Element) -> None:
    plain = {element.tag for element in parsed(render_html_of_nothing()).iter()}
    ours = plain | {
        "a", "article", "b", "blockquote", "button", "circle", "code", "dd", "defs", "del", "details", "div", "dl",
        "dt", "em", "figcaption", "figure", "g", "h3", "ins", "label", "li", "line", "linearGradient", "mark", "ol",
        "option", "p", "pattern", "q", "rect", "section", "small", "span", "stop", "summary", "svg", "table", "tbody",
        "td", "text", "th", "thead", "title", "tr", "tspan", "ul", "use",
    }  # fmt: skip
    assert {element.tag for element in hostile.iter() if isinstance(element.tag, str)} <= ours
    assert len(list(hostile.iter("script"))) == 1
    for element in hostile.iter():
        assert not [name for name in element.attrib if str(name).lower().startswith("on")]
        assert re.match(r"#|https?://|$", element.get("href", ""))


def render_html_of_nothing() -> str:
    report = examine(find_project(ROOT), AS_OF)
    return render_html(Report(replace(report.evidence, citations=(), comparisons=(), series=(), sources={}), ()))


def test_every_row_shows_its_texts_as_written(hostile: ET.Element) -> None:
    shown = [words(p) for p in hostile.iter("p") if p.get("class") == "claim"]
    for text in HOSTILE[:11]:
        assert any(claim.startswith(text.strip()) for claim in shown), text


def test_the_next_step_of_a_finding_shows_commands_as_code(tmp_path: Path) -> None:
    report = project(tmp_path / "p")
    first, *others = report.findings
    helps = [
        replace(first, help="Look, then `timeline lock` for <b>`x`</b>."),
        *(replace(one, help="") for one in others),
    ]
    steps = [
        p for p in parsed(render_html(replace(report, findings=tuple(helps)))).iter("p") if p.get("class") == "help"
    ]
    assert [words(step) for step in steps] == ["Look, then timeline lock for <b>x</b>."]
    assert [code.text for code in steps[0].iter("code")] == ["timeline lock", "x"]


def test_nothing_unseen_is_left(hostile: ET.Element) -> None:
    text = "".join(hostile.itertext())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text)
    assert "\\u202egnirts" in text


def test_a_project_without_claims_has_a_page(tmp_path: Path) -> None:
    page = parsed(render_html(project(tmp_path, [], {}, "source\n")))
    assert "There is no claim to check." in words(page) or "to settle" in words(page)


def test_long_texts_are_cut_and_counted(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "claim": "x" * 300_000, "note": "\u202e" * 300_000}, {**ROWS[2], "quote": "z" * 300_000}]
    html = render_html(project(tmp_path, rows, {"a.txt": SOURCES["a.txt"] + "&" * 150_000}))
    assert len(html) < 1_200_000
    assert "(298,500 characters more)" in html


def test_a_huge_source_is_shown_around_its_quotes(tmp_path: Path) -> None:
    text = "padding line\n" * 40_000 + "Acme raised €600 million here.\n" + "padding line\n" * 40_000
    html = render_html(project(tmp_path, ROWS[:1], {"a.txt": text}))
    assert len(html) < 100_000
    source = by_id(parsed(html), "s-1")
    assert [words(p) for p in source.iter("p") if p.get("class") == "gap"] == [
        "… 39,969 lines left out …", "… 39,969 lines left out …",
    ] or len([p for p in source.iter("p") if p.get("class") == "gap"]) == 2  # fmt: skip
    assert by_id(parsed(html), "s-1-l40001") is not None


def test_the_shipped_casebook_costs_little_beyond_the_text_that_it_shows() -> None:
    report = examine(find_project(ROOT), AS_OF)
    html = render_html(report)
    body = parsed(html).find("body")
    assert body is not None
    text = "".join(
        part for element in body.iter() if element.tag != "script" for part in (element.text, element.tail) if part
    )
    assert len(html.encode()) - len(text.encode()) < 1_650 * len(report.evidence.citations)


# ---- the text of a source, cut at its quotes -------------------------------------------------------------------------


@given(st.text("ab \n\r", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6))
def test_a_source_is_shown_without_loss_and_with_right_line_numbers(text: str, places: list[tuple[int, int]]) -> None:
    spans = [
        Span(start, min(start + length, len(text)), f"c{n}", Status.EXACT)
        for n, (start, length) in enumerate(places)
        if start < len(text)
    ]
    spans.sort(key=lambda span: (span.start, span.end))
    lines = Lines(text)
    shown = list(lines_shown(Source("a", "seeds/a", text), spans, lines, whole=True))
    drawn = "\n".join("".join(piece.text for piece in line.pieces) for line in shown)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert drawn == plain.removesuffix("\n") or drawn == plain
    assert [line.number for line in shown] == list(range(1, len(shown) + 1))
    assert len(shown) in (lines.count(), lines.count() + 1)
    ends = [ref.claim for line in shown for piece in line.pieces for ref in piece.refs]
    assert sorted(ends) == sorted(span.claim for span in spans)


def test_pieces_carry_the_worst_status_of_what_covers_them() -> None:
    spans = [Span(0, 6, "a", Status.EXACT), Span(2, 4, "b", Status.ALTERED)]
    pieces = list(cut("abcdefgh", 0, 8, spans))
    assert [(piece.text, piece.status) for piece in pieces] == [
        ("ab", Status.EXACT), ("cd", Status.ALTERED), ("ef", Status.EXACT), ("gh", None),
    ]  # fmt: skip


def test_windows_that_meet_are_one() -> None:
    spans = [
        Span(1000, 1010, "a", Status.EXACT),
        Span(1500, 1510, "b", Status.EXACT),
        Span(9000, 9010, "c", Status.EXACT),
    ]
    assert windows_around(spans, 20_000) == [(600, 1910), (8600, 9410)]
    assert windows_around([], 20_000) == [(0, 1500)]


@given(st.decimals(-(10**12), 10**12, places=3), st.decimals(0, 10**12, places=3))
def test_ticks_are_few_and_lie_on_their_axis(low: Decimal, width: Decimal) -> None:
    ticks = nice_ticks(low, low + width)
    assert len(ticks) <= 7
    assert all(low <= tick <= low + width for tick in ticks)


@given(st.integers(-9999, 9999), st.integers(0, 19_000))
def test_years_on_an_axis_are_few(first: int, count: int) -> None:
    last = min(first + count, 9999)
    assert len(year_ticks(first, last)) <= 13


@given(st.dates(), st.integers(0, 9000))
def test_dates_on_an_axis_are_few_and_in_order(start: datetime.date, days: int) -> None:
    from timeline.dates.calendar.days import plus
    from timeline.model import Day

    first = Day.from_date(start)
    ticks = date_ticks(first, plus(first, days))
    assert len(ticks) <= 8
    assert ticks == sorted(ticks)


def test_stale_citations_are_listed_with_what_is_said_of_them(page: ET.Element) -> None:
    stale = by_id(page, "stale")
    assert [a.get("href") for a in stale.iter("a")] == ["#c-x1"]
    assert "Missing." in words(stale)


def test_figures_beyond_all_counting_are_told_and_not_drawn(tmp_path: Path) -> None:
    many = "1" + "0" * 400
    rows = [
        {**ROWS[0], "quote": f"raised €{many}", "claim": "Acme raised much."},
        {**ROWS[0], "id": "r9", "source": "b.txt", "quote": "raised €7 million", "claim": "Acme raised little."},
    ]
    html = render_html(
        project(tmp_path, rows, {"a.txt": f"Acme raised €{many} once.\n", "b.txt": "It raised €7 million.\n"})
    )
    assert "nan%" not in html
    assert "inf%" not in html
