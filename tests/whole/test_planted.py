"""Changes planted in a source of each kind: each is shown with its kind, by a check and where the page online has it.

A figure, a day, a negation, a unit, a name, a correction taken out or put in: none is passed over, and what differs in
layout or order alone is no change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tools.documents import docx, epub, odt, p, pdf

from helpers.desk import AS_OF, Desk
from timeline.evidence.inputs import read_inputs
from timeline.evidence.versions import Versions, compare_versions
from timeline.model import ChangeKind, Loss, Status
from timeline.project.decode import decoded
from timeline.project.settings import find_project
from timeline.readers.kinds import is_installed

if TYPE_CHECKING:
    from timeline.evidence.model import Report

LINES = (
    "The harbour hall opened on 4 May 2026 and has 240 seats.",
    "It does not serve meals after nine in the evening.",
    "The ferry beside it runs 32 kilometres along the coast.",
    "The plans were signed by Ada Holt, the harbour master, in town.",
    "Correction: an earlier version of this notice gave 230 seats.",
)


def of_page(*lines: str) -> bytes:
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    return f"<!doctype html><title>Notice</title>\n<h1>Notice</h1>\n{body}".encode()


def of_cues(mark: str, head: str, *lines: str) -> bytes:
    cues = (f"{n}\n00:0{n}:00{mark}000 --> 00:0{n}:30{mark}000\n{line}" for n, line in enumerate(lines, 1))
    return (head + "\n\n".join(cues) + "\n").encode()


def of_archive(*lines: str) -> bytes:
    body = of_page(*lines).decode()
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
    head += "WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://harbour.example/\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return f"{head}{http}\r\n\r\n".encode()


MAKERS: dict[str, Callable[..., bytes]] = {
    "notice.txt": lambda *lines: "\n\n".join(lines).encode(),
    "notice.html": of_page,
    "notice.md": lambda *lines: ("# Notice\n\n" + "\n\n".join(lines) + "\n").encode(),
    "notice.vtt": lambda *lines: of_cues(".", "WEBVTT\n\n", *lines),
    "notice.srt": lambda *lines: of_cues(",", "", *lines),
    "notice.docx": lambda *lines: docx("".join(map(p, lines))),
    "notice.odt": lambda *lines: odt("".join(f"<text:p>{line}</text:p>" for line in lines)),
    "notice.epub": lambda *lines: epub("".join(f"<p>{line}</p>" for line in lines)),
    "notice.pdf": lambda *lines: pdf([], ["Notice.", *lines]),
    "notice.warc": of_archive,
}
NEEDED = {"notice.pdf": "pypdfium2", "notice.warc": "warcio"}
PLANTED = [
    ("240 seats", "210 seats", ChangeKind.FIGURE), ("240 seats", "24 seats", ChangeKind.FIGURE),
    ("4 May 2026", "5 May 2026", ChangeKind.DATE), ("4 May", "4 June", ChangeKind.DATE),
    ("does not serve", "does serve", ChangeKind.NEGATION), ("signed", "never signed", ChangeKind.NEGATION),
    ("32 kilometres", "32 miles", ChangeKind.UNIT), ("Ada Holt", "Eva Holt", ChangeKind.NAME),
]  # fmt: skip


@pytest.fixture(params=MAKERS)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a source of each kind that can be read here."""
    if not is_installed(NEEDED.get(request.param, "justhtml")):
        pytest.skip(f"{NEEDED[request.param]} is not installed")
    return str(request.param)


def project(desk: Desk, name: str) -> Desk:
    """A project with one source, each of whose lines a row quotes, all locked."""
    desk.write(f"seeds/{name}", MAKERS[name](*LINES))
    desk.write("claims/sources.csv", f"source,url\n{name},https://harbour.example/notice\n")
    desk.table(*({"id": f"r{n}", "claim": "c", "source": name, "quote": line} for n, line in enumerate(LINES)))
    desk.lock()
    assert desk.check().findings == ()
    return desk


