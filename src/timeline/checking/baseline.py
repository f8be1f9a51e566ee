"""Findings accepted when a table was adopted: a file that lists them, and that is itself checked.

A finding is known by its rule, its claim and what it says, never by its line: rows may be sorted. Another change of the
same quote is another finding and is not accepted. The file is one line a finding, so that it diffs and merges; entries
that no longer occur are reported, and left out when it is written anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from timeline.evidence.model import Report
from timeline.model import Finding, Level, Region
from timeline.model.errors import TimelineError
from timeline.patterns import late
from timeline.project.files import read_bytes
from timeline.project.settings import Settings
from timeline.rules import BY_NAME, RULES, level_of, rules_run
from timeline.rules.report import baseline_unused

MAX_BYTES = 1 << 30
NAME = "claims.baseline"
UNUSED = baseline_unused.name
KEYS = ("rule", "claim", "path", "message", "count")
REASON = "known when the table was adopted (baseline)"
HINT = "Make the file anew: timeline check --write-baseline"

_PLACES = late(r"\b(lines?|offset) [0-9]+(?:(?:, | and )[0-9]+)*(?: …)?")
_MOVED = late(r"(?:(?:down|up) (?:about )?[0-9,]+ lines?, to|within) (?=line\b)")

Key = tuple[str, str, str, str]
"""What makes two findings the same one: rule, claim, file, and a digest of what is said."""


def default_path(settings: Settings) -> str:
    """The baseline of a project that names none: beside the lock."""
    return str(PurePosixPath(settings.lock).with_name(NAME))


def key_of(found: Finding) -> Key:
    """What the finding is known by."""
    message = _PLACES.sub(r"\1", _MOVED.sub("", found.message)) if BY_NAME[found.rule].names_place else found.message
    digest = hashlib.sha256(message.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return found.rule, found.claim or "", found.region.path, digest


def write_baseline(findings: Iterable[Finding], kept: Mapping[Key, int] = MappingProxyType({})) -> bytes:
    """The file that accepts these findings, and what is `kept` of what it accepted before: JSON lines, sorted.

    Raises TimelineError for more than is read again.
    """
    counts = Counter(key_of(found) for found in findings if found.ignored is None and found.rule != UNUSED)
    counts.update(kept)
    rows = [dict(zip(KEYS, (*key, count), strict=True)) for key, count in sorted(counts.items())]
    data = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows).encode()
    if len(data) > MAX_BYTES:
        message = f"the baseline would be larger than {MAX_BYTES >> 20} MB, which is not read again"
        raise TimelineError(message, "Settle findings, or check a part of the table.")
    return data


def read_baseline(path: Path, shown: str) -> Counter[Key]:
    """How many findings of each kind are accepted. Raises TimelineError naming the file and the line."""
    try:
        lines = read_bytes(path, MAX_BYTES, follow=False).decode("utf-8").split("\n")
    except FileNotFoundError as error:
        raise TimelineError(f"{shown}: there is no such file", "Make it: timeline check --write-baseline") from error
    except OSError as error:
        raise TimelineError(f"{shown}: cannot be read: {error.strerror or type(error).__name__}", HINT) from error
    except UnicodeDecodeError as error:
        raise TimelineError(f"{shown}: is not UTF-8", HINT) from error
    counts: Counter[Key] = Counter()
    for number, line in enumerate(lines, 1):
        if line.strip():
            key, count = read_entry(line, f"{shown}:{number}")
            counts[key] += count
    return counts


def read_entry(line: str, place: str) -> tuple[Key, int]:
    """One line: a finding's key and how many of it are accepted. Raises TimelineError."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TimelineError(f"{place}: is not a JSON object", HINT) from error
    if not isinstance(row, dict) or row.keys() != set(KEYS):
        raise TimelineError(f"{place}: does not have the keys {', '.join(KEYS)}", HINT)
    rule, claim, path, message, count = (row[name] for name in KEYS)
    if not all(isinstance(text, str) for text in (rule, claim, path, message)):
        raise TimelineError(f"{place}: has a value that is no text", HINT)
    if type(count) is not int or not 0 < count < 10**9:
        raise TimelineError(f"{place}: count is no number of findings", HINT)
    return (rule, claim, path, message), count


def accept_known(findings: Sequence[Finding], known: Counter[Key]) -> tuple[list[Finding], Counter[Key]]:
    """The findings with the known ones accepted, and the entries that did not occur."""
    left = Counter(known)
    accepted: list[Finding] = []
    for found in findings:
        key = key_of(found)
        occurs = found.ignored is None and left[key] > 0
        if occurs:
            left[key] -= 1
        accepted.append(replace(found, ignored=REASON) if occurs else found)
    return accepted, +left


def against(report: Report, known: Counter[Key], path: str) -> tuple[Finding, ...]:
    """The findings, known ones accepted, and one for every entry that no longer occurs.

    An entry of a rule that is not run, or of a file that was not looked at, says nothing of whether it would occur, and
    is passed over; one of a finding that is folded into another occurs.
    """
    settings = report.evidence.settings
    accepted, left = accept_known([*report.findings, *report.folded], known)
    accepted = accepted[: len(report.findings)]
    left = Counter({key: count for key, count in left.items() if is_looked_at(key, report)})
    levels = {each.name: level_of(each, settings) for each in RULES}
    level = levels[UNUSED]
    for (rule, claim, place, _), _count in sorted(left.items()):
        if level is not None and levels.get(rule, Level.ERROR) is not None:
            message = f"{rule} of {claim or place} is in the baseline and no longer occurs"
            help_ = "Write the baseline anew: timeline check --write-baseline"
            accepted.append(Finding(UNUSED, level, message, Region(path), claim or None, help=help_))
    return tuple(accepted)


def is_looked_at(key: Key, report: Report) -> bool:
    """Could the finding of a baseline's entry have been found: is its rule one of claims, or of these articles?"""
    evidence, (rule, _, place, _) = report.evidence, key
    others = {each.name for each in RULES} - {each.name for each in rules_run(evidence)}
    files = {evidence.table.path, *(draft.path for draft in evidence.drafts)}
    return rule not in others and (not evidence.drafts or place in files)
