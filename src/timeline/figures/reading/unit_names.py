"""What a language calls units of measure, and which of them stands at a token.

A symbol counts as it is written: mW are no MW, Mb no MB. Written otherwise it is read by its letters alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from timeline.figures.reading.lexicon import Lexicon, Measured
from timeline.figures.reading.tokens import LatePhrases, Phrases, Tokens
from timeline.lang import rate_symbols, unit_words, units


def unit_phrases(code: str) -> Phrases[Measured]:
    """All that a language calls units, and the symbols of every language; read when a word behind a number is met."""
    return LatePhrases(partial(_ways_of_writing, code))


def _ways_of_writing(code: str) -> Mapping[str, Measured]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for written, meaning in _all_names(code):
        ways = found.setdefault(written.lower(), {})
        ways.setdefault(written, meaning)
        ways.setdefault("", meaning)
    return found


def _all_names(code: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Symbols before names: a name in capitals is no symbol, but "MPa" is one and "mpa" its name."""
    yield from ((symbol, (unit.name, "")) for unit in units().values() for symbol in unit.symbols)
    yield from rate_symbols().items()
    yield from ((word, (name, "")) for word, name in reversed([*unit_words(code)]))


def unit_at(t: Tokens, lex: Lexicon, i: int) -> tuple[str, str, int] | None:
    """The unit that begins at token i: its canonical name, what it is told per, and the index after it.

    One of a single letter counts only as it is written and where no word hangs on it: "5 g", but "5G" and French
    "25 m'ont". One that is also a word of the language only where no other word goes on from it.
    """
    found = _longest(t, lex, i)
    if found is None:
        return None
    ways, end = found
    written = t.text[t.starts[i] : t.end(end - 1)]
    if end == i + 1:
        word, following = t.words[i], t.words[end]
        initial = written.isupper() and not t.glued[i] and (following == "." or t.capital(end))
        if len(word) == 1 and (
            written not in ways or initial or (following == "'" and t.glued[end] and t.glued[end + 1])
        ):
            return None
        if word in lex.not_measures and not t.glued[i] and following[:1].isalpha() and following not in lex.ofs:
            return None
    return (*(ways.get(written) or ways[""]), end)


def _longest(t: Tokens, lex: Lexicon, i: int) -> tuple[Measured, int] | None:
    """The longest name at token i; a symbol that ends in a digit has to touch it: "6 ft2", but "6 ft 2"."""
    beside = lex.units.firsts.get(t.words[i])
    if beside is None:
        return None
    for words, ways in (*beside.get(t.words[i + 1], ()), *beside.get("", ())):
        end = i + len(words)
        if len(words) == 1 or (tuple(t.words[i:end]) == words and (end - 1 not in t.digits or t.glued[end - 1])):
            return ways, end
    return None
