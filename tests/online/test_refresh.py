"""`timeline refresh` against a web on loopback: what is told of a source and its quotes, kept, and recorded."""

from __future__ import annotations

import datetime
import json
import subprocess
from typing import TYPE_CHECKING

import jsonschema
import pytest
from tools.documents import pdf

from helpers.web import HTML, PAGE, Reply, Web
from timeline.cli import run
from timeline.formats.records import records
from timeline.formats.schemas import read_schema
from timeline.model.errors import TimelineError
from timeline.online.refresh import refresh
from timeline.project.files import write_bytes
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from pathlib import Path

    from helpers.desk import Desk
    from timeline.online.client import Client

QUOTES = ("The new quay opened on 4 March 2024", "cost 2.4 million euros", "has room for twelve boats")


@pytest.fixture
def quay(desk: Desk, web: Web) -> Desk:
    """A project with a page of the web, kept as it was obtained, and three rows that quote it."""
    pytest.importorskip("urllib3", reason="the extra fetch is not installed")
    desk.write("seeds/quay.html", PAGE)
    desk.write("claims/sources.csv", f"source,title,url,retrieved\nquay.html,Notes,{web.url('/quay')},2026-11-01\n")
    desk.table(
        *({"id": f"q{n}", "claim": "c", "source": "quay.html", "quote": quote} for n, quote in enumerate(QUOTES))
    )
    return desk


def refreshed(desk: Desk, *arguments: str, day: str = "2026-11-20") -> int:
    return run(["refresh", "-C", str(desk.root), "--allow-private", "127.0.0.1", "--as-of", day, *arguments])


def record_of(desk: Desk) -> dict[str, object]:
    lines = (desk.root / "claims/refreshed.jsonl").read_text(encoding="utf-8").splitlines()
    return json.loads(lines[0]) if lines else {}


def online_rules(desk: Desk) -> list[tuple[str, str | None]]:
    """What a check says of what was seen online."""
    return [
        (found.rule, found.claim)
        for found in desk.check().findings
        if "online" in found.rule or "refresh" in found.rule
    ]


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.root / "seeds").iterdir())


def changed(old: str, new: str) -> bytes:
    assert old.encode() in PAGE
    return PAGE.replace(old.encode(), new.encode())


