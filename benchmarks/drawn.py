"""A project drawn by chance, the same on every run, and changes of its rows as hands make them.

Its sources are short notes on invented companies: sentences with figures and dates, some with a denial beside them,
some twice. Rows quote them; several give one quantity of one company, so that they are held against each other.
"""

from __future__ import annotations

import csv
import datetime
import io
import random
from collections import Counter
from pathlib import Path

from timeline.checking.run import examine
from timeline.model import Finding, Table
from timeline.project.claims import parse_claims
from timeline.project.edit import Edit, written_with
from timeline.project.settings import find_project, remembering
from timeline.review.guards import look
from timeline.review.look import look_at
from timeline.review.state import State, advanced
from timeline.review.texts import Texts

AS_OF = datetime.date(2026, 11, 22)

NAMES = ("Arbor", "Bellweather", "Corvane", "Dunmore", "Esk", "Fennel", "Garrow", "Hollin", "Inver", "Jurat")
MEASURES = {
    "revenue": ("${} million", "The revenue of {} was {} in {}"),
    "staff": ("{} people", "{} employed {} in {}"),
    "loss": ("€{} million", "{} made a loss of about {} in {}"),
    "share": ("{} percent", "The market share of {} fell to {} in {}"),
}
DATES = ("2023", "March 2024", "11 June 2024", "early 2025", "Q2 2024", "2025-02")
FILL = (
    "The weather was mild that week and the port stayed open.",
    "It did not say when the plant would reopen.",
    "Its rival denied any talks.",
    "A spokesman would not comment on the plan, which is to end in 2027.",
)
COLUMNS = (
    "id", "date", "claim", "source", "quote", "prefix", "suffix", "subject", "measure", "value", "ignore", "note",
)  # fmt: skip
A_SOURCE = 8  # claims
RULES = ("figures-conflict", "quote-altered", "date-unsupported", "figure-unsupported", "source-changed", "no-rule")


def draw_project(folder: Path, claims: int, seed: int = 7) -> Path:
    """A project of so many claims: sources, what is known of them, and the table, unlocked."""
    rng = random.Random(seed)  # noqa: S311 - the same on every run
    rows, count = list[dict[str, str]](), max(2, claims // A_SOURCE)
    texts: list[list[str]] = [[] for _ in range(count)]
    for n in range(claims):
        sentence, row = draw_row(rng, n, count)
        place = n % count
        texts[place] += [rng.choice(FILL), sentence + "."] + ([sentence + "."] if rng.random() < 0.03 else [])
        rows.append(row | {"source": f"note-{place}.txt"})
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "claims").mkdir(exist_ok=True)
    for n, sentences in enumerate(texts):
        paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        (folder / "seeds" / f"note-{n}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    about = [
        {"source": f"note-{n}.txt", "publisher": f"Paper {n % 7}", "published": "2025-03-04"} for n in range(count)
    ]
    (folder / "claims" / "sources.csv").write_bytes(as_table(about))
    (folder / "claims" / "claims.csv").write_bytes(as_table(rows))
    (folder / "timeline.toml").write_text('as_of = "2026-11-22"\n', encoding="utf-8")
    return folder


def draw_row(rng: random.Random, number: int, sources: int) -> tuple[str, dict[str, str]]:
    """A sentence for a source, and the row that quotes it. Companies are as many as a few rows each need."""
    name = f"{rng.choice(NAMES)} {rng.randrange(1 + sources // 2)}"
    measure = rng.choice(list(MEASURES))
    written, sentence = MEASURES[measure]
    figure, date = written.format(rng.choice((12, 120, 125, 480, "3.5", "1,200"))), rng.choice(DATES)
    quote = sentence.format(*((name, figure, date)))
    claim = f"{name} had a {measure} of {figure}." if rng.random() < 0.8 else f"{name} had more than {figure}."
    row = dict.fromkeys(COLUMNS, "") | {
        "id": f"c{number:05d}", "date": date, "claim": claim, "quote": quote,
    }  # fmt: skip
    return quote, row | ({"subject": name, "measure": measure} if rng.random() < 0.7 else {})


