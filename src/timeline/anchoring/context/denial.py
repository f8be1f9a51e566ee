"""Does a claim deny what its quote says: the same words, and a negation or an opposite more or less on one side?

Clause is held against clause, by the beginnings of the words that say something. Where another clause of the quote says
what the claim says, or a clause refuses, denies twice or calls false, nothing is told by it: silent rather than wrong.

Cost: the clauses of a claim times those of its quote, `MOST` of each at most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from timeline.anchoring.context.cues import Cues, cues
from timeline.anchoring.context.disowned import Disowned, disowned
from timeline.anchoring.context.opposites import by_prefix, prefixed
from timeline.anchoring.context.stems import stem_of
from timeline.anchoring.context.words import keys_of
from timeline.frozen import frozen
from timeline.lang import code_of, facts, word_set
from timeline.model import Denial

MOST = 40
"""How many clauses of each text are looked at."""

_LONG = 5  # letters: a shorter word is no opposite by its prefix
_SHORT = 4  # letters by which a verb is known again beside what denies it: passed, failed to pass
_ALIKE, _LEAST = 0.6, 2  # what of a claim's words the quote must have, where they are not all, and how many
_RIVAL = 0.5  # a clause with so many of them that says the same clears the claim
_GOES_ON = 2  # words that say something, of a clause that goes on with a pronoun
_AT_END = " .\n"
_REACH = 2  # words: how near a negation stands to what it denies


@frozen
class Clause:
    """The words of a clause: all of them, and what those that say something begin with.

    `denied` says whether they are denied, None where they are twice, or only until something; `by` is the negation, and
    `beside` are the beginnings of the words next to it. `turned`: a word of the clause refuses, denies or calls false.
    """

    words: frozenset[str]
    content: frozenset[str]
    denied: bool | None
    by: str = ""
    beside: frozenset[str] = frozenset()
    turned: bool = False


def denial(claim: str, quote: str, language: str = "en", *, few: bool = False) -> Denial | None:
    """What in a claim denies its quote; None where nothing does, or nothing is sure. `few`: one word in common may do.

    >>> denial("He was convicted.", "he was never convicted")
    Denial(claim='', quote='never', whole=True)
    >>> denial("Prices rose.", "prices fell in June")
    Denial(claim='rose', quote='fell', whole=False)
    """
    if claim.rstrip(_AT_END) == quote.rstrip(_AT_END):
        return None  # the same clauses: each has its like
    known = cues(language)
    ours, quoted = (keys_of(text, elides=known.elides) for text in (claim, quote))
    its = frozenset(quoted)
    code, may_disown = code_of(language), known.may_disown(its)
    disclaimed = list(disowned(quote, quoted, known, _small(code), _fillers(code))) if may_disown else []
    if not disclaimed and not _may_deny(frozenset(ours), its, known):
        return None
    theirs = list(_clauses(quoted, known, code))
    for own in _clauses(ours, known, code):
        found = own.content and _denied(own, theirs, known, 1 if few else _LEAST)
        found = found or _opposed(own, theirs, known) or _disowned(own, theirs, disclaimed)
        if found is not None:
            return found
    return None


def _disowned(own: Clause, theirs: Sequence[Clause], disclaimed: Sequence[Disowned]) -> Denial | None:
    """What the quote says that somebody denies, and no other clause of it says."""
    if own.turned or own.denied is not False:
        return None
    for one in disclaimed:
        rest = (other for other in theirs if not (other.turned or other.content <= one.content | one.cue))
        like = (other for other in rest if len(own.content & other.content) >= _RIVAL * len(own.content))
        if _is_disowned(own, one) and next(like, None) is None:
            return Denial("", one.by, own.content == one.content)
    return None


def _is_disowned(own: Clause, one: Disowned) -> bool:
    """Does a claim say what is denied: all its words are there, and what is denied begins with one of them?"""
    ours, after, content = ([word[:_SHORT] for word in words] for words in (own.content, one.after, one.content))
    begins = after[:1] and after[0] in ours and set(ours) <= set(content)
    enough = len(own.content) > 1 or len(one.after) == 1
    return bool(begins and enough and not own.content <= one.before and one.refused not in own.words)


def _may_deny(ours: frozenset[str], theirs: frozenset[str], known: Cues) -> bool:
    """Is there a negation, or a word on one side and its opposite on the other? Of most pairs there is neither."""
    both = ours | theirs
    if known.may_negate(both):
        return True
    longer = frozenset(prefixed(both, known))
    if longer and (any(by_prefix(longer & theirs, ours, known)) or any(by_prefix(longer & ours, theirs, known))):
        return True
    mine, its = known.opposed & ours, known.opposed & theirs
    return any(not its.isdisjoint(known.contrary[word]) for word in mine) if its else False


def _clauses(keys: Sequence[str], known: Cues, code: str) -> Iterator[Clause]:
    """The clauses of a text, by its words and marks, that say something or deny what another says: "5 did not"."""
    small, parts = _small(code), _parting(code)
    start = found = 0
    for end in range(len(keys) + 1):
        if found < MOST and (end == len(keys) or not keys[end][0].isalnum() or keys[end] in parts):
            clause = _clause(keys, start, end, known, small)
            start = end + 1
            if clause.content or clause.denied:
                found += 1
                yield clause


def _clause(keys: Sequence[str], start: int, end: int, known: Cues, small: Collection[str]) -> Clause:
    denying = _denying(keys, start, end, known)
    full = [i for i in denying if not _opens(keys[i], known)] or denying[:1]
    full = [i for i in full if i == full[0] or not known.has("again", keys[i])]
    speaking = [i for i in range(start, end) if keys[i] not in small and not keys[i][0].isdigit() and i not in denying]
    beside = _beside(full[0], speaking) if full else frozenset()
    content = frozenset(stem_of(keys[i]) for i in speaking)
    ends = bool(full) and any(known.has("until", keys[i]) for i in range(full[0], end))
    return Clause(
        frozenset(keys[start:end]),
        content,
        None if ends or len(full) > 1 else bool(full),
        keys[full[0]] if full else "",
        frozenset(stem_of(keys[i]) for i in beside),
        _is_turned(keys, start, end, known),
    )


def _denying(keys: Sequence[str], start: int, end: int, known: Cues) -> list[int]:
    """Where negations begin; "without" is none, which denies no clause."""
    found = set()
    for i in range(start, end):
        contracted = known.known.is_contracted(keys[i])
        if not contracted and keys[i] not in known.negating:
            continue
        alone = contracted or known.has("openers", keys[i]) or known.has("subjects", keys[i])
        size = known.negates(keys, i + 1) or int(alone)
        if size and not known.phrases["idioms"].covers(keys, i):
            found.add(max(start, i + 1 - size))
    return sorted(found)


def _opens(key: str, known: Cues) -> bool:
    """Is a word only the first half of a negation: ne, n'?"""
    starts = known.known.negation_starts
    return known.has("openers", key) or bool(starts and key.startswith(starts))


