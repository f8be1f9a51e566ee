"""What is kept from one check to the next: the same findings with and without it, and no check fails by it."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import timeline.evidence.compared
import timeline.evidence.packing
import timeline.evidence.verify_source
import timeline.project.kept
from helpers.desk import AS_OF
from helpers.kept_project import ROWS, project
from timeline.checking.run import examine
from timeline.cli import run
from timeline.evidence.model import Report
from timeline.evidence.packing import pack_rows, unpack_rows, unplain
from timeline.formats import FORMATS
from timeline.frozen import frozen
from timeline.project.kept import FILE, FOLDER, Kept
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from helpers.desk import Desk
    from timeline.evidence.model import Citation, Comparison
    from timeline.figures.comparing.rates import Rates

render = FORMATS["json"]
ROOT = Path(__file__).resolve().parents[2]
PROJECTS = [ROOT, *sorted(path for path in (ROOT / "tests/rules/cases").glob("*/*") if path.is_dir())]
COUNTED = [
    {"id": f"n{n}", "claim": "c", "source": name, "quote": quote, "date": date, "subject": "hall", "measure": "doors"}
    for n, (name, quote, date) in enumerate(
        [
            ("b.txt", "The hall has 11 doors", "2024"),
            ("d.txt", "counted 14 doors", "2024"),
            ("d.txt", "it had 9 doors", "2019"),
        ]
    )
]
"""Rows of one subject and measure: two that conflict, and one of another time."""


@frozen
class Noun:
    text: str
    number: int = 7
    truth: bool | None = None


def checked(root: Path, kept: Kept | None) -> Report:
    return examine(replace(find_project(root), kept=kept), AS_OF)


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_kept_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    alone = checked(root, None)
    checked(root, Kept(tmp_path))
    again = checked(root, Kept(tmp_path))
    assert again.evidence.citations == alone.evidence.citations
    assert render(again) == render(alone)


def test_what_was_found_comes_back_as_it_was_with_the_rows_of_today() -> None:
    rows = checked(ROOT, None).evidence.citations
    back = unpack_rows(pack_rows(rows), [(row.claim, row.entry) for row in rows])
    assert back == rows
    assert repr(back) == repr(rows)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["a", 1, True], ("a", 1, True)),
        (["b", 2, False], ("b", 2, False)),
        (["c"], ("c", 7, None)),
        (["d", 3, None], ("d", 3, None)),
    ],
)
def test_values_of_one_shape_are_made_alike(values: list[object], found: tuple[object, ...]) -> None:
    made = [unplain(Noun, values) for _ in range(2)]
    assert made == [Noun(*found)] * 2


@pytest.mark.parametrize(
    "values", [["a", True], ["a", "1"], ["a", 1, 0], [1, 1], [None], ["a", None], [[], 1], ["a", 1.0]]
)
def test_values_of_another_shape_are_refused_each_time(values: list[object]) -> None:
    unplain(Noun, ["a", 1, True])
    for _ in range(2):
        with pytest.raises(ValueError, match="is no"):
            unplain(Noun, values)


def test_days_and_numbers_that_many_rows_have_are_held_once() -> None:
    rows = checked(ROOT, None).evidence.citations
    back = unpack_rows(pack_rows(rows), [(row.claim, row.entry) for row in rows])
    days = [row.date.earliest for row in back if row.date is not None and row.date.earliest is not None]
    numbers = [figure.low for row in back for figure in row.figures]
    assert len({id(day) for day in days}) == len(set(days)) < len(days)
    assert len({id(number) for number in numbers}) == len(set(map(str, numbers))) < len(numbers)


def test_a_check_after_any_edit_finds_what_one_without_a_store_finds(desk: Desk) -> None:
    counted(desk)
    drawn, table = random.Random(11), [*ROWS, *COUNTED]  # noqa: S311 - the same edits on every run
    words = ["600", "not ", "euros", "green", "The hall has 12 doors", "June", "“", "\n"]
    for _ in range(40):
        what = drawn.randrange(5)
        if what == 0:
            path = desk.root / "seeds" / drawn.choice(["a.txt", "b.txt", "c.txt", "d.txt"])
            text = path.read_text()
            at = drawn.randrange(len(text))
            path.write_text(text[:at] + drawn.choice(words) + text[at + drawn.randrange(4) :])
        elif what == 1:
            columns = ["quote", "claim", "date", "prefix", "value", "source", "subject", "measure"]
            row, column = drawn.choice(table), drawn.choice(columns)
            desk.table(*(row | {column: drawn.choice([*words, "b.txt"])} if one is row else one for one in table))
        elif what == 2:
            line = f"a.txt,{drawn.choice(['en', 'de'])},2024-0{drawn.randint(1, 9)}-01\n"
            desk.write("claims/sources.csv", f"source,language,published\n{line}")
        elif what == 3:
            desk.write(
                "timeline.toml", f'language = "{drawn.choice(["en", "fr"])}"\nmax_age = {drawn.choice([0, 5])}\n'
            )
        else:
            desk.lock()
        assert render(checked(desk.root, Kept(desk.root))) == render(checked(desk.root, None))


def counted(desk: Desk) -> Desk:
    project(desk).write("seeds/d.txt", "Others counted 14 doors. In 2019 it had 9 doors.\n")
    desk.table(*ROWS, *COUNTED)
    return desk


def test_rows_are_compared_again_where_one_of_them_has_changed_and_only_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [one | {"id": f"{one['id']}-other", "subject": "other hall", "measure": "other"} for one in COUNTED]
    counted(desk).table(*ROWS, *COUNTED, *others)
    compared: list[str] = []
    compare = timeline.evidence.compared.compare_group

    def noted(rows: Sequence[Citation], rates: Rates | None) -> Iterator[Comparison]:
        compared.append(rows[0].claim.subject)
        return compare(rows, rates)

    monkeypatch.setattr(timeline.evidence.compared, "compare_group", noted)
    first = checked(desk.root, Kept(desk.root))
    assert (first.evidence.comparisons, compared) != ((), [])
    compared.clear()
    again = checked(desk.root, Kept(desk.root))
    assert again.evidence.comparisons == first.evidence.comparisons
    assert (again.evidence.series, compared) == (first.evidence.series, [])
    desk.table(*ROWS, COUNTED[0] | {"date": "2023"}, *COUNTED[1:], *others)
    now = checked(desk.root, Kept(desk.root))
    assert compared == ["hall"]
    assert render(now) == render(checked(desk.root, None)) != render(first)


def test_of_rows_that_are_kept_nothing_is_read_that_nobody_asks_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [f"House {n} has a green roof" for n in range(30)]
    desk.write("seeds/a.txt", ". ".join(words) + ".\n")
    desk.table(*({"id": f"r{n}", "claim": one, "source": "a.txt", "quote": one} for n, one in enumerate(words)))
    assert checked(desk.root, Kept(desk.root)).findings == ()
    read: list[bytes] = []
    loads = timeline.evidence.packing.loads

    def noted(data: bytes) -> object:
        read.append(data)
        return loads(data)

    monkeypatch.setattr(timeline.evidence.packing, "loads", noted)
    again = checked(desk.root, Kept(desk.root))
    assert again.findings == ()
    assert len(read) == 1  # what is asked of all rows
    assert [row.claim_figures[0].text for row in again.evidence.citations] == [str(n) for n in range(30)]


def test_what_has_not_changed_is_not_verified_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    project(desk)
    verified: list[str] = []
    find = timeline.evidence.verify_source.found_rows

    def counted(job: timeline.evidence.verify_source.Job) -> object:
        verified.append(job.source.name)
        return find(job)

    monkeypatch.setattr(timeline.evidence.verify_source, "found_rows", counted)
    assert run(["check", "-C", str(desk.root), "--cache"]) == 1
    assert verified == ["a.txt", "b.txt"]
    assert run(["check", "-C", str(desk.root), "--cache"]) == 1
    desk.table(*reversed(ROWS))  # rows may be sorted: nothing of them has changed but their lines
    desk.table(*ROWS)
    assert run(["check", "-C", str(desk.root), "--cache"]) == 1
    assert verified == ["a.txt", "b.txt"]
    desk.write("seeds/b.txt", "Other words.\n")
    assert run(["check", "-C", str(desk.root), "--cache"]) == 1
    assert verified == ["a.txt", "b.txt", "b.txt"]
    assert run(["check", "-C", str(desk.root), "--cache", "--no-cache"]) == 1
    assert verified[3:] == ["a.txt", "b.txt"]


def test_nothing_is_written_unless_it_is_asked_for(desk: Desk) -> None:
    project(desk)
    assert run(["check", "-C", str(desk.root)]) == 1
    assert not (desk.root / FOLDER).exists()
    desk.write("timeline.toml", "cache = true\n")
    assert run(["check", "-C", str(desk.root), "--no-cache"]) == 1
    assert not (desk.root / FOLDER).exists()
    assert run(["check", "-C", str(desk.root)]) == 1
    assert (desk.root / FOLDER / FILE).exists()
    assert (desk.root / FOLDER / ".gitignore").read_text() == "*\n"


def spoil(desk: Desk, how: str) -> None:
    folder = desk.root / FOLDER
    if how == "no database":
        (folder / FILE).write_bytes(b"no database at all " * 1000)
    elif how == "cut":
        (folder / FILE).write_bytes((folder / FILE).read_bytes()[:5000])
    elif how == "a file in its place":
        shutil.rmtree(folder)
        folder.write_bytes(b"")
    elif how == "a link":
        folder.rename(desk.root / "elsewhere")
        folder.symlink_to(desk.root / "elsewhere")


@pytest.mark.parametrize("how", ["no database", "cut", "a file in its place", "a link"])
def test_a_store_that_cannot_be_used_is_passed_over_with_one_line(
    desk: Desk, capfd: pytest.CaptureFixture[str], how: str
) -> None:
    project(desk)
    run(["check", "-C", str(desk.root), "--cache"])
    before = capfd.readouterr()
    spoil(desk, how)
    assert run(["check", "-C", str(desk.root), "--cache"]) == 1
    after = capfd.readouterr()
    assert after.out == before.out
    assert after.err.count("\n") == before.err.count("\n") + 1
    assert FOLDER in after.err


def test_a_store_that_another_run_is_writing_to_is_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline.project.kept, "PATIENCE", 0.01)
    alone = render(checked(project(desk).root, Kept(desk.root)))
    desk.write("seeds/b.txt", "Other words.\n")
    with closing(sqlite3.connect(desk.root / FOLDER / FILE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        kept = Kept(desk.root)
        found = render(checked(desk.root, kept))
    assert found == render(checked(desk.root, None)) != alone
    assert len(kept.faults) == 1


def test_a_result_that_is_none_is_found_again(desk: Desk) -> None:
    alone = checked(project(desk).root, Kept(desk.root))
    for data in (
        b"[]",
        b"{",
        b"[[1,2]]",
        b"\xff",
        b"[[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]]",
        b'["a"]',
    ):
        with closing(sqlite3.connect(desk.root / FOLDER / FILE)) as other, other:
            other.execute("UPDATE kept SET data = ?", (data,))
        assert checked(desk.root, Kept(desk.root)).findings == alone.findings


def test_a_byte_that_has_changed_is_seen_before_anything_is_made_of_it(desk: Desk) -> None:
    alone = checked(counted(desk).root, Kept(desk.root))
    with closing(sqlite3.connect(desk.root / FOLDER / FILE)) as other, other:
        for key, data in other.execute("SELECT key, data FROM kept").fetchall():
            changed = data.replace(b"11", b"12").replace(b"conflict", b"agree").replace(b"600", b"700")
            other.execute("UPDATE kept SET data = ? WHERE key = ?", (changed, key))
    again = checked(desk.root, Kept(desk.root))
    assert render(again) == render(alone)


def test_the_store_keeps_to_its_size(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline.project.kept, "MOST_BYTES", 60_000)
    for n in range(30):
        kept = Kept(desk.root)
        kept.put({bytes([n, k]): b"x" * 1000 for k in range(10)})
        assert not kept.faults
    assert (desk.root / FOLDER / FILE).stat().st_size < 120_000
    assert len(Kept(desk.root).get(bytes([29, k]) for k in range(10))) == 10


def test_of_a_row_that_has_changed_the_others_of_its_source_are_not_verified_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(desk)
    rows: list[str] = []
    found = timeline.evidence.verify_source.found_rows

    def noted(job: timeline.evidence.verify_source.Job) -> object:
        rows.extend(claim.id for claim, _ in job.rows)
        return found(job)

    monkeypatch.setattr(timeline.evidence.verify_source, "found_rows", noted)
    first = render(checked(desk.root, Kept(desk.root)))
    assert rows == ["a", "b", "c", "d"]
    desk.table(ROWS[0] | {"claim": "€700 million."}, *ROWS[1:])
    assert render(checked(desk.root, Kept(desk.root))) == render(checked(desk.root, None)) != first
    assert rows[4:] == ["a", "a", "b", "c", "d"]
    desk.table(*ROWS)  # who takes an edit back finds what there was
    assert render(checked(desk.root, Kept(desk.root))) == first
    assert len(rows) == 9
    desk.table(*ROWS, *({**one, "id": f"{one['id']}-again"} for one in ROWS))
    checked(desk.root, Kept(desk.root))
    assert len(rows) == 9  # a row is known by what it says, whatever it is called


def test_what_was_found_is_shown_where_it_stands_today(desk: Desk) -> None:
    first = checked(counted(desk).root, Kept(desk.root))
    assert "quote-altered" in {found.rule for found in first.findings}
    extra = [{"id": f"x{n}", "claim": "c", "source": "e.txt", "quote": "Nothing is said here"} for n in range(3)]
    desk.write("seeds/e.txt", "Nothing is said here.\n")
    desk.table(*extra, *reversed([*ROWS, *COUNTED]))
    (desk.root / "seeds").rename(desk.root / "texts")
    desk.write("timeline.toml", 'seeds = "texts"\n')
    moved = checked(desk.root, Kept(desk.root))
    assert render(moved) == render(checked(desk.root, None)) != render(first)
    assert "\0" not in repr(moved.findings)
