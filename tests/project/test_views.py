"""Views of pages and documents in a project's store: made once for their bytes, and never believed for others."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import timeline.project.decode
from timeline.evidence.inputs import Inputs, read_inputs
from timeline.model import Kind, View
from timeline.project.kept import FILE, FOLDER, Kept
from timeline.project.settings import find_project

ROOT = Path(__file__).resolve().parents[2]
Read = Callable[..., View]


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    """The casebook, which has a page, documents and captions."""
    for name in ("pyproject.toml", "claims", "seeds"):
        place = ROOT / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, tmp_path / name)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Kind]:
    """The kinds of what is read, in order."""
    kinds: list[Kind] = []

    def counted(read: Read) -> Read:
        def one(kind: Kind, *rest: object) -> View:
            kinds.append(kind)
            return read(kind, *rest)

        return one

    for name in ("read_binary", "read_decoded"):
        monkeypatch.setattr(timeline.project.decode, name, counted(getattr(timeline.project.decode, name)))
    return kinds


def inputs(root: Path, kept: Kept | None, **settings: int) -> Inputs:
    project = find_project(root)
    return read_inputs(replace(project, kept=kept, settings=replace(project.settings, **settings)))


def views(found: Inputs) -> dict[str, View | None]:
    return {name: source.view for name, source in found.sources.items()}


def test_a_page_and_a_document_are_read_once_for_their_bytes(casebook: Path, made: list[Kind]) -> None:
    alone = views(inputs(casebook, None))
    kinds = sorted(made)
    assert {Kind.HTML, Kind.PDF, Kind.DOCX} <= set(kinds)
    made.clear()
    assert views(inputs(casebook, Kept(casebook))) == alone
    assert sorted(made) == kinds
    made.clear()
    assert views(inputs(casebook, Kept(casebook))) == alone
    assert made == []


def test_nothing_is_kept_where_nobody_asks_for_it(casebook: Path, made: list[Kind]) -> None:
    for kept in (None, Kept()):
        first = views(inputs(casebook, kept))
        count = len(made)
        assert views(inputs(casebook, kept)) == first
        assert len(made) == 2 * count
        made.clear()
    assert not (casebook / FOLDER).exists()


def test_other_bytes_are_read_anew(casebook: Path, made: list[Kind]) -> None:
    before = views(inputs(casebook, Kept(casebook)))
    name = next(name for name, view in before.items() if view is not None and view.kind is Kind.HTML)
    page = casebook / "seeds" / name
    page.write_bytes(page.read_bytes().replace(b"</p>", b" And more.</p>", 1))
    made.clear()
    after = views(inputs(casebook, Kept(casebook)))
    assert made == [Kind.HTML]
    assert "And more." in (after[name] or View("")).text
    assert {other: view for other, view in after.items() if other != name} == {
        other: view for other, view in before.items() if other != name
    }


def test_a_document_is_read_anew_in_another_time(casebook: Path, made: list[Kind]) -> None:
    inputs(casebook, Kept(casebook))
    count = len(made)
    inputs(casebook, Kept(casebook), reader_seconds=3)
    assert len(made) == 2 * count


def test_bytes_declared_in_another_encoding_are_another_page(tmp_path: Path, made: list[Kind]) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "timeline.toml").write_text("")
    (tmp_path / "seeds" / "a.html").write_bytes(b"<!doctype html><p>It cost \xa3 5.</p>")
    (tmp_path / "claims" / "claims.csv").write_text("id,date,claim,source,quote\na,2024,c,a.html,It cost\n")
    seen = []
    for encoding in ("cp1252", "iso8859-5", "cp1252"):
        (tmp_path / "claims" / "sources.csv").write_text(f"source,encoding\na.html,{encoding}\n")
        seen.append((views(inputs(tmp_path, Kept(tmp_path)))["a.html"] or View("")).text)
    assert made == [Kind.HTML, Kind.HTML]
    assert seen[0] == seen[2] != seen[1]
    assert "£ 5" in seen[0]


def test_damage_in_the_store_is_seen_and_read_over(casebook: Path, made: list[Kind]) -> None:
    alone = views(inputs(casebook, Kept(casebook)))
    count = len(made)
    with closing(sqlite3.connect(casebook / FOLDER / FILE)) as store, store:
        store.execute("UPDATE kept SET data = data || x'00'")
    assert views(inputs(casebook, Kept(casebook))) == alone
    assert len(made) == 2 * count
