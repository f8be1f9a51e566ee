"""The desk answers nobody but the page that it has served to the person who started it: tried by raw requests.

Each attack is made with the cookie and the path of the run unless it is about these: a refusal must not depend on the
attacker's ignorance. Nothing of the project may be read, and nothing written.
"""

from __future__ import annotations

import hashlib
import threading
import time
from pathlib import Path

import pytest

from helpers.serving import Reply, Served

SECRET = b"raised"  # stands in the sources and in the table

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def bytes_of(root: Path) -> dict[str, str]:
    files = (file for file in sorted(root.rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def require_refused(reply: Reply) -> None:
    """It is refused, says nothing of the project, and bears the headers that every response bears."""
    assert 400 <= reply.status < 500
    assert SECRET not in reply.body
    assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS
    assert not [name for name in reply.headers if name.startswith("access-control")]
    assert "server" not in reply.headers


def page(desk: Served) -> str:
    return f"{desk.access.root}/sources"


def write(desk: Served) -> str:
    return f"{desk.access.root}/claim/append"


@pytest.mark.parametrize("path", ["", "/sources", "/claims", "/settle", "/timeline", "/state"])
def test_every_page_has_the_headers(acme: Served, path: str) -> None:
    reply = acme.get(acme.access.root + (path or "/"))
    assert reply.status == 200
    assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.", "127.0.0.1:{port}@evil",
        "[::1]:{port}", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "0x7f000001:{port}", "127.1:{port}",
        "127.0.0.1:0{port}",
    ],
)  # fmt: skip
def test_another_name_is_refused(acme: Served, host: str) -> None:
    named = host.format(port=acme.port)
    for path in ("/", "/assets/desk.css", page(acme)):
        reply = acme.get(path, Host=named)
        require_refused(reply)
        assert reply.status == 421
    require_refused(acme.post(write(acme), {}, Host=named))


def test_no_name_and_two_names_are_refused(acme: Served) -> None:
    cookie = f"Cookie: {acme.cookie}\r\n"
    ours = f"Host: {acme.host}\r\n"
    for version, hosts in (
        ("1.1", ""), ("1.0", ""), ("1.1", ours + ours), ("1.1", ours + "Host: evil.example\r\n"), ("1.0", ours + ours),
    ):  # fmt: skip
        request = f"GET {page(acme)} HTTP/{version}\r\n{hosts}{cookie}\r\n"
        require_refused(Reply.parse(acme.raw(request.encode())))


@pytest.mark.parametrize(
    "target",
    [
        "http://evil.example/", "http://{host}{page}", "//evil.example{page}", "{page}/..", "/../../etc/passwd",
        "{page}/../../claims/claims.csv", "/assets/../asked.py", "/assets/..%2fasked.py", "/assets/%2e%2e/asked.py",
        "/assets/..\\asked.py", "/assets//etc/passwd", "{page}/%2e%2e", "\\\\127.0.0.1\\share",
        "/assets/\\\\evil\\share\\x.css", "/assets/desk.css/", "/assets/desk.css%00", "/assets/desk.py", "/assets/",
        "{page}%2f0", "{page}/0;x", "{page}/-1", "{page}/99999", "{page}/" + "9" * 5000, "{page}?" + "x" * 5000, "*",
        "/file:///etc/passwd", "{page}/0/../../claims", "{page}/C:", "{root}/assets/desk.css", "{root}//sources",
        "/{root}/sources",
    ],
)  # fmt: skip
def test_no_target_leads_elsewhere(acme: Served, target: str) -> None:
    asked = target.format(host=acme.host, page=page(acme), root=acme.access.root)
    require_refused(acme.get(asked))


@pytest.mark.parametrize(
    "method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X"]
)
def test_other_methods_are_refused(acme: Served, method: str) -> None:
    for path in ("/", page(acme), write(acme)):
        reply = acme.ask(method, path, b"", {"Origin": f"http://{acme.host}"})
        require_refused(reply)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none, cross-site", "SAME-ORIGIN", ""])
