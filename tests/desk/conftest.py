"""What the tests of the desk share: one browser, axe-core, and a project with all that its pages can show."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.browser import Browser, axe_script, chromium
from helpers.serving import Served, served

XSS = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"
COLUMNS = ("id", "date", "claim", "source", "quote", "subject", "measure", "note")
SOURCES = {
    "a.txt": "Acme raised €600 million in the round.\n\nThe works employ 60 people.\nIt is to open a plant in 2027.\n",
    "b.txt": "Acme raised $1.19 billion in the round on 11 June 2024.\n\nIt employs 350 people. Nobody cites this.\n",
    "c.txt": f"{XSS}\n\n</p></main><h1>out</h1>\n",
    **({} if os.name == "nt" else {"<img src=x onerror=window.ran=1>.txt": "A file with a hostile name.\n"}),
}
ROWS = [
    ("r1", "2024-06-11", "Acme raised €600 million.", "a.txt", "raised €600 million", "Round", "amount", ""),
    ("r2", "2024-06", "Acme raised $1.19 billion.", "b.txt", "raised $1.19 billion", "Round", "amount", XSS),
    ("s1", "2024-06", "Acme employs 60 people.", "a.txt", "employ 60 people", "Acme", "staff", ""),
    ("s2", "2025-08", "Acme employs 350 people.", "b.txt", "employs 350 people", "Acme", "staff", ""),
    ("o1", "", "Acme has works.", "a.txt", "The works employ 60", "", "", ""),
    ("w1", "2024", "Acme employs 360 people.", "b.txt", "employs 360 people", "", "", ""),
    ("x1", "../2024", XSS, "a.txt", "no such words here", XSS, XSS, XSS),
    ("c1", "2023", XSS, "c.txt", "<script>window.ran=1</script>", "javascript:window.ran=1", "m", XSS),
    ("__proto__", "2022", "Named like a prototype.", "a.txt", "It is to open", "", "", ""),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(autouse=True)
def plain(request: pytest.FixtureRequest) -> None:
    """A page 1200 wide in the light, whatever the test before has left."""
    if "browser" in request.fixturenames:
        browser = request.getfixturevalue("browser")
        browser.media()
        browser.size(1200)


@pytest.fixture(scope="session")
def axe() -> str:
    return axe_script()


def lay_out(root: Path, rows: list[tuple[str, ...]] = ROWS, sources: dict[str, str | bytes] | None = None) -> Path:
    """A project in a folder: its table, its sources, nothing locked."""
    for folder in ("claims", "seeds"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    with (root / "claims" / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    (root / "claims" / "sources.csv").write_text("source,publisher\na.txt,Morning Post\nb.txt,Star\n", encoding="utf-8")
    for name, text in (SOURCES if sources is None else sources).items():
        (root / "seeds" / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return root


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk to look at: no test of it writes."""
    with served(lay_out(tmp_path_factory.mktemp("acme"))) as desk:
        yield desk


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    """A desk to write at, of one test alone."""
    with served(lay_out(tmp_path)) as desk:
        yield desk


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A desk of a project without sources and claims."""
    with served(lay_out(tmp_path, [], {})) as desk:
        yield desk
