"""HTTPS on loopback: the certificate is that of the name, although the address was looked up and judged before."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from helpers.web import PAGE, Reply, Web, redirect, serving
from timeline.online.client import NEEDED, Client
from timeline.online.outcome import Fetched, Limits, Outcome

OPENSSL = shutil.which("openssl")
pytestmark = [
    pytest.mark.skipif(OPENSSL is None, reason="there is no openssl to make a certificate with"),
    pytest.mark.skipif(not all(find_spec(name) for name in NEEDED), reason="the extra fetch is not installed"),
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for one name that vouches for itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "certificate.pem", folder / "key.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=quay.test"]
    more = ["-addext", "subjectAltName=DNS:quay.test", "-keyout", str(key), "-out", str(made)]
    subprocess.run([str(OPENSSL), *words, *more], check=True, capture_output=True)
    return made, key


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with serving(context) as web:
        web["/a"] = Reply()
        yield web


def asked(url: str, roots: str = "", **limits: float) -> Fetched:
    client = Client(
        Limits(**limits),  # type: ignore[arg-type]
        allow_private=["quay.test", "other.test"],
        resolve=lambda _host, _port: ["127.0.0.1"],
        roots=roots,
    )
    return client.get(url)


def test_the_certificate_is_that_of_the_name(secure: Web, certificate: tuple[Path, Path]) -> None:
    got = asked(secure.url("/a", host="quay.test"), str(certificate[0]))
    assert (got.outcome, got.body) == (Outcome.OBTAINED, PAGE)
    assert {headers["host"] for _, headers in secure.asked} == {f"quay.test:{secure.port}"}


def test_a_certificate_of_another_name_does_not_hold(secure: Web, certificate: tuple[Path, Path]) -> None:
    got = asked(secure.url("/a", host="other.test"), str(certificate[0]))
    assert got.outcome is Outcome.UNREACHED
    assert "certificate does not hold" in got.reason
    assert secure.asked == []


def test_a_certificate_that_nobody_vouches_for_does_not_hold(secure: Web) -> None:
    got = asked(secure.url("/a", host="quay.test"))
    assert got.outcome is Outcome.UNREACHED
    assert "certificate does not hold" in got.reason
    assert secure.asked == []


def test_a_server_without_tls_is_unreached(web: Web) -> None:
    got = asked(web.url("/a", host="quay.test").replace("http:", "https:"), seconds=5)
    assert (got.outcome, got.reason) == (Outcome.UNREACHED, "no secure connection could be made")


def test_each_hop_within_tls_is_judged_too(secure: Web, certificate: tuple[Path, Path]) -> None:
    secure["/b"] = redirect(secure.url("/a", host="other.test"))
    got = asked(secure.url("/b", host="quay.test"), str(certificate[0]))
    assert got.outcome is Outcome.UNREACHED
    assert "certificate does not hold" in got.reason


def test_a_drip_within_tls_meets_the_clock(secure: Web, certificate: tuple[Path, Path]) -> None:
    import time

    def drip(out: object) -> None:
        for _ in range(300):
            out.write(b"x")  # type: ignore[attr-defined]
            time.sleep(0.02)

    secure["/a"] = Reply(raw=drip)
    got = asked(secure.url("/a", host="quay.test"), str(certificate[0]), seconds=1)
    assert (got.outcome, got.reason) == (Outcome.UNREACHED, "it takes too long to answer")