def test_what_another_page_asks_for_is_refused(acme: Served, site: str) -> None:
    for path in (page(acme), "/assets/desk.css", f"{acme.access.root}/state"):
        require_refused(acme.get(path, Sec_Fetch_Site=site))
    require_refused(acme.post(write(acme), {}, Sec_Fetch_Site=site))
    require_refused(acme.post("/enter", {"token": acme.access.new_token()}, Sec_Fetch_Site=site))


def test_a_write_needs_the_origin_of_the_desk_once(acme: Served) -> None:
    wrong = (
        "null",
        "http://evil.example",
        f"http://localhost:{acme.port}",
        "http://127.0.0.1",
        f"https://{acme.host}",
        f"http://{acme.host}/",
        "",
    )
    for origin in (*wrong, None, f"http://127.0.0.1:{acme.port - 1}"):
        require_refused(acme.post(write(acme), {}, Origin=origin))
    require_refused(acme.post(write(acme), {}, Sec_Fetch_Site="none"))
    doubled = f"http://{acme.host}\r\nOrigin: http://evil.example"
    require_refused(acme.post(write(acme), {}, Origin=doubled))


@pytest.mark.parametrize(
    "media",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json, x",
        "",
        None,
    ],
)
def test_only_json_is_taken(acme: Served, media: str | None) -> None:
    reply = acme.post(write(acme), {}, Content_Type=media)
    require_refused(reply)
    assert reply.status == 415


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nonsense", b"\xff{}", b"[" * 100_000, b'{"a":' * 50_000, b'"x"', b"1" * 9000, b"NaN"]
)
def test_a_body_that_is_no_json_object_is_refused(acme: Served, body: bytes) -> None:
    headers: dict[str, str | None] = {"Content-Type": "application/json", "Origin": f"http://{acme.host}"}
    reply = acme.ask("POST", "/enter", body, headers | {"Content-Length": str(len(body))})
    require_refused(reply)


@pytest.mark.parametrize("path", ["/claims", "/claims/rows", "/state"])
def test_a_question_of_very_many_parts_is_refused(acme: Served, path: str) -> None:
    reply = acme.get(f"{acme.access.root}{path}?{'&'.join(f'a{n}=1' for n in range(60))}")
    assert (reply.status, b"more than 50 things" in reply.body.lower()) == (400, True)


def test_a_token_that_is_no_text_lets_nobody_in_and_spends_nothing(acme: Served) -> None:
    token = acme.access.new_token()
    assert acme.post("/enter", {"token": "\ud800"}).status == 403
    assert acme.post("/enter", {"token": token}).status == 200


def test_a_body_is_counted_while_it_is_read(acme: Served) -> None:
    head = (
        f"POST {write(acme)} HTTP/1.1\r\nHost: {acme.host}\r\nOrigin: http://{acme.host}\r\nCookie: {acme.cookie}\r\n"
    )
    head += "Content-Type: application/json\r\n"
    piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
    chunked = (head + "Transfer-Encoding: chunked\r\n\r\n").encode() + piece * 32 + b"0\r\n\r\n"
    long = (head + f"Content-Length: {2 << 20}\r\n\r\n").encode() + b" " * (2 << 20)
    for request in (long, chunked):
        reply = Reply.parse(acme.raw(request))
        require_refused(reply)
        assert reply.status == 413


def test_a_question_brings_no_body(acme: Served) -> None:
    require_refused(acme.ask("GET", page(acme), b"x=1", {}))
    require_refused(acme.get(page(acme), Transfer_Encoding="chunked"))


