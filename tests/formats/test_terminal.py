"""The formats for people: what is shown, and that marks stand under what they mark."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.evidence.model import Evidence, Report
from timeline.formats import FORMATS
from timeline.formats.excerpt import WIDTH, Texts, excerpt
from timeline.formats.full import difference
from timeline.formats.layout import cells
from timeline.formats.paint import Paint, Style
from timeline.formats.view import View
from timeline.model import Change, ChangeKind, Finding, Level, Lock, Region, Related, Source, Table
from timeline.project.settings import Settings
from timeline.text.lines import Lines

CLAIM = {"id": "b1", "date": "2024-06-11", "claim": "It raised €600 million.", "source": "note.txt"}


def report_on(text: str, *findings: Finding, source: str = "") -> Report:
    sources = {"s.txt": Source("s.txt", "seeds/s.txt", source)} if source else {}
    evidence = Evidence(
        as_of=datetime.date(2026, 11, 22),
        settings=Settings(),
        table=Table("claims/claims.csv", text=text),
        infos={},
        sources=sources,
        lock=Lock("claims/claims.lock"),
    )
    return Report(evidence, findings)


def fault(region: Region, level: Level = Level.ERROR, message: str = "wrong") -> Finding:
    return Finding("quote-altered", level, message, region)


def marks(output: str) -> list[str]:
    """What stands above each row of carets, cell by cell: only for text whose characters are one cell wide."""
    lines = output.split("\n")
    found = []
    for above, below in pairwise(lines):
        carets = re.fullmatch(r" *\| ( *)(\^+)", below)
        if carets:
            start = below.index("^")
            found.append(above[start : start + len(carets[2])])
    return found


def test_an_altered_quote_is_shown_with_both_lines_the_difference_and_the_next_step(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "It raised 600 million euros in a Series B round"})
    desk.write("seeds/note.txt", "On Tuesday the paper had it.\nIt raised 650 million euros in a Series B round.\n")
    report = desk.check()
    output = FORMATS["full"](report)
    assert re.search(r"^error\[quote-altered\]: .* \(b1\)$", output, re.MULTILINE)
    assert "--> claims/claims.csv:2:" in output
    assert re.search(r"--> claims/claims\.csv:2:\d+, seeds/note\.txt:2:1$", output, re.MULTILINE)
    assert "= changed: It raised [-600-]{+650+} million euros in a Series B round" in output
    assert "= help: " in output
    assert output.endswith("\n")
    assert "1 claim, 1 source: 1 altered" in output.split("\n")[-2]


def shown_difference(quote: str, changes: Iterable[Change], *, colour: bool = False) -> str:
    return Paint(colour).pieces(difference(quote, changes))


def change(quoted: str, found: str, start: int) -> Change:
    return Change(ChangeKind.WORDING, quoted, found, start, start + len(quoted), 0, 0)


def test_each_change_stands_in_its_place_in_the_quote() -> None:
    quote = "It did not raise 600 million euros"
    changes = [change("600", "650", 17), change("not ", "", 7), change("", " in cash", len(quote))]
    assert shown_difference(quote, changes) == ("It did [-not -]raise [-600-]{+650+} million euros{+ in cash+}")


def test_words_that_only_the_source_has_keep_their_distance() -> None:
    changes = [change("", "never", 9), change("", "much", 10)]
    assert shown_difference("Its rival raised it", changes) == "Its rival {+never+} {+much+} raised it"


def test_colour_strikes_what_the_source_does_not_have_and_leaves_the_marks() -> None:
    shown = shown_difference("raised 600 million", [change("600", "650", 7)], colour=True)
    assert shown == f"raised \x1b[{Style.REMOVED}m[-600-]\x1b[0m\x1b[{Style.ADDED}m{{+650+}}\x1b[0m million"


def test_unchanged_words_between_changes_are_shortened() -> None:
    quote = "one " + "same " * 60 + "two"
    shown = shown_difference(quote, [change("one", "1", 0), change("two", "2", len(quote) - 3)])
    assert shown.startswith("[-one-]{+1+} same ")
    assert " … " in shown
    assert shown.endswith(" same [-two-]{+2+}")
    assert len(shown) < 150


def test_of_very_many_changes_the_first_are_shown() -> None:
    quote = "ab " * 100
    shown = shown_difference(quote, [change("ab", "cd", 3 * n) for n in range(100)])
    assert shown.count("[-ab-]{+cd+}") == 40
    assert shown.endswith(" (and 60 changes more)")


def test_a_change_within_another_is_shown_once() -> None:
    shown = shown_difference("one two", [change("one two", "1 2", 0), change("two", "2", 4)])
    assert shown == "[-one two-]{+1 2+}"


def test_of_very_many_places_the_first_are_shown() -> None:
    place = Region("claims/claims.csv", 2, 1, 2, 2)
    related = tuple(Related(f"place {n}", place) for n in range(15))
    output = FORMATS["full"](report_on("id\nx\n", replace(fault(place), related=related)))
    assert output.count("--> claims/claims.csv:2:1: place") == 12
    assert "= and 3 places more" in output


def test_concise_has_a_line_for_each_finding_and_the_summary() -> None:
    report = report_on("id\nx\n", fault(Region("claims/claims.csv", 2, 1, 2, 2)))
    assert FORMATS["concise"](report) == (
        "claims/claims.csv:2:1: error[quote-altered] wrong\n0 claims, 0 sources · 1 error\n"
    )


def test_accepted_findings_are_counted_and_not_shown() -> None:
    accepted = replace(fault(Region("claims/claims.csv", 2, 1, 2, 2)), ignored="corrected on 3 May")
    for name in ("full", "concise"):
        output = FORMATS[name](report_on("id\nx\n", accepted))
        assert "quote-altered" not in output
        assert "no findings · 1 accepted" in output


def test_the_gravest_are_shown_and_the_rest_is_counted() -> None:
    region = Region("claims/claims.csv", 2, 1, 2, 2)
    notes = [fault(region, Level.NOTE, f"note {n}") for n in range(50)]
    errors = [fault(region, Level.ERROR, f"error {n}") for n in range(300)]
    output = FORMATS["full"](report_on("id\nx\n", *notes, *errors), view=View(notes=True))
    assert output.count("error[quote-altered]") == 200
    assert "note[quote-altered]" not in output
    assert "and 100 errors, 50 notes more" in output
    assert "300 errors, 50 notes" in output


@pytest.mark.parametrize("name", ["full", "concise"])
def test_notes_are_counted_and_shown_where_they_are_asked_for_or_fail_the_check(name: str) -> None:
    region = Region("claims/claims.csv", 2, 1, 2, 2)
    report = report_on("id\nx\n", *(fault(region, level, str(level)) for level in Level))
    failing = replace(report, evidence=replace(report.evidence, settings=Settings(fail_on="note")))
    assert "note[quote-altered]" not in FORMATS[name](report)
    assert FORMATS[name](report).endswith(" · 1 error, 1 warning, 1 note (--notes shows them)\n")
    for shown in (FORMATS[name](report, view=View(notes=True)), FORMATS[name](failing)):
        assert "note[quote-altered]" in shown
        assert shown.endswith(" · 1 error, 1 warning, 1 note\n")


@pytest.mark.parametrize("name", ["full", "concise"])
def test_errors_alone_are_shown_and_the_rest_is_counted(name: str) -> None:
    region = Region("claims/claims.csv", 2, 1, 2, 2)
    report = report_on("id\nx\n", *(fault(region, level, str(level)) for level in Level))
    shown = FORMATS[name](report, view=View(errors_only=True, notes=True))
    assert "error[quote-altered]" in shown
    assert "warning[" not in shown
    assert shown.endswith(" · 1 error, 1 warning, 1 note (errors shown)\n")


def test_a_rows_findings_stand_together_the_gravest_rows_first() -> None:
    def at(claim: str | None, level: Level, line: int) -> Finding:
        return replace(fault(Region("claims/claims.csv", line, 1, line, 2), level, f"{level} {line}"), claim=claim)

    found = [
        at("a", Level.WARNING, 2), at("b", Level.WARNING, 3), at(None, Level.ERROR, 4), at("b", Level.ERROR, 5),
        at(None, Level.NOTE, 6), at("a", Level.NOTE, 7),
    ]  # fmt: skip
    shown = FORMATS["concise"](report_on("id\n", *found), view=View(notes=True)).splitlines()[:-1]
    assert [int(line.split(":")[1]) for line in shown] == [5, 3, 4, 2, 7, 6]


@pytest.mark.parametrize("width", [40, 80, 120])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=400), column=st.integers(1, 400))
def test_no_line_is_wider_than_the_terminal(width: int, text: str, column: int) -> None:
    line = text.replace("\n", " ").replace("\r", " ")
    place = Region("claims/claims.csv", 2, column, 2, column + 30)
    shown = replace(fault(place, message=text), claim=text[:30], related=(Related(text, place),), help=text)
    words = replace(shown, changes=(change(line[5:9], line[:20], 5),) if len(line) > 9 else ())
    for found in (shown, words):
        shown = FORMATS["full"](report_on(f"id\n{line}\n", found), view=View(width=width))
        assert max(map(cells, shown.split("\n"))) <= width, shown


def test_no_word_of_a_message_is_cut() -> None:
    words = "the source's words differ from the quote, which says something else about the same matter"
    report = report_on("id\nx\n", fault(Region("claims/claims.csv", 2, 1, 2, 2), message=words))
    shown = FORMATS["full"](report, view=View(width=50))
    assert words in " ".join(shown.split())


def test_a_next_step_is_told_once() -> None:
    faults = [fault(Region("claims/claims.csv", 2, n, 2, n + 1), message=f"fault {n}") for n in range(1, 4)]
    shown = FORMATS["full"](report_on("id\nx\n", *(replace(one, help="Read it again.") for one in faults)))
    assert shown.count("help: Read it again.") == 1


def test_what_makes_stale_says_so() -> None:
    one = replace(fault(Region("claims/claims.csv", 2, 1, 2, 2)), claim="b1", stale="verified on 2026-10-01 as exact")
    assert "wrong (b1; stale since it was locked)" in FORMATS["full"](report_on("id\nx\n", one))


@pytest.mark.parametrize("code", [*Style, *(Paint(colour=True).level(level, "x") for level in Level)])
def test_colours_can_be_read_on_black_and_on_white(code: str) -> None:
    """By the palette's cube of 6 by 6 by 6 and the contrast of WCAG 2.2."""
    number = re.search(r"38;5;(\d+)", code)
    if number is None:
        assert code == Style.PLAIN
        return
    index = int(number[1]) - 16
    steps = (0, 95, 135, 175, 215, 255)
    red, green, blue = (steps[index // part % 6] / 255 for part in (36, 6, 1))
    light = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in (red, green, blue)]
    luminance = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    assert min(1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05) >= 3.5


@pytest.mark.parametrize(
    ("text", "region", "marked"),
    [
        ("id,quote\na,wrong words,z\n", Region("claims/claims.csv", 2, 3, 2, 14), "wrong words"),
        ("id,quote\r\na,wrong,z\r\n", Region("claims/claims.csv", 2, 3, 2, 8), "wrong"),
        ("x" * 5000 + "WRONG" + "y" * 5000, Region("claims/claims.csv", 1, 5001, 1, 5006), "WRONG"),
        ("WRONG" + "y" * 5000, Region("claims/claims.csv", 1, 1, 1, 6), "WRONG"),
        ("x" * 5000 + "WRONG", Region("claims/claims.csv", 1, 5001, 1, 5006), "WRONG"),
        ("id\na\tb\tWRONG\n", Region("claims/claims.csv", 2, 5, 2, 10), "WRONG"),
        ("id\na\x1b[31mWRONG\n", Region("claims/claims.csv", 2, 7, 2, 12), "WRONG"),
        ("id\n" + "\n" * 40_000 + "WRONG\n", Region("claims/claims.csv", 40_002, 1, 40_002, 6), "WRONG"),
    ],
)
def test_carets_stand_under_the_place(text: str, region: Region, marked: str) -> None:
    assert marks(FORMATS["full"](report_on(text, fault(region)))) == [marked]


def test_carets_count_wide_characters_twice_and_combining_ones_not() -> None:
    text = "東京 cafe\u0301 WRONG"
    output = FORMATS["full"](report_on(text, fault(Region("claims/claims.csv", 1, 10, 1, 15))))
    shown, carets = output.split("\n")[2:4]
    start = carets.index("^")
    assert cells(shown[: shown.index("WRONG")]) == start
    assert carets.count("^") == 5


def test_a_place_over_several_lines_is_marked_on_each() -> None:
    text = 'id,quote\na,"one\ntwo\nthree",z\n'
    output = FORMATS["full"](report_on(text, fault(Region("claims/claims.csv", 2, 3, 4, 7))))
    assert marks(output) == ['"one', "two", 'three"']


def test_a_long_place_is_cut_after_some_lines() -> None:
    text = "one\ntwo\nthree\nfour\nfive\n"
    output = FORMATS["full"](report_on(text, fault(Region("claims/claims.csv", 1, 1, 5, 5))))
    assert marks(output) == ["one", "two", "three"]
    assert " | …" in output


def test_a_carriage_return_is_text_where_the_table_has_line_feeds() -> None:
    text = 'id,quote\na,"one\rtwo"\nb,WRONG\n'
    output = FORMATS["full"](report_on(text, fault(Region("claims/claims.csv", 3, 3, 3, 8))))
    assert marks(output) == ["WRONG"]


def test_a_place_without_text_is_told_without_a_line() -> None:
    for region in (Region("claims/sources.csv", 9, 1, 9, 4), Region("claims/claims.csv", 99, 1, 99, 2)):
        output = FORMATS["full"](report_on("id\n", fault(region)))
        assert f"--> {region.path}:{region.line}:1" in output
        assert "^" not in output


@given(
    text=st.text(alphabet=st.sampled_from("ab é東\u0301\r\n\t"), max_size=400),
    begin=st.integers(0, 400),
    length=st.integers(0, 200),
)
def test_an_excerpt_is_a_piece_of_the_line_with_the_place_in_it(text: str, begin: int, length: int) -> None:
    begin = min(begin, len(text))
    end = min(begin + length, len(text))
    lines = Lines(text)
    start, stop = lines.around(begin)
    number = lines.position(begin)[0]
    if text[begin:end].count("\n") or text[begin:end].count("\r") or begin > stop:
        return
    found = excerpt(text, number, start, begin, end)
    whole = found.before + found.marked + found.after
    assert len(whole) <= WIDTH
    assert text[begin - len(found.before) : begin] == found.before
    assert text[begin:end].startswith(found.marked)
    assert found.cut_before == (begin - len(found.before) > start)


@given(st.lists(st.sampled_from(["a", "b", "\r", "\n", "\r\n"]), max_size=300).map("".join))
def test_every_line_is_found_by_its_number(text: str) -> None:
    find_every_line(text, range(len(text)))


@pytest.mark.parametrize("unit", ["\n", "\r\n", "a\r\n", "ab\r\n", "\r", "\ra\n"])
def test_lines_of_a_long_text_are_found_by_their_numbers(unit: str) -> None:
    text = unit * 20_000 + "a"
    find_every_line(text, [*range(0, len(text), 997), *range(len(text) - 300, len(text))])


def find_every_line(text: str, offsets: Iterable[int]) -> None:
    texts = Texts(report_on("", source=text).evidence)
    lines = Lines(text)
    for offset in offsets:
        number, column = lines.position(offset)
        if text[offset] not in "\r\n":
            (found,) = texts.excerpts(Region("seeds/s.txt", number, column, number, column + 1))
            assert found.marked == text[offset]
