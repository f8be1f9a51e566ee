"""Markdown and Quarto: what of an article is no prose (CommonMark 0.31, pandoc's and Quarto's extensions).

Headings, items of lists, rows of tables and notes are paragraphs of their own. Struck text stays, as in sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.draft.article import Comment, Link, LinkKind, Parts
from timeline.draft.markup import cut_entities, cut_tagged, cut_tags
from timeline.draft.masking import BREAK, Cut, Masking, spans_between
from timeline.draft.math import display_math, inline_math
from timeline.text.markup import edits

_FRONT = re.compile(r"\A\ufeff?---[^\S\n]*\n(?P<meta>(?:[^\n]*\n){0,400}?)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")
_META = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,40}):[^\S\n]*[\"']?(?P<value>[^\n\"']{1,200})", re.MULTILINE)
_FENCE = re.compile(r"^(?P<quote>[ >]{0,12})(?P<mark>`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,500}(?<!`)\1(?!`)")
_SHORTCODE = re.compile(r"\{\{[<%][^\n]{0,500}?[>%]\}\}")
_DIV = re.compile(r"^[^\S\n]{0,3}:{3,}[^\n]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<=\))\{[^{}\n]{1,300}\}|\{[#.=][^{}\n]{1,300}\}[^\S\n]*$", re.MULTILINE)
_SPAN = re.compile(r"\[(?P<text>[^\[\]\n]{1,500})\]\{[^{}\n]{1,300}\}")
_RAW_ENVIRONMENT = re.compile(r"^\\begin\{(\w{1,20}\*?)\}(?:.{0,5000}?)^\\end\{\1\}", re.MULTILINE | re.DOTALL)

# At the beginning of a line what stands before a colon is defined there, and not cited.
_CITED = re.compile(r"(?!^\[[^\[\]]*\]:)\[(?=[^\[\]]{0,400}@)[^\[\]]{1,500}\](?![(\[{])", re.MULTILINE)
_KEY = re.compile(r"(?<![\w@./])-?@(?:\{(?P<braced>[^{}\s]{1,200})\}|(?P<key>\w[\w.:/+-]{0,200}))")
_CROSS_REFERENCE = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|def|exm|exr)-", re.IGNORECASE)
_LABEL = re.compile(r"^[^\S\n]{0,3}\[\^(?P<key>[^\]\s]{1,100})\]:[^\S\n]?", re.MULTILINE)
_NOTE = re.compile(r"\[\^(?P<key>[^\]\s]{1,100})\](?!:)")
_INLINE_NOTE = re.compile(r"\^\[(?P<text>[^\[\]]{1,2000})\]")
_TARGET = re.compile(r"\]\((?P<target>(?:[^()\s]|\([^()\s]{0,200}\)){1,1000})(?:\s\"[^\"\n]{0,200}\")?\)")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]")
_DEFINITION = re.compile(r"^[^\S\n]{0,3}\[[^\]^@\n][^\]\n]{0,200}\]:[^\S\n]*\S[^\n]*$", re.MULTILINE)
_REPORT = re.compile(r"(?:\A|/)[\w.-]{1,100}\.html?#(?:c-)?(?P<key>[A-Za-z0-9._-]{1,200})\Z")
ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:)[^\s<>\"“”»]+>?|\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}\b")

_HEADING = re.compile(r"^[^\S\n]{0,3}#{1,6}[^\S\n]+(?P<text>[^\n]*?)(?P<close>[^\S\n]+#*)?$", re.MULTILINE)
_UNDERLINE = re.compile(r"(?<=\n)[^\S\n]{0,3}(?:={2,}|-{2,})[^\S\n]*$", re.MULTILINE)
_RULER = re.compile(r"^[^\S\n]{0,3}(?:(?:\*[^\S\n]*){3,}|(?:_[^\S\n]*){3,}|(?:-[^\S\n]*){3,})$", re.MULTILINE)
_ITEM = re.compile(
    r"^[^\S\n]{0,12}(?:[-*+•]|\(?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]))[.)])[^\S\n]+(?=\S)", re.MULTILINE
)
_ROW = re.compile(r"^[^\S\n]{0,3}\|[^\n]*$", re.MULTILINE)
_BLOCK = re.compile(r"(?:^[^\S\n]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_CALLOUT = re.compile(r"[^\S\n]{0,3}>\s?\[!\w+\]")
_QUOTED = re.compile(r"^[^\S\n]{0,3}>[^\S\n]?", re.MULTILINE)
_INDENTED = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n?)+")
_WITHIN = re.compile(r"(?<![*\\])(\*{1,2})(?P<text>\w{1,100})\1(?!\*)")
_ESCAPED = re.compile(r"\\(?=[$%&\"'@<^~|=])")
_HARD_BREAK = re.compile(r"\\(?=\n)")


def parse_markdown(text: str) -> Parts:
    """The parts of an article in Markdown or Quarto."""
    parts = Parts(Masking(text))
    _cut_front_matter(parts)
    _cut_code(parts.masking)
    _cut_comments(parts)
    _cut_mathematics(parts.masking)
    _take_links(parts)
    _take_blocks(parts)
    cut_tagged(parts.masking)
    parts.blocks += cut_tags(parts.masking)
    cut_entities(parts.masking)
    _part_paragraphs(parts.masking)
    parts.masking.unsee(_ESCAPED)
    parts.masking.around(_WITHIN)
    parts.masking.cut(edits(parts.masking.left))
    return parts


def _cut_front_matter(parts: Parts) -> None:
    match = _FRONT.match(parts.masking.left)
    if match:
        parts.meta |= {one["key"].lower(): one["value"].strip() for one in _META.finditer(match["meta"])}
        parts.masking.cut([(*match.span(), None)])


def _cut_code(masking: Masking) -> None:
    masking.cut((start, end, None) for start, end in _fenced(masking.left))
    if not _ITEM.search(masking.left):  # below an item, what is indented goes on with it
        masking.blank(_INDENTED)
    masking.blank(_CODE)
    masking.blank(_SHORTCODE)
    masking.blank(_DIV)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Fenced code; what is not closed goes on to the end."""
    start, mark = -1, ""
    for match in _FENCE.finditer(text):
        if start < 0:
            start, mark = match.start(), match["mark"]
        elif match["mark"].startswith(mark) and match.group().rstrip().endswith(mark[0]):
            yield start, match.end()
            start = -1
    if start >= 0:
        yield start, len(text)


