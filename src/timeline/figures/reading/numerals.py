"""A number with all that goes on from it: its scales ("1.2 billion", "€11.7bn") and a fraction ("two and a half")."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.digits import digits_at, glyph_at
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import CODES, OTHER_CODES, SIGNS
from timeline.figures.reading.number import HUNDRED, ONE, ZERO, Number, is_whole
from timeline.figures.reading.number_words import decimals_at, fraction_at, words_at
from timeline.figures.reading.symbols import NEVER_SCALES
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.unit_names import unit_at
from timeline.lang import smaller_units

_TENTH = Decimal("0.1")
_THOUSAND = 1000
_SIGNED = 3  # tokens back from what follows "$5 million" to its sign
_NONE = ("",)


def number_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """The number that begins at token i, with its fraction and its scale; None where there is none.

    >>> from timeline.figures.reading.load import lexicon
    >>> [
    ...     str(number_at(Tokens.from_text(text), lexicon("en"), 0).value)
    ...     for text in ("1.5 million", "two and a half", "5k")
    ... ]
    ['1500000.0', '2.5', '5000']
    """
    word = t.words[i]
    if i in t.digits or (word in lex.decimals and _begins(t, i)):
        number = digits_at(t, lex, i)
        if number and number.plain and t.words[number.end] in lex.points:
            number = _pointed(t, lex, number)
    else:
        number = glyph_at(t, i) or words_at(t, lex, i)
    if number is None or t.words[number.end] not in lex.after_numbers:
        return number
    return and_a_half(t, lex, _smaller_scales(t, lex, scaled(t, lex, number)))


def _begins(t: Tokens, i: int) -> bool:
    """Does a number without its zero begin at token i: ".25", "$.25"?"""
    return i + 1 in t.digits and t.glued[i + 1] and (not t.glued[i] or t.words[i - 1] in SIGNS)


def _pointed(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """Digits with decimals after the word for a point: "1 point 1", "1 coma cinco"."""
    decimals, end = decimals_at(t, lex, number.end + 1)
    if t.words[number.end] in lex.weak_points and t.words[end].isalpha():  # "ganó 3-1 con dos goles"
        return number
    if not decimals or number.value >= 10**15:
        return number
    return Number(Decimal(f"{number.value}.{decimals}"), end, Decimal(1).scaleb(-len(decimals)))


def scaled(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """The number times the scales that follow it, each greater than the one before ("hundred thousand million")."""
    while number.value and (found := _scale_at(t, lex, number)) is not None and found[0] > number.scale:
        scale, end = found
        if number.scale == 1 and number.value >= scale * 1000:
            break
        exact = (
            number.words and scale < 10**5
        ) or scale == HUNDRED  # "five thousand" and "3 hundred" are whole numbers
        own_step = number.step or (ONE if is_whole(number.value) else _TENTH)  # "2½ million" is told to the tenth
        step = number.step * scale if exact else own_step * scale
        number = Number(number.value * scale, end, step, scale * number.scale, words=number.words)
    return number


def _scale_at(t: Tokens, lex: Lexicon, number: Number) -> tuple[Decimal, int] | None:
    """The scale after a number, a hyphen before it allowed ("10-million"), and the index after it."""
    i = number.end
    at = i + 1 if t.words[i] in ("-", "–") and t.glued[i] and t.words[i + 1] in lex.scales else i
    word = t.words[at]
    if word in lex.scales:
        return lex.scales[word], at + 1
    if word in lex.hundreds and number.value < 1000 and not lex.lone:
        return HUNDRED, at + 1
    if word not in lex.suffixes or number.words or not (len(word) > 1 or t.glued[at] or _set_apart(t, at)):
        return None
    if _measures(t, lex, number, at):
        return None
    return lex.suffixes[word], at + 1 + _dotted(t, lex, at)


def _measures(t: Tokens, lex: Lexicon, number: Number, i: int) -> bool:
    """Is this metres, millimetres or tonnes and no scale: "30m high", "10,000m", "3.5mm", "5t", but "$10,000m"?"""
    if t.words[i + 1] in SIGNS and t.glued[i + 1]:  # "5 T€"
        return False
    measured = unit_at(t, lex, i) if t.words[i + 1] else None
    if measured and measured[2] > i + 1:  # "12m/s"
        return True
    if t.written(i) not in ("m", *NEVER_SCALES) or (i > 1 and _is_priced(t, lex, i - 2)):
        return False
    in_feet = t.words[i + 1] == "(" and (unit_at(t, lex, i + 3) or _NONE)[0] in smaller_units()
    great = number.value >= 1000 and not number.step
    far = t.words[i + 1] in lex.metres or (t.words[i + 1] in lex.ofs and t.words[i + 2] in lex.metres)
    height = t.glued[i + 1] and i + 1 in t.digits  # "1m85"
    return t.words[i] in NEVER_SCALES or in_feet or far or great or height


def _is_priced(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is token i, right before a number, a sign, a code or a letter of money: "$5m wide", "PS2.7m from"?"""
    word = t.words[i]
    lettered = t.glued[i + 1] and t.capital(i) and word in lex.letters
    return word in SIGNS or lettered or t.written(i) in CODES or t.written(i) in OTHER_CODES


