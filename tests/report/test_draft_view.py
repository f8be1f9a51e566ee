"""The view of an article: complete, inert, the same bytes every time, and held against what was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers.desk import AS_OF, Desk
from timeline.cli import run
from timeline.draft.run import Given, articles_of, check_drafts
from timeline.model import DraftFormat
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.report.draft_files import make_views

ROOT = Path(__file__).resolve().parents[2]
ODD = '<script>x()</script><img src=x onerror=x()> “Not <b>ours</b> & "theirs"” \u202e 77 [@a"><i>]\n'


@pytest.fixture
def port(desk: Desk) -> Desk:
    desk.write("timeline.toml", 'drafts = ["articles/*"]\n')
    desk.write(
        "seeds/note.txt", "The board set aside 18.4 million euros. <b>“We will not”</b>, it said, “raise fees.”\n"
    )
    desk.table({"id": "lock", "claim": "c", "source": "note.txt", "quote": "set aside 18.4 million euros"})
    desk.write("claims/sources.csv", "source,publisher,published\nnote.txt,The Board,2024-03-14\n")
    return desk


def pages(desk: Desk, text: str) -> dict[str, str]:
    project = find_project(desk.root)
    report = check_drafts(project, AS_OF, [Given("articles/a.md", text, DraftFormat.MARKDOWN)])
    return {name: page.decode() for name, page in make_views(project, report).files.items()}


def test_every_check_is_marked_with_its_state_in_words_beside_the_sources_sentence(port: Desk) -> None:
    page = pages(port, "# Head\n\nIt set aside €14.8 million [@lock] and **18.4 million euros** [@lock].\n")[
        "drafts/a.html"
    ]
    assert re.findall(r'class="mk (\w+)"[^>]*>([^<]+)', page) == [
        ("error", "€14.8 million"),
        ("ok", "18.4 million euros"),
    ]
    assert page.count("<mark>18.4 million euros</mark>") == 2
    assert "The Board, 2024-03-14" in page
    assert 'href="../timeline.html#c-lock"' in page
    assert ">1 error to settle.<" in page
    assert "<h2>Head</h2>" in page


def test_what_is_to_settle_is_listed_with_links_to_its_places(port: Desk) -> None:
    made = pages(port, "It set aside €14.8 million [@lock] and 18.4 million euros.\n\nSee [@lack].\n")
    page = made["drafts/a.html"]
    (tasks,) = re.findall(r'<ol class="tasks">(.*?)</ol>', page)
    assert re.findall(r'href="#(\w+)">([^<]+)</a> ([^<]+)', tasks) == [
        ("m1", "€14.8 million", "nothing bears it"),
        ("l2", "lack", "no such claim"),
    ]
    assert {"m1", "l2"} <= set(re.findall(r'id="(\w+)"', page))
    assert "Did you mean &#39;lock&#39;?" in page
    assert "there is no claim 'lack'" in made["drafts/a.md"].replace("\\", "")
    assert '<ol class="tasks">' not in pages(port, "It set aside 18.4 million euros.\n")["drafts/a.html"]


def test_findings_beside_the_text_are_shown_too_and_code_is_read(port: Desk) -> None:
    made = pages(port, "It runs `make` , and 18.4 million euros.\n\n<!-- timeline: draft-quote-missing: why -->\nSo.\n")
    for page in made.values():
        assert "It runs make, and" in page
        assert "does not occur here" in page
    assert "line 3" in made["drafts/a.md"]


def test_a_quotation_without_what_turns_it_is_not_said_to_stand(port: Desk) -> None:
    port.write("seeds/talk.txt", "Nobody said that the fees for fishing boats will rise.\n")
    made = pages(port, "He said: “the fees for fishing boats will rise”.\n")
    assert "what turns it is left out" in made["drafts/a.md"]
    assert "**stands**" not in made["drafts/a.md"]


def test_a_place_is_that_of_the_original(port: Desk) -> None:
    port.write(
        "seeds/page.html",
        "<html><body>\n<p>One.</p>\n<del>77 berths</del>\n\n<p>It has 512 crates.</p></body></html>\n",
    )
    port.write("seeds/talk.vtt", "WEBVTT\n\n00:01.000 --> 00:04.000\nThere are 613 boats.\n")
    made = pages(port, "It has 512 crates. There are 613 boats. It had 77 berths. It got 18.4 million euros.\n")
    assert "(`page.html`, line 5)" in made["drafts/a.md"]
    assert re.search(r"talk\.vtt</span>, 0?0?:?00:01", made["drafts/a.html"])
    assert "`note.txt`, line 1)" in made["drafts/a.md"]
    assert "nothing bears it" in made["drafts/a.md"]


def test_the_page_reaches_nothing_and_runs_nothing(port: Desk) -> None:
    made = pages(port, ODD)
    page = made["drafts/a.html"]
    assert "default-src 'none'" in page
    assert re.findall(r"<(script|img|link|iframe|i)\b", page) == []
    assert "\u202e" not in page + made["drafts/a.md"]
    assert "<script" not in made["drafts/a.md"]


def test_the_same_bytes_every_time(port: Desk) -> None:
    assert pages(port, ODD) == pages(port, ODD)


def test_what_was_written_is_held_against_what_would_be(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.write("articles/a.md", "It set aside 18.4 million euros [@lock].\n")
    arguments = ["draft", "-C", str(port.root)]
    assert run([*arguments, "--as-of", "2026-01-01", "--view"]) == 0
    assert sorted(path.name for path in (port.root / "reports/drafts").iterdir()) == ["a.html", "a.md"]
    assert run([*arguments, "--check"]) == 0
    port.write("articles/a.md", "The board set aside 18.4 million euros [@lock].\n")
    capfd.readouterr()
    assert run([*arguments, "--check", "--output-format", "concise"]) == 1
    assert capfd.readouterr().out.count("report-outdated") == 2
    assert run([*arguments, "--view"]) == run([*arguments, "--check"]) == 0


def test_two_articles_of_one_name_are_refused(port: Desk) -> None:
    port.write("articles/a.md", "77")
    port.write("articles/a.tex", "78")
    project = find_project(port.root)
    report = check_drafts(project, AS_OF, articles_of(project, (), None))
    with pytest.raises(TimelineError, match="two articles"):
        make_views(project, report)