def _cut_comments(parts: Parts) -> None:
    spans = list(spans_between(parts.masking.left, "<!--", "-->"))
    parts.comments += (Comment(parts.masking.text[start + 4 : end - 3].strip(), start, end) for start, end in spans)
    parts.masking.cut((start, end, None) for start, end in spans)


def _cut_mathematics(masking: Masking) -> None:
    masking.blank(_RAW_ENVIRONMENT)
    masking.cut(display_math(masking.left))
    masking.cut(inline_math(masking.left))


def _take_links(parts: Parts) -> None:
    """Links to claims and notes, and then all that is a link's own."""
    masking = parts.masking
    for bracket in _CITED.finditer(masking.left):
        parts.links += keys_in(masking.left, bracket.start(), bracket.end(), LinkKind.CLAIM)
    masking.blank(_CITED)
    parts.links += _notes(masking.left)
    masking.unsee(_LABEL, BREAK)
    masking.unsee(_NOTE)
    masking.around(_INLINE_NOTE, " ")
    masking.blank(_DEFINITION)
    parts.links += (Link(key, *match.span("target"), LinkKind.CLAIM) for match, key in _reported(masking.left))
    masking.around(_SPAN)
    masking.blank(_ATTRIBUTES)
    masking.around(_REFERENCE)
    masking.cut(_targets(masking.left))
    masking.blank(ADDRESS)
    mentions = keys_in(masking.left, 0, len(masking.left), LinkKind.MENTION)
    parts.links += mentions


