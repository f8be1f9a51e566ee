"""Writing one row, or one cell, of a table that others may be writing too: over what is there now, never over theirs.

Table and lock are read again under the writers' lock: where somebody has saved since, the change is made in what they
saved. A cell is changed only where it still holds what was shown. What is replaced is kept until the next save.

Cost: reading the table once, and what it costs to look at what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from timeline.evidence.model import Citation
from timeline.frozen import frozen
from timeline.model import Claim, Column, Lock, LockEntry, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import (
    Edit,
    Rewritten,
    encoded,
    lacking_columns,
    lacks,
    widened,
    with_edits,
    with_row,
    without_rows,
)
from timeline.project.lock import parse_lock, write_lock
from timeline.project.row import Lined, tried_row
from timeline.project.saving import ABSENT, bytes_at, digest
from timeline.project.settings import Project
from timeline.review.guards import require_readable_lock, require_sound, write_both, writing
from timeline.review.look import found_row
from timeline.review.places import free_id
from timeline.review.relock import entry_of
from timeline.review.rows import Rows
from timeline.review.state import State
from timeline.review.workspace.shown import Refused

OF_RECORD = (Column.ID, Column.SOURCE, Column.QUOTE, Column.PREFIX, Column.SUFFIX)
"""The cells that a record of the lock is of."""


@frozen
class Step:
    """One change of the table: a row that was added or taken out, or a cell that was changed."""

    what: str
    id: str
    cells: Mapping[str, str]
    column: str = ""
    old: str = ""
    new: str = ""

    def back(self) -> Step:
        """The step that takes this one back."""
        if self.what == "edit":
            name = self.new if self.column == Column.ID else self.id
            return Step("edit", name, self.cells, self.column, self.new, self.old)
        return replace(self, what="remove" if self.what == "append" else "append")


def on_disk(project: Project, state: State) -> tuple[Table, Lock]:
    """Table and lock as they are now: those that are known where nobody has written since. Raises TimelineError."""
    table, lock = state.evidence.table, state.evidence.lock
    data = bytes_at(project.path("claims"))
    if data is None:
        raise TimelineError(f"there is no {project.settings.claims}", "Make it: timeline init")
    if digest(data) != digest(encoded(table.text, table)):
        table = parse_claims(data, project.settings.claims, project.settings.columns)
    record = bytes_at(project.path("lock"))
    if (ABSENT if record is None else digest(record)) != lock.sha256:
        lock = Lock(project.settings.lock) if record is None else parse_lock(record, project.settings.lock)
    return table, lock


def take(project: Project, state: State, step: Step, *, add_columns: bool = False) -> tuple[Table, Lock, Step]:
    """Make one change and write it: table and lock as they are then, and the step as it was made, a row with its id.

    Raises TimelineError, Refused among them.
    """
    with writing(project):
        table, lock = on_disk(project, state)
        if not step.id:
            name = free_id(step.cells.get(Column.SOURCE, ""), (claim.id for claim in table.claims))
            step = replace(step, id=name, cells={Column.ID.value: name, **step.cells})
        changed = CHANGES[step.what](table, step, add_columns)
        require_sound(table, changed.table)
        new_lock = recorded(state, changed.table, lock, step)
        data = None if new_lock is lock else write_lock(new_lock.entries.values())
        if data is not None:
            new_lock = replace(new_lock, sha256=digest(data))
        write_both(project, table, lock, changed.data, data, keep=True)
    return changed.table, new_lock, step


def append_row(table: Table, step: Step, add_columns: bool) -> Rewritten:
    """The table with the row of a step. Raises Refused where another row has its id."""
    other = next((claim for claim in table.claims if claim.id == step.id), None)
    if other is not None:
        message = f"the id {step.id[:80]!r} is that of another row, on line {other.line}"
        raise Refused(message, "Give the row another id.", shown_cells(step.cells), shown_claim(other))
    lacking = lacking_columns(table, [name for name, text in step.cells.items() if text])
    if lacking and add_columns:
        table = parse_claims(widened(table, lacking), table.path, table.names)
    return with_row(table, step.cells)


def remove_row(table: Table, step: Step, _add_columns: bool) -> Rewritten:
    """The table without the row of a step. Raises Refused where it is no longer what was added."""
    claim = claim_of(table, step)
    texts = {name: cell.text for name, cell in claim.cells.items() if cell.text}
    if texts != {name: text for name, text in step.cells.items() if text}:
        message = f"{step.id} is no longer what was added"
        raise Refused(message, "It stays as it is.", shown_cells(step.cells), shown_claim(claim))
    return without_rows(table, {step.id})


def edit_cell(table: Table, step: Step, add_columns: bool) -> Rewritten:
    """The table with the cell of a step changed. Raises Refused where it does not hold what was shown."""
    if lacking_columns(table, [step.column]):
        if not add_columns:
            raise lacks(table, [step.column])
        table = parse_claims(widened(table, [step.column]), table.path, table.names)
    cell = claim_of(table, step).cells[step.column]
    if cell.text != step.old:
        message = f"{step.id}: somebody else has changed the {step.column} meanwhile"
        raise Refused(message, "Nothing was written. Look at both, and change it again.", step.new, cell.text)
    require_row(table, step)
    return with_edits(table, [Edit(cell.region, step.new)])


def require_row(table: Table, step: Step) -> None:
    """Raise TimelineError where a row would be none with the cell of a step changed."""
    old, others = claim_of(table, step), {claim.id: claim for claim in table.claims if claim.id != step.id}
    _, problems = tried_row(Lined.from_table(table), old, {step.column: step.new}, others)
    for problem in problems:
        if problem.kind.loses_rows:
            raise TimelineError(f"the row would not be right: {problem.message}", problem.help)


CHANGES: Mapping[str, Callable[[Table, Step, bool], Rewritten]] = {
    "append": append_row,
    "remove": remove_row,
    "edit": edit_cell,
}


def claim_of(table: Table, step: Step) -> Claim:
    """The row of a step. Raises Refused where it is gone."""
    claim = next((claim for claim in table.claims if claim.id == step.id), None)
    if claim is None:
        message = f"there is no row {step.id[:80]!r} any more"
        raise Refused(message, "Nothing was written.", step.new or shown_cells(step.cells), "")
    return claim


def shown_cells(cells: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in cells.items() if text)


def shown_claim(claim: Claim) -> str:
    return shown_cells({name: cell.text for name, cell in claim.cells.items()})


def recorded(state: State, table: Table, lock: Lock, step: Step) -> Lock:
    """The lock with the record of the row that a step is about: made anew where its words stand, gone with the row.

    Where no lock is kept, and where the step changes nothing that a record is of, it is the lock as it was.
    """
    if not lock.exists or (step.what == "edit" and step.column not in OF_RECORD):
        return lock
    require_readable_lock(replace(state.evidence, lock=lock))
    name = step.new if step.what == "edit" and step.column == Column.ID else step.id
    entries = {**lock.entries}
    if step.what == "remove" or name != step.id:
        entries.pop(step.id, None)
    claim = next((claim for claim in table.claims if claim.id == name), None)
    entry = record_of(state, table, lock, claim) if claim is not None else None
    if entry is not None:
        entries[name] = entry
    return lock if entries == lock.entries else numbered(lock, entries)


def record_of(state: State, table: Table, lock: Lock, claim: Claim) -> LockEntry | None:
    """The record of a row whose quote stands; None for any other."""
    evidence = replace(state.evidence, table=table, lock=lock, sources=state.texts.sources)
    rows: Rows = replace(state.rows, evidence=evidence)
    row: Citation
    row, _ = found_row(rows, state.texts, claim, state.texts.source(claim.source), None)
    return entry_of(row, evidence) if row.status.stands and row.anchor.start is not None else None


def numbered(lock: Lock, entries: Mapping[str, LockEntry]) -> Lock:
    """The lock with other entries, on the lines that they are written to."""
    ordered = sorted(entries)
    lines = enumerate(ordered, 1)
    return replace(
        lock,
        entries={
            name: entries[name] if entries[name].line == n else replace(entries[name], line=n) for n, name in lines
        },
    )
