"""Many observations of one thing, sorted into clusters that can all be true together.

Being compatible is not transitive: "about 6" goes with 5.8 and with 6.2, which do not go with each other. So clusters
are built from the pairs, by a fixed rule: of the groups in which no pair conflicts or is uncomparable, the one with the
most independent sources is taken first, then the largest among the rest, and so on. An observation that fits two
clusters stands in the one taken first. Groups are searched greedily from each observation, those that go with the most
others first; on intervals of one axis this finds the largest group.

The verdict is `conflict` exactly where some pair conflicts. The order of the observations does not change the clusters.

Cost: that of pairing up distinct observations (pairing.py). Then a group is searched around each, and again around
those that lost a neighbour to a group that was taken: linear where few go together, cubic at worst.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from timeline.evidence.pairing import Extent, Pairs, members, pair_up
from timeline.frozen import frozen
from timeline.model import Agreement, Verdict

Content = TypeVar("Content")

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

Group = list[int]
Rank = tuple[int, int, Group]
"""Sorts groups: those of the most sources first, then those of the most values, then by their numbers."""


@frozen
class Observation(Generic[Content]):
    """What one source says.

    `mark` is equal for observations that say the same and sorts them, `words` are as printed, `origin` names who
    speaks: sources that copy one another have one origin and count once.
    """

    content: Content
    mark: tuple[Hashable, ...]
    words: str
    origin: Hashable


@frozen
class Cluster(Generic[Content]):
    """Observations that can all be true together: their contents as given, their words, those of most sources first."""

    contents: tuple[Content, ...]
    words: tuple[str, ...]
    sources: int


@frozen
class Clusters(Generic[Content]):
    """The gravest verdict over the pairs, the clusters, those with the most sources first, and the reason in words."""

    verdict: Agreement
    clusters: tuple[Cluster[Content], ...]
    reason: str


@frozen
class _Value(Generic[Content]):
    """All observations that say the same."""

    members: tuple[int, ...]
    first: Content
    words: str
    origins: frozenset[Hashable]


def cluster(
    observations: Sequence[Observation[Content]],
    judge: Callable[[Content, Content], Verdict],
    extent_of: Callable[[Content], Extent | None] = lambda _: None,
) -> Clusters[Content]:
    """Sort what several sources say of one thing into clusters. No observations give no clusters and `agree`.

    `extent_of` says how far what is said reaches, where that settles how it stands to others; what it settles is not
    judged, and must be what `judge` would say.
    """
    values = _distinct(observations)
    firsts, origins = [value.first for value in values], [value.origins for value in values]
    pairs = pair_up(firsts, judge, list(map(extent_of, firsts)))
    groups = _groups(origins, pairs.together)
    clusters = tuple(_cluster([values[i] for i in group], observations) for group in groups)
    clash = _clash(origins, groups, pairs)
    reason = _reason(clusters, judge(firsts[clash[0]], firsts[clash[1]]) if clash else None, pairs.verdict)
    return Clusters(pairs.verdict, clusters, reason)


def _distinct(observations: Sequence[Observation[Content]]) -> list[_Value[Content]]:
    """The observations that say the same as one, in an order that does not depend on theirs.

    Its words are those that most have, and "April 2023" before "2023-04": people read them.
    """
    found: dict[tuple[Hashable, ...], list[int]] = {}
    for n, observation in enumerate(observations):
        found.setdefault(observation.mark, []).append(n)
    values = []
    for mark in sorted(found, key=repr) if len(found) > 1 else found:
        members = found[mark]
        chosen = _best_worded(observations, members) if len(members) > 1 else observations[members[0]]
        origins = frozenset(observations[n].origin for n in members)
        values.append(_Value(tuple(members), chosen.content, chosen.words, origins))
    return values


def _best_worded(observations: Sequence[Observation[Content]], members: Sequence[int]) -> Observation[Content]:
    counts = Counter(observations[n].words for n in members)
    words = min(counts, key=lambda words: (not any(map(str.isalpha, words)), -counts[words], words))
    return next(observations[n] for n in members if observations[n].words == words)


def _groups(origins: Sequence[frozenset[Hashable]], together: Sequence[int]) -> list[Group]:
    """The indices in groups whose pairs all go together: the best first, each index in one; mostly one holds all."""
    left, turns, groups = (1 << len(origins)) - 1, [0] * len(origins), list[Group]()
    if all(near | 1 << i == left for i, near in enumerate(together)):
        return [members(left)] if left else []
    waiting = [(*_rank(origins, _group_around(i, left, together)), i, 0) for i in range(len(origins))]
    heapq.heapify(waiting)
    while left:
        _, _, group, start, turn = heapq.heappop(waiting)
        if not left >> start & 1 or turn != turns[start]:
            continue
        groups.append(group)
        taken = sum(1 << i for i in group)
        left &= ~taken
        for i in members(_union(together, group) & left):  # the others' groups are what they were
            turns[i] += 1
            heapq.heappush(waiting, (*_rank(origins, _group_around(i, left, together)), i, turns[i]))
    return groups


def _rank(origins: Sequence[frozenset[Hashable]], group: Group) -> Rank:
    return -_weight(origins, group), -len(group), group


def _union(sets: Sequence[int], group: Group) -> int:
    """All that belong to one of the group's sets."""
    found = 0
    for i in group:
        found |= sets[i]
    return found


