"""What a number counts: percent, a multiple, a measure, or the noun that follows it; and the bound told between."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import Number, is_whole
from timeline.figures.reading.tokens import Tokens, words

_UNMARKED_PLURALS = words(
    "people men women children staff police personnel feet teeth mice geese fish sheep deer cattle aircraft "
    "spacecraft media data "
    "criteria phenomena alumni fungi troops crew offspring headcount businessmen businesswomen policemen firemen "
    "fishermen gentlemen "
    "salesmen servicemen workmen sportsmen craftsmen chairmen congressmen"
)
_MORE = words("other more such")  # may stand before what is counted: "three other countries"
_NOT_PLURAL = {"en": ("ss", "us", "is"), "fr": ("ss", "us")}
_TIME_NOUNS = words("am pm gmt utc est edt pst bst cet o")
MEASURES = words(
    "km m cm mm nm ft mi kg g mg t lb lbs oz ml l dl cl kw mw gw tw kwh mwh gwh twh w v hz khz mhz ghz mph kph bpd "
    "boe mb gb tb kb "
    "pb mbps gbps kt mt ha sq kj mj gj psi hp bhp rpm px dpi fps db ppm ppb kbps km² m² mpg mpge kmh sqm sqft mmbtu "
    "bcf tcf cc"
)
_JOINED = words("mp mah")
_MEASURED = words(
    "metres meters kilometres kilometers miles inches yards degrees points litres liters gallons grams kilograms kilos "
    "tons tonnes pounds ounces volts watts amps acres hectares knots hertz pixels carats calories joules barrels"
)
# What follows "times" where it compares ("three times the", "2.5 times as") and counts no occasions ("called 3 times").
_COMPARED = words(
    "as more oversubscribed the its that what their his her less earnings sales revenue revenues profit book annual"
)
_NOT_COMPARATIVE = words("over after ever per under either however whether never together later earlier")


def hedge_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The bound told after a number ("or more", "+", "-odd") and the index after it."""
    found = lex.after.at(t, i)
    if found is None:
        return None
    word, end = t.words[i], found[1]
    if word == "+":
        return found if t.glued(i) and not t.digits(end) else None
    if word == "-":
        return found if t.glued(i) else None
    compares = t.words[end] in lex.thans or (word in lex.ands and t.words[end + 1] in lex.thans)
    return None if compares or begins_number(t, lex, end) else found


def begins_number(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a number or a currency sign begin at token i?"""
    word = t.words[i]
    if word in lex.articles:
        word = t.words[i + 1]
        return word in lex.fractions or word in lex.scales or word in lex.hundreds
    return t.digits(i) or word in lex.numbers or word in SIGNS or (word == "-" and t.digits(i + 1))


def percent_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The kind of percent at token i, a hyphen before it allowed: its unit and the index after it."""
    at = i + (t.words[i] == "-")
    found = lex.percents.at(t, at)
    if found and t.words[at] == "pc" and not t.written(at).islower():  # 20 PC users
        return None
    if found and t.words[found[1]] == "-" and t.words[found[1] + 1] in ("point", "points"):  # "a 2%-point rise"
        return "percentage point", found[1] + 2
    return found


def multiple_after(t: Tokens, lex: Lexicon, number: Number) -> int | None:
    """The index after "times", "-fold" or "x" where they make the number a multiple and not a count of occasions."""
    i = number.end
    if t.words[i] in ("x", "×"):
        joins = t.digits(i + 1) and t.glued(i + 1)
        hangs = t.words[i + 1] == "-" and not t.digits(i + 2)  # "4x-5x", but not "2x-ray"
        return i + 1 if t.glued(i) and not joins and not hangs else None
    at = i + (t.words[i] == "-")
    if t.words[at] == "fold":
        return at + 1
    if t.words[at] not in lex.times:
        return None
    following = t.words[at + 1]
    if following == "as" and t.words[at + 2] in lex.ofs:  # "viewed 10 times as of May"
        return None
    comparative = following.endswith("er") and following not in _NOT_COMPARATIVE
    compares = following in _COMPARED or comparative or not is_whole(number.value)  # nothing happens 2.5 times
    return at + 1 if compares else None


def noun_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The head of the counted noun from token i on and the index after it: the first plural within four words.

    >>> from timeline.figures.reading.load import lexicon
    >>> noun_after(Tokens.from_text("new federal employees in Paris"), lexicon("en"), 0)
    ('employees', 3)
    """
    if t.glued(i) or t.words[i] == "°":
        return _joined_unit(t, lex, i)
    if lex.plural == "capital":
        counted = t.capital(i) and len(t.words[i]) > 2 and t.words[i].isalpha() and t.words[i] not in lex.months
        return (t.words[i], i + 1) if counted else None
    if t.words[i] in ("sq", "square", "cubic") and t.words[i + 1].isalpha():
        return f"{t.words[i]} {t.words[i + 1]}", i + 2
    if t.words[i] in _MORE and t.words[i + 1] not in lex.stops:
        i += 1
    for j in range(i, i + (4 if lex.language == "en" else 1)):
        word = t.words[j]
        if (
            not word[:1].isalpha()
            or word in lex.stops
            or word in _TIME_NOUNS
            or (j > i and t.capital(j) and not word.endswith("s"))
        ):
            return None
        if word in _UNMARKED_PLURALS or _measure(t, j) or (lex.plural == "s" and ends_as_plural(word, lex.language)):
            return word, j + 1
    return None


def _joined_unit(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """What touches a number at token i: "12-member", "40.3°C", "a high of 35C", "5kg"."""
    mark, following = t.words[i], t.words[i + 1]
    if mark == "°":
        return ("°" + following, i + 2) if following in ("c", "f", "k") else ("°", i + 1)
    if mark == "-" and t.glued(i + 1):
        noun = following.isalpha() and following not in lex.numbers and following not in lex.stops
        return (following, i + 2) if noun else None
    if t.written(i) in ("C", "F"):
        return "°" + mark, i + 1
    if t.written(i) in ("L", "W", "V") or mark in _JOINED:  # "a 2.0L engine", "a 12MP camera"
        return mark, i + 1
    return (mark, i + 1) if _measure(t, i) else None


def is_counted(noun: str) -> bool:
    """Is this a noun of things told one by one (people, votes), and no measure (metres, points)?"""
    plural = ends_as_plural(noun) and noun not in _MEASURED and noun not in MEASURES
    return plural or noun in _UNMARKED_PLURALS - {"feet"}


def ends_as_plural(word: str, language: str = "en") -> bool:
    """Does a word end as plurals of the language do?"""
    ending = "s" if language != "fr" else ("s", "x")
    return word.endswith(ending) and len(word) > 3 and not word.endswith(_NOT_PLURAL.get(language, _NOT_PLURAL["en"]))


def _measure(t: Tokens, i: int) -> bool:
    """Is token i a unit of measure? Those of one letter only in small letters: "5 g", but "5G"."""
    return t.words[i] in MEASURES and (len(t.words[i]) > 1 or t.written(i) == t.words[i])
