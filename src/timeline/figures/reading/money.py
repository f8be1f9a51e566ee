"""Currencies around a number: before it ("US$", "RMB", "c $") and after it ("million euros", "p", "MUSD"); cents."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import (
    CENT,
    CODES,
    CODES_ANY_CASE,
    COUNTRIES,
    DOLLARS,
    DOTTED,
    MILLION,
    ONE,
    SCALED_CODES,
    SCALES_BEFORE_SIGNS,
    SIGNS,
)
from timeline.figures.reading.number import Number
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.weights import is_weight

NOT_BEFORE = frozenset({"ALL", "TOP", "BAM", "SOS", "CUP", "PEN", "BOB", "COP"})  # also words that precede numbers
LINES_OF_VIDEO = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160"})


class Currency(NamedTuple):
    """A currency found beside a number: its unit, its worth in that unit, and the index after (or before) its words."""

    unit: str
    worth: Decimal
    end: int


def _code(t: Tokens, lex: Lexicon, i: int) -> tuple[str, Decimal] | None:
    """The currency of an ISO code or the like at token i, and its worth ("MEUR" is a million EUR).

    A word for a time is none, but in capitals: German "30 Sek." are seconds, "30 SEK" kronor.
    """
    written = t.written(i)
    if not 2 <= len(written) <= 6 or (t.words[i] in lex.durations and not written.isupper()):
        return None
    upper = written.upper()
    if written in CODES or (upper in CODES and t.words[i] in CODES_ANY_CASE):
        return ("CNY" if upper == "CNH" else upper), ONE
    if upper in lex.codes and (written[0].isupper() or t.words[i] in CODES_ANY_CASE):
        return lex.codes[upper], ONE
    if t.words[i] in lex.millions_of:
        return lex.millions_of[t.words[i]], MILLION
    return SCALED_CODES.get(written)


def before(t: Tokens, lex: Lexicon, i: int) -> Currency | None:
    """The currency that begins at token i, where a number follows it."""
    word = t.words[i]
    if word in SIGNS:
        if word == "$" and t.words[i + 1] in DOLLARS and t.glued[i + 1] and i + 2 in t.digits:
            return Currency(DOLLARS[t.words[i + 1]], ONE, i + 2)
        return Currency(lex.signs[word], ONE, i + 1)
    dollar = _dollar_before(t, i) or _scaled_sign(t, lex, i) or _letter_before(t, lex, i)
    if dollar:
        return dollar
    found = _code(t, lex, i)
    if found and t.written(i) not in NOT_BEFORE:
        end = i + 1
        if t.words[end] == "$" or (t.words[end] == "." and t.words[i] in DOTTED):
            end += 1
        return Currency(*found, end) if end in t.digits else None
    named = lex.currencies.at(t, i)
    if named and t.words[named[1] - 1] in lex.money_first and named[1] in t.digits and not t.glued[named[1]]:
        return Currency(*named[0], named[1])
    return None


def _dollar_before(t: Tokens, i: int) -> Currency | None:
    """A dollar sign with its country before it: "US$", "C$", "hk $", "u.s $"."""
    word = t.words[i]
    if word == "u" and t.words[i + 1] == "." and t.words[i + 2] == "s":
        end = i + 4 if t.words[i + 3] == "." else i + 3
        return Currency("USD", ONE, end + 1) if t.words[end] == "$" else None
    if word == "u" and t.words[i + 1] == "$" and t.words[i + 2] in ("d", "s") and t.glued[i + 1] and t.glued[i + 2]:
        return Currency("USD", ONE, i + 3)
    if word not in DOLLARS or t.words[i + 1] != "$":
        return None
    apart = not t.glued[i + 1]
    if apart and (len(word) == 1 and word != "c"):
        return None
    if len(word) == 1 and not apart and t.written(i).islower() and word != "c":
        return None
    return Currency(DOLLARS[word], ONE, i + 2)


def _scaled_sign(t: Tokens, lex: Lexicon, i: int) -> Currency | None:
    """A sign with the scale before it: "T€ 500"."""
    if t.words[i + 1] not in SIGNS or not t.glued[i + 1] or t.glued[i] or i + 2 not in t.digits:
        return None
    scale = SCALES_BEFORE_SIGNS.get(t.written(i))
    return Currency(lex.signs[t.words[i + 1]], scale, i + 2) if scale else None


def _letter_before(t: Tokens, lex: Lexicon, i: int) -> Currency | None:
    """Rand and naira by their letter, only with a scale, thousands or cents: "R200 million", "N70,000", not "R8".

    So are signs as old wires write them, which have no £ and no ¥: "PS2.7m", "Y=590 billion".
    """
    joined = t.words[i + 1] == "=" and t.glued[i + 1]
    unit, at = lex.letters.get(t.words[i] + "=" * joined), i + 1 + joined
    if unit is None or not (t.capital(i) and t.glued[at] and at in t.digits) or t.glued[i]:
        return None
    scale = lex.scales.get(t.words[at + 1]) or lex.suffixes.get(t.words[at + 1], ONE)
    big = "," in t.words[at] or scale >= 10**6 or (t.words[at][-3:-2] == "." and t.written(i).isupper())
    return Currency(unit, ONE, at) if big else None


def after(t: Tokens, lex: Lexicon, number: Number) -> Currency | None:
    """The currency that follows a number: a sign, a code, a name, with a hyphen or "of" between."""
    i = number.end
    if t.words[i] in ("-", "–") and t.words[i + 1][:1].isalpha():
        i += 1
    elif t.words[i] in lex.ofs and number.scale > 1:
        i += 1
        i += t.words[i] == "'"
    if t.words[i] in SIGNS:
        begins_next = not t.glued[i] and t.glued[i + 1] and i + 1 in t.digits  # "50 $40"
        return None if begins_next else _sign_after(t, lex, i)
    pence = _pence_after(t, lex, i) if number.scale == 1 and t.glued[i] else None
    named = lex.currencies.at(t, i)
    if pence or (named and not is_weight(t, lex, i, number)):
        return pence or (Currency(*named[0], named[1]) if named else None)
    return _code_after(t, lex, i)


def _pence_after(t: Tokens, lex: Lexicon, i: int) -> Currency | None:
    """Pence or cents by their letter: "164p", "43c"; not the lines of a video, nor a temperature ("43C")."""
    unit = lex.hundredth_letters.get(t.words[i])
    if unit is None or (t.words[i] == "p" and t.words[i - 1] in LINES_OF_VIDEO):
        return None
    return Currency(unit, CENT, i + 1) if t.words[i] == "p" or t.written(i).islower() else None


def _code_after(t: Tokens, lex: Lexicon, i: int) -> Currency | None:
    """A code after a number, a dollar sign after it allowed; not one of the next number ("3 USD50 cards")."""
    found = _code(t, lex, i)
    if found and not (t.glued[i + 1] and i + 1 in t.digits):
        return Currency(*found, i + 2 if t.words[i + 1] == "$" and t.glued[i + 1] else i + 1)
    if t.words[i] in DOLLARS and t.words[i + 1] == "$" and t.glued[i + 1]:
        return Currency(DOLLARS[t.words[i]], ONE, i + 2)
    return None


def _sign_after(t: Tokens, lex: Lexicon, i: int) -> Currency:
    """A sign after a number, and the country after a dollar sign ("5 millions $ US", "$CAD", French "$ c")."""
    word, following = t.words[i], t.words[i + 1]
    if (
        word == "$"
        and following in DOLLARS
        and t.words[i + 2] != "$"
        and (t.written(i + 1).isupper() or following in CODES_ANY_CASE or following in lex.dollars_after)
    ):
        return Currency(DOLLARS[following], ONE, i + 2)
    return Currency(lex.signs[word], ONE, i + 1)


def country_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """Which dollar is meant, told after the amount: "$12 million Canadian", "$50 AUD", "$5 (US)"."""
    at = i + 1 if t.words[i] == "(" and t.words[i + 2] == ")" else i
    unit = COUNTRIES.get(t.words[at]) or lex.countries.get(t.words[at])
    if unit is None or not t.capital(at) or t.glued[at]:
        return None
    alone = not t.words[at + 1][:1].isalpha()
    if at > i:
        return unit, at + 2
    return (unit, at + 1) if alone or (t.written(at).isupper() and len(t.written(at)) == 3) else None


def cents_after(t: Tokens, lex: Lexicon, i: int) -> tuple[Decimal, int] | None:
    """The hundredths told after whole units: "3 dollars 50 cents", "$20 and 43c", "15 dollars 50" as a clause ends."""
    at = i + 1 if t.words[i] in lex.ands or t.words[i] in lex.points else i
    number = number_at(t, lex, at) if t.words[at] else None
    if number is None or not 0 < number.value < 100 or number.value != int(number.value) or number.scale > 1:
        return None
    named = after(t, lex, number)
    if named and (named.worth == CENT or t.words[number.end] in lex.small_change):
        return number.value * CENT, named.end
    following = t.words[number.end]
    noun_follows = following[:1].isalnum() and (not lex.nouns_capital or not number.words or t.capital(number.end))
    if named or (noun_follows and following not in lex.further) or following in ("%", "-", "/", "–"):
        return None
    return number.value * CENT, number.end


def name_after(t: Tokens, lex: Lexicon, i: int, unit: str) -> tuple[str, int]:
    """The unit of an amount with a sign before it, and the index after the name told at token i, else i.

    The name can repeat the sign ("a $5-million-dollar suit"), or say whose it is ("$5 millones de pesos").
    """
    of = t.words[i] in lex.ofs
    at = i + (of or t.words[i] == "-")
    named = lex.currencies.at(t, at) if t.words[at] in lex.dollars else None
    if named is None:
        return unit, i
    if unit == lex.signs["$"] != named[0][0]:
        return named[0][0], named[1]
    return unit, i if of or not unit.endswith("D") else at + 1
