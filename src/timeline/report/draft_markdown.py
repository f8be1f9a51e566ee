"""The view of an article as Markdown: its words with every check numbered, and a list of the checks."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.model import Draft, Finding
from timeline.report.draft_cards import Card
from timeline.report.draft_page import Page, Part, page_of
from timeline.text.escape import markdown_code, markdown_text

_SIGNS = {"ok": "✓", "note": "✓", "warning": "⚠", "error": "✗", "accepted": "○"}


def render_draft_markdown(report: Report, draft: Draft) -> str:
    """The view of one article."""
    page = page_of(report, draft)
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"<!-- as of {page.as_of} -->"
    yield f"# {markdown_text(page.title)}"
    yield ""
    yield f"**{markdown_text(page.verdict)}** {markdown_code(page.path)}, as of {page.as_of}."
    yield ""
    yield " · ".join(f"{count:,} {name}{f' ({left})' if left else ''}" for name, count, left in page.counts)
    for part in page.parts:
        yield ""
        yield _paragraph(part)
        for card in part.cards:
            yield ""
            yield from _card(card)
        for chip in part.chips:
            if chip.findings:
                yield from ("", f"- {_SIGNS[chip.state]} link {markdown_code(chip.key)}: **{chip.label}**")
                yield from map(_finding, chip.findings)
    if page.others:
        yield from ("", "## Beside the text", "")
        yield from (f"- line {one.region.line}\n{_finding(one)}" for one in page.others)


def _spaced(text: str) -> str:
    """Words made harmless, the space at each end kept."""
    return f"{' ' * (text[:1] == ' ')}{markdown_text(text)}{' ' * (text[-1:] == ' ' and len(text) > 1)}"


def _paragraph(part: Part) -> str:
    words = "".join(
        f"**{markdown_text(piece.text)}** [{piece.number} {_SIGNS[piece.state]}]"
        if piece.number
        else _spaced(piece.text)
        for piece in part.pieces
    )
    links = " ".join(f"{markdown_code(chip.key)} ({chip.label})" for chip in part.chips)
    head = {"heading": "## ", "block": "> "}.get(part.kind, "")
    return f"{head}{words}{f' — {links}' if links else ''}"


def _card(card: Card) -> Iterator[str]:
    claims = f", {', '.join(map(markdown_code, card.claims))}" if card.claims else ""
    yield f"- {card.number} {_SIGNS[card.state]} {card.kind} *{markdown_text(card.words)}*: **{card.label}**{claims}"
    if card.found:
        sentence = f"{_spaced(card.before)}**{markdown_text(card.found)}**{_spaced(card.after)}"
        who = " ".join(filter(None, [markdown_text(card.publisher), card.published]))
        yield f"  - {sentence} ({who + ', ' if who else ''}{markdown_code(card.source)}, {markdown_text(card.where)})"
    yield from map(_finding, card.findings)


def _finding(found: Finding) -> str:
    end = f" Accepted: {markdown_text(found.ignored)}" if found.ignored is not None else ""
    return f"  - {found.level.value} {markdown_code(found.rule)}: {markdown_text(found.message)}{end}"
