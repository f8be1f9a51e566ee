"""The answers that `timeline review` takes on a terminal: what each key decides, and what is asked for more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.cli.output import colour_of_stdout, complain, emit
from timeline.cli.reviewing.prompts import ask_line, confirmed
from timeline.cli.reviewing.showing import print_findings
from timeline.cli.reviewing.walk import Walk
from timeline.model import Status
from timeline.model.errors import TimelineError
from timeline.review.decisions import accept, at_place, drop, edit, keep, redate
from timeline.review.items import Asks, other_of

if TYPE_CHECKING:
    from timeline.review.decisions import Decision
    from timeline.review.items import Item


def accept_row(walk: Walk) -> None:
    if walk.item.choices or (walk.item.status is Status.AMBIGUOUS and not walk.item.acceptable):
        number = ask_line("Which figure" if walk.item.choices else "Which place")
        if number.isdecimal() and number.isascii():
            choose_place(walk, int(number[:6]))
    else:
        decide(walk, [accept(walk.item)])


def choose_place(walk: Walk, number: int) -> None:
    decide(walk, [at_place(walk.item, number)])


def edit_row(walk: Walk) -> None:
    item = walk.item
    if item.asks is Asks.DATE or (item.asks is Asks.CONFLICT and item.is_dated):
        date_row(walk)
        return
    if item.source.problem is not None:
        raise TimelineError("there is no text to quote from", "Put the source there, or keep the row with a reason.")
    words = ask_line("Quote")
    if words.strip():
        decide(walk, [edit(item, words)])


def date_row(walk: Walk) -> None:
    """Another date for the row; the one that it has is there to be changed."""
    text = ask_line("Date, as it was: change it", walk.item.citation.claim.date)
    if text.strip():
        decide(walk, [redate(walk.item, text, walk.session.project.settings)])


def drop_row(walk: Walk) -> None:
    if confirmed(f"Take {walk.item.id} out of the table"):
        decide(walk, [drop(walk.item)])


def open_other(walk: Walk) -> None:
    """Show the next row of a conflict in the place of this one."""
    if not walk.item.others:
        raise TimelineError("this row is in conflict with no other", "Keys that mean something here are listed.")
    walk.turn(other_of(walk.item))


def keep_row(walk: Walk) -> None:
    if walk.item is not walk.items[walk.at]:
        raise TimelineError(f"the conflict stands with {walk.items[walk.at].id}", "[x] leads back: keep it there.")
    keep_rows(walk, [walk.item])


def keep_alike(walk: Walk) -> None:
    keep_rows(walk, walk.alike())


def keep_rows(walk: Walk, chosen: Sequence[Item]) -> None:
    reason = ask_line("Reason" if len(chosen) == 1 else f"Reason for all {len(chosen)}")
    if reason.strip() and allowed_columns(walk, ["ignore"]):
        decide(walk, [keep(item, reason) for item in chosen])


def accept_alike(walk: Walk) -> None:
    """Accept all rows of a kind; those whose words changed only after a second question."""
    grave = [item for item in walk.alike() if item.acceptable and item.is_grave]
    chosen = [item for item in walk.alike() if item.acceptable and not item.is_grave]
    if grave:
        rows = "1 row changes" if len(grave) == 1 else f"{len(grave)} rows change"
        complain(f"{rows} a figure, a date, a negation, a name or a unit", "Look at each: [a]ccept")
    if not chosen:
        if not grave:
            accept(walk.item)
        return
    if walk.item.is_moved or confirmed(f"Take the source's words in all {len(chosen)}, unseen"):
        decide(walk, [accept(item) for item in chosen])


def skip_row(walk: Walk) -> None:
    walk.step(walk.at + 1)


def skip_alike(walk: Walk) -> None:
    """Go on to the next row of another kind."""
    kind = walk.item.kind
    walk.step(next((n for n in walk.ahead if walk.items[n].kind != kind), len(walk.items)))


def skip_source(walk: Walk) -> None:
    """Go on to the next row of another source."""
    source = walk.item.citation.claim.source
    walk.step(next((n for n in walk.ahead if walk.items[n].citation.claim.source != source), len(walk.items)))


def decide(walk: Walk, decisions: Sequence[Decision]) -> None:
    """Take decisions that can be made, and tell what the next check will say of their rows."""
    if not allowed_columns(walk, [name for decision in decisions for name, text in decision.cells.items() if text]):
        return
    taken = walk.session.take(decisions)
    for error in taken.errors:
        complain(error.message, error.hint)
    print_findings(taken.findings, colour_of_stdout())
    if taken.made:
        emit(f"{taken.made[0].answer}: {len(taken.made)} rows\n" if len(decisions) > 1 else "")
        walk.step(walk.at if len(decisions) > 1 else walk.at + 1, taken.made)


def allowed_columns(walk: Walk, columns: Sequence[str]) -> bool:
    """May columns be added that the table lacks? Asked once."""
    session = walk.session
    lacking = session.lacking(columns)
    if lacking and not session.add_columns:
        named = ", ".join(lacking)
        session.add_columns = confirmed(
            f"The table has no column {named}. Add it, an empty cell at the end of each row"
        )
    return session.add_columns or not lacking
