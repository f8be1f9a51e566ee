"""Prose in languages that the shipped sources are not in: the manual pages of this machine, where there are any.

Nobody wrote them for this; they are read as they are, without what only a typesetter sees, and are no part of it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from timeline.anchoring.context.cues import cues

MANUALS = Path("/usr/share/man")
FOLDERS = {
    "de": "de", "fr": "fr", "es": "es", "it": "it", "pt": "pt_BR", "nl": "nl", "ru": "ru", "zh": "zh_CN",
}  # fmt: skip
_PAGES = 120  # manual pages of each language, the first by name
_LEAST = 120  # characters of a paragraph
_BREAK = re.compile(r"^[.'](?:[PTIHLS]P|SH|SS|TP|br|sp|RS|RE|IP|\\\").*$", re.MULTILINE)  # requests between paragraphs
_REQUEST = re.compile(r"^[.'].*$", re.MULTILINE)  # others set words that would be lost
_FONT = re.compile(r"\\f(?:\[\w*\]|\(\w\w|.)|\\s[-+]?\d|\\[&|^/:,%cp]")
_UNCLEAN = re.compile(r"[\\{}<>|_`*\[\]]")


@cache
def manuals(language: str) -> tuple[str, ...]:
    """Texts of running paragraphs, one for each manual page that has some."""
    folder = MANUALS / FOLDERS.get(language, "none")
    pages = sorted(folder.glob("man*/*.gz"))[:_PAGES] if folder.is_dir() else []
    return tuple(text for page in pages if (text := "\n\n".join(_paragraphs(page, language))))


def _paragraphs(page: Path, language: str) -> Iterator[str]:
    """The paragraphs of a page that are prose: long, and mostly letters."""
    try:
        written = gzip.decompress(page.read_bytes()).decode("utf-8")
    except (OSError, ValueError):
        return
    seen = _FONT.sub("", _REQUEST.sub("\\\\", _BREAK.sub("\n", written))).replace(r"\-", "-")
    for block in re.split(r"\n\s*\n", seen):
        text = " ".join(block.split())
        least = _LEAST // (3 if text[:1] > "\u2e80" else 1)
        if len(text) >= least and not _UNCLEAN.search(text) and _is_in(text, language):
            yield text


def _is_in(text: str, language: str) -> bool:
    """Is a paragraph written in the language, and not left in English?"""
    if language in ("ru", "zh"):
        return 2 * sum(letter > "\u0400" for letter in text) > len(text)
    words = text.casefold().split()
    return 6 * sum(cues(language).has("frequent", word) for word in words) > len(words)
