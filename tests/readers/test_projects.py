"""Projects whose sources are pages, PDF files, documents and captions: what is told of a quote, and where it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.documents import docx, epub, odt, p, pdf, r, table

from helpers.desk import AS_OF, Desk
from timeline.cli import run
from timeline.evidence.model import Report
from timeline.formats import FORMATS
from timeline.model import ChangeKind, Status
from timeline.project.settings import find_project
from timeline.readers.kinds import is_installed
from timeline.review.relock import relock

SENTENCE = "The new ferry does not carry 240 passengers over 32 km."
CORRECTION = "Correction: an earlier version said 230."

pytestmark = pytest.mark.skipif(not is_installed("pypdfium2"), reason="the extra pdf is not installed")


def of_page(*lines: str) -> bytes:
    body = "\n".join(f"<p>{line.replace('240', '<b>240</b>')}</p>" for line in lines)
    return f"<!doctype html><title>Notice</title>\n<h1>Notice</h1>\n{body}".encode()


def of_markdown(*lines: str) -> bytes:
    return ("# Notice\n\n" + "\n\n".join(line.replace("240", "**240**") for line in lines)).encode()


def of_captions(*lines: str) -> bytes:
    cues = (f"00:0{n}:00.000 --> 00:0{n}:30.000\n{line}" for n, line in enumerate(lines, 1))
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


MAKERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "notice.html": (of_page, "line 3"),
    "notice.md": (of_markdown, "line 3"),
    "notice.vtt": (of_captions, "00:01:00"),
    "notice.pdf": (lambda *lines: pdf([], ["Notice", *lines]), "page 2"),
    "notice.docx": (lambda *lines: docx("".join(map(p, lines))), "paragraph 1"),
    "notice.odt": (lambda *lines: odt("".join(f"<text:p>{line}</text:p>" for line in lines)), "paragraph 1"),
    "notice.epub": (lambda *lines: epub("".join(f"<p>{line}</p>" for line in lines)), "section 1, paragraph 1"),
}


def put(desk: Desk, name: str, data: bytes) -> None:
    path = desk.root / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def rows(desk: Desk, name: str, *quotes: str) -> None:
    desk.table(*({"id": f"b{n}", "claim": "c", "source": name, "quote": quote} for n, quote in enumerate(quotes, 1)))


@pytest.mark.parametrize("name", MAKERS)
def test_a_quote_stands_in_each_kind_of_source_and_its_place_is_told(desk: Desk, name: str) -> None:
    make, place = MAKERS[name]
    put(desk, name, make(SENTENCE, CORRECTION))
    rows(desk, name, SENTENCE)
    document = json.loads(FORMATS["json"](desk.check()))
    assert [(claim["status"], claim["place"]) for claim in document["claims"]] == [("exact", place)]
    desk.lock()
    (entry,) = map(json.loads, (desk.root / "claims/claims.lock").read_text().splitlines())
    assert entry["place"] == place
    assert entry["extractor"]
    assert not changes(desk)
    assert desk.check().findings == ()


PLANTED = [
    ("240", "230", ChangeKind.FIGURE),
    ("does not carry", "does carry", ChangeKind.NEGATION),
    ("32 km", "32 miles", ChangeKind.UNIT),
]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(("old", "new", "kind"), PLANTED, ids=[kind.value for _, _, kind in PLANTED])
def test_what_was_changed_in_a_source_is_told_with_its_kind(
    desk: Desk, name: str, old: str, new: str, kind: ChangeKind
) -> None:
    make, place = MAKERS[name]
    put(desk, name, make(SENTENCE, CORRECTION))
    rows(desk, name, SENTENCE)
    desk.lock()
    put(desk, name, make(SENTENCE.replace(old, new), CORRECTION))
    report = desk.check()
    (row,) = report.evidence.citations
    assert row.status is Status.ALTERED
    assert kind in [change.kind for change in row.anchor.changes] or kind is ChangeKind.UNIT
    assert report.evidence.place(row) == place


@pytest.mark.parametrize("name", MAKERS)
def test_a_correction_that_was_removed_is_missing(desk: Desk, name: str) -> None:
    make, _ = MAKERS[name]
    put(desk, name, make(SENTENCE, CORRECTION))
    rows(desk, name, CORRECTION)
    desk.lock()
    put(desk, name, make(SENTENCE))
    (row,) = desk.check().evidence.citations
    assert not row.status.stands
    assert row.stale


def changes(desk: Desk) -> bool:
    """Does a new lock differ from the one that there was?"""
    return relock(find_project(desk.root), AS_OF).changed


def rules_of(report: Report) -> list[str]:
    return [found.rule for found in report.findings]


def test_a_quote_copied_from_a_browser_stands_and_one_without_what_is_struck(desk: Desk) -> None:
    page = (
        "<!doctype html><p>It took very long.<sup><a href='#n'>1</a></sup> It was fine in 2019<sup><a href='#m'>3</a>"
        "</sup> and cost <del>40</del> <ins>50</ins> euros, for 10 m<sup>2</sup> and 10<sup>6</sup> screws."
    )
    put(desk, "a.html", page.encode())
    standing = ["very long.1 It was fine", "very long. It was fine in 2019 and cost", "cost 50 euros, for 10 m2"]
    changed = ["cost 40 euros, for", "for 10 m2 and 106 screws"]
    rows(desk, "a.html", *standing, *changed)
    citations = desk.check().evidence.citations
    assert [one.status for one in citations] == [Status.REFORMATTED] * 3 + [Status.ALTERED] * 2


def test_what_is_seen_goes_before_what_is_hidden(desk: Desk) -> None:
    put(desk, "a.html", b"<!doctype html><p>The ferry has two decks.<img alt='The ferry has two decks.'>")
    rows(desk, "a.html", "The ferry has two decks.")
    assert desk.check().findings == ()


def test_a_lock_of_the_raw_text_holds_and_is_carried_over(desk: Desk) -> None:
    page = (
        "<!doctype html>\n<p>Before.</p>\n<p>The ferry has <b>two</b> decks &amp; a bar.</p>\n<p>The ferry sails.</p>\n"
    )
    put(desk, "a.html", page.encode())
    rows(desk, "a.html", "The ferry has two decks & a bar.", "The ferry sails.")
    desk.lock()
    lock = desk.root / "claims/claims.lock"
    entries = [json.loads(line) for line in lock.read_text().splitlines()]
    for entry, raw in zip(entries, ["The ferry has <b>two</b> decks &amp; a bar.", "The ferry sails."], strict=True):
        start = page.index(raw)
        entry |= {"start": start, "end": start + len(raw), "exact": raw}
        entry |= {"before": page[max(0, start - 48) : start], "after": page[start + len(raw) :][:48]}
        for key in ("extractor", "extractor_version", "view", "place"):
            del entry[key]
    lock.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    assert desk.check().findings == ()
    assert changes(desk)
    assert all("view" in json.loads(line) for line in lock.read_text().splitlines())
    put(desk, "a.html", page.replace("sails", "sank").encode())
    assert [one.status for one in desk.check().evidence.citations] == [Status.EXACT, Status.ALTERED]


def test_a_transcript_stands_for_a_recording(desk: Desk) -> None:
    put(desk, "talk.mp3", b"ID3" + bytes(40))
    rows(desk, "talk.mp3", "It opens in May.")
    assert "source-unreadable" in rules_of(desk.check())
    put(desk, "talk.vtt", of_captions("Good morning.", "It opens in May."))
    desk.write("claims/sources.csv", "source,transcript\ntalk.mp3,talk.vtt\n")
    report = desk.check()
    assert rules_of(report) == []
    (row,) = report.evidence.citations
    assert report.evidence.place(row) == "00:02:00"
    desk.lock()
    put(desk, "talk.vtt", of_captions("Good evening.", "It opens in May."))
    assert rules_of(desk.check()) == ["source-changed"]


def test_a_plain_text_is_locked_as_before(desk: Desk) -> None:
    put(desk, "a.txt", b"<b>It</b> opens in May.\n")
    rows(desk, "a.txt", "It</b> opens in May.")
    desk.lock()
    (entry,) = map(json.loads, (desk.root / "claims/claims.lock").read_text().splitlines())
    assert "extractor" not in entry
    assert entry["start"] == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_reader_that_dies_is_told_of_its_file_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.readers import child

    real = child.read_here
    monkeypatch.setattr(child, "_worker", None)
    monkeypatch.setattr(child, "read_here", lambda kind, data: os._exit(9) if b"deadly" in data else real(kind, data))
    put(desk, "bad.docx", docx(p("x")) + b"deadly")
    put(desk, "good.docx", docx(p("It opens in May.")))
    desk.table(
        {"id": "b1", "claim": "c", "source": "bad.docx", "quote": "It opens in May."},
        {"id": "b2", "claim": "c", "source": "good.docx", "quote": "It opens in May."},
    )
    report = desk.check()
    assert [one.status for one in report.evidence.citations] == [Status.UNREADABLE, Status.EXACT]
    (found,) = [one for one in report.findings if one.rule == "source-unreadable"]
    assert "its reader died" in found.message


def test_formats_tell_the_place_of_a_source_without_lines(desk: Desk, tmp_path: Path) -> None:
    put(desk, "a.pdf", pdf(["One."], ["The ferry has 240 seats."]))
    rows(desk, "a.pdf", "The ferry has 230 seats.")
    report = desk.check()
    log = json.loads(FORMATS["sarif"](report))
    (place,) = log["runs"][0]["results"][0]["relatedLocations"]
    assert place["logicalLocations"] == [{"name": "page 2"}]
    assert "region" not in place["physicalLocation"]
    for name in ("full", "github", "junit", "summary"):
        assert "seeds/a.pdf, page 2" in FORMATS[name](report), name
    assert json.loads(FORMATS["json"](report))["findings"][0]["related"][0]["place"] == "page 2"


def test_a_tracked_deletion_is_hidden(desk: Desk) -> None:
    gone = "<w:del>" + r("It costs 40 euros.", tag="delText") + "</w:del>"
    put(desk, "a.docx", docx(p("It opens in May. ", gone)))
    rows(desk, "a.docx", "It costs 40 euros.")
    assert rules_of(desk.check()) == ["quote-hidden"]


def test_the_view_of_a_source_is_shown_with_its_places(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    put(desk, "a.pdf", pdf(["One."], ["The ferry has 240 seats."]))
    put(desk, "a.html", b"<!doctype html>\n<p>It was <s>40</s> 50.</p>\n<p hidden>Gone.</p>")
    for name in ("a.pdf", "a.html"):
        assert run(["read", name, "--view", "-C", str(desk.root)]) == 0
    out = capfd.readouterr().out
    assert out == (
        "page 1\tOne.\npage 2\tThe ferry has 240 seats.\n"
        "2:4\tIt was 40 50.  [struck: 40]\n3:11\tGone.  [hidden: Gone.]\n"
    )
    assert run(["read", "a.html", "--view", "-C", str(desk.root), "--output-format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert (document["kind"], document["text"]) == ("html", "It was 40 50.\n\nGone.")
    span = {"start": 7, "end": 9, "place": "line 2", "line": 2, "column": 14, "hidden": "struck"}
    assert span in document["spans"]
    assert run(["read", "a.pdf", "-C", str(desk.root)]) == 0
    assert "240" in capfd.readouterr().out


def test_a_row_is_made_of_words_of_any_kind(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    put(desk, "a.pdf", pdf(["One."], ["The ferry has 240", "seats in all."]))
    desk.table({"id": "b0", "claim": "c", "source": "a.pdf", "quote": "One."})
    words = ["add", "a.pdf", "--find", "240 seats in", "--claim", "It has 240 seats.", "-C", str(desk.root)]
    assert run([*words, "--sentence"]) == 0
    assert "seeds/a.pdf, page 2" in capfd.readouterr().out
    assert all(one.status.stands for one in desk.check().evidence.citations)


def test_a_source_is_read_in_python(tmp_path: Path) -> None:
    import timeline

    path = tmp_path / "talk.vtt"
    path.write_bytes(of_captions("Good morning.", "It opens in May."))
    view = timeline.read_source(path)
    found = timeline.find_quote("It opens in May.", view.text)
    assert view.where(found.start or 0, found.end) == "00:02:00"
    assert [span.place for span in view.spans] == ["00:01:00", "00:02:00"]
    path.write_bytes(b"One.\r\nTwo.\r\n")
    plain = timeline.read_source(path)
    assert (plain.text, plain.where(6)) == ("One.\r\nTwo.\r\n", "line 2")
    path.write_bytes(b"\xa3")
    with pytest.raises(timeline.TimelineError, match="is not UTF-8"):
        timeline.read_source(path)
    assert timeline.read_source(path, encoding="cp1252").text == "£"


def test_documents_are_read_without_network_and_without_another_program(desk: Desk) -> None:
    """The reader that runs beside is this program's own; it is not started as a program."""
    for name, (make, _) in MAKERS.items():
        put(desk, name, make(SENTENCE, CORRECTION))
    desk.table(*({"id": f"b{n}", "claim": "c", "source": name, "quote": SENTENCE} for n, name in enumerate(MAKERS)))
    guard = (
        "import sys\n"
        "def look(event, args):\n"
        "    forbidden = ('os.system', 'os.exec', 'os.posix_spawn')\n"
        "    if event.split('.')[0] in ('socket', 'subprocess') or event in forbidden:\n"
        "        raise SystemExit(f'forbidden: {event}')\n"
        "from timeline.cli import run\n"
        "sys.addaudithook(look)\n"
        "sys.exit(run(['check', '-C', sys.argv[1]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", guard, str(desk.root)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(MAKERS)} exact" in done.stdout


