"""Numbers of other scripts as those of this one: "90亿元" is 90e8 CNY, "三百五十人" 350, "३५" 35.

What is read is a view of the text, whose offsets lead back. Characters of one script are worth the same in each of its
languages, so the language is not asked for; only the mark for decimals is its own.

Cost: one search of the text; where it holds such numbers, linear in their characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.script_bounds import bounded
from timeline.lang import read_file, valued, word_set
from timeline.text.fold import View, rewrite

_FOREIGN = re.compile(r"[^\x00-\x7f](?<=\d)")  # digits that are not these ten
_SEPARATORS = {"٫": ".", "٬": ","}
_SIGNS = {"٪": "%"}
_SWAPPED = {".": ",", ",": "."}
_APART = "; "  # words of such a script, which has no capitals, would make a name of the number behind them
_LONGEST = 40  # characters of one number
_SECOND = 20  # of its part behind a space
Edit = tuple[int, int, str]


class Numerals(NamedTuple):
    """Characters with their worth, what stands behind a number, and the pattern of all of it.

    `glued` finds where a number in these digits stands before a counter, or touches a word before it and stands before
    a sign.
    """

    digits: Mapping[str, int]
    tens: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    behind: Mapping[str, str]
    tenths: frozenset[str]
    pattern: re.Pattern[str]
    glued: re.Pattern[str]


class Words(NamedTuple):
    """Words that scale a number, names of money, and the patterns of one of the scales and of it all."""

    scales: Mapping[str, Decimal]
    money: Mapping[str, str]
    scale: re.Pattern[str]
    pattern: re.Pattern[str]


@cache
def _afar() -> re.Pattern[str]:
    """Characters of other scripts, said by what they are not: long ranges take milliseconds to compile."""
    return re.compile("[^\x00-\u05ff\u1e00-\u3006]")


def in_one_script(text: str, lex: Lexicon) -> View | None:
    """The text with its numbers in Arabic digits and its money by code; None where they are so already.

    >>> from timeline.figures.reading.load import lexicon
    >>> in_one_script("营收1.2亿美元,三百五十人", lexicon("zh")).text
    '营收; 1.2e8 USD, ,350 人'
    """
    if text.isascii() or not _afar().search(text):  # in scripts that are read far more often nothing is looked for
        return None
    view = View(text)
    if _FOREIGN.search(text):
        view = rewrite(view, _digits(text, lex))
    view = rewrite(view, bounded(view.text))
    if _numerals().pattern.search(view.text):
        view = rewrite(view, _numbers(view.text))
    if _words().pattern.search(view.text):
        view = rewrite(view, _in_words(view.text))
    if _numerals().glued.search(view.text):
        view = rewrite(view, _parted(view.text))
    return view if view.text != text else None


def _digits(text: str, lex: Lexicon) -> Iterator[Edit]:
    """Digits of other scripts, and their marks as the language writes them."""
    swapped = "." not in lex.decimal_marks
    for at, char in enumerate(text):
        if char in _SEPARATORS:
            mark = _SEPARATORS[char]
            yield at, at + 1, _SWAPPED[mark] if swapped else mark
        elif char in _SIGNS:
            yield at, at + 1, _SIGNS[char]
        elif char > "\x7f" and char.isdecimal():
            yield at, at + 1, str(int(char))


def _numbers(text: str) -> Iterator[Edit]:
    """The numbers that hold a numeral or a scale, with the money or the counter behind them."""
    known = _numerals()
    for found in known.pattern.finditer(text):
        written, behind = found["number"], found["behind"] or ""
        named = behind in known.behind or behind in known.tenths
        if len(written) > _LONGEST or not (named or _is_number(written, found["share"] or "")):
            continue
        number = _value(re.sub("[,， ]", "", written), tenths=behind in known.tenths)
        if number is None:
            continue
        start, end = found.span()
        apart = _APART if text[start - 1 : start].isalpha() else ""
        if found["share"] or behind in known.tenths:
            yield start, end, f"{apart}{number}%"
        else:
            unit = known.behind.get(behind, "")
            yield start, end, f"{apart}{number} {unit}, " if unit else f"{apart}{number} {behind}"


def _parted(text: str) -> Iterator[Edit]:
    """The numbers in these digits that touch a word before them, or that a counter is behind."""
    for found in _numerals().glued.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()].strip()
        yield *found.span(), f"{_APART if before[-1:].isalpha() else ''}{found.group()} "


def _in_words(text: str) -> Iterator[Edit]:
    """The numbers in digits with words of such scripts behind them, of which each multiplies what is before it."""
    known = _words()
    for found in known.pattern.finditer(text):
        power = sum(known.scales[word].adjusted() for word in known.scale.findall(found["scales"]))
        money = known.money.get(found["money"] or "", "")
        yield *found.span(), f"{found['number'].replace(',', '')}e{power}" + (f" {money}, " if money else "")


def _is_number(written: str, share: str) -> bool:
    """Is it a number without a word behind it that says so: one with digits, or of two numerals with a ten?"""
    known = _numerals()
    signs = [char for char in written if char in known.digits or char in known.tens or char in known.scales]
    scaled = any(char in known.tens or char in known.scales for char in written)
    return bool(share) or (scaled and (len(signs) > 1 or written[0].isdecimal()))


def _value(written: str, *, tenths: bool) -> str | None:
    """The number as digits, with the power of ten of its last scale, to which it is told."""
    known = _numerals()
    total = section = Decimal(0)
    current: Decimal | None = None
    last = Decimal(1)
    for part in re.findall(r"[0-9]+(?:\.[0-9]+)?|.", written):
        if part[0].isdecimal() and part.isascii():
            current = Decimal(part)
        elif part in known.digits:
            current = (current or Decimal(0)) * 10 + known.digits[part] if current else Decimal(known.digits[part])
        elif part in known.tens:
            section, current = section + (1 if current is None else current) * known.tens[part], None
        elif part in known.scales:
            last = known.scales[part]
            total, section, current = total + (section + (current or 0) or 1) * last, Decimal(0), None
        else:
            return None
    value = total + section + (current or 0)
    if tenths:
        return f"{value * 10:f}"
    own = written[-1] in known.scales and written[0].isdecimal() and last > 1
    return f"{(value / last).normalize():f}e{last.adjusted()}" if own else f"{value:f}"


@cache
def _numerals() -> Numerals:
    entries = read_file("numerals")
    digits, tens, scales = entries["digits"], entries["tens"], entries["scales"]
    money, percent, counters = entries["money"], entries["percent"], entries["counters"]
    tenths, times, ranks, share = entries["tenths"], entries["times"], entries["ranks"], entries["percent_of"]
    named, of_tenths = valued(f"{money} {percent}"), word_set(tenths)
    behind = {**named, **dict.fromkeys(word_set(counters), "")}
    worths = _worths(f"{digits} {tens} {scales}")
    own = "".join(worths)
    after, amounts = _any_of((*behind, *of_tenths)), _any_of((*named, *of_tenths))
    further = rf"(?: [0-9]{{1,4}}(?:[{own}][0-9.{own}]{{0,{_SECOND}}}|(?=\s?{after})))?"  # "1억 2000만", "5만 3000명"
    closed = rf"(?:(?=\s?{amounts})|(?!{_any_of(times.split())}))"
    number = rf"(?>(?:[0-9][0-9.,，]{{0,20}})?[{own}][0-9.{own}]{{0,{_LONGEST}}}{further}){closed}"
    plain = rf"[0-9](?:[0-9.,，]{{0,20}}[0-9])?(?=\s?{amounts})"
    inside = "".join(ranks.split()) + own
    pattern = re.compile(
        rf"(?<![{inside}0-9])(?P<share>{share})?(?P<number>{number}|{plain})(?:\s?(?P<behind>{after}))?"
    )
    counted = _any_of([*counters.split(), "%", "‰"])
    before = rf"(?<=[^\W\d_])(?<![\x00-\u05ff\u1e00-\u3006{inside}])"
    run = r"[0-9](?>[0-9.,]{0,20})(?<=[0-9])"
    glued = re.compile(rf"{before}{run}(?=\s?{counted})|(?<![\w.,]){run}(?=\s?{_any_of(counters.split())})")
    return Numerals({char: int(worths[char]) for char in _worths(digits)}, _worths(tens), _worths(scales), behind,
                    of_tenths, pattern, glued)  # fmt: skip


@cache
def _words() -> Words:
    entries = read_file("numerals")
    scales, money = _worths(entries["words"]), valued(entries["money_of_words"])
    scale = _any_of(scales)
    pattern = re.compile(
        rf"(?<![0-9.,])(?P<number>[0-9](?:[0-9.,]{{0,20}}[0-9])?)(?P<scales>(?:\s?{scale}){{1,2}})"
        rf"(?:\s(?P<money>{_any_of(money)}))?"
    )
    return Words(scales, money, re.compile(scale), pattern)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of words, longer ones before those that begin like them."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def _worths(text: str) -> dict[str, Decimal]:
    return {char: Decimal(worth) for char, worth in valued(text).items()}
