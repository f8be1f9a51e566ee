"""Any order of add, lock, review, fix, report, check and edits of sources and table leaves table and lock sound.

Held after every step: the table reads without a fault, rows that were not decided on keep every byte, the lock reads,
and every entry that a step wrote says where words stand in the source as it is now. A check then says of no quote that
it stands whose letters are not in the source, in their order; and a citation is stale exactly where its row was locked
and its words do not stand.
"""

from __future__ import annotations

import datetime
import hashlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from timeline.anchoring import find_quote
from timeline.checking.run import examine
from timeline.cli import run
from timeline.evidence.model import Report
from timeline.model import LockEntry, Status, Table
from timeline.project.claims import read_claims
from timeline.project.lock import quote_digest, read_lock
from timeline.project.settings import find_project
from timeline.review.items import items

AS_OF = datetime.date(2026, 11, 22)
TABLE, LOCK = "claims/claims.csv", "claims/claims.lock"
HEADER = "id,date,claim,source,quote,prefix,suffix,ignore"
SENTENCES = (
    "The room has 120 seats and a wide window.",
    "It cost the city 2.4 million euros in the end.",
    "The café opened on 4 March 2024, “at last”.",
    "Nobody may smoke in the room at night.",
    "The room has 120 seats and a wide window, they say.",
)
CHANGES = (
    ("120", "130"),
    ("may smoke", "may not smoke"),
    ("2.4 million", "2.4\nmillion"),
    ("The room", "A line.\nThe room"),
    ("“at last”", '"at last"'),
    (SENTENCES[1], ""),
    ("night.", f"night. {SENTENCES[3]}"),
)
SOURCES = ("a.txt", "b.txt")
INDEXES = st.integers(0, 9)


def letters(text: str) -> str:
    """What a quote says: its letters, digits and signs, told apart by hand and not by the code under test."""
    plain = text.translate({ord("“"): '"', ord("”"): '"', ord("\u00a0"): " "})
    return "".join(plain.split())


