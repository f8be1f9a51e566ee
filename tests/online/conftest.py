"""A web on loopback for each test, and a client that may reach it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from helpers.web import Web, serving
from timeline.online.client import NEEDED, Client

EXTRA = all(find_spec(name) for name in NEEDED)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as made:
        yield made


@pytest.fixture
def client() -> Client:
    if not EXTRA:
        pytest.skip("the extra fetch is not installed")
    return Client(allow_private=["127.0.0.1"])
