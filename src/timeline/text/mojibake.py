"""Seeing through damaged encoding: text that was written as UTF-8 and read as a code page ("mojibake").

The evidence is never altered. `undamaged` gives a second view of the same text, with the way back from every character:
characters are taken back to the bytes of a code page, and runs of them that are valid UTF-8 are read as such (RFC 3629,
section 4). Some code pages leave bytes unassigned; a reader that maps those by Windows-1252 leaves a mixture, so each
code page is filled up from there, and from the C1 controls, which browsers leave in their place. Bytes that were
dropped on the way are gone: their character is shown as U+FFFD, and `may_be_lost` tells which characters that can be.

Only strong evidence counts, so that healthy Thai or French is left alone: at least two runs, and at least 80 % of the
characters that would begin a run do begin one. Of several code pages, the one that explains most wins.

Cost: one pass of a regular expression for each code page whose lead characters the text holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, pairwise

from timeline.text.fold import View
from timeline.text.fold.views import Edit, LateOffsets, offsets_of

CODE_PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "mac_roman", "iso8859_15", "cp437", "cp850",
)  # fmt: skip
LOST = "\ufffd"
_LEAST_RUNS = 2
_LEAST_SHARE = 0.8
_UNASSIGNED = bytes.fromhex("81 8d 8f 90 9d")  # by Windows-1252: what a reader may drop
_ASCII = re.compile(r"[\x00-\x7f]")
_PIECE = 1 << 16  # characters: what is found in a whole text would be a large list
_BLANKS = b" " * 128 + bytes(range(128, 256))
_LONGEST_CHARACTER = 4  # bytes
_LEADS_FOUR = 0xF0  # the least byte with which a character of four begins: others are of two or three
_LOST_READINGS = {b"\xe2\x80": "”", b"\xef\xb8": "\ufe0f"}  # the only characters in use that lose their last byte here
_SAMPLE = 30_000  # characters looked at for evidence: enough to tell, and bounded for texts in another alphabet


def undamaged(text: str, *, among: str = "") -> View | None:
    """The text as it was before it was misread, or None where nothing speaks for damage.

    Where it is a piece of a longer text, `among`, what speaks for damage there counts, too.

    >>> view = undamaged("â‚¬1.2 billion ($1.4B), up from â‚¬1 billion")
    >>> view.text, view.span(0, 4)
    ('€1.2 billion ($1.4B), up from €1 billion', (0, 6))
    >>> undamaged("À la carte: crème brûlée") is None
    True
    """
    explained, page = _code_page(text)
    if 0 < explained < _LEAST_RUNS and among:
        explained, page = _code_page(among)
    if explained < _LEAST_RUNS:
        return None
    pieces = list[str]()
    for parts, readings in _read(text, page):
        parts[1::2] = [reading or run for reading, run in zip(readings, parts[1::2], strict=True)]
        pieces.append("".join(parts))
    return View("".join(pieces), LateOffsets(lambda: offsets_of(_edits(text, page))), View(text))


def _code_page(text: str) -> tuple[int, str]:
    """How many runs of a text the code page explains that explains the most, and which it is."""
    if text.isascii():
        return 0, ""
    if not any(map(_is_long, set(_runs(text)))):
        return 0, ""
    runs = Counter(_runs(text))
    sample = _sample(Counter({run.decode("utf-8", "surrogatepass"): times for run, times in runs.items()}))
    pairs = _pairs(run for run, _ in sample)
    ranked = [
        (_evidence(page, sample) if _may_explain(page, pairs) else (0, 0), -i, page)
        for i, page in enumerate(CODE_PAGES)
    ]
    (explained, _), _, page = max(ranked)
    return explained, page


def _runs(text: str) -> Iterator[bytes]:
    """The runs of a text that are not of ASCII, one piece of the text after the other."""
    return chain.from_iterable(map(_foreign, _pieces(text)))


def _foreign(text: str) -> list[bytes]:
    """The runs of characters outside ASCII, in UTF-8; all others become blanks in one step."""
    return text.encode("utf-8", "surrogatepass").translate(_BLANKS).split()


def _is_long(run: bytes) -> bool:
    """Is it more than one character, which is the least that a character of UTF-8 becomes?"""
    return len(run) > _LONGEST_CHARACTER or (len(run) == _LONGEST_CHARACTER and run[0] < _LEADS_FOUR)


def may_be_lost(letter: str) -> bool:
    """Can a letter be lost in damage, so that U+FFFD stands for it: has it bytes that a code page leaves unassigned?

    A digit is not looked for behind U+FFFD (₁ has such a byte): which one it was, nobody could tell.
    """
    return (
        letter > "\x7f"
        and not letter.isnumeric()
        and any(byte in _UNASSIGNED for byte in letter.encode("utf-8", "surrogatepass"))
    )


def _sample(runs: Counter[str]) -> list[tuple[str, int]]:
    """The first of the different runs outside ASCII, each with how often it stands in the text."""
    sizes = accumulate(len(run) for run in runs)
    return [
        (run[:_SAMPLE], times)
        for (run, times), size in zip(runs.items(), sizes, strict=True)
        if size - len(run) < _SAMPLE
    ]


def _evidence(page: str, runs: Sequence[tuple[str, int]]) -> tuple[int, int]:
    """How many runs the code page explains, and how many characters; none where it leaves too many leads unexplained.

    A run of nothing but letters counts once, however often it stands: it may be part of a word. Of two code pages that
    explain as many runs, the one that takes the end of some for lost bytes explains fewer characters.
    """
    pattern, to_byte = _pattern(page)
    leads = explained = signs = size = 0
    words: set[str] = set()
    for run, times in runs:
        for match in pattern.finditer(run):
            leads += times
            if _reading(match.group(), to_byte) in ("", LOST):
                continue
            explained += times
            size += len(match.group()) * times
            if match.group().isalpha():
                words.add(match.group())
            else:
                signs += times
    return (signs + len(words), size) if explained >= _LEAST_SHARE * leads else (0, 0)


@lru_cache(maxsize=1024)  # the same few come again and again: "äß", "§§", a space before a sign of money
def may_be_damage(run: str) -> bool:
    """Can a run of characters outside ASCII hold any that a code page made of others?"""
    pairs = _pairs([run])
    return any(_may_explain(page, pairs) for page in CODE_PAGES)


def _pairs(runs: Iterable[str]) -> set[tuple[str, str]]:
    """The characters that follow one another in the runs: of a long text there are few."""
    return set(chain.from_iterable(map(pairwise, runs)))


def _may_explain(page: str, pairs: Collection[tuple[str, str]]) -> bool:
    """Does anywhere one character follow another as a byte of UTF-8 follows the first? Without it no run is explained.

    Few texts have any: the patterns, one for each code page, need not be made for the others.
    """
    leads, followers = _both_bytes(page)
    return any(b in followers and a in leads for a, b in pairs)


def _read(text: str, page: str) -> Iterator[tuple[list[str], list[str]]]:
    """A damaged text piece by piece: every other part is a run that may be UTF-8, and what each of these reads as.

    Runs that lost bytes read as U+FFFD, those that are no UTF-8 as nothing.
    """
    pattern, to_byte = _pattern(page)
    known: dict[str, str] = {}
    for piece in _pieces(text):
        parts = pattern.split(piece)
        known |= {run: _reading(run, to_byte) for run in set(parts[1::2]).difference(known)}
        yield parts, list(map(known.__getitem__, parts[1::2]))


def _edits(text: str, page: str) -> Iterator[list[Edit]]:
    """What is to be rewritten in a damaged text."""
    at = 0
    for parts, readings in _read(text, page):
        places = list(accumulate(map(len, parts), initial=at))
        at = places[-1]
        some = list(compress(zip(places[1:-1:2], places[2::2], readings, strict=True), readings))
        if some:
            yield some


def _pieces(text: str) -> Iterator[str]:
    """A text piece by piece; no run of characters outside ASCII is parted."""
    at = 0
    while at < len(text):
        match = _ASCII.search(text, at + _PIECE)
        end = match.start() if match else len(text)
        yield text[at:end]
        at = end


def _reading(run: str, to_byte: dict[str, int]) -> str:
    """The character that a run of misread bytes stood for; U+FFFD where bytes of it were lost; empty for none."""
    data = bytes(to_byte.get(c, 0) for c in run)
    if len(run) == 1:
        return LOST if data[0] < 0xE0 else ""
    need = 2 if data[0] < 0xE0 else 3 if data[0] < 0xF0 else 4
    if len(data) < need or 0 in data:
        return _LOST_READINGS.get(data[:2], LOST)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


@cache
def _both_bytes(page: str) -> tuple[frozenset[str], frozenset[str]]:
    """The characters that the first bytes of UTF-8 become, and those that the others do."""
    shown = _upper_half(page)
    return frozenset(shown[0x42:0x75]), frozenset((*shown[:0x40], *map(chr, range(0x80, 0xA0))))


@cache
def _pattern(page: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """What a code page makes of UTF-8: a pattern of lead characters and what follows them, and the bytes behind."""
    shown = dict(enumerate(_upper_half(page), 0x80))
    controls = {chr(byte): byte for byte in range(0x80, 0xA0) if not bytes([byte]).decode(page, "ignore")}
    to_byte = controls | {c: byte for byte, c in reversed(shown.items())}
    to_byte |= {bytes([byte]).decode(page, "ignore"): byte for byte in shown if bytes([byte]).decode(page, "ignore")}
    follow = _class(shown, 0x80, 0xC0) + "".join(controls) + LOST
    leads = ((_class(shown, 0xC2, 0xE0), 1), (_class(shown, 0xE0, 0xF0), 2), (_class(shown, 0xF0, 0xF5), 3))
    return re.compile(f"({'|'.join(f'[{lead}][{follow}]{{0,{most}}}' for lead, most in leads)})"), to_byte


def _class(shown: dict[int, str], low: int, high: int) -> str:
    return "".join(re.escape(shown[byte]) for byte in range(low, high))


@cache
def _upper_half(page: str) -> str:
    """What a reader shows for the bytes from 0x80 on: by the code page, else by Windows-1252, else the C1 control."""
    data = bytes(range(0x80, 0x100))
    shown, usual = (data.decode(known, "replace") for known in (page, "cp1252"))
    if LOST not in shown:
        return shown
    each = zip(shown, usual, map(chr, data), strict=True)
    return "".join(next(c for c in choices if c != LOST) for choices in each)
