"""What a page calls itself: the words of its `<title>`, which no reader sees on it and no view holds."""

from __future__ import annotations

from timeline.readers.html import parsed

HEAD = 1 << 16
"""Characters of a page in which its title stands."""


def title_of(text: str) -> str:
    r"""The title of a page, given as decoded, its white space as one space; empty where it has none.

    >>> title_of("<!DOCTYPE html><title>Harbour &amp;\n quay</title><svg><title>A ship</title></svg>")
    'Harbour & quay'
    """
    pending = [parsed(text[:HEAD])]
    while pending:
        node = pending.pop()
        if node.name == "title" and node.namespace == "html":
            return " ".join("".join(child.data or "" for child in node.children if child.name == "#text").split())
        pending.extend(reversed(node.children or ()))
    return ""
