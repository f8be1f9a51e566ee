"""Writes requirements-hashed.txt: what the product needs at run time, by version and SHA-256, without addresses.

The hashes are those of the files that pip picks on the machine that runs this, here CPython 3.11 on Linux, x86-64; on
another platform run it there. Install by `pip install --require-hashes --no-deps -r requirements-hashed.txt`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN = "timeline-check"
HEAD = "# Made by tools/hashes.py for CPython 3.11 on Linux, x86-64: versions and the SHA-256 of their files.\n"


def main() -> None:
    """Ask pip what it would install, and write that down."""
    words = ["install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-", "-c", "constraints.txt", "."]
    done = subprocess.run([sys.executable, "-m", "pip", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = []
    for item in json.loads(done.stdout)["install"]:
        name, version = item["metadata"]["name"], item["metadata"]["version"]
        if name != OWN:
            lines.append(
                f"{name}=={version} --hash=sha256:{item['download_info']['archive_info']['hashes']['sha256']}\n"
            )
    (ROOT / "requirements-hashed.txt").write_text(HEAD + "".join(sorted(lines, key=str.lower)), encoding="utf-8")


if __name__ == "__main__":
    main()
