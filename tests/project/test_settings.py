"""Settings: nothing is guessed; what cannot be meant names its file and key."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.errors import TimelineError
from timeline.project.settings import Settings, apply, find_project, keys


def test_all_settings_have_defaults(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    project = find_project(tmp_path)
    assert project.settings == Settings()
    assert project.path("claims") == tmp_path / "claims" / "claims.csv"
    assert set(project.origins.values()) == {"default"}


def test_the_nearest_file_upwards_holds_up_to_the_checkout(tmp_path: Path) -> None:
    desk = tmp_path / "repo" / "desk"
    desk.mkdir(parents=True)
    (tmp_path / "timeline.toml").write_text("max_age = 1\n")
    assert find_project(desk).settings.max_age == 1
    (tmp_path / "repo" / ".git").mkdir()
    assert find_project(desk).settings.max_age == 0
    (tmp_path / "repo" / "pyproject.toml").write_text("[tool.timeline]\nmax_age = 2\n")
    assert find_project(desk).settings.max_age == 2
    (desk / "pyproject.toml").write_text("[tool.other]\nmax_age = 3\n")
    assert find_project(desk).settings.max_age == 2
    (desk / "timeline.toml").write_text("max_age = 4\n")
    project = find_project(desk)
    assert (project.settings.max_age, project.origins["max_age"]) == (4, "timeline.toml")


def test_the_command_line_wins_and_isolated_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "timeline.toml").write_text('max_age = 4\nignore = ["quote-short"]\n')
    project = find_project(tmp_path, overrides={"max_age": "7", "select": "quote-cut, quote-missing"})
    assert (project.settings.max_age, project.origins["max_age"]) == (7, "--config")
    assert project.settings.select == ("quote-cut", "quote-missing")
    assert project.settings.ignore == ("quote-short",)
    assert find_project(tmp_path, isolated=True).settings == Settings()


def test_a_day_may_be_written_as_toml_writes_days(tmp_path: Path) -> None:
    (tmp_path / "timeline.toml").write_text("as_of = 2026-11-22\n")
    assert find_project(tmp_path).settings.as_of == "2026-11-22"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("clams = 'x'", "timeline.toml: there is no setting 'clams'", "Did you mean 'claims'?"),
        ("max_age = 'soon'", "timeline.toml: max_age is a whole number from 0 to 100000", ""),
        ("max_age = -1", "timeline.toml: max_age is a whole number from 0 to 100000", ""),
        ("max_age = true", "timeline.toml: max_age is a whole number from 0 to 100000", ""),
        ("max_age = 1.5", "timeline.toml: max_age is a whole number from 0 to 100000", ""),
        ("claims = 3", "timeline.toml: claims is a text", ""),
        ("as_of = 'soon'", "timeline.toml: as_of is 'soon', which is no day", "Write it as 2026-11-22."),
        ("as_of = '20261122'", "timeline.toml: as_of is '20261122', which is no day", "Write it as 2026-11-22."),
        ("as_of = 2026-11-22T10:00:00", "timeline.toml: as_of is a day, as 2026-11-22", ""),
        ("fail_on = 1", "timeline.toml: fail_on is one of error, warning, note, never", ""),
        ("language = 1", "timeline.toml: language is a text, as 'en'", ""),
        ("seeds = '/etc'", "timeline.toml: seeds leads out of the project", "Give a path below"),
        ("seeds = 'a/../../b'", "timeline.toml: seeds leads out of the project", "Give a path below"),
        ("seeds = 'C:/x'", "timeline.toml: seeds leads out of the project", "Give a path below"),
        ("seeds = 'a\\b'", "timeline.toml: seeds leads out of the project", "Give a path below"),
        ("seeds = '~/x'", "timeline.toml: seeds leads out of the project", "Give a path below"),
        ("seeds = ''", "timeline.toml: seeds is empty", "Leave the key out"),
        ("fail_on = 'fatal'", "timeline.toml: fail_on is one of error, warning, note, never", ""),
        ("date_order = 'YDM'", "timeline.toml: date_order is one of DMY, MDY, YMD", ""),
        ("select = [1]", "timeline.toml: select is a list of names", ""),
        ("levels = {quote-short = 'high'}", "timeline.toml: levels gives each rule one of", ""),
        ("max_age = ", "timeline.toml: is not valid TOML: Invalid value (at end of document)", "Mend the line"),
        ("a = [" + "[" * 5000, "timeline.toml: is not valid TOML", "Mend the line"),
    ],
)
def test_what_cannot_be_meant_names_file_and_key(tmp_path: Path, text: str, message: str, hint: str) -> None:
    (tmp_path / "timeline.toml").write_text(text)
    with pytest.raises(TimelineError) as raised:
        find_project(tmp_path)
    assert raised.value.message.startswith(message)
    assert raised.value.hint.startswith(hint)


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "timeline.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(TimelineError, match=r"timeline\.toml: is not UTF-8"):
        find_project(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="none: there is no such folder"):
        find_project(tmp_path / "none")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(keys()) | st.text(max_size=6), VALUES, max_size=3))
def test_no_value_raises_anything_else(table: dict[str, object]) -> None:
    with suppress(TimelineError):
        assert isinstance(apply(Settings(), table, "timeline.toml"), Settings)


@given(st.binary(max_size=60))
def test_no_file_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "timeline.toml").write_bytes(data)
    with suppress(TimelineError):
        assert isinstance(find_project(folder).settings, Settings)


def test_a_subfolder_finds_the_project_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/claims.csv").write_text("id,date,claim,source,quote\n")
    (tmp_path / "timeline.toml").write_text("")
    monkeypatch.chdir(tmp_path / "claims")
    assert find_project(Path()).path("claims").resolve() == tmp_path / "claims/claims.csv"
    assert find_project(tmp_path / "claims").root == tmp_path / "claims"  # a folder that is named is the one meant


@pytest.mark.parametrize("key", ["claims", "sources", "lock", "seeds", "reports", "baseline"])
@pytest.mark.parametrize("path", [".git/hooks/x", ".github/x", "a/.hidden/x", ".x", "GIT~1/hooks", "a/GITHUB~1/b"])
def test_no_setting_leads_a_write_into_a_folder_that_begins_with_a_dot(key: str, path: str) -> None:
    with pytest.raises(TimelineError, match="begins with a dot"):
        apply(Settings(), {key: path}, "x.toml")


@pytest.mark.parametrize("key", ["claims", "sources", "lock", "baseline", "reports"])
def test_nothing_is_written_among_the_sources(key: str) -> None:
    with pytest.raises(TimelineError, match="among the sources"):
        apply(Settings(), {key: "seeds/deep/x.csv"}, "x.toml")
    assert apply(Settings(), {"seeds": "."}, "x.toml").seeds == "."
