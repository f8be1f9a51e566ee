"""`check --fix` changes what is safe and nothing else; `--diff` shows it first."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.cli import run
from timeline.project.lock import read_lock
from timeline.review.fixes import fixed_table, fixes

if TYPE_CHECKING:
    from helpers.desk import Desk

TEXT = "“It\u00a0has 120 seats”, the paper\nsays. There are two doors.\n"
LOOSE = {"id": "a", "claim": "It has 120 seats.", "source": "room.txt", "quote": '"It has 120 seats", the paper says'}
SOUND = {"id": "b", "claim": "Two doors.", "source": "room.txt", "quote": "There are two doors"}
WRONG = {"id": "c", "claim": "Two doors.", "source": "room.txt", "quote": "There are six doors"}
DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def loose(desk: Desk) -> Desk:
    """One quote is written in another way than its source, one is right, one has other words."""
    desk.write("seeds/room.txt", TEXT)
    desk.table(LOOSE, SOUND, WRONG)
    return desk


def check(desk: Desk, *arguments: str, day: datetime.date = DAY) -> int:
    return run(["check", "-C", str(desk.root), "--as-of", day.isoformat(), *arguments])


def table(desk: Desk) -> bytes:
    return (desk.root / "claims/claims.csv").read_bytes()


def test_a_reformatted_quote_becomes_the_sources_characters(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = table(loose)
    assert check(loose, "--fix") == 1
    assert "claims/claims.csv: 1 quote rewritten" in capfd.readouterr().err
    rows = {claim.id: claim.quote for claim in loose.check().evidence.table.claims}
    assert rows == {"a": "“It\u00a0has 120 seats”, the paper says", "b": SOUND["quote"], "c": WRONG["quote"]}
    old, new = before.split(b"\n"), table(loose).split(b"\n")
    assert [line for line in old if line not in new] == [line for line in old if line.startswith(b"a,")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It has 120\nseats in all.", "It has 120 seats"),
        ("It has 120 se-\nats in all.", "It has 120 seats"),
        ("It has 120 se\u00adats, the ﬁrst of all.", "It has 120 seats, the first"),
        ("It has 120\t  seats in all.", "It has 120 seats"),
        ("It has **120** seats[2] in all.", "It has 120 seats"),
        ("“It has inter-\nnational seats”, they say.", '"It has inter-\nnational seats"'),
    ],
)
def test_what_only_the_page_did_is_not_offered_to_be_fixed(desk: Desk, text: str, quote: str) -> None:
    desk.write("seeds/room.txt", text + "\n")
    desk.table({**LOOSE, "quote": quote})
    before = table(desk)
    [found] = [one for one in desk.check().findings if one.rule == "quote-reformatted"]
    assert found.fix is None
    assert check(desk, "--diff") == 0
    check(desk, "--fix")
    assert table(desk) == before


def test_words_that_would_then_stand_exactly_elsewhere_are_left_alone(desk: Desk) -> None:
    desk.write("seeds/room.txt", "He says “two\ndoors” here. There are “two doors” there.\n")
    desk.table({**LOOSE, "quote": '"two doors"', "prefix": "says "})
    before = table(desk)
    check(desk, "--fix")
    assert table(desk) == before


PRINTED = (
    "ﬁrst",
    "oﬃce",
    "mil-\nlion",
    "mil\u00adlion",
    "inter-\r\n  national",
    "well-known",
    "it’s",
    "“so”",
    "3.7\u00a0%",
    "–",
)
TYPED = ("first", "office", "million", "million", "international", "well-known", "it's", '"so"', "3.7 %", "-")
GAPS = (" ", "\n", "  ", "\t", " \n  ")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(GAPS)), min_size=2, max_size=6), max_size=8))
def test_a_fix_writes_no_layout_and_a_second_one_nothing(desk: Desk, quotes: list[list[tuple[int, str]]]) -> None:
    rows, text = [], ""
    for n, words in enumerate(quotes):
        text += f"Row {n} says: {''.join(PRINTED[i] + gap for i, gap in words)}and so on.\n\n"
        quote = f"Row {n} says: {' '.join(TYPED[i] for i, _ in words)}"
        rows.append({"id": f"r{n}", "claim": "It is so.", "source": "room.txt", "quote": quote})
    desk.write("seeds/room.txt", text or "Nothing.\n")
    desk.table(*rows, SOUND)
    report = desk.check()
    before = {row.id: (row.status.stands, row.anchor.start) for row in report.evidence.citations}
    desk.write("claims/claims.csv", fixed_table(report))
    after = desk.check()
    assert {row.id: (row.status.stands, row.anchor.start) for row in after.evidence.citations} == before
    assert fixes(after) == []
    cells = "".join(row.claim.quote for row in after.evidence.citations)
    assert not set(cells) & set("\n\r\t\u00adﬁﬃ")


def test_altered_words_are_never_touched(loose: Desk) -> None:
    loose.table(SOUND, WRONG)
    before = table(loose)
    assert check(loose, "--fix") == 1
    assert table(loose) == before


def test_fixing_twice_changes_nothing_more(loose: Desk) -> None:
    check(loose, "--fix")
    once = table(loose)
    check(loose, "--fix")
    assert table(loose) == once


def test_the_diff_shows_the_change_and_writes_nothing(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = table(loose)
    assert check(loose, "--diff") == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[:2] == ["--- a/claims/claims.csv", "+++ b/claims/claims.csv"]
    assert [line[0] for line in lines[3:]] == ["-", "+"]
    assert table(loose) == before
    loose.table(SOUND, WRONG)
    assert check(loose, "--diff") == 0
    assert capfd.readouterr().out == ""


def test_the_diff_tells_what_changes_in_the_lock_alone(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    loose.table(SOUND, {**SOUND, "id": "gone"})
    loose.lock()
    loose.table(SOUND, {**SOUND, "id": "new"})
    loose.write("seeds/room.txt", f"A new first line.\n{TEXT}")
    before = (loose.root / "claims/claims.lock").read_bytes()
    assert check(loose, "--diff") == 1
    assert capfd.readouterr().out.splitlines() == [
        "claims/claims.lock: would be recorded anew: b, new",
        "claims/claims.lock: would be dropped: gone",
    ]
    assert (loose.root / "claims/claims.lock").read_bytes() == before
    check(loose, "--fix")
    assert sorted(read_lock(loose.root, "claims/claims.lock").entries) == ["b", "new"]
    assert check(loose, "--diff") == 0


def test_the_diff_counts_on_the_table_as_it_will_be(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    loose.table(LOOSE, SOUND)
    loose.lock()
    assert check(loose, "--diff") == 1
    shown = capfd.readouterr().out
    assert shown.startswith("--- a/claims/claims.csv")
    assert shown.endswith("\nclaims/claims.lock: would be recorded anew: a\n")


def test_a_damaged_lock_has_no_diff(loose: Desk) -> None:
    loose.write("claims/claims.lock", "{\n")
    assert check(loose, "--diff") == 2


def test_an_accepted_finding_is_left_alone(loose: Desk) -> None:
    loose.table({**LOOSE, "ignore": "quote-reformatted: the desk writes straight quotes"})
    before = table(loose)
    assert check(loose, "--fix", "--diff") == 0
    assert check(loose, "--fix") == 0
    assert table(loose) == before


def test_no_lock_is_made_where_there_is_none(loose: Desk) -> None:
    check(loose, "--fix")
    assert not (loose.root / "claims/claims.lock").exists()


def test_a_quote_that_moved_is_recorded_where_it_stands(loose: Desk) -> None:
    loose.table(SOUND)
    loose.lock()
    loose.write("seeds/room.txt", f"A new first line.\n{TEXT}")
    assert "quote-moved" in loose.rules()
    assert check(loose, "--fix", "--fail-on", "note") == 0
    assert loose.rules() == []


def test_a_verification_that_is_too_old_is_not_renewed(loose: Desk) -> None:
    loose.write("timeline.toml", "max_age = 100\n")
    loose.table(SOUND)
    loose.lock(datetime.date(2026, 1, 1))
    assert check(loose, "--fix") == 1
    assert read_lock(loose.root, "claims/claims.lock").entries["b"].verified == datetime.date(2026, 1, 1)


def test_a_lock_that_cannot_be_read_is_not_written_over(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    loose.write("claims/claims.lock", '{"id": "a"\n')
    before = table(loose)
    assert check(loose, "--fix") == 2
    assert "claims/claims.lock:1" in capfd.readouterr().err
    assert table(loose) == before


def test_a_lock_that_cannot_be_written_puts_the_table_back(
    loose: Desk, full_disk: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Table and lock change together; and where the table has nothing to fix, the lock alone is left as it was."""
    loose.lock()
    before = table(loose), (loose.root / "claims/claims.lock").read_bytes()
    full_disk("claims.lock")
    assert check(loose, "--fix") == 2
    assert (table(loose), (loose.root / "claims/claims.lock").read_bytes()) == before
    error = capfd.readouterr().err
    assert "claims/claims.lock: cannot be written: No space left on device" in error
    assert "rewritten" not in error
    monkeypatch.undo()
    assert check(loose, "--fix") == 1
    assert "claims/claims.csv: 1 quote rewritten\ntimeline: claims/claims.lock written\n" in capfd.readouterr().err


def test_a_table_that_is_not_utf_8_is_not_rewritten(loose: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    data = table(loose).decode().encode("utf-16")
    loose.write("claims/claims.csv", data)
    assert check(loose, "--fix") == 2
    assert "only UTF-8 is rewritten" in capfd.readouterr().err
    assert table(loose) == data


def test_damage_in_the_source_is_not_taken_over(desk: Desk) -> None:
    desk.write("seeds/room.txt", "The room cost \u00e2\u201a\u00ac600 million, the caf\u00c3\u00a9 says.\n")
    desk.table({**LOOSE, "claim": "It cost €600 million.", "quote": "The room cost €600 million, the café says"})
    before = table(desk)
    assert check(desk, "--fix") == 0
    assert table(desk) == before


def test_standard_input_cannot_be_fixed(loose: Desk) -> None:
    assert check(loose, "--fix", "--claims", "-") == 2
