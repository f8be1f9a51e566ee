"""What becomes of an element of a page, by its name and its attributes (WHATWG HTML, section 15, rendering)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNSEEN = (
    "head title script style template noscript iframe noframes noembed datalist rp metadata desc annotation "
    "annotation-xml param source track area base link meta"
)
UNSEEN = frozenset(_UNSEEN.split())
"""Never seen, and no text: what programs read."""

FALLBACK = frozenset(["audio", "video", "canvas", "object"])
"""What these hold is seen only where they cannot be shown."""

STRUCK = frozenset(["del", "s", "strike"])

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody tfoot thead ul xmp"
)

BREAKS: Mapping[str, str] = {
    **dict.fromkeys(_BLOCKS.split(), "\n\n"),
    **dict.fromkeys(("tr", "br"), "\n"),
    **dict.fromkeys(("td", "th"), "\t"),
}
"""The break before and behind an element."""

KEPT = frozenset(["pre", "listing", "xmp", "plaintext", "textarea"])
"""Elements in which white space is seen."""

_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_STRIKING = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]{0,200}line-through", re.IGNORECASE)


def hidden_why(name: str, attributes: Mapping[str, str | None]) -> str:
    """Why a reader does not see what an element holds as the page's words: it is hidden, struck, or nothing."""
    if name in STRUCK:
        return "struck"
    if name in FALLBACK or (name == "dialog" and "open" not in attributes):
        return "hidden"
    if not attributes:
        return ""
    if "hidden" in attributes:
        return "hidden"
    style = attributes.get("style")
    if style and _HIDING.search(style):
        return "hidden"
    return "struck" if style and _STRIKING.search(style) else ""
