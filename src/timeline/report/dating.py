"""How the reports write a date: as people do, its EDTF beside it; nobody reads `2026-36` as the fourth quarter.

EDTF (ISO 8601-2, 4.8.2) numbers seasons 21 to 24 and quarters, quadrimesters and semesters 33 to 41.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.evidence.model import Citation
from timeline.figures.show import MONTHS
from timeline.model import DateSpan
from timeline.report.words import NAME
from timeline.text.escape import clip

_EDTF = re.compile(r"[0-9X./~?%-]+")
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_CODED = re.compile(r"\d{4}-(?:2[1-9]|3[0-9]|4[01])(?!\d)")
_PERIODS = {
    **{21 + n: name for n, name in enumerate(("spring", "summer", "autumn", "winter"))},
    **{33 + n: f"Q{n + 1}" for n in range(4)},
    **{37 + n: f"the {name} third of" for n, name in enumerate(("first", "second", "last"))},
    **{40 + n: f"the {name} half of" for n, name in enumerate(("first", "second"))},
}
_DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def written_date(citation: Citation) -> tuple[str, str]:
    """A row's date in words, and its EDTF where that says more; both empty where it has none."""
    written, date = clip(citation.claim.date.strip(), NAME), citation.date
    if date is None:
        return written, ""
    words = in_words(written) if _EDTF.fullmatch(written) else written
    beside = uncoded(date)
    return words, "" if beside == words else beside


def written_dates(citations: Iterable[Citation]) -> tuple[tuple[str, ...], str]:
    """The dates of rows that are one entry, each once, and their EDTF."""
    found = [written_date(citation) for citation in citations]
    words = tuple(dict.fromkeys(words for words, _ in found if words))
    return words, next((edtf for _, edtf in found if edtf), "")


def in_words(edtf: str) -> str:
    """What is written as EDTF in words; as it is where it holds what has none.

    >>> in_words("2024-06-11"), in_words("2026-36"), in_words("2024-22"), in_words("2023-04~"), in_words("19XX")
    ('11 June 2024', 'Q4 2026', 'summer 2024', 'about April 2023', '19XX')
    >>> in_words("2024-05/2024-08"), in_words("../2026"), in_words("2023-04/"), in_words("2024")
    ('May 2024 to August 2024', 'up to 2026', 'from April 2023', '2024')
    """
    start, slash, end = edtf.partition("/")
    first, last = part_in_words(start), part_in_words(end)
    if not slash:
        return first or edtf
    if start in ("", "..") and last:
        return f"up to {last}"
    if end in ("", "..") and first:
        return f"from {first}"
    return f"{first} to {last}" if first and last else edtf


def part_in_words(part: str) -> str:
    """One end of an EDTF date in words; nothing where it is none that has words."""
    match = _PART.fullmatch(part)
    if match is None:
        return ""
    year, month, day, doubt = match.groups()
    number = int(month or 0)
    if number and not day and number in _PERIODS:
        words = f"{_PERIODS[number]} {year}"
    elif 1 <= number <= len(MONTHS):
        words = f"{int(day)} {MONTHS[number - 1]} {year}" if day else f"{MONTHS[number - 1]} {year}"
    elif not number:
        words = year
    else:
        return ""
    return f"{_DOUBTS[doubt]}{words}"


def uncoded(date: DateSpan) -> str:
    """The EDTF of a date; of a season or a quarter the months from its first to its last."""
    if not _CODED.search(date.edtf) or date.earliest is None or date.latest is None:
        return date.edtf
    first, last = date.earliest, date.latest
    return f"{first.year:04}-{first.month:02}/{last.year:04}-{last.month:02}"