def as_table(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def edit_sources(folder: Path, seed: int = 8) -> None:
    """Change some of the sources after the rows were locked: a figure, a denial, a sentence put in."""
    rng = random.Random(seed)  # noqa: S311
    for path in sorted((folder / "seeds").iterdir()):
        text = path.read_text(encoding="utf-8")
        changed = rng.choice(
            (text, text.replace("120", "140", 1), text.replace("was", "was not", 1), FILL[0] + " " + text)
        )
        path.write_text(changed, encoding="utf-8")


def draw_change(rng: random.Random, table: Table) -> tuple[str, dict[str, str]]:
    """The id of a row, and new texts for one or two of its cells."""
    claim, other = rng.choice(table.claims), rng.choice(table.claims)
    words = claim.quote.split()
    texts = {
        "quote": (
            other.quote, claim.quote.replace("1", "7", 1), " ".join(words[2:]), " ".join(words[:-2]),
            f"{' '.join(words[:2])} […] {' '.join(words[-2:])}", claim.quote.upper(), "words that nobody wrote", "",
            claim.quote.replace(" ", "  ", 1), "of",
        ),
        "claim": (other.statement, claim.statement.replace("had", "had not"), "In 2021 it had 7 people.", ""),
        "date": (*DATES, "", "by end of 2025", "03/04/2024", "2029"),
        "source": (other.source, "absent.txt", "", "../outside.txt"),
        "subject": (other.subject, ""),
        "measure": (other.measure, "date", ""),
        "value": (*words[-4:], "120"),
        "prefix": ("open. ", "nowhere"),
        "suffix": (". Its", "nowhere"),
        "ignore": (*(f"{rule}: it is known" for rule in RULES), "quote-altered", "date-implied: until=2020-01-01 x"),
        "note": ('a "quoted", note', "two\nlines"),
        "id": ("new-id", "not an id"),
    }  # fmt: skip
    columns = rng.sample(list(texts), 1 if rng.random() < 0.7 else 2)
    return claim.id, {column: rng.choice(texts[column]) for column in columns}


class Compared:
    """A look at rows of one project against a full check of the table with them in it."""

    def __init__(self, folder: Path) -> None:
        self.project = remembering(find_project(folder))
        self.report = report = look(self.project, AS_OF)
        self.table = report.evidence.table
        self.state = State.from_report(report, Counter(), Texts(self.project, report.evidence))

    def differing(self, name: str, cells: dict[str, str]) -> tuple[list[Finding], list[Finding]] | None:
        """What is found in a row with other cells, and what a full check finds in it; None where that is the same."""
        old = next(claim for claim in self.table.claims if claim.id == name)
        edits = [Edit(old.cells[column].region, text) for column, text in cells.items()]
        data = written_with(self.table, edits)
        table = parse_claims(data, self.table.path, self.table.names)
        new = cells.get("id", name)
        report = examine(self.project, AS_OF, table=table)
        full = [one for one in report.findings if one.claim == new]
        found = list(look_at(self.state.rows, self.state.texts, cells, name).findings)
        return None if found == full else (found, full)

    def as_they_stand(self) -> list[tuple[list[Finding], list[Finding]]]:
        """What a look finds in each row of the table, and what a full check finds in it."""
        full: dict[str, list[Finding]] = {}
        for one in self.report.findings:
            full.setdefault(one.claim or "", []).append(one)
        rows, texts = self.state.rows, self.state.texts
        names = [row.id for row in self.report.evidence.citations]
        return [(list(look_at(rows, texts, {}, name).findings), full.get(name, [])) for name in names]

    def carried(self, rng: random.Random, changes: int) -> list[str]:
        """The rows of which something else is known after some changes in turn than a full check finds."""
        state, table = self.state, self.table
        for _ in range(changes):
            name, cells = draw_change(rng, table)
            old = next(claim for claim in table.claims if claim.id == name)
            edits = [Edit(old.cells[column].region, text) for column, text in cells.items()]
            table = parse_claims(written_with(table, edits), table.path, table.names)
            state = advanced(state, table, state.evidence.lock)
        report = examine(self.project, AS_OF, table=table)
        full: dict[str, list[Finding]] = {}
        for one in report.findings:
            full.setdefault(one.claim or "", []).append(one)
        names = [row.id for row in report.evidence.citations]
        return [name for name in names if list(state.findings.get(name, ())) != full.get(name, [])]
