"""Numbers told as a part of something or by an article: "half a million", "one in five", "a couple of", "a hundred"."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import HUNDRED, ZERO, Number
from timeline.figures.reading.number_words import fraction_at
from timeline.figures.reading.numerals import and_a_half, number_at, scaled
from timeline.figures.reading.symbols import GLYPHS
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.unit_names import unit_at
from timeline.figures.reading.units import ends_as_plural


def any_number(t: Tokens, lex: Lexicon, i: int, *, whole: bool) -> Number | None:
    """The number at token i, in whichever way it is told; `whole` after a currency sign, where no share can stand."""
    if t.words[i] in lex.articles and t.words[i + 1] in lex.fixed:  # "eine Viertelmillion"
        i += 1
    if not whole and (t.words[i] in lex.articles or i not in t.digits or t.words[i + 1] in lex.fractions):
        share = fraction_at(t, lex, i)
        if share and not _calendar_quarters(t, lex, share, i):
            return _of_scale(t, lex, share) if _counts(t, lex, share, i) else None
        at = i + (t.words[i] in lex.articles)
        if t.words[at] in lex.couples and t.words[at + 1] in lex.ofs:
            return scaled(t, lex, Number(Decimal(2), at + 2, words=True))
    number = number_at(t, lex, i)
    if number and number.value < 1 and not whole and t.words[i] in GLYPHS:
        number = _of_scale(t, lex, number)  # "½ a million"
    if number is None and (scale := _bare_scale(t, lex, i)):
        number = and_a_half(t, lex, scale)  # "millón y medio"
    if number is None or whole or t.words[number.end] not in lex.outs.firsts:
        return number
    return _in_so_many(t, lex, number) or number


def _calendar_quarters(t: Tokens, lex: Lexicon, share: Number, i: int) -> bool:
    """Are these quarters of a year, and not fourths? "two quarters", "3 quarters", "the last three quarters"."""
    if t.words[share.end - 1] not in lex.durations or _names_whole(t, lex, share.end):
        return False
    lasting = i > 0 and t.words[i - 1] in lex.spans and lex.before.before(t, i, 0) is None  # "nearly three-quarters"
    return i in t.digits or share.value == Decimal("0.5") or lasting


def _names_whole(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does what follows say of what the share is: "of the votes", "million", "hour"?"""
    word = t.words[i]
    if t.words[i - 1] in lex.portions:
        return True
    return word in lex.ofs or word in lex.scales or word in lex.durations or lex.percents.at(t, i) is not None


def _counts(t: Tokens, lex: Lexicon, share: Number, i: int) -> bool:
    """Is a fraction word a number here ("over half", "a third of"), and no rank or half-year ("the first half")?"""
    following, before = t.words[share.end], t.words[i - 1] if i else ""
    if t.words[share.end - 1] in lex.shares.halving and t.words[i] not in lex.shares.halving:
        alone = share.value > 1 or not following[:1].isalpha()
        return alone or _is_halved(t, lex, share.end)  # "una media de 40 años" is a mean
    if share.end > i + 1:
        ranked = (
            t.words[share.end - 1] in lex.shares.ranks and t.words[i] in lex.articles and t.words[i] not in lex.numbers
        )
        if ranked and following in lex.durations and t.words[share.end - 1] not in lex.durations:
            return False  # "a fourth day"
        bounded = before in lex.shares.by or lex.before.before(t, i, 0) is not None
        some = following in lex.shares.of_some and before not in lex.ands
        followed = following in lex.shares.of_many or some  # "a third are", "a fifth said"
        return not ranked or bounded or followed or _names_whole(t, lex, share.end) or not following[:1].isalpha()
    if before in lex.ranks or (t.glued[i] and before in ("-", "–")):
        return False
    if t.words[i] in lex.shares.halving:
        return _is_halved(t, lex, share.end)
    if following in ("-", "–"):
        return t.words[share.end + 1] in lex.scales or t.words[share.end + 1] in lex.shares.hours
    if _names_whole(t, lex, share.end) or not lex.shares.halved:
        return before not in lex.definites
    bounded = before in lex.shares.by or lex.before.before(t, i, 0) is not None
    return bounded or following in lex.shares.halved or not (i or following)


