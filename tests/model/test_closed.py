"""Closed sets are enums of texts, in every noun; what is in none is an error that names it and the set."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import json
import pickle
import pkgutil
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import timeline
import timeline.model
from timeline.model import Claim, Column, Figure, Finding, Level, Relation, Status
from timeline.project.claims import parse_claims
from timeline.text.closed import Closed

MODULES = [
    importlib.import_module(f"timeline.model.{one.name}") for one in pkgutil.iter_modules(timeline.model.__path__)
]
KINDS = sorted({each for module in MODULES for each in vars(module).values() if isinstance(each, type)}, key=repr)
SETS = [each for each in KINDS if issubclass(each, StrEnum) and len(each)]
NOUNS = [each for each in KINDS if dataclasses.is_dataclass(each) and each.__module__.startswith("timeline.model")]
# Fields that hold one of a few texts, whatever noun they stand in.
CLOSED = {
    "kind", "status", "rung", "level", "relation", "precision", "qualifier", "sense", "verdict", "column", "dimension",
    "direction",
}  # fmt: skip
# Numbers, and what stands as a file has it: of another version perhaps, or mistyped.
OTHERS = {("Region", "column"), ("Span", "column"), ("LockEntry", "status"), ("SourceInfo", "kind")}


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.__name__)
def test_a_member_is_its_text_wherever_it_goes(each: type[StrEnum]) -> None:
    assert issubclass(each, Closed)
    for member in each:
        assert each(member.value) is member
        assert (f"{member}", json.loads(json.dumps([member]))) == (member.value, [member.value])
        assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301 (ours)


@pytest.mark.parametrize("each", SETS, ids=lambda each: each.__name__)
def test_what_is_no_member_is_an_error_that_names_it_and_the_others(each: type[StrEnum]) -> None:
    with pytest.raises(ValueError, match=f"'no such one' is no {each.__name__}: ") as raised:
        each("no such one")
    assert all(repr(member.value) in str(raised.value) for member in each)
    with pytest.raises(ValueError, match=r"^'x{70,}"):
        each("x" * 10**6)


def members(hint: Any) -> list[Any]:
    return [hint, *(inner for each in get_args(hint) for inner in members(each))]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_field_that_holds_one_of_a_few_texts_is_typed_as_their_set(noun: type) -> None:
    for name, hint in get_type_hints(noun).items():
        if name in CLOSED and (noun.__name__, name) not in OTHERS:
            assert any(isinstance(each, type) and issubclass(each, Closed) for each in members(hint)), name


def test_the_sets_that_everybody_meets_are_among_them() -> None:
    assert {Status, Level, Relation, Column} <= set(SETS)
    assert {Claim, Figure, Finding} <= set(NOUNS)


def test_no_cell_of_a_claim_is_asked_for_by_a_text() -> None:
    root = Path(timeline.__file__).parent
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted(root.rglob("*.py"))
        if "desk" not in path.parts  # where `text` is asked of what a browser sends
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("text", "place")
        if any(isinstance(one, ast.Constant) and one.value in set(Column) for one in node.args)
    ]
    assert found == []


def test_a_row_has_its_cells_by_name_and_nothing_where_the_table_has_no_such_column() -> None:
    table = parse_claims(b"id,date,claim,source,quote,note\nr1,2024,It opened,a.txt,it opened,seen\n", "claims.csv")
    (row,) = table.claims
    assert (row.id, row.date, row.statement, row.source, row.quote, row.note) == (
        "r1", "2024", "It opened", "a.txt", "it opened", "seen",
    )  # fmt: skip
    assert (row.prefix, row.suffix, row.subject, row.measure, row.value) == ("",) * 5
    assert row.place(Column.DATE).column == 4
    assert row.place(Column.VALUE) == row.region
