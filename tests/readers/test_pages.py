"""Pages and Markdown: what a reader sees, in order, with nothing glued, and where in the file each word stands."""

from __future__ import annotations

import html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.model import Kind, View
from timeline.readers.charset import page_encoding
from timeline.readers.kinds import read_text


def page(text: str) -> View:
    return read_text(Kind.HTML, f"<!doctype html><html><head><title>Not seen</title></head><body>{text}</body></html>")


def seen(text: str) -> str:
    view = page(text)
    return view.text[: view.seen_end]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>It opened\r\n   in <b>May</b>.</p><p>Then</p>", "It opened in May.\n\nThen"),
        ("<div>One</div><div>Two</div>", "One\n\nTwo"),
        ("a<br>b<wbr>c", "a\nbc"),
        ("<table><caption>Fares</caption><tr><th>All<td>40<td>50<tr><td>One<td>12", "Fares\n\nAll\t40\t50\nOne\t12"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<figure><img src=x alt='A pier'><figcaption>The pier</figcaption></figure>", "The pier"),
        ("x &amp; y &lt;z&gt; 5&nbsp;km &eacute;", "x & y <z> 5\u00a0km é"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("10<sup>6</sup> m<sup>2</sup>, 10<sup>-3</sup>", "10⁶ m², 10⁻³"),
        ("the 1<sup>st</sup> of May, CO<sub>2</sub>", "the 1st of May, CO2"),
        ("very long.<sup><a href='#n1'>1</a></sup> It", "very long.[1] It"),
        ("very long.<a href='#n1'><sup>1</sup></a> It", "very long.[1] It"),
        ("long.<sup><a href='#n1'>[1]</a></sup> It", "long.[1] It"),
        ("It is <del>never</del><ins>always</ins> so", "It is never always so"),
        ("a<script>b</script>c<style>d</style>e<template>f</template>g<noscript>h</noscript>", "aceg"),
        ("a<details><summary>More</summary>Rest</details>", "a\n\nMore\n\nRest"),
        ("a<!-- b -->c<textarea>d</textarea><?php e ?>f", "acdf"),
        ("<![if !IE]>a &lt;b&gt; <![endif]>c</ >d &lt;!x", "a <b> cd <!x"),
        ("<p>one<table>foster<tr><td>1</table>", "one\n\nfoster\n\n1"),
    ],
)  # fmt: skip
def test_every_visible_word_in_order_and_none_glued(markup: str, words: str) -> None:
    assert seen(markup) == words


@pytest.mark.parametrize(
    ("markup", "words", "why"),
    [
        ("<p style='color:red; display : none'>Gone</p>", "Gone", "hidden"),
        ("<p style=visibility:hidden>Gone</p>", "Gone", "hidden"),
        ("<div hidden><p>Gone <b>too</b></p></div>", "Gone too", "hidden"),
        ("<dialog>Gone</dialog>", "Gone", "hidden"),
        ("<video src=x>Gone</video>", "Gone", "hidden"),
        ("<img alt='A &quot;new&quot;  pier' src=x>", 'A "new" pier', "alt text"),
        ("It was <s>40</s> 50", "40", "struck"),
        ("<span style='text-decoration: underline line-through'>40</span>", "40", "struck"),
    ],
)
def test_what_is_hidden_or_struck_is_there_and_marked(markup: str, words: str, why: str) -> None:
    view = page(f"<p>Seen</p>{markup}<p>Seen too</p>")
    at = view.text.index(words)
    assert view.hidden_why(at) == why
    assert view.hidden_why(view.text.index("Seen too")) == ""
    assert (at >= view.seen_end) == (why != "struck")


def test_every_word_has_its_line_and_column() -> None:
    text = "<!doctype html>\r\n<p>It cost 5&nbsp;km\r\n  of <b>rope</b> &amp;\n\ntar</p>"
    view = read_text(Kind.HTML, text)
    for words in ("It cost", "km", "of", "rope", "&", "tar"):
        start = view.text.index(words)
        line, column = view.position(start)
        found = text.replace("\r\n", "\n").split("\n")[line - 1][column - 1 :]
        assert html.unescape(found).startswith(words.split()[0])
    assert view.where(view.text.index("of"), view.text.index("tar") + 3) == "line 3 to line 5"


def stretches(view: View) -> list[tuple[str, str, bool]]:
    """The runs of a view's words, each with the characters of the file that it is from, and whether they are alike."""
    new, old, until = (list(one) for one in (view.offsets.new, view.offsets.old, view.offsets.until))
    ends = [*new[1:], len(view.text)]
    found = zip(new, ends, old, until, strict=True)
    return [(view.text[start:end], view.original[at : to or at + end - start], not to) for start, end, at, to in found]


