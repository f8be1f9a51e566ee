"""What programs are given keeps to the JSON Schemas that the program prints, in every project of the rules' cases."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from timeline.checking.gate import check
from timeline.cli import run
from timeline.formats import FORMATS
from timeline.formats.schemas import names, read_schema
from timeline.project.settings import find_project

CASES = Path(__file__).parents[1] / "rules" / "cases"
ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
PROJECTS = sorted(path for path in CASES.glob("*/*") if path.is_dir() and "draft" not in path.parts[-2])


def validator(name: str) -> Any:
    schema = json.loads(read_schema(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def validators() -> dict[str, Any]:
    return {name: validator(name) for name in names()}


@pytest.mark.parametrize("root", [*PROJECTS, ROOT], ids=lambda path: "/".join(path.parts[-2:]))
def test_a_check_keeps_to_its_schema(root: Path, validators: dict[str, Any]) -> None:
    report = check(find_project(root), datetime.date.fromisoformat(DAY))
    validators["check"].validate(json.loads(FORMATS["json"](report)))
    for line in FORMATS["jsonl"](report).splitlines():
        validators["finding"].validate(json.loads(line))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("lock", ["lock", "--check"]), ("review", ["review"]), ("coverage", ["coverage"]), ("settings", ["settings"]),
        ("review", ["review", "--reject", "founded-ft", "--reason", "x"]),
    ],
)  # fmt: skip
def test_a_command_keeps_to_its_schema(
    name: str, arguments: list[str], validators: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for part in ("claims", "seeds", "timeline.toml"):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part)
        elif source.exists():
            shutil.copy(source, tmp_path / part)
    run([*arguments, "-C", str(tmp_path), "--output-format", "json"])
    validators[name].validate(json.loads(capfd.readouterr().out))


def test_init_and_rules_keep_to_theirs(
    tmp_path: Path, validators: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    run(["init", "-C", str(tmp_path), "--output-format", "json"])
    validators["init"].validate(json.loads(capfd.readouterr().out))
    run(["rule", "--output-format", "json"])
    for one in json.loads(capfd.readouterr().out):
        validators["rule"].validate(one)


def test_what_is_no_such_document_is_refused(validators: dict[str, Any]) -> None:
    document = json.loads(FORMATS["json"](check(find_project(ROOT), datetime.date(2026, 11, 22))))
    for key in list(document):
        with pytest.raises(jsonschema.ValidationError):
            validators["check"].validate({name: value for name, value in document.items() if name != key})
    document["findings"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        validators["check"].validate(document)


def test_the_command_prints_them(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == names()
    assert run(["schema", "check"]) == 0
    assert capfd.readouterr().out == read_schema("check")
    assert run(["schema", "chekc"]) == 2
    assert "Did you mean 'check'?" in capfd.readouterr().err
