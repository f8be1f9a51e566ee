"""A page to what its reader sees: every visible word in order, with its place in the file.

The parser is justhtml, which passes the tests of the HTML standard and is linear; what is made of its tree is ours. No
style sheet is read: what only such a sheet hides is taken for seen. Cost: about 4 MB a second.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from timeline.frozen import frozen
from timeline.model.view import Hidden, Kind, Raised, View
from timeline.readers.align import align
from timeline.readers.build import RAISED, Builder, Stretch, is_alike, pieces_of
from timeline.readers.elements import BREAKS, KEPT, STRUCK, UNSEEN, hidden_why
from timeline.readers.installed import version_of

EXTRACTOR = "justhtml"
_POWER = re.compile(r"[+\-−]?[0-9]{1,4}")
_MARK = re.compile(r"[0-9]{1,3}|[a-z]{1,2}")
_LONGEST_MARK = 12
_BOGUS = re.compile(r"<[!?/][^>]*(?:>|\Z)")


@dataclass(slots=True)
class Page:
    """A page on its way to a view: what is `seen`, and `unseen`, of which `reasons` say from where on why."""

    raw: str
    seen: Builder = field(default_factory=Builder)
    unseen: Builder = field(default_factory=Builder)
    reasons: list[tuple[int, str]] = field(default_factory=list)
    struck: list[Hidden] = field(default_factory=list)
    shift: int = 0  # where in the file the piece begins that was parsed

    def origin(self, node: Any) -> int | None:
        """Where in the file a node begins."""
        at: int | None = node.origin_offset
        return None if at is None else at + self.shift


@frozen
class State:
    """How text is to be taken where a walk has come: hidden for a reason, with its white space, raised, in a link."""

    hidden: str = ""
    kept: bool = False
    raised: bool = False
    linked: bool = False


def read_html(text: str) -> View:
    """The view of a page, given as decoded."""
    page = Page(text)
    walk(page, parsed(text))
    return view_of(page)


def parsed(text: str, *, fragment: bool = False) -> Any:
    """The tree of a page. Its nodes are many and live long, so that looking for garbage meanwhile doubles the time."""
    from justhtml import JustHTML

    collecting = gc.isenabled()
    gc.disable()
    try:
        return JustHTML(text, sanitize=False, track_node_locations=True, fragment=fragment).root
    finally:
        if collecting:
            gc.enable()


def view_of(page: Page) -> View:
    """The view of a page that was walked through: what is not seen behind what is."""
    builder, tail = page.seen, 0
    hidden = page.struck
    if page.unseen.length:
        builder.pending, begun = "", builder.length
        if builder.length:
            builder.add("\n\n", builder.last, builder.last + 1)
        ends = [*(at for at, _ in page.reasons[1:]), page.unseen.length]
        shift = builder.length
        hidden += (Hidden(shift + at, shift + end, why) for (at, why), end in zip(page.reasons, ends, strict=True))
        builder.take(page.unseen)
        tail = builder.length - begun
    seen, offsets = builder.built()
    return View(
        seen, Kind.HTML, EXTRACTOR, version_of(EXTRACTOR), page.raw, offsets,
        builder.starts, builder.ends, (), tuple(hidden), tuple(builder.raised), tail,
    )  # fmt: skip


def walk(page: Page, root: Any) -> None:
    """Take all that a tree holds into a page, in order; without recursion, for pages nest as deep as they like."""
    pending: list[tuple[Any, State | str]] = [(root, State())]
    while pending:
        node, state = pending.pop()
        if isinstance(state, str):  # the break behind an element
            page.seen.part(state)
            page.unseen.part(state)
        elif node.name == "#text":
            if node.data:
                stretches = align(node.data, page.raw, page.origin(node))
                for data, those in (
                    without_bogus(node.data, stretches) if "<" in node.data else ((node.data, stretches),)
                ):
                    add_text(page, data, those, state)
        elif node.name not in UNSEEN and node.children is not None:
            pending.extend(entered(page, node, state))


def without_bogus(data: str, stretches: list[Stretch]) -> Iterator[tuple[str, list[Stretch]]]:
    """The words of a text without what browsers take for comments: `<![if ...]>`, `<?xml ...?>`, `</ >`.

    The parser keeps such markup as text where it tells places; a `<` that is the page's own was written as an entity.
    """
    done = 0
    for match in (*_BOGUS.finditer(data), None):
        if match and not is_alike(stretches, match.start()):
            continue
        stop = match.start() if match else len(data)
        if stop > done:
            yield data[done:stop], pieces_of(stretches, done, stop)
        done = match.end() if match else stop


def entered(page: Page, node: Any, state: State) -> Iterator[tuple[Any, State | str]]:
    """What is to be walked through of an element, the last first, once the break before it is made."""
    name = node.name
    after = " " if name in STRUCK else BREAKS.get(name)
    if after:
        page.seen.part(after)
        page.unseen.part(after)
        yield None, after
    if name == "img":
        add_alternative(page, node)
    inside = state_within(page, node, state)
    if inside is not None:
        yield from ((child, inside) for child in reversed(node.children or ()))


def state_within(page: Page, node: Any, state: State) -> State | None:
    """The state for what an element holds; None where that is taken already, or never."""
    name, attributes = node.name, node.attrs or {}
    if name == "sup" and not state.hidden and (mark := note_mark(page, node, state)) is not None:
        add_mark(page, *mark)
        return None
    why = state.hidden or hidden_why(name, attributes)
    kept, linked = state.kept or name in KEPT, state.linked or name == "a"
    raised = state.raised or (name == "sup" and is_power(node, page.seen))
    changed = (why, kept, raised, linked) != (state.hidden, state.kept, state.raised, state.linked)
    return State(why, kept, raised, linked) if changed else state


def add_text(page: Page, data: str, stretches: list[Stretch], state: State) -> None:
    """Running text, seen or not."""
    seen, at = page.seen, page.seen.length + len(page.seen.pending)
    if state.raised:
        data, written = data.translate(RAISED), data
    if not state.hidden or state.hidden == "struck":
        seen.add_words(data, stretches, kept=state.kept)
        if state.hidden and seen.length > at:
            page.struck.append(Hidden(at, seen.length, "struck"))
        if state.raised and seen.pieces[-2:-1] and seen.pieces[-2][-1:].isalpha():
            seen.raised.append(Raised(at, seen.length, written, is_note=False))
    elif data.strip():
        add_hidden(page, data, stretches, state.hidden)


def add_hidden(page: Page, data: str, stretches: list[Stretch], why: str) -> None:
    """Text that is not seen; where the reason is another than that of what stands before it, on a line of its own."""
    unseen = page.unseen
    if not page.reasons or page.reasons[-1][1] != why:
        unseen.part("\n\n")
        page.reasons.append((unseen.length + len(unseen.pending), why))
    unseen.add_words(data, stretches)


def add_alternative(page: Page, image: Any) -> None:
    """The words that stand for an image where it cannot be shown."""
    words = (image.attrs or {}).get("alt") or ""
    at = page.origin(image)
    if words.strip() and at is not None:
        page.unseen.part("\n\n")
        close = page.raw.find(">", at) + 1
        add_hidden(page, " ".join(words.split()), [(0, len(words), at, close or len(page.raw))], "alt text")
        page.unseen.part("\n\n")


def note_mark(page: Page, node: Any, state: State) -> tuple[str, int, int] | None:
    """The words of a raised link and where they are from: the mark of a note; None for another raised text."""
    texts, linked = short_texts(node, state.linked)
    words = "".join(text.data for text in texts).strip()
    if not linked or not _MARK.fullmatch(words):
        return None
    origin = page.origin(texts[0])
    return (words, origin, origin + len(texts[0].data)) if origin is not None else None


def short_texts(node: Any, linked: bool) -> tuple[list[Any], bool]:
    """The text nodes of an element that holds little, and whether a link is around or within it; else none."""
    texts: list[Any] = []
    pending, size = list(reversed(node.children or ())), 0
    while pending:
        one = pending.pop()
        if one.name == "#text":
            texts += [one] if one.data and one.data.strip() else []
            size += len(one.data or "")
        else:
            linked = linked or one.name == "a"
            pending.extend(reversed(one.children or ()))
        if size > _LONGEST_MARK or len(pending) > _LONGEST_MARK:
            return [], False
    return texts, linked


def add_mark(page: Page, words: str, origin: int, until: int) -> None:
    """The mark of a note in brackets, which tell it from a number of the text."""
    seen = page.seen
    at = seen.length + len(seen.pending)
    seen.add("[", origin, until)
    seen.add(words, origin)
    seen.add("]", origin, until)
    seen.starts.append(at)
    seen.ends.append(seen.length)
    seen.raised.append(Raised(at, seen.length, words))


def is_power(node: Any, seen: Builder) -> bool:
    """Is a raised text a number that raises what stands right before it, as in 10⁶ and m²?"""
    texts, _ = short_texts(node, False)
    words = "".join(text.data for text in texts)
    before = seen.pieces[-1][-1:] if seen.pieces and not seen.pending else ""
    return bool(_POWER.fullmatch(words)) and (before.isalnum() or before in (")", "]"))
