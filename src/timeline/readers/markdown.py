"""Markdown to what a reader of the rendered page sees, with the place of each word in the file.

markdown-it-py parses (CommonMark with tables and struck text); it tells the lines of a block, and within them each run
of text is looked for from where the one before it ended. Raw HTML in it is read as a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.model.view import Kind, Raised, View
from timeline.readers.align import align
from timeline.readers.html import Page, State, add_hidden, add_text, parsed, view_of, walk
from timeline.readers.installed import version_of

if TYPE_CHECKING:
    from markdown_it.token import Token

EXTRACTOR = "markdown-it-py"
_LINE = re.compile(r"\r\n|\r|\n")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:?")
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?:.*\r?\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_BLOCKS = {"paragraph", "heading", "blockquote", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody"}
_STRUCK_TAG = re.compile(r"<(/?)(?:del|s|strike)\b", re.IGNORECASE)


@dataclass
class Reader:
    """A file on its way to a view. `at` is how far it is taken, `lines` where its lines begin."""

    page: Page
    lines: list[int]
    at: int = 0
    struck: int = 0
    linked: list[str] = field(default_factory=list)

    def add(self, data: str, end: int, *, kept: bool = False) -> None:
        """Text as it is written in the file, or nearly so."""
        found = self.page.raw.find(data, self.at, end)
        if found < 0:
            first = data.strip()[:1]
            begun = self.page.raw.find(first, self.at, end) if first else -1
            found = begun if begun >= 0 else self.at
        stretches = align(data, self.page.raw, found)
        self.at = max(self.at, min(end, last_of(stretches)))
        add_text(self.page, data, stretches, State("struck" if self.struck else "", kept))


def last_of(stretches: list[tuple[int, int, int, int]]) -> int:
    start, end, origin, until = stretches[-1]
    return until or origin + end - start


def read_markdown(text: str) -> View:
    """The view of a Markdown file, given as decoded."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    page = Page(text)
    reader = Reader(page, [0, *(match.end() for match in _LINE.finditer(text))])
    skipped = front.group().count("\n") if front else 0
    if front:
        add_text(page, front.group(), [(0, front.end(), 0, 0)], State("", True))
        page.seen.part("\n\n")
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).disable("text_join")
    for token in parser.parse(body):
        block(reader, token, skipped)
    view = view_of(page)
    return replace(view, kind=Kind.MARKDOWN, extractor=EXTRACTOR, version=version_of(EXTRACTOR))


def block(reader: Reader, token: Token, skipped: int) -> None:
    """Take one token of the file's blocks."""
    seen, kind = reader.page.seen, token.type
    first, last = (n + skipped for n in token.map) if token.map else (0, 0)
    if token.map:
        reader.at = max(reader.at, reader.lines[min(first, len(reader.lines) - 1)])
    end = reader.lines[last] if token.map and last < len(reader.lines) else len(reader.page.raw)
    if kind == "inline":
        for child in token.children or ():
            inline(reader, child, end)
    elif kind in ("fence", "code_block"):
        seen.part("\n\n")
        reader.at = fence_start(reader, token, first)
        for line in token.content.splitlines():
            seen.part("\n")
            reader.add(line, end, kept=True)
        seen.part("\n\n")
    elif kind == "html_block":
        raw_block(reader, reader.at, end)
    else:
        seen.part("\t" if kind[:2] in ("td", "th") and kind[2] == "_" else "\n" if kind.startswith("tr_") else "\n\n")


def fence_start(reader: Reader, token: Token, first: int) -> int:
    """Where the lines of a block of code begin: behind the line that opens a fence."""
    line = first + (token.type == "fence")
    return reader.lines[min(line, len(reader.lines) - 1)]


def raw_block(reader: Reader, start: int, end: int) -> None:
    """A block of HTML, read as a page."""
    whole = reader.page
    page = replace(whole, shift=start)
    page.seen.part("\n\n")
    walk(page, parsed(whole.raw[start:end], fragment=True))
    page.seen.part("\n\n")
    reader.at = end


