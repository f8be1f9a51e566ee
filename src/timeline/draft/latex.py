r"""LaTeX: what of an article is no prose. Commands go, the text in their braces stays, but for those that hold none."""

from __future__ import annotations

import re

from timeline.draft.article import Comment, Link, LinkKind, Parts
from timeline.draft.masking import BREAK, Masking
from timeline.draft.math import display_math, inline_math

_PREAMBLE = re.compile(r"\A.{0,100000}?\\begin\{document\}", re.DOTALL)
_ENDED = re.compile(r"\\end\{document\}.*\Z", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%(?P<words>[^\n]*)(?:\n[ \t]*(?=\S))?")  # with the line's end, as TeX reads it
_FORMULAS = re.compile(
    r"\\begin\{(equation|align|gather|multline|eqnarray|math|displaymath|tikzpicture|verbatim|lstlisting)(\*?)\}"
    r".{0,20000}?\\end\{\1\2\}|\\\[.{0,5000}?\\\]|\\\(.{0,2000}?\\\)",
    re.DOTALL,
)
_CITE = re.compile(r"~?\\(?:no)?[a-zA-Z]{0,12}cite[a-zA-Z]{0,12}\*?(?:\[[^\]]{0,200}\]){0,2}\{(?P<keys>[^{}]{1,500})\}")
_HOLDS_NONE = re.compile(
    r"\\(?:label|ref|eqref|autoref|cref|pageref|url|includegraphics|bibliography|bibliographystyle|input|include|vspace"
    r"|hspace|usepackage|documentclass|newcommand|renewcommand|setlength|pagestyle|addbibresource|index|verb)\*?"
    r"(?:\[[^\]]{0,300}\])?(?:\{[^{}]{0,300}\}){0,3}"
)
_HREF = re.compile(r"\\href\{[^{}]{0,1000}\}(?=\{)")
_BLOCK = re.compile(r"\\begin\{(quote|quotation|displayquote|verse)\}(?P<text>.{0,20000}?)\\end\{\1\}", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[^{}]{1,60}\}(?:\[[^\]]{0,300}\])?(?:\{[^{}]{0,100}\})?")
_HEADING = re.compile(
    r"\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|title|author|date|caption)\*?(?:\[[^\]]{0,300}\])?"
    r"\{(?P<text>(?:[^{}]|\{[^{}]{0,500}\}){0,2000})\}"
)
_PARTS = re.compile(r"\\(?:item|par\b|\\)\*?(?:\[[^\]]{0,300}\])?")
_QUOTE = re.compile(r"\\(?:textquote|enquote)\*?(?:\[[^\]]{0,100}\])?\{(?P<text>[^{}]{0,5000})\}")
_ESCAPED = re.compile(r"\\(?=[$%&#_{}])")
_SPACE = re.compile(r"~|\\[,;:! ]|\\quad|\\qquad")
_DASH = re.compile(r"(?<!-)---?(?!-)")
_COMMAND = re.compile(r"\\(?:[a-zA-Z@]{1,40}\*?(?:\[[^\]]{0,300}\])?\s?|[^a-zA-Z])")
_BRACE = re.compile(r"(?<!\\)[{}]")
_DOTS = re.compile(r"\\(?:l|text)?dots\b(?:\{\})?")
_PUBLISHED = re.compile(r"\\date\{(?P<day>\d{4}-\d\d-\d\d)\}")


def parse_latex(text: str) -> Parts:
    """The parts of an article in LaTeX."""
    parts = Parts(Masking(text))
    masking = parts.masking
    published = _PUBLISHED.search(text)
    parts.meta |= {"date": published["day"]} if published else {}
    parts.comments += (
        Comment(one["words"].strip(), one.start(), one.end("words")) for one in _COMMENT.finditer(masking.left)
    )
    masking.unsee(_COMMENT)
    for pattern in (_PREAMBLE, _ENDED, _FORMULAS):
        masking.blank(pattern)
    masking.cut(display_math(masking.left))
    masking.cut(inline_math(masking.left))
    _take_citations(parts)
    masking.blank(_HOLDS_NONE)
    masking.blank(_HREF)
    parts.blocks += (match.span("text") for match in _BLOCK.finditer(masking.left))
    _cut_commands(masking)
    return parts


def _take_citations(parts: Parts) -> None:
    r"""The keys of \cite and its kin."""
    for match in _CITE.finditer(parts.masking.left):
        at = match.start("keys")
        for key in match["keys"].split(","):
            name = key.strip()
            start = at + key.find(name)
            parts.links += [Link(name, start, start + len(name), LinkKind.CLAIM)] if name else []
            at += len(key) + 1
    parts.masking.unsee(_CITE)


def _cut_commands(masking: Masking) -> None:
    masking.around(_QUOTE, "``", "''")
    masking.around(_HEADING, BREAK, BREAK)
    masking.unsee(_ENVIRONMENT, BREAK)
    masking.unsee(_PARTS, BREAK)
    masking.unsee(_DOTS, "…")
    masking.unsee(_ESCAPED)
    masking.unsee(_SPACE, " ")
    masking.unsee(_DASH, "–")
    masking.unsee(_COMMAND)
    masking.unsee(_BRACE)
