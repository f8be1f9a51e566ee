"""Words with digits that neither reader takes, and the same words literally: COVID-19, 24/7, five million."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"(?<![\w.,/:%–-])[$€£¥+#]?(?:[^\W\d]+[-–])*[^\W\d]*\d\w*(?:[-–./:,'’]\w+)*%?")
_GLUED = re.compile(r"(?:\w|[$€£¥-]|\d[.,])\Z")
_GOES_ON = re.compile(r"\w|%|[.,-]\d")
_SPACE = re.compile(r"\s+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)


def number_words(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words with digits in a text that overlap nothing that is taken.

    >>> [text[a:b] for text in ["COVID-19 is there 24/7, 5 men said."] for a, b in number_words(text, [(24, 29)])]
    ['COVID-19', '24/7']
    """
    spans = sorted(taken)
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or spans[at][0] >= match.end():
            yield match.span()


def token_key(word: str) -> str:
    """A word with digits as it is compared: in lower case, dashes alike, without a possessive's end."""
    return re.sub(r"['’]s\Z", "", word.casefold().replace("–", "-").replace("‑", "-"))


def spoken(text: str) -> str:
    """A text as it is looked through for the same words: in lower case, white space as one space."""
    return _SPACE.sub(" ", text.casefold())


def has_words(words: str, text: str) -> bool:
    """Do the same words stand in a text that is `spoken`, not as a part of others?"""
    wanted, at = spoken(words), -1
    while (at := text.find(wanted, at + 1)) >= 0:
        before, after = text[max(0, at - 2) : at], text[at + len(wanted) : at + len(wanted) + 2]
        if not _GLUED.search(before) and not _GOES_ON.match(after):
            return True
    return False
