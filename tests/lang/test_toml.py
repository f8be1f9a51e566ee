"""The reader of the language files reads what tomllib reads, and refuses what it refuses."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import timeline.lang
from timeline.lang import toml
from timeline.lang.toml import parse_toml

FILES = sorted(Path(timeline.lang.__file__).parent.rglob("*.toml"))

TEXTS = [
    "",
    "# nothing\n\n",
    "a = \"x\"\n[b]\nc = '''\none two\nthree'''\nd = true # yes\n",
    "[a.b]\nc = 1\n[a]\nd = 2\n[a.c]\n",
    'a = "x # y" # z\nb = \'x # y\'\n"quoted key" = "v"\nc = "a\\tb"\n',
    "a = ''\nb = \"\"\nc = ''''''\nd = '''x''''\n",
    'a = """\nx\ny"""\nb = 1\n',
    'a = """x "y" \\\n   z""""\nb = """"""\n',
    'a = [1,\n2]\nb = { c = "d", e = [ "f" ] }\n',
    'a = { b = "x } y" } # }\nc = 1.5\nd = 2024-06-01\n',
    "a.b = 1\n'c d' = 2\n[\"e f\"]\ng = 3\n",
    "[[a]]\nb = 1\n[[a]]\nb = 2\n",
    "a = \"x\"\r\n[b]\r\nc = '''\r\nd\r\n'''\r\n",
    "  a  =  1  \n\t[b]\n",
    "a = '''x''' # '''\nb = '''y'''\n",
    'a = "no line end"',
    'a.b = "x"\na.c = "y"\n[d]\na.b = "z"\n',
    '[a]\nb.c = "x"\n[a.b.d]\ne = 1\n',
    "a.b.c = 1\n",
]
FAULTY = [
    "a = 1\na = 2\n", "[a]\n[a]\n", "a = 1\n[a.b]\n", "a = '''x\n", "a = '''x''' y\nb = '''z'''\n", "a\n", "a = \n",
    "a = 007\n", "[a..b]\n", "[.a]\n", "é = 1\n", 'a = "x" "y"\n', "a = 1\n[a]\n", "a = yes\n", "[a] b = 1\n",
    "[a]\nb.c = 1\n[a.b]\n", "[a.b]\n[a]\nb.c = 1\n", "a.b = 1\na = 2\n", "a = 1\na.b = 2\n", "a = {}\n[a]\n",
    "a = { b = 1 }\na.c = 2\n", "a.b = 1\na.b = 2\n",
]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_of_a_language_is_read_as_tomllib_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parse_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize("path", [path for path in FILES if len(path.stem) == 2], ids=lambda path: path.name)
def test_a_file_of_a_language_is_never_left_to_tomllib_as_a_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, read = path.read_text(encoding="utf-8"), list[int]()
    loads = tomllib.loads
    monkeypatch.setattr(toml.tomllib, "loads", lambda one: read.append(len(one)) or loads(one))
    parse_toml(text)
    assert sum(read) < len(text) / 3


@pytest.mark.parametrize("text", TEXTS)
def test_other_forms_are_read_as_well(text: str) -> None:
    assert parse_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_toml(text)
