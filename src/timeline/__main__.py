"""`python -m timeline` and the console script: what signals do is settled before anything else is imported."""

from __future__ import annotations

import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]  # `python -m` puts the folder it runs in first: a project could bring modules of its own

import gc
import os
import signal
from types import FrameType
from typing import NoReturn


def stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End as a shell reports an ended command, by way of the clean-up of what is being written."""
    raise SystemExit(128 + number)


def main() -> NoReturn:
    """Run the command line; the exit code is 0, 1 or 2, or 128 and the number of a signal."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), stop)
    # Nearly all that a check makes lives to its end, hardly any of it in circles: looking for these took a tenth of it.
    gc.set_threshold(1_000_000, 20, 100)
    from timeline.cli import run

    code = run(sys.argv[1:])
    # Past this point nothing is left to write, and tearing down large tables takes longer than the check itself.
    os._exit(code)


if __name__ == "__main__":
    main()
