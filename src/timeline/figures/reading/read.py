"""Text → figures, left to right, as an editor reads them.

A token that can begin a figure is found, an amount is read from it, and with it the words that bound it. Each token is
looked at a bounded number of times: the cost is linear in the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.beside import named_beside, part_of
from timeline.figures.reading.bounds import CEILINGS, FLOORS, Interval, around, interval, span, times, vague
from timeline.figures.reading.cents import cents_of
from timeline.figures.reading.hedges import hedge_before
from timeline.figures.reading.kinds import EQUAL, NO_DIMENSION, NO_WAY, QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.lists import bounded_by_lists, shared_in_lists
from timeline.figures.reading.load import lexicon
from timeline.figures.reading.not_figures import are_dates, is_no_figure
from timeline.figures.reading.per import is_each_before, past_matter, per_after
from timeline.figures.reading.ranges import Opener, both_ends
from timeline.figures.reading.special import Special, special_at
from timeline.figures.reading.spreads import amount_at
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.units import hedge_after, noun_after
from timeline.figures.reading.ways import way_of
from timeline.lang import units
from timeline.model import EACH, Dimension, Figure, Relation
from timeline.patterns import late
from timeline.text.bare import is_bare
from timeline.text.readable import place_of, readable

if TYPE_CHECKING:
    from timeline.text.fold import View

_JOINT = "(?:[-/]|–)"  # of a chain; a set of near and far characters takes longer to compile
# Addresses on the web, and four or more numbers in a chain (a serial or a telephone number). Possessive, and never
# begun inside a number, so that no text is looked at more than a few times.
_NO_TEXT = rf"(?:https?://|www\.)\S+|(?<![0-9])[0-9]++(?:{_JOINT}[0-9]++){{3,}}+"  # compiled where it is met
_FOUR = late(rf"[0-9]{_JOINT}[0-9]++{_JOINT}[0-9]++{_JOINT}[0-9]")
_LONGEST_JOINT = 2  # tokens between two bounds of one range
_CHAIN = r"[0-9]+(?:[.,][0-9]+){2,}"

Views = Sequence[tuple["View", str]]  # each with the text that it is a view of; the last is the one that was given


class Reading(NamedTuple):
    """A figure as the tokens [start, end), its amount and its interval."""

    start: int
    end: int
    amount: Amount
    interval: Interval


def read_figures(text: str, *, language: str = "en") -> list[Figure]:
    """The figures of a text, in order, without overlaps; offsets are code points into it.

    Layout and typography are seen through: "600 mil-⏎lion" is 600 million.

    >>> [(f.text, f.unit, f.relation) for f in read_figures("It raised more than €1.7bn from 12 investors.")]
    [('more than €1.7bn', 'EUR', '>'), ('12 investors', 'investors', '=')]
    """
    lex = lexicon(language)
    if is_bare(text):
        return _read(text, lex)
    from timeline.figures.reading.scripts import in_one_script  # most texts have no use for it

    view = readable(text, lex.knows)
    seen = text if view is None else view.text
    in_digits = in_one_script(seen, lex)
    views = [(each, original) for each, original in ((in_digits, seen), (view, text)) if each is not None]
    return _read(seen if in_digits is None else in_digits.text, lex, views)


def _read(text: str, lex: Lexicon, views: Views = ()) -> list[Figure]:
    """The figures of a text as it stands, at their places in the text that it is a view of."""
    figures: list[Figure] = []
    start = 0
    for address in re.finditer(_NO_TEXT, text) if _may_hold_no_text(text) else ():
        figures += _figures(Tokens.from_text(text, start, address.start()), lex, views)
        start = address.end()
    return figures + _figures(Tokens.from_text(text, start, len(text)), lex, views)


def _may_hold_no_text(text: str) -> bool:
    """Is there anything of an address or a chain in a text? It is found out far faster than where they stand."""
    stroke = "/" in text
    if "www." in text or (stroke and "://" in text):
        return True
    return (stroke or "-" in text or "–" in text) and _FOUR.search(text) is not None


def _figures(t: Tokens, lex: Lexicon, views: Views) -> list[Figure]:
    """The figures of a stretch of text, each read from the first token that no figure before it has taken."""
    readings: list[Reading] = []
    floor = covered = 0  # what has been looked at, and what belongs to a figure: "un" is not of "casi un 20 %"
    for i in _candidates(t, lex):
        if i < floor or (i > covered and i - 1 in t.digits and _is_broken_off(t, i)):
            continue
        special = special_at(t, lex, i) if t.words[i] in lex.specials else None
        amount = None if special else amount_at(t, lex, i)
        if special:
            reading: Reading | None = _word_reading(t, lex, special, covered)
        elif amount:
            reading, floor = _reading(t, lex, amount, covered), amount.end
        else:
            continue
        if reading:
            reading = _with_way(t, lex, reading, covered)
            covered = reading.end
            reading, floor = _with_per(t, lex, reading)
            merged = _two_sided(t, lex, readings[-1], reading) if readings else None
            if merged:
                readings.pop()
            readings.append(merged or reading)
    return [_figure(t, reading, views) for reading in _in_lists(t, lex, readings)]


def _is_broken_off(t: Tokens, i: int) -> bool:
    """Does a word of a number stand behind digits that are none: "1.2.3 million"?"""
    return i not in t.digits and re.fullmatch(_CHAIN, t.words[i - 1]) is not None


def _in_lists(t: Tokens, lex: Lexicon, readings: list[Reading]) -> list[Reading]:
    """The figures with the unit and the scale that their list tells once; bounds and ranges keep their own."""
    if len(readings) < 2:
        return readings
    shared = shared_in_lists(t, lex, [(reading.amount, reading.start, reading.end) for reading in readings])
    for number, amount in shared.items():
        if readings[number].interval.relation is EQUAL:
            rounded = interval(amount.value, amount.step, EQUAL)
            readings[number] = readings[number]._replace(amount=amount, interval=rounded)
    placed = [(one.amount, one.start, one.end) for one in readings]
    for number, amount in (cents_of(t, placed) | named_beside(t, lex, placed)).items():
        one = readings[number]
        moved = times(one.interval, part_of(amount, one.amount))
        readings[number] = one._replace(amount=amount, interval=moved)
    for number, first in bounded_by_lists(t, lex, [(reading.start, reading.end) for reading in readings]).items():
        one, bound = readings[number], readings[first].interval.relation
        if one.interval.relation is EQUAL and bound in (*FLOORS, *CEILINGS):
            readings[number] = one._replace(interval=interval(one.amount.value, one.amount.step, bound))
    return readings


def _with_way(t: Tokens, lex: Lexicon, reading: Reading, covered: int) -> Reading:
    """The figure with the way it goes; `covered` is where the figure before it ends."""
    way = way_of(t, lex, reading.start, reading.end, reading.amount.kind, covered)
    return reading if way is NO_WAY else reading._replace(amount=reading.amount._replace(direction=way))


def _with_per(t: Tokens, lex: Lexicon, reading: Reading) -> tuple[Reading, int]:
    """The figure with what it is told per, and the index after that."""
    amount, end = reading.amount, reading.end
    unnamed = not (amount.unit or amount.marked)
    if not amount.per and (amount.kind is QUANTITY or t.words[end + unnamed] in lex.ofs):
        end = past_matter(t, lex, end + unnamed, amount.kind) - unnamed
    if amount.per or not (t.words[end] in lex.per_firsts or (unnamed and t.words[end + 1] in lex.per_firsts)):
        end = reading.end
        each = lex.each_before and not amount.per and is_each_before(t, lex, reading.start)
        return reading._replace(amount=amount._replace(per=EACH)) if each else reading, end
    found = per_after(t, lex, end, amount.kind, counts=unnamed)
    if found is None:
        return reading, reading.end
    whole = f"{amount.unit} per {found[0]}"  # "15 km per litre" is one unit
    is_one = amount.kind is QUANTITY and whole in units()
    amount = amount._replace(unit=whole) if is_one else amount._replace(per=found[0])
    return reading._replace(amount=amount), found[1]


def _candidates(t: Tokens, lex: Lexicon) -> list[int]:
    """The tokens that a figure can begin with: digits, words of numbers and money, and articles before some of them."""
    words, stems = t.words, lex.stems
    found = set(t.digits)
    for i in compress(count(), map(lex.likely.__contains__, words)):
        word = words[i]
        if (
            word in lex.openers
            or (word in lex.articles and words[i + 1] in lex.followers)
            or (word in lex.decimals and i + 1 in t.digits)
        ):
            found.add(i)
    if stems:
        found.update(i for i, word in enumerate(words) if word[:3] in stems and lex.atoms(word))
    return sorted(found)


def _reading(t: Tokens, lex: Lexicon, amount: Amount, floor: int) -> Reading | None:
    """The amount at its place with all that bounds it, as a range where it is the first end of one."""
    bounded = t.words[amount.start - 1] in lex.bounding
    hedge, start = hedge_before(t, lex, amount, floor) if bounded else ("", amount.start)
    opener = _opener(t, lex, start, floor) if t.words[start - 1] in lex.opening else Opener.NONE
    ends = both_ends(t, lex, amount, opener) if t.words[amount.end] in lex.joining else None
    if ends and ends.change:
        amount = ends.low
    elif ends:
        low, high, _ = ends
        if is_no_figure(t, lex, low._replace(end=high.end, plain=False), hedge) or are_dates(t, lex, low, high):
            return None
        begin = start
        while opener and t.words[begin] not in (lex.between if opener is Opener.BETWEEN else lex.froms):
            begin -= 1
        return Reading(begin, high.end, high, span(low.value, high.value))
    if is_no_figure(t, lex, amount, hedge):
        return None
    end = amount.end
    after = (amount.hedge, end) if amount.hedge else hedge_after(t, lex, end)
    if after:
        hedge, end = after
        if not amount.unit and not amount.marked and (noun := noun_after(t, lex, end)):
            amount, end = amount._replace(unit=noun[0]), noun[1]
    if amount.spread and not hedge:
        return Reading(start, end, amount, around(amount.value, amount.spread))
    return Reading(start, end, amount, interval(amount.value, amount.step, hedge or EQUAL))


def _word_reading(t: Tokens, lex: Lexicon, special: Special, floor: int) -> Reading:
    """A figure without a number, with the bound told before it."""
    value = special.value if special.value is not None else special.low
    amount = Amount(special.start, special.end, value, Decimal(0), special.kind, special.unit, marked=True)
    hedge, start = hedge_before(t, lex, amount, floor)
    if special.value is not None:
        return Reading(start, special.end, amount, interval(special.value, Decimal(0), hedge or special.hedge))
    if hedge in FLOORS:
        return Reading(start, special.end, amount, interval(special.low, Decimal(0), Relation.AT_LEAST))
    return Reading(special.start, special.end, amount, vague(special.low, special.high))


def _opener(t: Tokens, lex: Lexicon, start: int, floor: int) -> Opener:
    """What opens a range just before a figure: "between", "from" or nothing."""
    word = t.words[start - 1] if start > floor else ""
    if word in lex.fillers and start - 1 > floor and t.words[start - 2] in lex.between:
        return Opener.BETWEEN
    aged = lex.aged.before(t, start, floor) if word in lex.aged.lasts else None
    if word in lex.between or (aged and aged[1] > floor and t.words[aged[1] - 1] in lex.between):
        return Opener.BETWEEN
    return Opener.FROM if word in lex.froms else Opener.NONE


def _two_sided(t: Tokens, lex: Lexicon, first: Reading, second: Reading) -> Reading | None:
    """Two bounds told one after the other, as one range: "more than 10 and less than 40"."""
    if second.start - first.end > _LONGEST_JOINT:
        return None
    between = t.words[first.end : second.start]
    if not all(word == "," or word in lex.ands or word in lex.buts for word in between):
        return None
    a, b = first.interval, second.interval
    if a.relation in FLOORS and b.relation in CEILINGS:
        low, high = a, b
    elif a.relation in CEILINGS and b.relation in FLOORS:
        low, high = b, a
    else:
        return None
    amount = second.amount if second.amount.unit else first.amount
    same = first.amount.kind is second.amount.kind and first.amount.unit in ("", amount.unit)
    if not same or low.low >= high.high:
        return None
    interval = span(low.low, high.high, low_closed=low.low_closed, high_closed=high.high_closed)
    return Reading(first.start, second.end, amount, interval)


def _figure(t: Tokens, reading: Reading, views: Views) -> Figure:
    start, end, text = t.starts[reading.start], t.end(reading.end - 1), t.text
    for view, text in views:
        start, end = place_of(start, end, view, text)
    amount, interval = reading.amount, reading.interval
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        kind=amount.kind,
        unit=amount.unit,
        value=interval.value,
        low=interval.low,
        high=interval.high,
        low_closed=interval.low_closed,
        high_closed=interval.high_closed,
        relation=interval.relation,
        step=amount.step,
        dimension=_dimension(amount) if amount.kind is QUANTITY else NO_DIMENSION,
        per=amount.per,
        direction=amount.direction,
        spread=amount.spread,
    )


def _dimension(amount: Amount) -> Dimension:
    return Dimension(units()[amount.unit].dimension)
