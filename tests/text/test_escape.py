"""Text of unknown origin stays text, wherever it is written."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import xml.etree.ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from timeline.text import escape

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("*_`[](){}<>&|~#@!:;$^\\/-+=.\"'\n\r\t \x0b\x0c\x85\u2028\u202e\x1b\u200b1aWwGH-"),
        st.characters(),
    ),
    max_size=60,
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e0fff]"
)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def runner_commands(text: str) -> list[str]:
    """The lines that a workflow runner would take for commands."""
    lines = re.split(r"\r\n|\n|\r", text)
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]


def plain(markdown: str) -> tuple[str, list[str]]:
    """The text that a reader of rendered Markdown sees, and the kinds of everything in it that is not text."""
    seen, kinds = [], []
    for block in MARKDOWN.parse(markdown):
        kinds.append(block.type)
        for token in block.children or []:
            if token.type == "text":
                seen.append(token.content)
            elif token.type == "html_inline" and token.content in ("<span>", "</span>"):
                continue
            else:
                kinds.append(token.type)
    return "".join(seen), [
        kind for kind in kinds if kind not in ("paragraph_open", "inline", "paragraph_close", "text_special")
    ]


@given(ODD)
def test_nothing_unseen_reaches_any_place(text: str) -> None:
    for written in (
        escape.visible(text), escape.visible(text, newlines=True), escape.markdown_text(text), escape.html_text(text),
        escape.xml_text(text), escape.csv_cell(text), escape.markdown_code(text),
    ):  # fmt: skip
        assert not UNSEEN.search(written)


@given(ODD)
def test_markdown_shows_the_text_as_written_and_nothing_else(text: str) -> None:
    seen, kinds = plain(escape.markdown_text(text))
    assert kinds == []
    assert seen.split() == escape.shown(escape.one_line(text)).split()


def test_what_is_usual_in_a_text_is_seen_and_takes_one_column() -> None:
    usual = [char for char in map(chr, range(0x110000)) if escape.is_usual(char)]
    assert 500 < len(usual) < 1000
    assert not UNSEEN.search("".join(usual))
    assert not [char for char in usual if unicodedata.category(char)[0] in "CM" or char in "\r\n\u2028\u2029"]
    assert not [char for char in usual if unicodedata.east_asian_width(char) in "WF"]


@given(ODD)
def test_markdown_in_a_cell_stays_in_its_cell(text: str) -> None:
    table = f"| a | b |\n|---|---|\n| {escape.markdown_text(text)} | {escape.markdown_code(text)} |\n"
    cells = [token.type for token in MARKDOWN.parse(table)]
    assert cells.count("td_open") == 2
    assert cells.count("tr_open") == 2


@given(ODD, st.booleans())
def test_a_runner_finds_no_command(text: str, newlines: bool) -> None:
    assert runner_commands(escape.visible(text, newlines=newlines)) == []
    assert runner_commands(escape.inert(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "::error::x", "\t ::warning file=a::x", "\u00a0::debug::x", "\u2003::group::x", "a\n::error::b", "##[error]x",
        "x ##[set-env]y", "##vso[task.setvariable]x", "##teamcity[a]",
    ],
)  # fmt: skip
def test_known_commands_are_broken(text: str) -> None:
    assert runner_commands(escape.visible(text, newlines=True)) == []


@pytest.mark.parametrize("text", ["std::vector", "at 10::20", "C# and F#[]", "a # b"])
def test_what_is_no_command_stays(text: str) -> None:
    assert escape.visible(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم", "👩\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3", "क्\u200dष",
        "naïve — “quoted” … 5\u202f%", "日本語　", "\t",
    ],
)  # fmt: skip
def test_ordinary_writing_stays(text: str) -> None:
    assert escape.visible(text) == text


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("pass\u200bword", "pass\\u200bword"), ("a\u200db", "a\\u200db"), ("soft\xadhyphen", "soft\\xadhyphen"),
        ("a\ufe0f\ufe0e", "a\ufe0f\\ufe0e"), ("\U000e0041", "\\U000e0041"), ("\udcff", "\\udcff"), ("\x85", "\\x85"),
    ],
)  # fmt: skip
def test_what_hides_is_spelled(text: str, spelled: str) -> None:
    assert escape.visible(text) == spelled


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("@octocat", "<span>@</span>octocat"),
        ("ask a@b.example", "ask a<span>@</span>b.example"),
        ("see #1", "see <span>#</span>1"),
        ("o/r#1", "o/r<span>#</span>1"),
        ("GH-1", "GH<span>-</span>1"),
        ("www.a.example", "www<span>.</span>a.example"),
        ("HTTP://a.example", "HTTP<span>:</span>//a.example"),
        (":tada:", "<span>:</span>tada:"),
        ("$x$", "<span>$</span>x<span>$</span>"),
        ("#1", "<span>#</span>1"),
    ],
)
def test_what_github_would_bring_to_life_is_parted(text: str, parted: str) -> None:
    assert escape.markdown_text(text) == parted


def test_money_stays_readable() -> None:
    text = "valued at $13.6 billion (€11.7bn), up from $6bn"
    assert escape.markdown_text(text) == text


@given(ODD)
def test_html_reads_back_as_text_between_tags_and_in_attributes(text: str) -> None:
    written = escape.html_text(text)
    page = html5lib.parse(f'<!doctype html><p title="{written}">.{written}</p>', namespaceHTMLElements=False)
    paragraph = page.find(".//p")
    assert paragraph.text == "." + escape.shown(text)
    assert paragraph.get("title") == escape.shown(text)
    assert list(paragraph) == []


@given(ODD)
def test_xml_is_well_formed_whatever_the_text(text: str) -> None:
    assert ET.fromstring(f"<a>{escape.xml_text(text)}</a>").text in (escape.shown(text), None)  # noqa: S314


@pytest.mark.parametrize("text", ["=1", "+1+1", "-a", "@x", "\t=1", "\r=1", " =1", "＝1", "\n=1", "|calc", "%0A=1"])
def test_a_spreadsheet_calculates_nothing(text: str) -> None:
    assert escape.csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-5", "+3.5%", "1,000", "plain", "a-b", ""])
def test_plain_cells_stay(text: str) -> None:
    assert escape.csv_cell(text) == text


@given(ODD)
def test_a_cell_survives_a_csv_writer(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([escape.csv_cell(text), "next"])
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [escape.csv_cell(text), "next"]
