"""Numbers in digits: the language's own format, groups after spaces, strokes, fraction signs, powers of ten, marks.

"1.234,5" and "1,234.5" differ by language; a run that fits neither (3.11.2, 22,24,26) is no number. Every run is
bounded by the tokeniser, and every look ahead by a few tokens.
"""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import MOST_DIGITS, ONE, ZERO, Number
from timeline.figures.reading.symbols import GLYPHS, POWER, STROKES, TIMES
from timeline.figures.reading.tokens import Tokens

_SPACES = frozenset(" \u00a0\u2007\u2008\u2009\u202f")
_BEST_MARKS = ("4", "5", "6", "10", "20", "100")
_SMALL = 3  # letters
_STEPS = (ZERO, *(Decimal(1).scaleb(-places) for places in range(1, MOST_DIGITS + 1)))  # of the last digit, by places


def digits_value(run: str, decimal_marks: Container[str] = ".") -> tuple[Decimal, int] | None:
    """A run of digits as its value and its decimal places; None where it is no number (a date, a version, a list).

    >>> digits_value("1,234.5"), digits_value("1.234,5", ",")
    ((Decimal('1234.5'), 1), (Decimal('1234.5'), 1))
    >>> digits_value("12,34,567"), digits_value("3.11.2"), digits_value("22,24,26"), digits_value("2020,2021")
    ((Decimal('1234567'), 0), None, None, None)
    """
    if run.isdecimal():
        return (Decimal(run), 0) if len(run) <= MOST_DIGITS else None
    run = run.replace("’", "'")
    marks = [char for char in run if not char.isdecimal()]
    if len(run) - len(marks) > MOST_DIGITS:
        return None
    kinds = len(set(marks))
    if kinds == 1:
        whole, decimals = _one_kind_of_mark(run, marks[0], decimal_marks)
    elif kinds == 2 and marks.count(marks[-1]) == 1:
        whole, _, decimals = run.rpartition(marks[-1])
        whole = whole if _grouped(whole.split(marks[0])) else ""
    else:
        return None
    if not whole:
        return None
    plain = whole.replace(marks[0], "")
    return Decimal(f"{plain}.{decimals}" if decimals else plain), len(decimals)


def _one_kind_of_mark(run: str, mark: str, decimal_marks: Container[str]) -> tuple[str, str]:
    """The whole and the decimal digits of a run with marks of one kind; both empty where it is no number."""
    parts = run.split(mark)
    if len(parts) > 2 or mark == "'":
        return (run, "") if _grouped(parts) else ("", "")
    head, tail = parts
    if mark in decimal_marks:
        return head, tail
    if len(tail) == 3:  # the other mark sets thousands apart, and a leading zero has none
        return (run, "") if len(head) <= 3 and head.lstrip("0") else ("", "")
    if len(tail) == 4 and mark == "," and head.lstrip("0"):  # "£1,5000": no decimals, which English does not set so
        return (run, "") if len(head) <= 3 else ("", "")  # "2020,2021" are two years
    return head, tail


def _grouped(parts: list[str]) -> bool:
    """Are these the groups of one number: thousands, or lakhs and crores (12,34,567)?"""
    head, *rest = parts
    if not 1 <= len(head) <= 3 or not rest or len(rest[-1]) != 3:
        return False
    return all(len(part) == 3 for part in rest) or (len(head) <= 2 and all(len(part) == 2 for part in rest[:-1]))


def thousands(number: Number, lex: Lexicon) -> Number:
    """A number whose single point sets thousands apart after all: "£10.000", "300.000 people" in English.

    To be asked only of money and of what is counted in whole things: ISO 4217 gives no currency of such texts three
    decimals, people have none, and three zeros are no rate or reading of a gauge either. Where a region has a mark for
    decimals and its language another, three digits are enough: "12,500 people" in South Africa.
    """
    if "." not in lex.decimal_marks or number.step != Decimal("0.001") or number.scale != 1 or number.value < 1:
        return number
    whole = number.value == int(number.value) or len(lex.decimal_marks) > 1
    return number._replace(value=number.value * 1000, step=ZERO) if whole else number


def digits_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """The number in digits that begins at token i."""
    if t.words[i] in ".,":
        return _decimals_only(t, i)
    end = _space_groups(t, i)
    run = t.words[i] if end == i + 1 else "".join(t.words[i:end])
    read = digits_value(run, lex.decimal_marks)
    if read is None:
        return None
    value, places = read
    number = Number(value, end, _STEPS[places], plain=run.isdecimal() and end == i + 1)
    if t.words[end] == "-" and t.words[end + 2] in STROKES:
        return _with_hyphened(t, number)
    if t.words[end] not in lex.after_digits and end not in t.digits:
        return number
    rating = rating_end(t, lex, number)
    if rating:
        return number._replace(end=rating, plain=False)
    if places == 0:
        longer = _with_fraction(t, number, i) or _with_decimals(t, lex, number)
        if longer:
            return longer
    return _with_power(t, number)


def _decimals_only(t: Tokens, i: int) -> Number | None:
    """A number without its zero: ".25"."""
    run = t.words[i + 1]
    if not run.isdecimal() or len(run) > MOST_DIGITS:
        return None
    return Number(Decimal(f"0.{run}"), i + 2, _STEPS[len(run)])


