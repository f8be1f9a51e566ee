"""What a check gives: whether it passes, and what was found as plain rows, as data frames or in any format."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.api.arguments import require_one_of
from timeline.checking.gate import exit_code
from timeline.evidence.model import Report as Found

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 50
"""How many findings a notebook shows at once."""


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What a check found. The tables are data frames, made when they are asked for; `records` gives plain rows."""

    _found: Found

    @property
    def ok(self) -> bool:
        """Does the check pass: was there something to check, and is no finding as grave as the setting `fail_on`?"""
        return self.exit_code == 0

    @property
    def exit_code(self) -> int:
        """What `timeline check` exits with: 0 it passes, 1 it does not, 2 there was nothing to check."""
        return exit_code(self._found, self._found.evidence.settings.fail_on)

    @property
    def as_of(self) -> datetime.date:
        """The day as of which was checked."""
        return self._found.evidence.as_of

    def records(self, table: str) -> list[dict[str, object]]:
        """The rows of a table: `findings`, `claims`, `conflicts`, `figures`, `dates` or `sources`.

        Of articles also `quotations`, `readings` and `links`.
        """
        from timeline.formats.records import COLUMNS, records

        require_one_of(COLUMNS, table=table)
        return records(self._found, table)

    def render(self, output_format: str) -> str:
        """The report in a format of `timeline check --output-format`: `full`, `json`, `sarif`, `csv`, …"""
        from timeline.formats import FORMATS

        require_one_of(FORMATS, output_format=output_format)
        return FORMATS[output_format](self._found)

    @property
    def findings(self) -> DataFrame:
        """What was found: rule, level, message, claim, path, line, column, and the reason where it is accepted."""
        return self._frame("findings")

    @property
    def claims(self) -> DataFrame:
        """The claims: what became of each quote, and the days that its date can mean."""
        return self._frame("claims")

    @property
    def conflicts(self) -> DataFrame:
        """What cannot all be true: subject, measure, the reason, and the ids of the claims."""
        return self._frame("conflicts")

    @property
    def figures(self) -> DataFrame:
        """Every figure that was read in quotes and claims; numbers are exact decimals."""
        return self._frame("figures")

    @property
    def dates(self) -> DataFrame:
        """Every date that was read: the claims' own, and those in quotes and claims."""
        return self._frame("dates")

    @property
    def sources(self) -> DataFrame:
        """The sources that were read, what is known of each, and how many claims cite it."""
        return self._frame("sources")

    @property
    def quotations(self) -> DataFrame:
        """The quotations of an article, where each stands, and the claims that quote it."""
        return self._frame("quotations")

    @property
    def readings(self) -> DataFrame:
        """The figures and dates of an article, and what bears each."""
        return self._frame("readings")

    @property
    def links(self) -> DataFrame:
        """The links of an article to claims and notes, and what became of each."""
        return self._frame("links")

    def _frame(self, table: str) -> DataFrame:
        import pandas

        from timeline.formats.records import COLUMNS

        frame = pandas.DataFrame(self.records(table), columns=list(COLUMNS[table]))
        places = [name for name in ("start", "end") if name in frame]
        return frame.astype(dict.fromkeys(places, "Int64"))  # whole numbers also where some are not known

    def __repr__(self) -> str:
        from timeline.report.words import checked, verdict_of

        return f"<Report: {verdict_of(self._found)} {checked(self._found.evidence)}>"

    def _repr_html_(self) -> str:
        """For notebooks: the verdict, what was checked, and the open findings; every text made harmless."""
        from timeline.report.words import checked, verdict_of
        from timeline.text.escape import clip, html_text

        opened = [found for found in self._found.findings if found.ignored is None]
        shown = sorted(opened, key=lambda found: found.level.rank)
        head = "".join(f"<th>{name}</th>" for name in ("level", "rule", "claim", "place", "message"))
        rows = [
            (one.level, one.rule, one.claim or "", f"{one.region.path}:{one.region.line}", one.message)
            for one in shown[:MOST]
        ]
        cells = ("".join(f"<td>{html_text(clip(str(cell), 400))}</td>" for cell in row) for row in rows)
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        more = f"<p>and {len(shown) - MOST:,} findings more</p>" if len(shown) > MOST else ""
        table = f"<table><tr>{head}</tr>{body}</table>{more}" if rows else ""
        heading = f"<b>{html_text(verdict_of(self._found))}</b> {html_text(checked(self._found.evidence))}"
        return f"<p>{heading}</p>{table}"
