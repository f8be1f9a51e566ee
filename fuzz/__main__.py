"""`python -m fuzz TARGET FOLDER [libFuzzer options]`: fuzz one target with atheris; its corpus is kept in the folder.

With plain files instead of a folder each is run once, which replays a find. Needs atheris (Linux and macOS).
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline"]):
    from fuzz.targets import SEEDS, TARGETS


def main() -> None:
    name, place = sys.argv[1], Path(sys.argv[2])
    if not place.is_file():
        place.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(SEEDS[name]):
            (place / f"seed-{number}").write_bytes(seed.encode())
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
