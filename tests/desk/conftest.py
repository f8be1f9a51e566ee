"""What the tests of the desk share: a project with all that its pages can show, served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.desk_projects import lay_out
from helpers.serving import Served, served


@pytest.fixture(autouse=True)
def plain(request: pytest.FixtureRequest) -> None:
    """A page 1200 wide in the light, whatever the test before has left."""
    if "browser" in request.fixturenames:
        browser = request.getfixturevalue("browser")
        browser.media()
        browser.size(1200)


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk to look at: no test of it writes."""
    with served(lay_out(tmp_path_factory.mktemp("acme"))) as desk:
        yield desk


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A desk to write at, of one test alone."""
    with served(lay_out(tmp_path)) as desk:
        yield desk


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A desk of a project without sources and claims."""
    with served(lay_out(tmp_path, [], {})) as desk:
        yield desk
