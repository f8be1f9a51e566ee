"""How a finding, a refusal or a report says what was found: words of a text, a change of words, one phrase for each.

Figures and dates are put into words by timeline.figures.show.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Change, ChangeKind

SHOWN = 60
"""How many characters of a text a sentence shows."""

WHY_HIDDEN = {
    "hidden": "hidden on the page",
    "struck": "struck through",
    "deleted": "deleted",
    "alt text": "an image's alt text",
}
"""Why a reader does not see words as the source's, in words."""


def quoted(words: str, most: int = SHOWN) -> str:
    r"""A few words in quotation marks, on one line.

    >>> quoted("raised\n600 million"), quoted("raised 600 million", most=10)
    ('“raised 600 million”', '“raised 60…”')
    """
    line = " ".join(words.split())
    return f"“{line if len(line) <= most else line[: most - 1] + '…'}”"


def describe_change(change: Change, most: int = SHOWN, *, holder: str = "the source") -> str:
    """One difference in words; `holder` is what has the words that were found.

    >>> describe_change(Change(ChangeKind.FIGURE, "600", "660", 0, 3, 0, 3))
    'figure: the quote has “600”, the source “660”'
    >>> describe_change(Change(ChangeKind.NEGATION, "", "not", 0, 0, 0, 3))
    'negation: the source has “not”, which the quote leaves out'
    >>> describe_change(Change(ChangeKind.NEGATION, "not", "", 0, 3, 0, 0))
    'negation: the quote has “not”, which is not in the source'
    """
    if change.quoted and change.found:
        return f"{change.kind}: the quote has {quoted(change.quoted, most)}, {holder} {quoted(change.found, most)}"
    if change.found:
        return f"{change.kind}: {holder} has {quoted(change.found, most)}, which the quote leaves out"
    return f"{change.kind}: the quote has {quoted(change.quoted, most)}, which is not in {holder}"


def gravest_change(changes: Sequence[Change], *, holder: str = "the source") -> str:
    """The gravest of some differences, and how many more there are."""
    if not changes:
        return "the words differ"
    order = list(ChangeKind)
    first = min(changes, key=lambda change: (order.index(change.kind), change.start))
    return describe_change(first, holder=holder) + (f" (and {len(changes) - 1} more)" if len(changes) > 1 else "")
