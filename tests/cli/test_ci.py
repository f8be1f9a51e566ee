"""The GitHub action, the hooks and the workflow: their own scripts, run as far as one machine allows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from timeline.cli import run
from timeline.project.scaffold import WORKFLOW
from timeline.project.settings import Settings
from timeline.project.workflows import watch_text

ROOT = Path(__file__).resolve().parents[2]
CLAIM = {"id": "b1", "date": "2024-06-11", "claim": "It raised a round.", "source": "note.txt"}
BASH = shutil.which("bash")

needs_bash = pytest.mark.skipif(BASH is None, reason="bash is what GitHub runs the action with, and there is none here")


def run_scripts(text: str) -> list[str]:
    """The `run: |` blocks of an action file, their indentation taken off."""
    scripts = []
    for match in re.finditer(r"^( *)run: \|\n((?:\1  .*\n|\n)+)", text, re.MULTILINE):
        indent = len(match[1]) + 2
        scripts.append("".join(line[indent:] or "\n" for line in match[2].splitlines(keepends=True)))
    return scripts


@dataclass
class Step:
    """One run of the action's check step: its exit code, its log, and what it left in GitHub's files."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str
    workspace: Path


def run_step(workspace: Path, **inputs: str) -> Step:
    """Run the check step with GitHub's variables on temporary files; the program is the one under test."""
    temporary = workspace.parent / "runner"
    programs = temporary / "timeline" / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    for name, words in {"timeline": f'"{sys.executable}" -P -m timeline', "python": f'"{sys.executable}"'}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        program.chmod(0o755)
    given = {
        "DIRECTORY": ".",
        "AS_OF": "2026-11-22",
        "FAIL_ON": "",
        "SARIF": "timeline.sarif",
        "ARGUMENTS": "",
    } | inputs
    files = {name: temporary / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("")
    script = temporary / "script.sh"
    script.write_text(run_scripts((ROOT / "action.yml").read_text(encoding="utf-8"))[1], encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(temporary),
        "GITHUB_WORKSPACE": str(workspace),
        **{name: str(file) for name, file in files.items()},
        **{f"TIMELINE_{name}": value for name, value in given.items()},
    }
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    return Step(
        done.returncode,
        done.stdout + done.stderr,
        outputs_of(files["GITHUB_OUTPUT"].read_text()),
        files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
        workspace,
    )


def outputs_of(text: str) -> dict[str, str]:
    """What a step put into GITHUB_OUTPUT, in both of its notations."""
    found = {match[1]: match[3] for match in re.finditer(r"^([\w-]+)<<(\w+)\n(.*)\n\2$", text, re.MULTILINE)}
    found |= {match[1]: match[2] for match in re.finditer(r"^([\w-]+)=(.*)$", text, re.MULTILINE)}
    return found


@needs_bash
def test_the_action_annotates_summarises_and_counts(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "raised 600 million euros"}, CLAIM | {"id": "b2", "quote": "never said anywhere here"})
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    step = run_step(desk.root)
    assert step.code == 1
    assert "::error file=claims/claims.csv,line=3," in step.log
    assert "error[quote-missing]" in step.log
    assert step.outputs["claims"] == "2"
    assert step.outputs["errors"] == "1"
    assert set(step.outputs) == {"claims", "errors", "warnings", "notes", "sarif-file"}
    assert step.outputs["sarif-file"] == "timeline.sarif"
    assert json.loads((desk.root / "timeline.sarif").read_text())["version"] == "2.1.0"
    assert step.summary.startswith("### timeline: 1 error")
    assert step.summary.count("### timeline") == 1


@needs_bash
def test_the_action_is_green_where_everything_stands(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "raised 600 million euros"})
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    step = run_step(desk.root, SARIF="")
    assert (step.code, step.outputs["errors"]) == (0, "0")
    assert "sarif-file" not in step.outputs
    assert not (desk.root / "timeline.sarif").exists()


@needs_bash
def test_the_action_fails_where_nothing_was_checked(desk: Any) -> None:
    desk.write("claims/claims.csv", "id,date,claim,source,quote\n")
    assert run_step(desk.root).code == 2


@needs_bash
def test_the_action_fails_where_the_settings_are_wrong(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "raised 600 million euros"})
    step = run_step(desk.root, FAIL_ON="sometimes")
    assert step.code == 2
    assert "fail_on" in step.log
    assert step.outputs == {}