def _reported(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Links into the report, whose anchors are the claims."""
    for match in _TARGET.finditer(text):
        key = report_key(match["target"])
        if key:
            yield match, key


def report_key(target: str) -> str:
    """The claim that an address points at in the report, or nothing.

    >>> report_key("../reports/timeline.html#c-a12"), report_key("page.html")
    ('a12', '')
    """
    match = _REPORT.search(target) if "://" not in target else None
    return match["key"] if match else ""


def keys_in(text: str, start: int, end: int, kind: LinkKind) -> list[Link]:
    """The keys `@id` between two offsets, with the full stops of the sentence left out; no cross-references."""
    found = []
    for match in _KEY.finditer(text, start, end):
        key = match["braced"] or match["key"].rstrip(".:/+-")
        if not _CROSS_REFERENCE.match(key):
            found.append(Link(key, match.start(), match.start() + match.group().index(key) + len(key), kind))
    return found


def _notes(text: str) -> Iterator[Link]:
    for match in _LABEL.finditer(text):
        yield Link(match["key"], match.start(), match.start() + match.group().index("]") + 1, LinkKind.LABEL)
    yield from (Link(match["key"], *match.span(), LinkKind.NOTE) for match in _NOTE.finditer(text))


def _targets(text: str) -> Iterator[Cut]:
    """The brackets and the address of links and images, whose text stays."""
    for match in _TARGET.finditer(text):
        opening = text.rfind("[", max(0, match.start() - 1000), match.start())
        if opening >= 0 and "]" not in text[opening : match.start()]:
            yield opening - (text[opening - 1 : opening] == "!"), opening + 1, ""
        yield match.start(), match.end(), ""


def _take_blocks(parts: Parts) -> None:
    """Block quotations, but for callouts, and the marks at the beginnings of their lines."""
    masking = parts.masking
    for match in _BLOCK.finditer(masking.left):
        if _CALLOUT.match(match.group()):
            masking.blank(re.compile(r"\[!\w+\]"))
        else:
            parts.blocks.append(match.span())
        masking.cut([(match.end() - 1, match.end(), BREAK)] if match.group().endswith("\n") else [])
    masking.cut([(start, start + 1, BREAK) for start, _ in _starts(parts)])
    masking.blank(_QUOTED)


def _starts(parts: Parts) -> Iterator[tuple[int, int]]:
    """Line ends before block quotations."""
    text = parts.masking.left
    return ((start - 1, start) for start, _ in parts.blocks if start and text[start - 1] == "\n")


def _part_paragraphs(masking: Masking) -> None:
    """Headings, items, rules and rows as paragraphs of their own."""
    text = masking.left
    masking.cut(cut for match in _HEADING.finditer(text) for cut in _heading(match))
    masking.unsee(_RULER, BREAK)
    masking.unsee(_UNDERLINE, BREAK)
    masking.cut((*match.span(), BREAK) for match in _items(masking.left))
    rows = [match.end() for match in _ROW.finditer(masking.left)]
    masking.cut((end, end + 1, BREAK) for end in rows if end < len(masking.left))
    masking.unsee(_HARD_BREAK)


def _items(text: str) -> Iterator[re.Match[str]]:
    """The marks of items. A number begins a list within a paragraph only where it is the first: not "10. September"."""
    following = 1
    for match in _ITEM.finditer(text):
        if match["number"] or match["letter"]:
            number = int(match["number"]) if match["number"] else ord(match["letter"]) - ord("a") + 1
            behind_empty = not text[text.rfind("\n", 0, max(0, match.start() - 1)) + 1 : match.start()].strip()
            if number not in (1, following) and not (behind_empty and match["number"]):
                continue
            following = number + 1
        yield match


def _heading(match: re.Match[str]) -> Iterator[Cut]:
    yield match.start(), match.start("text"), BREAK
    end = match.end("text")
    yield end, match.end() + 1, BREAK
