"""Documents, e-books, PDF and captions: every paragraph, cell, note and cue with its place; what harms is ended."""

from __future__ import annotations

import io
import re
import time
import zipfile
import zlib

import pytest
from tools.documents import archive, docx, epub, odt, p, pdf, r, table

from timeline.model import Kind, View
from timeline.readers.errors import UnreadableError
from timeline.readers.kind import kind_of
from timeline.readers.kinds import is_installed, read_kind, read_text
from timeline.readers.read import read_binary, read_decoded

needs_pdf = pytest.mark.skipif(not is_installed("pypdfium2"), reason="the extra pdf is not installed")
needs_warc = pytest.mark.skipif(not is_installed("warcio"), reason="the extra warc is not installed")


def places(view: View) -> list[tuple[str, str, str]]:
    return [(span.place, view.text[span.start : span.end], span.hidden) for span in view.spans]


def test_a_word_file_has_its_paragraphs_cells_boxes_notes_and_comments() -> None:
    box = "<w:txbxContent>" + p("In a box.") + "</w:txbxContent>"
    chosen, other = (
        f"<mc:Choice><w:pict>{box}</w:pict></mc:Choice>",
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>",
    )
    drawing = f"<w:r><mc:AlternateContent>{chosen}{other}</mc:AlternateContent></w:r>"
    tracked = "<w:ins>" + r("32") + "</w:ins><w:del>" + r("23", tag="delText") + "</w:del>"
    mark, power = '<w:r><w:footnoteReference w:id="2"/></w:r>', r("6", '<w:vertAlign w:val="superscript"/>')
    body = (
        p("It cost ", tracked, " million.", drawing)
        + p("It has a note", mark, " and 10", power, " seats.")
        + table(["Adults", "40"], ["Children", "12"])
        + p(r("Secret", "<w:vanish/>"), r("old", "<w:strike/>"), " new")
    )
    notes = '<w:footnote w:id="-1" w:type="separator">' + p("") + "</w:footnote>"
    notes += '<w:footnote w:id="2">' + p("Of 2025.") + "</w:footnote>"
    remarks = '<w:comment w:id="0">' + p("Is it so?") + "</w:comment>"
    view = read_kind(Kind.DOCX, docx(body, footnotes=notes, comments=remarks))
    assert places(view) == [
        ("paragraph 1", "It cost 32 million.", ""),
        ("text box 1", "In a box.", ""),
        ("paragraph 2", "It has a note[1] and 10⁶ seats.", ""),
        ("table 1, row 1, cell 1", "Adults", ""),
        ("table 1, row 1, cell 2", "40", ""),
        ("table 1, row 2, cell 1", "Children", ""),
        ("table 1, row 2, cell 2", "12", ""),
        ("paragraph 3", "old new", "struck"),
        ("footnote 1", "Of 2025.", ""),
        ("comment 1", "Is it so?", ""),
        ("paragraph 1", "23", "deleted"),
        ("paragraph 3", "Secret", "hidden"),
    ]
    assert view.hidden_why(view.text.index("new")) == ""


def test_an_opendocument_text_has_the_same() -> None:
    styles = '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    gone = "<text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region>"
    noted = "<text:note-citation>1</text:note-citation><text:note-body><text:p>Of 2025.</text:p></text:note-body>"
    note = f'<text:note text:note-class="footnote">{noted}</text:note>'
    cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("Adults", "40"))
    rows = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    struck = '<text:span text:style-name="T1">40</text:span>'
    body = (
        f"<text:tracked-changes>{gone}</text:tracked-changes><text:h>Fares</text:h>"
        f'<text:p>It<text:s text:c="2"/>cost{note} {struck} 50.</text:p>{rows}'
    )
    view = read_kind(Kind.ODT, odt(body, styles))
    assert places(view) == [
        ("paragraph 1", "Fares", ""),
        ("paragraph 2", "It  cost[1] 40 50.", ""),
        ("footnote 1", "Of 2025.", ""),
        ("table 1, row 1, cell 1", "Adults", ""),
        ("table 1, row 1, cell 2", "40", ""),
        ("a tracked change", "Gone.", "deleted"),
    ]
    assert view.hidden_why(view.text.index("40 50")) == "struck"


