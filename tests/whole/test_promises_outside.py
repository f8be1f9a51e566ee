"""Promises 4 and 6: nothing outside the project is read, waited for or run, whichever file names it."""

from __future__ import annotations

import ast
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from helpers.program import start, timeline
from helpers.promises_corpus import SOUND
from helpers.promises_project import COMMANDS, contents, lay_back, project
from timeline.cli import run

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "timeline"
posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs and links")


def archive(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return made.getvalue()


ZIP = archive(("rates.csv", b"Date,USD\n2024-05-02,1.07\n"))
RATES = {
    "damaged": ZIP[:50] + b"\xff\xff\xff\xff" + ZIP[54:],
    "cut short": ZIP[: len(ZIP) // 2],
    "with a password": ZIP.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
    "of a rare method": ZIP.replace(b"\x08\x00", b"\x63\x00"),
    "of two files": archive(("a", b""), ("b", b"")),
    "that unfolds to gigabytes": archive(("rates.csv", b"\0" * (65 << 20))),
    "of nothing": archive(),
}


@pytest.mark.parametrize("kind", RATES)
def test_an_archive_of_rates_that_is_no_table_is_one_clear_line(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_back(tmp_path, SOUND | {"timeline.toml": b'rates = "rates.zip"\n', "rates.zip": RATES[kind]})
    assert run(["check", "-C", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert error.startswith("timeline: rates.zip")
    assert len(error.splitlines()) == 1


@posix
@pytest.mark.parametrize("kind", ["a FIFO", "a folder", "a link", "a link to a device", "a file in a linked folder"])
@pytest.mark.parametrize("setting", ["rates", "baseline"])
def test_what_settings_name_is_read_only_where_it_is_a_file_of_the_project(
    setting: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    lay_back(outside, {"data": b"Date,USD\n2024-05-02,1.07\n" if setting == "rates" else b""})
    lay_back(root, SOUND | {"timeline.toml": f'{setting} = "odd/data"\n'.encode()})
    if kind == "a file in a linked folder":
        (root / "odd").symlink_to(outside)
    else:
        (root / "odd").mkdir()
    if kind == "a FIFO":
        os.mkfifo(root / "odd/data")
    elif kind == "a folder":
        (root / "odd/data").mkdir()
    elif kind == "a link":
        (root / "odd/data").symlink_to(outside / "data")
    elif kind == "a link to a device":
        (root / "odd/data").symlink_to("/dev/zero")
    done = timeline("check", "-C", root, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith("timeline: odd/data: ")
    assert len(done.stderr.splitlines()) == 1


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@posix
def test_a_source_that_became_a_link_is_not_followed_to_tell_whether_it_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    lay_back(root, SOUND)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "state")
    (tmp_path / "same.txt").write_bytes(SOUND["seeds/bank.txt"])
    (root / "seeds/bank.txt").unlink()
    (root / "seeds/bank.txt").symlink_to(tmp_path / "same.txt")
    assert run(["affected", "HEAD", "-C", str(root)]) == 0
    assert capsys.readouterr().out == "fall  source\n"


def test_a_repository_that_lies_in_a_folder_of_the_project_brings_no_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bare repository can be part of a pull request; its settings name programs."""
    lay_back(tmp_path, SOUND)
    git(tmp_path, "init", "-q", "--bare", "inner")
    lay_back_into = tmp_path / "inner"
    for name, data in SOUND.items():
        (lay_back_into / name).parent.mkdir(exist_ok=True)
        (lay_back_into / name).write_bytes(data)
    with (lay_back_into / "config").open("a") as config:
        config.write(f'[alias]\n\trev-parse = "!touch {tmp_path}/ran"\n[core]\n\tpager = touch {tmp_path}/ran\n')
    assert run(["affected", "HEAD", "-C", str(lay_back_into)]) == 2
    assert "bare repository" in capsys.readouterr().err
    assert not (tmp_path / "ran").exists()


WATCH = (
    "import os, sys\n"
    "from timeline.cli import run\n"
    "seen = set()\n"
    "def look(event, args):\n"
    "    if event == 'open' and isinstance(args[0], (str, bytes, os.PathLike)):\n"
    "        seen.add(os.path.abspath(os.fsdecode(args[0])))\n"
    "    elif event in ('os.listdir', 'os.scandir', 'os.mkdir', 'os.rename', 'os.remove', 'os.chmod', 'os.symlink'):\n"
    "        seen.update(os.path.abspath(os.fsdecode(one)) for one in args[:2] if isinstance(one, (str, bytes)))\n"
    "sys.addaudithook(look)\n"
    "for command in sys.argv[2:]:\n"
    "    run([*command.split('|'), '-C', sys.argv[1]])\n"
    "print('\\n'.join(sorted(seen)), file=sys.stderr)\n"
)


@posix
def test_all_that_is_opened_lies_in_the_project_or_belongs_to_python(tmp_path: Path) -> None:
    """A project that points outside wherever it can, and every command."""
    root, outside = tmp_path / "project", tmp_path / "outside"
    root.mkdir()
    project(root)
    lay_back(outside, {"secret.txt": b"no more than 40 people came by", "folder/secret.csv": b"source\nx\n"})
    for name in ("seeds/link.txt", "seeds/folder", "claims/sources.csv"):
        (root / name).symlink_to(outside / ("folder" if name.endswith("folder") else "secret.txt"))
    places = ("../outside/secret.txt", str(outside / "secret.txt"), "link.txt", "folder/secret.csv", "..\\\\x", "~/x")
    with (root / "claims/claims.csv").open("a") as table:
        table.writelines(f"o{n},2024,It was so,{place},Nothing of this is said\n" for n, place in enumerate(places))
    commands = [*COMMANDS.values(), ["coverage"], ["review"], ["lock", "--check"], ["report", "--check"], ["settings"]]
    commands += [["add", place, "--quote", "no more than", "--claim", "x"] for place in places]
    words = [sys.executable, "-c", WATCH, str(root), *("|".join(command) for command in commands)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr[-2000:]
    own = [root, PACKAGE, *(Path(place) for place in {sys.prefix, sys.base_prefix, *sys.path} if place)]
    seen = [Path(line) for line in done.stderr.splitlines() if line.startswith(os.sep)]
    strange = [path for path in seen if not any(path.is_relative_to(place) for place in own)]
    assert root / "claims/claims.csv" in seen, "nothing was watched"
    assert [path for path in strange if path.is_relative_to(tmp_path)] == []
    assert {path.name for path in strange} <= {"project", "null", "localtime", "timezone", "zoneinfo"}, strange


def test_modules_that_lie_in_the_project_are_not_run(tmp_path: Path) -> None:
    lay_back(tmp_path, SOUND)
    names = ("typing", "signal", "json", "re", "pandas", "typer", "rich", "regex", "dateparser", "rapidfuzz", "decimal")
    for name in (*names, "sitecustomize", "usercustomize", "conftest", "jinja2", "zoneinfo", "csv", "pathlib"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n")
    scripts = Path(sys.executable).parent
    for words in ([sys.executable, "-m", "timeline"], [str(scripts / "timeline")]):
        if words[0] == sys.executable or Path(words[0]).exists():
            done = subprocess.run([*words, "check"], capture_output=True, text=True, cwd=tmp_path)
            assert not (tmp_path / "ran").exists(), (words, (tmp_path / "ran").read_text())
            assert done.returncode == 0, done.stderr


def test_nothing_of_ours_evaluates_text_or_loads_what_data_names() -> None:
    """Code comes from code: no eval, exec, compile, pickle, nor an import of a name that is worked out.

    But for the constructors of classes, as `dataclass` makes them: theirs are compiled from how many fields there are.
    """
    forbidden = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
    modules = ("pickle", "marshal", "shelve", "ctypes")
    named = re.compile(rf"\b(?:{'|'.join([*forbidden, *modules])})\b")
    found = []
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if named.search(text) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in forbidden:
                found.append(f"{path.name}: {node.func.id}")
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.name}: {name}" for name in names if name in modules]
    assert found == ["frozen.py: compile"]


def test_only_five_places_look_at_the_environment() -> None:
    """One asks for colour, one for a pull request's branch, two for the step's summary; one hands it on to git."""
    users = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if "environ" in names_in(path)]
    assert sorted(users) == [
        "cli/check.py",
        "cli/draft.py",
        "cli/output.py",
        "cli/showing.py",
        "project/git.py",
    ]


def names_in(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if not re.search("environ|getenv", text):
        return set()
    return {
        node.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }


def test_no_variable_that_a_library_knows_changes_a_byte(tmp_path: Path) -> None:
    before = contents(project(tmp_path))
    odd = {
        "TYPER_USE_RICH": "1", "COLUMNS": "13", "LINES": "2", "TERM": "dumb", "PAGER": "false", "LANG": "C",
        "PANDAS_COPY_ON_WRITE": "warn", "PANDAS_FUTURE_INFER_STRING": "0", "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0", "LANGUAGE": "fr", "DECIMAL": "1", "GITHUB_ACTIONS": "true", "CI": "1", "TF_BUILD": "True",
        "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "0", "NO_COLOR": "", "PYTHONTZPATH": "",
    }  # fmt: skip
    outcomes = []
    for environment in ({}, odd):
        printed = []
        for command in (["check"], ["check", "--output-format", "csv"], *COMMANDS.values()):
            begin = start if environment else timeline
            printed.append(begin(*command, "-C", ".", cwd=tmp_path, env={**os.environ, **environment}))
        outcomes.append((printed, contents(tmp_path)))
        lay_back(tmp_path, before)
    assert outcomes[0] == outcomes[1]
