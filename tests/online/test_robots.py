"""robots.txt by RFC 9309, with its own examples in other words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.online.robots import parse_robots

NAME = "timeline-check"


def allowed(text: str, path: str) -> bool:
    return parse_robots(text, NAME).allows(path)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("", "/a", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /", "/robots.txt", True),
        ("Disallow: /a", "/a", False),
        ("Disallow: /a", "/abc/d?e", False),
        ("Disallow: /a", "/A", True),
        ("Disallow: /a/", "/a", True),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a/b\nDisallow: /a", "/a/b/c", True),
        ("Disallow: /a/b\nAllow: /a", "/a/b/c", False),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: *", "/a", False),
        ("Disallow: /*.pdf", "/x/a.pdf?b", False),
        ("Disallow: /*.pdf$", "/x/a.pdf?b", True),
        ("Disallow: /*.pdf$", "/x/a.pdf", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a*b*c", "/a-b-c-d", False),
        ("Disallow: /a*b*c", "/a-c-b", True),
        ("Disallow: /a*a$", "/a", True),
        ("Disallow: /*?q=", "/find?q=x", False),
        ("Disallow: /%7Ea", "/~a", False),
        ("Disallow: /~a", "/%7ea", False),
        ("Disallow: /ü", "/%c3%bc", False),
        ("Disallow: /a%2fb", "/a/b", True),
        ("Disallow : /a   # not this", "/a", False),
        ("disallow:/a", "/a", False),
        ("Dissallow: /a", "/a", True),
        ("Disallow: a", "/a", True),
    ],
)
def test_rules(rules: str, path: str, expected: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}\n", path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Disallow: /a", True),
        ("User-agent: other\nDisallow: /a", True),
        ("User-agent: Timeline-Check\nDisallow: /a", False),
        ("User-agent: timeline-check/1.0\nDisallow: /a", False),
        ("User-agent: timeline\nDisallow: /a", True),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: timeline-check\nDisallow: /b", True),
        ("User-agent: *\nDisallow: /a\n\nUser-agent: timeline-check\nDisallow:", True),
        ("User-agent: timeline-check\n\nUser-agent: *\nDisallow: /a", False),
        ("User-agent: timeline-check\nUser-agent: other\nDisallow: /a", False),
        ("User-agent: timeline-check\nDisallow: /b\nUser-agent: other\nDisallow: /a", True),
        ("User-agent: timeline-check\nDisallow: /b\n\nUser-agent: timeline-check\nDisallow: /a", False),
        ("User-agent: *\nSitemap: /x.xml\nDisallow: /a", False),
        ("User-agent: *\r\nDisallow: /a\r\n", False),
        ("User-agent: *\rDisallow: /a\r", False),
        ("\ufeffUser-agent: *\nDisallow: /a", False),
        ("<html><p>User-agent: *</p><p>Disallow: /a</p>", True),
    ],
)
def test_groups(text: str, expected: bool) -> None:
    assert allowed(text, "/a") is expected


@pytest.mark.parametrize(("value", "seconds"), [("4", 4), ("0.5", 0.5), ("-1", 0), ("x", 0), ("9" * 40, 0), ("٣", 0)])
def test_a_pause(value: str, seconds: float) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}\n", NAME).delay == seconds


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_read(text: str, path: str) -> None:
    assert allowed(text, f"/{path}") in (True, False)
    assert allowed(f"User-agent: *\nDisallow: {text}\n", f"/{path}") in (True, False)


def test_a_hostile_file_takes_no_time() -> None:
    """A bound that is far off: what a backtracking matcher does with this has no end."""
    line = "Disallow: /" + "*a" * 2000 + "$\n"
    robots = parse_robots("User-agent: *\n" + line * 100, NAME)
    begun = time.process_time()
    assert robots.allows("/" + "a" * 1500 + "b")
    assert time.process_time() - begun < 20