@needs_bash
def test_the_action_names_files_from_the_top_of_the_checkout(desk: Any, tmp_path: Path) -> None:
    folder = "facts, 100%"
    desk.table(CLAIM | {"quote": "never said anywhere"}, path=f"{folder}/claims/claims.csv")
    desk.write(f"{folder}/timeline.toml", "")
    desk.write(f"{folder}/seeds/note.txt", "It raised 600 million euros.\n")
    step = run_step(desk.root, DIRECTORY=f"./{folder}/")
    assert step.code == 1
    assert "::error file=facts%2C 100%25/claims/claims.csv,line=2," in step.log


@needs_bash
def test_inputs_of_the_action_are_never_read_as_a_script(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "never said anywhere"})
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    hostile = '"; touch gotcha; $(touch gotcha) `touch gotcha`'
    for name in ("DIRECTORY", "AS_OF", "FAIL_ON", "ARGUMENTS"):
        assert run_step(desk.root, **{name: hostile}).code == 2
    run_step(desk.root, SARIF="$(touch gotcha).sarif")
    assert not (desk.root / "gotcha").exists()


@needs_bash
def test_further_arguments_are_given_one_a_line(desk: Any) -> None:
    desk.table(CLAIM | {"quote": "never said anywhere"})
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    step = run_step(desk.root, ARGUMENTS="--config\nlevels.quote-missing=warning\n")
    assert (step.code, step.outputs["warnings"]) == (0, "1")


