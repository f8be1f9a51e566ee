"""What is no figure: years, dates, times, versions, labels ("page 5"), telephone and street numbers, footnote marks."""

from __future__ import annotations

from timeline.figures.amounts import Amount
from timeline.figures.lexicon import Lexicon
from timeline.figures.tokens import Tokens

_JOINTS = frozenset("-–/._:@#&\\'^=*+~")
_STREETS = frozenset(
    "street st avenue ave road rd lane ln drive dr boulevard blvd way square sq place pl court ct terrace highway hwy parkway alley "
    "crescent close quay mews".split()
)
# Words that name what follows only with a capital: "Title 42", but "won the title 29 times".
_LABELS_IN_CAPITALS = frozenset(
    "title act part form rule track step class grade room gate level type group block line lines unit units match game round series "
    "mark model item stage building tier category region area division season episode week day heat apollo world issue problem "
    "question lot word code".split()
)
_MODELS = frozenset("model models parameter parameters params param version instruct chat variant tokens".split())
_TIMES = frozenset("am pm gmt utc est edt pst pdt bst cet cest et ist uhr".split())
COUNTED_ANYWAY = frozenset(
    "people jobs employees workers staff soldiers troops votes miles km points calories members copies".split()
)


def is_no_figure(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is this number part of something that is no figure?"""
    i = amount.start
    if amount.glued or _joined_before(t, i) or _joined_after(t, amount) or _ordinal(t, lex, amount):
        return True
    if amount.marked:
        return False
    if (
        amount.words
        and amount.value == 1
        and amount.end == i + 1
        and lex.language != "en"
        and t.words[i] in lex.articles
    ):
        return True
    if t.words[i] == "one" and amount.value == 1 and amount.words and _pronoun(t, amount, hedge):
        return True
    if _bracketed(t, amount) or _list_number(t, amount) or _named(t, lex, amount, hedge):
        return True
    return amount.plain and (
        _date(t, lex, amount) or _year(t, amount, hedge) or _street(t, amount) or _clock(t, amount)
    )


def are_years(low: Amount, high: Amount) -> bool:
    """Are the two ends of a range years ("between 2019 and 2021")?"""
    ends = (low, high)
    return not (low.unit or high.unit) and all(end.plain and 1500 <= end.value <= 2100 for end in ends)


def _joined_before(t: Tokens, i: int) -> bool:
    """Does the number hang on what stands before it ("GPT-3.5", "Q3", "#5", "2019-20")?"""
    if not t.glued(i):
        return False
    before = t.words[i - 1]
    if before in ("<", ">") and t.glued(i - 1) and t.words[i - 2] in ("<", ">", "="):
        return True
    if before == ">" and t.glued(i - 1) and t.words[i - 2] == "-":
        return True
    if before[-1:].isalnum() or before in ("#", "_", "@", "\\", "^"):
        return True
    if (
        before == "."
        and t.glued(i - 1)
        and (t.words[i].isalpha() or (t.words[i - 2].isalpha() and len(t.words[i - 2]) > 3))
    ):
        return False  # a full stop whose space was lost
    if before in ("-", "–") and _score(t, i - 2):
        return False
    return before in _JOINTS and before != "'" and t.glued(i - 1) and t.words[i - 2][-1:].isalnum() or before == "'"


def _joined_after(t: Tokens, amount: Amount) -> bool:
    """Does something hang on the number that makes it a time, a date, a score or a telephone number?"""
    end = amount.end
    word = t.words[end]
    if not t.glued(end) or word not in _JOINTS or not t.words[end + 1] or not t.glued(end + 1):
        return False
    if amount.marked or _score(t, end - 1):
        return False
    return t.digits(end + 1) or word in ("_", "@", "\\")


def _score(t: Tokens, i: int) -> bool:
    """Is "3-1" at token i a score, whose two numbers are told for themselves? Small, without zeros before, and no third part."""
    parts = (t.words[i], t.words[i + 2])
    if t.words[i + 1] not in ("-", "–") or not all(part.isdigit() and len(part) < 3 for part in parts):
        return False
    if any(part[0] == "0" and len(part) > 1 for part in parts) or int(parts[0]) < int(parts[1]):
        return False
    around = (t.words[i - 1] if t.glued(i) else "", t.words[i + 3] if t.glued(i + 3) else "")
    return not any(mark in ("-", "–", "/", ".", ":") or mark[:1].isalnum() for mark in around if mark)


def _ordinal(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Do the number words go on as a rank ("twenty-first", "vingt-deuxième")?"""
    if not amount.words:
        return False
    last = t.words[amount.end - 1] if amount.unit else t.words[amount.end + (t.words[amount.end] == "-")]
    return last.endswith(lex.ordinals) if lex.ordinals else False


def _bracketed(t: Tokens, amount: Amount) -> bool:
    """A footnote mark "[2]", or an area code "(555) 123"."""
    before, after = t.words[amount.start - 1] if amount.start else "", t.words[amount.end]
    if not amount.plain:
        return False
    return (before, after) == ("[", "]") or ((before, after) == ("(", ")") and t.digits(amount.end + 1))


def _list_number(t: Tokens, amount: Amount) -> bool:
    """A number that heads an item: "1.", "2)" or "(3)" at the beginning of a line."""
    i = amount.start
    if not amount.plain or amount.end != i + 1 or t.words[amount.end] not in (".", ")") or not t.glued(amount.end):
        return False
    if not t.words[amount.end + 1]:
        return False
    if t.words[i - 1] == "(" and i:
        i -= 1
    return len(t.words[amount.start]) <= 3 and (i == 0 or "\\n" in t.text[t.ends[i - 1] : t.starts[i]])


def _named(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is the number the name of something: "page 5", "No. 10", "Windows 11", "7B model", "Seven Network"?"""
    i, end = amount.start, amount.end
    following = t.words[end]
    if amount.unit in _MODELS and amount.scale > 1:
        return True
    if following in _MODELS and amount.scale > 1 and not amount.words:
        return True
    if hedge or i == 0 or amount.scale > 1:
        return False
    at = i - 1
    if t.words[at] == "." and t.glued(at) and at:
        at -= 1
        if t.words[at] in ("no", "nos", "nr", "nrs", "vol", "fig", "p", "pp", "ch", "art", "sec", "ver", "v"):
            return True
        return False
    if amount.words and _name_in_words(t, amount):
        return True
    if t.words[at] == "of" and t.words[at - 1] == "group" and t.capital(at - 1):
        return True
    if t.words[at] in lex.labels and not (amount.unit and not t.capital(at)):
        return t.capital(at) or t.words[at] not in _LABELS_IN_CAPITALS
    if amount.unit or not amount.plain or not _proper(t, lex, at) or (following in "-–" and _score(t, i)):
        return False
    return not following[:1].isalpha() or following in lex.stops or t.capital(end)


def _name_in_words(t: Tokens, amount: Amount) -> bool:
    """A number word in capitals within a sentence ("the Big Four"), and "zero" in its set phrases."""
    i = amount.start
    if t.words[i] == "zero" and (
        t.words[i - 1] in ("net", "ground", "absolute", "near", "sub") or t.words[i + 1] == "-"
    ):
        return True
    if amount.unit and amount.unit[-1:] == "s" and not t.capital(amount.end - 1):
        return False
    shouted = t.written(i).isupper() or (t.words[i - 1].isalpha() and t.capital(i - 1) and t.capital(i + 1))
    return t.capital(i) and t.words[i - 1].isalpha() and not shouted


def _telephone(t: Tokens, amount: Amount) -> bool:
    """A number with a plus before it, or one that such a number leads to over spaces: "+44 20 7946 0958"."""
    i = amount.start
    if t.words[i] == "+" and t.digits(i + 2):
        return True
    for _ in range(5):
        if not t.digits(i) or not i:
            return False
        if t.words[i - 1] == "+" and t.glued(i):
            return True
        i -= 1
    return False


def _proper(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is the word at token i a name: a capital within it, or at its head and not only because it begins a sentence?"""
    word = t.written(i)
    if not word.isalpha() or word.islower() or t.words[i] in _WEEKDAYS or t.words[i] in lex.before.lasts():
        return False
    begins = i == 0 or t.words[i - 1] in (".", "!", "?", ":", '"', "“", "(", "*", "'", ";")
    return not begins or not word[1:].islower()


def _date(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """A day beside the name of its month."""
    i, end = amount.start, amount.end
    if amount.value > 31:
        return False
    number_end = i + 1
    at = number_end + (t.words[number_end] in lex.ofs) + (t.words[number_end] == ".")
    if t.words[at] in lex.months and _month(t, at):
        return True
    at = i - 1
    if at > 0 and t.words[at] == ".":
        at -= 1
    if at > 0 and t.words[at] == "the":
        at -= 1
    return at >= 0 and end >= 0 and t.words[at] in lex.months and _month(t, at)


def _month(t: Tokens, i: int) -> bool:
    """ "may" and "march" are months only in capitals."""
    return t.words[i] not in ("may", "march", "mar", "mars", "mai") or t.capital(i)


def _year(t: Tokens, amount: Amount, hedge: str) -> bool:
    """A bare number that is a year: four digits, no thing counted, no bound that years do not have."""
    if not (1000 <= amount.value <= 2100 and len(t.words[amount.start]) == 4):
        return False
    before = t.words[amount.start - 1] if amount.start else ""
    likely = 1900 <= amount.value <= 2050
    if hedge and not (likely and before in _BEFORE_YEARS):
        return False
    return amount.unit not in COUNTED_ANYWAY if likely else not amount.unit


_BEFORE_YEARS = frozenset("about around circa c ca near under over above below beyond past to by".split())


def _street(t: Tokens, amount: Amount) -> bool:
    """A house number: a capital follows, and a kind of street within three words; or a Romance word for street."""
    if t.words[amount.start + 1] in ("rue", "boulevard", "quai", "calle", "via", "place") and t.words[amount.start + 2]:
        return True
    first = amount.start + 1
    first += len(t.words[first]) == 1 and t.glued(first) and t.capital(first)
    for j in range(first, first + 4):
        if not t.capital(j):
            return False
        if j > first and t.words[j] in _STREETS:
            return True
    return False


def _clock(t: Tokens, amount: Amount) -> bool:
    """A time of day: "5 p.m.", "10am", "8 o'clock"."""
    i = amount.start + 1
    if t.words[i - 2 : i - 1] in (["past"], ["to"]) and i > 2 and t.words[i - 3] in ("half", "quarter"):
        return True
    if t.words[i] in _ERAS and t.written(i).isupper():
        return True
    zone = t.words[i] in _TIMES and (t.words[i] in ("am", "pm", "uhr") or t.written(i).isupper())
    if zone and (amount.value <= 24 or t.written(i).isupper()):
        return True
    if t.words[i] in ("a", "p") and t.words[i + 1] == "." and t.words[i + 2] == "m":
        return True
    return t.words[i] == "o" and t.words[i + 1] == "'"


def _pronoun(t: Tokens, amount: Amount, hedge: str) -> bool:
    """Is "one" a pronoun or an article ("the one you mentioned", "one day") and no count?"""
    i = amount.start
    if t.words[i + 1] == "-":
        return True
    if hedge or amount.end > amount.start + 1:
        return False
    if t.words[i + 1] in _ONE_OF or (i and t.words[i - 1] == "number"):
        return False
    return bool(t.words[i + 1][:1].isalpha() or (i and t.words[i - 1] in _BEFORE_ONE))


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_ERAS = frozenset("bc bce ad ce".split())
_ONE_OF = frozenset(
    "person man woman child boy girl vote seat goal point soldier officer player worker employee percentage".split()
)
_BEFORE_ONE = frozenset("the this that which no any every each another some last next new only".split())
