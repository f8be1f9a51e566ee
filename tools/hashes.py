"""Writes requirements-hashed.txt: what the product needs at run time, by version and SHA-256, without addresses.

What the extras need besides goes into requirements-hashed-extras.txt.
The versions are those that pip picks on the machine that runs this; the hashes are those of the wheels that the index
offers of them for each Python and platform of PYTHONS and PLATFORMS. pip reads the conditions of requirements for the
machine it runs on, so what only another system needs is named in ELSEWHERE. Where a platform has no wheel of a package
it is left out and named. Install by `pip install --require-hashes --no-deps -r requirements-hashed.txt`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
OWN = "timeline-check"
PYTHONS = ("3.11", "3.12", "3.13")
GLIBC = (5, 12, 17, *range(24, 29))  # the minor versions that wheels are built against
PLATFORMS = {
    "Linux x86-64": [f"manylinux_2_{minor}_x86_64" for minor in GLIBC] + ["manylinux2014_x86_64"],
    "Linux ARM64": [f"manylinux_2_{minor}_aarch64" for minor in GLIBC] + ["manylinux2014_aarch64"],
    "Windows x86-64": ["win_amd64"],
    "macOS ARM64": ["macosx_14_0_arm64"],
    "macOS x86-64": ["macosx_14_0_x86_64"],
}
MACHINES = {
    "Linux x86-64": ("linux", "x86_64"),
    "Linux ARM64": ("linux", "aarch64"),
    "Windows x86-64": ("win32", "AMD64"),
    "macOS ARM64": ("darwin", "arm64"),
    "macOS x86-64": ("darwin", "x86_64"),
}
"""What the conditions of a requirement call each of PLATFORMS: sys_platform and platform_machine."""
ELSEWHERE = ("colorama",)
HEAD = "# Made by tools/hashes.py: versions and the SHA-256 of their wheels for CPython {} on {}.\n"

Pinned = dict[str, str]


def pip_report(*words: str) -> Iterator[tuple[str, str, str]]:
    """Name, version and SHA-256 of what pip would install. Raises CalledProcessError where it finds no wheel."""
    fixed = ["install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-", "-c", "constraints.txt"]
    command = [sys.executable, "-m", "pip", *fixed, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for item in json.loads(done.stdout)["install"]:
        archive = item["download_info"].get("archive_info", {})
        yield item["metadata"]["name"], item["metadata"]["version"], archive.get("hashes", {}).get("sha256", "")


def wheels(pinned: Pinned, python: str, tags: list[str]) -> dict[str, str]:
    """The SHA-256 of each package's wheel for one Python and platform."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["--no-deps", "--only-binary=:all:", "--target", folder, "--python-version", python]
        words += [word for tag in tags for word in ("--platform", tag)]
        words += [f"{name}=={version}" for name, version in pinned.items()]
        return {name: digest for name, _, digest in pip_report(*words)}


def project() -> dict[str, Any]:
    """What pyproject.toml says of the product."""
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def conditions() -> dict[str, Requirement]:
    """The product's own requirements that hold for some machines only, by name."""
    required = [Requirement(line) for line in project()["dependencies"]]
    return {one.name: one for one in required if one.marker}


def holds(requirement: Requirement | None, platform: str) -> bool:
    """Is it required on this platform?"""
    if requirement is None or requirement.marker is None:
        return True
    system, machine = MACHINES[platform]
    return requirement.marker.evaluate({"sys_platform": system, "platform_machine": machine})


def main() -> None:
    """Ask pip what it would install here, then for the wheels of that everywhere, and write it down."""
    extras = ",".join(sorted(project()["optional-dependencies"]))
    needed, whole = pinned_for("."), pinned_for(f".[{extras}]")
    write("requirements-hashed.txt", needed)
    write("requirements-hashed-extras.txt", {name: whole[name] for name in whole.keys() - needed.keys()})


def pinned_for(what: str) -> Pinned:
    """What pip would install here, with what only other systems need."""
    return {name: version for name, version, _ in pip_report(what, *ELSEWHERE) if name != OWN}


def write(file: str, pinned: Pinned) -> None:
    """Write packages down with the hashes of their wheels."""
    conditional = conditions()
    hashes: dict[str, set[str]] = {name: set() for name in pinned}
    platforms = []
    for platform, tags in PLATFORMS.items():
        try:
            here = {name: version for name, version in pinned.items() if holds(conditional.get(name), platform)}
            for python in PYTHONS:
                for name, digest in wheels(here, python, tags).items():
                    hashes[name].add(digest)
            platforms.append(platform)
        except subprocess.CalledProcessError as error:
            print(f"{platform}: left out: {error.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    lines = [HEAD.format(" and ".join((", ".join(PYTHONS[:-1]), PYTHONS[-1])), ", ".join(platforms))]
    for name in sorted(pinned, key=str.lower):
        marks = "".join(f" \\\n    --hash=sha256:{digest}" for digest in sorted(hashes[name]))
        only = f" ; {conditional[name].marker}" if name in conditional else ""
        lines.append(f"{name}=={pinned[name]}{only}{marks}\n")
    (ROOT / file).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
