"""What is no figure: dates, years, times, versions, scores' parts, list and footnote numbers, telephone numbers, names.

Only what stands right beside a number is looked at, so the cost is constant for each number.
"""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.durations import compares
from timeline.figures.reading.kinds import DURATION
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.not_names import is_name
from timeline.figures.reading.ratios import is_ratio
from timeline.figures.reading.scores import SCORE_MARKS, in_record, is_score
from timeline.figures.reading.tokens import Tokens
from timeline.model import CalendarUnit

_JOINTS = frozenset("-–/._:@#&\\^*+~\ufffd")
_LONGEST_ROW = 7  # groups of a telephone number

_DAYS = 12  # that are told before their month at most
_CLOSING = (".", ",", ";", ")", "?", "!")


def is_no_figure(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is this number part of something that is no figure? `hedge` is the bound told before it, or empty."""
    start, end = amount.start, amount.end
    before = t.words[start - 1]  # empty at the beginning, as behind the end
    if amount.glued or (t.glued[start] and _hangs_on_before(t, lex, start)):
        return True
    if (t.glued[end] and _hangs_on_after(t, lex, amount)) or (amount.words and _rank(t, lex, amount)):
        return True
    if before in lex.clocks.lasts and _clock(t, lex, amount):
        return True
    if amount.marked:
        return amount.kind is DURATION and _is_no_duration(t, lex, amount)
    if amount.unit in lex.clock.nouns or _era(t, lex, amount) or _day_and_year(t, lex, amount):
        return True
    if before in lex.past_hours.lasts and lex.past_hours.before(t, start, 0):
        return True
    if is_name(t, lex, amount, hedge) or (not amount.unit and is_ratio(t, lex, start, end)):
        return True
    if not amount.plain:
        return before[:1] == "0" and start in t.digits and _telephone(t, start)
    return _is_no_plain_figure(t, lex, amount, hedge)


def _is_no_plain_figure(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is a bare run of digits a mark, a rank, a day, a year, a time of day or a telephone number?"""
    return (
        _bracketed(t, amount)
        or _list_number(t, amount)
        or _dotted_rank(t, lex, amount)
        or is_day_of_month(t, lex, amount.start, amount.start + 1)
        or _year(t, lex, amount, hedge)
        or _time_of_day(t, lex, amount)
        or _telephone(t, amount.start)
    )


def _is_no_duration(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    return _military_time(t, amount) or _flaw(t, amount) or _then(t, lex, amount)


def are_dates(t: Tokens, lex: Lexicon, low: Amount, high: Amount) -> bool:
    """Are the two ends of a range years ("between 2019 and 2021") or days of a month ("September 9-12")?"""
    if not (low.plain and high.plain) or low.unit or high.unit:
        return False
    years = all(1500 <= end.value <= 2100 for end in (low, high))
    return years or (high.value <= 31 and is_day_of_month(t, lex, low.start, high.end))


def _hangs_on_before(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does the number hang on what stands before it ("GPT-3.5", "Q3", "#5", "'90", "<>30")?"""
    if not t.glued[i]:
        return False
    mark = t.words[i - 1]
    if mark[-1:].isalnum() or mark in ("#", "_", "@", "\\", "^"):
        return True
    if mark == "'":  # "'90", but "d'une heure", "l'80%"
        return i in t.digits and not (t.glued[i - 1] and t.words[i - 2].isalpha())
    if not t.glued[i - 1]:
        return False
    further = t.words[i - 2]
    if mark in ("<", ">"):
        return further in ("<", ">", "=", "-")
    if mark == "." and (t.words[i].isalpha() or (further.isalpha() and len(further) > 3)):
        return False  # a full stop whose space was lost
    counted = further in lex.ofs and i > 4 and i - 4 in t.digits  # "18-of-27"
    bounded = mark == "-" and lex.before.before(t, i, i - 2) is not None  # "sub-10"
    if bounded or counted or (mark in SCORE_MARKS and (is_score(t, lex, i - 2) or in_record(t, lex, i))):
        return False
    return mark in _JOINTS and further[-1:].isalnum()


def _hangs_on_after(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Does something hang on the number that makes it a time, a date, a version or a telephone number?"""
    end = amount.end
    if t.words[end] == "(" and t.glued[end] and t.words[end + 2] == ")" and len(t.words[end + 1]) == 1:
        return t.words[end + 1].isalpha()  # "401(k) plans"
    if amount.marked or not t.glued[end] or not t.glued[end + 1] or t.words[end] not in _JOINTS:
        return False
    if t.words[end] == "-" and amount.start in t.digits and t.capital(end + 1) and t.words[end + 1] in lex.numbers:
        return True  # "7-Eleven"
    if is_score(t, lex, end - 1) or in_record(t, lex, end - 1):
        return False
    return end + 1 in t.digits or t.words[end] in ("_", "@", "\\")


def _rank(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Do the number words go on as a rank ("twenty-first", "vingt-deuxième")?"""
    if not amount.words or not lex.ordinals:
        return False
    last = t.words[amount.end - 1] if amount.unit else t.words[amount.end + (t.words[amount.end] == "-")]
    return last.endswith(lex.ordinals)


def _military_time(t: Tokens, amount: Amount) -> bool:
    """Is it a time as soldiers tell it: "0800 hours"?"""
    written = t.words[amount.start]
    return amount.unit == CalendarUnit.HOUR and len(written) == 4 and written.isdecimal() and written[0] == "0"


def _clock(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Is it a time of day after its preposition: "à 8 heures", "a las 14.30", but "à 8 heures de route"?"""
    if lex.clocks.before(t, amount.start, 0) is None or amount.value > 24 or amount.scale > 1:
        return False
    if amount.kind is DURATION:
        return amount.unit == CalendarUnit.HOUR and t.words[amount.end] not in lex.ofs
    return amount.step == Decimal("0.01") and amount.value % 1 < Decimal("0.6") and not (amount.marked or amount.unit)


def _then(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Is it the time something is compared with: "un 12 % más que un año antes", "contre 5 % un an plus tôt"?"""
    lasts = amount.kind is DURATION and t.words[amount.start] in lex.articles
    if not lasts or t.words[amount.end] not in lex.agos:
        return False
    alone = amount.end == amount.start + 2 and lex.before.before(t, amount.start, 0) is None
    return alone or compares(t, lex, amount.start)


def _flaw(t: Tokens, amount: Amount) -> bool:
    """Is it a flaw in software: "a zero-day", "two zero-days"?"""
    return amount.value == 0 and amount.unit == CalendarUnit.DAY and t.words[amount.start + 1] == "-"


def _bracketed(t: Tokens, amount: Amount) -> bool:
    """A footnote mark "[2]", or an area code "(555) 123"."""
    around = (t.words[amount.start - 1] if amount.start else "", t.words[amount.end])
    return around == ("[", "]") or (around == ("(", ")") and amount.end + 1 in t.digits)


def _list_number(t: Tokens, amount: Amount) -> bool:
    """A number that heads an item: "1.", "2)" or "(3)" at the beginning of a line that goes on."""
    i, end = amount.start, amount.end
    if end != i + 1 or t.words[end] not in (".", ")") or not t.glued[end] or not t.words[end + 1]:
        return False
    i -= i > 0 and t.words[i - 1] == "("
    return len(t.words[amount.start]) <= 3 and (i == 0 or "\n" in t.text[t.end(i - 1) : t.starts[i]])


def _dotted_rank(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """A rank with a full stop after an article: "der 1. FC Köln", "im 2. Halbjahr", "zum 10. Mal"."""
    i = amount.start
    ranked = t.words[i + 1] == "." and t.glued[i + 1] and not t.glued[i + 2] and t.words[i + 2].isalpha()
    return ranked and len(t.words[i]) < 4 and i > 0 and t.words[i - 1] in lex.articled


def is_day_of_month(t: Tokens, lex: Lexicon, i: int, end: int) -> bool:
    """Does a month's name stand beside the tokens [i, end): "9 September", "Sept. 9", "der 9. Mai", "el 9 de mayo"?"""
    if len(t.words[i]) > 2:
        return False
    after = end + (t.words[end] in lex.ofs or t.words[end] == ".")
    before = i - 1
    before -= before > 0 and t.words[before] == "."
    before -= before > 0 and t.words[before] in lex.definites
    return _is_month(t, lex, after) or _is_month(t, lex, before) or _in_days(t, lex, i, end)


def _is_month(t: Tokens, lex: Lexicon, i: int) -> bool:
    return i >= 0 and t.words[i] in lex.months and (t.words[i] not in lex.months_also_words or t.capital(i))


def _in_days(t: Tokens, lex: Lexicon, i: int, end: int) -> bool:
    """Is it one of several days of a month that is told once: "3 and 4 May", "3, 4 and 5 May", "May 3 and 4"?"""
    at = end
    for _ in range(_DAYS):
        at += t.words[at] == "."
        if not (t.words[at] == "," or t.words[at] in lex.ands) or not _is_day(t, at + 1):
            break
        at += 2
        if _is_month(t, lex, at + (t.words[at] in lex.ofs or t.words[at] == ".")):
            return True
    closes = not t.words[end] or t.words[end] in _CLOSING
    return closes and i > 2 and t.words[i - 1] in lex.ands and _is_day(t, i - 2) and _is_month(t, lex, i - 3)


def _is_day(t: Tokens, i: int) -> bool:
    return t.words[i].isdecimal() and len(t.words[i]) < 3 and 0 < int(t.words[i]) < 32


def _day_and_year(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Is it a day and a year whose space was lost: "March 12,2024"?"""
    if "," not in t.words[amount.start]:
        return False
    day, _, year = t.words[amount.start].partition(",")
    written = len(day) < 3 and len(year) == 4 and year.isdecimal() and year[:2] in ("19", "20")
    before = amount.start - 1 - (amount.start > 1 and t.words[amount.start - 1] == ".")
    return written and before >= 0 and t.words[before] in lex.months


def _year(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """A bare number of four digits that is a year: no thing is counted, and no bound is told that years do not have."""
    if not 1000 <= amount.value <= 2100 or len(t.words[amount.start]) != 4:
        return False
    if lex.totals.before(t, amount.start, 0):
        return False
    likely = 1900 <= amount.value <= 2050
    if hedge and not (likely and _leads_to_year(t, lex, amount)):
        return False
    counted = amount.unit in lex.counted or t.words[amount.end] in lex.counted
    return not counted if likely else not amount.unit


def _leads_to_year(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Is the bound before a bare number one that years have too: "about 2019", "à partir de 2026"?"""
    before = t.words[amount.start - 1] if amount.start else ""
    if before in lex.before_years or compares(t, lex, amount.start):  # "51% more than 2022"
        return True
    return not amount.unit and lex.year_leads.before(t, amount.start, 0) is not None


def _era(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Does an era follow, one of a single word in capitals: "44 BC", "44 av. J.-C."?

    Its first letter may have been read as a unit: Dutch "v.Chr." as volts.
    """
    for i in (amount.end, amount.end - 1):
        found = lex.eras.at(t, i) if t.words[i] in lex.eras.firsts else None
        if found and (found[1] > i + 1 or t.written(i).isupper()):
            return True
    return False


def _time_of_day(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """A time of day: "5 p.m.", "10am", "8 o'clock", "0930 GMT"."""
    i = amount.start + 1
    if t.words[i] in lex.clock.zones:
        return t.written(i).isupper()
    return amount.value <= 24 and lex.hours.at(t, i) is not None


def _telephone(t: Tokens, i: int) -> bool:
    """A number after a plus that others follow, or one of a row that begins with a plus or a nought: 020 7946 0958."""
    if t.words[i] == "+":
        return i + 2 in t.digits
    for j in range(i, max(-1, i - _LONGEST_ROW), -1):
        if j not in t.digits:
            return False
        if j and t.words[j - 1] == "+" and t.glued[j]:
            return True
        if _dialled(t, j):
            return True
    return False


def _dialled(t: Tokens, i: int) -> bool:
    """Does a national telephone number begin here: a nought and two to four digits, then a group of three or more?

    Or a row of at least four pairs, as in France: "01 42 34 56 78".
    """
    if t.words[i][0] != "0":
        return False
    pairs = all(j in t.digits and len(t.words[j]) == 2 for j in range(i, i + 4))
    return pairs or (3 <= len(t.words[i]) <= 5 and i + 1 in t.digits and len(t.words[i + 1]) >= 3)