def _space_groups(t: Tokens, i: int) -> int:
    """The index after the groups of three digits that follow token i after single spaces ("1 234 567,89")."""
    end = i + 1
    first = t.words[i]
    if end not in t.digits or not first.isdecimal() or len(first) > 3 or first[0] == "0":
        return end
    while end - i < 8 and end in t.digits and t.text[t.end(end - 1) : t.starts[end]] in _SPACES:
        group = t.words[end]
        if not group[:3].isdecimal() or len(group) < 3 or group[3:4].isdecimal():
            return i + 1
        end += 1
        if len(group) > 3:
            break
    return end


def rating_end(t: Tokens, lex: Lexicon, number: Number) -> int | None:
    """The index after "/10" or "out of 10" where a number is a mark and no fraction.

    It is one where it has decimals, or where a word of rating stands before it: nobody tells 6.4/10 as a share. Behind
    a word that is mostly another one ("4,5 de 5") decimals do not suffice.
    """
    i = number.end
    if t.words[i] != "/" and t.words[i] not in lex.out_of.firsts and t.words[i] not in lex.weak_out_of.firsts:
        return None
    out_of = (i, i + 1) if t.words[i] == "/" else lex.out_of.at(t, i)
    weak = None if out_of else lex.weak_out_of.at(t, i)
    found = out_of or weak
    if found is None or t.words[found[1]] not in _BEST_MARKS or t.words[found[1] + 1] == "/":
        return None
    end = found[1] + 1
    rated = any(word in lex.ratings for word in t.words[max(0, i - 9) : i])
    if weak is None:
        return end if rated or number.step else None
    following = t.words[end]
    rated = (rated and _counts_nothing(following)) or following in lex.ratings
    fits = number.value <= int(t.words[found[1]])
    return end if fits and (rated or following in lex.stars) else None


def _counts_nothing(following: str) -> bool:
    """Is a word behind two numbers none that is counted: "note 4 von 5 Schülern"? Small words are not."""
    return not following[:1].isalnum() or len(following) <= _SMALL


def _with_fraction(t: Tokens, number: Number, i: int) -> Number | None:
    """A fraction with a stroke that begins at token i ("3/4"), or follows a whole number ("7 3/4", "2½")."""
    if number.end == i + 1:
        fraction = _stroke(t, i)
        if fraction:
            return fraction
    at = number.end
    part = glyph_at(t, at) or (_stroke(t, at) if at in t.digits and not t.glued[at] else None)
    return part._replace(value=number.value + part.value) if part else None


def _with_hyphened(t: Tokens, number: Number) -> Number:
    """A number with a fraction behind a hyphen, as prices of stocks and grain have: "34-1/2", "$5.81-3/4".

    Behind two decimals it is one of a cent.
    """
    end, places = number.end, -number.step.adjusted() if number.step else 0
    part = _stroke(t, end + 1) if t.glued[end] and t.glued[end + 1] and places in (0, 2) else None
    if part is None:
        return number
    return part._replace(value=number.value + part.value * (number.step or ONE))


def _stroke(t: Tokens, i: int) -> Number | None:
    """A proper fraction with a stroke: "3/4", "1 / 4"; not "24/7", "2023/24", "12/31/2024" or "9/11"."""
    if t.words[i + 1] not in STROKES or t.words[i + 3] in STROKES or (i and t.words[i - 1] in STROKES):
        return None
    above, below = t.words[i], t.words[i + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 4 and len(below) <= 4 and above[0] != "0"):
        return None
    if int(above) >= int(below) or (above, below) == ("9", "11") or 1900 <= int(below) <= 2100:  # "Ley 39/2015"
        return None
    return Number(Decimal(above) / Decimal(below), i + 3)


def glyph_at(t: Tokens, i: int) -> Number | None:
    """A fraction in one sign: "½"."""
    parts = GLYPHS.get(t.words[i])
    return Number(Decimal(parts[0]) / Decimal(parts[1]), i + 1) if parts else None


def _with_decimals(t: Tokens, lex: Lexicon, number: Number) -> Number | None:
    """Decimals that a tokeniser took apart, only before a unit or a scale: "6 . 2 %"."""
    end = number.end
    decimals = t.words[end + 1]
    if not decimals.isdecimal() or len(decimals) > 6 or number.value >= 10**15:
        return None
    apart = t.words[end] in lex.decimal_marks and not t.glued[end] and not t.glued[end + 1]
    if apart and (t.words[end + 2] in lex.scales or lex.percents.at(t, end + 2)):
        return Number(Decimal(f"{number.value}.{decimals}"), end + 2, Decimal(1).scaleb(-len(decimals)))
    return None


def _with_power(t: Tokens, number: Number) -> Number:
    """The number times a power of ten told after it ("1.3e6", "1.3x10^6")."""
    i = number.end
    if t.words[i] == POWER and t.glued[i]:
        at = i + 1
    elif t.words[i] in TIMES and t.words[i + 1] == "10" and t.words[i + 2] == "^":
        at = i + 3
    else:
        return number
    negative = t.words[at] == "-"
    at += t.words[at] in ("-", "+")
    power = t.words[at]
    if not (power.isdecimal() and len(power) <= 2 and t.glued[at]):
        return number
    shift = -int(power) if negative else int(power)
    return Number(number.value.scaleb(shift), at + 1, (number.step or ONE).scaleb(shift))