def checked(desk: Desk, name: str, lines: tuple[str, ...]) -> Report:
    """What a check says once the file holds other lines."""
    desk.write(f"seeds/{name}", MAKERS[name](*lines))
    return desk.check()


def online(desk: Desk, name: str, data: bytes) -> Versions:
    """What differs where the page online has these bytes, and the source is as it was kept."""
    inputs, settings = read_inputs(find_project(desk.root)), find_project(desk.root).settings
    new = decoded(name, f"seeds/{name}", data, inputs.infos[name])
    rows = tuple((claim, inputs.lock.entries.get(claim.id)) for claim in inputs.table.claims)
    return compare_versions(inputs.sources[name], new, rows, settings, AS_OF)


def changed(old: str, new: str) -> tuple[tuple[str, ...], int]:
    """The lines with a change in one of them, and which that is."""
    number = next(n for n, line in enumerate(LINES) if old in line)
    return tuple(line.replace(old, new) for line in LINES), number


@pytest.mark.parametrize(("old", "new", "kind"), PLANTED, ids=[new for _, new, _ in PLANTED])
def test_a_planted_change_is_shown_with_its_kind(desk: Desk, name: str, old: str, new: str, kind: ChangeKind) -> None:
    lines, number = changed(old, new)
    found = online(project(desk, name), name, MAKERS[name](*lines))
    assert [(lost.claim, lost.loss) for lost in found.lost] == [(f"r{number}", Loss.ALTERED)]
    assert kind in [change.kind for change in found.lost[0].changes]
    assert found.rest.counts == {}, "what a quote says of it is not told again"
    report = checked(desk, name, lines)
    altered = {row.id: [change.kind for change in row.anchor.changes] for row in report.evidence.citations if row.stale}
    assert list(altered) == [f"r{number}"]
    assert kind in altered[f"r{number}"]


def test_a_correction_that_was_taken_out_is_missing(desk: Desk, name: str) -> None:
    found = online(project(desk, name), name, MAKERS[name](*LINES[:-1]))
    assert [(lost.claim, lost.loss) for lost in found.lost] == [("r4", Loss.MISSING)]
    report = checked(desk, name, LINES[:-1])
    assert [(row.id, row.status) for row in report.evidence.citations if row.stale] == [("r4", Status.MISSING)]


def test_a_correction_that_was_put_in_is_shown_although_every_quote_stands(desk: Desk, name: str) -> None:
    correction = "Correction: the hall was opened by Ben Marsh in 2025."
    found = online(project(desk, name), name, MAKERS[name](*LINES, correction))
    assert found.lost == ()
    assert [(passage.was, passage.now) for passage in found.rest.passages] == [("", correction)]
    assert found.rest.passages[0].kind in (ChangeKind.FIGURE, ChangeKind.DATE)


def test_a_passage_that_nobody_quotes_is_shown_with_its_kind(desk: Desk, name: str) -> None:
    project(desk, name)
    desk.table({"id": "r1", "claim": "c", "source": name, "quote": LINES[1]})
    for old, new, kind in PLANTED:
        lines, number = changed(old, new)
        found = online(desk, name, MAKERS[name](*lines))
        if number != 1:
            assert (found.lost, found.rest.counts) == ((), {kind: 1})


def test_the_order_of_passages_and_their_layout_is_no_change(desk: Desk, name: str) -> None:
    project(desk, name)
    for lines in (LINES[::-1], tuple(line.replace("in town.", "in  town.") for line in LINES)):
        found = online(desk, name, MAKERS[name](*lines))
        assert (found.doubt, found.lost, found.rest.counts, found.rest.passages) == ("", (), {}, ())


def test_another_page_in_the_place_of_it_says_nothing_of_any_quote(desk: Desk, name: str) -> None:
    other = ("The page that you look for cannot be shown.", "Ask the office, or try again in a few days.")
    found = online(project(desk, name), name, MAKERS[name](*other))
    assert found.doubt
    assert (found.lost, found.rest.counts) == ((), {})
