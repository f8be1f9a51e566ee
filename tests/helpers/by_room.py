"""How long each room took: printed after the tests, so that a slow one is noticed where it is.

Beside the seconds on the clock stand those of the processor, with those of the programs that a test runs: on a machine
that others use too, only they can be compared.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import PurePosixPath

import pytest

from helpers import program

_PROCESSOR = "processor"


def room_of(nodeid: str) -> str:
    """The room that a test is of: a folder of tests/, or of src/timeline/ for what is shown in a docstring."""
    parts = PurePosixPath(nodeid.split("::")[0]).parts
    folders = parts[1:-1] if parts[0] == "tests" else parts[2:-1]
    return folders[0] if folders else "whole"


def processor_seconds() -> float:
    """What this process has used so far, and those that it has started and waited for, or had started."""
    return sum(os.times()[:4]) + program.used


class RoomTimes:
    """A plugin of pytest that adds up what each room takes, in whichever process its tests run."""

    def __init__(self) -> None:
        self.begun = 0.0
        self.tests: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.processor: dict[str, float] = defaultdict(float)

    def pytest_runtest_logstart(self) -> None:
        self.begun = processor_seconds()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """After each step of a test, in the process that ran it, which need not be the one that prints."""
        report = yield
        before, self.begun = self.begun, processor_seconds()
        report.user_properties.append((_PROCESSOR, self.begun - before))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        room = room_of(report.nodeid)
        self.tests[room].add(report.nodeid)
        self.seconds[room] += report.duration
        self.processor[room] += sum(value for name, value in report.user_properties[-1:] if name == _PROCESSOR)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.tests:
            return
        terminalreporter.section("time by room, with the doctests of its modules")
        terminalreporter.write_line(f"{'':12}{'tests':>6}{'seconds':>10}{'processor':>11}")
        rooms = sorted(self.tests, key=lambda room: -self.processor[room])
        for room in rooms:
            count, seconds, processor = len(self.tests[room]), self.seconds[room], self.processor[room]
            terminalreporter.write_line(f"{room:12}{count:6}{seconds:10.1f}{processor:11.1f}")
        count = sum(map(len, self.tests.values()))
        seconds, processor = sum(self.seconds.values()), sum(self.processor.values())
        terminalreporter.write_line(f"{'all':12}{count:6}{seconds:10.1f}{processor:11.1f}")
