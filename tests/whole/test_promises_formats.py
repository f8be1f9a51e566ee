"""What holds of every format and both pages: all is told, in its place, and reads back."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given

from helpers.promises_drawn import COLUMNS, Drawn, few, laid, projects
from timeline.evidence.model import Report
from timeline.formats import FORMATS
from timeline.model import Level
from timeline.report import render_html, render_markdown
from timeline.text.escape import one_line, visible


@few
@given(projects())
def test_every_format_tells_every_finding(tmp_path: Path, drawn: Drawn) -> None:
    report = laid(tmp_path, drawn.files())
    open_ones = [found for found in report.findings if found.ignored is None]
    rules, rendered = (
        Counter(found.rule for found in open_ones),
        {name: render(report) for name, render in FORMATS.items()},
    )
    loud = Counter(found.rule for found in open_ones if found.level is not Level.NOTE)  # notes are counted there
    assert {name: render(report) for name, render in FORMATS.items()} == rendered, "not the same twice"
    results = json.loads(rendered["sarif"])["runs"][0]["results"]
    assert Counter(one["ruleId"] for one in results if "suppressions" not in one) == rules
    assert Counter(one["rule"] for one in json.loads(rendered["json"])["findings"] if one["ignored"] is None) == rules
    assert [json.loads(line) for line in rendered["jsonl"].splitlines()] == json.loads(rendered["json"])["findings"]
    assert Counter(json.loads(line)["code"]["value"] for line in rendered["rdjsonl"].splitlines()) == rules
    assert Counter(one["check_name"] for one in json.loads(rendered["gitlab"])) == rules
    assert Counter(re.findall(r"(?m)^\S.*?: \w+\[([a-z-]+)\] ", rendered["concise"])) == loud
    assert Counter(re.findall(r"(?m)^\w+\[([a-z-]+)\]: ", rendered["full"])) == loud
    azure = re.findall(r"(?m);code=([a-z-]+)\]|^[^#\n]*?: note\[([a-z-]+)\] ", rendered["azure"])
    assert Counter("".join(one) for one in azure) == rules
    assert rendered["summary"].count("\n| ") - 2 == len(open_ones) or not open_ones
    levels = Counter(found.level for found in open_ones)
    if all(levels[level] <= 10 for level in Level):
        named = re.findall(r"(?:[ ,]title=|%0A(?:error|warning|note)\[)([a-z-]+)", rendered["github"])
        assert Counter(named) == rules, "a row has one annotation, with all that is found of it"


@few
@given(projects())
def test_places_in_every_format_lead_back_to_the_text(tmp_path: Path, drawn: Drawn) -> None:
    report = laid(tmp_path, drawn.files())
    table = report.evidence.table
    lines = table.text.split("\n")
    cells = {(one.region.line, one.region.column): one for claim in table.claims for one in claim.cells.values()}
    for found, line in zip(
        (one for one in report.findings if one.ignored is None), FORMATS["rdjsonl"](report).splitlines(), strict=True
    ):
        region, columns = found.region, json.loads(line)["location"]["range"]
        if region.path != table.path or "column" not in columns["start"] or region.line != region.end_line:
            continue
        row = lines[region.line - 1]
        in_bytes = row.encode()[columns["start"]["column"] - 1 : columns["end"]["column"] - 1]
        assert in_bytes.decode() == row[region.column - 1 : region.end_column - 1]
        if (region.line, region.column) in cells and region.column > 1:
            assert cells[region.line, region.column].text in in_bytes.decode().replace('""', '"')
    for one in report.evidence.citations:
        if one.anchor.start is not None and one.anchor.end is not None:
            place = report.evidence.region(one, one.anchor.start, one.anchor.end)
            again = report.evidence.source_of(one).text.split("\n")[place.line - 1 :]
            assert "\n".join(again)[place.column - 1 :].startswith(report.evidence.words(one))


@few
@given(projects())
def test_an_exported_table_gives_the_cells_back(tmp_path: Path, drawn: Drawn) -> None:
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](laid(tmp_path, drawn.files())))))
    assert len(rows) == len(drawn.claims)
    for row in rows:
        wanted = dict(zip(COLUMNS, next(claim for claim in drawn.claims if claim[0] == row["id"]), strict=True))
        for name in ("date", "source", "quote", "subject", "measure"):
            assert row[name].removeprefix("'") == one_line(wanted[name])  # an apostrophe defuses a formula
        assert row["claim"].removeprefix("'") == wanted["claim"]


@few
@given(projects(), projects())
def test_fingerprints_stay_where_other_rows_are_added(tmp_path: Path, drawn: Drawn, more: Drawn) -> None:
    """A finding is the same one for a code host although rows above it moved its line."""
    rows = tuple((f"x{row[0]}", *row[1:5], "", "", *row[7:]) for row in more.claims)
    wider = Drawn((*rows, *drawn.claims), drawn.infos, drawn.sources)
    prints = [by_claim(laid(tmp_path, one.files())) for one in (drawn, wider)]
    for claim, found in prints[0].items():
        assert found <= prints[1].get(claim, set()) or claim == ""


def by_claim(report: Report) -> dict[str, set[str]]:
    """The fingerprints of the findings on a claim's own words, by claim."""
    results = json.loads(FORMATS["sarif"](report))["runs"][0]["results"]
    found: dict[str, set[str]] = {}
    for finding, result in zip(report.findings, results, strict=True):
        if finding.rule.startswith("quote-"):
            found.setdefault(finding.claim or "", set()).add(result["partialFingerprints"]["ruleClaimQuote/v1"])
    return found


@few
@given(projects())
def test_commands_of_build_runners_give_the_message_back(tmp_path: Path, drawn: Drawn) -> None:
    report = laid(tmp_path, drawn.files())
    messages = {visible(found.message) for found in report.findings}
    for line in FORMATS["github"](report).splitlines():
        data = line.split("::", 2)[2]
        first = data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%").split("\n")[0]
        assert first in messages or "more in " in first
    for line in FORMATS["azure"](report).splitlines():
        if line.startswith("##vso["):
            data = line.split("]", 1)[1].replace("%AZP25", "%")
            assert any(data.startswith(message) for message in messages)


@few
@given(projects())
def test_the_suite_of_test_cases_adds_up(tmp_path: Path, drawn: Drawn) -> None:
    report = laid(tmp_path, drawn.files())
    (suite,) = ET.fromstring(FORMATS["junit"](report).encode())  # noqa: S314 - our own output
    cases = suite.findall("testcase")
    assert int(suite.get("tests", "")) == len(cases)
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    errors = {
        (one.claim or one.region.path, one.rule)
        for one in report.findings
        if one.ignored is None and one.level is Level.ERROR
    }
    assert len(suite.findall("testcase/failure")) == len(errors)


VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr", "line", "rect", "circle", "path", "use"}


class Tags(HTMLParser):
    """The tags of a page, each of which must be closed in its order; and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@few
@given(projects())
def test_both_pages_show_every_claim_and_close_what_they_open(tmp_path: Path, drawn: Drawn) -> None:
    report = laid(tmp_path, drawn.files())
    page = Tags()
    page.feed(render_html(report))
    page.close()
    assert page.open == []
    shown = " ".join("".join(page.text).split())
    plain = html.unescape(re.sub(r"\\([!-/:-@[-`{-~])", r"\1", render_markdown(report)))
    for claim in report.evidence.table.claims:
        assert claim.statement in shown
        assert claim.statement in plain
        assert claim.id in shown