@pytest.fixture
def summary(desk: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that GitHub gives a step; the project has one finding that a page tells in 200 bytes and more."""
    desk.table(*(CLAIM | {"id": f"b{number}", "quote": "never said anywhere here"} for number in range(40)))
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    path: Path = tmp_path_factory.mktemp("runner") / "summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_a_summary_adds_to_what_the_step_has_told(desk: Any, summary: Path) -> None:
    words = ["check", "-C", str(desk.root), "--output-format", "summary", "--output-file", str(summary)]
    assert run(words) == 1
    page = summary.read_bytes()
    assert page.startswith(b"### timeline: 40 errors\n")
    summary.write_bytes(b"built in 3 s \xff\n")
    assert [run(words), run(words)] == [1, 1]
    assert summary.read_bytes() == b"built in 3 s \xff\n\n" + page + b"\n" + page


def test_a_summary_takes_the_room_that_is_left_in_one_mebibyte(
    desk: Any, summary: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["check", "-C", str(desk.root), "--output-format", "summary", "--output-file", str(summary)]
    there = b"x" * 998_000
    summary.write_bytes(there)
    assert run(words) == 1
    written = summary.read_bytes().removeprefix(there).decode()
    assert 0 < written.count("| ❌ error |") < 40
    assert f"{40 - written.count('| ❌ error |')} errors more" in written
    for full in (b"x" * ((1 << 20) - 5), b"x" * (2 << 20)):
        summary.write_bytes(full)
        capfd.readouterr()
        assert run(words) == 1
        assert "the summary of the step is full" in capfd.readouterr().err
        assert summary.read_bytes() == full


def test_a_summary_without_a_file_goes_where_the_step_says(
    desk: Any, summary: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = ["check", "-C", str(desk.root), "--output-format", "github", "--output-format", "summary"]
    assert run(words) == 1
    page = summary.read_text(encoding="utf-8")
    assert page.count("| ❌ error |") == 40
    assert "30 errors more" in capfd.readouterr().out
    assert run([*words, "--output-file", "-"]) == 2  # said to be for standard output, where annotations go already
    assert summary.read_text(encoding="utf-8") == page


def test_a_variable_that_names_a_folder_is_no_summary(
    desk: Any, summary: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary.parent))
    assert run(["check", "-C", str(desk.root), "--output-format", "summary"]) == 1
    assert capfd.readouterr().out.startswith("### timeline: 40 errors\n")


def test_a_variable_alone_makes_no_file(desk: Any, summary: Path) -> None:
    from timeline.formats import FORMATS

    for name in FORMATS:
        if name != "summary":
            assert run(["check", "-C", str(desk.root), "--output-format", name]) == 1
    assert not summary.exists()
    other = summary.with_name("other.md")
    other.write_text("old")
    assert run(["check", "-C", str(desk.root), "--output-format", "summary", "--output-file", str(other)]) == 1
    assert other.read_text(encoding="utf-8").startswith("### timeline")


def test_a_variable_that_is_not_set_names_no_file(desk: Any, summary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-C", str(desk.root), "--output-format", "summary", "--output-file", ""]) == 2
    assert "--output-file names no file" in capfd.readouterr().err


def test_a_summary_cannot_replace_a_file_of_the_project(
    desk: Any, summary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = desk.root / "claims/claims.csv"
    before = table.read_bytes()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(table))
    assert run(["check", "-C", str(desk.root), "--output-format", "summary", "--output-file", str(table)]) == 2
    assert table.read_bytes() == before


def test_no_input_of_the_action_stands_in_a_script() -> None:
    scripts = run_scripts((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_every_input_and_output_of_the_action_is_used() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs, outputs, steps = re.split(r"^(?:outputs|runs):\n", text.split("\ninputs:\n", 1)[1], flags=re.MULTILINE)
    named = re.findall(r"^  ([\w-]+):$", inputs, re.MULTILINE)
    assert sorted(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", steps)) == sorted(named)
    named = re.findall(r"^  ([\w-]+):$", outputs, re.MULTILINE)
    assert named == re.findall(r"steps\.check\.outputs\.([\w-]+)", outputs)


def install_step(folder: Path, origin: str, workflow: str = WORKFLOW) -> tuple[int, str, str]:
    """Run the step of a written workflow that installs, with a python that only writes down what it is asked for."""
    programs, asked = folder / "bin", folder / "asked"
    programs.mkdir(exist_ok=True)
    asked.write_text("")
    (programs / "python").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{asked}"\n')
    (programs / "python").chmod(0o755)
    script = run_scripts(workflow)[0]
    done = subprocess.run(
        [str(BASH), "-e", "-c", script],
        cwd=folder, env={"PATH": f"{programs}:{os.environ['PATH']}", "TIMELINE": origin},
        capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr, asked.read_text()


@needs_bash
@pytest.mark.parametrize(
    "origin",
    [
        "", "timeline-check", "timeline-check==0.1.0", "timeline", "timeline_check.whl", "; touch gotcha",
        "$(touch gotcha)", "git+https://host/owner/timeline", "git+https://host/owner/timeline@v0.1.0",
        "git+https://host/owner/timeline@COMMIT",
    ],
)  # fmt: skip
def test_the_written_workflow_installs_nothing_before_it_is_filled_in(tmp_path: Path, origin: str) -> None:
    code, log, asked = install_step(tmp_path, origin)
    assert (code, asked) == (1, "")
    assert "::error::TIMELINE" in log
    assert not (tmp_path / "gotcha").exists()


@needs_bash
@pytest.mark.parametrize(
    ("origin", "name", "asked"),
    [
        (f"git+https://host/owner/timeline@{'0a' * 20}", "", "timeline-check @ {}"),
        (f"git+https://host/owner/timeline@{'0a' * 20}", "Report 1.PDF", "timeline-check[pdf] @ {}"),
        ("./tools/timeline_check-0.1.0-py3.whl", "", "{}"),
        ("./tools/timeline_check-0.1.0-py3.whl", "site.warc.gz", "{}[warc]"),
    ],
)
def test_the_written_workflow_installs_what_is_filled_in(tmp_path: Path, origin: str, name: str, asked: str) -> None:
    """With it comes what reads the files that the project has."""
    if name:
        (tmp_path / "seeds").mkdir()
        (tmp_path / "seeds" / name).touch()
    assert install_step(tmp_path, origin) == (0, "", f"-m\npip\ninstall\n{asked.format(origin)}\n")


@needs_bash
@pytest.mark.parametrize(
    ("names", "extras"),
    [
        ([], "[fetch]"),
        (["notice.pdf"], "[fetch,pdf]"),
        (["a.WARC", "b.Pdf"], "[fetch,pdf,warc]"),
        (["a.txt"], "[fetch]"),
    ],
)
def test_the_workflow_that_looks_online_installs_what_does_that(tmp_path: Path, names: list[str], extras: str) -> None:
    for name in names:
        (tmp_path / name).touch()
    wheel = "./tools/timeline_check-0.1.0-py3.whl"
    code, log, asked = install_step(tmp_path, wheel, watch_text(Settings()))
    assert (code, log) == (0, "")
    assert asked == f"-m\npip\ninstall\n{wheel}{extras}\n"


@needs_bash
@pytest.mark.parametrize(
    ("names", "extras"),
    [
        ([], ""), (["seeds/notice.pdf"], "[pdf]"), (["seeds/deep/in/site.warc.gz"], "[warc]"),
        (["seeds/A.PDF", "seeds/b.warc"], "[pdf,warc]"), (["seeds/pdf.txt", "warc/x.html"], ""),
    ],
)  # fmt: skip
def test_the_action_installs_what_reads_the_files_of_the_project(tmp_path: Path, names: list[str], extras: str) -> None:
    workspace, programs, asked = tmp_path / "workspace", tmp_path / "bin", tmp_path / "asked"
    for folder in (workspace, programs, tmp_path / "runner/timeline/bin"):
        folder.mkdir(parents=True)
    for name in names:
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).touch()
    for program in (programs / "python3", tmp_path / "runner/timeline/bin/python"):
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{asked}"\n')
        program.chmod(0o755)
    variables = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "GITHUB_ACTION_PATH": "/ours",
    }
    script = run_scripts((ROOT / "action.yml").read_text(encoding="utf-8"))[0]
    done = subprocess.run([str(BASH), "-eo", "pipefail", "-c", script], cwd=workspace, env=variables)
    assert done.returncode == 0
    words = asked.read_text().splitlines()
    assert words[:3] == ["-m", "venv", str(tmp_path / "runner/timeline")]
    assert words[3:] == ["-m", "pip", "install", "--quiet", "--constraint", "/ours/constraints.txt", f"/ours{extras}"]


def test_what_is_needed_and_what_extras_need_is_there_by_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = dict(
        re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    known = {name.lower().replace("_", "-"): version for name, version in pinned.items()}
    found = dict[str, str]()
    for file in ("requirements-hashed.txt", "requirements-hashed-extras.txt"):
        for entry in re.split(r"\n(?=\S)", (ROOT / file).read_text(encoding="utf-8"))[1:]:
            pin, _, _ = entry.partition(" ")
            name, _, version = pin.partition("==")
            assert version, entry
            assert name.lower().replace("_", "-") not in found, "it would be installed twice"
            assert "--hash=sha256:" in entry
            found[name.lower().replace("_", "-")] = version
    assert found.items() <= known.items() | {("colorama", found["colorama"])}.difference(known.items())
    named = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    assert len(named) >= 15
    for one in named:
        assert re.split(r"[^\w-]", one.replace("_", "-").lower())[0] in found, one


def test_the_hooks_bring_what_reads_every_kind_of_source() -> None:
    """pre-commit installs a hook once for all projects: which files one has, it does not know then."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    wanted = json.dumps(extras["pdf"] + extras["warc"])
    assert re.findall(r"additional_dependencies: (\[.*\])", hooks) == [wanted] * hooks.count("- id: ")


def test_the_hooks_check_the_whole_project_once() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    for hook in hooks.split("- id: ")[1:]:
        assert "  pass_filenames: false\n" in hook
        assert "  require_serial: true\n" in hook
        assert re.search(r"^  entry: timeline (check|report --check)$", hook, re.MULTILINE)


def offline(folder: Path) -> dict[str, str]:
    """Variables with which pre-commit installs a hook from a clone without an index.

    What the hook needs comes from where these tests have it, through links; the program itself does not, so that what
    runs is what was installed from the clone.
    """
    links = folder / "installed"
    links.mkdir()
    for site in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(site).iterdir():
            if entry.suffix != ".pth" and not entry.name.startswith(("timeline", "pip", "__pycache__")):
                (links / entry.name).symlink_to(entry)
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "GIT_", "PRE_COMMIT"))}
    return kept | {
        "PYTHONPATH": str(links),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # sic: pip takes the value for that of `build_isolation`
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "VIRTUALENV_OVERRIDE_APP_DATA": str(folder / "virtualenv"),
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
    }


