"""The worst inputs known for every reader, at two sizes: four times the input may cost about four times the time.

Each text is made of what a pattern, an index or an alignment would stumble over: one character without end, marks that
nest, words that all look like the beginning of something. A ratio near 4 is linear, near 1 bounded, near 16 quadratic.
Memory is the peak of a whole `timeline check` over a source of 10 MB, above that over a source of a few bytes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SIZE = 20_000
FACTOR = 4
MEMORY_MB = 10
Texts = dict[str, Callable[[int], str]]

PIECES = (
    "a", "1", " ", ",", "(", "[", "\n", ".", "-", "$", "%", ":", "'", '"', "|", "é", "e\u0301\u0316", "\u0301\u0316",
    "1,", "1.", "1 ", "1-", "1/", "1:", "1 to ", "1,000,", "$1", "1%", "1 %", "½", "٣", "one ", "twenty-", "million ",
    "about ", "of ", "and ", "not ", "a ", "Q1 ", "May ", "1 May ", "2024-", "2024-01-", "last ", "between ", "early ",
    "the ", "in the ", "hundred and ", "$1 million (", "[1]", "…", "... ", "\u00ad", "\u200b", "-\n", "â€", "Ã©",
    "\ufffd", "\ufffd\u20ac", "ﬁ", "::", "##[", "@a", "http://", "-1", "+", "No. ", "A.", "A.B ", "1st ", "per cent ",
)  # fmt: skip


# What took seconds to minutes in native code or in patterns when this was planned, by the size it took them at.
LISTED = {
    "200 kB of alternating marks": "a" + "\u0301\u0316" * 50_000,
    "10,000 brackets": "[" * 5_000 + "]" * 5_000,
    "10,000 parentheses": "(" * 10_000,
    "100,000 spaces": " " * 100_000,
    "100,000 spaces and a word": " " * 100_000 + "x",
    "50,000 digits": "1" * 50_000,
    "50,000 digits and no percent sign": "1" * 50_000 + " x",
    "20,000 decimals": "1.1" * 20_000,
    "1e9999999": "1e9999999",
    "$1e9999999 million": "$1e9999999 million, or 1E+9999999 %",
}


def adversary(size: int) -> tuple[str, str]:
    """A quote of 1,000 characters, and a text in which pieces of it stand without end, each with one letter changed."""
    state, letters = 1, []
    for _ in range(1000):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        letters.append("ab "[state >> 16 & 1 if state >> 20 & 7 else 2])
    quote, pieces = "".join(letters), []
    for n in range(size // 100):
        start, wrong = n * 37 % 900, n * 53 % 100
        pieces.append(f"{quote[start : start + wrong]}c{quote[start + wrong + 1 : start + 100]}")
    return quote, "".join(pieces)


def repeated(piece: str) -> Callable[[int], str]:
    """A text of a given size made of one piece."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def anchoring(text: str) -> None:
    """Look for quotes that stand nearly, in parts, or so often that nothing tells them apart."""
    from timeline.anchoring import anchor_quotes
    from timeline.model import Selector

    head = text[:800]
    quotes = (head[1:] + " x " + head[2:], head[:300] + " … " + head[:300] + " [own] " + head[:100], head[:9])
    anchor_quotes([Selector(quote, head[:40], head[:40]) for quote in quotes if quote.strip()], text)


def figures(text: str) -> None:
    from timeline.figures import figure_pairs, read_figures

    figure_pairs(text, read_figures(text))


def dates(text: str) -> None:
    from timeline.dates import find_dates

    find_dates(text)


def one_date(text: str) -> None:
    """Read the text as one date, and say why it is none."""
    from timeline.dates import read_date
    from timeline.dates.explain import explain_refusal

    if read_date(text) is None:
        explain_refusal(text)


