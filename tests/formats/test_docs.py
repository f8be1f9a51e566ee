"""What docs/formats.md and docs/ci.md say is what the program does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline.formats import FORMATS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("formats.md", "ci.md")}
ROW = {"id": "b1", "date": "2024-06-11", "claim": "It raised €600 million.", "source": "note.txt"}


def section(title: str) -> str:
    """The part of docs/formats.md under a heading."""
    return re.split(r"^## .*\n", PAGES["formats.md"].split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def commands(page: str) -> list[str]:
    """Every command of `check` and `report` on a page: on a line of a block, under `run`, folded, or in a line."""
    text = re.sub(r"\n +(--output)", r" \1", page)
    found = re.findall(r"^(?:\s*- run: |\s*)(timeline (?:check|report)\b.*)$", text, re.MULTILINE)
    return found + re.findall(r"`(timeline (?:check|report)\b[^`]*)`", text)


def test_the_table_names_every_format() -> None:
    named = re.findall(r"^\| `(\w+)` \|", PAGES["formats.md"].split("\n## ")[0], re.MULTILINE)
    assert sorted(named) == sorted(FORMATS)


def test_the_example_of_full_is_what_full_prints(desk: Any) -> None:
    desk.table(ROW | {"quote": "It raised 600 million euros"})
    desk.write("seeds/note.txt", "On Tuesday the paper had it.\nIt raised 650 million euros in a Series B round.\n")
    example = section("full").split("```\n")[1]
    assert FORMATS["full"](desk.check()) == example


def test_every_key_of_the_json_document_is_explained(desk: Any) -> None:
    desk.table(
        ROW | {"quote": "It raised 600 million euros", "subject": "round", "measure": "amount"},
        ROW | {"id": "b2", "quote": "raised 900 million euros", "subject": "round", "measure": "amount"},
    )
    desk.write("seeds/note.txt", "It raised 600 million euros. Others say it raised 900 million euros.\n")
    document = json.loads(FORMATS["json"](desk.check()))
    text = section("json")
    assert document["conflicts"]
    groups = [document, document["summary"], document["claims"][0], document["claims"][0]["figures"][0]]
    for group in [*groups, document["conflicts"][0], document["findings"][0], document["summary"]["level"]]:
        missing = [key for key in group if f"`{key}`" not in text and f"`summary.{key}`" not in text]
        assert missing == [] or set(missing) == {"summary"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are written for a shell, and there is no bash")
@pytest.mark.parametrize(("page", "command"), [(name, one) for name, text in PAGES.items() for one in commands(text)])
def test_every_command_runs(desk: Any, page: str, command: str) -> None:
    desk.table(ROW | {"claim": "It raised a round.", "quote": "It raised 600 million euros"})
    desk.write("seeds/note.txt", "It raised 600 million euros in a Series B round.\n")
    program = desk.write("bin/timeline", f'#!/bin/sh\nexec "{sys.executable}" -P -m timeline "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "GITHUB_STEP_SUMMARY": str(desk.root / "summary.md")}
    done = subprocess.run(["bash", "-c", command], cwd=desk.root, env=environment, capture_output=True, text=True)
    outdated = command.startswith("timeline report --check")
    assert done.returncode == int(outdated), done.stdout + done.stderr
    for file in re.findall(r"--output-file (\S+)", command):
        assert (desk.root / file).is_file() or file.startswith('"$')