def _set_apart(t: Tokens, i: int) -> bool:
    """Is this a scale letter after a space ("2.33 k", "$5 M", "3 M€"), and not an initial or a measure?"""
    if t.words[i + 1] in SIGNS:
        return True
    if i > 1 and t.words[i - 2] in SIGNS:  # "$2.3 B,", "US$ 1.2 m", but "$5 B. Smith"
        return t.words[i] in ("k", "m", "b") and not (t.words[i + 1] == "." and t.capital(i + 2) and t.capital(i))
    written = t.written(i) in ("k", "K", "M", "B")
    return written and t.words[i + 1] != "." and not t.capital(i + 1) and not t.glued[i + 1]


def _dotted(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a full stop after the scale belong to it? Only where a currency or a lower-case word goes on."""
    if t.words[i] not in lex.dotted_scales or t.words[i + 1] != "." or not t.glued[i + 1]:
        return False
    named = t.words[i + 2] in SIGNS or lex.currencies.at(t, i + 2) is not None or t.written(i + 2) in CODES
    named = named or unit_at(t, lex, i + 2) is not None
    return named or t.written(i + 2)[:1].islower()


def _smaller_scales(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """What goes on in smaller scales after digits: "4 thousand 3 hundred and 21"."""
    while number.scale > 1 and not number.words:
        i = number.end
        tail = t.words[i] in lex.ands and number.scale == HUNDRED
        signed = i >= _SIGNED and t.words[i - _SIGNED] in SIGNS
        if t.words[i] in lex.ands and (signed or t.words[i - 1] in lex.suffixes):  # "$3bn and 2 million users"
            break
        i += t.words[i] in lex.ands
        rest = digits_at(t, lex, i) if i in t.digits else None
        if rest and _completes(t, number, rest):  # "1 Million 200.000 Euro"
            return number._replace(value=number.value + rest.value, end=rest.end, step=ZERO)
        if not (i in t.digits and t.words[i].isdecimal() and len(t.words[i]) < 4 and t.words[i][0] != "0"):
            break
        smaller = scaled(t, lex, Number(Decimal(t.words[i]), i + 1))
        if smaller.value >= number.scale or (smaller.scale == 1 and not tail):
            break
        number = Number(number.value + smaller.value, smaller.end, ZERO, smaller.scale)
    return number


def _completes(t: Tokens, number: Number, rest: Number) -> bool:
    """Are these the thousands of a number of millions, told in groups and followed by what they count?"""
    i = number.end
    if number.step % 1 or rest.step or not _THOUSAND <= rest.value < number.scale:
        return False
    grouped = rest.end > i + 1 or not t.words[i].isdecimal()
    priced = i >= _SIGNED and t.words[i - _SIGNED] in SIGNS  # "$5 million 200,000 shares"
    return grouped and not priced and (t.words[rest.end][:1].isalpha() or t.words[rest.end] in SIGNS)


def and_a_half(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """A fraction told after the number: "two and a half million", "three-and-a-half", "one million and a half"."""
    i = number.end
    if t.words[i] == "-" and t.words[i + 2] == "-" and t.glued[i] and t.words[i + 1] in lex.ands:
        i, at = i + 1, i + 3  # "three-and-a-half"
    else:
        at = i + 1
    if t.words[i] not in lex.ands:
        return number
    part = fraction_at(t, lex, at, bare=True) or glyph_at(t, at)
    if part is None or part.value >= 1:
        return number
    of = lex.scales.get(t.words[part.end], number.scale)
    if ONE < of < number.scale:
        return Number(number.value + part.value * of, part.end + 1, ZERO, of, words=number.words)
    value = number.value + part.value * number.scale
    step = number.scale * _TENTH if number.scale >= 10**5 else ZERO  # "a million and a half"
    return scaled(t, lex, Number(value, part.end, step, number.scale, words=number.words))
