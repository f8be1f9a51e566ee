"""Each figure of a claim with its own figure of the quote, and whether that bears it.

One to one, by what stands around them and how near their values are (`timeline.figures.backing.affinity`); only
figures of a claim that say the same can share one. Where the figure that belongs to it does not bear it and another of
the quote would, the two are held against each other: how much more is told for the one is the clarity of the match.

Cost: the figures of the claim times at most `MOST` of the quote each, whatever the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.figures.backing.affinity import Affinity, affinities, comparable, size, traits_of
from timeline.figures.backing.anchors import Anchors
from timeline.figures.backing.assign import assign
from timeline.figures.backing.classes import Classes, classes_at_most, classes_in, may_exclude
from timeline.figures.backing.dealing import Dealing, dealing
from timeline.figures.backing.exact import with_exact
from timeline.figures.backing.senses import Senses, senses
from timeline.figures.backing.surroundings import nouns_of, surroundings
from timeline.figures.backing.ties import anchors, anchors_within, has_rivals
from timeline.figures.backing.turned import with_turned
from timeline.figures.comparing.bearing import bears
from timeline.figures.comparing.ratings import best_mark
from timeline.figures.reading.kinds import NUMBER
from timeline.frozen import frozen
from timeline.model import Backing, Clarity, Figure, Match

MOST = 200
"""How many figures of the quote are held against one of the claim; `PAIRS` is the most for all together."""

PAIRS = 10_000
_LEAST = 20
_CLEAR, _CLOSE = 0.25, 0.02  # by how much a match must be better than another that would bear the claim
_BY_WORDS = 0.25
_BESIDE, _ASIDE = 0.7, 0.15
_NOTHING = -1.0  # what is counted is something else, and no word is shared
_ANY = 10.0  # any figure that can be of it is a better match than none
_NO_AFFINITY = Affinity(0.0, 0.0)
_UNRELATED = Backing.UNRELATED


@frozen
class Text:
    """A text with its figures and the language in which it is written."""

    words: str
    figures: Sequence[Figure]
    language: str


@frozen
class _Rivals:
    """What can be of one figure of the claim, by its number in the quote; `ties` are the anchors of claim and quote.

    There are none where no number of the quote has another beside it that a date or name could be of, nor where it has
    no date or name of the claim's figures.
    """

    bearing: Mapping[int, Backing]
    affinity: Mapping[int, Affinity]
    number: int
    ties: tuple[Anchors, Anchors] | None

    def score(self, number: int) -> float:
        return self.affinity[number].score

    def apart(self, number: int) -> tuple[str, str] | None:
        """The dates or names by which a figure of the quote is of something else."""
        if self.ties is None:
            return None
        claim, quote = self.ties
        return quote.apart(claim, self.number, number)

    def freed(self, numbers: Iterable[int]) -> Iterator[int]:
        """Those that share a date or name with the claim's, and are by none of something else."""
        if self.ties is None:
            return iter(numbers)
        claim, quote = self.ties
        shared = (i for i in numbers if quote.shares(claim, self.number, i))
        return (i for i in shared if not self.apart(i))

    def holders(self) -> list[int]:
        """Those that bear it, the one that fits best first."""
        found = (i for i, one in self.bearing.items() if one.holds or one is Backing.HEDGE_DROPPED)
        return sorted(found, key=lambda i: (-self.score(i), i))


def match_figures(claim: Text, quote: Text) -> tuple[Match, ...]:
    """The figures of a claim, in order, each with what is its own in the quote."""
    bearing = _bearing(claim.figures, quote.figures)
    alone, tied = _are_alone(bearing, claim, quote), has_rivals(quote.words, quote.figures, quote.language)
    if alone and not tied:
        found = [_only(figure, one, quote.figures) for figure, one in zip(claim.figures, bearing, strict=True)]
    else:
        found = _weighed(bearing, claim, quote, alone=alone, tied=tied)
    turned = with_turned(found, claim.words, claim.language, quote.words, quote.figures, quote.language)
    return with_exact(turned, claim.words, claim.language)


def _only(figure: Figure, bearing: Mapping[int, Backing], quote: Sequence[Figure]) -> Match:
    """The match of a figure that one of the quote can be of at most."""
    for number, backing in bearing.items():
        return Match(figure, quote[number], backing)
    return Match(figure, None, _UNRELATED)


