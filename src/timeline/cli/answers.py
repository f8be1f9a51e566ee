"""The answers that `timeline review` takes on a terminal: what each key decides, and what is asked for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from timeline.cli.output import colour_of_stdout, complain, emit
from timeline.cli.review import at_place
from timeline.cli.showing import tell_findings
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence.model import Report
    from timeline.project.settings import Project
    from timeline.review.items import Decision, Item


@dataclass
class Session:
    """What was decided so far. `at` is the row that is shown, `steps` what each answer began at and decided."""

    project: Project
    day: datetime.date
    report: Report
    items: Sequence[Item]
    at: int = 0
    decided: dict[str, Decision] = field(default_factory=dict)
    steps: list[tuple[int, list[str]]] = field(default_factory=list)
    add_columns: bool = False

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def step(self, to: int, decisions: Sequence[Decision] = ()) -> None:
        """Go on with what was decided."""
        self.steps.append((self.at, [decision.item.id for decision in decisions]))
        self.decided.update((decision.item.id, decision) for decision in decisions)
        self.at = to
        while self.at < len(self.items) and self.item.id in self.decided:
            self.at += 1

    def back(self) -> None:
        """Take the last answer back."""
        if self.steps:
            self.at, names = self.steps.pop()
            for name in names:
                self.decided.pop(name, None)

    def alike(self) -> list[Item]:
        """The rows of this one's kind from here on that nothing was decided on."""
        return [item for item in self.items[self.at :] if item.kind == self.item.kind and item.id not in self.decided]


def accept_row(session: Session) -> None:
    from timeline.model import Status
    from timeline.review.items import accept

    if session.item.status is Status.AMBIGUOUS and not session.item.acceptable:
        number = ask_line("Which place")
        if number.isdecimal() and number.isascii():
            choose_place(session, int(number[:6]))
    else:
        decide(session, [accept(session.item)])


def choose_place(session: Session, number: int) -> None:
    decide(session, [at_place(session.item, number)])


def edit_row(session: Session) -> None:
    from timeline.review.items import edit

    item = session.item
    if item.source.problem is not None:
        raise TimelineError("there is no text to quote from", "Put the source there, or keep the row with a reason.")
    words = ask_line("Quote", " ".join((item.cells.get("quote") or item.citation.claim.quote).split()))
    if words.strip():
        decide(session, [edit(item, words)])


def keep_row(session: Session) -> None:
    keep_rows(session, [session.item])


def keep_alike(session: Session) -> None:
    keep_rows(session, session.alike())


def keep_rows(session: Session, chosen: Sequence[Item]) -> None:
    from timeline.project.edit import lacking_columns
    from timeline.review.items import keep

    reason = ask_line("Reason" if len(chosen) == 1 else f"Reason for all {len(chosen)}")
    if reason.strip() and allowed_column(session, lacking_columns(session.report.evidence.table, ["ignore"])):
        decide(session, [keep(item, reason) for item in chosen])


def accept_alike(session: Session) -> None:
    """Accept all rows of a kind; those whose words changed only after a second question."""
    from timeline.review.items import MOVED, accept

    chosen = [item for item in session.alike() if item.acceptable]
    if not chosen:
        accept(session.item)
    if session.item.status in MOVED or confirmed(f"Take the source's words in all {len(chosen)}, unseen"):
        decide(session, [accept(item) for item in chosen])


def skip_row(session: Session) -> None:
    session.step(session.at + 1)


def skip_alike(session: Session) -> None:
    """Go on to the next row of another kind."""
    kind = session.item.kind
    session.step(next((n for n in left(session) if session.items[n].kind != kind), len(session.items)))


def skip_source(session: Session) -> None:
    """Go on to the next row of another source."""
    source = session.item.citation.claim.source
    others = (n for n in left(session) if session.items[n].citation.claim.source != source)
    session.step(next(others, len(session.items)))


def left(session: Session) -> range:
    return range(session.at, len(session.items))


def decide(session: Session, decisions: Sequence[Decision]) -> None:
    """Take decisions that can be made, and tell what the next check will say of their rows."""
    from timeline.project.edit import lacking_columns
    from timeline.review.guards import foreseen
    from timeline.review.items import fallen

    needed = [name for decision in decisions for name, text in decision.cells.items() if text]
    lacking = list(dict.fromkeys(lacking_columns(session.report.evidence.table, needed)))
    if not allowed_column(session, lacking):
        return
    after = checked(session, decisions)
    errors = fallen(after.evidence, decisions)
    if len(decisions) == 1 and errors:
        raise errors[decisions[0].item.id]
    for error in errors.values():
        complain(error.message, error.hint)
    made = [decision for decision in decisions if decision.item.id not in errors]
    told = foreseen(session.report, after, {decision.item.id for decision in made})
    tell_findings(told, colour_of_stdout())
    if made:
        emit(f"{made[0].answer}: {len(made)} rows\n" if len(decisions) > 1 else "")
        session.step(session.at if len(decisions) > 1 else session.at + 1, made)


def checked(session: Session, decisions: Sequence[Decision]) -> Report:
    """What a check says of the rows decided on. Raises TimelineError where the table would have a fault."""
    from timeline.project.claims import parse_claims
    from timeline.review.guards import check_rows, require_sound
    from timeline.review.items import reviewed_table

    table = session.report.evidence.table
    new = parse_claims(reviewed_table(table, decisions, add_columns=session.add_columns), table.path)
    require_sound(table, new)
    return check_rows(session.project, session.day, new, {decision.item.id for decision in decisions})


# ---- asking ----------------------------------------------------------------------------------------------------------


def allowed_column(session: Session, lacking: Sequence[str]) -> bool:
    """May columns be added that the table lacks? Asked once."""
    if lacking and not session.add_columns:
        named = ", ".join(lacking)
        session.add_columns = confirmed(
            f"The table has no column {named}. Add it, an empty cell at the end of each row"
        )
    return session.add_columns or not lacking


def confirmed(question: str) -> bool:
    emit(f"{question}? [y/n] ")
    while (key := typer.getchar().lower()) not in ("y", "n"):
        pass
    emit(f"{key}\n")
    return key == "y"


def ask_line(label: str, begun: str = "") -> str:
    """A line of text, with what it begins with ready to be changed; nothing where Ctrl-C or Ctrl-D ends it."""
    try:
        import readline
    except ImportError:  # Windows: an empty line to type in
        readline = None  # type: ignore[assignment]
    if readline is not None:
        readline.set_startup_hook(lambda: readline.insert_text(begun))
    emit(f"{label}:\n")  # on a line of its own: a prompt before the text would be written over when that is long
    try:
        return str(typer.prompt("", default="", show_default=False, prompt_suffix=""))
    except typer.Abort:
        emit("\n")
        return ""
    finally:
        if readline is not None:
            readline.set_startup_hook()
