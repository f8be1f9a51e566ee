r"""Where sentences begin and end, for those who select by keys: `.`, `!` or `?`, what closes behind it, then a space.

Browsers have borders of their own, each others, or none; so the desk gives them. Full stops of scripts that are
written without spaces end a sentence wherever they stand. A wrong border costs a key: Shift and an arrow move an end.

>>> text = "It opened. J. Smith paid 2.4 million.\n\n它开了。关了。"
>>> [text[slice(*place)] for place in sentences_of(text)]
['It opened.', 'J. Smith paid 2.4 million.', '它开了。', '关了。']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CLOSING = '["”’»›)\\]」』）]{0,4}'
_STOP = re.compile(
    rf"(?<![\s.][A-Z])[.!?…؟۔।]{_CLOSING}(?=\s|\Z)|[。！？｡]{_CLOSING}|(?:\r\n|\n|\r)[^\S\r\n]{{0,200}}(?=[\r\n])"
)


def sentences_of(text: str, shift: int = 0) -> Iterator[tuple[int, int]]:
    """The sentences of a text in order, without the white space around them; offsets so much further on."""
    at = 0
    for stop in (*(match.end() for match in _STOP.finditer(text)), len(text)):
        words = text[at:stop]
        low, high = at + len(words) - len(words.lstrip()), at + len(words.rstrip())
        if low < high:
            yield low + shift, high + shift
        at = stop