def _group_around(start: int, left: int, together: Sequence[int]) -> Group:
    """A group that holds one index: what goes with it is asked in turn, first what shares most of that with it."""
    near = together[start] & left
    among, group = near | 1 << start, 1 << start
    for i in sorted(members(near), key=lambda i: (-(together[i] & among).bit_count(), i)):
        if not group & ~(together[i] | 1 << i):
            group |= 1 << i
    return members(group)


def _weight(origins: Sequence[frozenset[Hashable]], group: Sequence[int]) -> int:
    """How many independent sources tell it."""
    return len(frozenset[Hashable]().union(*(origins[i] for i in group)))


def _cluster(values: Sequence[_Value[Content]], observations: Sequence[Observation[Content]]) -> Cluster[Content]:
    members = sorted(n for value in values for n in value.members)
    ranked = sorted(values, key=lambda value: (-len(value.origins), value.members[0]))
    words = tuple(dict.fromkeys(value.words for value in ranked))
    return Cluster(
        tuple(observations[n].content for n in members), words, _weight([s.origins for s in values], range(len(values)))
    )


def _clash(origins: Sequence[frozenset[Hashable]], groups: Sequence[Group], pairs: Pairs) -> tuple[int, int] | None:
    """Of the first two groups that conflict, the pair that conflicts and that most sources tell."""
    left = (1 << len(origins)) - 1
    for n, group in enumerate(groups if any(pairs.conflicts) else ()):
        left &= ~sum(1 << i for i in group)
        against = _union(pairs.conflicts, group) & left
        if against:
            other = next(other for other in groups[n + 1 :] if any(against >> j & 1 for j in other))
            crossing = ((min(i, j), max(i, j)) for i in group for j in other if pairs.conflicts[i] >> j & 1)
            return min(crossing, key=lambda pair: (-_weight(origins, pair), pair))
    return None


def _reason(clusters: Sequence[Cluster[Content]], clash: Verdict | None, verdict: Agreement) -> str:
    """The clusters in words, and what sets two of them apart: "three say 5.8, one says 6.51; …"."""
    tally = ", ".join(map(_tally, clusters))
    if clash is not None:
        return f"{tally}; {clash.reason}"
    return f"{tally}; not all can be compared" if verdict is Agreement.UNCOMPARABLE else tally


def _tally(one: Cluster[Content]) -> str:
    """One cluster in words: "three say 5.8 (or about 6)"."""
    count = COUNTS[one.sources] if one.sources < len(COUNTS) else str(one.sources)
    also = f" (or {', '.join(one.words[1:4])}{', …' if len(one.words) > 4 else ''})" if len(one.words) > 1 else ""
    return f"{count} {'says' if one.sources == 1 else 'say'} {one.words[0]}{also}"
