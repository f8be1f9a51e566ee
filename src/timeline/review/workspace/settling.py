"""Settling in the workspace: the rows that ask as they are shown, answers, and all of them made at once.

An answer is looked at as any row is, without a check of the project; a session of `timeline review` makes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.evidence.model import Citation
from timeline.model import Change, Source, Status
from timeline.model.errors import TimelineError
from timeline.project.settings import Settings
from timeline.project.unsaved import Answered
from timeline.review.apply import OF_QUOTE, shown
from timeline.review.decisions import Answer, Decision, accept, at_place, drop, edit, keep, redate
from timeline.review.items import Asks, Decidable, Item
from timeline.review.places import places_of
from timeline.review.workspace.looking import IndexOf, conflict_row
from timeline.review.workspace.shown_settling import SettleItem, Word

LATER = "later"
AROUND = 160  # characters that are shown on each side of the words


def decision_of(item: Item, answer: str, typed: str, settings: Settings) -> Decision:
    """The decision that an answer is, with what was typed for it. Raises TimelineError where it cannot be made."""
    ways: Mapping[str, Callable[[], Decision]] = {
        Answer.ACCEPT: lambda: accept(item),
        Answer.PLACE: lambda: at_place(item, number_of(typed)),
        Answer.EDIT: lambda: edit(item, typed),
        Answer.DATE: lambda: redate(item, typed, settings),
        Answer.KEEP: lambda: keep(item, typed),
        Answer.DROP: lambda: drop(item),
    }
    if answer not in ways:
        raise TimelineError(f"{answer[:40]!r} is no answer", f"Known are: {', '.join([*ways, LATER])}.")
    return ways[answer]()


def number_of(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 0


def require_foreseen(decision: Decision, status: Status | None) -> None:
    """Raise TimelineError where what a decision writes would not stand."""
    quote = decision.answer in OF_QUOTE and decision.item.asks is Asks.QUOTE
    if quote and (status is None or not status.stands):
        raise TimelineError(f"{decision.item.id}: the quote would be {status or 'lost'}", "Quote other words.")


def require_shown(item: Item, digest: str) -> None:
    """Raise TimelineError where a digest is given, and row or source are no longer what it stands for."""
    if digest and digest != digest_of(item):
        raise TimelineError(f"{item.id}: row or source has changed since it was shown", "Look at it as it is now.")


def digest_of(item: Item) -> str:
    """What stands for what an editor was shown of a row."""
    return hashlib.sha256(repr(shown(item)).encode("utf-8", "surrogatepass")).hexdigest()


def answered(decision: Decision) -> Answered:
    return Answered(decision.answer.value, decision.typed, digest_of(decision.item))


def alike(items: Sequence[Item], item: Item) -> list[Item]:
    """The rows that are decided on together with one: of its kind, and without a change that nobody accepts unseen."""
    return [other for other in items if other.kind == item.kind and not other.is_grave]


def shown_item(item: Item, together: int, given: Mapping[str, Answered], index_of: IndexOf) -> SettleItem:
    """A row that asks, with all that is needed to decide on it; so many of its kind are decided on `together`."""
    row, anchor, answer = item.citation, item.citation.anchor, given.get(item.id)
    return SettleItem(
        id=item.id,
        kind=item.kind,
        asks=item.asks.value,
        messages=tuple(found.message for found in item.findings),
        claim=row.claim.statement,
        quote=row.claim.quote,
        found=item.source.text[anchor.start : anchor.end] if anchor.start is not None else "",
        changes=tuple(words_of(row.claim.quote, anchor.changes)),
        then=(row.entry.before, row.entry.exact, row.entry.after) if row.entry else None,
        now=around(item.source, row),
        accepting=dict(item.cells) if item.acceptable else None,
        source_index=index_of(row.source),
        start=anchor.start,
        end=anchor.end,
        choices=item.choices or tuple(place.path(item.source) for place in places_of(item.source, anchor, most=9))
        if item.status.value == "ambiguous" or item.choices
        else (),
        others=tuple(conflict_row(other, index_of) for other, _ in item.others),
        moved=item.is_moved,
        grave=item.is_grave,
        alike=together,
        decided=answer.answer if answer else "",
        typed=answer.typed if answer else "",
    )


def around(source: Source, row: Citation) -> tuple[str, str, str] | None:
    """The words that stand for a quote, between what stands before and after them."""
    start, end, text = row.anchor.start, row.anchor.end, source.text
    if start is None or end is None:
        return None
    return text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]


def words_of(quote: str, changes: Sequence[Change]) -> Iterator[Word]:
    """A quote and what stands for it as one text: what both have, what is gone, what has come."""
    at = 0
    for change in sorted(changes, key=lambda one: one.quote_start):
        yield Word("same", quote[at : change.quote_start])
        yield Word("old", change.quoted)
        yield Word("new", change.found)
        at = change.quote_end
    if changes:
        yield Word("same", quote[at:])


def still_holding(
    items: Decidable, given: Mapping[str, Answered], settings: Settings
) -> tuple[dict[str, Decision], dict[str, Answered], list[str]]:
    """The decisions of an earlier session that still hold, the answers that stay, and a line for each that does not."""
    decisions, kept, lost = dict[str, Decision](), dict[str, Answered](), list[str]()
    for name, one in given.items():
        item = items.get(name)
        try:
            if item is None or digest_of(item) != one.shown:
                raise TimelineError(f"{name}: row or source has changed")
            if one.answer != LATER:
                decisions[name] = decision_of(item, one.answer, one.typed, settings)
            kept[name] = one
        except TimelineError as error:
            lost.append(f"{error.message}: what was decided on it ({one.answer}) is not kept")
    return decisions, kept, lost
