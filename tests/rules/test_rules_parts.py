"""What rules are made of: a rule from a function, its text in sections, what git leads to, the projects it shows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.pages import collect

from timeline.evidence.model import Evidence
from timeline.model import Anchor, ChangeKind, Finding, Flaw, Level, Problem, Region, Related, Status
from timeline.project.settings import Settings
from timeline.rules import RULES, accepts, find, level_of, report
from timeline.rules import quote as quotes
from timeline.rules.examples import examples, shown
from timeline.rules.rule import Group, Rule, empty_cells, finding, from_problem, named, rule
from timeline.rules.wording import quoted

if TYPE_CHECKING:
    from helpers.desk import Desk

PLACE = Region("claims/claims.csv", 2, 3, 2, 9)


def made() -> Rule:
    """A rule made as the others are."""

    @rule(Level.WARNING, group=Group.QUOTE, asked=True)
    def two_words_more(_evidence: Evidence) -> Iterator[Finding]:
        """It fires.

        Why:
            For one reason,
            and another.

        Fails:
            this

        Passes:
            that

        Do:
            Mend it.
        """
        yield from ()

    return two_words_more


def test_a_rule_takes_name_group_and_text_from_its_function() -> None:
    one = made()
    assert (one.name, one.level, one.group, one.asked) == ("two-words-more", Level.WARNING, Group.QUOTE, True)
    assert one.summary == "It fires."
    assert one.text.startswith("It fires.\n\nWhy:\n    For one reason,\n    and another.\n\nFails:\n")
    assert [one.section(title) for title in ("Why", "Fails", "Passes", "Do", "Else")] == [
        "For one reason,\nand another.", "this", "that", "Mend it.", "",
    ]  # fmt: skip
    assert list(one.check(None)) == []  # type: ignore[arg-type]


def test_a_function_without_a_text_is_called_by_its_name() -> None:
    def bare_one(_evidence: Evidence) -> Iterator[Finding]:
        yield from ()

    assert rule(Level.NOTE, group=Group.TABLE)(bare_one).text == "bare-one"


def test_a_finding_gets_rule_and_level_when_the_rules_are_run() -> None:
    related = (Related("there", PLACE),)
    found = finding("it is\nwrong", PLACE, claim="b1", related=related, help="mend it")
    assert found == Finding("", Level.ERROR, "it is\nwrong", PLACE, "b1", related, "mend it")
    found_one = named(made(), found, Level.NOTE)
    assert found_one == Finding("two-words-more", Level.NOTE, found_one.message, PLACE, "b1", related, "mend it")
    assert "\n" not in found_one.message
    assert finding("it", PLACE) == Finding("", Level.ERROR, "it", PLACE, None, (), "")


def test_a_problem_is_told_as_its_reader_tells_it() -> None:
    problem = Problem(Flaw.ID_INVALID, "no id", PLACE, "b1", (Related("there", PLACE),), "give one")
    assert from_problem(problem) == Finding(
        "id-invalid", Level.ERROR, "no id", PLACE, "b1", (Related("there", PLACE),), "give one"
    )


def test_the_empty_cells_are_those_that_are_told(desk: Desk) -> None:
    desk.write("seeds/note.txt", "words\n")
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": ""})
    evidence = desk.check().evidence
    assert empty_cells(evidence) == {evidence.citations[0].claim.place("quote")}


def test_the_level_of_a_rule_is_its_own_or_the_projects() -> None:
    one = made()
    assert level_of(one, Settings()) is Level.WARNING
    assert level_of(one, Settings(levels={"two-words-more": "error"})) is Level.ERROR
    assert level_of(one, Settings(levels={"two-words-more": "off"})) is None
    assert level_of(one, Settings(ignore=("two-words-more",))) is None
    assert level_of(one, Settings(select=("other",))) is None
    assert level_of(one, Settings(select=("two-words-more",))) is Level.WARNING


def test_no_acceptance_covers_a_broken_acceptance(desk: Desk) -> None:
    desk.write("seeds/note.txt", "words\n")
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": "words", "ignore": "ignore-invalid: x"})
    evidence = desk.check().evidence
    (ignore,) = evidence.citations[0].claim.ignores
    assert not accepts(ignore, replace(finding("", PLACE), rule="ignore-invalid"), evidence)
    assert accepts(replace(ignore, rule="quote-cut"), replace(finding("", PLACE), rule="quote-cut"), evidence)
    assert not accepts(replace(ignore, rule="quote-cut"), replace(finding("", PLACE), rule="quote-short"), evidence)


def test_findings_stand_in_the_order_of_files_lines_rules_and_messages(desk: Desk) -> None:
    desk.write("seeds/note.txt", "abc def words\n")
    desk.write("seeds/other.txt", "more\n")
    rows = [{"id": f"b{n}", "claim": "It cost 7 and 8", "source": "note.txt", "quote": "ef wor"} for n in (1, 2)]
    desk.table(*rows)
    evidence = desk.check().evidence
    order = [each.name for each in RULES]
    found = find(evidence)
    keys = [(one.region, order.index(one.rule), one.message) for one in found]
    assert keys == sorted(keys)
    assert [(one.rule, one.claim) for one in found] == [
        ("figure-unsupported", "b1"), ("figure-unsupported", "b1"), ("quote-short", "b1"), ("quote-cut", "b1"),
        ("figure-unsupported", "b2"), ("figure-unsupported", "b2"), ("quote-short", "b2"), ("quote-cut", "b2"),
        ("source-unused", None),
    ]  # fmt: skip


def test_an_outdated_report_is_told_by_its_path(desk: Desk) -> None:
    desk.table()
    evidence = replace(desk.check().evidence, outdated=("reports/timeline.md",))
    (found,) = report.report_outdated.check(evidence)
    assert (found.message, found.region, found.help) == (
        "reports/timeline.md is not what would be written now",
        Region("reports/timeline.md"),
        "Write it anew: timeline report",
    )


# ---- where git leads -------------------------------------------------------------------------------------------------

TEXT = "A line.\nThe company raised 600 million euros in June, they said.\nMore of it.\n"


def followed(desk: Desk, quote: str, span: tuple[int, int] | None, anchor: Anchor | None = None) -> Evidence:
    """The evidence on one row, whose locked words git leads to a span."""
    desk.write("seeds/note.txt", TEXT)
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": quote})
    evidence = desk.check().evidence
    (one,) = evidence.citations
    return replace(evidence, citations=(replace(one, followed=span, anchor=anchor or one.anchor),))


WORDS = (TEXT.index("raised"), TEXT.index(" in June"))
LEADS = "git leads here from the words that were locked; `timeline review --port` takes it"


@pytest.mark.parametrize(
    ("quote", "check"), [("raised a lot of money somewhere else", quotes.quote_missing), ("The", quotes.quote_missing)]
)
def test_where_git_leads_is_told_of_a_missing_quote(desk: Desk, quote: str, check: Rule) -> None:
    evidence = followed(desk, quote, WORDS, Anchor(Status.MISSING))
    (found,) = check.check(evidence)
    assert [(one.message, one.region) for one in found.related] == [(LEADS, Region("seeds/note.txt", 2, 13, 2, 37))]
    (found,) = check.check(followed(desk, quote, None, Anchor(Status.MISSING)))
    assert found.related == ()


@pytest.mark.parametrize(
    ("span", "led"),
    [
        (WORDS, False),
        ((WORDS[0] - 9, WORDS[0]), True),
        ((WORDS[0] - 9, WORDS[0] + 1), False),
        ((WORDS[1], WORDS[1] + 4), True),
        ((WORDS[1] - 1, WORDS[1] + 4), False),
    ],
)
def test_where_git_leads_is_told_of_an_altered_quote_unless_it_is_shown_already(
    desk: Desk, span: tuple[int, int], led: bool
) -> None:
    evidence = followed(desk, "raised 660 million euros", span)
    assert evidence.citations[0].status is Status.ALTERED
    (found,) = quotes.quote_altered.check(evidence)
    assert [one.message for one in found.related] == ["the words of the source", *[LEADS] * led]


def test_where_git_leads_is_told_of_an_ambiguous_quote(desk: Desk) -> None:
    places = ((0, 1), (8, 9))
    evidence = followed(desk, "of the words", WORDS, Anchor(Status.AMBIGUOUS, 0, 1, places=places))
    (found,) = quotes.quote_ambiguous.check(evidence)
    assert [one.message for one in found.related] == ["place 1 of 2", "place 2 of 2", LEADS]


@pytest.mark.parametrize("elsewhere", [None, (1, 2)])
def test_what_is_in_no_known_place_of_another_source_is_not_told_as_misattributed(
    desk: Desk, elsewhere: tuple[int, int] | None
) -> None:
    evidence = followed(desk, "of the words", None, Anchor(Status.MISATTRIBUTED))
    one = replace(evidence.citations[0], elsewhere="", elsewhere_span=elsewhere)
    assert list(quotes.quote_misattributed.check(replace(evidence, citations=(one,)))) == []


def test_altered_without_a_change_is_told_all_the_same(desk: Desk) -> None:
    evidence = followed(desk, "of the words", None, Anchor(Status.ALTERED, *WORDS))
    (found,) = quotes.quote_altered.check(evidence)
    assert found.message == "the source's words differ from the quote: the words differ"


def test_a_quote_without_a_place_has_no_words_in_its_source(desk: Desk) -> None:
    evidence = followed(desk, "raised 600 million euros", None)
    assert evidence.words(evidence.citations[0]) == "raised 600 million euros"
    assert evidence.words(replace(evidence.citations[0], anchor=Anchor(Status.MISSING))) == ""


def test_long_words_are_shown_cut_on_one_line() -> None:
    assert quoted("a\n b") == "“a b”"
    assert quoted("x" * 60) == f"“{'x' * 60}”"
    assert quoted("x" * 61) == f"“{'x' * 59}…”"


def test_the_gravest_change_leads(desk: Desk) -> None:
    quote = "The large company raised 600 million dollars in June, they will have said"
    (found,) = quotes.quote_altered.check(followed(desk, quote, None))
    assert [change.kind for change in found.changes] != sorted(
        [change.kind for change in found.changes], key=list(ChangeKind).index
    )
    assert found.message.startswith("the source's words differ from the quote: unit: the quote has “dollars”")
    assert found.message.endswith(f" (and {len(found.changes) - 1} more)")


# ---- the projects that a rule shows ----------------------------------------------------------------------------------


def test_the_projects_of_a_folder_are_collected_file_by_file(tmp_path: Path) -> None:
    for path, text in {
        "b-rule/fires/claims/claims.csv": "id\nb1\n",
        "b-rule/fires/timeline.toml": "max_age = 3\n",
        "b-rule/fires/seeds/x.txt": "é\n",
        "b-rule/fires/expected.txt": "error b-rule\n",
        "b-rule/passes/a.txt": " \n",
        "b-rule/passes/expected.txt": "",
        "a-rule/fires/expected.txt": "note a-rule\n",
        "readme.txt": "not a rule",
    }.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "b-rule/fires/seeds/y.txt").write_bytes(b"\xff\xfe!")
    found = collect(tmp_path)
    assert json.dumps(found, ensure_ascii=False) == json.dumps(
        {
            "a-rule": {"fires": {"check": "note a-rule\n"}},
            "b-rule": {
                "fires": {
                    "claims/claims.csv": "id\nb1\n",
                    "seeds/x.txt": "é\n",
                    "seeds/y.txt": "(3 bytes that are no UTF-8)\n",
                    "timeline.toml": "max_age = 3\n",
                    "check": "error b-rule\n",
                },
                "passes": {"check": "no findings\n"},
            },
        },
        ensure_ascii=False,
    )


def test_a_rule_is_shown_with_both_its_projects() -> None:
    text = shown("quote-missing")
    project = examples()["quote-missing"]
    assert text.startswith(
        "A project on which it fires:\n\n    claims/claims.csv\n        id,date,claim,source,quote\n"
    )
    assert "\nA project on which it does not:\n\n    claims/claims.csv\n" in text
    assert text.count("    `timeline check` says\n") == 2
    assert "\n        no findings\n" in text
    for files in project.values():
        for line in "".join(files.values()).splitlines():
            assert not line.strip() or f"        {line}\n" in text
    assert shown("no-such-rule") == "A project on which it fires:\n\nA project on which it does not:\n"
