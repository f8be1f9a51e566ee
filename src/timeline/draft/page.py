"""HTML: what of an article is no prose (WHATWG HTML)."""

from __future__ import annotations

import re

from timeline.draft.article import Comment, Link, LinkKind, Parts
from timeline.draft.markdown import ADDRESS, keys_in, report_key
from timeline.draft.markup import cut_entities, cut_tagged, cut_tags
from timeline.draft.masking import Masking, spans_between

_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}\blang=[\"']?(?P<tag>[A-Za-z-]{2,20})", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"<meta\b[^<>]{0,300}article:published_time[^<>]{0,100}content=[\"'](?P<day>\d{4}-\d\d-\d\d)", re.IGNORECASE
)
_LINK = re.compile(r"<a\b[^<>]{0,500}?\bhref=(?P<mark>[\"'])(?P<target>[^\"'<>]{1,1000})(?P=mark)", re.IGNORECASE)
_CITED = re.compile(r"\[(?=@)(?P<keys>[^\[\]<>]{1,300})\]")


def parse_html(text: str) -> Parts:
    """The parts of an article in HTML."""
    parts = Parts(Masking(text))
    masking = parts.masking
    for key, pattern, group in (("lang", _LANGUAGE, "tag"), ("date", _PUBLISHED, "day")):
        match = pattern.search(text)
        parts.meta |= {key: match[group]} if match else {}
    spans = list(spans_between(masking.left, "<!--", "-->"))
    parts.comments += (Comment(text[start + 4 : end - 3].strip(), start, end) for start, end in spans)
    masking.cut((start, end, None) for start, end in spans)
    cut_tagged(masking)
    for match in _LINK.finditer(masking.left):
        key = report_key(match["target"])
        parts.links += [Link(key, *match.span("target"), LinkKind.CLAIM)] if key else []
    parts.blocks += cut_tags(masking)
    cut_entities(masking)
    _take_citations(parts)
    masking.blank(ADDRESS)
    return parts


def _take_citations(parts: Parts) -> None:
    """`[@id]` in the text of a page."""
    for match in _CITED.finditer(parts.masking.left):
        parts.links += keys_in(parts.masking.left, *match.span(), LinkKind.CLAIM)
    parts.masking.blank(_CITED)