@pytest.mark.skipif(os.name == "nt", reason="links to what is installed need a right on Windows that few have")
def test_the_hooks_run_from_a_clone(desk: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    for module in ("pre_commit", "hatchling"):
        pytest.importorskip(module)
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is nothing to clone")
    folder = tmp_path_factory.mktemp("hooks")
    clone = folder / "timeline"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    desk.table(CLAIM | {"quote": "raised 600 million euros"})
    desk.write("seeds/note.txt", "It raised 600 million euros.\n")
    desk.write("timeline.toml", 'as_of = "2026-11-22"\n')
    assert run(["report", "-C", str(desk.root)]) == 0
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=desk.root, check=True)
    words = [sys.executable, "-m", "pre_commit", "try-repo", str(clone), "--all-files", "--verbose"]
    given = {"cwd": desk.root, "env": offline(folder), "capture_output": True, "text": True, "encoding": "utf-8"}
    done = subprocess.run(words, **given)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2
    assert "1 claim, 1 source: 1 exact" in done.stdout
    desk.write("seeds/note.txt", "It raised 650 million euros.\n")
    done = subprocess.run(words, **given)
    assert done.returncode == 1
    assert done.stdout.count("Failed") == 2
    assert "error[quote-altered]" in done.stdout
    assert "error[report-outdated]" in done.stdout