def test_an_e_book_is_read_in_the_order_of_its_spine() -> None:
    view = read_kind(
        Kind.EPUB, epub("<h1>One</h1><p>First <i>words</i>.</p>", "<p>Second.</p><script src='x'/><p>Third.</p>")
    )
    assert view.text == "One\n\nFirst words.\n\nSecond.\n\nThird."
    assert view.where(view.text.index("words")) == "section 1, paragraph 2"
    assert view.where(view.text.index("Third")) == "section 2, paragraph 2"


@needs_pdf
def test_a_pdf_is_told_by_its_pages() -> None:
    view = read_binary(Kind.PDF, pdf(["The ferry costs", "40 euros."], [], ["Café, 3rd page."]))
    assert view.text == "The ferry costs\n40 euros.\nCafé, 3rd page."
    assert view.where(view.text.index("40")) == "page 1"
    assert view.where(view.text.index("3rd")) == "page 3"
    assert view.where(view.text.index("euros"), view.text.index("3rd")) == "page 1 to page 3"


VTT = (
    "WEBVTT - talk\n\nNOTE not heard\nnor this\n\n1\n00:59.000 --> 01:02.000 align:left\n<v Ann>It "
    "<b>opened</b> &amp;\n- closed\n\n01:00:05.000 --> 01:00:09.000\nin May.\n"
)
SRT = (
    "1\r\n00:00:59,000 --> 00:01:02,000\r\nIt <i>opened</i> &amp;\r\n- closed\r\n\r\n"
    "2\r\n01:00:05,000 --> 01:00:09,000\r\n{\\an8}in May.\r\n"
)


@pytest.mark.parametrize(("text", "kind"), [(VTT, Kind.VTT), (SRT, Kind.SRT)])
def test_captions_are_told_by_their_time(text: str, kind: Kind) -> None:
    assert kind_of(text.encode(), "talk.txt") is kind
    view = read_text(kind, text)
    assert view.text == "It opened &\n- closed\nin May."
    assert view.where(0) == "00:00:59"
    assert view.where(view.text.index("in May")) == "01:00:05"
    line, column = view.position(view.text.index("opened"))
    assert text.splitlines()[line - 1][column - 1 :].startswith("opened")


