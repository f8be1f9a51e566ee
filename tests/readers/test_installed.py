"""The version of a reader's library is the one that its metadata names, wherever it is installed."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.readers.installed import version_of


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    version_of.cache_clear()
    yield
    version_of.cache_clear()


def put(folder: Path, name: str, version: str) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "METADATA").write_text(f"Metadata-Version: 2.1\nName: some-reader\nVersion: {version}\n")


@pytest.mark.parametrize("name", ["justhtml", "pypdfium2", "markdown-it-py", "warcio"])
def test_it_is_what_the_metadata_names(name: str) -> None:
    assert version_of(name) == importlib.metadata.version(name)


def test_the_first_folder_of_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "a", "Some_Reader-2.0rc1.dist-info", "2.0rc1")
    put(tmp_path / "b", "some_reader-1.0.dist-info", "1.0")
    put(tmp_path / "b", "some_reader_more-7.dist-info", "7")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "none"), str(tmp_path / "b"), str(tmp_path / "a")])
    assert version_of("some-reader") == "1.0"


def test_where_the_folder_leaves_it_open_the_metadata_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "some_reader-1.0.dist-info", "1.0")
    put(tmp_path, "some_reader-2.0.dist-info", "2.0")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert version_of("some-reader") == importlib.metadata.version("some-reader")
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        version_of("another-reader")
