"""Many tellings of one quantity, sorted into clusters that can all be true together.

Being compatible is not transitive: "about 6" goes with 5.8 and with 6.2, which do not go with each other. So the
clusters are built from the pairs, by a fixed rule: of the groups in which every pair agrees or is compatible, the one
with the most independent sources is taken first, then the largest among the rest, and so on. A telling that fits two
clusters stands in the one taken first. The groups are searched greedily from each telling, those that go with the
most others first; on intervals of one axis this finds the largest group.

There is a conflict exactly where some pair conflicts whose dates overlap. Tellings on dates that do not overlap are a
series: they never conflict. Neither the order of the tellings nor the names of their keys change the clusters.

Cost: distinct figures are compared once with each other, so it is quadratic in them (not in the sources), and cubic
in the worst case for the search.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline.figures.align import named
from timeline.figures.compare import compare_figures
from timeline.figures.currency import Rates
from timeline.model import Agreement, DateSpan, Day, Figure, Verdict

Key = TypeVar("Key", bound=Hashable)
When = datetime.date | DateSpan | None

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TOGETHER = (Agreement.AGREE, Agreement.COMPATIBLE)
GRAVEST = (Agreement.CONFLICT, Agreement.UNCOMPARABLE, Agreement.COMPATIBLE, Agreement.AGREE)


@dataclass(frozen=True, slots=True)
class Cluster(Generic[Key]):
    """Tellings that can all be true together.

    `keys` are sorted as text. `figures` are the distinct ones, the most told first. `sources` counts those that are
    independent of each other.
    """

    keys: tuple[Key, ...]
    figures: tuple[Figure, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Clash(Generic[Key]):
    """One pair of two clusters that cannot both be true, and why."""

    first: Key
    second: Key
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Clusters(Generic[Key]):
    """All tellings of one quantity: the gravest verdict over their pairs, the clusters, and the reason in words.

    `clusters` come with the most sources first. `clashes` hold one pair for each two clusters that conflict.
    """

    verdict: Agreement
    clusters: tuple[Cluster[Key], ...]
    clashes: tuple[Clash[Key], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Telling(Generic[Key]):
    """One distinct figure at one date, and who tells it."""

    figure: Figure
    on: When
    keys: tuple[Key, ...]
    origins: frozenset[Hashable]


def cluster_figures(
    items: Sequence[tuple[Key, Figure, When]],
    *,
    origins: Mapping[Key, Hashable] | None = None,
    rates: Rates | None = None,
) -> Clusters[Key]:
    """Sort the figures that several sources give for one quantity into clusters.

    An item is a key of the caller's (a claim's id), the figure, and the date at which it holds, or None. `origins`
    names who first told an item, so that sources that copy one another count once; without it each key counts.
    No items give no clusters and `agree`.
    """
    tellings = _distinct(items, origins or {})
    pairs = {
        (i, j): _compare(a, tellings[j], rates) for i, a in enumerate(tellings) for j in range(i + 1, len(tellings))
    }
    groups = _groups(tellings, {pair for pair, (verdict, _) in pairs.items() if verdict.verdict in TOGETHER})
    clusters = tuple(_cluster([tellings[i] for i in group]) for group in groups)
    clashes = _clashes(tellings, groups, pairs)
    told = {verdict.verdict for verdict, dated in pairs.values() if dated or verdict.verdict is not Agreement.CONFLICT}
    verdict = next((word for word in GRAVEST if word in told), Agreement.AGREE)
    return Clusters(verdict, clusters, clashes, _reason(clusters, clashes, verdict))


def dates_overlap(a: When, b: When) -> bool:
    """Can both hold at one moment? What has no date, or an open end, reaches as far as it can."""
    (first_a, last_a), (first_b, last_b) = _ends(a), _ends(b)
    return first_a <= last_b and first_b <= last_a


def shared_date(a: When, b: When) -> When:
    """When two tellings both hold: the days that they share; where they share none, all from the one to the other."""
    if a is None or b is None or a == b:
        return b if a is None else a
    ends_a, ends_b = _ends(a), _ends(b)
    inner = max(ends_a[0], ends_b[0]), min(ends_a[1], ends_b[1])
    ends = inner if inner[0] <= inner[1] else (min(ends_a[0], ends_b[0]), max(ends_a[1], ends_b[1]))
    if ends in (ends_a, ends_b):
        return a if ends == ends_a else b
    first, last = (None if day in (_FIRST, _LAST) else day for day in ends)
    precision = "day" if first == last else "interval"
    return DateSpan(first, last, precision, str(first) if first == last else f"{first or '..'}/{last or '..'}")


_FIRST, _LAST = Day(-(10**9), 1, 1), Day(10**9, 1, 1)


def _ends(on: When) -> tuple[Day, Day]:
    if on is None:
        return _FIRST, _LAST
    if isinstance(on, DateSpan):
        return on.earliest or _FIRST, on.latest or _LAST
    return Day.from_date(on), Day.from_date(on)


def _distinct(items: Sequence[tuple[Key, Figure, When]], origins: Mapping[Key, Hashable]) -> list[_Telling[Key]]:
    """The items with the same figure and date as one, in an order that does not depend on theirs."""
    found: dict[tuple[object, ...], tuple[Figure, When, list[Key]]] = {}
    for key, figure, on in items:
        mark = _mark(figure, on)
        kept = found.setdefault(mark, (figure, on, []))
        kept[2].append(key)
        if figure.text < kept[0].text:
            found[mark] = (figure, on, kept[2])
    return [
        _Telling(figure, on, tuple(sorted(keys, key=str)), frozenset(origins.get(key, ("key", key)) for key in keys))
        for _, (figure, on, keys) in sorted(found.items(), key=_order)
    ]


def _order(entry: tuple[tuple[object, ...], tuple[Figure, When, list[Key]]]) -> tuple[object, ...]:
    """From the least to the most, and for the rest in an order that is always the same."""
    mark, (figure, _, _) = entry
    return figure.low, figure.high, repr(mark)


def _mark(figure: Figure, on: When) -> tuple[object, ...]:
    """What makes two tellings the same: all of a figure but its words and place, and the days of its date."""
    value = None if figure.value is None else figure.value.normalize()
    bounds = (figure.low.normalize(), figure.low_closed, figure.high.normalize(), figure.high_closed)
    ends = tuple(tuple(day) for day in _ends(on))
    return str(figure.kind), figure.unit, value, bounds, figure.relation, figure.step.normalize(), ends


def _compare(a: _Telling[Key], b: _Telling[Key], rates: Rates | None) -> tuple[Verdict, bool]:
    """The verdict on two tellings, and whether their dates overlap."""
    on = shared_date(a.on, b.on)
    return compare_figures(a.figure, b.figure, on=on, rates=rates), dates_overlap(a.on, b.on)


def _groups(tellings: Sequence[_Telling[Key]], together: set[tuple[int, int]]) -> list[list[int]]:
    """The indices of the tellings in groups whose pairs all go together: the best first, each telling in one."""
    friends = [1 << i for i in range(len(tellings))]  # as bits, so that a set is one number
    for i, j in together:
        friends[i] |= 1 << j
        friends[j] |= 1 << i
    left, groups = (1 << len(tellings)) - 1, []
    while left:
        found = [_group_around(i, left, friends) for i in range(len(tellings)) if left >> i & 1]
        best = min(found, key=lambda group: (-_weight(tellings, group), -len(group), group))
        groups.append(best)
        left &= ~sum(1 << i for i in best)
    return groups


def _group_around(start: int, left: int, friends: Sequence[int]) -> list[int]:
    """A group that holds one telling: its friends are asked in turn, those first that share most friends with it."""
    near = friends[start] & left
    wanted = sorted(
        (i for i in range(len(friends)) if near >> i & 1 and i != start),
        key=lambda i: (-(friends[i] & near).bit_count(), i),
    )
    group = 1 << start
    for i in wanted:
        if not group & ~friends[i]:
            group |= 1 << i
    return [i for i in range(len(friends)) if group >> i & 1]


def _weight(tellings: Sequence[_Telling[Key]], group: Sequence[int]) -> int:
    """How many independent sources tell it."""
    return len(frozenset().union(*(tellings[i].origins for i in group)))


def _cluster(tellings: Sequence[_Telling[Key]]) -> Cluster[Key]:
    keys = {key for telling in tellings for key in telling.keys}
    told: dict[tuple[object, ...], tuple[Figure, set[Hashable]]] = {}
    for telling in tellings:
        told.setdefault(_mark(telling.figure, None), (telling.figure, set()))[1].update(telling.origins)
    ranked = sorted(told.values(), key=lambda entry: (-len(entry[1]), entry[0].relation != "=", entry[0].step))
    figures = tuple(figure for figure, _ in ranked)
    return Cluster(tuple(sorted(keys, key=str)), figures, _weight(tellings, range(len(tellings))))


def _clashes(
    tellings: Sequence[_Telling[Key]],
    groups: Sequence[Sequence[int]],
    pairs: Mapping[tuple[int, int], tuple[Verdict, bool]],
) -> tuple[Clash[Key], ...]:
    """For each two groups that conflict the pair that most sources tell."""
    clashes = []
    for n, group in enumerate(groups):
        for other in groups[n + 1 :]:
            crossing = [(min(i, j), max(i, j)) for i in group for j in other]
            known = [pair for pair in crossing if pairs[pair][1] and pairs[pair][0].verdict is Agreement.CONFLICT]
            if known:
                i, j = min(known, key=lambda pair: (-_weight(tellings, pair), pair))
                clashes.append(Clash(tellings[i].keys[0], tellings[j].keys[0], pairs[i, j][0]))
    return tuple(clashes)


def _reason(clusters: Sequence[Cluster[Key]], clashes: Sequence[Clash[Key]], verdict: Agreement) -> str:
    """The clusters in words, and what sets the first two apart: "three say 5.8, one says 6.51; …"."""
    tally = ", ".join(map(_tally, clusters))
    if clashes:
        return f"{tally}; {clashes[0].verdict.reason}"
    if len(clusters) < 2:
        return tally
    return f"{tally}; {'not all can be compared' if verdict is Agreement.UNCOMPARABLE else 'at different dates'}"


def _tally(cluster: Cluster[Key]) -> str:
    """One cluster in words: "three say 5.8 (or about 6)"."""
    count = COUNTS[cluster.sources] if cluster.sources < len(COUNTS) else str(cluster.sources)
    words = list(dict.fromkeys(named(figure) for figure in cluster.figures))
    also = f" (or {', '.join(words[1:4])}{', …' if len(words) > 4 else ''})" if len(words) > 1 else ""
    return f"{count} {'says' if cluster.sources == 1 else 'say'} {words[0]}{also}"