def test_a_page_that_is_as_it_was_is_intact(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(headers={**HTML, "ETag": '"one"'})
    assert refreshed(quay) == 0
    assert record_of(quay)["outcome"] == "intact"
    web["/quay"] = Reply(b"", 304)
    assert refreshed(quay, day="2026-11-27") == 0
    assert web.asked[-1][1]["if-none-match"] == '"one"'
    record = record_of(quay)
    assert (record["outcome"], record["seen"], record["since"]) == ("intact", "2026-11-27", "2026-11-20")
    assert names(quay) == ["quay.html"]
    assert online_rules(quay) == []


def test_a_change_of_layout_alone_is_no_change(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(
        changed("4 March 2024", "4&nbsp;March\n 2024").replace(b"lives beside it.", b"lives beside it!")
    )
    assert refreshed(quay) == 0
    record = record_of(quay)
    assert (record["outcome"], record["trivial"], "kept" in record) == ("intact", 1, False)
    assert names(quay) == ["quay.html"]
    assert online_rules(quay) == []


@pytest.mark.parametrize(
    ("old", "new", "claim", "kind"),
    [
        ("2.4 million", "2.9 million", "q1", "figure"), ("4 March", "5 March", "q0", "date"),
        ("quay opened", "quay never opened", "q0", "negation"), ("million euros", "million pounds", "q1", "unit"),
        ("twelve boats", "ten boats", "q2", "figure"),
    ],
)  # fmt: skip
def test_a_changed_quote_is_shown_word_by_word_with_its_kind(
    quay: Desk, web: Web, old: str, new: str, claim: str, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply(changed(old, new))
    assert refreshed(quay) == 1
    assert f"  {claim}: {kind}: " in capfd.readouterr().out
    assert names(quay) == ["quay.html", "quay@2026-11-20.html", "quay@2026-11-20.html.http.json"]
    assert (quay.root / "seeds/quay.html").read_bytes() == PAGE
    found = [one for one in quay.check().findings if one.rule == "quote-gone-online"]
    assert [(one.claim, one.changes[0].kind.value) for one in found] == [(claim, kind)]
    assert f"{kind}: " in found[0].message
    assert found[0].related[0].region.path == "seeds/quay@2026-11-20.html"


def test_what_is_struck_or_denied_now_no_longer_holds(quay: Desk, web: Web) -> None:
    struck = changed("The new quay opened on 4 March 2024", "<del>The new quay opened on 4 March 2024</del>")
    web["/quay"] = Reply(struck.replace(b"It has room", b"The town denies that it has room"))
    assert refreshed(quay) == 1
    losses = [(quote["claim"], quote["loss"]) for quote in record_of(quay)["quotes"]]  # type: ignore[index,union-attr]
    assert losses == [("q0", "hidden"), ("q2", "context")]
    found = [one.message for one in quay.check().findings if one.rule == "quote-gone-online"]
    assert ["struck through" in one for one in found] == [True, False]
    assert "denies that it has room" in found[1]


# ---- what says nothing of a quote ------------------------------------------------------------------------------------

STUB = b"<!DOCTYPE html><html><head><title>Notes</title></head><body><p>Please come back later.</p></body></html>"
LOGIN = b"<!DOCTYPE html><html><body><form><p>Log in to read on</p><input type=password></form></body></html>"
CHALLENGE = b"<!DOCTYPE html><html><body><script>window._cf_chl_opt = {}</script><p>Just a moment</p></body></html>"
MOVED = b"<!DOCTYPE html><html><body><h1>Page not found</h1><p>There is no such page here.</p></body></html>"


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (Reply(b"", 404), "gone"), (Reply(b"", 410), "gone"), (Reply(MOVED), "in-doubt"), (Reply(STUB), "in-doubt"),
        (Reply(LOGIN), "in-doubt"), (Reply(b""), "in-doubt"), (Reply(CHALLENGE), "unreached"),
        (Reply(b"", 503), "unreached"), (Reply(b"", 403), "unreached"), (Reply(b"", 429), "unreached"),
        (Reply(PAGE[:200], length=len(PAGE)), "unreached"), (Reply(b"%PDF-1.4\n", headers={}), "in-doubt"),
    ],
)  # fmt: skip
def test_what_is_no_page_says_nothing_of_a_quote(quay: Desk, web: Web, reply: Reply, outcome: str) -> None:
    web["/quay"] = reply
    assert refreshed(quay) == 1
    record = record_of(quay)
    assert record["outcome"] == outcome
    assert "quotes" not in record
    assert names(quay) == ["quay.html"]
    rule = "source-gone-online" if outcome == "gone" else "refresh-stale"
    assert online_rules(quay) == [(rule, "q0")]
    assert {found.level.value for found in quay.check().findings if found.rule == rule} == {"note"}


def test_what_was_known_stays_known_while_the_page_is_not_reached(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    web["/quay"] = Reply(b"", 503)
    assert refreshed(quay, day="2026-11-21") == 1
    record = record_of(quay)
    assert (record["asked"], record["outcome"], record["seen"], record["found"]) == (
        "2026-11-21", "unreached", "2026-11-20", "changed",
    )  # fmt: skip
    assert online_rules(quay) == [("refresh-stale", "q0"), ("quote-gone-online", "q1")]


def test_of_a_page_that_is_gone_the_first_day_is_kept(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(b"", 404)
    for day in ("2026-11-20", "2026-11-27"):
        refreshed(quay, day=day)
    assert record_of(quay)["since"] == "2026-11-20"
    web["/quay"] = Reply()
    assert refreshed(quay, day="2026-11-28") == 0
    assert online_rules(quay) == []


# ---- the life of a change --------------------------------------------------------------------------------------------


def test_a_change_is_found_again_by_the_version_that_was_kept_and_goes_when_the_page_goes_back(
    quay: Desk, web: Web
) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"), headers={**HTML, "ETag": '"two"'})
    assert refreshed(quay) == 1
    web["/quay"] = Reply(b"", 304)
    assert refreshed(quay, day="2026-11-27") == 1
    assert web.asked[-1][1]["if-none-match"] == '"two"'
    record = record_of(quay)
    assert (record["since"], record["seen"], record["kept"]) == ("2026-11-20", "2026-11-27", "quay@2026-11-20.html")
    assert len(names(quay)) == 3
    web["/quay"] = Reply(changed("2.4 million", "2.9 million").replace(b"<h1>", b"<h1 id=x9>"))
    assert refreshed(quay, day="2026-11-28") == 1
    assert len(names(quay)) == 3, "another version of the same text is not kept"
    web["/quay"] = Reply()
    assert refreshed(quay, day="2026-11-29") == 0
    assert len(names(quay)) == 3, "what was kept stays"
    assert online_rules(quay) == []


def test_words_that_are_struck_since_the_last_time_are_seen_although_the_text_is_the_same(quay: Desk, web: Web) -> None:
    first = changed("twelve boats", "ten boats")
    web["/quay"] = Reply(first)
    assert refreshed(quay) == 1
    web["/quay"] = Reply(first.replace(b"cost 2.4 million euros", b"<del>cost 2.4 million euros</del>"))
    assert refreshed(quay, day="2026-11-27") == 1
    assert [found for found in online_rules(quay) if found[0] == "quote-gone-online"] == [
        ("quote-gone-online", "q1"), ("quote-gone-online", "q2"),
    ]  # fmt: skip
    assert record_of(quay)["kept"] == "quay@2026-11-27.html"


def test_a_stub_with_words_that_are_nearly_the_quote_s_is_no_page(quay: Desk, web: Web) -> None:
    long = PAGE.replace(
        b"</body>", b"".join(b"<p>On day %d the harbour took in %d boats more.</p>" % (n, n * 3) for n in range(40))
    )
    quay.write("seeds/quay.html", long)
    web["/quay"] = Reply(
        b"<!DOCTYPE html><title>Notes</title><p>This costs 2.9 million euros a year to run, so we ask.</p>"
    )
    assert refreshed(quay) == 1
    assert record_of(quay)["outcome"] == "in-doubt"


def test_two_changes_of_one_day_are_both_kept(quay: Desk, web: Web) -> None:
    for figure in ("2.9", "3.4"):
        web["/quay"] = Reply(changed("2.4 million", f"{figure} million"))
        assert refreshed(quay) == 1
    assert [name for name in names(quay) if name.endswith(".html")] == [
        "quay.html", "quay@2026-11-20-2.html", "quay@2026-11-20.html",
    ]  # fmt: skip
    assert record_of(quay)["kept"] == "quay@2026-11-20-2.html"


def test_the_version_that_was_kept_becomes_the_source_and_is_settled_as_any_change(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    quay.lock()
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"), headers={**HTML, "ETag": '"two"'})
    assert refreshed(quay) == 1
    assert online_rules(quay) == [("quote-gone-online", "q1")]
    assert refreshed(quay, "--adopt", "quay.html", day="2026-11-21") == 0
    assert "what it was lies in quay@2026-11-01.html" in capfd.readouterr().out
    assert (quay.root / "seeds/quay@2026-11-01.html").read_bytes() == PAGE
    assert b"2.9 million" in (quay.root / "seeds/quay.html").read_bytes()
    assert "/quay,2026-11-20\n" in (quay.root / "claims/sources.csv").read_text(encoding="utf-8")
    assert online_rules(quay) == []
    altered = [found for found in quay.check().findings if found.rule == "quote-altered"]
    assert [found.claim for found in altered] == ["q1"]
    assert altered[0].stale
    review = ["review", "-C", str(quay.root), "--as-of", "2026-11-21"]
    assert run([*review, "--accept", "q1"]) == 0
    assert run(["lock", "-C", str(quay.root), "--as-of", "2026-11-21"]) == 0
    assert [found.rule for found in quay.check().findings] == []
    web["/quay"] = Reply(b"", 304)
    assert refreshed(quay, day="2026-11-27") == 0
    assert web.asked[-1][1]["if-none-match"] == '"two"'


def test_a_row_may_go_on_citing_the_earlier_version_for_a_reason(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    review = ["review", "-C", str(quay.root), "--as-of", "2026-11-21"]
    assert run([*review, "--accept", "q1"]) == 2
    assert run([*review, "--reject", "q1", "--reason", "as first published", "--add-columns"]) == 0
    assert [(one.rule, one.ignored) for one in quay.check().findings if "online" in one.rule] == [
        ("quote-gone-online", "as first published")
    ]


def test_a_row_that_asks_for_other_words_is_not_judged_by_what_was_seen_of_its_old_ones(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    table = quay.root / "claims/claims.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("cost 2.4 million euros", "and cost 2.4 million euros"))
    assert online_rules(quay) == []


def test_nothing_is_said_of_a_source_that_was_replaced_or_has_another_address(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    quay.write("seeds/quay.html", PAGE + b"\n")
    assert online_rules(quay) == []
    quay.write("seeds/quay.html", PAGE)
    assert online_rules(quay) == [("quote-gone-online", "q1")]
    quay.write("claims/sources.csv", f"source,url\nquay.html,{web.url('/elsewhere')}\n")
    assert online_rules(quay) == []


def test_a_source_that_was_replaced_by_hand_is_to_be_seen_anew(quay: Desk, web: Web) -> None:
    """Where the project says how old what was seen may be, what was seen beside another file is no sight of this."""
    quay.write("timeline.toml", "refresh_days = 30\n")
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    (stale,) = [found for found in quay.check().findings if "refresh" in found.rule or "gone" in found.rule]
    assert stale.rule == "quote-gone-online"
    quay.write("seeds/quay.html", PAGE + b"\n")
    (stale,) = [found for found in quay.check().findings if found.rule == "refresh-stale"]
    assert "compared with another file than is kept now" in stale.message
    quay.write("seeds/quay.html", changed("2.4 million", "2.9 million"))  # what was online itself
    assert online_rules(quay) == []
    quay.write("seeds/quay.html", PAGE + b"\n")
    web["/quay"] = Reply(PAGE + b"\n")
    assert refreshed(quay) == 0
    assert online_rules(quay) == []


# ---- what is left behind ---------------------------------------------------------------------------------------------


def left_behind(desk: Desk, capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    capfd.readouterr()
    code = refreshed(desk, *arguments, "--output-format", "json")
    found = json.loads(capfd.readouterr().out)
    jsonschema.validate(found, json.loads(read_schema("refresh")))
    return code, found


def test_what_no_record_speaks_of_any_more_is_said_and_removed_when_that_is_said(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert left_behind(quay, capfd)[1]["left_behind"] == {"versions": [], "records": []}
    web["/quay"] = Reply(changed("2.4 million", "3.4 million"))
    assert refreshed(quay, day="2026-11-21") == 1
    words = capfd.readouterr().out
    assert "left behind: 1 kept version that no record speaks of. To remove them: timeline refresh --prune" in words
    quay.write("seeds/quay@2026-11-03.txt", "No page is called quay.txt: this is a source.\n")
    before = names(quay)
    assert left_behind(quay, capfd, "--prune") == (0, {
        "version": 1, "as_of": "2026-11-20", "path": "claims/refreshed.jsonl",
        "pruned": {"versions": ["quay@2026-11-20.html"], "records": []},
    })  # fmt: skip
    assert set(before) - set(names(quay)) == {"quay@2026-11-20.html", "quay@2026-11-20.html.http.json"}
    assert online_rules(quay) == [("quote-gone-online", "q1")], "what the record speaks of is there"
    assert refreshed(quay, "--prune") == 0
    assert "nothing is left behind" in capfd.readouterr().out


def test_what_was_seen_of_sources_that_are_gone_is_forgotten(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    quay.write("seeds/mole.html", PAGE)
    with (quay.root / "claims/sources.csv").open("a", encoding="utf-8") as table:
        table.write(f"mole.html,,{web.url('/mole')},\n")
    web["/quay"] = web["/mole"] = Reply()
    assert refreshed(quay) == 0
    (quay.root / "seeds/mole.html").unlink()
    assert left_behind(quay, capfd)[1]["left_behind"] == {"versions": [], "records": []}, "it is to be fetched again"
    quay.write("claims/sources.csv", f"source,url\nquay.html,{web.url('/quay')}\n")
    code, found = left_behind(quay, capfd)
    assert (code, found["left_behind"]) == (0, {"versions": [], "records": ["mole.html"]})
    assert refreshed(quay, "--prune") == 0
    assert "mole.html: what was seen of it is forgotten" in capfd.readouterr().out
    assert record_of(quay)["source"] == "quay.html"
    assert (quay.root / "claims/refreshed.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_what_a_source_was_before_a_version_was_adopted_is_left_behind_too(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    assert refreshed(quay, "--adopt", "quay.html", day="2026-11-21") == 0
    found = left_behind(quay, capfd, "--prune")[1]["pruned"]
    assert found == {"versions": ["quay@2026-11-01.html", "quay@2026-11-20.html"], "records": []}
    assert [name for name in names(quay) if name.endswith(".html")] == ["quay.html"]


@pytest.mark.parametrize("more", [("quay.html",), ("--adopt",)])
def test_pruning_is_for_all_and_alone(quay: Desk, capfd: pytest.CaptureFixture[str], more: tuple[str, ...]) -> None:
    assert refreshed(quay, "--prune", *more) == 2
    assert "--prune is for all sources" in capfd.readouterr().err


def test_nothing_is_pruned_by_a_record_that_cannot_be_read(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    before = names(quay)
    with (quay.root / "claims/refreshed.jsonl").open("a", encoding="utf-8") as record:
        record.write("{no\n")
    assert refreshed(quay, "--prune") == 2
    assert names(quay) == before


# ---- what cannot be done ---------------------------------------------------------------------------------------------


def test_sources_without_an_address_or_a_file_are_named(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    quay.write("seeds/other.txt", "Words.\n")
    with (quay.root / "claims/sources.csv").open("a", encoding="utf-8") as table:
        table.write(f"absent.html,,{web.url('/absent')},\n")
    web["/quay"] = Reply()
    assert refreshed(quay) == 0
    shown = capfd.readouterr().out
    assert "1 without a url in sources.csv, not asked for: other.txt" in shown
    assert "1 with a url and no file, to be fetched first: absent.html" in shown
    assert refreshed(quay, "seeds/quay.html") == 0
    assert refreshed(quay, "other.txt") == 2
    assert refreshed(quay, "qay.html") == 2
    assert "Did you mean 'quay.html'?" in capfd.readouterr().err


def test_a_damaged_record_is_an_error_and_is_not_written_over(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    quay.write("claims/refreshed.jsonl", '{"source": "quay.html"}\n')
    assert refreshed(quay) == 2
    assert "claims/refreshed.jsonl:1: " in capfd.readouterr().err
    assert (quay.root / "claims/refreshed.jsonl").read_text(encoding="utf-8") == '{"source": "quay.html"}\n'
    assert web.asked == []
    assert ("refreshed-invalid", None) in [(found.rule, found.claim) for found in quay.check().findings]


def test_what_cannot_be_written_is_an_error_and_nothing_is_lost(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    (quay.root / "claims/refreshed.jsonl").mkdir()
    assert refreshed(quay) == 2
    assert (quay.root / "seeds/quay.html").read_bytes() == PAGE


def test_nothing_is_adopted_that_is_not_as_it_was_kept(quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]) -> None:
    assert refreshed(quay, "--adopt", "quay.html") == 2
    assert refreshed(quay, "--adopt") == 2
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    kept = quay.root / "seeds/quay@2026-11-20.html"
    kept.write_bytes(kept.read_bytes() + b" ")
    capfd.readouterr()
    assert refreshed(quay, "--adopt", "quay.html") == 2
    assert "quay@2026-11-20.html is not there as it was kept" in capfd.readouterr().err
    assert (quay.root / "seeds/quay.html").read_bytes() == PAGE


# ---- other kinds, and what runs beside it ----------------------------------------------------------------------------


def test_a_pdf_is_looked_at_as_a_page_is_and_a_page_in_its_place_is_no_pdf(quay: Desk, web: Web) -> None:
    pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
    lines = ["The ferry runs 32 kilometres along the coast.", "It does not sail in winter."]
    of_pdf = {"Content-Type": "application/pdf"}
    quay.write("seeds/ferry.pdf", pdf(["Ferry."], lines))
    quay.write("claims/sources.csv", f"source,url\nferry.pdf,{web.url('/ferry.pdf')}\n")
    quay.table({"id": "f", "claim": "c", "source": "ferry.pdf", "quote": "runs 32 kilometres along the coast"})
    web["/ferry.pdf"] = Reply(
        pdf(["Ferry."], [lines[0].replace("32", "38"), lines[1].replace(" not", "")]), headers=of_pdf
    )
    assert refreshed(quay) == 1
    found = {one.rule: one for one in quay.check().findings}
    assert "figure: the quote has “32”, the page “38”" in found["quote-gone-online"].message
    assert found["quote-gone-online"].related[0].region.place == "page 2"
    assert "negation: " in found["source-changed-online"].message
    web["/ferry.pdf"] = Reply()
    assert refreshed(quay, day="2026-11-21") == 1
    assert record_of(quay)["outcome"] == "in-doubt"


def test_of_many_sources_each_is_recorded_in_order(quay: Desk, web: Web) -> None:
    rows = [f"p{n:02}.html,{web.url(f'/p{n}')}" for n in range(20)]
    for n in range(20):
        quay.write(f"seeds/p{n:02}.html", PAGE)
        web[f"/p{n}"] = Reply(b"", 404) if n % 5 == 0 else Reply()
    quay.write("claims/sources.csv", "source,url\n" + "\n".join(rows) + "\n")
    assert refreshed(quay) == 1
    lines = (quay.root / "claims/refreshed.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["source"] for record in records] == sorted(record["source"] for record in records)
    assert [record["outcome"] for record in records].count("gone") == 4
    assert len(web.paths) == 21, "robots.txt once"


def test_what_is_printed_for_programs_keeps_to_its_schema(
    quay: Desk, web: Web, capfd: pytest.CaptureFixture[str]
) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(read_schema("refresh")))
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    for arguments in ((), ("--adopt", "quay.html")):
        refreshed(quay, *arguments, "--output-format", "json")
        schema.validate(json.loads(capfd.readouterr().out))


def reported(desk: Desk) -> tuple[str, str]:
    """The reports, as `timeline report` writes them."""
    assert run(["report", "-C", str(desk.root), "--as-of", "2026-11-22"]) == 0
    return tuple((desk.root / f"reports/timeline.{kind}").read_text(encoding="utf-8") for kind in ("md", "html"))  # type: ignore[return-value]


def test_the_reports_show_when_each_source_was_seen_and_what_became_of_it(quay: Desk, web: Web) -> None:
    assert "Online" not in reported(quay)[0]
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    shown = "changed on 20 November 2026, 1 quote gone"
    markdown, page = reported(quay)
    assert f"| {shown} |" in markdown
    assert shown in page
    assert "changed online" in page
    (row,) = records(quay.check(), "sources")
    assert (row["asked"], row["outcome"], row["seen"], row["online"]) == (
        "2026-11-20",
        "changed",
        "2026-11-20",
        "changed",
    )
    web["/quay"] = Reply(b"", 503)
    refreshed(quay, day="2026-11-21")
    assert f"{shown}, unreached on 21 November 2026" in reported(quay)[0]


def test_of_a_page_that_is_gone_an_archived_copy_is_named_once(quay: Desk, web: Web, client: Client) -> None:
    web["/quay"] = Reply(b"", 410)
    asked: list[datetime.date] = []

    def find(_url: str, day: datetime.date) -> str:
        asked.append(day)
        return "https://archive.example/quay"

    for day in (20, 27):
        refresh(find_project(quay.root), datetime.date(2026, 11, day), client, find_archived=find)
    assert asked == [datetime.date(2026, 11, 1)], "near to the day that it was kept on"
    (found,) = (one for one in quay.check().findings if one.rule == "source-gone-online")
    assert "https://archive.example/quay" in found.help


def test_nothing_is_asked_without_the_extra(
    quay: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("timeline.online.client.find_spec", lambda _name: None)
    assert refreshed(quay) == 2
    assert "python -m pip install urllib3 certifi" in capfd.readouterr().err
    assert not (quay.root / "claims/refreshed.jsonl").exists()


def test_where_a_part_of_adopting_cannot_be_written_all_is_as_it_was(
    quay: Desk, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    files = [path for folder in ("claims", "seeds") for path in (quay.root / folder).iterdir()]
    before = {path: path.read_bytes() for path in files}
    writes = 0

    def write(path: Path, data: bytes, root: Path, *, read: bytes | None = None) -> bool:
        nonlocal writes
        if path.name == "refreshed.jsonl":
            writes += 1
            raise TimelineError("the disk is full")
        return write_bytes(path, data, root, read=read)

    monkeypatch.setattr("timeline.project.saving.write_bytes", write)
    assert refreshed(quay, "--adopt", "quay.html") == 2
    assert writes == 1
    assert {path: path.read_bytes() for path in files} == before


def test_what_was_known_at_a_revision_is_no_new_finding(quay: Desk, web: Web) -> None:
    web["/quay"] = Reply(changed("2.4 million", "2.9 million"))
    assert refreshed(quay) == 1
    git = ["git", "-C", str(quay.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Seen"]):
        subprocess.run([*git, *command], check=True)
    check = ["check", "-C", str(quay.root), "--as-of", "2026-11-22", "--fail-on", "note"]
    assert run(check) == 1
    assert run([*check, "--since", "HEAD"]) == 0
