"""What the tests share: steady property tests, a project in a folder, a browser, and how long each room took."""

from __future__ import annotations

import errno
import gc
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings

from helpers import program
from helpers.browser import Browser, axe_script, chromium
from helpers.by_room import RoomTimes
from helpers.desk import Desk
from timeline.project import files

# The same examples on every run, so that a red test is about the change at hand. HYPOTHESIS_PROFILE=explore looks for
# new ones; HYPOTHESIS_PROFILE=mutants is quick: fewer examples, and none that fails is made smaller.
hypothesis_settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis_settings.register_profile(
    "mutants",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.generate),
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


LONGEST = (
    "test_bad_inputs.py", "::test_the_hooks_run_from_a_clone", "::test_a_run_killed_or_failed_at_any_moment",
    "::test_no_pattern_runs_away", "::test_what_has_taken_minutes",
)  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(RoomTimes())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process is left with it when the others have ended."""
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONGEST))


def pytest_collection_finish() -> None:
    """Look for circles as rarely as the program does itself, and never among the thousands of tests."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_unconfigure() -> None:
    program.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty project: its own settings, so that none are looked for further up."""
    made = Desk(tmp_path)
    made.write("timeline.toml", "")
    (tmp_path / "seeds").mkdir()
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: each of them opens a page of its own."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def axe() -> str:
    return axe_script()


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the disk be full for a file of a name, and for no other."""
    import timeline.project.saving  # which takes the function by its name, and must take the whole one

    assert timeline.project.saving
    replace_file = files.replace_file

    def full_at(name: str) -> None:
        def refuse(path: Path, data: bytes, **named: Any) -> None:
            if path.name == name:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            replace_file(path, data, **named)

        monkeypatch.setattr(files, "replace_file", refuse)

    return full_at


@pytest.fixture(autouse=True)
def without_extras(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a case is about a reader that is not installed, none is."""
    if "extractor-missing" in request.node.name and not re.search(r"\bpasses\b", request.node.name):
        monkeypatch.setattr("timeline.readers.kinds.is_installed", lambda _: False)
