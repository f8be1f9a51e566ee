"""What an editor decides on a row that asks: take the source's words, say which place is meant, quote others, keep it.

A decision says what is written and writes nothing. Keeping a row as it is needs a reason, which goes into its `ignore`
cell, where the next person sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from timeline.anchoring import is_cut, marks_of
from timeline.evidence.seen import find_in_source
from timeline.evidence.words import SEEN_THROUGH, plain_words
from timeline.frozen import frozen
from timeline.model import Anchor, Column, Status
from timeline.model.errors import TimelineError
from timeline.project.settings import Settings
from timeline.review.items import Asks, Item
from timeline.review.places import context_for, place_at, places_of
from timeline.text.lines import Lines


class Answer(StrEnum):
    """What an editor decides on one row."""

    ACCEPT = "accept"
    PLACE = "place"
    EDIT = "edit"
    DATE = "date"
    KEEP = "keep"
    DROP = "drop"


@frozen
class Decision:
    """An answer for one row, the texts of the cells that it writes, and what was typed: a reason, words, a number."""

    item: Item
    answer: Answer
    cells: Mapping[str, str] = field(default_factory=dict)
    typed: str = ""


def accept(item: Item) -> Decision:
    """Take what the source has. Raises TimelineError where there is nothing to take."""
    if item.asks is Asks.VALUE and item.choices:
        shown = ", ".join(f"{number} “{words}”" for number, words in enumerate(item.choices, 1))
        raise TimelineError(f"{item.id}: which figure is meant: {shown}?", f"--accept {item.id} --place N")
    if item.status is Status.AMBIGUOUS and not item.acceptable:
        message = f"{item.id}: the quote stands in {len(item.citation.anchor.places)} places"
        raise TimelineError(message, f"Say which is meant: --accept {item.id} --place N")
    if item.asks is Asks.ONLINE:
        hint = f"Take it as the source: timeline refresh --adopt {item.source.name}"
        raise TimelineError(f"{item.id}: what is online is not the source", hint)
    if not item.acceptable:
        message = f"{item.id}: there is nothing to accept, the quote is {item.kind}"
        raise TimelineError(message, "Edit the row, or keep it with a reason.")
    return Decision(item, Answer.ACCEPT, item.cells)


def keep(item: Item, reason: str) -> Decision:
    """Leave the row as it is, for a reason. Raises TimelineError without one."""
    text = " ".join(reason.replace(";", ",").split())
    if not text:
        raise TimelineError(f"{item.id}: keeping a row as it is needs a reason", "Give --reason TEXT.")
    old = item.citation.claim.text(Column.IGNORE).strip().rstrip(";")
    rules = dict.fromkeys(found.rule for found in item.findings)
    cell = "; ".join([*([old] if old else []), *(f"{rule}: {text}" for rule in rules)])
    return Decision(item, Answer.KEEP, {Column.IGNORE: cell}, text)


def edit(item: Item, words: str) -> Decision:
    """Quote other words. They become the source's own characters, without its layout.

    Raises TimelineError where they do not stand, or where it would have to be guessed how they are written.
    """
    source = item.source
    found = find_in_source(words, source)
    if not (found.status.stands or found.status is Status.AMBIGUOUS) or found.start is None:
        raise TimelineError(f"{item.id}: these words do not stand in {source.path}", "Copy them from the source.")
    if is_cut(source.text, found.start, found.end or found.start, language=source.language):
        raise TimelineError(f"{item.id}: these words begin or end inside a word or a number", "Quote it whole.")
    own = marks_of(words, found, source.text) or not SEEN_THROUGH.isdisjoint(found.folds)
    quote = plain_words(words if own else source.text[found.start : found.end], words, source.text)
    if quote is None:
        message = f"{item.id}: whether a hyphen at the end of a line belongs to its word, nobody can tell"
        raise TimelineError(message, "Type the words as they are to be quoted.")
    return Decision(item, Answer.EDIT, {Column.QUOTE: quote, **context_of(item, quote, found)}, words)


def context_of(item: Item, quote: str, found: Anchor) -> dict[str, str]:
    """The cells that lead to the place of a quote where, as it is written, it stands exactly elsewhere; mostly none."""
    claim, source = item.citation.claim, item.source
    start, end = found.start, found.end
    if quote in (source.text[start:end], claim.quote) or start is None or end is None or quote not in source.text:
        return {}
    place = place_at(source, Lines(source.text), start, end)
    prefix, suffix = context_for(source, quote, place)
    return {Column.PREFIX: prefix, Column.SUFFIX: suffix}


def at_place(item: Item, number: int) -> Decision:
    """An ambiguous quote means one of its places: prefix and suffix tell it; or `value` one of the quote's figures.

    Raises TimelineError for no such place or figure.
    """
    if item.asks is Asks.VALUE:
        if not 1 <= number <= len(item.choices):
            raise TimelineError(f"{item.id}: there is no figure {number}", f"The quote has {len(item.choices)}.")
        return Decision(item, Answer.PLACE, {Column.VALUE: item.choices[number - 1]}, str(number))
    places = places_of(item.source, item.citation.anchor)
    if not item.citation.anchor.places or not 1 <= number <= len(places):
        raise TimelineError(f"{item.id}: there is no place {number}", f"It has {len(places)}.")
    prefix, suffix = context_for(item.source, item.citation.claim.quote, places[number - 1])
    return Decision(item, Answer.PLACE, {Column.PREFIX: prefix, Column.SUFFIX: suffix}, str(number))


def redate(item: Item, text: str, settings: Settings) -> Decision:
    """Date the row otherwise. Raises TimelineError for what cannot be read as a date."""
    from timeline.dates import read_date
    from timeline.dates.explain import explain_refusal

    words, published = " ".join(text.split()), item.source.published
    language, order = settings.language, settings.date_order
    if words and read_date(words, published=published, language=language, order=order) is None:
        hint = explain_refusal(words, published=published, language=language, order=order)
        hint = hint or "Write it as 2024-06-11, 2024-06 or 2024."
        raise TimelineError(f"{item.id}: {words[:60]!r} cannot be read as a date", hint)
    return Decision(item, Answer.DATE, {Column.DATE: words}, words)


def drop(item: Item) -> Decision:
    """Take the row out of the table, and its record out of the lock."""
    return Decision(item, Answer.DROP)
