"""Asks pip-audit whether a pinned version has a known vulnerability; says so where its data cannot be reached.

Exit code 0: none known, or not run (which is said); 1: some are known.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ("pip_audit", "--requirement", "constraints.txt", "--no-deps", "--disable-pip", "--format", "json")
TIMEOUT = 300


def main() -> int:
    """Run pip-audit on the constraints and tell what it found."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", *COMMAND, "--progress-spinner", "off"],
            cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT,
        )  # fmt: skip
        found = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError) as error:
        print(f"pip-audit: not run, its data cannot be reached ({type(error).__name__})")
        return 0
    known = [package for package in found if package.get("vulns")]
    for package in known:
        print(f"{package['name']} {package['version']}: {', '.join(fault['id'] for fault in package['vulns'])}")
    print(f"pip-audit: {len(found)} packages, {len(known)} with known vulnerabilities")
    return int(bool(known))


if __name__ == "__main__":
    sys.exit(main())
