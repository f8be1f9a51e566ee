"""What the client makes of the answers that a web gives: on loopback, each outcome with its reason."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from threading import Thread
from typing import BinaryIO

import pytest

from helpers.web import HTML, PAGE, Reply, Web, redirect, robots
from timeline.model.errors import TimelineError
from timeline.online import client as client_module
from timeline.online.client import Client
from timeline.online.outcome import Hop, Limits, Outcome

MB = 1 << 20


def asking(**limits: float) -> Client:
    return Client(Limits(**limits), allow_private=["127.0.0.1"])


def test_a_page_is_obtained_as_it_is(web: Web, client: Client) -> None:
    web["/news"] = Reply(
        headers={**HTML, "ETag": '"a1"', "Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT", "X-Other": "1"}
    )
    got = client.get(web.url("/news"))
    assert (got.outcome, got.status, got.body, got.reason) == (Outcome.OBTAINED, 200, PAGE, "")
    assert (got.type, got.etag) == ("text/html; charset=utf-8", '"a1"')
    assert got.last_modified == "Mon, 04 Mar 2024 10:00:00 GMT"
    assert "x-other" not in got.headers


def test_it_says_who_asks_and_sends_nothing_else_that_is_known_of_anybody(
    web: Web, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web["/news"] = Reply(headers={**HTML, "Set-Cookie": "a=1"})
    assert client.get(web.url("/news")).outcome is Outcome.OBTAINED
    client.get(web.url("/news"))
    path, headers = web.asked[-1]
    assert path == "/news"
    assert headers["user-agent"].startswith("timeline-check/")
    assert {*headers} == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["accept-encoding"] == "gzip, deflate"


def test_a_page_that_has_not_changed_is_not_sent_again(web: Web, client: Client) -> None:
    web["/news"] = Reply(b"", 304)
    got = client.get(web.url("/news"), etag='"a1"', last_modified="Mon, 04 Mar 2024 10:00:00 GMT")
    assert (got.outcome, got.body) == (Outcome.NOT_MODIFIED, b"")
    headers = web.asked[-1][1]
    assert headers["if-none-match"] == '"a1"'
    assert headers["if-modified-since"] == "Mon, 04 Mar 2024 10:00:00 GMT"


def test_only_the_page_that_it_was_obtained_from_is_asked_whether_it_has_changed(web: Web, client: Client) -> None:
    """Another page may bear the same tag, and would then pass for unchanged."""
    web["/old"], web["/new"] = redirect("/new"), Reply()
    got = client.get(web.url("/old"), etag='"a1"', of=web.url("/new"))
    assert got.outcome is Outcome.OBTAINED
    assert [(path, "if-none-match" in headers) for path, headers in web.asked[1:]] == [("/old", False), ("/new", True)]


def test_a_304_that_nobody_asked_for_is_no_news(web: Web, client: Client) -> None:
    web["/news"] = Reply(b"", 304)
    assert client.get(web.url("/news")).outcome is Outcome.UNREACHED


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("GZIP", gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 20),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("identity", PAGE),
    ],
)
def test_what_is_packed_is_unpacked(encoding: str, data: bytes, web: Web, client: Client) -> None:
    web["/news"] = Reply(data, headers={**HTML, "Content-Encoding": encoding})
    assert client.get(web.url("/news")).body == PAGE


@pytest.mark.parametrize(
    ("encoding", "data", "why"),
    [
        ("br", b"\x0b\x02\x80", "encoded as 'br'"),
        ("zstd", b"\x28\xb5\x2f\xfd", "encoded as 'zstd'"),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE)), "encoded as 'gzip, gzip'"),
        ("gzip", gzip.compress(PAGE)[:-9], "cut off"),
        ("gzip", b"no gzip at all", "damaged"),
        ("deflate", zlib.compress(PAGE)[:40], "cut off"),
    ],
)
def test_what_cannot_be_unpacked_is_no_page(encoding: str, data: bytes, why: str, web: Web, client: Client) -> None:
    web["/news"] = Reply(data, headers={**HTML, "Content-Encoding": encoding})
    got = client.get(web.url("/news"))
    assert (got.outcome, got.body) == (Outcome.UNREACHED, b"")
    assert why in got.reason


def test_a_bomb_is_not_unpacked(web: Web) -> None:
    web["/bomb"] = Reply(gzip.compress(b"\0" * (200 * MB), 9), headers={"Content-Encoding": "gzip"})
    got = asking(size=MB).get(web.url("/bomb"))
    assert (got.outcome, got.body) == (Outcome.UNREACHED, b"")
    assert "larger than 1 MB" in got.reason


def test_a_bomb_of_many_members_is_not_unpacked(web: Web) -> None:
    web["/bomb"] = Reply(gzip.compress(b"\0" * MB, 9) * 50, headers={"Content-Encoding": "gzip"})
    assert "larger than 2 MB" in asking(size=2 * MB).get(web.url("/bomb")).reason


def test_members_without_end_are_not_unpacked_one_after_the_other(web: Web, client: Client) -> None:
    web["/many"] = Reply(gzip.compress(b"") * 200 + gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})
    web["/endless"] = Reply(gzip.compress(b"") * 100_000, headers={"Content-Encoding": "gzip"})
    assert client.get(web.url("/many")).body == PAGE
    assert "packed in more than 256 parts" in client.get(web.url("/endless")).reason


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_too_large_is_no_page(declared: bool, web: Web) -> None:
    def chunks(out: BinaryIO) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        out.writelines(b"10000\r\n" + b"x" * 65536 + b"\r\n" for _ in range(40))

    web["/large"] = Reply(b"x" * (2 * MB)) if declared else Reply(raw=chunks)
    got = asking(size=MB).get(web.url("/large"))
    assert (got.outcome, got.body) == (Outcome.UNREACHED, b"")
    assert "larger than 1 MB" in got.reason


def test_what_is_cut_off_is_no_page(web: Web, client: Client) -> None:
    def half_a_chunk(out: BinaryIO) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nonly so much")

    def no_last_chunk(out: BinaryIO) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nOne.\r\n")

    web["/length"] = Reply(PAGE, length=len(PAGE) + 7)
    web["/chunk"], web["/last"] = Reply(raw=half_a_chunk), Reply(raw=no_last_chunk)
    for path in ("/length", "/chunk", "/last"):
        got = client.get(web.url(path))
        assert (got.outcome, got.body) == (Outcome.UNREACHED, b""), path
        assert "cut off" in got.reason, path


# ---- redirects -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_kept(status: int, web: Web, client: Client) -> None:
    web["/a"], web["/b"], web["/c?d=%C3%BC"] = redirect("/b", status), redirect("c?d=\xfc", status), Reply()
    got = client.get(web.url("/a#part"))
    assert (got.outcome, got.url, got.final_url) == (Outcome.OBTAINED, web.url("/a"), web.url("/c?d=%C3%BC"))
    assert got.redirects == (Hop(status, web.url("/b")), Hop(status, web.url("/c?d=%C3%BC")))


def test_a_circle_of_redirects_ends(web: Web, client: Client) -> None:
    web["/a"], web["/b"] = redirect("/b"), redirect("/a")
    got = client.get(web.url("/a"))
    assert got.outcome is Outcome.UNREACHED
    assert "circle" in got.reason
    assert web.paths.count("/a") == 1


def test_redirects_without_end_end(web: Web) -> None:
    for n in range(30):
        web[f"/{n}"] = redirect(f"/{n + 1}")
    got = asking(redirects=5).get(web.url("/0"))
    assert (got.outcome, len(web.paths)) == (Outcome.UNREACHED, 7)
    assert "more than 5 times" in got.reason


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("ftp://example.org/x", "begins with ftp"),
        ("file:///etc/passwd", "begins with file"),
        ("javascript:alert(1)", "begins with javascript"),
        ("http://user:secret@example.org/", "user name or a password"),
        ("http://2130706433/", "in disguise"),
        ("http://0x7f.1/", "in disguise"),
        ("http://[::1", "cannot be read"),
        ("http:\\\\example.org\\", "backslash"),
    ],
)
def test_a_redirect_to_what_may_not_be_asked_ends(to: str, why: str, web: Web, client: Client) -> None:
    web["/a"] = redirect(to)
    got = client.get(web.url("/a"))
    assert (got.outcome, got.status) == (Outcome.UNREACHED, 302)
    assert why in got.reason
    assert "secret" not in got.reason


def test_each_hop_is_judged_anew(web: Web, client: Client) -> None:
    web["/a"] = redirect(web.url("/b", host="localhost"))
    got = client.get(web.url("/a"))
    assert got.outcome is Outcome.UNREACHED
    assert "localhost has a loopback address" in got.reason
    assert "--allow-private localhost" in got.hint
    assert "/b" not in web.paths


# ---- statuses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_gone(status: int, web: Web, client: Client) -> None:
    web["/a"] = Reply(status=status)
    assert client.get(web.url("/a")).outcome is Outcome.GONE


@pytest.mark.parametrize(
    "status", [201, 202, 204, 206, 300, 400, 401, 403, 407, 418, 429, 451, 500, 502, 503, 504, 520]
)
def test_any_other_status_says_nothing_of_the_page(status: int, web: Web, client: Client) -> None:
    web["/a"] = Reply(b"" if status == 204 else PAGE, status)
    got = client.get(web.url("/a"))
    assert (got.outcome, got.status, got.body) == (Outcome.UNREACHED, status, b"")
    assert str(status) in got.reason


def test_an_empty_page_is_in_doubt(web: Web, client: Client) -> None:
    web["/a"] = Reply(b" \n")
    assert client.get(web.url("/a")).outcome is Outcome.IN_DOUBT


CHALLENGES = {
    "a header": Reply(PAGE, 403, {"cf-mitigated": "challenge"}),
    "a header at 200": Reply(PAGE, 200, {"cf-mitigated": "challenge"}),
    "another header": Reply(b"", 202, {"x-amzn-waf-action": "challenge"}),
    "a script": Reply(b"<html><title>Wait</title><script>window._cf_chl_opt={cvId:'3'}</script></html>"),
    "a frame": Reply(b"<html><iframe src='/_Incapsula_Resource?SWUDNSAI=31&xinfo=1'></iframe></html>"),
}


@pytest.mark.parametrize("kind", CHALLENGES)
def test_a_page_that_asks_for_a_person_is_no_page(kind: str, web: Web, client: Client) -> None:
    web["/a"] = CHALLENGES[kind]
    got = client.get(web.url("/a"))
    assert (got.outcome, got.body) == (Outcome.UNREACHED, b"")
    assert "a person" in got.reason


def test_a_page_with_the_scripts_of_a_guarded_site_is_a_page(web: Web, client: Client) -> None:
    scripts = b"<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    web["/a"] = Reply(
        PAGE.replace(b"</body>", scripts + b"<script src='/_Incapsula_Resource?SWJIYLWA=1'></script></body>")
    )
    assert client.get(web.url("/a")).outcome is Outcome.OBTAINED


# ---- waiting ---------------------------------------------------------------------------------------------------------


class Clock:
    """Time that goes by where somebody sleeps, and not else."""

    def __init__(self) -> None:
        self.now, self.slept = 1000.0, list[float]()

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(client_module.time, "monotonic", made.monotonic)
    return made


def patient(clock: Clock, heard: list[str], **limits: float) -> Client:
    return Client(Limits(**limits), allow_private=["127.0.0.1"], notify=heard.append, sleep=clock.sleep)


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_to_wait_is_waited_for(status: int, web: Web, clock: Clock) -> None:
    heard: list[str] = []
    web["/a"] = [Reply(status=status, headers={"Retry-After": "7"}), Reply()]
    assert patient(clock, heard).get(web.url("/a")).outcome is Outcome.OBTAINED
    assert (clock.slept, heard) == ([7], ["127.0.0.1: waiting 7 s, as it asks"])


def test_a_day_to_wait_for_is_held_against_the_day_of_the_answer(web: Web, clock: Clock) -> None:
    def reply(out: BinaryIO) -> None:
        out.write(
            b"HTTP/1.1 429 No\r\nDate: Mon, 04 Mar 2024 10:00:00 GMT\r\n"
            b"Retry-After: Mon, 04 Mar 2024 10:00:20 GMT\r\nContent-Length: 0\r\n\r\n"
        )

    web["/a"] = [Reply(raw=reply), Reply()]
    assert patient(clock, []).get(web.url("/a")).outcome is Outcome.OBTAINED
    assert clock.slept == [20]


def test_a_host_is_not_waited_for_without_end(web: Web, clock: Clock) -> None:
    web["/a"] = Reply(status=429, headers={"Retry-After": "7"})
    got = patient(clock, []).get(web.url("/a"))
    assert (got.outcome, got.status, clock.slept) == (Outcome.UNREACHED, 429, [7, 7])


def test_a_host_that_asks_for_too_long_is_left_alone_for_all_its_pages(web: Web, clock: Clock) -> None:
    web["/a"], web["/b"] = Reply(status=429, headers={"Retry-After": "3600"}), Reply()
    client = patient(clock, [])
    for path in ("/a", "/b"):
        got = client.get(web.url(path))
        assert got.outcome is Outcome.UNREACHED
        assert "3600 seconds" in got.reason
    assert (clock.slept, web.paths) == ([], ["/robots.txt", "/a"])


def test_a_host_that_only_refuses_is_not_asked_again(web: Web, clock: Clock) -> None:
    web["/a"] = Reply(status=429, headers={"Retry-After": "soon"})
    assert patient(clock, []).get(web.url("/a")).status == 429
    assert (clock.slept, web.paths) == ([], ["/robots.txt", "/a"])


def test_a_host_is_asked_by_one_at_a_time(web: Web, client: Client) -> None:
    inside, most = [0], [0]

    def slow(out: BinaryIO) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.05)
        inside[0] -= 1
        out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK")

    web["/a"] = Reply(raw=slow)
    threads = [Thread(target=client.get, args=[web.url("/a")]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most[0], web.paths) == (1, ["/robots.txt", *["/a"] * 4])


# ---- time and headers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["status", "headers", "body"])
def test_a_server_that_drips_meets_the_clock(where: str, web: Web) -> None:
    def drip(out: BinaryIO) -> None:
        begun = {"status": b"", "headers": b"HTTP/1.1 200 OK\r\n", "body": b"HTTP/1.1 200 OK\r\n\r\n"}
        out.write(begun[where])
        for _ in range(600):
            out.write(b"x")
            time.sleep(0.02)

    web["/a"] = Reply(raw=drip)
    got = asking(seconds=0.5).get(web.url("/a"))
    assert (got.outcome, got.body) == (Outcome.UNREACHED, b"")
    assert "too long" in got.reason


def test_continuations_without_end_meet_the_clock_or_their_limit(web: Web) -> None:
    def on(out: BinaryIO) -> None:
        out.writelines(b"HTTP/1.1 100 Continue\r\n\r\n" for _ in range(100_000))

    web["/a"] = Reply(raw=on)
    assert asking(seconds=5).get(web.url("/a")).reason in ("its headers are too large", "it takes too long to answer")


@pytest.mark.parametrize(
    "head",
    [
        b"".join(b"X-%d: %s\r\n" % (n, b"y" * 60_000) for n in range(90)),
        b"".join(b"X-%d: y\r\n" % n for n in range(5000)),
        b"X: " + b"y" * 200_000 + b"\r\n",
    ],
)
def test_a_flood_of_headers_is_no_page(head: bytes, web: Web, client: Client) -> None:
    web["/a"] = Reply(raw=lambda out: out.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\nOK"))
    got = client.get(web.url("/a"))
    assert (got.outcome, got.reason) == (Outcome.UNREACHED, "its headers are too large")


@pytest.mark.parametrize(
    "answer", [b"", b"\r\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\0" * 5000, b"HTTP/1.1 200 OK\r\nContent-Le"]
)
def test_what_is_no_http_is_no_page(answer: bytes, web: Web, client: Client) -> None:
    web["/a"] = Reply(raw=lambda out: out.write(answer))
    got = client.get(web.url("/a"))
    assert got.outcome in (Outcome.UNREACHED, Outcome.IN_DOUBT)
    assert got.reason


def test_a_host_that_is_not_there_is_unreached() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    got = Client(resolve=nowhere).get("http://nowhere.example/")
    assert (got.outcome, got.reason) == (Outcome.UNREACHED, "nowhere.example has no address: Name or service not known")


def test_a_port_that_nobody_serves_is_unreached(client: Client) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        got = client.get(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert got.outcome is Outcome.UNREACHED
    assert "takes no connection" in got.reason


# ---- robots.txt ------------------------------------------------------------------------------------------------------


def test_what_robots_forbid_is_not_asked(web: Web, client: Client) -> None:
    web["/robots.txt"] = robots("User-agent: *\nDisallow: /private\n")
    web["/private/a"], web["/public"] = Reply(), Reply()
    got = client.get(web.url("/private/a"))
    assert got.outcome is Outcome.UNREACHED
    assert "robots.txt of 127.0.0.1 forbids it" in got.reason
    assert client.get(web.url("/public")).outcome is Outcome.OBTAINED
    assert web.paths == ["/robots.txt", "/public"], "asked for once"


def test_robots_are_asked_at_each_hop(web: Web, client: Client) -> None:
    web["/robots.txt"] = robots("User-agent: timeline-check\nDisallow: /b\n")
    web["/a"], web["/b"] = redirect("/b"), Reply()
    assert "forbids" in client.get(web.url("/a")).reason
    assert web.paths == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_robots_that_are_not_there_forbid_nothing(status: int, web: Web, client: Client) -> None:
    web["/robots.txt"], web["/a"] = Reply(b"User-agent: *\nDisallow: /", status), Reply()
    assert client.get(web.url("/a")).outcome is Outcome.OBTAINED


@pytest.mark.parametrize("status", [429, 500, 503])
def test_robots_that_cannot_be_had_forbid_all(status: int, web: Web, client: Client) -> None:
    web["/robots.txt"], web["/a"] = Reply(b"", status), Reply()
    got = client.get(web.url("/a"))
    assert got.outcome is Outcome.UNREACHED
    assert f"robots.txt cannot be had (status {status})" in got.reason


def test_robots_that_cannot_be_had_are_not_asked_for_with_every_page(web: Web, client: Client) -> None:
    web["/robots.txt"], web["/a"] = Reply(b"", 500), Reply()
    reasons = {client.get(web.url("/a")).reason for _ in range(6)}
    assert len(reasons) == 1
    assert web.paths == ["/robots.txt"] * 3


def test_robots_that_can_be_had_the_next_time_are_kept(web: Web, client: Client) -> None:
    web["/robots.txt"], web["/a"] = [Reply(b"", 500), robots("User-agent: *\nDisallow: /b\n")], Reply()
    outcomes = [client.get(web.url("/a")).outcome for _ in range(3)]
    assert outcomes == [Outcome.UNREACHED, Outcome.OBTAINED, Outcome.OBTAINED]
    assert web.paths == ["/robots.txt", "/robots.txt", "/a", "/a"]


def test_robots_may_be_elsewhere_and_packed_and_large(web: Web, client: Client) -> None:
    web["/robots.txt"] = redirect("/rules")
    text = b"User-agent: *\nDisallow: /a\n" + b"# much more\n" * 100_000
    web["/rules"] = Reply(gzip.compress(text), headers={"Content-Encoding": "gzip"})
    web["/a"] = Reply()
    assert "forbids" in client.get(web.url("/a")).reason


def test_robots_that_ask_for_a_pause_get_it(web: Web, clock: Clock) -> None:
    web["/robots.txt"], web["/a"] = robots("User-agent: *\nCrawl-delay: 4\n"), Reply()
    client = patient(clock, [])
    assert [client.get(web.url("/a")).outcome for _ in range(3)] == [Outcome.OBTAINED] * 3
    assert clock.slept == [4, 4]


# ---- what is installed -----------------------------------------------------------------------------------------------


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "find_spec", lambda name: None if name == "certifi" else object())
    with pytest.raises(TimelineError) as caught:
        Client()
    assert "certifi" in caught.value.message
    assert caught.value.hint == "Install what is lacking: python -m pip install certifi"
