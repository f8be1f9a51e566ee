"""The shipped casebook: its own promises, and that its claims hold for the documents behind its retellings too.

The documents themselves are not shipped. Where a sibling folder `shared` holds them, they are put in place of the
retellings in a copy of the casebook; elsewhere those tests are skipped.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tools import casebook as tool
from tools.documents import archive as archive_of

from helpers.program import timeline
from timeline.readers.kinds import is_installed
from timeline.rules import RULES
from timeline.rules.rule import Group

pytestmark = pytest.mark.skipif(not is_installed("pypdfium2"), reason="the extra pdf is not installed")

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DAMAGED = "004_40833f1494ba9ade.txt"
RETELLINGS = ("000_15699aa4cb092af8.txt", "003_36a06d7ee392ac7a.txt", DAMAGED)
OUTLETS = {
    "Advanced AI News": "advanced-ai-news",
    "Bloomberg (syndicated by Daily Maverick)": "bloomberg",
    "CNBC": "cnbc",
    "Connextion": "connextion",
    "DCNN Magazine": "dcnn-magazine",
    "EU News Week": "eu-news-week",
    "Financial Times (brief by OODAloop)": "financial-times",
    "New York Times (via mesadecentro)": "new-york-times",
    "Silicon Republic (via europesays)": "silicon-republic",
    "Tech Times": "tech-times",
    "TechCrunch (via techbrunch)": "techcrunch",
    "The Decoder": "the-decoder",
    "Verdict": "verdict",
    "Wall Street Journal (via mnh.vc)": "wall-street-journal",
    "trade press note on the Microsoft deal": "trade-press",
}
WORD = re.compile(r"[^\W_]\S*")
EDITORIAL = re.compile(r"\[[^\]]*\] ?|…")


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


CLAIMS = read_table(ROOT / "claims" / "claims.csv")
SOURCES = {row["source"]: row for row in read_table(ROOT / "claims" / "sources.csv")}


def original(name: str) -> Path:
    path = SHARED / "seeds" / name
    if not path.exists():
        pytest.skip("the original documents are not at hand (../shared/seeds)")
    return path


def printed_facts() -> list[tuple[str, str]]:
    """Each printed figure with the desk note that holds it: ("2024-06-11-the-decoder.txt", "around 60 people")."""
    path = SHARED / "facts" / "reported-figures.csv"
    if not path.exists():
        pytest.skip("the table of printed figures is not at hand (../shared/facts)")
    return [
        (f"{row['published']}-{OUTLETS[row['outlet']]}.txt", fact)
        for row in read_table(path)
        for fact in re.sub(r" \(as printed: .*\)$", "", row["reported"]).split("; ")
    ]


def test_ids_are_unique_and_well_formed() -> None:
    ids = [row["id"] for row in CLAIMS]
    assert len(ids) >= 45
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in ids)


def test_every_text_is_cited_and_described() -> None:
    texts = {path.name for path in (ROOT / "seeds").iterdir()}
    assert {row["source"] for row in CLAIMS} == texts
    assert set(SOURCES) == texts
    assert all(row["note"].startswith(("Retelling; ", "Desk note ")) for row in SOURCES.values())


def test_desk_notes_are_recorded_with_their_hash() -> None:
    for name, row in SOURCES.items():
        if name in RETELLINGS:
            assert row["sha256"] == "", "an original may stand in its place"
        else:
            assert row["sha256"] == hashlib.sha256((ROOT / "seeds" / name).read_bytes()).hexdigest(), name


def test_documents_are_what_the_tool_writes() -> None:
    for name, data in tool.FILES.items():
        assert (ROOT / "seeds" / name).read_bytes() == data, f"{name}: run `python -m tools.casebook`"
        assert len(data) < 30_000


def test_quotes_from_retellings_have_at_most_eight_words() -> None:
    for row in CLAIMS:
        if row["source"] in RETELLINGS:
            assert len(WORD.findall(EDITORIAL.sub("", row["quote"]))) <= 8, row["id"]


def test_every_shape_of_quote_occurs() -> None:
    quotes = [row["quote"] for row in CLAIMS]
    assert any("…" in quote for quote in quotes)
    assert any("[sic]" in quote for quote in quotes)
    assert any(re.search(r"\[(?!sic|that)", quote) for quote in quotes)
    assert any(row["prefix"] for row in CLAIMS)
    assert any(row["suffix"] for row in CLAIMS)


@pytest.mark.parametrize("name", RETELLINGS)
def test_retelling_names_the_original_that_it_stands_for(name: str) -> None:
    digest = hashlib.sha256(original(name).read_bytes()).hexdigest()
    assert f"stands for the original with sha256 {digest}" in SOURCES[name]["note"]


def test_desk_notes_hold_what_was_printed_and_claims_cite_it() -> None:
    facts = printed_facts()
    assert len({note for note, _ in facts}) == 17
    for note, fact in facts:
        assert fact in (ROOT / "seeds" / note).read_text(encoding="utf-8"), (note, fact)
        cited = (row["quote"].replace("[sic] ", "") for row in CLAIMS if row["source"] == note)
        assert any(fact in quote for quote in cited), (note, fact)


# ---- what checking it shows ------------------------------------------------------------------------------------------


def run_check(root: Path) -> tuple[int, dict[str, Any]]:
    """The exit code of `timeline check` in a folder, and what it says as JSON."""
    done = timeline("check", "-C", root, "--isolated", "--as-of", "2026-11-22", "--output-format", "json")
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


def findings_of(document: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Each finding by rule and claim; that a quote is not locked yet is left out."""
    return Counter(
        (finding["rule"], finding["claim"])
        for finding in document["findings"]
        if finding["rule"] != "citation-unlocked"
    )


