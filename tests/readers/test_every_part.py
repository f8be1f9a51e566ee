"""Every paragraph of e-books and documents, every cue of captions, every passage of web archives is there in its place.

What each holds is read here in another way, by the standard library's parser of tags: of files of our own, and of those
that lie beside a checkout where they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tools.documents import epub, odt

from timeline.model import View
from timeline.readers.kind import kind_of
from timeline.readers.kinds import is_installed, read_text
from timeline.readers.read import read_binary

FILES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "sources" / "files"
Part = tuple[str, str]
"""Words, and how the name of the place begins that they must have."""

NOT_SEEN = ("script", "style", "title", "head", "template", "noscript", "office:change-info", "dc:creator", "dc:date")
ENDS = re.compile(r"(?:p|h[1-6]|li|td|th|dt|dd|div|blockquote|pre|br|section|body|figcaption)")


class Passages(HTMLParser):
    """The passages of a page or another text with tags: what stands between the ends of its blocks.

    `attributes` are those of each tag, by its name.
    """

    def __init__(self, ends: re.Pattern[str] = ENDS) -> None:
        super().__init__()
        self.ends, self.unseen, self.found = ends, 0, [""]
        self.attributes: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, {name: value or "" for name, value in attrs}))
        self.unseen += tag in NOT_SEEN
        self.close_passage(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in NOT_SEEN
        self.close_passage(tag)

    def close_passage(self, tag: str) -> None:
        if self.ends.fullmatch(tag):
            self.found.append("")

    def handle_data(self, data: str) -> None:
        self.found[-1] += "" if self.unseen else data


def parsed(page: str, ends: re.Pattern[str] = ENDS) -> Passages:
    parser = Passages(ends)
    parser.feed(page)
    parser.close()
    return parser


def passages(page: str, ends: re.Pattern[str] = ENDS) -> list[str]:
    return [words for words in map(squeezed, parsed(page, ends).found) if words]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def parts_of_epub(data: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        container = parsed(book.read("META-INF/container.xml").decode()).attributes
        root = next(attributes["full-path"] for tag, attributes in container if tag == "rootfile")
        package = parsed(book.read(root).decode()).attributes
        items = {attributes["id"]: attributes["href"] for tag, attributes in package if tag == "item"}
        spine = [items[attributes["idref"]] for tag, attributes in package if tag == "itemref"]
        for number, name in enumerate(spine, 1):
            page = book.read((Path(root).parent / name).as_posix()).decode("utf-8")
            yield from ((words, f"section {number}, paragraph ") for words in passages(page))


def parts_of_odt(data: bytes) -> Iterator[Part]:
    """The stretches of words that no tag parts but that of a style or a link."""
    with zipfile.ZipFile(io.BytesIO(data)) as document:
        text = document.read("content.xml").decode()
    body = text[text.index("<office:body") :]
    yield from ((words, "") for words in passages(body, re.compile(r"(?!text:(?:span|a)$).*")))


def parts_of_vtt(data: bytes) -> Iterator[Part]:
    for block in re.split(r"\n[ \t]*\n", data.decode("utf-8").replace("\r\n", "\n")):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if "-->" in line), None)
        if at is not None:
            clock = lines[at].split("-->")[0].strip().partition(".")[0]
            begin = clock if clock.count(":") == 2 else f"00:{clock}"
            for line in lines[at + 1 :]:
                yield squeezed(re.sub(r"</?[a-z][^>]*>", "", line).replace("&amp;", "&")), begin


def parts_of_warc(data: bytes) -> Iterator[Part]:
    from warcio.archiveiterator import ArchiveIterator

    for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), 1):
        headers = record.http_headers
        kind = (headers.get_header("Content-Type") or "") if headers else ""
        if record.rec_type == "response" and "text/" in kind:
            page = record.content_stream().read().decode("utf-8")
            words = passages(page) if "html" in kind else [squeezed(line) for line in page.splitlines()]
            yield from ((one, f"record {number}, paragraph ") for one in words if one)


PARTS = {".epub": parts_of_epub, ".odt": parts_of_odt, ".vtt": parts_of_vtt, ".warc": parts_of_warc}


def warc_of(*pages: tuple[str, str]) -> bytes:
    """A web archive of pages, each with the type of what it holds."""
    data = b""
    for number, (kind, body) in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body.encode())}\r\n\r\n{body}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        head += "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://pier.example/\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        data += head.encode() + http + b"\r\n\r\n"
    return data


CHAPTER = (
    "<h1>Chapter {0}</h1><p>The <em>pilot</em> of boat {0} rowed&#160;on.</p><ul><li>oar</li><li>rope {0}</li></ul>"
)
NOTED = (
    '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>'
    "<text:note-body><text:p>By the harbour book.</text:p></text:note-body></text:note>"
)
ROW = "".join(f"<table:table-cell><text:p>berth {n}</text:p></table:table-cell>" for n in range(6))
OURS = {
    "ours.epub": epub(*(CHAPTER.format(number) for number in range(1, 8))),
    "ours.odt": odt(
        f"<text:h>Berths</text:h><text:p>There are six{NOTED} of <text:span>them</text:span> now.</text:p>"
        f"<table:table><table:table-row>{ROW}</table:table-row></table:table>"
        "<text:list><text:list-item><text:p>North side</text:p></text:list-item></text:list>"
    ),
    "ours.vtt": (
        b"WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE nobody hears this\n\nfirst\n00:07.500 --> 00:09.000\n"
        b"<v Mia>We left <i>at dawn</i>\nwith &amp; without nets\n\n01:02:03.000 --> 01:02:05.000\nand came back.\n"
    ),
    "ours.warc": warc_of(
        (
            "text/html; charset=utf-8",
            "<!doctype html><title>Pier</title><h1>Pier</h1><p>It is 90 m long.</p><p>Café</p>",
        ),
        ("image/png", "no words"),
        ("text/plain; charset=utf-8", "Opened in spring.\nClosed in autumn.\n"),
        ("text/html", "<!doctype html><table><tr><td>Mon</td><td>9 to 5</td></tr></table>"),
    ),
}
GIVEN = sorted(path.name for path in FILES.iterdir() if path.suffix in PARTS) if FILES.is_dir() else []


def view_of(name: str, data: bytes) -> View:
    kind = kind_of(data, name)
    return read_text(kind, data.decode("utf-8")) if name.endswith(".vtt") else read_binary(kind, data)


def places_of(view: View, words: str) -> list[str]:
    """The places of the words in a view, whatever white space is between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [view.where(match.start(), match.end()) for match in re.finditer(pattern, view.text)]


@pytest.mark.parametrize("name", [*OURS, *GIVEN])
def test_every_part_is_in_the_view_at_its_place(name: str) -> None:
    if name.endswith(".warc") and not is_installed("warcio"):
        pytest.skip("the extra warc is not installed")
    data = OURS.get(name) or (FILES / name).read_bytes()
    view, parts = view_of(name, data), list(PARTS[Path(name).suffix](data))
    assert len(parts) >= 3
    for words, begins in parts:
        places = places_of(view, words)
        assert any(place and place.startswith(begins) for place in places), (words, begins, places)


@pytest.mark.skipif(not FILES.is_dir(), reason="the files are not at hand (../shared/cases)")
def test_each_kind_is_among_the_files() -> None:
    assert {Path(name).suffix for name in GIVEN} == PARTS.keys()
