"""What a page from the web is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.online.naming import name_for
from timeline.project.obtained import owner_of
from timeline.project.sources import unsafe_name

PAGE = b"<!DOCTYPE html><p>x</p>"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "example.org.html"),
        ("/", "example.org.html"),
        ("/?p=123", "example.org-p-123.html"),
        ("/news/quay-opens.php?id=7", "quay-opens.html"),
        ("/news/quay-opens/", "quay-opens.html"),
        ("/news/12345", "news-12345.html"),
        ("/2024/03/04/", "example.org-2024-03-04.html"),
        ("/news/index.html", "news.html"),
        ("/index.html", "example.org.html"),
        ("/Über%20uns.htm", "uber-uns.html"),
        ("/%E6%97%A5%E6%9C%AC", "example.org.html"),
        ("/..%2f..%2fetc/passwd", "passwd.html"),
        ("/con", "con-.html"),
        ("/report.v2.pdf", "report.v2.html"),
        ("/a@2024-01-01.html", "example.org-a-2024-01-01.html"),
        ("/" + "long-" * 60, ("long-" * 16).strip("-") + ".html"),
    ],
)
def test_the_name_is_what_the_url_says_last(path: str, name: str) -> None:
    assert name_for(f"https://www.example.org{path}", "text/html; charset=utf-8", PAGE) == name


@given(st.text(max_size=40), st.text(max_size=20), st.binary(max_size=20) | st.just(PAGE))
def test_every_name_is_that_of_a_source(path: str, declared: str, data: bytes) -> None:
    name = name_for(f"https://example.org/{path}", declared, data)
    assert unsafe_name(name) == ""
    assert owner_of(name) == ""
    assert "/" not in name
    assert not name.startswith((".", "-"))