def inline(reader: Reader, token: Token, end: int) -> None:
    """Take one token of what stands within a block."""
    page, kind = reader.page, token.type
    if kind == "text":
        with_notes(reader, token.content, end)
    elif kind == "text_special":
        special(reader, token, end)
    elif kind == "code_inline":
        reader.add(token.content, end, kept=True)
    elif kind == "softbreak":
        page.seen.part(" ")
    elif kind == "hardbreak":
        page.seen.part("\n")
    elif kind in ("s_open", "s_close"):
        reader.struck += 1 if kind == "s_open" else -1
    elif kind == "html_inline":
        raw_tag(reader, token.content, end)
    elif kind == "image":
        image(reader, token, end)
    elif kind in ("link_open", "link_close"):
        link(reader, token, end)


def special(reader: Reader, token: Token, end: int) -> None:
    """A character that is written in another way: an entity, or behind a backslash."""
    found = reader.page.raw.find(token.markup, reader.at, end)
    if found < 0:
        reader.add(token.content, end)
        return
    reader.at = found + len(token.markup)
    state = State("struck" if reader.struck else "")
    add_text(reader.page, token.content, [(0, len(token.content), found, reader.at)], state)


def link(reader: Reader, token: Token, end: int) -> None:
    """Behind the words of a link, pass over where it leads."""
    if token.nesting == 1:
        reader.linked.append(str(token.attrs.get("href", "")) if token.markup != "autolink" else "")
        return
    target = reader.linked.pop() if reader.linked else ""
    raw = reader.page.raw
    if target and raw.startswith("](", reader.at):
        close = raw.find(")", min(end, reader.at + len(target)), end)
        reader.at = close + 1 if close >= 0 else reader.at
    elif raw.startswith("][", reader.at):
        close = raw.find("]", reader.at + 2, end)
        reader.at = close + 1 if close >= 0 else reader.at


def image(reader: Reader, token: Token, end: int) -> None:
    """The words that stand for an image, which are not seen."""
    words = token.content
    found = reader.page.raw.find(words, reader.at, end) if words.strip() else -1
    if found >= 0:
        reader.page.unseen.part("\n\n")
        add_hidden(reader.page, words, [(0, len(words), found, 0)], "alt text")
        reader.page.unseen.part("\n\n")
        close = reader.page.raw.find(")", found, end)
        reader.at = close + 1 if close >= 0 else found + len(words)


def raw_tag(reader: Reader, tag: str, end: int) -> None:
    """A tag between words: it breaks the line, strikes what follows, or is passed over."""
    found = reader.page.raw.find(tag, reader.at, end)
    reader.at = found + len(tag) if found >= 0 else reader.at
    struck = _STRUCK_TAG.match(tag)
    if struck:
        reader.struck = max(0, reader.struck + (-1 if struck[1] else 1))
    elif tag[:3].lower() == "<br":
        reader.page.seen.part("\n")


def with_notes(reader: Reader, content: str, end: int) -> None:
    """Running text, in which a note's mark becomes one."""
    done = 0
    for match in (*_NOTE.finditer(content), None):
        stop = match.start() if match else len(content)
        if stop > done:
            reader.add(content[done:stop], end)
        if match and not match.group().endswith(":"):
            mark(reader, match, end)
        done = match.end() if match else stop


def mark(reader: Reader, match: re.Match[str], end: int) -> None:
    """The mark of a note, without the caret."""
    seen, label = reader.page.seen, match[1]
    found = max(reader.page.raw.find(match.group(), reader.at, end), reader.at)
    at = seen.length + len(seen.pending)
    seen.add("[", found, found + 2)
    seen.add(label, found + 2)
    seen.add("]", found + 2 + len(label))
    seen.starts.append(at)
    seen.ends.append(seen.length)
    seen.raised.append(Raised(at, seen.length, label))
    reader.at = found + len(match.group())
