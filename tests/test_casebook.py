"""The shipped casebook: its own promises, and that its claims hold for the documents behind its retellings too.

The documents themselves are not shipped. Where a sibling folder `shared` holds them, they are put in place of the
retellings in a copy of the casebook; elsewhere those tests are skipped.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
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
