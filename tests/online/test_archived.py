"""Where a page that is gone can still be looked at: asked of an archive, but for hosts that no archive knows."""

from __future__ import annotations

import datetime
import json

import pytest

from helpers.web import Reply, Web
from timeline.online.archived import archived_copy
from timeline.online.client import Client
from timeline.online.wayback import Archive

DAY = datetime.date(2026, 11, 1)
ASKED = "/available?url=https%3A%2F%2Fharbour.example%2Fquay&timestamp=20261101"


@pytest.fixture
def archive(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setattr("timeline.online.wayback.WAYBACK", Archive(web.url("/available"), web.url("/web")))
    return web


def test_the_copy_nearest_to_a_day_is_named(archive: Web, client: Client) -> None:
    closest = {"available": True, "timestamp": "20261030101112", "status": "200", "url": "http://elsewhere.example/"}
    archive[ASKED] = Reply(json.dumps({"archived_snapshots": {"closest": closest}}).encode())
    copy = archived_copy(client, "https://harbour.example/quay", DAY)
    assert copy == archive.url("/web/20261030101112id_/https://harbour.example/quay")


@pytest.mark.parametrize("reply", [Reply(b"{}"), Reply(b"", 503), Reply(b"no json")])
def test_an_archive_without_a_copy_names_none(archive: Web, client: Client, reply: Reply) -> None:
    archive[ASKED] = reply
    assert archived_copy(client, "https://harbour.example/quay", DAY) == ""


def test_no_archive_hears_of_a_host_whose_address_is_not_public(archive: Web, client: Client) -> None:
    assert archived_copy(client, archive.url("/quay"), DAY) == ""
    assert archive.asked == []


@pytest.mark.parametrize("host", ["Wiki.Intern", "wiki.intern.", "büro.intern", "BÜRO.intern."])
def test_nor_by_another_way_of_writing_it(archive: Web, host: str) -> None:
    pytest.importorskip("urllib3", reason="urllib3 is missing: the extra fetch")
    client = Client(allow_private=["127.0.0.1", "wiki.intern", "büro.intern"])
    assert archived_copy(client, f"http://{host}/quay", DAY) == ""
    assert archive.asked == []
