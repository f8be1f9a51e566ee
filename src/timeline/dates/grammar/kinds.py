"""The kinds of words that dates are made of, and patterns over them.

A text becomes a string with one character for each word's kind, so that a grammar rule is a regular expression over
kinds: `day of? month year` matches "3rd of May 2024" and "3 mai 2024" alike. `compiled` turns such a pattern, written
with the names below, into one over their characters.
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

_NAMES = (
    # numbers: a day or count (1 to 31), two digits that are no day, three digits, a year that needs its BC (3100), one
    # that does not, words for tens ...
    "number short long far year tens hundred thousand ordinal one few "
    # the calendar: "1990s" is a decade, "Q" and "H" are quarter and half, an era is BC or AD
    "month weekday unit weekend season yearlong quarter half decade decade_of century roman era fiscal calendar "
    "holiday dayword now daytime clock workday "
    # what places a date against the day of publication, or takes a part of it
    "this last next past coming ago hence farther part part_of_unit rest week_of duration "
    # small words: an article, "of", "in", "on" and "at", and those that make ranges and bounds
    "article of in at before after since until by from to and or between onwards or_before about maybe note "
    # punctuation: a hyphen touches the words on both sides, a dash does not
    "comma semicolon colon dot slash hyphen dash open close apostrophe question tilde "
    # what rules build: a date, and anything that is not part of one
    "date unknown"
)
NAMES = tuple(_NAMES.split())

CHARACTER = dict(zip(NAMES, string.ascii_letters + string.digits + "~%&@=<>!,/;:_'`\"#", strict=False))
UNKNOWN = CHARACTER["unknown"]

SIGNS = {
    "comma": ",",
    "semicolon": ";",
    "colon": ":",
    "dot": ".",
    "slash": "/",
    "open": "([",
    "close": ")]",
    "apostrophe": "'’‘",
    "and": "&",
    "question": "?",
    "tilde": "~",
    "hyphen": "-‐‑",
    "dash": "–—−",
}
SIGN_KINDS = {sign: CHARACTER[name] for name, signs in SIGNS.items() for sign in signs}

_NAME = re.compile(r"[a-z_]+")
_INNERMOST = re.compile(r"\(([^()]*)\)")
_OPTIONAL = re.compile(r"[a-z_/]+(?:[?*]|\{0,\d+\})")
_REPEATED = re.compile(r"\{[1-9]\d*,\d+\}")
_ANY = "any"  # stands for a group that may be empty


def kinds_of(names: str) -> frozenset[str]:
    """The characters of several kinds, whose names are separated by spaces."""
    return frozenset(CHARACTER[name] for name in names.split())


class Token(NamedTuple):
    """One word or sign of a text, or what a rule made of several: its kind's character, value and place."""

    kind: str
    value: object
    start: int
    end: int


def compiled(pattern: str) -> str:
    """A pattern over the names of kinds as one over their characters.

    >>> compiled("(this|last) unit?") == f"(?:{CHARACTER['this']}|{CHARACTER['last']}){CHARACTER['unit']}?"
    True
    """
    return _NAME.sub(lambda name: CHARACTER[name[0]], pattern).replace(" ", "").replace("(", "(?:")


def needed(pattern: str) -> list[frozenset[str]]:
    """The characters without which a pattern matches nothing: a row that it matches has one of each of these sets.

    >>> needed("article? (number dot?|ordinal) month") == [kinds_of("number ordinal"), kinds_of("month")]
    True
    """
    left = _OPTIONAL.sub("", _REPEATED.sub("", pattern))
    while "(" in left:
        left = _OPTIONAL.sub("", _INNERMOST.sub(_one_of, left))
    names = [_either(left)] if "|" in left else left.split()
    return [kinds_of(name.replace("/", " ")) for name in names if name != _ANY]


def _one_of(group: re.Match[str]) -> str:
    return _either(group[1])


def _either(alternatives: str) -> str:
    """Names of kinds, parted by slashes: each alternative has one of them, those of its words that say most."""
    chosen: list[str] = []
    for one in alternatives.split("|"):
        certain = [name for name in one.split() if name != _ANY]
        if not certain:
            return _ANY
        chosen.append(min(certain, key=len) if len(certain) > 1 else certain[0])
    return "/".join(chosen)
