"""Whole projects, drawn: sources, a table of them, claims whose quotes stand, stand twice, are altered or missing."""

from __future__ import annotations

import csv
import datetime
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from helpers.promises_project import lay_back
from timeline.checking.baseline import key_of
from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.project.settings import find_project

AS_OF = datetime.date(2026, 11, 22)
COLUMNS = ("id", "date", "claim", "source", "quote", "subject", "measure", "ignore", "note")
SENTENCES = (
    "The rate did fall to 3.7 % in May, and to 3.5 % in June.", "The bank was closed on 4 March 2024.",
    "About €11.7bn ($12.6 billion) was paid for it.", "Nobody did expect more than 40 people.",
    "Café “Zum Löwen” — at last —\nre-\nopened.", "The bank was closed on 4 March 2024.", "It has 1,200 seats.",
)  # fmt: skip
CHANGES = (
    ("3.7", "3.9"),
    ("not", ""),
    ("Nobody", "Somebody"),
    ("was", "was not"),
    ("—", "-"),
    ("\n", " "),
    ("bn", "m"),
)
few = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@dataclass(frozen=True)
class Drawn:
    """A project: rows of both tables as texts, and the sources."""

    claims: tuple[tuple[str, ...], ...]
    infos: tuple[tuple[str, ...], ...]
    sources: dict[str, str]

    def files(self, *, claims: list[int] | None = None, infos: list[int] | None = None) -> dict[str, bytes]:
        """The files, the rows of the tables in the order given."""
        rows = [self.claims[n] for n in claims] if claims else self.claims
        described = [self.infos[n] for n in infos] if infos else self.infos
        texts = {f"seeds/{name}": text.encode() for name, text in self.sources.items()}
        tables = {
            "claims/claims.csv": (COLUMNS, rows),
            "claims/sources.csv": (("source", "title", "published"), described),
        }
        return {"timeline.toml": b"", **texts, **{name: table_of(*table) for name, table in tables.items()}}


def table_of(columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


@st.composite
def projects(draw: st.DrawFn) -> Drawn:
    names = draw(
        st.lists(st.sampled_from(["a.txt", "b.txt", "é d.txt", "sub/c.txt"]), min_size=1, max_size=3, unique=True)
    )
    sources = {name: "\n".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))) for name in names}
    rows = []
    for number in range(draw(st.integers(1, 7))):
        words = draw(st.sampled_from(SENTENCES)).split(" ")
        start = draw(st.integers(0, len(words) - 2))
        quote = " ".join(words[start : start + draw(st.integers(2, 9))])
        old, new = draw(st.sampled_from(CHANGES))
        quote = quote.replace(old, new) if draw(st.booleans()) else quote
        rows.append((
            f"c{number}", draw(st.sampled_from(["2024", "May 2024", "4 March 2024", "1990s", "", "2024-13-01"])),
            draw(st.sampled_from(["It fell to 3.7 %.", "It was so.", "=1+2", "They paid €11.7bn in 2023 | *now*"])),
            draw(st.sampled_from([*names, "none.txt"])), quote or "x",
            draw(st.sampled_from(["the bank", "the rate", ""])), draw(st.sampled_from(["date", "price", ""])),
            draw(st.sampled_from(["", "", "quote-altered: known", "x", "figures-conflict: both are told"])),
            draw(st.sampled_from(["", "seen\nby me", "<b>&amp;"])),
        ))  # fmt: skip
    infos = [
        (name, draw(st.sampled_from(["", "Minutes, “1”"])), draw(st.sampled_from(["", "2024-06-01"]))) for name in names
    ]
    return Drawn(tuple(rows), tuple(infos), sources)


def laid(root: Path, files: dict[str, bytes]) -> Report:
    """The check of a project made of these files and no others."""
    lay_back(root, files)
    return examine(find_project(root), AS_OF)


def findings_of(report: Report) -> Counter[tuple[str, ...]]:
    """What is found, without the places that move with the rows."""
    return Counter((*key_of(found), found.level.value, found.ignored or "") for found in report.findings)
