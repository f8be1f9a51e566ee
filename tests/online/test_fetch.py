"""`timeline fetch`: what it keeps and writes, what it refuses, and that nothing is left where it fails."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from helpers.desk import Desk
from helpers.promises_project import contents
from helpers.web import HTML, PAGE, Reply, Web, redirect, robots
from timeline.cli import run
from timeline.online import wayback
from timeline.online.client import NEEDED
from timeline.project.obtained import ENDING, read_obtained

pytestmark = pytest.mark.skipif(not all(find_spec(name) for name in NEEDED), reason="the extra fetch is not installed")
DAY = ("--as-of", "2026-11-30")
COLUMNS = "source,title,publisher,url,retrieved,encoding,sha256,note\n"


def fetch(desk: Desk, url: str, *more: str, private: bool = True) -> int:
    allow = ("--allow-private", "127.0.0.1") if private else ()
    return run(["fetch", url, "-C", str(desk.root), *DAY, *allow, *more])


def rows(desk: Desk) -> list[dict[str, str]]:
    with (desk.root / "claims/sources.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture
def table(desk: Desk) -> Desk:
    """A project that has a table of sources, with one in it."""
    desk.write("claims/sources.csv", COLUMNS + "old.txt,An old text,The Gazette,,,,,\n")
    desk.write("seeds/old.txt", "The old quay was built in 1911.")
    return desk


def test_a_page_becomes_a_source_with_how_it_was_obtained_and_its_row(
    table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/news/Quay%20opens.php"] = redirect("/news/quay")
    web["/news/quay"] = Reply(headers={**HTML, "ETag": '"a1"', "Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT"})
    url = web.url("/news/Quay%20opens.php")
    assert fetch(table, url + "#top") == 0
    assert (table.root / "seeds/quay-opens.html").read_bytes() == PAGE
    kept = json.loads((table.root / "seeds/quay-opens.html.http.json").read_bytes())
    digest = hashlib.sha256(PAGE).hexdigest()
    assert kept == {
        "url": url,
        "final_url": web.url("/news/quay"),
        "redirects": [{"status": 302, "url": web.url("/news/quay")}],
        "status": 200,
        "retrieved": "2026-11-30",
        "type": "text/html; charset=utf-8",
        "etag": '"a1"',
        "last_modified": "Mon, 04 Mar 2024 10:00:00 GMT",
        "sha256": digest,
        "archived": "",
    }
    old, new = rows(table)
    assert old["title"] == "An old text"
    assert new == {
        "source": "quay-opens.html", "title": "Harbour notes", "publisher": "", "url": url, "retrieved": "2026-11-30",
        "encoding": "", "sha256": digest, "note": "",
    }  # fmt: skip
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.splitlines() == [
        "seeds/quay-opens.html  html, 250 bytes",
        f"    redirected (302) to {web.url('/news/quay')}",
        "    “Harbour notes”",
        "    in claims/sources.csv: source, title, url, retrieved, sha256",
        "Next: timeline add quay-opens.html --find WORDS",
    ]
    assert max(map(len, shown.out.splitlines())) <= 80


def test_what_was_fetched_can_be_quoted_and_checks_green(
    desk: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    assert fetch(desk, web.url("/quay")) == 0
    assert rows(desk)[0]["title"] == "Harbour notes", "a table is made where there is none"
    desk.write("claims/claims.csv", "id,date,claim,source,quote\n")
    add = ["add", "quay.html", "--find", "cost 2.4 million euros", "--claim", "The quay cost €2.4 million"]
    assert run([*add, "--date", "2024", "-C", str(desk.root), *DAY]) == 0
    assert run(["check", "-C", str(desk.root), *DAY]) == 0


def test_the_same_page_twice_writes_the_same_bytes(table: Desk, web: Web) -> None:
    web["/quay"] = Reply()
    before = contents(table.root)
    assert fetch(table, web.url("/quay")) == 0
    first = contents(table.root)
    table.write("claims/sources.csv", before["claims/sources.csv"])
    for name in ("quay.html", "quay.html.http.json"):
        (table.root / "seeds" / name).unlink()
    assert fetch(table, web.url("/quay")) == 0
    assert contents(table.root) == first


def test_as_json(table: Desk, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/quay"], web["/gone"] = Reply(), Reply(status=410)
    assert fetch(table, web.url("/quay"), "--output-format", "json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["kept"], made["outcome"], made["source"], made["kind"]) == (True, "obtained", "quay.html", "html")
    assert made["row"]["title"] == "Harbour notes"
    assert fetch(table, web.url("/gone"), "--output-format", "json") == 1
    shown = capsys.readouterr()
    made = json.loads(shown.out)
    assert (made["kept"], made["outcome"], made["status"], made["source"]) == (False, "gone", 410, "")
    assert shown.err.startswith(f"timeline: {web.url('/gone')}: gone: ")


# ---- kinds and encodings ---------------------------------------------------------------------------------------------


def word_file() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = "<w:body><w:p><w:r><w:t>The quay is open.</w:t></w:r></w:p></w:body>"
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{space}">{body}</w:document>')
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n"
KINDS = {
    "a page without tags of its own": (
        "/all.cgi",
        "text/html",
        b"<p>The quay is open to all who come.</p>",
        "all.html",
    ),
    "a PDF by another name": ("/download?id=7", "application/octet-stream", PDF, "download.pdf"),
    "a Word file": ("/a/letter", "", word_file(), "letter.docx"),
    "Markdown": ("/README.md", "text/markdown", b"# Quay\n\nThe quay is *open*.\n", "readme.md"),
    "a text": ("/notes", "text/plain", b"The quay is open.\n", "notes.txt"),
    "a table": ("/data.csv", "text/csv", b"year,boats\n2024,12\n", "data.csv"),
    "captions": ("/talk", "text/vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe quay is open.\n", "talk.vtt"),
    "an image": ("/map", "image/png", b"\x89PNG\r\n\x1a\n", "map.png"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_ending_is_that_of_the_bytes(kind: str, table: Desk, web: Web) -> None:
    path, declared, data, name = KINDS[kind]
    web[path] = Reply(data, headers={"Content-Type": declared} if declared else {})
    assert fetch(table, web.url(path)) == 0
    assert (table.root / "seeds" / name).read_bytes() == data
    assert rows(table)[-1]["source"] == name


def test_what_cannot_be_quoted_is_kept_and_it_says_why(
    table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/map"] = Reply(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"})
    assert fetch(table, web.url("/map")) == 0
    shown = capsys.readouterr()
    assert "cannot be quoted yet: seeds/map.png is an image. Name a transcript" in shown.err
    assert "Next:" not in shown.out


@pytest.mark.parametrize(
    ("declared", "data", "encoding"),
    [
        ("text/html; charset=windows-1252", "<p>It cost £2.4 million in all.</p>".encode("cp1252"), "cp1252"),
        ("text/html; charset=iso-8859-1", "<p>It cost £2.4 million in all.</p>".encode("cp1252"), "cp1252"),
        ("text/plain; charset=windows-1252", "It cost £2.4 million in all.".encode("cp1252"), "cp1252"),
        ("text/plain; charset=iso-8859-1", "It cost £2.4 million in all.".encode(), ""),
        ("text/html; charset=koi8-r", "<meta charset=cp1252><p>It cost £2.4 million.</p>".encode("cp1252"), ""),
        ("text/html; charset=utf-8", "<p>It cost £2.4 million in all.</p>".encode(), ""),
        ("text/html; charset=nonsense", b"<p>It cost \xa32.4 million in all.</p>", ""),
        ("text/plain; charset=utf-8", "It cost £2.4 million in all.".encode("utf-16"), ""),
        ("application/pdf; charset=windows-1252", PDF, ""),
    ],
)
def test_an_encoding_that_only_the_answer_names_is_recorded(
    declared: str, data: bytes, encoding: str, table: Desk, web: Web
) -> None:
    web["/a"] = Reply(data, headers={"Content-Type": declared})
    assert fetch(table, web.url("/a")) == 0
    assert rows(table)[-1]["encoding"] == encoding


# ---- the row ---------------------------------------------------------------------------------------------------------


def test_columns_that_the_table_lacks_are_left_out_and_every_other_byte_stays(desk: Desk, web: Web) -> None:
    before = "\ufeffURL;source;checked by\r\nhttps://example.org/;old.txt;AB\r\n"
    desk.write("claims/sources.csv", before)
    web["/quay"] = Reply()
    assert fetch(desk, web.url("/quay")) == 0
    after = (desk.root / "claims/sources.csv").read_bytes().decode()
    assert after == before + f"{web.url('/quay')};quay.html;\r\n"


def test_a_row_that_waits_for_its_file_gets_it_and_keeps_what_it_says(table: Desk, web: Web) -> None:
    web["/quay"] = Reply()
    table.write("claims/sources.csv", COLUMNS + f"q.html,My own title,,{web.url('/quay')},,,,\n")
    assert fetch(table, web.url("/quay"), "--name", "q.html") == 0
    [row] = rows(table)
    assert (row["title"], row["retrieved"]) == ("My own title", "2026-11-30")
    assert row["sha256"] == hashlib.sha256(PAGE).hexdigest()


def test_a_page_that_is_not_the_one_whose_hash_is_known_is_not_kept(
    table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    table.write("claims/sources.csv", COLUMNS + f"q.html,,,{web.url('/quay')},,,{'0' * 64},\n")
    before = contents(table.root)
    assert fetch(table, web.url("/quay"), "--name", "q.html") == 2
    assert contents(table.root) == before
    assert "--wayback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(&quot;http://x&quot;)", '\'=HYPERLINK("http://x")'),
        ("+1", "+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("a\u202eb\u200b \n c\x1b[2J", "ab c[2J"),
        ('A, "B"; C', 'A, "B"; C'),
        ("-5 °C at the quay", "'-5 °C at the quay"),
    ],
)
def test_a_title_from_the_web_is_no_formula_and_hides_nothing(title: str, cell: str, table: Desk, web: Web) -> None:
    web["/quay"] = Reply(PAGE.replace(b"<title>Harbour notes", f"<title>{title}".encode()))
    assert fetch(table, web.url("/quay")) == 0
    assert rows(table)[-1]["title"] == cell


def test_a_title_without_end_is_cut(table: Desk, web: Web) -> None:
    web["/quay"] = Reply(PAGE.replace(b"<title>Harbour notes", b"<title>" + b"x " * 20_000))
    assert fetch(table, web.url("/quay")) == 0
    assert len(rows(table)[-1]["title"]) < 400


# ---- what is refused -------------------------------------------------------------------------------------------------


def test_nothing_is_written_over(table: Desk, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/quay"], web["/other/quay"] = Reply(), Reply(PAGE + b"<p>More.</p>")
    assert fetch(table, web.url("/quay")) == 0
    before = contents(table.root)
    assert fetch(table, web.url("/quay")) == 2
    assert "is kept already, as seeds/quay.html. Ask whether it has changed: timeline refresh quay.html" in (
        capsys.readouterr().err
    )
    assert fetch(table, web.url("/other/quay")) == 2
    assert "seeds/quay.html is there already" in capsys.readouterr().err
    assert fetch(table, web.url("/other/quay"), "--name", "quay.html") == 2
    assert contents(table.root) == before
    assert fetch(table, web.url("/other/quay"), "--name", "seeds/second/quay-2.html") == 0
    assert (table.root / "seeds/second/quay-2.html.http.json").exists()


@pytest.mark.parametrize(
    "name",
    ["../x.html", "/x.html", "a/../b", "con.html", "x.html.http.json", "x@2026-11-30.html", "a\\b", "link/x.html"],
)
def test_a_name_that_is_that_of_no_source_is_refused_before_anything_is_asked(name: str, table: Desk, web: Web) -> None:
    web["/quay"] = Reply()
    (table.root / "outside").mkdir()
    if hasattr(os, "symlink"):
        (table.root / "seeds/link").symlink_to(table.root / "outside")
    before = contents(table.root)
    assert fetch(table, web.url("/quay"), "--name", name) == 2
    assert (contents(table.root), web.asked) == (before, [])


OUTCOMES = {
    "gone": (Reply(status=404), 1, "gone: there is no such page"),
    "refused": (Reply(status=403), 1, "unreached: it refuses (status 403)"),
    "failing": (Reply(status=502), 1, "unreached: its server fails (status 502)"),
    "too often": (Reply(status=429), 1, "unreached: it asks to be asked less often (status 429)"),
    "a challenge": (
        Reply(PAGE, 403, {"cf-mitigated": "challenge"}),
        1,
        "unreached: it asks whether somebody is a person",
    ),
    "cut off": (Reply(PAGE, length=9999), 1, "unreached: it was cut off"),
    "a soft 404": (
        Reply(PAGE.replace(b"Harbour notes", b"Page not found")),
        1,
        "in doubt: it says that there is no such",
    ),
    "a login": (Reply(PAGE.replace(b"<p>", b"<input type=password><p>", 1)), 1, "in doubt: it asks for a login"),
    "empty": (Reply(b""), 1, "in doubt: it answers with an empty page"),
    "a circle": (redirect("/a"), 1, "unreached: its redirects lead in a circle"),
}


@pytest.mark.parametrize("kind", OUTCOMES)
def test_what_is_no_page_is_told_apart_and_nothing_is_written(
    kind: str, table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/a"], code, why = OUTCOMES[kind]  # type: ignore[assignment]
    before = contents(table.root)
    assert fetch(table, web.url("/a")) == code
    shown = capsys.readouterr()
    assert f"timeline: {web.url('/a')}: {why}" in shown.err
    assert len(shown.err.splitlines()) == 1
    assert (shown.out, contents(table.root)) == ("", before)


def test_what_robots_forbid_is_not_kept(table: Desk, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/robots.txt"], web["/a"] = robots("User-agent: *\nDisallow: /\n"), Reply()
    assert fetch(table, web.url("/a")) == 1
    assert "robots.txt of 127.0.0.1 forbids it" in capsys.readouterr().err


def test_what_is_in_doubt_can_be_kept_all_the_same(table: Desk, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/all"] = Reply(PAGE.replace(b"Harbour notes", b"Page not found"))
    assert fetch(table, web.url("/all")) == 1
    assert "Keep it all the same: --keep-doubtful" in capsys.readouterr().err
    assert fetch(table, web.url("/all"), "--keep-doubtful") == 0
    assert (table.root / "seeds/all.html").exists()


def test_what_was_not_reached_cannot_be_kept_by_any_word(table: Desk, web: Web) -> None:
    web["/a"] = Reply(PAGE.replace(b"Harbour notes", b"Just a moment..."))
    before = contents(table.root)
    assert fetch(table, web.url("/a"), "--keep-doubtful") == 1
    assert contents(table.root) == before


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("quay.html", "begins with no scheme"),
        ("ftp://example.org/a", "begins with ftp"),
        ("http://user:secret@example.org/", "user name or a password"),
        ("http://2130706433/", "in disguise"),
        ("http://exa\x1bmple.org/", "control character"),
    ],
)
def test_what_cannot_be_asked_is_an_error_of_usage(
    url: str, why: str, table: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(table.root)
    assert fetch(table, url) == 2
    shown = capsys.readouterr()
    assert why in shown.err
    assert "secret" not in shown.err
    assert contents(table.root) == before


def test_a_private_address_is_reached_only_where_its_host_is_named(
    table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/a"] = Reply()
    before = contents(table.root)
    assert fetch(table, web.url("/a"), private=False) == 1
    assert "If that host is meant: --allow-private 127.0.0.1" in capsys.readouterr().err
    assert fetch(table, web.url("/a"), "--allow-private", "localhost", private=False) == 1
    assert (contents(table.root), web.asked) == (before, [])


def test_a_setting_says_how_large_a_page_may_be(table: Desk, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/a"] = Reply(PAGE + b" " * (1 << 20))
    assert fetch(table, web.url("/a"), "--config", "max_source_mb=1") == 1
    assert "larger than 1 MB" in capsys.readouterr().err


# ---- faults ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["sources.csv", "quay.html", "quay.html.http.json"])
def test_a_full_disk_leaves_everything_as_it_was(
    which: str, table: Desk, web: Web, full_disk: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    before = contents(table.root)
    full_disk(which)
    assert fetch(table, web.url("/quay")) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert contents(table.root) == before


@pytest.mark.parametrize("stage", [1, 2])
def test_a_run_that_was_killed_is_mended_by_the_same_command(
    stage: int, table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    assert fetch(table, web.url("/quay")) == 0
    whole = contents(table.root)
    for name in ("quay.html", "quay.html.http.json")[:stage]:
        (table.root / "seeds" / name).unlink()
    table.write(
        "claims/claims.csv", "id,date,claim,source,quote\nc,,The quay is of 1911,old.txt,quay was built in 1911\n"
    )
    capsys.readouterr()
    assert run(["check", "-C", str(table.root), "--output-format", "concise", "--notes"]) == 0
    assert "snapshot-missing" in capsys.readouterr().out
    (table.root / "claims/claims.csv").unlink()
    assert fetch(table, web.url("/quay")) == 0
    assert contents(table.root) == whole


@pytest.mark.parametrize(
    "data", [b"title,url\na,b\n", b'source,url\n"a,b\n', b"\xff\xfes\x00", b"source,url\nx\xa3,b\n", b"source,url\na\n"]
)
def test_a_table_that_cannot_be_written_to_is_said_before_anything_is_asked(
    data: bytes, desk: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("claims/sources.csv", data)
    web["/a"] = Reply()
    before = contents(desk.root)
    assert fetch(desk, web.url("/a")) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (contents(desk.root), web.asked) == (before, [])


def test_what_somebody_else_wrote_beside_is_not_written_over(
    table: Desk, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web["/quay"] = Reply()
    table.write(f"seeds/quay.html{ENDING}", "my own notes")
    before = contents(table.root)
    assert fetch(table, web.url("/quay")) == 2
    assert "quay.html.http.json: is there already" in capsys.readouterr().err
    assert contents(table.root) == before


# ---- the archive -----------------------------------------------------------------------------------------------------


@pytest.fixture
def archive(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setattr("timeline.online.wayback.WAYBACK", wayback.Archive(web.url("/available"), web.url("/web")))
    return web


PAST = "https://example.org/quay?a=1"
ASKED = "/available?url=https%3A%2F%2Fexample.org%2Fquay%3Fa%3D1&timestamp=20240305"


def available(stamp: object, available: object = True) -> Reply:
    closest = {"available": available, "timestamp": stamp, "status": "200", "url": "http://elsewhere.example/"}
    return Reply(json.dumps({"archived_snapshots": {"closest": closest}}).encode())


def test_an_archived_copy_is_kept_as_the_page_that_it_is_of(
    table: Desk, archive: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    archive[ASKED] = available("20240304101112")
    archive[f"/web/20240304101112id_/{PAST}"] = Reply(headers={**HTML, "ETag": '"of the archive"'})
    assert fetch(table, PAST, "--wayback", "2024-03-05") == 0
    assert (table.root / "seeds/quay.html").read_bytes() == PAGE
    kept = read_obtained(table.root / "seeds/quay.html")
    assert kept is not None
    assert (kept.url, kept.archived, kept.retrieved, kept.etag) == (PAST, "2024-03-04", "2026-11-30", "")
    assert kept.final_url == archive.url(f"/web/20240304101112id_/{PAST}")
    row = rows(table)[-1]
    assert (row["url"], row["note"]) == (PAST, "as an archive kept it on 2024-03-04")
    assert "as the Wayback Machine kept it on 2024-03-04" in capsys.readouterr().out


def test_the_day_is_that_of_the_copy_that_came(table: Desk, archive: Web) -> None:
    archive[ASKED] = available("20240304101112")
    archive[f"/web/20240304101112id_/{PAST}"] = redirect(archive.url(f"/web/20240201000000id_/{PAST}"))
    archive[f"/web/20240201000000id_/{PAST}"] = Reply()
    assert fetch(table, PAST, "--wayback", "2024-03-05") == 0
    kept = read_obtained(table.root / "seeds/quay.html")
    assert kept is not None
    assert kept.archived == "2024-02-01"


def test_a_page_that_the_archive_only_leads_to_is_no_copy_of_it(
    table: Desk, archive: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    archive[ASKED] = available("20240304101112")
    archive[f"/web/20240304101112id_/{PAST}"] = redirect(archive.url("/live"))
    archive["/live"] = Reply()
    before = contents(table.root)
    assert fetch(table, PAST, "--wayback", "2024-03-05") == 1
    assert "the archive leads to what is no copy of its own" in capsys.readouterr().err
    assert contents(table.root) == before


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b'{"archived_snapshots": {}}'),
        Reply(b"[]"),
        Reply(b"no json"),
        available("20240304101112", available=False),
        available("20241399000000"),
        available("x/../../evil"),
        available(7),
    ],
)
def test_where_the_archive_has_none_nothing_is_kept(
    reply: Reply, table: Desk, archive: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    archive[ASKED] = reply
    before = contents(table.root)
    assert fetch(table, PAST, "--wayback", "2024-03-05") == 1
    assert f"{PAST}: gone: the archive has no copy" in capsys.readouterr().err
    assert contents(table.root) == before


def test_an_archive_that_does_not_answer_is_unreached(
    table: Desk, archive: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    archive[ASKED] = Reply(status=503)
    assert fetch(table, PAST, "--wayback", "2024-03-05") == 1
    assert "unreached: the archive cannot be asked" in capsys.readouterr().err


def test_a_day_that_is_none_is_an_error(table: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch(table, PAST, "--wayback", "2024") == 2
    assert "--wayback '2024' is no day" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    table: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("timeline.online.client.find_spec", lambda _: None)
    assert fetch(table, PAST) == 2
    assert "python -m pip install urllib3 certifi" in capsys.readouterr().err


def test_the_folder_of_sources_is_made(tmp_path: Path, web: Web) -> None:
    (tmp_path / "timeline.toml").write_text("")
    web["/quay"] = Reply()
    assert fetch(Desk(tmp_path), web.url("/quay")) == 0
    assert sorted(contents(tmp_path)) == [
        "claims/sources.csv", "seeds/quay.html", "seeds/quay.html.http.json", "timeline.toml",
    ]  # fmt: skip
