"""The prefix and suffix of a row against what stands around the quote in its source.

Cost: linear in prefix and suffix.
"""

from __future__ import annotations

from timeline.anchoring.diff import changes
from timeline.model import Change
from timeline.text.fold import fold
from timeline.text.plain import plain

_MORE = 3  # times as much of the source is looked at, and so many characters more, for markup and layout
_LEAST = 80


def differs(recorded: str, text: str, place: int, *, behind: bool, language: str = "en") -> tuple[Change, ...]:
    """How what stands before or behind a place of a text differs from what was recorded; letters and digits count.

    What was recorded may begin or end inside a word. Offsets of the changes are those of what was recorded, and of the
    words compared with it.

    >>> text = "In 2019 turnout rose by 3 percent."
    >>> [(change.kind.value, change.found) for change in differs("In 2023 ", text, 8, behind=False)]
    [('date', '2019')]
    """
    if not recorded.strip() or text.startswith(recorded, place if behind else max(0, place - len(recorded))):
        return ()
    ours = plain(recorded).view.text.split()
    look = _MORE * len(recorded) + _LEAST
    low, high = (place, place + look) if behind else (max(0, place - look), place)
    there = plain(text[low:high]).view.text
    bones, other = _bones(" ".join(ours)), _bones(there)
    if not bones or (other.startswith(bones) if behind else other.endswith(bones)):
        return ()
    words = there.split()
    theirs = words[: len(ours)] if behind else words[max(0, len(words) - len(ours)) :]
    found = changes(" ".join(ours), " ".join(theirs), language=language)
    return tuple(change for change in found if not change.kind.is_slight)


def _bones(text: str) -> str:
    """The letters and digits alone, in lower case."""
    return "".join(c for c in fold(text).text.casefold() if c.isalnum())