@pytest.mark.parametrize("kept", [True, False])
def test_rows_are_moved_from_pasted_text_to_the_original(
    desk: Desk, capfd: pytest.CaptureFixture[str], kept: bool
) -> None:
    put(desk, "notice.txt", f"{SENTENCE}\nIt sails daily.\n{CORRECTION}\n".encode())
    rows(desk, "notice.txt", SENTENCE, "It sails daily.", "It was pasted.")
    desk.lock()
    put(desk, "notice.pdf", pdf(["It sails daily. Not on Sundays."], [SENTENCE, "It sails daily.", CORRECTION]))
    if not kept:
        (desk.root / "seeds/notice.txt").unlink()
    review = ["review", "--port", "-C", str(desk.root), "--as-of", "2026-11-22"]
    run(review)
    assert "--accept b1" in capfd.readouterr().out
    run([*review, "--accept", "b1"])
    first, second, *_ = desk.check().evidence.citations
    assert (first.source, first.status) == ("notice.pdf", Status.EXACT)
    assert desk.check().evidence.place(first) == "page 2"
    assert second.source == "notice.txt", "its words stand twice there"
    entries = map(json.loads, (desk.root / "claims/claims.lock").read_text().splitlines())
    assert {entry["id"]: entry["source"] for entry in entries}["b1"] == "notice.pdf"


