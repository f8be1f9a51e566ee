"""Articles against claims and sources: a clean one is clean, whatever its layout, and what was changed is found."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.desk import AS_OF, Desk
from timeline.cli import run
from timeline.draft.run import Asked, Given, articles_of, check_drafts
from timeline.evidence.model import Report
from timeline.model import DraftFormat, Level, Support
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project

SOURCE = (
    "The harbour board met on 14 March 2024. It set aside 18.4 million euros for the new lock.\n"
    "“We will not raise the fees for fishing boats,” said Ida Brandt, who leads the board. “The lock comes first.”\n"
    "More than 300 people came to the hearing, and about 40 spoke. In 2023 the port handled 81.94 million tonnes.\n"
    "Unions had asked for 12 new posts; the board's answer was “not this year”, a share of 4.5 % was mentioned.\n"
)
OTHER = "Marek Nowak, the union's secretary, said: “Nobody has asked the crews about the night shifts.”\n"
ROWS = [
    {"id": "met", "quote": "The harbour board met on 14 March 2024"},
    {"id": "lock", "quote": "It set aside 18.4 million euros for the new lock"},
    {"id": "fees", "quote": "We will not raise the fees for fishing boats"},
    {"id": "people", "quote": "More than 300 people came to the hearing, and about 40 spoke"},
    {"id": "tonnes", "quote": "In 2023 the port handled 81.94 million tonnes"},
    {"id": "posts", "quote": "Unions had asked for 12 new posts"},
    {"id": "crews", "quote": "Nobody has asked the crews about the night shifts", "source": "crew.txt"},
]


@pytest.fixture
def port(desk: Desk) -> Desk:
    desk.write("timeline.toml", 'drafts = ["articles/*.md"]\n')
    desk.write("seeds/note.txt", SOURCE)
    desk.write("seeds/crew.txt", OTHER)
    desk.table(*({"claim": "As quoted.", "source": "note.txt", **row} for row in ROWS))
    return desk


def check(desk: Desk, text: str, form: DraftFormat = DraftFormat.MARKDOWN, **asked: object) -> Report:
    given_ = [Given("articles/a.md", text, form)]
    return check_drafts(find_project(desk.root), AS_OF, given_, Asked(**asked))  # type: ignore[arg-type]


def loud(report: Report) -> list[tuple[str, str]]:
    """The findings that are no notes: rule and message."""
    found = [one for one in report.findings if one.level is not Level.NOTE and one.ignored is None]
    return [(one.rule, one.message) for one in found]


# ---- properties ------------------------------------------------------------------------------------------------------

PAIRS = ("“”", '""', "„“", "«»", "»«", "‘’")


def sentence(row: dict[str, str], marks: str) -> str:
    return f"The report said: {marks[0]}{row['quote']}{marks[1]} [@{row['id']}]."


@given(
    st.permutations(ROWS).flatmap(lambda rows: st.integers(1, len(rows)).map(lambda n: rows[:n])),
    st.sampled_from(PAIRS),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_an_article_of_the_claims_own_quotes_and_figures_is_clean(
    port: Desk, rows: list[dict[str, str]], marks: str
) -> None:
    quoted = "\n\n".join(sentence(row, marks) for row in rows)
    assert check(port, quoted).findings == ()
    plain = "\n\n".join(f"{row['quote']} [@{row['id']}]." for row in rows)
    assert check(port, plain, linked=True).findings == ()


HARMLESS = {
    "wrapped": lambda text: text.replace(" the ", "\nthe "),
    "straight": lambda text: re.sub("[“”]", '"', text),
    "emphasis": lambda text: text.replace("fees", "*fees*").replace("lock", "**lock**"),
    "end mark": lambda text: text.replace("boats,”", "boats.”"),
    "first letter": lambda text: text.replace("“We", "“we"),
    "words left out": lambda text: text.replace("raise the fees for fishing boats", "raise … fishing boats"),
    "an editor's word": lambda text: text.replace("“We will", "“[The board] will"),
    "narrow spaces": lambda text: text.replace("18.4 million", "18.4\u202fmillion"),
    "note for link": lambda text: text.replace("[@fees]", "[^1]") + "\n\n[^1]: [@fees]\n",
    "comment": lambda text: f"<!-- “nothing at all of 77” -->\n{text}",
    "parted": lambda text: text.replace("boats,” Brandt said", "boats. The lock comes first,” Brandt said"),
}
CLEAN = (
    "“We will not raise the fees for fishing boats,” Brandt said. [@fees]\n\nThe lock costs €18.4 million. [@lock]\n"
)


@pytest.mark.parametrize("name", HARMLESS)
def test_each_harmless_change_of_a_clean_article_stays_clean(port: Desk, name: str) -> None:
    text = HARMLESS[name](CLEAN)
    assert text != CLEAN
    assert check(port, text).findings == ()


HARMFUL = {
    "negation out": ("will not raise", "will raise", "draft-quote-altered"),
    "negation in": ("the fees for", "not the fees for", "draft-quote-altered"),
    "a name": ("fishing boats", "sailing boats", "draft-quote-altered"),
    "a word dropped": ("fees for fishing boats", "fees fishing boats", "draft-quote-altered"),
    "a digit": ("18.4", "18.9", "draft-figure-unsupported"),
    "digits transposed": ("18.4", "14.8", "draft-figure-unsupported"),
    "a currency": ("€18.4 million", "$18.4 million", "draft-figure-unsupported"),
    "a scale": ("million", "billion", "draft-figure-unsupported"),
    "an id": ("@fees", "@fee", "draft-link-unknown"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_each_change_of_meaning_is_found(port: Desk, name: str) -> None:
    old, new, rule = HARMFUL[name]
    assert [found for found, _ in loud(check(port, CLEAN.replace(old, new)))] == [rule]


# ---- single things ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "support", "found"),
    [
        ("82 million tonnes", Support.ROUNDED, "81.94 million tonnes"),
        ("more than 80 million tonnes", Support.WEAKER, "81.94 million tonnes"),
        ("more than 60 million tonnes", Support.UNSUPPORTED, ""),
        ("81.942 million tonnes", Support.SHARPER, "81.94 million tonnes"),
        ("300 people", Support.HEDGE_DROPPED, "More than 300 people"),
        ("more than 400 people", Support.UNSUPPORTED, ""),
        ("on 14 March 2024", Support.BORNE, "14 March 2024"),
        ("in March 2024", Support.WEAKER, "14 March 2024"),
        ("on 15 March 2024", Support.UNSUPPORTED, "14 March 2024"),
        ("by the end of 2024", Support.WEAKER, "14 March 2024"),
        ("by the end of 2026", Support.UNSUPPORTED, ""),
        ("since 2024", Support.WEAKER, "14 March 2024"),
        ("since 2021", Support.UNSUPPORTED, ""),
        ("4.5%", Support.BORNE, "4.5 %"),
    ],
)
def test_figures_and_dates_are_borne_by_entailment(port: Desk, text: str, support: Support, found: str) -> None:
    (reading,) = check(port, f"It was {text} there.").evidence.drafts[0].readings
    assert reading.support is support
    assert found in ("", reading.found)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("He called it an “‘early and cold’ spring for the boats” there.", ["exact"]),
        ("“An early and cold spring for the boats,” he said.", ["reformatted"]),
        ("“An early and cold spring for the goats,” he said.", ["altered"]),
        ("“An early and cold Spring for the boats,” he said.", ["altered"]),
    ],
)
def test_a_quotation_mark_within_the_words_alters_none(port: Desk, text: str, statuses: list[str]) -> None:
    port.write("seeds/crew.txt", f"{OTHER}He feared an ‘early and cold’ spring for the boats, and said so.\n")
    quotes = check(port, text).evidence.drafts[0].quotes
    assert [one.status.value for one in quotes] == statuses


@pytest.mark.parametrize("words", ["<del>{}</del>", "<span hidden>{}</span>", '<p style="display:none">{}</p>'])
def test_words_that_no_reader_sees_bear_nothing(port: Desk, words: str) -> None:
    unseen = words.format("The quay took 7 winters, and the frost held the piles fast")
    port.write("seeds/page.html", f"<p>The quay took 9 winters.</p>{unseen}<p>It opened on 3 May 2024.</p>")
    assert loud(check(port, "The quay took 9 winters and opened on 3 May 2024.")) == []
    found = [rule for rule, _ in loud(check(port, "It took 7 winters: “the frost held the piles fast”, he said."))]
    assert found == ["draft-figure-unsupported", "draft-quote-missing"]


def test_what_stands_in_a_quotation_is_the_quotations(port: Desk) -> None:
    draft = check(port, "He said: “It set aside 18.4 million euros for the new lock.”").evidence.drafts[0]
    assert [one.status.value for one in draft.quotes] == ["exact"]
    assert draft.readings == ()


def test_linked_alone_counts_where_that_is_asked(port: Desk) -> None:
    text = "It costs €18.4 million [@crews].\n"
    assert loud(check(port, text)) == []
    assert [rule for rule, _ in loud(check(port, text, linked=True))] == ["draft-figure-unsupported"]


def test_words_with_digits_are_compared_as_words(port: Desk) -> None:
    port.write("seeds/crew.txt", f"{OTHER}COVID-19 closed the port; the lock is open 24/7.\n")
    assert loud(check(port, "COVID-19 closed it. It is open 24/7.")) == []
    assert len(loud(check(port, "COVID-18 closed it. It is open 24/6."))) == 2


def test_a_comment_with_a_reason_accepts_and_one_that_accepts_nothing_is_found(port: Desk) -> None:
    accepted = "<!-- timeline: draft-figure-unsupported: the board's own table -->\nIt was 77 boats.\n"
    (found,) = check(port, accepted).findings
    assert (found.rule, found.ignored) == ("draft-figure-unsupported", "the board's own table")
    assert [one.rule for one in check(port, accepted.replace("77 boats", "quiet")).findings] == ["ignore-unused"]
    assert [one.ignored for one in check(port, accepted.replace("the board's own table", "")).findings] == [None]
    past = accepted.replace("the board's", "until=2020-01-01 the board's")
    assert [(one.rule, one.ignored) for one in check(port, past).findings] == [
        ("ignore-unused", None),
        ("draft-figure-unsupported", None),
    ]


def test_latex_accepts_by_its_own_comments(port: Desk) -> None:
    text = "% timeline: draft-figure-unsupported: counted by hand\nIt was 77 boats.\n"
    (found,) = check(port, text, DraftFormat.LATEX).findings
    assert found.ignored == "counted by hand"


def test_a_note_rests_on_its_own_claims_as_its_paragraph_does(port: Desk) -> None:
    text = "The lock is paid for.[^1] It gets 18.4 million euros.\n\n[^1]: It is 18.4 million euros. [@lock]\n"
    draft = check(port, text, linked=True).evidence.drafts[0]
    assert [(one.linked, one.support) for one in draft.readings] == [(("lock",), Support.BORNE)] * 2


def test_an_article_that_cannot_be_read_uses_no_claim(port: Desk) -> None:
    port.write("timeline.toml", "draft_complete = true\n")
    given_ = [Given("a.md", "It set aside 18.4 million euros. [@lock]", DraftFormat.MARKDOWN)]
    given_ += [Given("b.docx", b"no archive", DraftFormat.DOCX)]
    report = check_drafts(find_project(port.root), AS_OF, given_)
    assert report.evidence.unused == ("met", "fees", "people", "tonnes", "posts", "crews")
    assert [one.claim for one in report.findings if one.rule == "draft-claim-unused"] == [*report.evidence.unused]


def test_keys_of_a_bibliography_are_none_of_ours(port: Desk) -> None:
    port.write("articles/refs.bib", "@book{brandt2020,\n title={Locks}}\n")
    port.write("articles/a.md", "---\nbibliography: refs.bib\n---\nSo it is [@brandt2020; @lok].\n")
    project = find_project(port.root)
    report = check_drafts(project, AS_OF, articles_of(project, (), None))
    assert [(one.rule, one.help) for one in report.findings] == [("draft-link-unknown", "Did you mean 'lock'?")]


def test_terms_of_the_house_are_not_looked_for(port: Desk) -> None:
    text = "They spoke of “the green gate of the north”.\n"
    assert [rule for rule, _ in loud(check(port, text))] == ["draft-quote-missing"]
    port.write("timeline.toml", 'draft_terms = ["the green gate of the north"]\n')
    assert check(port, text).findings == ()


# ---- the command -----------------------------------------------------------------------------------------------------


def command(root: Path, *arguments: str) -> int:
    return run(["draft", *arguments, "-C", str(root), "--as-of", str(AS_OF)])


@pytest.mark.parametrize(
    ("text", "code"), [(CLEAN, 0), (CLEAN.replace("18.4", "18.9"), 1), ("Nothing to see.\n", 2), ("", 2)]
)
def test_the_exit_code_says_what_was_found(port: Desk, text: str, code: int, capfd: pytest.CaptureFixture[str]) -> None:
    port.write("articles/a.md", text)
    assert command(port.root, "articles/a.md", "--output-format", "json") == code
    document = json.loads(capfd.readouterr().out)
    assert list(document) == ["version", "as_of", "summary", "drafts", "unused", "findings"]
    assert [one["path"] for one in document["drafts"]] == ["articles/a.md"]


def test_the_setting_names_the_articles(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.write("articles/b.md", CLEAN)
    port.write("articles/a.md", CLEAN)
    port.write("articles/c.txt", "77 boats")
    assert command(port.root, "--output-format", "json") == 0
    assert [one["path"] for one in json.loads(capfd.readouterr().out)["drafts"]] == ["articles/a.md", "articles/b.md"]


@pytest.mark.parametrize(
    "arguments", [["gone.md"], ["articles/a.md", "--format", "pdf"], ["articles/a.md", "--published", "x"]]
)
def test_what_cannot_be_done_is_said_in_one_line(
    port: Desk, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    port.write("articles/a.md", CLEAN)
    assert command(port.root, *arguments) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_a_baseline_holds_articles_and_claims_beside_each_other(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.write("articles/a.md", "It was 77 boats.\n")
    port.write("articles/b.md", "It was 78 boats.\n")
    assert command(port.root, "--write-baseline") == 0
    assert run(["check", "-C", str(port.root), "--write-baseline"]) == 0
    assert command(port.root) == command(port.root, "articles/a.md") == 0
    port.write("articles/a.md", "It was 12 posts.\n")
    capfd.readouterr()
    command(port.root, "articles/a.md", "--output-format", "concise")
    assert capfd.readouterr().out.count("baseline-unused") == 1


def test_a_link_that_a_pattern_matches_is_no_article(port: Desk) -> None:
    port.write("articles/a.md", CLEAN)
    (port.root / "articles/b.md").symlink_to(port.root / "seeds/note.txt")
    assert [one.path for one in articles_of(find_project(port.root), (), None)] == ["articles/a.md"]


def test_patterns_that_lead_out_are_refused(port: Desk) -> None:
    port.write("timeline.toml", 'drafts = ["../*.md"]\n')
    with pytest.raises(TimelineError, match="drafts has"):
        find_project(port.root)


def test_hostile_articles_cost_no_more_than_others(port: Desk) -> None:
    """Marks that open and never close, in every format: seconds at most."""
    rng = random.Random(3)  # noqa: S311 - a fixed text
    marks = ["“", "„", "«", '"', "‘", "```", "<!--", "$", "[", "[@", "{", "\\begin{", "*", "<p", "> "]
    text = "".join(rng.choice(marks) for _ in range(20_000))
    for form in (DraftFormat.MARKDOWN, DraftFormat.HTML, DraftFormat.LATEX, DraftFormat.TEXT):
        check(port, text, form)
