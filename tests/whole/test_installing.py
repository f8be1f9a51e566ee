"""Nothing here installs whatever somebody else publishes under the program's name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.installing import installed, is_ours_by_name_alone, is_pinned
from timeline.project.scaffold import files_for
from timeline.project.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (
    "*.md", "docs/*.md", "Makefile", "action.yml", ".pre-commit-hooks.yaml", ".ci/*", ".github/workflows/*",
    "src/**/*.py", "src/**/*.toml", "tools/*.py",
)  # fmt: skip


def texts() -> Iterator[tuple[str, str]]:
    for pattern in WRITTEN:
        for path in sorted(ROOT.glob(pattern)):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for name, text in files_for(Settings(), adopted=False).items():
        yield f"timeline init: {name}", text


TEXTS = dict(texts())


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_installed_by_its_name_alone(name: str) -> None:
    words = list(installed(TEXTS[name]))
    assert not [word for word in words if is_ours_by_name_alone(word)]
    assert all(is_pinned(word) for word in words if word.startswith("git+"))


def test_installing_is_written_about_where_it_should_be() -> None:
    names = {name for name, text in TEXTS.items() if any(installed(text))}
    assert names >= {
        "docs/guide.md",
        "docs/ci.md",
        "action.yml",
        "timeline init: .github/workflows/claims.yml",
    }


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m pip install timeline-check",
        "pip install --quiet 'timeline-check[watch]'",
        "pip3 install -U timeline_check==0.1.0",
        "pip install -c constraints.txt rich timeline-check",
        "uvx timeline-check check",
        "uvx timeline",
        "pipx install timeline-check",
        "pipx run timeline check",
        "uv tool install timeline-check",
        "uv pip install timeline.check",
        "uv add timeline-check",
        "Install it by `pip install timeline-check`.",
        "pip install \\\n  timeline-check",
    ],
)
def test_a_name_alone_is_seen(command: str) -> None:
    assert any(is_ours_by_name_alone(word) for word in installed(command))


@pytest.mark.parametrize(
    "command",
    [
        "python3 -m pip install .",
        "pip install -e . -r requirements-dev.txt",
        "pip install ./timeline_check-0.1.0-py3-none-any.whl",
        f"pip install git+https://host/owner/timeline@{'0' * 40}",
        f"pip install 'timeline-check @ git+https://host/owner/timeline@{'0' * 40}'",
        f"uvx --from git+https://host/owner/timeline@{'0' * 40} timeline check",
        'python -m pip install "$TIMELINE"',
        "pip install watchfiles; timeline check",
    ],
)
def test_a_place_is_no_name(command: str) -> None:
    assert not any(is_ours_by_name_alone(word) for word in installed(command))
    assert all(is_pinned(word) for word in installed(command) if word.startswith("git+"))


@pytest.mark.parametrize("address", ["git+https://host/owner/timeline", "git+https://host/owner/timeline@v0.1.0"])
def test_what_can_be_moved_is_not_pinned(address: str) -> None:
    assert not is_pinned(address)