def _is_turned(keys: Sequence[str], start: int, end: int, known: Cues) -> bool:
    """Does a clause refuse, deny or call false, so that one cannot say what holds?"""
    turning = (i for i in range(start, end) if keys[i] in known.turning.lasts)
    return any(known.turning.ending(keys, i + 1) and not known.denies(keys[i]) for i in turning)


def _beside(negation: int, speaking: Sequence[int]) -> frozenset[int]:
    """The words that say something next to a negation: the two behind it and the one before."""
    behind = [i for i in speaking if i > negation][:_REACH]
    return frozenset(behind + [i for i in speaking if i < negation][-1:])


def _denied(own: Clause, theirs: Sequence[Clause], known: Cues, least: int) -> Denial | None:
    """A negation on one side alone, of words that both have."""
    like = [one for one in theirs if len(own.content & one.content) >= _RIVAL * len(own.content)]
    if own.denied and any(one.denied and _is_elliptic(one, known) for one in theirs):
        return None
    unsure = own.denied is None or own.turned or any(one.turned or one.denied in (own.denied, None) for one in like)
    if unsure or not like:
        return None
    best = max(like, key=lambda one: len(own.content & one.content))
    plain, other = (best, own) if own.denied else (own, best)
    if _is_negative(plain.words - other.words, known):
        return None
    shared, whole = own.content & best.content, own.content == best.content
    near = (own.beside if own.denied else best.beside) & shared
    enough = len(shared) >= max(least, _ALIKE * len(own.content)) and near
    return Denial(own.by, best.by, whole) if whole or enough else None


