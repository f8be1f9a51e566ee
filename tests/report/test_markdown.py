"""The Markdown report: what stands where, the same bytes every time, and nothing that comes alive."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.model import Change, ChangeKind
from timeline.project.settings import find_project
from timeline.report import render_markdown

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
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

SOURCES = {
    "a.txt": "Acme raised €600 million in the round.\n\nThe works employ 60 people.\nIt is to open a plant in 2027.\n",
    "b.txt": "Acme raised $1.19 billion in the round.\n\nIt employs 350 people.\n",
    "c.txt": "Acme raised 600 million euros.\n",
}
INFOS = """source,publisher,published
a.txt,Morning Post,2024-06-11
b.txt,Evening Star,2025-08-06
c.txt,Gazette,2024-06-12
"""
ROWS = [
    {"id": "r1", "date": "2024-06-11", "claim": "Acme raised €600 million.", "source": "a.txt",
     "quote": "raised €600 million", "subject": "Round", "measure": "amount"},
    {"id": "r2", "date": "2024-06", "claim": "Acme raised $1.19 billion.", "source": "b.txt",
     "quote": "raised $1.19 billion", "subject": "Round", "measure": "amount"},
    {"id": "r3", "date": "2024-06-11", "claim": "The round brought in 600 million euros.", "source": "c.txt",
     "quote": "600 million euros", "subject": "Round", "measure": "amount"},
    {"id": "s1", "date": "2024-06", "claim": "Acme employs 60 people.", "source": "a.txt",
     "quote": "employ 60 people", "subject": "Acme", "measure": "staff"},
    {"id": "s2", "date": "2025-08", "claim": "Acme employs 350 people.", "source": "b.txt",
     "quote": "employs 350 people", "subject": "Acme", "measure": "staff"},
    {"id": "f1", "date": "2027", "claim": "A plant is to open in 2027.", "source": "a.txt",
     "quote": "is to open a plant in 2027", "subject": "Plant", "measure": "date"},
    {"id": "u1", "date": "", "claim": "Acme has works.", "source": "a.txt", "quote": "The works employ"},
    {"id": "x1", "date": "2024", "claim": "Acme raised a little.", "source": "a.txt",
     "quote": "Acme raised €601 million in the round"},
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


def section(markdown: str, title: str) -> str:
    """What stands under a heading of the second level."""
    return re.split(r"\n## ", markdown.split(f"\n## {title}\n", 1)[1])[0]


@pytest.fixture(scope="module")
def markdown(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_markdown(project(tmp_path_factory.mktemp("acme") / "p"))


def test_the_verdict_comes_first_and_says_what_was_checked(markdown: str) -> None:
    lines = markdown.splitlines()
    assert lines[0] == "# Timeline"
    assert re.match(
        r"\*\*\d+ errors?( and \d+ warnings?)? to settle\.\*\* 8 claims from 3 sources, checked as of 22 ", lines[4]
    )
    assert "7 exact" in markdown
    assert "1 altered" in markdown


def test_entries_stand_in_order_of_time_under_their_years(markdown: str) -> None:
    part = section(markdown, "Timeline")
    order = re.findall(r"^### (\S+)|\[\^([a-z0-9]+)\]", part, re.MULTILINE)
    assert [year or label for year, label in order] == [
        "2024", "x1", "s1", "r2", "r1", "r3", "2025", "s2", "2027", "f1",
    ] or [year or label for year, label in order] == [
        "2024", "x1", "r2", "s1", "r1", "r3", "2025", "s2", "2027", "f1",
    ]  # fmt: skip


def test_rows_that_agree_on_one_day_are_one_entry_with_several_notes(markdown: str) -> None:
    part = section(markdown, "Timeline")
    head, topic = r"^- \*\*11 June 2024\*\* <sub>`2024-06-11`</sub>\n", "<sub>Round, amount</sub>"
    marked = rf"  - .*\[\^r1\] {topic} — \*\*disputed\*\*\n  - .*\[\^r3\] {topic} — \*\*disputed\*\*$"
    assert re.search(head + marked, part, re.MULTILINE)


def test_the_same_statement_from_two_sources_is_told_once(tmp_path: Path) -> None:
    rows = [
        {
            "id": "a",
            "date": "2024",
            "claim": "Acme raised money.",
            "source": "a.txt",
            "quote": "Acme raised €600 million",
        },
        {
            "id": "b",
            "date": "2024",
            "claim": "Acme  raised money.",
            "source": "c.txt",
            "quote": "Acme raised 600 million",
        },
    ]
    assert "- **2024** Acme raised money.[^a][^b]" in render_markdown(project(tmp_path, rows))


def test_a_note_holds_the_verbatim_quote_and_its_line(markdown: str) -> None:
    assert (
        "[^s1]: Morning Post, 11 June 2024: “employ 60 people” — [`seeds/a.txt:3`](../seeds/a.txt#L3) — exact"
        in markdown
    )


def test_every_row_has_one_note_and_every_note_is_referred_to(markdown: str) -> None:
    defined = re.findall(r"^\[\^([^\]]+)\]: ", markdown, re.MULTILINE)
    assert sorted(defined) == sorted(row["id"] for row in ROWS)
    assert set(re.findall(r"\[\^([^\]]+)\](?!:)", markdown)) == set(defined)


def test_a_conflict_shows_each_figure_in_its_own_and_in_a_common_currency(markdown: str) -> None:
    part = section(markdown, "Conflicts")
    assert "### Round: amount" in part
    assert re.search(
        r"\| 1 \| Morning Post\[\^r1\] \| 11 June 2024 <sub>`2024-06-11`</sub> \| €600 million \| €600 million \| — \|",
        part,
    )
    assert re.search(
        r"\| 2 \| Evening Star\[\^r2\] .* \| \$1\.19 billion \| €1\.1\d billion .*\| 1 USD = 0\.9\d+ EUR \(ECB, ", part
    )


def test_a_change_over_time_is_told_with_its_first_and_last_day(markdown: str) -> None:
    part = section(markdown, "Over time")
    days = "June 2024 <sub>`2024-06`</sub> | August 2025 <sub>`2025-08`</sub>"
    assert f"| Acme | staff | 60 people → 350 people | {days} | 2 |" in part
    assert "### Acme: staff over time" in part


def test_forecasts_are_marked_and_told_with_what_became_of_them(markdown: str, tmp_path: Path) -> None:
    assert "A plant is to open in 2027.[^f1] <sub>Plant, date</sub> — **forecast**" in markdown
    assert "open until 31 December 2027" in section(markdown, "Forecasts")
    due = [{**ROWS[5], "id": "f1", "date": "2025"}]
    assert "due since 31 December 2025: nothing tells" in render_markdown(project(tmp_path / "due", due))
    part = [*due, {**ROWS[4], "id": "t1", "subject": "Plant", "measure": "date", "date": "2025-08-06"}]
    assert "told since by 1 claim Acme employs 350 people" in render_markdown(project(tmp_path / "told", part))


def test_stale_citations_say_what_changed(tmp_path: Path) -> None:
    report = project(tmp_path, [ROWS[7]])
    altered = report.evidence.citations[0]
    anchor = replace(altered.anchor, changes=(Change(ChangeKind.FIGURE, "601", "600|", 13, 16, 13, 16),))
    evidence = replace(report.evidence, citations=(replace(altered, anchor=anchor),))
    part = section(render_markdown(replace(report, evidence=evidence)), "Stale citations")
    assert "| altered (figure: the quote has “601”, the source “600&#124;”) | never |" in part


def test_undated_claims_stand_apart(markdown: str) -> None:
    assert section(markdown, "Undated").strip() == "- Acme has works.[^u1]"


def test_an_inferred_part_of_a_date_is_marked_where_it_stands(tmp_path: Path) -> None:
    from timeline.dates import read_date

    if read_date("11 June", published=datetime.date(2024, 6, 12)) is None:
        pytest.skip("dates without a year are not read")
    rows = [{**ROWS[0], "date": "11 June"}]
    page = render_markdown(project(tmp_path, rows))
    assert "**11 June** <sub>`2024-06-11`</sub> Acme raised €600 million.[^r1] " in page
    assert " — **year inferred**" in page


def test_sources_are_listed_with_their_publication_and_digest(markdown: str) -> None:
    part = section(markdown, "Sources")
    assert re.search(
        r"\| \[`seeds/a\.txt`\]\(\.\./seeds/a\.txt\) \|  \| Morning Post \| 2024-06-11 \| `[0-9a-f]{12}` \| 5 \|", part
    )


def test_the_same_bytes_wherever_the_project_lies(tmp_path: Path) -> None:
    first, second = project(tmp_path / "one"), project(tmp_path / "elsewhere" / "two")
    assert render_markdown(first) == render_markdown(second)
    assert str(tmp_path) not in render_markdown(first)


def test_rows_in_another_order_tell_the_same_timeline(tmp_path: Path) -> None:
    part = render_markdown(project(tmp_path / "a"))
    again = render_markdown(project(tmp_path / "b", ROWS[::-1]))
    assert section(part, "Timeline") == section(again, "Timeline")


def test_nothing_to_settle_is_said_only_where_it_is_so(tmp_path: Path) -> None:
    clean = render_markdown(project(tmp_path / "a", [ROWS[0]], {"a.txt": SOURCES["a.txt"]}))
    assert "**Nothing to settle" in clean or "warning" in clean.splitlines()[4]
    assert "Nothing to settle" not in render_markdown(project(tmp_path / "b"))


def test_changes_since_an_earlier_report(tmp_path: Path) -> None:
    report = project(tmp_path)
    earlier = {
        "version": 1, "as_of": "2026-01-01",
        "claims": [
            {"id": "r1", "status": "exact", "start": 5},
            {"id": "s1", "status": "exact", "start": 1},
            {"id": "x1", "status": "exact", "start": 0},
            {"id": "old", "status": "exact", "start": 0},
        ],
        "findings": [{"rule": "quote-missing", "claim": "old", "message": "gone|", "ignored": None}],
    }  # fmt: skip
    part = section(render_markdown(report, since=json.loads(json.dumps(earlier))), "Since 2026-01-01")
    assert "| new claim | `r2` |  |" in part
    assert "| claim gone | `old` |  |" in part
    assert "| quote | `x1` | was exact, is altered: figure: the quote has “601”, the source " in part
    assert "| moved | `s1` |  |" in part
    assert "| settled | `old` | quote-missing: gone&#124; |" in part
    assert "| new claim | `r1`" not in part
    assert "| moved | `r1`" not in part


@pytest.mark.parametrize(
    "earlier", [{}, {"claims": None, "findings": 3}, {"claims": [1, {"id": None}], "findings": [[]]}]
)
def test_an_earlier_report_that_is_none_is_no_error(tmp_path: Path, earlier: dict[str, object]) -> None:
    assert "## Since the earlier report" in render_markdown(project(tmp_path), since=earlier)


# ---- nothing comes alive ---------------------------------------------------------------------------------------------

HOSTILE = [
    "a | b\n| --- |\n| c", "```\n# x", "<script>alert(1)</script>", "<img src=x onerror=a()>", "[x](javascript:a)",
    "![x](http://a.example/x.png)", "[x]: http://a.example\n[x]", "# heading", "- list\n- item", "> quote", "~~~\nx",
    "</details><h1>x", "[^r1]: gone", "[^1]", "@octocat @org/team", "#1 GH-2 o/r#3", "https://a.example www.a.example",
    "<!-- x", "&lt;b&gt; &#64;", "a\u2028b\x0bc\x85d", "\u202egnirts", "\x1b[31mred", "Title\n=====", "Title\n---",
    "$x$ $$y$$",
    "1. one\n2. two", "*a* _b_ ~~c~~ **d**", "\\", "\\| \\[x](y)", "| a | b |", ":tada:", "<https://a.example>",
    "    code",
]  # fmt: skip


def hostile_rows() -> list[dict[str, str]]:
    rows = []
    for number, text in enumerate(HOSTILE):
        rows.append({
            "id": f"h{number}", "date": "2024-06", "claim": text, "source": "a.txt", "quote": "€600 million",
            "subject": text, "measure": text, "note": text, "ignore": f"quote-short: {text.replace(';', ',')}",
        })  # fmt: skip
        rows.append({**rows[-1], "id": f"m{number}", "source": "b.txt", "quote": "$1.19 billion"})
        rows.append({**rows[-1], "id": f"q{number}", "date": text, "quote": text, "ignore": ""})
    return rows


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_markdown(project(tmp_path_factory.mktemp("hostile") / "p", hostile_rows()))


def tokens(markdown: str) -> list[tuple[str, str]]:
    flat = []
    for block in MARKDOWN.parse(markdown):
        flat.append((block.type, str(dict(block.attrs).get("href", block.content))))
        flat += [(t.type, str(dict(t.attrs).get("href", t.content))) for t in block.children or []]
    return flat


OURS = ("<span>", "</span>", "<code>", "</code>", "<sub>", "</sub>", "<!-- as of 2026-11-22 -->")


def test_no_html_but_ours_and_no_link_but_into_the_project(hostile: str) -> None:
    for kind, content in tokens(hostile):
        if kind in ("html_inline", "html_block"):
            assert content.strip() in OURS
        if kind == "link_open":
            assert re.fullmatch(r"#[a-z0-9-]+|\.\./(seeds|claims)/[\w./-]+(#L\d+)?", content)
        assert kind not in ("image", "fence", "code_block", "blockquote_open", "ordered_list_open", "hr")


def test_headings_are_ours(hostile: str) -> None:
    headings = [line for line in hostile.splitlines() if line.startswith("#")]
    sections = "Timeline|Undated|Conflicts|Forecasts|Stale citations|Over time|Findings|Accepted findings|Sources"
    ours = re.compile(rf"# Timeline|## ({sections})|### \d{{4}}|### .*: .*")
    assert all(ours.fullmatch(line) for line in headings)
    assert [kind for kind, _ in tokens(hostile)].count("heading_open") == len(headings)


def test_every_row_of_a_table_has_the_cells_of_its_header(hostile: str) -> None:
    width = None
    for line in hostile.split("\n"):
        if line.startswith("|"):
            bars = len(re.findall(r"(?<!\\)\|", line))
            width = width or bars
            assert bars == width
        else:
            width = None


def test_no_mention_reference_or_address_is_left_whole(hostile: str) -> None:
    texts = [content for kind, content in tokens(hostile) if kind == "text"]
    assert len(texts) > 100
    live = re.compile(r"@octocat|@org|#1|GH-2|#3|https?://|www\.a|:tada:|\$x\$")
    assert not [text for text in texts if live.search(text)]


def test_nothing_unseen_is_left(hostile: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", hostile)
    assert "\\u202egnirts" in hostile


def test_labels_that_differ_only_in_case_stay_apart(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "id": "Acme"}, {**ROWS[3], "id": "acme"}, {**ROWS[6], "id": "__proto__"}]
    labels = re.findall(r"^\[\^([^\]]+)\]: ", render_markdown(project(tmp_path, rows)), re.MULTILINE)
    assert len({label.casefold() for label in labels}) == 3


def test_long_texts_are_cut_and_counted(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "claim": "x" * 100_000, "note": "y" * 100_000}, {**ROWS[6], "quote": "z" * 100_000}]
    markdown = render_markdown(project(tmp_path, rows))
    assert len(markdown) < 20_000
    assert "(98,500 characters more)" in markdown


def test_the_shipped_casebook_reads_from_its_verdict_to_its_sources() -> None:
    report = examine(find_project(ROOT), AS_OF)
    markdown = render_markdown(report)
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    assert headings[0] == "Timeline"
    assert headings[-1] == "Sources"
    assert str(ROOT) not in markdown
    for citation in report.evidence.citations:
        assert f"[^{citation.id}]: " in markdown


def test_a_row_with_a_fault_of_its_own_is_marked_although_its_quote_stands(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("The city paid 2.4 million euros for the room.\n")
    row = "a,2024,The city paid €4.2 million.,a.txt,paid 2.4 million euros\n"
    (tmp_path / "claims/claims.csv").write_text(f"id,date,claim,source,quote\n{row}")
    page = render_markdown(examine(find_project(tmp_path, isolated=True), datetime.date(2026, 11, 22)))
    assert "The city paid €4.2 million.[^a] — **figure not in the quote**" in page
