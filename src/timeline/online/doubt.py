"""A page that came with the status of a page, and is another one: "not found" in words, a login, a stub, a front page.

Only what a page says by itself is looked at here; that nearly all of an earlier text is gone is for who has that text.
What is doubted is never told of a quote. The words are those of all languages, as a host picks one by its own lights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from timeline.lang import facts, languages, phrases
from timeline.model import Kind, Source
from timeline.online.outcome import Fetched, Outcome
from timeline.readers.kind import BINARY
from timeline.readers.title import title_of

FEW = 200
"""Words on a page that leave it in doubt where something else does too."""

STUB = 25
"""Words on a page that are none, where scripts may write others."""

HINT = "Look at it in a browser."
_HEADING = 120  # characters of the first lines of a page that may be its heading
_LINES = 4
_PARTS = re.compile(r"\s+[-–—|·•«»:]+\s+|[|:»]\s|[.!?…]+(?:\s|\Z)")
_PASSWORD = re.compile(r"<input\b[^<>]{0,1000}?\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_STATUS = frozenset(("404", "410"))


def judge(fetched: Fetched, source: Source) -> Fetched:
    """The same, in doubt or unreached where what was obtained is seen to be no page that was asked for.

    `source` is what was obtained, as it is read.
    """
    if fetched.outcome is not Outcome.OBTAINED or source.problem is not None:
        return fetched
    for find in _OF_PAGES if source.view is not None and source.view.kind is Kind.HTML else _OF_TEXTS:
        reason = find(fetched, source)
        if reason and find is person_asked:
            return replace(fetched, outcome=Outcome.UNREACHED, reason=reason, hint=HINT, body=b"")
        if reason:
            return replace(fetched, outcome=Outcome.IN_DOUBT, reason=reason, hint=HINT)
    return fetched


def person_asked(_: Fetched, source: Source) -> str:
    few = count_words(source.seen) < FEW
    return "it asks whether somebody is a person" if few and has_heading(source, "challenge") else ""


def document_wanted(fetched: Fetched, source: Source) -> str:
    suffix = PurePosixPath(urlsplit(fetched.url).path).suffix.lower().removeprefix(".")
    other = suffix in {kind.value for kind in BINARY} and (source.view is None or source.view.kind not in BINARY)
    return f"a page came in place of a {suffix.upper()} file" if other else ""


def front_page(fetched: Fetched, _: Source) -> str:
    """What is not there any more is often redirected to the beginning of the site."""
    asked, got = urlsplit(fetched.url), urlsplit(fetched.final_url)
    leads_there = got.path == "/" and not got.query and (asked.path != "/" or asked.query)
    return f"it leads to the front page of {got.hostname}" if fetched.redirects and leads_there else ""


def not_found(_: Fetched, source: Source) -> str:
    is_one = count_words(source.seen) < 3 * FEW and has_heading(source, "not_found")  # a site's menus have words too
    return "it says that there is no such page" if is_one else ""


def login(_: Fetched, source: Source) -> str:
    few = count_words(source.seen) < FEW
    asks = _PASSWORD.search(original_of(source)) is not None
    return "it asks for a login" if few and (asks or has_heading(source, "sign_in")) else ""


def stub(_: Fetched, source: Source) -> str:
    empty = count_words(source.seen) < STUB and _SCRIPT.search(original_of(source)) is not None
    return "it shows next to no words: scripts may write them" if empty else ""


def refusal(_: Fetched, source: Source) -> str:
    """A text that holds nothing but such words."""
    is_one = count_words(source.seen) < STUB and has_heading(source, "not_found")
    return "it says that there is no such page" if is_one else ""


_OF_PAGES = (person_asked, document_wanted, front_page, not_found, login, stub)
_OF_TEXTS = (document_wanted, front_page, refusal)


def original_of(source: Source) -> str:
    return source.view.original if source.view else ""


def count_words(text: str) -> int:
    """How many words a text has, as far as it matters here."""
    return len(text[: FEW * 100].split())


def has_heading(source: Source, key: str) -> bool:
    """Is a part of the page's title, or one of its first lines, nothing but a phrase of that kind in some language?"""
    known = phrases_of(key)
    return any(part in known for heading in headings_of(source) for part in parts_of(heading))


def headings_of(source: Source) -> Iterator[str]:
    """The title of a page, and its first lines where they are short."""
    yield title_of(original_of(source))
    lines = (line.strip() for line in source.seen[:2000].splitlines())
    yield from [line for line in lines if line][:_LINES]


def parts_of(heading: str) -> Iterator[str]:
    """A heading and what its marks part it into: "Page not found | The Harbour Gazette".

    >>> list(parts_of("Oops! Page not found – The Gazette"))
    ['oops! page not found – the gazette', 'oops', 'page not found', 'the gazette']
    """
    folded = " ".join(heading[:_HEADING].casefold().replace("’", "'").replace(",", "").split())
    yield folded
    yield from (part.strip(" .,!?…\"'“”") for part in _PARTS.split(folded))


@cache
def phrases_of(key: str) -> frozenset[str]:
    """The phrases of a kind in all languages."""
    found = (phrase for code in languages() for phrase in phrases(facts(code, "pages").get(key, "")))
    return frozenset(found) | (_STATUS if key == "not_found" else frozenset())
