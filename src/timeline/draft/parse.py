"""A file or a text to an article: its format, its prose, paragraphs, quotations, links and comments."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from timeline.draft.article import Article, Paragraph, Parts, Span
from timeline.draft.latex import parse_latex
from timeline.draft.markdown import parse_markdown
from timeline.draft.page import parse_html
from timeline.draft.plain import parse_text
from timeline.draft.quotations import paragraphs_of, quotations_of
from timeline.draft.word import parse_docx
from timeline.lang import has_file
from timeline.model import DraftFormat
from timeline.model.errors import TimelineError
from timeline.text.fold import View

SUFFIXES: Mapping[str, DraftFormat] = {
    ".md": DraftFormat.MARKDOWN,
    ".markdown": DraftFormat.MARKDOWN,
    ".qmd": DraftFormat.QUARTO,
    ".rmd": DraftFormat.QUARTO,
    ".html": DraftFormat.HTML,
    ".htm": DraftFormat.HTML,
    ".tex": DraftFormat.LATEX,
    ".docx": DraftFormat.DOCX,
    ".txt": DraftFormat.TEXT,
}
_PARSERS: Mapping[DraftFormat, Callable[[str], Parts]] = {
    DraftFormat.MARKDOWN: parse_markdown,
    DraftFormat.QUARTO: parse_markdown,
    DraftFormat.HTML: parse_html,
    DraftFormat.LATEX: parse_latex,
    DraftFormat.TEXT: parse_text,
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def format_of(path: str) -> DraftFormat:
    """The format that a file's name says; plain text where it says none."""
    return SUFFIXES.get(PurePosixPath(path).suffix.lower(), DraftFormat.TEXT)


def parse(
    path: str,
    data: bytes | str,
    form: DraftFormat,
    *,
    language: str = "",
    default: str = "en",
    published: datetime.date | None = None,
) -> Article:
    """The article. `language` and `published` stand before what it says of itself, `default` behind it.

    Raises TimelineError for what cannot be read, without the path.
    """
    if form is DraftFormat.DOCX:
        if isinstance(data, str):
            raise TimelineError("a Word document is given as a file", "Give its path.")
        text, parts = parse_docx(data)
    else:
        text = data if isinstance(data, str) else decoded(data)
        parts = _PARSERS[form](text)
    prose = parts.masking.prose
    language = language or _language(parts.meta, default)
    paragraphs = tuple(_paragraphs(prose, parts.blocks))
    return Article(
        path,
        form,
        text,
        prose,
        paragraphs,
        tuple(quotations_of(prose.text, paragraphs, language)),
        tuple(sorted(parts.links, key=lambda link: link.start)),
        tuple(parts.comments),
        parts.meta,
        language,
        published or _day(parts.meta),
    )


def decoded(data: bytes) -> str:
    """The text of an article: UTF-8, or UTF-16 with its mark. Raises TimelineError."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TimelineError(
            f"is not UTF-8: byte 0x{data[error.start]:02X} on line {line}", "Save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise TimelineError("holds a NUL character: it is no text", "Name its format with --format.")
    return text


def _paragraphs(prose: View, blocks: list[Span]) -> list[Paragraph]:
    spans = sorted(blocks)
    starts = [start for start, _ in spans]

    def is_block(start: int) -> bool:
        number = bisect_right(starts, start) - 1
        return number >= 0 and start < spans[number][1]

    return [Paragraph(a, b, is_block(prose.span(a, a + 1)[0])) for a, b in paragraphs_of(prose.text)]


def _language(meta: Mapping[str, str], default: str) -> str:
    tag = (meta.get("lang") or meta.get("language") or "").strip()
    return tag if _TAG.fullmatch(tag) and has_file(tag) else default


def _day(meta: Mapping[str, str]) -> datetime.date | None:
    """The day on which it says that it was, or will be, published."""
    for key in ("published", "date"):
        try:
            return datetime.date.fromisoformat(meta.get(key, "")[:10])
        except ValueError:
            continue
    return None
