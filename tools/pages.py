"""The generated pages of docs/: rules.md from the rules' own texts, settings.md from the settings' own fields.

`python -m tools.pages docs` writes them; the tests fail where they are not what would be written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from itertools import groupby
from pathlib import Path

from timeline.project.files import write_bytes
from timeline.project.settings import Settings
from timeline.rules import RULES
from timeline.rules.examples import FILE, SIDES
from timeline.rules.rule import SECTIONS, Rule

TITLES = {"Why": "Why", "Fails": "Fails", "Passes": "Passes", "Do": "What to do"}
EXAMPLES = ("Fails", "Passes")
RULES_HEAD = """# The rules

Each finding bears the name of its rule. `timeline rule NAME` prints the same text as this page, which is written by
`make docs` from the rules themselves.

The level is that of the rule's findings; where some are less grave, its text says which. A project can set another in
`levels`, and that is the ceiling: `warning` makes warnings of a rule's errors and leaves a note a note. A level above
the rule's own raises what is as grave as the rule and nothing that is less; `off` silences all of it.
`error` makes `timeline check` exit with 1 unless `fail_on` says otherwise.
"""
SETTINGS_HEAD = """# The settings

They stand in `[tool.timeline]` of pyproject.toml, or without that heading in timeline.toml; the nearest file upwards
from the project's folder holds, up to the top of the git checkout. `--config KEY=VALUE` sets one for a run. An unknown
key or a value of another kind is an error. This page is written by `make docs` from the settings themselves.
"""


def rules_page() -> str:
    """docs/rules.md: a table of all rules, then each with its whole text."""
    parts = [RULES_HEAD]
    groups = [(group, list(rules)) for group, rules in groupby(RULES, key=lambda each: each.group)]
    rows = [f"| [`{each.name}`](#{each.name}) | {each.level} | {cell(each.summary)} |" for each in RULES]
    parts.append("\n".join(["| rule | level | |", "|---|---|---|", *rows]) + "\n")
    for group, rules in groups:
        parts.append(f"## {group.heading}\n")
        parts += [rule_text(each) for each in rules]
    return "\n".join(parts)


def rule_text(each: Rule) -> str:
    """One rule as Markdown: its examples as they would stand in a file, everything else as prose."""
    lines = [f"### {each.name}", "", f"*{each.level}.* {each.summary}", ""]
    for title in SECTIONS:
        text = each.section(title)
        lines += [f"**{TITLES[title]}**", "", *(["```text", text, "```"] if title in EXAMPLES else [text]), ""]
    if each.notes:
        lines += ["**In the commands**", "", " ".join(each.notes), ""]
    return "\n".join(lines)


def settings_page() -> str:
    """docs/settings.md: every setting with its default and what it means."""
    default = Settings()
    rows = [
        f"| `{item.name}` | `{shown(getattr(default, item.name))}` | {cell(item.metadata['help'])} |"
        for item in fields(Settings)
    ]
    return "\n".join([SETTINGS_HEAD, "| setting | default | |", "|---|---|---|", *rows, ""])


def shown(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    if isinstance(value, Mapping):
        return "{}"
    return f'"{value}"' if isinstance(value, str) else str(value)


def cell(text: str) -> str:
    """A text in one cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


PAGES = {"rules.md": rules_page, "settings.md": settings_page}


def examples_file(cases: Path) -> bytes:
    """What `rules/examples.json` holds: the projects below tests/rules, one line a rule."""
    projects = collect(cases)
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(sides, ensure_ascii=True)}" for name, sides in projects.items())
    return f"{{\n{rows}\n}}\n".encode()


def collect(folder: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The projects below tests/rules as they are kept in the file."""
    return {
        rule.name: {side: read_project(rule / side) for side in SIDES if (rule / side).is_dir()}
        for rule in sorted(folder.iterdir())
        if rule.is_dir()
    }


def read_project(folder: Path) -> dict[str, str]:
    """The files of a project by path, settings last and without the empty ones; `check` is what stands expected."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "expected.txt"]
    paths.sort(key=lambda path: path.suffix == ".toml")
    files = {path.relative_to(folder).as_posix(): read(path) for path in paths}
    expected = read(folder / "expected.txt")
    return {name: text for name, text in files.items() if text.strip()} | {"check": expected or "no findings\n"}


def read(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return f"({len(data)} bytes that are no UTF-8)\n"


def main(folder: Path) -> None:
    """Write the pages into a folder, and the rules' examples where the tests are beside it."""
    for name, page in PAGES.items():
        write_bytes(folder / name, page().encode("utf-8"), folder)
    cases = folder.resolve().parent / "tests" / "rules" / "cases"
    if cases.is_dir():
        write_bytes(FILE, examples_file(cases), FILE.parent)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