def statuses(document: dict[str, Any]) -> dict[str, str]:
    return {claim["id"]: claim["status"] for claim in document["claims"]}


def copy_casebook(root: Path) -> Path:
    """The claims and texts alone, without what was recorded of them."""
    shutil.copytree(ROOT / "seeds", root / "seeds")
    shutil.copytree(ROOT / "claims", root / "claims", ignore=shutil.ignore_patterns("*.lock"))
    return root


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return copy_casebook(tmp_path)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What checking the casebook as shipped says; it has errors, hence exit code 1."""
    code, document = run_check(copy_casebook(tmp_path_factory.mktemp("casebook")))
    assert code == 1
    return document


def test_the_errors_are_the_real_disagreements_and_nothing_else(shipped: dict[str, Any]) -> None:
    errors = {(f["rule"], f["claim"]) for f in shipped["findings"] if f["level"] == "error" and f["ignored"] is None}
    assert errors == {
        ("dates-conflict", "founded-ft"),
        ("dates-conflict", "series-b-day-silicon"),
        ("figure-pair-inconsistent", "series-c-premoney"),
        ("figures-conflict", "series-a-amount-trade"),
        ("figures-conflict", "series-b-amount-connextion"),
        ("figures-conflict", "series-b-valuation-connextion"),
        ("figures-conflict", "series-c-growth-eu-news"),
    }


def test_every_quote_stands_but_the_one_whose_page_was_corrected(shipped: dict[str, Any]) -> None:
    reformatted = {name for name, status in statuses(shipped).items() if status == "reformatted"}
    assert reformatted == {
        *("founded-digest", "founders", "sweden-digest", "sweden-digest-dates"),
        *("page-series-a", "sheet-sweden", "call-founding"),
    }
    others = {name: status for name, status in statuses(shipped).items() if status not in ("exact", "reformatted")}
    assert others == {"page-series-b": "altered"}


def test_what_is_accepted_has_its_reason(shipped: dict[str, Any]) -> None:
    accepted = {(f["rule"], f["claim"]) for f in shipped["findings"] if f["ignored"]}
    assert accepted == {("quote-altered", "page-series-b"), ("quote-hidden", "page-series-b-struck")}


def test_a_quote_of_each_kind_of_source_has_its_place(shipped: dict[str, Any]) -> None:
    places = {claim["id"]: claim["place"] for claim in shipped["claims"]}
    expected = {
        "page-amounts": "line 11",
        "page-series-b-struck": "line 17",
        "sheet-sweden": "page 1",
        "sheet-asml-share": "page 2",
        "memo-series-b-month": "table 1, row 3, cell 2",
        "memo-copy": "footnote 1",
        "call-founding": "00:01:12",
        "notiz-valuation": "paragraph 2",
        "note-series-b": "section 1, paragraph 2",
    }
    assert {name: places[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "claim", "place"),
    [
        ("2026-03-03-fact-sheet.pdf", "both print 11%", "both print 17%", "sheet-asml-share", "page 2"),
        ("2026-03-03-memo.docx", "June 2024", "July 2024", "memo-series-b-month", "table 1, row 3, cell 2"),
        ("2026-03-04-desk-page.html", "&euro;385", "&euro;358", "page-series-a", "line 13"),
        ("2026-03-04-desk-call.vtt", "names April", "names March", "call-founding", "00:01:12"),
        ("2026-03-05-notiz.odt", "11,7 Milliarden", "17,1 Milliarden", "notiz-valuation", "paragraph 2"),
        ("2026-03-05-note.epub", "600 millions", "660 millions", "note-series-b", "section 1, paragraph 2"),
    ],
)
def test_a_change_in_each_kind_of_source_is_told_at_its_place(
    casebook: Path, name: str, old: str, new: str, claim: str, place: str
) -> None:
    path = casebook / "seeds" / name
    written = path.read_bytes()
    changed = {"docx": rezipped, "odt": rezipped, "epub": rezipped}.get(path.suffix[1:], replaced)(written, old, new)
    assert changed != written
    path.write_bytes(changed)
    code, document = run_check(casebook)
    row = next(row for row in document["claims"] if row["id"] == claim)
    assert (code, row["status"], row["place"]) == (1, "altered", place)
    assert ("quote-altered", claim) in findings_of(document)


def replaced(data: bytes, old: str, new: str) -> bytes:
    return data.replace(old.encode(), new.encode())


def rezipped(data: bytes, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive_of({name: replaced(archive.read(name), old, new) for name in archive.namelist()})


def test_the_articles_show_every_rule_on_articles() -> None:
    done = timeline("draft", "-C", ROOT, "--output-format", "json")
    assert done.returncode == 1, done.stderr
    found = Counter(finding["rule"] for finding in json.loads(done.stdout)["findings"])
    rules = {rule.name for rule in RULES if rule.group is Group.DRAFT}
    assert len(rules) > 15
    assert set(found) == {*rules, "ignore-unused"}
    assert {rule for rule, count in found.items() if count > 1} == {"draft-figure-unsupported"}, (
        "one of them is accepted"
    )


def test_what_only_looks_different_is_no_conflict(shipped: dict[str, Any]) -> None:
    conflicting = {(c["subject"], c["measure"]) for c in shipped["conflicts"] if c["verdict"] == "conflict"}
    for subject, measure in [
        ("seed round", "amount"),
        ("Series A", "valuation"),
        ("Series C", "amount"),
        ("Series C", "valuation"),
        ("ASML in Mistral AI", "amount"),
        ("Swedish data centre", "amount"),
        ("Mistral AI", "headcount"),
        ("Mistral AI", "valuation"),
    ]:
        rows = [row for row in CLAIMS if (row["subject"], row["measure"]) == (subject, measure)]
        assert len(rows) > 1, subject
        assert (subject, measure) not in conflicting


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        pytest.param(
            "000_15699aa4cb092af8.txt",
            "valued at $13.6 billion",
            "valued at $13.9 billion",
            ("quote-altered", "valuation-2026"),
            id="a digit",
        ),
        pytest.param(
            "003_36a06d7ee392ac7a.txt",
            "is not real sovereignty",
            "is real sovereignty",
            ("quote-altered", "no-real-sovereignty"),
            id="a dropped not",
        ),
        pytest.param(
            "003_36a06d7ee392ac7a.txt",
            "Zuzanna Warso",
            "And again: no real competition is possible.",
            ("quote-ambiguous", "no-competition"),
            id="a repeated quote",
        ),
    ],
)
def test_an_edited_source_gives_one_finding_more(
    casebook: Path, shipped: dict[str, Any], name: str, old: str, new: str, finding: tuple[str, str]
) -> None:
    path = casebook / "seeds" / name
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())
    code, document = run_check(casebook)
    assert code == 1
    assert findings_of(document) - findings_of(shipped) == Counter([finding])
    assert statuses(document)[finding[1]] != "exact"


def test_a_deleted_source_is_missing_and_its_quotes_unreadable(casebook: Path, shipped: dict[str, Any]) -> None:
    (casebook / "seeds" / RETELLINGS[1]).unlink()
    code, document = run_check(casebook)
    assert code == 1
    assert {rule for rule, _ in findings_of(document) - findings_of(shipped)} == {"source-missing"}
    cited = {row["id"] for row in CLAIMS if row["source"] == RETELLINGS[1]}
    assert {name for name, status in statuses(document).items() if status == "unreadable"} == cited


def test_the_claims_hold_for_the_originals(casebook: Path, shipped: dict[str, Any]) -> None:
    for name in RETELLINGS:
        shutil.copyfile(original(name), casebook / "seeds" / name)
    _, document = run_check(casebook)
    assert statuses(document) == statuses(shipped)
    assert findings_of(document) == findings_of(shipped)


def test_damaged_encoding_is_seen_through_in_the_original(casebook: Path) -> None:
    path = casebook / "seeds" / DAMAGED
    shutil.copyfile(original(DAMAGED), path)
    _, document = run_check(casebook)
    claim = next(claim for claim in document["claims"] if claim["id"] == "sweden-digest")
    row = next(row for row in CLAIMS if row["id"] == "sweden-digest")
    text = path.read_bytes().decode()
    assert row["quote"] == "€1.2 billion ($1.4B)"
    assert row["quote"] not in text
    assert text[claim["start"] : claim["end"]] == row["quote"].replace("€", "โ‚ฌ")
    finding = next(f for f in document["findings"] if (f["rule"], f["claim"]) == ("quote-reformatted", "sweden-digest"))
    assert "encoding damage" in finding["message"]