def _is_elliptic(one: Clause, known: Cues) -> bool:
    """Does a clause say nothing but how many: "four voted, five did not"?"""
    return all(stem_of(word) not in one.content for word in one.words if word not in known.known.numbers)


def _is_negative(words: Collection[str], known: Cues) -> bool:
    """May a word be the opposite of another by its prefix: unnecessary, where the other side has "not needed"?"""
    prefixes = known.ends["negative_prefixes"]
    return any(
        word.startswith(prefixes) and word not in known.words["not_opposites"] for word in words if len(word) > _LONG
    )


def _opposed(own: Clause, theirs: Sequence[Clause], known: Cues) -> Denial | None:
    """A word on one side and its opposite on the other, where the quote has all other words of the claim."""
    for one in theirs:
        if own.denied is not one.denied or own.denied is None or len(own.content - one.content) > 1:
            continue  # more than the one word is missing
        for mine, other in _opposites(own.words - one.words, one.words - own.words, known):
            rest, others = own.content - {stem_of(mine)}, one.content - {stem_of(other)}
            if (
                (rest or _have_one_number(own, one))
                and rest <= others
                and not any(_rivals(rival, rest, own) for rival in theirs if mine in rival.words)
                and not any(_goes_on(rival, mine, known) for rival in theirs if rival is not one)
            ):
                return Denial(mine, other, rest == others)
    return None


def _goes_on(one: Clause, word: str, known: Cues) -> bool:
    """Does a short clause say of what was named before what the claim says, in another word: "fell, but it grew"?"""
    sides = [side for both in known.opposites for side in both if word in side]
    short = len(one.content) <= _GOES_ON and not known.words["pronouns"].isdisjoint(one.words)
    return short and any(side & one.words for side in sides)


def _have_one_number(own: Clause, one: Clause) -> bool:
    """Do two clauses with nothing else to say have their numbers in common: "60 % are satisfied"?"""
    ours, theirs = ({word for word in clause.words if word[0].isdigit()} for clause in (own, one))
    return bool(ours) and ours == theirs


def _rivals(one: Clause, rest: frozenset[str], own: Clause) -> bool:
    """Does a clause with a word of the claim say all that it says, or go on with the words of another: "women 84"?"""
    return rest <= one.content or one.content <= own.content


def _opposites(ours: frozenset[str], theirs: frozenset[str], known: Cues) -> Iterator[tuple[str, str]]:
    """The words that only the claim has, each with its opposite among those that only the quote has."""
    any_has = known.opposed & ours and known.opposed & theirs
    for sides in known.opposites if any_has else ():
        for one, other in (sides, sides[::-1]):
            mine, its = sorted(ours & one), sorted(theirs & other)
            if mine and its and not (ours & other or theirs & one):
                yield mine[0], its[0]
    yield from ((mine, its) for its, mine in by_prefix(theirs, ours, known))
    yield from by_prefix(ours, theirs, known)


@cache
def _small(code: str) -> frozenset[str]:
    """Words that say nothing by themselves."""
    context, figures, backing = (facts(code, section) for section in ("context", "figures", "backing"))
    lists = [
        context.get(key, "")
        for key in ("between", "auxiliaries", "nonfinite", "pronouns", "frequent", "that", "relatives")
    ]
    lists += [figures.get(key, "") for key in ("stops", "ands", "ofs", "articles", "definites", "froms", "tos")]
    return word_set(" ".join([*lists, backing.get("small", "")]))


@cache
def _fillers(code: str) -> frozenset[str]:
    """Articles, and in some languages words for whose a thing is."""
    return word_set(facts(code, "figures").get("fillers", ""))


@cache
def _parting(code: str) -> frozenset[str]:
    """Words behind which something else is said: but."""
    return word_set(facts(code, "figures").get("buts", ""))
