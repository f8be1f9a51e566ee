"""What lies beside a source from the web, how it was obtained and versions that were kept, is no source itself."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.desk import Desk
from timeline.cli import run
from timeline.project.obtained import ENDING, MAX_BYTES, Obtained, belongs, owner_of, parse_obtained, version_name

PAGE = "<!DOCTYPE html><title>Quay</title><p>The new quay cost 2.4 million euros in all.</p>"
HEADER = "id,date,claim,source,quote\n"
ROW = "q1,,The quay cost €2.4 million,quay.html,The new quay cost 2.4 million euros\n"

texts = st.text(st.characters(codec="utf-8"), max_size=20)
obtained = st.builds(
    Obtained, texts, texts, st.lists(st.tuples(st.integers(0, 999), texts)).map(tuple), st.integers(0, 999),
    texts, texts, texts, texts, texts, texts,
)  # fmt: skip


@given(obtained)
def test_what_was_written_is_read_back(one: Obtained) -> None:
    assert parse_obtained(one.to_bytes()) == one


def test_the_file_is_sorted_and_has_a_line_for_each_entry() -> None:
    data = Obtained("https://example.org/ü", status=200, redirects=((301, "https://example.org/b"),)).to_bytes()
    plain = json.loads(data)
    assert list(plain) == sorted(plain)
    assert plain["redirects"] == [{"status": 301, "url": "https://example.org/b"}]
    assert b'\n  "url": "https://example.org/\xc3\xbc"\n' in data


@given(
    st.binary(max_size=60)
    | st.recursive(st.none() | texts | st.integers(), st.lists).map(
        lambda x: json.dumps({"status": x, "redirects": x, "type": x}).encode()
    )
)
def test_any_bytes_are_read_or_are_none(data: bytes) -> None:
    assert isinstance(parse_obtained(data), Obtained | None)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("a.html.http.json", "a.html"),
        ("a@2026-11-29.html", "a.html"),
        ("deep/a.b@2026-11-29-12.html", "deep/a.b.html"),
        ("a@2026-11-29", "a"),
        ("a@2026-11-29.html.http.json", "a@2026-11-29.html"),
        ("a@b.html", ""),
        ("a@2026-11.html", ""),
        ("a@2026-11-29.tar.gz", ""),
        ("a.json", ""),
        ("@2026-11-29.html", ""),
    ],
)
def test_whose_a_file_is_by_its_name(name: str, owner: str) -> None:
    assert owner_of(name) == owner


@given(st.from_regex(r"[a-z@.]{1,8}(\.[a-z]{1,4})?", fullmatch=True), st.dates(), st.integers(1, 999))
def test_a_version_belongs_to_what_it_is_a_version_of(name: str, day: datetime.date, number: int) -> None:
    if name.strip(".") in ("", "@") or name[-1] == "." or name[0] == ".":
        return
    version = version_name(name, day, number)
    assert belongs(version, [name]) == belongs(version + ENDING, [name, version]) == name


def desk_with(desk: Desk, source: str = "quay.html") -> Desk:
    desk.write("claims/claims.csv", HEADER + ROW.replace("quay.html", source))
    desk.write("seeds/quay.html", PAGE)
    desk.write("seeds/quay.html.http.json", Obtained("https://example.org/quay").to_bytes().decode())
    desk.write("seeds/quay@2026-11-29.html", PAGE.replace("2.4", "2.6"))
    desk.write("seeds/quay@2026-11-29.html.http.json", "{}")
    return desk


@pytest.mark.parametrize("command", [["check"], ["coverage"], ["report"], ["lock"]])
def test_what_lies_beside_a_source_is_passed_over(
    command: list[str], desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk_with(desk)
    assert run([*command, "-C", str(desk.root), "--as-of", "2026-11-30"]) == 0
    shown = capsys.readouterr()
    assert "@2026" not in shown.out + shown.err
    assert "http.json" not in shown.out + shown.err
    if command == ["report"]:
        assert "@2026" not in (desk.root / "reports/timeline.html").read_text(encoding="utf-8")


def test_a_quote_that_only_a_kept_version_has_is_missing_and_not_elsewhere(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk_with(desk)
    desk.write("claims/claims.csv", HEADER + ROW.replace("2.4", "2.6"))
    assert run(["check", "-C", str(desk.root), "--output-format", "concise"]) == 1
    assert "quote-altered" in capsys.readouterr().out


def test_what_belongs_to_no_file_is_a_source(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk_with(desk, "quay@2026-11-29.html")
    (desk.root / "seeds/quay.html").unlink()
    desk.write("claims/claims.csv", HEADER + ROW.replace("quay.html", "quay@2026-11-29.html").replace("2.4", "2.6"))
    assert run(["check", "-C", str(desk.root), "--output-format", "concise", "--notes"]) == 0
    assert "quay.html.http.json is cited by no claim" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("quay@2026-11-29.html", "is a version that was kept of quay.html, and no source"),
        ("quay.html.http.json", "says how quay.html was obtained, and is no source"),
        ("quay@2026-11-29.html.http.json", "says how quay.html was obtained, and is no source"),
    ],
)
def test_a_row_that_cites_what_lies_beside_a_source_is_clear(
    source: str, why: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk_with(desk, source)
    assert run(["check", "-C", str(desk.root), "--output-format", "concise"]) == 1
    shown = capsys.readouterr().out
    assert why in shown
    assert "source-unreadable" in shown
    assert "quote-missing" not in shown


def test_a_page_that_was_changed_after_it_was_fetched_is_an_error(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk_with(desk)
    desk.write("seeds/quay.html.http.json", Obtained(sha256="0" * 64).to_bytes().decode())
    assert run(["check", "-C", str(desk.root), "--output-format", "concise"]) == 1
    assert "source-hash-mismatch" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["", "[]", "{", "[" * 100_000, '{"sha256": 3, "type": []}', " " * (MAX_BYTES + 1)])
def test_a_damaged_file_beside_a_source_says_nothing(what: str, desk: Desk) -> None:
    desk_with(desk)
    desk.write("seeds/quay.html.http.json", what)
    assert run(["check", "-C", str(desk.root), "--output-format", "concise"]) == 0
