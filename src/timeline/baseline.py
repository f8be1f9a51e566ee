"""Findings accepted when a table was adopted: a file that lists them, and that is itself checked.

A finding is known by its rule, its claim and what it says of, never by its line: rows may be sorted. The file is one
line a finding, so that it diffs and merges; entries that no longer occur are reported, and written out when it is
written anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from timeline.errors import TimelineError
from timeline.files import read_bytes
from timeline.model import Finding, Level, Region

MAX_BYTES = 64 << 20
UNUSED = "baseline-unused"
KEYS = ("rule", "claim", "path", "message", "count")
REASON = "known when the table was adopted (baseline)"


Key = tuple[str, str, str, str]


def key_of(found: Finding) -> Key:
    """What makes two findings the same one: rule, claim, file, and a digest of what is said.

    The digest is of the whole message: another change of the same quote is another finding and is not accepted.
    """
    digest = hashlib.sha256(found.message.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return found.rule, found.claim or "", found.region.path, digest


def write_baseline(findings: Iterable[Finding]) -> bytes:
    """The file that accepts these findings: JSON lines, sorted."""
    counts = Counter(key_of(found) for found in findings if found.ignored is None and found.rule != UNUSED)
    rows = [dict(zip(KEYS, (*key, count), strict=True)) for key, count in sorted(counts.items())]
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows).encode()


def read_baseline(path: Path, shown: str) -> Counter[Key]:
    """How many findings of each kind are accepted. Raises TimelineError naming the file and the line."""
    try:
        lines = read_bytes(path, MAX_BYTES).decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TimelineError(f"{shown}: cannot be read", "Make it: timeline check --write-baseline") from error
    counts: Counter[Key] = Counter()
    for number, line in enumerate(lines, 1):
        if line.strip():
            key, count = read_entry(line, f"{shown}:{number}")
            counts[key] += count
    return counts


def read_entry(line: str, place: str) -> tuple[Key, int]:
    """One line: a finding's key and how many of it are accepted. Raises TimelineError."""
    hint = "Make the file anew: timeline check --write-baseline"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"{place}: is not a JSON object", hint) from error
    if not isinstance(row, dict) or row.keys() != set(KEYS):
        raise TimelineError(f"{place}: does not have the keys {', '.join(KEYS)}", hint)
    rule, claim, path, message, count = (row[name] for name in KEYS)
    if not all(isinstance(text, str) for text in (rule, claim, path, message)):
        raise TimelineError(f"{place}: has a value that is no text", hint)
    if type(count) is not int or not 0 < count < 10**6:
        raise TimelineError(f"{place}: count is no number of findings", hint)
    return (rule, claim, path, message), count


def accept_known(findings: Sequence[Finding], known: Counter[Key]) -> tuple[list[Finding], Counter[Key]]:
    """The findings with the known ones accepted, and the entries that did not occur."""
    left = Counter(known)
    told: list[Finding] = []
    for found in findings:
        key = key_of(found)
        occurs = found.ignored is None and left[key] > 0
        if occurs:
            left[key] -= 1
        told.append(replace(found, ignored=REASON) if occurs else found)
    return told, +left


def against(findings: Sequence[Finding], known: Counter[Key], path: str) -> tuple[Finding, ...]:
    """The findings, known ones accepted, and one for every entry that no longer occurs."""
    told, left = accept_known(findings, known)
    for (rule, claim, place, _), _count in sorted(left.items()):
        said = f"{rule} of {claim or place} is in the baseline and no longer occurs"
        help_ = "Write the baseline anew: timeline check --write-baseline"
        told.append(Finding(UNUSED, Level.WARNING, said, Region(path), claim or None, help=help_))
    return tuple(told)
