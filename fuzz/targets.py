"""What is fuzzed: each reader of unknown bytes, with what must hold of its answer whatever the bytes are.

A target takes bytes and raises AssertionError, or anything else, where a promise is broken. Nothing here knows the
fuzzer, so that a find is replayed by `python -m fuzz TARGET FILE` and kept as a test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.anchoring import find_quote
from timeline.dates import find_dates, read_date
from timeline.dates.calendar.edtf import parse_edtf
from timeline.dates.explain import explain_refusal
from timeline.figures import compare_figures, figure_pairs, read_figures
from timeline.model import Status
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import edited
from timeline.project.lock import parse_lock, write_lock
from timeline.project.settings import find_project
from timeline.text.fold import fold


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def table(data: bytes) -> None:
    """Any bytes are a table or have a problem; a table that is rewritten without edits keeps every byte."""
    read = parse_claims(data, "claims.csv")
    assert read.claims or read.problems or not read.text.strip() or read.columns
    if not any(problem.rule in ("csv-malformed", "column-missing") for problem in read.problems):
        try:
            assert edited(read, []) == data
        except TimelineError:
            assert read.encoding not in ("utf-8", "utf-8-sig")


def anchoring(data: bytes) -> None:
    """A quote, the words around it and a text, parted by NUL: offsets lie in the text, and exact is exact."""
    quote, prefix, suffix, *rest = [*text_of(data).split("\0", 3), "", "", ""][:4]
    text = "".join(rest)
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    anchor = find_quote(quote, text, prefix=prefix, suffix=suffix)
    for start, end in [(anchor.start, anchor.end), *anchor.places, *anchor.parts]:
        assert (start is None) == (end is None)
        assert start is None or end is None or 0 <= start <= end <= len(text)
    if anchor.status is Status.EXACT and not anchor.parts:
        assert text[anchor.start : anchor.end].strip() == quote.strip()


def figures(data: bytes) -> None:
    """Every figure is what stands at its place, its interval is one, and it compares with itself."""
    text = text_of(data)
    for language in ("en", "de", "fr"):
        found = read_figures(text, language=language)
        for figure in found:
            assert text[figure.start : figure.end] == figure.text
            assert figure.low <= figure.high
            assert compare_figures(figure, figure).verdict != "conflict"
        figure_pairs(text, found)


def dates(data: bytes) -> None:
    """Every date is what stands at its place, in order, and its EDTF reads again."""
    text = text_of(data)
    for language in ("en", "de"):
        for span in find_dates(text, language=language):
            assert text[span.start : span.end] == span.text
            assert span.earliest is None or span.latest is None or span.earliest <= span.latest
    span_of_all = read_date(text)
    if span_of_all is None:
        explain_refusal(text)
    else:
        assert parse_edtf(span_of_all.edtf) is not None, span_of_all.edtf


def settings(data: bytes) -> None:
    """Any bytes are settings, or an error that a user is meant to see."""
    with TemporaryDirectory() as name:
        (Path(name) / "timeline.toml").write_bytes(data)
        try:
            find_project(Path(name))
        except TimelineError:
            return


def lock(data: bytes) -> None:
    """Any bytes are a lock or have a problem, and what is read is written so that it reads again."""
    read = parse_lock(data, "claims.lock")
    again = parse_lock(write_lock(read.entries.values()), "claims.lock")
    assert not again.problems
    assert again.entries.keys() == read.entries.keys()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "table": table, "anchoring": anchoring, "figures": figures, "dates": dates, "settings": settings, "lock": lock,
}  # fmt: skip

DIGEST = "0" * 64
ENTRY = (
    f'{{"id": "a", "source": "a.txt", "sha256": "{DIGEST}", "start": 0, "end": 3, "before": "", "exact": "abc", '
    f'"after": "", "quote": "{DIGEST}", "status": "exact", "verified": "2026-11-22", "version": "0.1.0", '
    '"encoding": "utf-8"}\n'
)

SEEDS: dict[str, tuple[str, ...]] = {
    "table": ('id,date,claim,source,quote\na,2024,"x, ""y""",a.txt,it fell\r\n', "\ufeffid;date;claim;source;quote\n"),
    "anchoring": (
        "did not fall to 3.7 %\0it \0 in May\0it did fall to 3.9 % in May. It was so.",
        "“inter-\nnational” … law [sic]\0\0\0an “international” and other law",
        "€1.2bn\0\0\0â‚¬1.2bn and â‚¬3bn",
    ),
    "figures": ("about €11.7bn ($13.6 billion), up 3.5 %", "one and a half million to 2,000 people", "5-7x, ½, 10³"),
    "dates": ("by the end of May 2024", "between 3 and 5 June", "2024-06-11/..", "1990s", "Q3 2025", "le 3 mai 2024"),
    "settings": (
        'claims = "a.csv"\n[levels]\nquote-missing = "off"\n',
        'select = ["x"]\nmax_age = 3\nas_of = 2024-01-01\n',
    ),
    "lock": (ENTRY,),
}