def _weighed(
    bearing: Sequence[Mapping[int, Backing]], claim: Text, quote: Text, *, alone: bool, tied: bool
) -> list[Match]:
    """The matches by what stands around the figures, but where each is `alone`, and by dates and names if `tied`."""
    lists = [dealing(text.words, text.figures, text.language) for text in (claim, quote)]
    ties = _ties(claim, quote, lists) if tied else None
    near = [dict.fromkeys(one, _NO_AFFINITY) for one in bearing] if alone else _affinity(bearing, claim, quote, lists)
    rivals = [_Rivals(*both, number, ties) for number, both in enumerate(zip(bearing, near, strict=True))]
    own = {n: i for n, one in enumerate(bearing) for i in one} if alone else _own(claim.figures, rivals, quote.figures)
    others = {} if alone else _by_words(own, rivals)
    numbered = enumerate(claim.figures)
    return _with_swaps([_match(one, own.get(n), others.get(n), rivals[n], quote.figures) for n, one in numbered])


def _bearing(claim: Sequence[Figure], quote: Sequence[Figure]) -> list[dict[int, Backing]]:
    """What can be of each figure of the claim, by its number; of more than a bound those that are nearest in value."""
    most = max(_LEAST, min(MOST, PAIRS // max(1, len(claim))))
    sizes = list(map(size, quote)) if len(quote) > most else []
    return [_bearing_one(figure, quote, most, sizes) for figure in claim]


def _bearing_one(figure: Figure, quote: Sequence[Figure], most: int, sizes: Sequence[float]) -> dict[int, Backing]:
    numbers = [i for i, other in enumerate(quote) if comparable(figure, other)]
    if len(numbers) > most:
        here = size(figure)
        numbers = sorted(sorted(numbers, key=lambda i: (abs(sizes[i] - here), i))[:most])
    return {i: one for i in numbers if (one := bears(figure, quote[i])) is not _UNRELATED}


def _are_alone(bearing: Sequence[Mapping[int, Backing]], claim: Text, quote: Text) -> bool:
    """Can each figure of the claim be of one of the quote at most, each of another, and no word speak against it?

    Of most it is so, and what stands around them then tells nothing: it need not be read.
    """
    known, taken = (senses(claim.language), senses(quote.language)), set[int]()
    for figure, one in zip(claim.figures, bearing, strict=True):
        for number in one:
            pair = figure, quote.figures[number]
            if len(one) > 1 or number in taken or (_are_counts(*pair) and not _count_the_same(pair, known)):
                return False
            taken.add(number)
    return not (_may_exclude(claim, quote, known, classes_at_most) and _may_exclude(claim, quote, known, classes_in))


def _may_exclude(
    claim: Text, quote: Text, known: tuple[Senses, Senses], classes: Callable[[str, Sequence[Figure], Senses], Classes]
) -> bool:
    """Is a word of the one text of another class than one of the other?"""
    ours = classes(claim.words, claim.figures, known[0])
    return bool(ours) and may_exclude(ours, classes(quote.words, quote.figures, known[1]))


def _count_the_same(pair: tuple[Figure, Figure], known: tuple[Senses, Senses]) -> bool:
    """Does a word of the one say what the other counts, and is neither a mark?"""
    ours, theirs = (nouns_of(figure, own) for figure, own in zip(pair, known, strict=True))
    return not ours.isdisjoint(theirs) and not any(map(best_mark, pair))


def _ties(claim: Text, quote: Text, lists: Sequence[Dealing]) -> tuple[Anchors, Anchors] | None:
    """The anchors of claim and quote; none where no date or name of the claim's figures stands in the quote."""
    ours = anchors_within(quote.words.casefold(), claim.words, claim.figures, claim.language, lists[0])
    return None if ours is None else (ours, anchors(quote.words, quote.figures, quote.language, lists[1]))


def _affinity(
    bearing: Sequence[Mapping[int, Backing]], claim: Text, quote: Text, lists: Sequence[Dealing]
) -> list[dict[int, Affinity]]:
    """How well each figure of the claim and what can be of it belong together."""
    (mine, its), known = lists, (senses(claim.language), senses(quote.language))
    ours = surroundings(claim.words, claim.figures, known[0], mine)
    theirs = surroundings(quote.words, quote.figures, known[1], its, frozenset(ours.totals))
    quoted = {i: traits_of(quote.figures[i]) for i in {i for one in bearing for i in one}}
    return [
        affinities(traits_of(figure), number, ours, quoted, one, theirs)
        for number, (figure, one) in enumerate(zip(claim.figures, bearing, strict=True))
    ]


def _own(claim: Sequence[Figure], rivals: Sequence[_Rivals], quote: Sequence[Figure]) -> dict[int, int]:
    """Which figure of the quote is whose: one to one, but for figures that say the same, and for those left over."""
    first: dict[Hashable, int] = {}
    for number, figure in enumerate(claim):
        first.setdefault(_content(figure), number)
    rows = sorted(first.values())
    scores = [{i: one.score + _ANY for i, one in rivals[row].affinity.items()} for row in rows]
    own = {rows[row]: column for row, column in assign(scores, len(quote)).items()}
    for number, one in enumerate(rivals):
        if number not in own and one.affinity:
            own[number] = max(one.affinity, key=lambda i: (one.score(i), -i))
    return own


def _content(figure: Figure) -> Hashable:
    return figure.kind, figure.unit, figure.low, figure.high, figure.relation


def _match(figure: Figure, own: int | None, other: int | None, rivals: _Rivals, quote: Sequence[Figure]) -> Match:
    """The match of one figure, by numbers: `own` is what belongs to it, `other` what the words are for instead."""
    if own is None:
        return Match(figure, None, _UNRELATED)
    holders = rivals.holders()
    if own in holders and other is not None and not rivals.apart(other):
        by = rivals.affinity[other].by
        return Match(figure, quote[other], rivals.bearing[other], quote[own], (), Clarity.CLOSE, by)
    if apart := rivals.apart(own):
        freed = next(rivals.freed(holders), None)
        if freed is None and own in holders:
            return Match(figure, quote[own], rivals.bearing[own], None, apart, Clarity.CLOSE)
        own = own if freed is None else freed
    if own in holders or not holders:
        return _plain(figure, own, rivals, quote)
    holder = holders[0]
    margin = rivals.score(own) - rivals.score(holder)
    excluded = rivals.affinity[holder].excluded
    if margin < _CLOSE:
        apart = rivals.apart(holder)
        if apart and not rivals.apart(own):
            return Match(figure, quote[holder], rivals.bearing[holder], None, apart, Clarity.CLOSE)
        return _plain(figure, holder, rivals, quote)
    clarity = Clarity.CLEAR if excluded or margin >= _CLEAR else Clarity.CLOSE
    by = rivals.affinity[own].by
    return Match(figure, quote[own], rivals.bearing[own], quote[holder], excluded or (), clarity, by)


def _by_words(own: Mapping[int, int], rivals: Sequence[_Rivals]) -> dict[int, int]:
    """The figures for which only their value tells, each with another that the words are for.

    One that bears another figure of the claim is not taken from it, unless the two have changed places.
    """
    found = {n: other for n, mine in own.items() if (other := _preferred(mine, rivals[n])) is not None}
    takers = {mine: n for n, mine in own.items() if rivals[n].bearing[mine].holds}
    return {n: other for n, other in found.items() if other not in takers or found.get(takers[other]) == own[n]}


def _preferred(own: int, rivals: _Rivals) -> int | None:
    """Another figure that a word of the claim stands beside, where none stands beside its own."""
    mine = rivals.affinity[own]
    rest = (i for i, one in rivals.bearing.items() if one is Backing.CONTRADICTED)
    best = max(rest, key=lambda i: (rivals.affinity[i].words, -i), default=own)
    other = rivals.affinity[best]
    better = other.words - mine.words >= _BY_WORDS and not other.excluded
    return best if better and _stands_by(other, mine) and not _stands_by(mine, other) else None


def _stands_by(one: Affinity, other: Affinity) -> bool:
    """Is there a word that stands beside the one and not beside the other?"""
    return any(much >= _BESIDE and other.shared.get(key, 0.0) <= _ASIDE for key, much in one.shared.items())


def _plain(figure: Figure, own: int, rivals: _Rivals, quote: Sequence[Figure]) -> Match:
    """A match that no other figure of the quote puts in doubt."""
    affinity, other = rivals.affinity[own], quote[own]
    if affinity.words <= _NOTHING and not affinity.excluded and _are_counts(figure, other):
        return Match(figure, other, rivals.bearing[own], None, (figure.unit, other.unit), Clarity.OPEN)
    return Match(figure, other, rivals.bearing[own], None, affinity.excluded or ())


def _are_counts(figure: Figure, other: Figure) -> bool:
    """Do both count something, each another thing by its name?"""
    return figure.kind is other.kind is NUMBER and bool(figure.unit and other.unit)


def _with_swaps(found: Sequence[Match]) -> list[Match]:
    """The matches, with those named that have changed places: each would be borne by what is the other's own."""
    owners = {id(match.quote): match for match in found if match.quote is not None}
    swapped = []
    for match in found:
        other = owners.get(id(match.holder)) if match.holder is not None else None
        both = other is not None and other.holder is not None and other.holder is match.quote
        swapped.append(replace(match, swapped=other.claim) if both and other else match)
    return swapped
