"""A sample of the nasty projects that lie beside the checkout, where they do; `make bad-inputs` runs them all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNNER = ROOT.parent / "shared" / "badinputs" / "run_cases.py"
SAMPLE = 60
NOT_OF_SIZE = "^(?!many-)"
"""Thousands of rows have a limit in seconds, which a busy machine may pass: `make bad-inputs` has them."""


@pytest.mark.skipif(not RUNNER.is_file(), reason="the generator of nasty projects does not lie beside the checkout")
def test_a_sample_of_nasty_projects_breaks_no_promise() -> None:
    words = [
        sys.executable,
        str(RUNNER),
        "--tool",
        f"{sys.executable} -m timeline",
        "--no-big",
        "--sample",
        str(SAMPLE),
        "--only",
        NOT_OF_SIZE,
    ]
    done = subprocess.run(
        [*words, "--commands", "check", "--formats", "json"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
