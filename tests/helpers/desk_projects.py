"""Small projects for the desk, hostile texts among them."""

from __future__ import annotations

import csv
import os
from pathlib import Path

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