PIECES = st.sampled_from(
    [
        "word", "&amp;", "&eacute;", "&#8364;40", "5&nbsp;km", " ", "\r\n  ", "\n", "<b>bold</b>", "<i>x", "</i>",
        "<br>", "</b>", "<p>", "</p>", "<td>cell</td>", "<table>", "</table>", "<tr>", "<li>item", "<!-- note -->",
        "<h2>Head</h2>", "<![if IE]>", "a</x>b", "<img alt='a pier'>", "<del>old</del>", "<sup>2</sup>",
        "<div hidden>gone</div>", "é€", "𝟜",
        "&notit;", "&", "<sup><a>1</a></sup>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
@example(["<table>", "word", "<tr>", "<td>cell</td>", "&amp;", "</table>", "word"])
def test_every_stretch_of_a_page_maps_to_the_characters_it_came_from(pieces: list[str]) -> None:
    view = read_text(Kind.HTML, "<!doctype html>" + "".join(pieces))
    for words, raw, alike in stretches(view):
        if alike:
            assert words.replace("²", "2") == raw
        elif words.strip() and words not in ("[", "]", "a pier"):
            assert html.unescape(raw) == words or html.unescape(raw + ";").startswith(words)
    spelled = "".join(view.text[span.start : span.end] for span in view.spans)
    assert "".join(view.text.split()) == "".join(spelled.split())


LINES = st.sampled_from(
    [
        "# A head", "Some *words* and **more**,", "over [a link](http://x.y) here &amp; there", "- item", "",
        "> quoted `code`", "| a | b |\n|---|---|\n| 1 | 2 |", "```\ncode *as is*\n```", "1. first\\*", "~~old~~ new",
        "***", "![a pier](p.png)", "<b>html</b>",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_every_stretch_of_markdown_maps_to_the_characters_it_came_from(lines: list[str]) -> None:
    view = read_text(Kind.MARKDOWN, "\n".join(lines))
    for span in view.spans:
        words = view.text[span.start : span.end]
        raw = view.original[view.origin(span.start) : view.origin(span.end, end=True)]
        assert html.unescape(raw).replace("\\*", "*") == words


def test_markdown_is_read_as_it_is_rendered() -> None:
    text = (
        "---\ntitle: Fares\n---\n# Fares of *May*\n\nThe **ticket** costs\n40 euros.[^1] See [the notice](http://x.example)"
        " and ![a pier](pier.png).\n\n| Adults | 40 |\n|---|---|\n| Children | 12 |\n\nIt was ~~30~~ 40.\n\n"
        "```\ncode **here**\n```\n\n<p>raw <b>page</b></p>\n\n[^1]: On board.\n"
    )
    view = read_text(Kind.MARKDOWN, text)
    assert view.text[: view.seen_end].startswith("---\ntitle: Fares\n---")
    seen = view.text[: view.seen_end].split("Fares of May", 1)[1]
    assert "The ticket costs 40 euros.[1] See the notice and ." in seen
    assert "Adults\t40\n\nChildren\t12" in seen or "Adults\t40\nChildren\t12" in seen
    assert "code **here**" in seen
    assert "raw page" in seen
    assert "On board." in seen
    assert view.hidden_why(view.text.index("30")) == "struck"
    assert view.hidden_why(view.text.index("a pier")) == "alt text"
    assert view.position(view.text.index("euros")) == (7, 4)


@pytest.mark.parametrize(
    ("data", "wanted", "header", "encoding", "disputed"),
    [
        (b"<meta charset=utf-8>\xc3\xa9", "", "", "utf-8", False),
        (b"<meta charset=windows-1252>\xe9", "", "", "cp1252", False),
        (b"<meta charset=iso-8859-1>\x80", "", "", "cp1252", False),
        (b"<meta charset=windows-1252>\xc3\xa9", "", "", "cp1252", True),
        (b"<meta charset=windows-1252>\xc3\xa9", "utf-8", "", "utf-8", True),
        (b"<meta charset=utf-8>\xe9", "", "text/html; charset=iso-8859-1", "cp1252", True),
        (b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>\x82\xa0", "", "", "cp932", False),
        (b"<meta charset=windows-1252>plain", "", "", "cp1252", False),
        (b"<p>\xc3\xa9", "", "", "utf-8", False),
    ],
)
def test_the_encoding_is_declared_and_never_guessed(
    data: bytes, wanted: str, header: str, encoding: str, disputed: bool
) -> None:
    found, dispute = page_encoding(data, wanted, header)
    assert (found, bool(dispute)) == (encoding, disputed)
