"""The formats for programs, each held against what its reader demands."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

from timeline.evidence.model import Citation, Comparison, Evidence, Report
from timeline.formats import FORMATS
from timeline.formats.sarif import MOST_CHARACTERS, MOST_RESULTS
from timeline.formats.view import View
from timeline.model import (
    Agreement,
    Anchor,
    Cell,
    Claim,
    DateSpan,
    Day,
    Figure,
    FigureKind,
    Finding,
    Fix,
    Level,
    Lock,
    Region,
    Related,
    Source,
    Status,
    Table,
)
from timeline.project.settings import Settings
from timeline.rules import RULES

SCHEMAS = Path(__file__).parents[1] / "schemas"
TABLE = 'id,date,claim,source,quote\nb1,2024-06,"Raised €600m, it says",note.txt,„600 million”\n'
QUOTE = Region("claims/claims.csv", 2, 42, 2, 55)
SOURCE = "Der Betrag: „600 million”.\n"
WORDS = Region("seeds/note.txt", 1, 13, 1, 26)


def figure(text: str, low: str, high: str, value: str | None) -> Figure:
    return Figure(
        0, len(text), text, FigureKind.MONEY, "EUR", Decimal(value) if value else None,
        Decimal(low), Decimal(high), low_closed=True, high_closed=False, relation="=" if value else ">=",
    )  # fmt: skip


def citation(name: str = "b1", line: int = 2, quote: str = "„600 million”") -> Citation:
    row = Region("claims/claims.csv", line, 1, line, 55)
    place = replace(QUOTE, line=line, end_line=line)
    cells = {
        "id": Cell(name, row),
        "date": Cell("2024-06", row),
        "claim": Cell("Raised €600m, it says", row),
        "quote": Cell(quote, place),
        "source": Cell("note.txt", row),
    }
    date = DateSpan(Day(2024, 6, 1), Day(2024, 6, 30), "month", "2024-06")
    meant = (figure("€600m", "599.5e6", "600.5e6", "600e6"),)
    return Citation(Claim(name, row, cells), Anchor(Status.EXACT, 12, 25), date=date, figures=meant, meant=meant)


def report_with(*findings: Finding, citations: tuple[Citation, ...] = (), **more: Any) -> Report:
    cited = citations or (citation(),)
    evidence = Evidence(
        as_of=datetime.date(2026, 11, 22),
        settings=more.pop("settings", Settings()),
        table=Table("claims/claims.csv", text=TABLE, claims=tuple(one.claim for one in cited)),
        infos={},
        sources=more.pop("sources", {"note.txt": Source("note.txt", "seeds/note.txt", SOURCE)}),
        lock=Lock("claims/claims.lock"),
        citations=cited,
        **more,
    )
    return Report(evidence, findings)


def fault(rule: str = "quote-altered", level: Level = Level.ERROR, **more: Any) -> Finding:
    given = {
        "message": "the words differ",
        "region": QUOTE,
        "claim": "b1",
        "related": (Related("the words of the source", WORDS),),
        "help": "Read it again.",
    }
    return Finding(rule, level, **(given | more))


def read(name: str, report: Report) -> Any:
    return json.loads(FORMATS[name](report))


# ---- json and jsonl --------------------------------------------------------------------------------------------------


def test_json_is_the_documented_contract() -> None:
    other = replace(citation("b2", 3), meant=(figure("over €1bn", "1e9", "Infinity", None),))
    conflict = Comparison("Series B", "amount", Agreement.CONFLICT, ((citation(),), (other,)), "two amounts")
    fine = Comparison("Series A", "amount", Agreement.AGREE, ((citation(), other),), "")
    report = report_with(fault(ignored="known"), citations=(citation(), other), comparisons=(fine, conflict))
    document = read("json", report)
    assert list(document) == ["version", "as_of", "summary", "claims", "conflicts", "findings"]
    assert (document["version"], document["as_of"]) == (1, "2026-11-22")
    assert document["summary"]["claims"] == 2
    assert document["summary"]["sources"] == 1
    assert document["summary"]["status"]["exact"] == 2
    assert document["summary"]["level"] == {"error": 0, "warning": 0, "note": 0}
    keys = ["id", "line", "source", "status", "start", "end", "place", "edtf", "stale", "figures"]
    assert [list(claim) for claim in document["claims"]] == [keys, keys]
    assert document["claims"][0]["figures"][0]["value"] == "600000000"
    (conflict,) = document["conflicts"]
    assert conflict["claims"] == ["b1", "b2"]
    assert [(item["claim"], item["low"], item["high"]) for item in conflict["figures"]] == [
        ("b1", "599500000", "600500000"),
        ("b2", "1000000000", None),
    ]
    assert document["findings"] == [
        {
            "rule": "quote-altered",
            "level": "error",
            "message": "the words differ",
            "claim": "b1",
            "path": "claims/claims.csv",
            "line": 2,
            "column": 42,
            "end_line": 2,
            "end_column": 55,
            "ignored": "known",
            "related": [
                {
                    "message": "the words of the source",
                    "path": "seeds/note.txt",
                    "line": 1,
                    "column": 13,
                    "end_line": 1,
                    "end_column": 26,
                }
            ],
            "help": "Read it again.",
            "stale": None,
        }
    ]


def test_jsonl_has_the_findings_of_json_one_a_line() -> None:
    report = report_with(fault(), fault("quote-short", Level.WARNING))
    lines = FORMATS["jsonl"](report).splitlines()
    assert [json.loads(line) for line in lines] == read("json", report)["findings"]


# ---- github and azure ------------------------------------------------------------------------------------------------


def test_github_escapes_data_and_properties_and_gives_columns_on_one_line() -> None:
    found = fault(message="50% of it\nis gone", region=replace(QUOTE, path="claims/a,b:c.csv"), related=())
    (line,) = FORMATS["github"](report_with(found)).splitlines()
    assert line == (
        "::error file=claims/a%2Cb%3Ac.csv,line=2,endLine=2,col=42,endColumn=55,title=quote-altered (b1)"
        "::50%25 of it\\nis gone%0Ahelp: Read it again."
    )


def test_github_leaves_columns_out_where_a_place_spans_lines() -> None:
    found = fault(region=replace(QUOTE, end_line=3))
    assert "col" not in FORMATS["github"](report_with(found)).split("::")[1].replace("title", "").lower()


@pytest.mark.parametrize("notes", [0, 10, 11, 30])
def test_github_gets_at_most_ten_of_each_level_and_is_told_of_the_rest(notes: int) -> None:
    found = [replace(fault(level=Level.NOTE), claim=f"n{n}") for n in range(notes)]
    found += [replace(fault(), claim=f"e{n}") for n in range(12)]
    lines = FORMATS["github"](report_with(*found)).splitlines()
    assert [line.split(" ")[0] for line in lines[:10]] == ["::error"] * 10
    notices = [line for line in lines if line.startswith("::notice")]
    assert len(notices) <= 10
    assert len(lines) == 10 + len(notices)
    left = len(found) - (len(lines) - 1)
    counts = {part.split()[1]: int(part.split()[0]) for part in lines[-1].split("::")[2].split(" more")[0].split(", ")}
    assert sum(counts.values()) == left
    assert "claims/claims.csv" in lines[-1]


def test_github_gives_a_row_one_slot_with_all_that_is_found_of_it() -> None:
    found = [
        replace(fault(), claim=f"b{n % 12}", rule=rule) for rule in ("quote-cut", "quote-altered") for n in range(12)
    ]
    lines = FORMATS["github"](report_with(*found)).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"]
    assert len({line.split("title=")[1].split("::")[0] for line in lines[:10]}) == 10
    assert "title=quote-cut (b0)" in lines[0]
    assert "%0Aerror[quote-altered] " in lines[0]
    assert "4 errors more" in lines[-1]


def test_github_points_at_the_line_that_was_changed() -> None:
    report, source = report_with(fault()), {"seeds/note.txt": [(1, 1)]}
    for changed, file in [({}, "claims"), (source, "seeds"), ({"claims/claims.csv": [(2, 9)], **source}, "claims")]:
        (line,) = FORMATS["github"](report, view=View(changed=changed)).splitlines()
        assert line.startswith(f"::error file={file}/")
        assert "claims/claims.csv:2: the row" in line or file == "claims"


def test_github_and_azure_have_no_word_of_what_is_accepted() -> None:
    report = report_with(fault(ignored="known"))
    assert FORMATS["github"](report) == ""
    assert "##vso" not in FORMATS["azure"](report)


def test_azure_escapes_what_ends_a_property() -> None:
    region = replace(QUOTE, path="claims/a;b].csv")
    first = FORMATS["azure"](report_with(fault(message="50% [x]", region=region))).splitlines()[0]
    assert first == (
        "##vso[task.logissue type=error;sourcepath=claims/a%3Bb%5D.csv;linenumber=2;columnnumber=42;"
        "code=quote-altered]50%AZP25 [x] (Read it again.)"
    )


# ---- sarif -----------------------------------------------------------------------------------------------------------


def valid_sarif(report: Report) -> Any:
    log = read("sarif", report)
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(log)
    return log["runs"][0]


def test_sarif_has_every_rule_with_its_texts() -> None:
    run = valid_sarif(report_with())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.name for rule in RULES]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert "Do:" in rule["help"]["text"]
        assert "**Do**" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_results_have_places_links_fingerprints_acceptances_and_fixes() -> None:
    fix = Fix("the source's own characters", "quote", 'so "600" million')
    report = report_with(
        fault(message="see [here](x)"), fault("quote-reformatted", ignored="a typo of theirs", fix=fix)
    )
    first, second = valid_sarif(report)["results"]
    assert RULES[first["ruleIndex"]].name == first["ruleId"] == "quote-altered"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "claims/claims.csv", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 2, "startColumn": 42, "endLine": 2, "endColumn": 55}
    assert first["message"]["text"] == "see \\[here\\](x)\n[the words of the source](1)\nRead it again."
    assert first["relatedLocations"][0]["id"] == 1
    assert "suppressions" not in first
    assert second["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "a typo of theirs"}]
    (replacement,) = second["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["insertedContent"]["text"] == '"so ""600"" million"'
    assert replacement["deletedRegion"]["startColumn"] == 42


def test_sarif_keeps_to_the_limits_of_code_scanning_and_says_what_it_left_out() -> None:
    notes = [fault("citation-unlocked", Level.NOTE, related=()) for _ in range(MOST_RESULTS)]
    long = [fault(message="x" * 4000, related=()) for _ in range(500)]
    report = report_with(*notes, *long)
    text = FORMATS["sarif"](report)
    assert len(text) <= MOST_CHARACTERS + 500_000
    run = json.loads(text)["runs"][0]
    assert len(run["results"]) < MOST_RESULTS
    assert sum(result["level"] == "error" for result in run["results"]) == 500
    left = len(report.findings) - len(run["results"])
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert f"{left:,} findings left out" in notice["message"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("seeds/à la carte 50%.txt", "seeds/%C3%A0%20la%20carte%2050%25.txt"),
        ("seeds/../../etc/passwd", "seeds/%2E%2E/%2E%2E/etc/passwd"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/etc/passwd", "./etc/passwd"),
        ("seeds/a\\b\x1b.txt", "seeds/a%5Cb%1B.txt"),
    ],
)
def test_sarif_paths_are_relative_uris(path: str, uri: str) -> None:
    run = valid_sarif(report_with(fault(region=Region(path), related=())))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


# ---- fingerprints ----------------------------------------------------------------------------------------------------


def prints_of_sarif(report: Report) -> list[str]:
    return [
        next(iter(result["partialFingerprints"].values())) for result in read("sarif", report)["runs"][0]["results"]
    ]


def prints_of_gitlab(report: Report) -> list[str]:
    return [issue["fingerprint"] for issue in read("gitlab", report)]


@pytest.mark.parametrize("prints", [prints_of_sarif, prints_of_gitlab])
def test_fingerprints_are_unique_and_go_by_rule_claim_and_quote(prints: Callable[[Report], list[str]]) -> None:
    found = [fault(), fault(), fault("quote-short"), fault(claim="b2"), fault(claim=None)]
    both = (citation(), citation("b2", 3))
    before = prints(report_with(*found, citations=both))
    assert len(set(before)) == len(found)
    lower = [replace(one, region=replace(QUOTE, line=90, end_line=90)) for one in found]
    assert prints(report_with(*lower, citations=both)) == before
    requoted = (citation(quote="other words"), both[1])
    after = prints(report_with(*found, citations=requoted))
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, False, False, True, True]


# ---- gitlab ----------------------------------------------------------------------------------------------------------


def test_gitlab_has_the_fields_that_its_widget_reads() -> None:
    issues = read("gitlab", report_with(fault(), fault(level=Level.NOTE), fault(ignored="known")))
    assert [issue["severity"] for issue in issues] == ["major", "info"]
    assert issues[0] == {
        "description": "quote-altered: the words differ",
        "check_name": "quote-altered",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "claims/claims.csv", "lines": {"begin": 2, "end": 2}},
    }
    assert re.fullmatch("[0-9a-f]{64}", issues[0]["fingerprint"])


# ---- junit -----------------------------------------------------------------------------------------------------------


def junit(report: Report) -> ET.Element:
    return ET.fromstring(FORMATS["junit"](report).encode())  # noqa: S314 - our own output


def test_junit_keeps_to_its_schema() -> None:
    schema = pytest.importorskip("xmlschema").XMLSchema(SCHEMAS / "junit.xsd")
    found = [fault(), fault("quote-short", Level.WARNING), fault("quote-cut", ignored="known")]
    for report in (report_with(), report_with(*found, citations=(citation(), citation("b2", 3)))):
        schema.validate(FORMATS["junit"](report))


def test_junit_has_a_case_for_each_rule_that_speaks_of_a_claim_and_one_for_a_silent_claim() -> None:
    found = [
        fault(),
        fault(),
        fault("quote-short", Level.WARNING),
        fault("quote-cut", ignored="the source hyphenates"),
        fault("figures-conflict"),
        Finding("source-unused", Level.ERROR, "cited by no claim", Region("seeds/x.txt")),
    ]
    suite = junit(report_with(*found, citations=(citation(), citation("b2", 3))))[0]
    cases = {case.get("name") or "": case for case in suite}
    assert len(cases) == len(suite) == int(suite.get("tests") or 0)
    assert (suite.get("failures"), suite.get("skipped")) == ("3", "1")
    assert cases["b1: quote-altered"].get("classname") == "note.txt"
    failure = cases["b1: quote-altered"].find("failure")
    assert failure is not None
    assert (failure.text or "").count("error[quote-altered]") == 2
    assert "seeds/note.txt:1:13: the words of the source" in (failure.text or "")
    assert [child.tag for child in cases["b1: quote-short"]] == ["system-out"]
    assert cases["b1: quote-cut"][0].get("message") == "accepted: the source hyphenates"
    assert cases["source-unused"].get("classname") == "seeds/x.txt"
    assert [name for name in cases if name.startswith("b2")] == ["b2"]
    assert not len(cases["b2"])


@pytest.mark.parametrize(("fail_on", "failures"), [("error", "1"), ("warning", "2"), ("note", "3"), ("never", "0")])
def test_junit_fails_where_the_check_fails(fail_on: str, failures: str) -> None:
    found = [fault(), fault("quote-short", Level.WARNING), fault("quote-moved", Level.NOTE)]
    suites = junit(report_with(*found, settings=Settings(fail_on=fail_on)))
    assert suites.get("failures") == failures


def test_junit_spells_out_what_xml_forbids() -> None:
    settings = Settings(select=("quote-altered",))
    (case,) = junit(report_with(fault(message="a\x00b\ufffe]]>"), settings=settings))[0]
    assert case[0].get("message") == "a\\x00b\\ufffe]]>"


# ---- rdjsonl ---------------------------------------------------------------------------------------------------------


def test_rdjsonl_counts_columns_in_bytes() -> None:
    (line,) = FORMATS["rdjsonl"](report_with(fault(fix=Fix("so", "quote", "x")))).splitlines()
    record = json.loads(line)
    span = record["location"]["range"]
    row = TABLE.split("\n")[1]
    assert (
        row[QUOTE.column - 1 : QUOTE.end_column - 1].encode()
        == (row.encode()[span["start"]["column"] - 1 : span["end"]["column"] - 1])
    )
    related = record["relatedLocations"][0]["location"]
    assert related["path"] == "seeds/note.txt"
    words = related["range"]
    assert SOURCE.encode()[words["start"]["column"] - 1 : words["end"]["column"] - 1].decode() == "„600 million”"
    assert record["suggestions"] == [{"range": span, "text": '"x"'}]
    assert (record["severity"], record["code"]) == ("ERROR", {"value": "quote-altered"})


def test_rdjsonl_counts_bytes_far_into_a_long_line() -> None:
    text = "é" * 100_000 + "\n" + "aé東😀" * 30_000
    source = Source("note.txt", "seeds/note.txt", text)
    region = Region("seeds/note.txt", 2, 100_001, 2, 100_004)
    report = report_with(fault(region=region, related=()), sources={"note.txt": source})
    (line,) = FORMATS["rdjsonl"](report).splitlines()
    span = json.loads(line)["location"]["range"]
    second = text.split("\n")[1]
    assert span["start"]["column"] == len(second[:100_000].encode()) + 1
    assert span["end"]["column"] == len(second[:100_003].encode()) + 1


def test_rdjsonl_tells_the_line_alone_where_it_has_no_text() -> None:
    found = fault(region=Region("claims/sources.csv", 3, 5, 3, 9), related=())
    span = json.loads(FORMATS["rdjsonl"](report_with(found)))["location"]["range"]
    assert span == {"start": {"line": 3}, "end": {"line": 3}}


# ---- summary and csv -------------------------------------------------------------------------------------------------


def test_the_summary_is_a_table_of_the_findings_the_gravest_first() -> None:
    found = [replace(fault("quote-moved", Level.NOTE), claim="b0"), fault(message="a | b\n[x](y) <b>")]
    page = FORMATS["summary"](report_with(*found))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    cells = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type in ("th_open", "td_open")]
    assert len(cells) == 3 * 5
    assert (cells[5], cells[10]) == ("`b1`", "`b0`")
    assert "quote-altered" in cells[7]
    assert "quote-moved" in cells[12]
    assert not any(child.type == "link_open" for token in tokens for child in token.children or [])
    assert page.startswith("### timeline: 1 error, 1 note\n")


def test_the_summary_stays_under_what_github_takes() -> None:
    found = [fault(message="€" * 500) for _ in range(3000)]
    page = FORMATS["summary"](report_with(*found))
    assert len(page.encode()) < 1 << 20
    rows = page.count("| ❌ error |")
    assert 0 < rows < 3000
    assert f"{3000 - rows:,} errors more" in page


def test_csv_is_in_order_of_time_with_the_undated_last() -> None:
    later = replace(citation("b2", 3), date=DateSpan(Day(2025, 1, 1), None, "year", "2025/.."))
    undated = replace(citation("b0", 4), date=None)
    text = FORMATS["csv"](report_with(fault(), citations=(undated, later, citation())))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == ["b1", "b2", "b0"]
    assert (rows[0]["earliest"], rows[0]["latest"], rows[0]["figure"]) == ("2024-06-01", "2024-06-30", "€600m")
    assert rows[0]["findings"] == "quote-altered"
    assert (rows[2]["earliest"], rows[2]["edtf"]) == ("", "")


def test_csv_defuses_formulas_and_keeps_what_looks_like_missing_values() -> None:
    text = FORMATS["csv"](report_with(citations=(citation("NA", quote='=HYPERLINK("https://x.example")'),)))
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["id"] == "NA"
    assert row["quote"] == '\'=HYPERLINK("https://x.example")'
