"""What stands at the top of the checkout: each entry has its reason there, so that a file left lying is noticed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {"articles", "benchmarks", "claims", "docs", "fuzz", "reports", "seeds", "src", "tests", "tools"}
FILES = {
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE"),
    *("pyproject.toml", "Makefile", "action.yml", "constraints.txt"),
    *("requirements-dev.txt", "requirements-hashed.txt", "requirements-hashed-extras.txt"),
}


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="needs the checkout's own history")
def test_what_git_keeps_at_the_top_is_what_belongs_there() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    top = {path.partition("/")[0] for path in listed.split("\0") if path}
    assert {name for name in top if not name.startswith(".")} == FOLDERS | FILES