def test_the_places_of_a_quote_that_stands_twice_are_those_of_the_original(desk: Desk) -> None:
    put(desk, "notice.pdf", pdf(["It opens at 9."], ["Notice"], ["It opens at 9."]))
    put(desk, "notice.docx", docx(table(("It opens at 9.", "Hall"), ("Gate", "It opens at 9."))))
    desk.table(
        {"id": "b1", "claim": "c", "source": "notice.pdf", "quote": "It opens at 9."},
        {"id": "b2", "claim": "c", "source": "notice.docx", "quote": "It opens at 9."},
        {"id": "b3", "claim": "c", "source": "notice.docx", "quote": "It opens at 9.", "prefix": "Gate"},
    )
    found = {one.claim: one.message for one in desk.check().findings if one.rule == "quote-ambiguous"}
    assert found == {
        "b1": "the quote stands in 2 places of seeds/notice.pdf: page 1, page 3",
        "b2": "the quote stands in 2 places of seeds/notice.docx: table 1, row 1, cell 1, table 1, row 2, cell 2",
    }


def test_what_is_read_of_a_source_has_its_place_in_the_original(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    put(desk, "hall.html", b"<title>Hall</title>\n\n<p>Notes.</p>\n<p>It has\n<b>240 seats</b>.</p>\n")
    put(desk, "hall.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt has 240 seats.\n")
    assert run(["read", "hall.html", "-C", str(desk.root)]) == 0
    assert run(["read", "hall.vtt", "-C", str(desk.root)]) == 0
    assert [line.partition("  ")[0] for line in capfd.readouterr().out.splitlines()] == ["5:4", "00:00:01"]
    assert run(["read", "hall.html", "-C", str(desk.root), "--output-format", "json"]) == 0
    [reading] = json.loads(capfd.readouterr().out)
    assert (reading["line"], reading["column"]) == (5, 4)