def half_behind(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is what has a unit gone on with by a half of it at token i: "dos kilos y medio", "tres euros y medio"?"""
    return t.words[i] in lex.ands and t.words[i + 1] in lex.shares.halving and not _is_halved(t, lex, i + 2)


def _is_halved(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does token i begin what a word before it halves: "medio millón", "media hora", but "el precio medio se situó"?"""
    word = t.words[i]
    named = word in lex.scales or word in lex.rounds or word in lex.durations or lex.currencies.at(t, i) is not None
    return named or lex.percents.at(t, i) is not None or (word[:1].isalpha() and unit_at(t, lex, i) is not None)


def _of_scale(t: Tokens, lex: Lexicon, share: Number) -> Number:
    """A share of a scale: "half a million", "three quarters billion", "two thirds of a million"."""
    i = share.end
    i += t.words[i] in lex.ofs or (t.words[i] == "-" and t.glued[i])
    i += t.words[i] in lex.articles
    word = t.words[i]
    scale = lex.scales.get(word) or lex.rounds.get(word)  # "medio millón", "medio centenar"
    if scale is None or word in lex.vague:
        return share
    return Number(share.value * scale, i + 1, scale / 10 if scale > 10**4 else ZERO, scale, words=True)


def _bare_scale(t: Tokens, lex: Lexicon, i: int) -> Number | None:
    """A scale after an article ("a million", "a hundred thousand") or alone ("hundred thousand dollars")."""
    at = i + 1 if t.words[i] in lex.articles and t.words[i] not in lex.numbers else i
    word = t.words[at]
    if word in lex.hundreds:
        scale = HUNDRED
    elif word in lex.scales and not word.endswith("s"):
        scale = lex.scales[word]
    else:
        return None
    value, end = scale, at + 1
    while lex.scales.get(t.words[end], ZERO) > scale:
        scale = lex.scales[t.words[end]]
        value, end = value * scale, end + 1
    return Number(value, end, scale if scale >= 10**5 else ZERO, scale, words=True)


def share_apart(t: Tokens, lex: Lexicon, number: Number) -> tuple[Number, str] | None:
    """A share told around its noun, and the noun: "un Français sur trois", "one adult in five".

    Not where the second number counts something else: "one person in three cars".
    """
    noun = t.words[number.end]
    found = lex.outs_apart.at(t, number.end + 1)
    if found is None or number.step or number.scale > 1 or not 0 < number.value < found[0]:
        return None
    if not (noun in lex.each if lex.each else noun.isalpha() and len(noun) > 2 and noun not in lex.stops):
        return None
    of = number_at(t, lex, found[1])
    if of is None or of.step or of.scale > 1 or not number.value < of.value <= found[0]:
        return None
    if t.glued[of.end] and t.words[of.end][:1].isalnum():
        return None
    following = t.words[of.end]
    if following in lex.durations or lex.currencies.at(t, of.end) or lex.percents.at(t, of.end):
        return None
    if following not in lex.shares.verbs and following not in lex.stops and ends_as_plural(following, lex):
        return None
    return Number(number.value / of.value, of.end, words=True), noun


def _in_so_many(t: Tokens, lex: Lexicon, number: Number) -> Number | None:
    """A share told by two numbers: "one in five", "two out of three", "1 over 3"; the second has no unit of its own."""
    found = lex.outs.at(t, number.end)
    if found is None or number.scale > 1 or number.value <= 0 or not t.words[found[1]]:
        return None
    of_hundred = t.words[found[1]] == "100" and lex.out_of.at(t, number.end) is not None  # "74 out of 100"
    if number.value > (100 if of_hundred else found[0]):
        return None
    all_of_them = number_at(t, lex, found[1])
    in_words = found[1] not in t.digits and lex.out_of.at(t, number.end) is None  # "vier von fünf Sternen" is a share
    if all_of_them and t.words[all_of_them.end] in lex.stars and not in_words:  # "four-and-a-half out of five stars"
        return number._replace(end=all_of_them.end, plain=False)
    if number.step or all_of_them is None or all_of_them.value <= number.value:
        return None
    if all_of_them.step and (all_of_them.scale == 1 or number.value > 1):  # "odds of 1 in 302.6 million"
        return None
    if all_of_them.value >= 1000 and (all_of_them.plain or all_of_them.value % 100):
        return None
    following = t.words[all_of_them.end + (t.words[all_of_them.end] == "-")]
    if following in lex.durations or following == "%" or following in SIGNS or lex.currencies.at(t, all_of_them.end):
        return None
    return Number(number.value / all_of_them.value, all_of_them.end, words=True)