@pytest.mark.parametrize(
    "request_",
    [b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nHost {host}\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
     b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 70_000, b"GET / HTTP/3\r\n\r\n",
     b"GET /\xff HTTP/1.1\r\nHost: {host}\r\n\r\n",
     b"POST /enter HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
     b"POST /enter HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_request_is_refused_with_the_headers(acme: Served, request_: bytes) -> None:
    require_refused(Reply.parse(acme.raw(request_.replace(b"{host}", acme.host.encode()))))


def test_an_upgrade_is_no_way_around(acme: Served) -> None:
    reply = acme.get(page(acme), Connection="Upgrade", Upgrade="websocket", Host="evil.example", Sec_WebSocket_Key="x")
    require_refused(reply)


def test_without_the_cookie_or_the_path_nothing_is_shown(acme: Served) -> None:
    wrong = f"timeline-desk={'x' * 43}"
    for path in (page(acme), f"{acme.access.root}/", f"{acme.access.root}/state", f"{acme.access.root}/nowhere"):
        for cookie in (None, "", wrong, "timeline-desk=", f"x{acme.cookie}", acme.cookie[:-1], acme.cookie.upper()):
            require_refused(acme.get(path, Cookie=cookie))
    require_refused(acme.post(write(acme), {}, Cookie=wrong))
    for path in (
        "/sources",
        "/x/sources",
        f"{acme.access.root[:-1]}/sources",
        acme.access.root,
        f"{acme.access.root}x/sources",
    ):
        require_refused(acme.get(path))


def test_the_cookie_is_for_this_path_and_no_script(acme: Served) -> None:
    reply = acme.post("/enter", {"token": acme.access.new_token()}, Cookie=None)
    assert reply.status == 200
    name, *attributes = reply.headers["set-cookie"].split("; ")
    assert attributes == [f"Path={acme.access.root}/", "HttpOnly", "SameSite=Strict"]
    assert acme.get(page(acme), Cookie=name).status == 200
    assert reply.json == {"path": f"{acme.access.root}/"}


def test_a_token_is_good_once_and_the_newest_alone(acme: Served) -> None:
    first, second = acme.access.new_token(), acme.access.new_token()
    for token in (first, "", "x", second + "x", second[:-1], "é"):
        reply = acme.post("/enter", {"token": token}, Cookie=None)
        require_refused(reply)
        assert "set-cookie" not in reply.headers
    for body in ({}, {"token": None}, {"token": [second]}, {"token": 1}):
        require_refused(acme.post("/enter", body, Cookie=None))
    assert acme.post("/enter", {"token": second}, Cookie=None).status == 200
    require_refused(acme.post("/enter", {"token": second}, Cookie=None))


def test_a_token_is_good_for_a_minute() -> None:
    from timeline.desk.access import Access

    now = [100.0]
    access = Access(lambda: now[0])
    assert not access.redeem("")
    for waited, good in ((59.9, True), (60.1, False)):
        token = access.new_token()
        now[0] += waited
        assert access.redeem(token) is good
        assert access.redeem(token) is False


def test_of_many_at_once_one_token_lets_one_in(acme: Served) -> None:
    token = acme.access.new_token()
    found: list[int] = []

    def ask() -> None:
        found.append(acme.post("/enter", {"token": token}, Cookie=None).status)

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [200, *[403] * 15]


def test_half_a_request_is_not_waited_for(acme: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.desk import guard, server

    monkeypatch.setattr(server, "ARRIVAL", 0.3)
    monkeypatch.setattr(guard, "SECONDS", 0.3)
    head = (
        f"POST {write(acme)} HTTP/1.1\r\nHost: {acme.host}\r\nOrigin: http://{acme.host}\r\nCookie: {acme.cookie}\r\n"
    )
    halves = (
        b"",
        b"GET / HTT",
        head.encode(),
        f"GET /assets/desk.css HTTP/1.1\r\nHost: {acme.host}\r\n\r\nGET /".encode(),
    )
    for half in halves:
        began = time.monotonic()
        acme.raw(half, seconds=8)
        assert time.monotonic() - began < 7  # uvicorn's own time for the next request is 5 seconds
    body = head + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
    assert Reply.parse(acme.raw(body.encode(), seconds=8)).status == 408
    assert Reply.parse(acme.raw(body.encode(), seconds=8, close=True)).status in (0, 400, 408)


def test_other_connections_that_wait_do_not_keep_it_from_answering(acme: Served) -> None:
    import socket

    waiting = [socket.create_connection(("127.0.0.1", acme.port)) for _ in range(40)]
    try:
        assert acme.get(page(acme)).status == 200
    finally:
        for one in waiting:
            one.close()


def test_nothing_that_is_asked_for_changes_a_file(fresh: Served) -> None:
    before = bytes_of(fresh.project)
    for path in ("/", "/sources", "/claims", "/settle", "/timeline", "/state"):
        assert fresh.get(fresh.access.root + path).status == 200
        require_refused(fresh.post(fresh.access.root + path, {"a": 1}))
    assert bytes_of(fresh.project) == before