class Curating(RuleBasedStateMachine):
    """A desk where things happen in any order."""

    @initialize(end=st.sampled_from(["\n", "\r\n"]), mark=st.booleans(), rows=st.integers(0, 2))
    def start(self, end: str, mark: bool, rows: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        (self.root / "seeds").mkdir()
        (self.root / "claims").mkdir()
        (self.root / "timeline.toml").write_text('as_of = "2026-11-22"\n')
        for n, name in enumerate(SOURCES):
            self.write(name, "\n".join(SENTENCES[n:]))
        lines = [HEADER, *(f'"r{n}",,"A ""claim"", of old",a.txt,{SENTENCES[n + 1][:-1]!r},,,' for n in range(rows))]
        text = end.join(line.replace("'", '"') for line in lines) + end
        (self.root / TABLE).write_bytes(("\ufeff" if mark else "").encode() + text.encode())
        self.remember()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # ---- what is there -----------------------------------------------------------------------------------------------

    def source(self, name: str) -> str:
        path = self.root / "seeds" / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def write(self, name: str, text: str) -> None:
        (self.root / "seeds" / name).write_text(text, encoding="utf-8")

    def table(self) -> Table:
        return read_claims(self.root, TABLE)

    def entries(self) -> dict[str, LockEntry]:
        return dict(read_lock(self.root, LOCK).entries)

    def remember(self) -> None:
        """What the next step is compared with."""
        self.rows = self.raw_rows()
        self.locked = self.entries()
        self.touched: set[str] = set()
        self.gone: set[str] = set()

    def raw_rows(self) -> dict[str, str]:
        """Each row as it is written in the file, quotes included, by id."""
        lines = (self.root / TABLE).read_bytes().decode("utf-8-sig").split("\n")
        starts = [claim.region.line - 1 for claim in self.table().claims] + [len(lines)]
        return {
            claim.id: "\n".join(lines[start:end]).rstrip("\r\n")
            for claim, start, end in zip(self.table().claims, starts, starts[1:], strict=False)
        }

    def call(self, *arguments: str) -> int:
        return run([arguments[0], "-C", str(self.root), *arguments[1:]])

    def report(self) -> Report:
        return examine(find_project(self.root), AS_OF)

    def ids(self) -> list[str]:
        return [claim.id for claim in self.table().claims]

    def one(self, n: int) -> str:
        """A row that asks for a decision, or any where none does."""
        names = [item.id for item in items(self.report())] or self.ids()
        return names[n % len(names)]

    # ---- what happens ------------------------------------------------------------------------------------------------

    @rule(name=st.sampled_from(SOURCES), n=INDEXES, start=st.integers(0, 5), size=st.integers(2, 9))
    def add(self, name: str, n: int, start: int, size: int) -> None:
        self.remember()
        words = " ".join(SENTENCES[n % len(SENTENCES)].split()[start : start + size]).rstrip(",.")
        code = self.call("add", name, "--quote", words, "--claim", "What it says, in short.")
        new = [claim for claim in self.table().claims if claim.id not in self.rows]
        assert len(new) == (code == 0)
        assert all(find_quote(claim.quote, self.source(name)).status.stands or claim.text("prefix") or
                   claim.text("suffix") for claim in new)  # fmt: skip

    @rule()
    def lock(self) -> None:
        self.remember()
        assert self.call("lock") in ((0, 1) if self.ids() else (2,))

    @rule(n=INDEXES)
    def accept(self, n: int) -> None:
        self.remember()
        if self.ids():
            self.touched = {self.one(n)}
            assert self.call("review", "--accept", *self.touched) in (0, 1, 2)

    @rule()
    def accept_moved(self) -> None:
        self.remember()
        self.touched = set(self.ids())
        assert self.call("review", "--accept-moved") in ((0, 1) if self.ids() else (2,))

    @rule(n=INDEXES, reason=st.sampled_from(["it is so", 'by "hand", twice; really', "  "]))
    def reject(self, n: int, reason: str) -> None:
        self.remember()
        if self.ids():
            self.touched = {self.one(n)}
            before = self.locked
            self.call("review", "--reject", *self.touched, "--reason", reason)
            assert self.entries() == before

    @rule(n=INDEXES, place=st.integers(1, 3))
    def accept_place(self, n: int, place: int) -> None:
        self.remember()
        if self.ids():
            name = self.one(n)
            code = self.call("review", "--accept", name, "--place", str(place))
            self.touched = {name} if code != 2 else set()
            if code != 2:
                (row,) = (row for row in self.report().evidence.citations if row.id == name)
                assert row.status is Status.EXACT

    @rule(n=INDEXES, other=INDEXES, start=st.integers(0, 5))
    def edit(self, n: int, other: int, start: int) -> None:
        self.remember()
        if self.ids():
            name = self.one(n)
            words = " ".join(SENTENCES[other % len(SENTENCES)].split()[start : start + 3]).rstrip(",.")
            code = self.call("review", "--edit", name, "--quote", words)
            self.touched = {name} if code != 2 else set()
            if code != 2:
                (row,) = (row for row in self.report().evidence.citations if row.id == name)
                assert row.status.stands or row.status is Status.AMBIGUOUS
                assert letters(words) == letters(row.claim.quote)

    @rule()
    def explain(self) -> None:
        """The pages are those of the project as it is, and a second run writes nothing."""
        self.remember()
        if self.ids():
            assert self.call("report") == 0
            assert self.call("report", "--check") == 0

    @rule(name=st.sampled_from(SOURCES))
    def lose_source(self, name: str) -> None:
        self.remember()
        (self.root / "seeds" / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(SOURCES), n=st.integers(0, len(SENTENCES)))
    def obtain_source(self, name: str, n: int) -> None:
        self.remember()
        self.write(name, "\n".join(SENTENCES[n:] + SENTENCES[:n]))

    @rule(n=INDEXES)
    def remove_row(self, n: int) -> None:
        """Somebody takes a row out of the table by hand; the next lock forgets it."""
        self.remember()
        rows = self.rows
        if rows:
            name = list(rows)[n % len(rows)]
            data = (self.root / TABLE).read_bytes()
            (self.root / TABLE).write_bytes(data.replace(rows[name].encode(), b"", 1))
            self.gone = {name}

    @rule()
    def fix(self) -> None:
        self.remember()
        self.touched = set(self.ids())
        assert self.call("check", "--fix") in (0, 1, 2)

    @rule(arguments=st.sampled_from([["check"], ["check", "--diff"], ["review"], ["lock", "--check"], ["coverage"]]))
    def look(self, arguments: list[str]) -> None:
        self.remember()
        before = {path: path.read_bytes() for path in self.root.rglob("*") if path.is_file()}
        self.call(*arguments)
        assert {path: path.read_bytes() for path in self.root.rglob("*") if path.is_file()} == before

    @rule(name=st.sampled_from(SOURCES), change=st.sampled_from(CHANGES))
    def edit_source(self, name: str, change: tuple[str, str]) -> None:
        self.remember()
        if (self.root / "seeds" / name).exists():
            self.write(name, self.source(name).replace(*change)[:5000])

    # ---- what holds --------------------------------------------------------------------------------------------------

    @invariant()
    def the_table_reads_and_other_rows_are_as_they_were(self) -> None:
        if hasattr(self, "root"):
            assert self.table().problems == ()
            rows = self.raw_rows()
            assert {name: text for name, text in self.rows.items() if name not in self.touched | self.gone} == {
                name: text for name, text in rows.items() if name in self.rows and name not in self.touched
            }

    @invariant()
    def what_a_step_locked_stands_in_the_source(self) -> None:
        if hasattr(self, "root"):
            assert read_lock(self.root, LOCK).problems == ()
            for name, entry in self.entries().items():
                if self.locked.get(name) != entry:
                    text = self.source(entry.source)
                    assert text[entry.start : entry.end] == entry.exact
                    assert hashlib.sha256(text.encode()).hexdigest() == entry.sha256

    @invariant()
    def what_stands_is_there_and_what_is_stale_is_not(self) -> None:
        if hasattr(self, "root"):
            entries = self.entries()
            for row in self.report().evidence.citations:
                text = self.source(row.claim.source)
                assert not row.status.stands or letters(row.claim.quote) in letters(text)
                assert not row.status.stands or (row.anchor.start is not None and row.anchor.end is not None)
                assert (row.status is Status.UNREADABLE) == (not text and not self.exists(row.claim.source))
                asked = row.id in entries and entries[row.id].quote == quote_digest(row.claim)
                assert row.stale == (asked and not row.status.stands)

    def exists(self, name: str) -> bool:
        return (self.root / "seeds" / name).exists()

    @invariant()
    def nothing_else_is_left_behind(self) -> None:
        if hasattr(self, "root"):
            names = {path.name for path in self.root.rglob("*") if path.is_file()}
            assert names <= {"timeline.toml", "claims.csv", "claims.lock", "timeline.md", "timeline.html", *SOURCES}


Curating.TestCase.settings = settings(
    max_examples=14,
    stateful_step_count=14,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate),  # a failure is told at once: shrinking it takes minutes
)
TestCurating = Curating.TestCase
