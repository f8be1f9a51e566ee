"""Edits of a passage: natural ones, that change what it says, and harmless ones, that change how it is laid out.

Each takes a source of chance and the words of a passage and gives other words, or nothing where it has no place there.
The property test of anchoring and `benchmarks.mutations` use the same ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

Edit = Callable[[Random, str], str]

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_LETTER = r"[^\W\d_\u3000-\u9fff]"  # beside a letter of a writing without spaces one more or less says nothing
_INNER_SPACE = re.compile(rf"(?<={_LETTER}) (?={_LETTER})")
_LONG = re.compile(r"[a-zäöüéèñ]{7,}")
_FI = re.compile(r"fi|fl")


def _at(rng: Random, pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """One match of the pattern, by chance, changed; nothing where there is none."""
    found = list(pattern.finditer(text))
    if not found:
        return ""
    match = rng.choice(found)
    return text[: match.start()] + change(match.group()) + text[match.end() :]


def _inner(rng: Random, text: str, change: Callable[[list[str], int], list[str]]) -> str:
    """Another row of words; of characters, where the writing puts no spaces between words."""
    space = " " if " " in text else ""
    words = text.split(" ") if space else list(text)
    return space.join(change(words, rng.randrange(1, len(words) - 1))) if len(words) > 3 else ""


def another_digit(rng: Random, text: str) -> str:
    return _at(rng, _DIGIT, text, lambda digit: str((int(digit) + rng.randrange(1, 10)) % 10))


def one_digit_more(rng: Random, text: str) -> str:
    return _at(rng, _DIGIT, text, lambda digit: digit + str(rng.randrange(1, 10)))


def word_left_out(rng: Random, text: str) -> str:
    return _inner(rng, text, lambda words, i: words[:i] + words[i + 1 :] if any(map(str.isalnum, words[i])) else words)


def negation_put_in(rng: Random, text: str) -> str:
    word = rng.choice(["not", "never", "nicht", "pas", "no", "non", "не", "不"])
    return _inner(rng, text, lambda words, i: [*words[:i], word, *words[i:]])


def words_swapped(rng: Random, text: str) -> str:
    return _inner(rng, text, lambda words, i: [*words[: i - 1], words[i], words[i - 1], *words[i + 1 :]])


def another_word(rng: Random, text: str) -> str:
    return _at(rng, _WORD, text, lambda _: rng.choice(["harbour", "Mittag", "colline", "pueblo"]))


def another_letter(rng: Random, text: str) -> str:
    return _at(rng, _WORD, text, lambda word: word[:-1] + rng.choice("aeioust"))


def sign_put_in(rng: Random, text: str) -> str:
    return _at(rng, re.compile(r"(?<= )(?=\d)"), text, lambda _: rng.choice("-−"))


def decimal_mark_moved(rng: Random, text: str) -> str:
    return _at(rng, re.compile(r"\d[.,]\d(?!\d\d)"), text, lambda number: number[0] + number[2])


def space_lost(rng: Random, text: str) -> str:
    return _at(rng, _INNER_SPACE, text, lambda _: "")


NATURAL: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        another_digit, one_digit_more, word_left_out, negation_put_in, words_swapped, another_word, another_letter,
        sign_put_in, decimal_mark_moved, space_lost,
    )
}  # fmt: skip


def wrapped(rng: Random, text: str) -> str:
    return _at(rng, _INNER_SPACE, text, lambda _: rng.choice(["\n", "\r\n", "\n   "]))


def hyphenated(rng: Random, text: str) -> str:
    return _at(rng, _LONG, text, lambda word: f"{word[:4]}-\n{word[4:]}")


def soft_hyphen(rng: Random, text: str) -> str:
    return _at(rng, _LONG, text, lambda word: f"{word[:4]}\u00ad{word[4:]}")


def other_space(rng: Random, text: str) -> str:
    return _at(rng, _INNER_SPACE, text, lambda _: rng.choice(["\u00a0", "  ", "\u2009", "\t"]))


def other_quotes(_rng: Random, text: str) -> str:
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "'": "’", '"': "”", "«": '"', "»": '"'})
    return text.translate(table)


def ligatures(rng: Random, text: str) -> str:
    return _at(rng, _FI, text, lambda pair: {"fi": "ﬁ", "fl": "ﬂ"}[pair])


def decomposed(_rng: Random, text: str) -> str:
    return unicodedata.normalize("NFD", text)


def emphasis(rng: Random, text: str) -> str:
    mark = rng.choice(["*", "**", "_"])
    return _at(rng, re.compile(r"(?<= )[^\W\d_]{3,}(?= )"), text, lambda word: f"{mark}{word}{mark}")


def tagged(rng: Random, text: str) -> str:
    return _at(rng, re.compile(r"(?<= )[^\W\d_]{3,}(?= )"), text, lambda word: f"<b>{word}</b>")


def note_mark(rng: Random, text: str) -> str:
    return _at(rng, re.compile(r"(?<=[^\W\d_]{3})(?= )"), text, lambda _: rng.choice(["[3]", "[12]", "²³"]))


HARMLESS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        wrapped, hyphenated, soft_hyphen, other_space, other_quotes, ligatures, decomposed, emphasis, tagged, note_mark,
    )
}  # fmt: skip
