"""Numbers as people write them: digits in the language's format, number words, fractions, and scales.

Number words are added up by one rule for all languages: a small number joins the group where its place is free, a
hundred multiplies the group, a scale closes it ("two hundred and two thousand", "mil millones", "quatre-vingt-dix").
The rule is ours and not a library's because words and digits mix ("1.2 billion", "3 hundred"), because what was read
must be known to the character, and because a running text has to be read at a megabyte a second.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.lexicon import GLYPHS, Lexicon
from timeline.figures.money_names import SIGNS
from timeline.figures.tokens import Tokens

ZERO, ONE, HUNDRED = Decimal(0), Decimal(1), Decimal(100)
MOST_DIGITS = 25  # longer runs are serial numbers or noise; this also keeps every sum exact in Decimal's 28 digits
DOTTED = frozenset("mio mrd tsd bio mill mln mld md mds".split())
SPACES = frozenset(" \u00a0\u2009\u202f\u2008\u2007")


class Number(NamedTuple):
    """A number and the index of the token after it.

    `step` is one unit of the last digit written, 0 where the number is exact; `scale` the last scale word or 1;
    `plain` says that it is a bare run of digits, which could also be a year, a page or a street number.
    """

    value: Decimal
    end: int
    step: Decimal = ZERO
    scale: Decimal = ONE
    plain: bool = False
    words: bool = False


def _grouped(parts: list[str]) -> bool:
    """Are these the groups of one number: thousands, or lakhs and crores (12,34,567)?"""
    head, *rest = parts
    if not 1 <= len(head) <= 3 or not rest or len(rest[-1]) != 3:
        return False
    return all(len(part) == 3 for part in rest) or (len(head) <= 2 and all(len(part) == 2 for part in rest[:-1]))


def digits_value(run: str, *, decimal_comma: bool = False) -> tuple[Decimal, int] | None:
    """A run of digits as its value and its decimal places; None where it is no number (a date, a version, a list).

    >>> digits_value("1,234.5"), digits_value("1.234,5", decimal_comma=True)
    ((Decimal('1234.5'), 1), (Decimal('1234.5'), 1))
    >>> digits_value("12,34,567"), digits_value("3.11.2"), digits_value("22,24,26")
    ((Decimal('1234567'), 0), None, None)
    """
    if run.isdigit():
        return (Decimal(run), 0) if len(run) <= MOST_DIGITS else None
    marks = [char for char in run.replace("’", "'") if char in ".,'"]
    if len(run) - len(marks) > MOST_DIGITS:
        return None
    last = marks[-1]
    groups = run.replace("’", "'").replace("'", "," if last != "," or set(marks) == {"'", ","} else "'")
    kinds = set(marks)
    if len(kinds) == 1:
        whole, fraction = _single_mark(groups.replace("'", ","), last, len(marks), decimal_comma=decimal_comma)
    elif len(kinds) == 2 and marks.count(last) == 1:
        head, fraction = run[: run.rindex(last)], run[run.rindex(last) + 1 :]
        whole = head if _grouped(head.replace("’", "'").split(marks[0])) else ""
    else:
        return None
    if not whole:
        return None
    plain = "".join(char for char in whole if char.isdigit())
    return Decimal(f"{plain}.{fraction}" if fraction else plain), len(fraction)


def _single_mark(run: str, mark: str, count: int, *, decimal_comma: bool) -> tuple[str, str]:
    """The whole and the decimal digits of a run with marks of one kind; empty where it is no number."""
    mark = "," if mark == "'" else mark
    parts = run.split(mark)
    decimal = "," if decimal_comma else "."
    if count > 1:
        return (run, "") if _grouped(parts) else ("", "")
    head, tail = parts
    if mark == decimal:
        return head, tail
    if len(tail) == 3 and len(head) <= 3 and head.lstrip("0"):
        return run, ""
    return (head, tail) if len(tail) != 3 else ("", "")


def number_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """The number that begins at token i, with its fraction and its scale; None where there is none."""
    word = t.words[i]
    if t.digits(i) or (word in lex.decimals and t.digits(i + 1) and t.glued(i + 1) and not t.glued(i)):
        number = _digits_at(t, lex, i)
    elif word in GLYPHS:
        number = _glyph(ZERO, t, i)
    else:
        number = words_at(t, lex, i)
    if number is None:
        return None
    return _and_a_half(t, lex, _smaller_scales(t, lex, _scaled(t, lex, number)))


def _smaller_scales(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """What goes on in smaller scales after digits: "4 thousand 3 hundred and 21", "6 crore and two hundred"."""
    while number.scale > 1 and not number.words:
        i = number.end
        tail = t.words[i] in lex.ands and number.scale == HUNDRED
        i += t.words[i] in lex.ands
        if not (t.digits(i) and t.words[i].isdigit() and len(t.words[i]) < 4 and t.words[i][0] != "0"):
            break
        smaller = _scaled(t, lex, Number(Decimal(t.words[i]), i + 1))
        if smaller.value >= number.scale or (smaller.scale == 1 and not tail):
            break
        number = Number(number.value + smaller.value, smaller.end, ZERO, smaller.scale)
    return number


def _digits_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """Digits, digits in groups set apart by spaces, whole and fraction ("7 3/4"), decimals told in words ("1 point 1")."""
    word = t.words[i]
    if word in ".,":
        if not t.words[i + 1].isdigit() or len(t.words[i + 1]) > MOST_DIGITS:
            return None
        return Number(Decimal(f"0.{t.words[i + 1]}"), i + 2, Decimal(1).scaleb(-len(t.words[i + 1])))
    end = _space_groups(t, i)
    run = "".join(t.words[i:end]) if end > i + 1 else word
    read = digits_value(run, decimal_comma=lex.decimal_comma)
    if read is None:
        return None
    value, places = read
    if places == 0:
        over = _over(t, i) if end == i + 1 and not rating_end(t, end, whole=True) else None
        if over:
            return over
        fraction = _fraction_after(t, end)
        if fraction:
            return fraction._replace(value=value + fraction.value)
        if t.words[end] in lex.points and t.digits(end + 1) and t.words[end + 1].isdigit():
            decimals = t.words[end + 1]
            if len(decimals) <= MOST_DIGITS - len(run):
                return Number(Decimal(f"{value}.{decimals}"), end + 2, Decimal(1).scaleb(-len(decimals)))
        spaced = _spaced_decimal(t, lex, end)
        if spaced and len(run) < 10:
            return Number(Decimal(f"{value}.{spaced}"), end + 2, Decimal(1).scaleb(-len(spaced)))
    step = Decimal(1).scaleb(-places) if places else ZERO
    rating = rating_end(t, end, whole=places == 0)
    if rating:
        return Number(value, rating, step)
    power = _power(t, end)
    if power:
        return Number(value.scaleb(power[0]), power[1], step.scaleb(power[0]))
    return Number(value, end, step, plain=run.isdigit() and end == i + 1)


def rating_end(t: Tokens, i: int, *, whole: bool) -> int | None:
    """The index after "/10" where a number is a mark and no fraction: it has decimals, or words of rating precede it."""
    end = i + 2 if t.words[i] == "/" else i + 3
    if t.words[i : end - 1] not in (["/"], ["out", "of"]) or t.words[end - 1] not in ("4", "5", "6", "10", "20", "100"):
        return None
    if not whole:
        return end if t.words[end] != "/" else None
    return end if any(word in _RATINGS for word in t.words[max(0, i - 9) : i]) else None


_RATINGS = frozenset(
    "rating ratings rated rate rates score scored scores scoring average mark grade graded review reviews gave".split()
)


def _power(t: Tokens, i: int) -> tuple[int, int] | None:
    """A power of ten after a number ("1.3e6", "1.3x10^6") and the index after it."""
    if t.words[i] == "e" and t.glued(i):
        at = i + 1
    elif t.words[i] in ("x", "×") and t.words[i + 1] == "10" and t.words[i + 2] == "^":
        at = i + 3
    else:
        return None
    sign = -1 if t.words[at] == "-" else 1
    at += t.words[at] in ("-", "+")
    power = t.words[at]
    return (sign * int(power), at + 1) if t.glued(at) and t.digits(at) and power.isdigit() and len(power) <= 2 else None


def _space_groups(t: Tokens, i: int) -> int:
    """The index after the groups of three digits that continue token i after single spaces ("1 234 567")."""
    end = i + 1
    if not (t.words[i].isdigit() and len(t.words[i]) <= 3 and t.words[i][0] != "0"):
        return end
    while end - i < 8 and t.digits(end) and t.text[t.ends[end - 1] : t.starts[end]] in SPACES:
        group = t.words[end]
        if not (len(group) >= 3 and group[:3].isdigit()) or (len(group) > 3 and group[3].isdigit()):
            return i + 1
        end += 1
        if len(group) > 3:
            break
    return end


def _spaced_decimal(t: Tokens, lex: Lexicon, i: int) -> str:
    """The decimals of a number that a tokeniser took apart ("6 . 2 %"): only where a unit or scale follows them."""
    if t.words[i] not in ".," or not t.digits(i + 1) or t.glued(i) or t.glued(i + 1):
        return ""
    decimals, after = t.words[i + 1], t.words[i + 2]
    follows = after in lex.scales or after in ("%", "percent")
    return decimals if decimals.isdigit() and len(decimals) <= 4 and follows else ""


def _is_over(t: Tokens, i: int) -> bool:
    return t.words[i + 1] in ("/", "⁄") and t.digits(i + 2)


def _over(t: Tokens, i: int) -> Number | None:
    """A fraction with a stroke that begins at token i: "3/4", "1 / 4"."""
    if not _is_over(t, i) or t.words[i + 3] in ("/", "⁄") or t.words[i - 1 if i else len(t)] in ("/", "⁄"):
        return None
    above, below = t.words[i], t.words[i + 2]
    if not (above.isdigit() and below.isdigit() and len(above) <= 4 and len(below) <= 4 and above[0] != "0"):
        return None
    if int(above) >= int(below) or (above, below) == ("9", "11"):  # "24/7", "2023/24", and the eleventh of September
        return None
    return Number(Decimal(above) / Decimal(below), i + 3)


def _glyph(whole: Decimal, t: Tokens, i: int) -> Number:
    above, below = GLYPHS[t.words[i]]
    return Number(whole + Decimal(above) / Decimal(below), i + 1)


def _fraction_after(t: Tokens, i: int) -> Number | None:
    """A proper fraction after a whole number: "7 3/4", "2½"."""
    if t.words[i] in GLYPHS:
        return _glyph(ZERO, t, i)
    if t.digits(i) and not t.glued(i) and _is_over(t, i):
        fraction = _over(t, i)
        if fraction and fraction.value < 1:
            return fraction
    return None


def _scale_at(t: Tokens, lex: Lexicon, number: Number, i: int) -> tuple[Decimal, int] | None:
    """The scale word or suffix at token i, a hyphen before it allowed ("10-million", "€11.7bn")."""
    at = i + 1 if t.words[i] in "-–" and t.words[i] and t.words[i + 1] in lex.scales and t.glued(i) else i
    word = t.words[at]
    if word in lex.scales:
        return lex.scales[word], at + 1
    if word in lex.hundreds and number.value < HUNDRED * 10 and not lex.lone:
        return HUNDRED, at + 1
    if word in lex.suffixes and not number.words and (t.glued(at) or len(word) > 1 or _lone_suffix(t, at)):
        dotted = (
            t.words[at + 1] == "." and t.glued(at + 1) and t.words[at + 2][:1].isalpha() | (t.words[at + 2] in SIGNS)
        )
        return lex.suffixes[word], at + (2 if dotted and word in DOTTED and t.words[at + 2] not in lex.articles else 1)
    return None


def _lone_suffix(t: Tokens, i: int) -> bool:
    """A scale letter set apart ("2.33 k", "$5 M"), and not an initial or a unit of measure."""
    if t.words[i + 1] in SIGNS:
        return True
    return (
        t.written(i) in ("k", "K", "M", "B") and t.words[i + 1] != "." and not t.capital(i + 1) and not t.glued(i + 1)
    )


def _scaled(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """The number times the scales that follow it."""
    while (found := _scale_at(t, lex, number, number.end)) is not None and found[0] > number.scale:
        scale, end = found
        if number.value == 0 or number.value >= scale * 1000 and number.scale == 1:
            break
        step = (
            (number.step or ONE) * scale
            if scale > HUNDRED and not number.words or scale >= 10**5
            else number.step * scale
        )
        number = Number(number.value * scale, end, step, scale * number.scale, False, number.words)
    return number


def _and_a_half(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """A fraction told after the number: "two and a half", "one million and a half" (of the million)."""
    i = number.end
    if t.words[i] not in lex.ands or not t.words[i]:
        return number
    fraction = fraction_at(t, lex, i + 1, bare=True) or _glyph_at(t, i + 1)
    if fraction is None or fraction.value >= 1:
        return number
    of = lex.scales.get(t.words[fraction.end], number.scale)
    if ONE < of < number.scale:
        return Number(number.value + fraction.value * of, fraction.end + 1, ZERO, of, False, number.words)
    value = number.value + fraction.value * number.scale
    return _scaled(t, lex, Number(value, fraction.end, ZERO, number.scale, False, number.words))


def _glyph_at(t: Tokens, i: int) -> Number | None:
    return _glyph(ZERO, t, i) if t.words[i] in GLYPHS else None


def fraction_at(t: Tokens, lex: Lexicon, i: int, *, bare: bool = False) -> Number | None:
    """A fraction in words: "a half", "two thirds", "one-fourth". A denominator alone counts if `bare`, or for halves."""
    word = t.words[i]
    above, at = ONE, i
    if word in lex.articles:
        at = i + 1
    elif word in lex.numbers and 0 < lex.numbers[word] < 100:
        above, at = Decimal(lex.numbers[word]), i + 1
    elif t.digits(i) and word.isdigit() and len(word) < 3:
        above, at = Decimal(word), i + 1
    if at > i and t.words[at] == "-":
        at += 1
    below = lex.fractions.get(t.words[at])
    if below is None:
        return None
    follows = t.words[at + 1]
    if above > 1 and not (
        t.words[at].endswith(("s", "x", "l", "n", "be")) or follows in lex.durations or follows in lex.ofs
    ):
        return None
    if at == i and below > 2 and not bare and follows not in lex.scales:
        return None
    return Number(above / below, at + 1, words=True)


class _Tally:
    """Number words added up one by one: the total of the closed scales, and the group below the next scale."""

    __slots__ = ("exact", "group", "last", "lex", "scale", "started", "total")

    def __init__(self, lex: Lexicon) -> None:
        self.lex, self.total, self.group, self.last, self.scale = lex, 0, 0, 0, 0
        self.exact, self.started = True, False

    def add(self, word: str, *, joined: bool, inside: bool = False) -> bool:
        """Adds a word; says whether it belongs to the number. `joined`: after "and"; `inside`: within a compound."""
        lex = self.lex
        if word in lex.numbers:
            return self._add_small(lex.numbers[word], joined=joined, inside=inside)
        if word in lex.hundreds:
            return self._add_hundred(word)
        if word in lex.scales and (self.started or word in lex.lone):
            self._add_scale(int(lex.scales[word]))
            return True
        return False

    def _add_small(self, value: int, *, joined: bool, inside: bool) -> bool:
        vigesimal = value == 20 and self.group % 100 == 4 and self.last == 4 and self.lex.language == "fr"
        if self.started and not vigesimal and not self._fits(value, joined=joined, inside=inside):
            return False
        self.group += 76 if vigesimal else value  # quatre-vingts: the 4 becomes 80
        self.last, self.exact, self.started = 80 if vigesimal else value, True, True
        return True

    def _fits(self, value: int, *, joined: bool, inside: bool) -> bool:
        """Is the place of a small number still free in the group?"""
        free, french = self.group % 100, self.lex.language == "fr"
        if value >= 100:
            return self.group == 0
        if inside and joined and 0 < free < 10 and value % 10 == 0:  # einundzwanzig
            return True
        if value >= 10:
            return (free == 0 and (joined or inside or self.last >= 100)) or (
                french and free in (60, 80) and value < 20
            )
        if french and self.last == 10 and 6 < value < 10:  # dix-sept
            return True
        return (
            self.group % 10 == 0
            and free != 10
            and (self.last >= 20 or inside or (self.last == 0 and joined))
            and value > 0
        )

    def _add_hundred(self, word: str) -> bool:
        if self.group == 0 and (word in self.lex.lone):
            self.group = 1
        if not 0 < self.group < (20 if self.lex.language == "fr" else 100) or not (
            self.started or word in self.lex.lone
        ):
            return False
        self.group, self.last, self.started, self.exact = self.group * 100, 100, True, True
        return True

    def _add_scale(self, value: int) -> None:
        if self.total and value > self.scale:
            self.total = (self.total + self.group) * value
        else:
            self.total += (self.group or 1) * value
        self.group, self.scale, self.last, self.exact, self.started = 0, value, value, False, True


def words_at(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """Number words from token i on: "twenty-one trillion and three hundred"."""
    fixed = lex.fixed.get(t.words[i])
    if fixed is not None:
        return Number(fixed, i + 1, words=True)
    tally = _Tally(lex)
    end, joined, j = i, False, i
    least = (
        20 if lex.language != "en" else 100
    )  # the smallest number that "and" may follow: "vingt et un", but "hundred and one"
    while _add_word(tally, t.words[j], joined=joined):
        end, joined = j + 1, False
        j = end
        if t.words[j] == "-" and t.words[j + 1][:1].isalpha():
            j += 1
        if t.words[j] in lex.ands and tally.last >= least:
            part = fraction_at(t, lex, j + 1)
            if part and part.value < 1:
                break
            j, joined = j + 1, True
            j += t.words[j] == "-"
    if end == i:
        return None
    scale = tally.scale
    step = Decimal(scale) if not tally.exact and scale >= 10**5 else ZERO
    number = Number(
        Decimal(tally.total + tally.group), end, step, Decimal(scale or 1) if not tally.group else ONE, words=True
    )
    return _word_fraction(t, lex, number)


def _add_word(tally: _Tally, word: str, *, joined: bool) -> bool:
    """Adds a word, or a compound of number words as one."""
    if tally.add(word, joined=joined):
        return True
    if not tally.lex.compound or len(word) < 6 or len(word) > 99:
        return False
    before = (tally.total, tally.group, tally.last, tally.scale, tally.exact, tally.started)
    after_and = joined
    for part in tally.lex.atoms(word) or ("",):
        if part in tally.lex.ands:
            after_and = True
        elif tally.add(part, joined=after_and, inside=True):
            after_and = False
        else:
            tally.total, tally.group, tally.last, tally.scale, tally.exact, tally.started = before
            return False
    return True


def _word_fraction(t: Tokens, lex: Lexicon, number: Number) -> Number:
    """What can follow number words: decimals ("two point five") or a denominator ("three fifths")."""
    end = number.end
    if t.words[end] in lex.points:
        decimals, at = _decimals(t, lex, end + 1)
        if decimals:
            return Number(Decimal(f"{number.value}.{decimals}"), at, Decimal(1).scaleb(-len(decimals)), words=True)
    at = end + 1 if t.words[end] == "-" else end
    below = None if t.words[at] in lex.durations else lex.fractions.get(t.words[at])
    plural = t.words[at].endswith("s") or t.words[at] in (
        "tiers",
        "demi",
        "halbe",
        "viertel",
        "drittel",
        "fünftel",
        "achtel",
        "zehntel",
    )
    if below and number.value and (plural or number.value == 1) and number.scale == 1:
        return Number(number.value / below, at + 1, words=True)
    return number


def _decimals(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int]:
    """The decimals told in words after a point ("zero three", "seventy-one") and the index after them."""
    decimals = ""
    while t.words[i] in lex.numbers and len(decimals) < 8:
        tally = _Tally(lex)
        while t.words[i] in lex.numbers and tally.add(t.words[i], joined=False):
            i += 1
            i += t.words[i] == "-" and t.words[i + 1] in lex.numbers
            i += lex.language == "es" and t.words[i] in lex.ands and tally.last >= 20 and t.words[i + 1] in lex.numbers
        decimals += str(tally.group)
    return decimals, i
