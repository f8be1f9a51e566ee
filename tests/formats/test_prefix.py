"""Paths told from the repository: every place a platform is shown lies below the prefix, and none twice."""

import json
from pathlib import Path

import pytest

from helpers.desk import Desk
from helpers.program import timeline
from timeline.formats import FORMATS
from timeline.formats.prefix import with_prefix

ROOT = Path(__file__).resolve().parents[2]


def output(form: str, *more: str) -> str:
    done = timeline("check", "-C", ROOT, "--exit-zero", "--output-format", form, *more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def paths(node: object) -> list[str]:
    """Every path or uri in a JSON document."""
    if isinstance(node, dict):
        own = [value for key, value in node.items() if key in ("path", "uri") and isinstance(value, str)]
        return own + [path for value in node.values() for path in paths(value)]
    return [path for value in node for path in paths(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_every_path_lies_below_the_prefix(form):
    plain = paths(json.loads(output(form)))
    shown = paths(json.loads(output(form, "--path-prefix", "desk/2026/")))
    assert any(path.startswith(("seeds/", "claims/")) for path in plain)
    assert [path.removeprefix("desk/2026/") for path in shown if "://" not in path] == [
        p for p in plain if "://" not in p
    ]
    assert all(
        path.startswith("desk/2026/")
        for path in shown
        if path.removeprefix("desk/2026/").startswith(("claims", "seeds"))
    )


def test_a_source_that_no_row_cites_is_shown_and_lies_below_the_prefix_too(desk: Desk) -> None:
    desk.write("seeds/note.txt", "Nothing of the kind was said here at all.\n")
    desk.write("seeds/other.txt", "It raised 600 million euros in June.\n")
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": "raised 600 million euros in June"})
    lines_shown = FORMATS["full"](with_prefix(desk.check(), "desk/2026"))
    assert "desk/2026/seeds/other.txt:1:4" in lines_shown
    assert "| It raised 600 million euros in June." in lines_shown


def test_the_excerpts_are_those_of_the_files():
    lines = output("full").replace("--> ", "--> desk/").split("\n")
    lines_shown = output("full", "--path-prefix", "desk").split("\n")
    assert [line for line in lines_shown if "|" in line] == [line for line in lines if "|" in line]
