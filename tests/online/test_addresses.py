"""Whom the client reaches: public addresses alone, however a private one is written or hidden."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.web import Reply, Web, redirect
from timeline.model.errors import TimelineError
from timeline.online.addresses import checked_addresses, kind_of_address
from timeline.online.client import Client
from timeline.online.outcome import Outcome, UnreachedError
from timeline.online.target import parse_target

PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001::200e"]
NOT_PUBLIC = {
    "127.0.0.1": "a loopback",
    "127.255.255.254": "a loopback",
    "0.0.0.0": "an unspecified",  # noqa: S104
    "0.1.2.3": "a private",
    "10.0.0.1": "a private",
    "172.16.0.1": "a private",
    "172.31.255.255": "a private",
    "192.168.1.1": "a private",
    "169.254.169.254": "a link-local",
    "100.64.0.1": "a shared",
    "100.127.255.255": "a shared",
    "192.0.0.9": "a reserved",
    "192.0.2.1": "a private",
    "198.18.0.1": "a private",
    "198.51.100.1": "a private",
    "203.0.113.1": "a private",
    "192.88.99.1": "a reserved",
    "224.0.0.1": "a multicast",
    "239.255.255.250": "a multicast",
    "240.0.0.1": "a private",
    "255.255.255.255": "a private",
    "::": "an unspecified",
    "::1": "a loopback",
    "::7f00:1": "an IPv4-compatible",
    "::808:808": "an IPv4-compatible",
    "::ffff:127.0.0.1": "an IPv4-mapped",
    "::ffff:8.8.8.8": "an IPv4-mapped",
    "::ffff:0:127.0.0.1": "an IPv4-translated",
    "64:ff9b::7f00:1": "a NAT64",
    "64:ff9b::808:808": "a NAT64",
    "64:ff9b:1::1": "a NAT64",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "a Teredo",
    "2001:10::1": "a reserved",
    "2001:db8::1": "a reserved",
    "2002:7f00:1::": "a 6to4",
    "3fff::1": "a reserved",
    "5f00::1": "a reserved",
    "100::1": "a reserved",
    "fc00::1": "a reserved",
    "fd12:3456::1": "a reserved",
    "fe80::1": "a link-local",
    "fec0::1": "a reserved",
    "ff02::1": "a multicast",
    "4000::1": "a reserved",
}


@pytest.mark.parametrize("text", PUBLIC)
def test_a_public_address_is_public(text: str) -> None:
    assert kind_of_address(ipaddress.ip_address(text)) == ""


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_an_address_that_is_not_public_is_refused(text: str) -> None:
    kind = kind_of_address(ipaddress.ip_address(text))
    assert kind
    assert kind == NOT_PUBLIC[text] or {kind, NOT_PUBLIC[text]} <= {"a private", "a reserved"}
    with pytest.raises(UnreachedError, match=r"host\.example has"):
        checked_addresses("host.example", 80, lambda _host, _port: [text], allow_private=False)


@given(st.integers(0, 2**32 - 1))
def test_an_address_that_carries_another_is_never_reached(number: int) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::", "::"):
        carrying = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | number)
        assert kind_of_address(carrying)
    assert kind_of_address(ipaddress.IPv6Address(0x2002 << 112 | number << 80))


def test_of_several_addresses_the_public_ones_are_taken() -> None:
    found = ["10.0.0.1", "8.8.8.8", "::1", "2606:2800::1"]
    got = checked_addresses("host.example", 80, lambda _host, _port: found, allow_private=False)
    assert got == ["8.8.8.8", "2606:2800::1"]


DISGUISED = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0X7F.0.0.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.0.0.01/",
    "http://127.0.0.0x1/",
    "http://127.0.0.1.5/",
    "http://4294967297/",
    "http://999/",
    "http://1.2.3.256/",
    "http://example.org.0x7f/",
    "http://127%2e0%2e0%2e1/",
    "http://[::1%25lo]/",
    "http://[fe80::1%eth0]/",
    "http://[::ffff:0x7f.0.0.1]/",
    "http://[127.0.0.1]/",
    "http://[v1.x]/",
]


@pytest.mark.parametrize("url", DISGUISED)
def test_an_address_in_disguise_is_refused(url: str) -> None:
    with pytest.raises(TimelineError):
        parse_target(url)
    assert Client().get(url).outcome is Outcome.UNREACHED


HIDDEN = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST./",
]


@pytest.mark.parametrize("url", HIDDEN)
def test_nothing_that_leads_here_is_connected(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError(url)

    monkeypatch.setattr("timeline.online.connection.connect_to", connect)
    got = Client(resolve=lambda host, _: ["127.0.0.1"] if host == "localhost" else [host]).get(url)
    assert got.outcome is Outcome.UNREACHED
    assert got.reason


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "http:///a",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://@example.org/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org:x/",
        "http://exa mple.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\r\nX: y",
        "http://example.org/\0",
        "http://example.org/\udcff",
        "http://example.org/?\udcff",
        "http://exam\tple.org/",
        "http://-a.example/",
        "http://a..example/",
        "http://" + "a" * 64 + ".example/",
        "http://straße.example/",
        "http://a\u200db.example/",
        "http://[::1/",
        "http://example.org/" + "a" * 5000,
    ],
)
def test_what_is_no_url_that_can_be_asked_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(TimelineError) as caught:
        parse_target(url)
    assert caught.value.hint
    assert "secret" not in caught.value.message + caught.value.hint


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_a_clear_error(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            target = parse_target(url)
        except TimelineError:
            continue
        assert target.url.isascii()
        assert target.url.isprintable()
        assert parse_target(target.url) == target


def test_the_address_that_was_checked_is_the_one_that_is_connected(web: Web) -> None:
    """A name that is public when it is judged and private when it is connected would be a way in: it is asked once."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if host == "known.test" or len(asked) > 1 else ["8.8.8.8"]

    web["/a"] = redirect(web.url("/b", host="other.test"))
    client = Client(allow_private=["Known.TEST."], resolve=resolve)
    assert client.get(web.url("/a", host="known.test")).reason == "other.test has a loopback address, 127.0.0.1"
    assert asked == ["known.test", "known.test", "other.test"]
    assert {headers["host"] for _, headers in web.asked} == {f"known.test:{web.port}"}


@pytest.mark.parametrize(
    ("allowed", "url_host"),
    [("127.0.0.1", "127.0.0.1"), ("Known.Test", "known.test"), ("known.test", "KNOWN.test."), ("[::1]", "[::1]")],
)
def test_a_host_that_is_named_is_reached(allowed: str, url_host: str, web: Web) -> None:
    web["/a"] = Reply()
    client = Client(allow_private=[allowed], resolve=lambda _host, _port: ["127.0.0.1"])
    assert client.get(web.url("/a", host=url_host)).outcome is Outcome.OBTAINED


def test_an_address_that_does_not_answer_is_followed_by_the_next(web: Web) -> None:
    web["/a"] = Reply()
    client = Client(allow_private=["two.test"], resolve=lambda _host, _port: ["127.0.0.2", "127.0.0.1"])
    assert client.get(web.url("/a", host="two.test")).outcome is Outcome.OBTAINED