def differences(text: str) -> None:
    from timeline.anchoring.diff import changes

    changes(text, text[: len(text) // 2] + " x " + text[len(text) // 3 :])


def tables_read(text: str) -> None:
    from timeline.project.claims import parse_claims

    parse_claims(b"id,date,claim,source,quote,ignore\n" + text.encode() + b'\n"' + text.encode(), "claims.csv")


def locks(text: str) -> None:
    from timeline.project.lock import parse_lock

    parse_lock(text.encode(), "claims.lock")


def escaping(text: str) -> None:
    from timeline.text import escape

    for harmless in (escape.visible, escape.markdown_text, escape.html_text, escape.csv_cell):
        harmless(text)


def decoding(text: str) -> None:
    """Decode a source whose last byte is wrong, in the encodings that have a state of their own."""
    from timeline.model import Region, SourceInfo
    from timeline.project.decode import decoded

    for encoding in ("", "utf-16", "iso2022_jp", "hz", "gb18030", "cp932", "cp1252"):
        decoded("a", "seeds/a", text.encode() + b"\xff", SourceInfo("a", Region("s"), encoding=encoding))


READERS: tuple[tuple[str, Callable[[str], None]], ...] = (
    ("anchoring", anchoring), ("figures", figures), ("dates in text", dates), ("one date", one_date),
    ("differences", differences), ("CSV", tables_read), ("lock", locks), ("escaping", escaping), ("decoding", decoding),
)  # fmt: skip


def seconds(reader: Callable[[str], None], text: str) -> float:
    began = time.process_time()
    reader(text)
    return time.process_time() - began


def measured(reader: Callable[[str], None], size: int = SIZE) -> Iterator[tuple[float, float, str]]:
    """For each piece: the time at FACTOR times the size, its ratio to the time at the size, and the piece."""
    reader("warm up 1 May 2024")
    for piece in PIECES:
        make = repeated(piece)
        small = seconds(reader, make(size))
        large = seconds(reader, make(size * FACTOR))
        yield large, large / max(small, 1e-3), piece


def listed_rows() -> Iterator[str]:
    """The processor time of every reader together on each of LISTED, and of the quote that stands nearly everywhere."""
    from timeline.anchoring import find_quote

    for name, text in LISTED.items():
        yield f"| {name} | {sum(seconds(reader, text) for _, reader in READERS):.2f} |"
    for megabytes in (1, 50):
        quote, text = adversary(megabytes * 1_000_000)
        began = time.process_time()
        find_quote(quote, text)
        took = time.process_time() - began
        yield f"| a quote of 1,000 characters, nearly everywhere in {megabytes} MB | {took:.2f} |"


_LAUNCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(os.wait4(process.pid, 0)[2].ru_maxrss)
process.returncode = 0
"""  # a process starts with the peak of the one that starts it, so a small one does


def peak_mb(source: bytes) -> float:
    """The peak memory of `timeline check` on one source, in MB (Linux and macOS)."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "claims").mkdir()
        (root / "seeds").mkdir()
        (root / "timeline.toml").write_text("")
        (root / "seeds" / "a.txt").write_bytes(source)
        rows = "a,2024,it fell,a.txt,It did not fall to 37 million by then\n"
        (root / "claims" / "claims.csv").write_text("id,date,claim,source,quote\n" + rows)
        command = [sys.executable, "-m", "timeline", "check", "-C", name, "--output-format", "json"]
        done = subprocess.run([sys.executable, "-c", _LAUNCH, *command], capture_output=True, check=True)
    return int(done.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def memory_rows() -> Iterator[str]:
    """The peak over sources of MEMORY_MB of several kinds."""
    small = peak_mb(b"It fell.")
    kinds = (
        ("English words", b"It did fall to 39 million by then, and not to 40. "),
        ("one letter", b"a"),
        ("line ends", b"\n"),
        ("accents in two characters", "e\u0301 ".encode()),
        ("damaged encoding", "â€œaâ€\u009d ".encode()),
        ("one character in four bytes", "\U0001f600".encode()),
    )
    for name, piece in kinds:
        peak = peak_mb((piece * ((MEMORY_MB << 20) // len(piece) + 1))[: (MEMORY_MB << 20) // len(piece) * len(piece)])
        yield f"| {name} | {peak:.0f} MB | {(peak - small) / MEMORY_MB:.1f} |"


def tables() -> str:
    """The slowest and the steepest text of every reader, and memory, as Markdown tables."""
    lines = [
        f"{len(PIECES)} texts for each reader, of {SIZE:,} and {SIZE * FACTOR:,} characters; processor time,",
        "of which less than 1 ms counts as 1 ms.",
        "",
        "| reader | slowest text | seconds | steepest text | ratio of times |",
        "|---|---|---|---|---|",
    ]
    for name, reader in READERS:
        rows = list(measured(reader))
        slowest, steepest = max(rows), max(rows, key=lambda row: row[1])
        line = f"{slowest[2]!a} | {slowest[0]:.2f} | {steepest[2]!a} | {steepest[1]:.1f}".replace("'|'", "a bar")
        lines.append(f"| {name} | {line} |")
    lines += ["", "| what took minutes elsewhere | seconds, all readers |", "|---|---|", *listed_rows()]
    lines += ["", f"| source of {MEMORY_MB} MB | peak memory | times its size, above that of an empty check |"]
    lines += ["|---|---|---|", *memory_rows()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(tables())
