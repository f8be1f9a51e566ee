"""From an article to rows: what is offered, what one key adds, and what is printed where nobody can be asked."""

from __future__ import annotations

import json

import pytest
import typer

import timeline.cli.from_draft
from helpers.desk import AS_OF, Desk
from timeline.cli import run
from timeline.project.claims import read_claims

ARTICLE = (
    "“We will not raise the fees,” Brandt said. [@met]\n\nThe lock costs €18.4 million. On 14 March 2024 they met.\n\n"
    "It was 77 boats; “never said by anybody at all”, he said.\n"
)


@pytest.fixture
def port(desk: Desk) -> Desk:
    desk.write("timeline.toml", "")
    desk.write(
        "seeds/note.txt",
        "The board met on 14 March 2024. It set aside 18.4 million euros\nfor the lock. "
        "“We will not raise the fees,” it said.\n",
    )
    desk.table({"id": "met", "claim": "It met.", "source": "note.txt", "quote": "The board met on 14 March 2024"})
    desk.write("articles/a.md", ARTICLE)
    return desk


def add(desk: Desk, *arguments: str) -> int:
    return run(["add", "--from-draft", "articles/a.md", "-C", str(desk.root), "--as-of", str(AS_OF), *arguments])


def rows(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.id, one.statement, one.quote) for one in read_claims(desk.root, "claims/claims.csv").claims]


def test_without_a_terminal_the_commands_are_printed_and_they_work(
    port: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import shlex

    assert add(port) == 0
    commands = [line.strip() for line in capfd.readouterr().out.splitlines() if line.strip().startswith("timeline ")]
    monkeypatch.chdir(port.root)
    assert [run([*shlex.split(command)[1:]]) for command in commands] == [0, 0]
    assert [quote for _, _, quote in rows(port)][1:] == [
        "We will not raise the fees,",
        "It set aside 18.4 million euros for the lock.",
    ]
    capfd.readouterr()
    assert add(port) == 0
    assert "asks for no row" in capfd.readouterr().out


def test_one_key_adds_a_row_and_one_skips_it(port: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ["x", "a", "s"]
    monkeypatch.setattr(typer, "getchar", lambda: keys.pop(0))
    monkeypatch.setattr(timeline.cli.from_draft, "can_ask", lambda _: True)
    assert add(port) == 0
    assert keys == []
    assert rows(port)[1:] == [("note-1", "“We will not raise the fees,” Brandt said.", "We will not raise the fees,")]


def test_q_ends_it(port: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typer, "getchar", lambda: "q")
    monkeypatch.setattr(timeline.cli.from_draft, "can_ask", lambda _: True)
    assert add(port) == 0
    assert len(rows(port)) == 1


def test_a_program_gets_the_offers(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(port, "--output-format", "json") == 0
    offers = json.loads(capfd.readouterr().out)["offers"]
    assert [(one["line"], one["what"], one["source"]) for one in offers] == [
        (1, "quotation", "note.txt"),
        (3, "figure", "note.txt"),
    ]


def test_neither_a_source_nor_an_article_is_a_mistake(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "-C", str(port.root), "--quote", "x"]) == 2
    assert "no source is named" in capfd.readouterr().err
