"""What somebody writes with the interface: run by the tests, and held by mypy --strict as their own code would be."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal

import timeline


def largest(text: str) -> Decimal:
    """The largest amount of money in a text."""
    amounts: list[timeline.Figure] = timeline.read_figures(text, language="en-GB")
    return max(figure.high for figure in amounts if figure.kind is timeline.FigureKind.MONEY)


def describe(quote: str, text: str) -> str:
    """What became of a quote."""
    anchor: timeline.Anchor = timeline.find_quote(quote, text, language="en", prefix="closed ")
    if anchor.status.stands:
        return anchor.text
    kinds: list[timeline.ChangeKind] = [change.kind for change in anchor.changes]
    return ", ".join(kinds) or anchor.status.value


def within(text: str, year: int) -> bool:
    """Does a date lie in a year?"""
    span: timeline.DateSpan | None = timeline.read_date(text, published=datetime.date(year, 12, 31), order="DMY")
    return span is not None and span.earliest is not None and span.earliest.year == year


def gravest(project: timeline.Project) -> list[str]:
    """The claims with an error, and whether the project passes."""
    report: timeline.Report = project.check()
    frame = report.findings
    ids: list[str] = sorted(frame[frame.level == timeline.Level.ERROR.value].claim.dropna())
    code: int = report.exit_code
    return [*ids, f"exit code {code}", "ok" if report.ok else "not ok"]


def main(folder: str) -> None:
    rows = [{"id": 1, "claim": "It raised $451 million", "source": "a", "quote": "a round of $415 million"}]
    text = "It closed a round of $451 million in December 2023."
    report = timeline.check(rows, {"a": text}, as_of=datetime.date(2024, 1, 2))
    verdict: timeline.Verdict = timeline.compare_figures(*timeline.read_figures("$5m, or $6m")[:2])
    lines = [
        str(largest(text)),
        describe("a round of $415 million", text),
        str(within("December 2023", 2023)),
        *gravest(timeline.open(folder, fail_on="error")),
        *(f"{row['rule']} {row['claim']}" for row in report.records("findings")),
        verdict.verdict.value,
        str(verdict.verdict is timeline.Agreement.CONFLICT),
    ]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main(sys.argv[1])