@needs_warc
def test_a_web_archive_is_told_by_its_records() -> None:
    body = "<!doctype html><p>It opened.</p><p>In May.</p>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    head += "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://x.example/\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    data = f"{head}{http}\r\n\r\n".encode()
    assert kind_of(data, "x.warc") is Kind.WARC
    view = read_binary(Kind.WARC, data)
    assert view.text == "It opened.\n\nIn May."
    assert view.where(view.text.index("May")) == "record 1, paragraph 2"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\nx", "note.txt", Kind.PDF),
        (b"\n%PDF-1.4\nx", "x.pdf", Kind.PDF),
        (b"a word in plain text about %PDF-1.4\n", "x.pdf", Kind.TEXT),
        (b"<!DOCTYPE html><p>x", "x.txt", Kind.HTML),
        (b"\xef\xbb\xbf \n<!-- a --><HTML lang=en>", "x.txt", Kind.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', "x.txt", Kind.HTML),
        ("<html>".encode("utf-16"), "x.txt", Kind.HTML),
        (b"<p>a fragment", "x.html", Kind.HTML),
        (b"<p>a fragment", "x.txt", Kind.TEXT),
        (b"3 < 5", "x.html", Kind.TEXT),
        (b"# Head", "x.md", Kind.MARKDOWN),
        (b"# Head", "x.txt", Kind.TEXT),
        (docx(p("x")), "x.odt", Kind.DOCX),
        (odt("<text:p>x</text:p>"), "x.docx", Kind.ODT),
        (epub("<p>x</p>"), "x.zip", Kind.EPUB),
    ],
)
def test_the_kind_is_told_by_the_bytes(data: bytes, name: str, kind: Kind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 x", "an RTF file"),
        (b"\x89PNG\r\n", "an image"),
        (b"\xd0\xcf\x11\xe0", "an old Office program"),
        (b"\x00\x00\x00\x18ftypmp42", "a recording"),
        (b"PK\x03\x04" + bytes(100), "a damaged ZIP file"),
        (archive({"a.txt": "x"}), "a ZIP file"),
        (archive({"xl/workbook.xml": "x"}), "a spreadsheet"),
    ],
)
def test_what_no_reader_reads_says_what_it_is(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        kind_of(data, "x")
    assert caught.value.hint


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive({"[Content_Types].xml": "x", "word/document.xml": b" " * 300_000_000}), "unpacks to"),
        (archive({"[Content_Types].xml": "x", "word/document.xml": ENTITIES + "<w:p>&a;</w:p>"}), "declares entities"),
        (archive({"[Content_Types].xml": "x", "word/document.xml": "<w:p>"}), "is no XML"),
        (archive({"[Content_Types].xml": "x", "word/styles.xml": "<x/>"}), "lacks its part"),
    ],
    ids=["bomb", "entities", "cut", "empty"],
)
def test_a_bad_document_is_unreadable(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_binary(Kind.DOCX, data)
    assert read_binary(Kind.DOCX, docx(p("It still reads."))).text == "It still reads."


def test_deep_tables_are_read_without_recursion() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 5000 + p("x") + "</w:tc></w:tr></w:tbl>" * 5000
    assert read_binary(Kind.DOCX, docx(deep)).text == "x"


@needs_pdf
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([]), "holds no text"),
        (pdf(["x"])[:300], "damaged PDF"),
        (b"%PDF-1.4\n", "damaged PDF"),
    ],
)
def test_a_bad_pdf_is_unreadable(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_binary(Kind.PDF, data)


def test_a_reader_that_takes_too_long_is_ended_and_the_next_file_is_read() -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match=r"takes longer than 0\.3 s"):
        read_decoded(Kind.HTML, "<!doctype html>" + "<p>x</p>" * 400_000, 0.3)
    assert time.monotonic() - begun < 20
    assert read_binary(Kind.DOCX, docx(p("It still reads."))).text == "It still reads."


def test_a_large_page_is_the_same_page_read_apart() -> None:
    text = (
        "<!doctype html><p>It opened &amp; closed <del>twice</del>.</p>" + "<!-- x -->" * 110_000 + "<p hidden>Gone</p>"
    )
    apart, here = read_decoded(Kind.HTML, text), read_text(Kind.HTML, text)
    assert (apart.text, apart.hidden, apart.spans) == (here.text, here.hidden, here.spans)
    assert zlib.crc32(apart.text.encode()) == zlib.crc32(here.text.encode())


@pytest.mark.parametrize("prefix", ["x:", ""])
def test_the_names_of_word_s_xml_may_have_another_prefix_or_none(prefix: str) -> None:
    body = p(r("It cost "), r("5", "<w:strike/>"), r(" euros.")) + table(("a", "b"))
    data = docx(body)
    with zipfile.ZipFile(io.BytesIO(data)) as written:
        members = {name: written.read(name).decode() for name in written.namelist()}
    xml = members["word/document.xml"]
    renamed = re.sub(r"(</?)w:", rf"\1{prefix}", xml).replace(" w:val", f" {prefix}val")
    declared = renamed.replace("xmlns:w=", f"xmlns:{prefix[:-1]}=" if prefix else "xmlns=")
    other = read_kind(Kind.DOCX, archive({**members, "word/document.xml": declared}))
    assert (other.text, other.places, other.hidden) == (lambda view: (view.text, view.places, view.hidden))(
        read_kind(Kind.DOCX, data)
    )
