"""Many observations of one thing, sorted into clusters that can all be true together.

Being compatible is not transitive: "about 6" goes with 5.8 and with 6.2, which do not go with each other. So clusters
are built from the pairs, by a fixed rule: of the groups in which no pair conflicts or is uncomparable, the one with the
most independent sources is taken first, then the largest among the rest, and so on. An observation that fits two
clusters stands in the one taken first. Groups are searched greedily from each observation, those that go with the most
others first; on intervals of one axis this finds the largest group.

The verdict is `conflict` exactly where some pair conflicts. The order of the observations does not change the clusters.

Cost: distinct observations are judged once with each other: quadratic in them, not in the sources, and cubic in the
worst case for the search.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline.model import Agreement, Verdict

Content = TypeVar("Content")

COUNTS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TOGETHER = (Agreement.AGREE, Agreement.COMPATIBLE)
GRAVEST = (Agreement.CONFLICT, Agreement.UNCOMPARABLE, Agreement.COMPATIBLE, Agreement.AGREE)


@dataclass(frozen=True, slots=True)
class Observation(Generic[Content]):
    """What one source says.

    `mark` is equal for observations that say the same and sorts them, `words` are as printed, `origin` names who
    speaks: sources that copy one another have one origin and count once.
    """

    content: Content
    mark: tuple[Hashable, ...]
    words: str
    origin: Hashable


@dataclass(frozen=True, slots=True)
class Cluster(Generic[Content]):
    """Observations that can all be true together: their contents as given, their words, those of most sources first."""

    contents: tuple[Content, ...]
    words: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Clusters(Generic[Content]):
    """The gravest verdict over the pairs, the clusters, those with the most sources first, and the reason in words."""

    verdict: Agreement
    clusters: tuple[Cluster[Content], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Value(Generic[Content]):
    """All observations that say the same."""

    members: tuple[int, ...]
    first: Content
    words: str
    origins: frozenset[Hashable]


def cluster(
    observations: Sequence[Observation[Content]], judge: Callable[[Content, Content], Verdict]
) -> Clusters[Content]:
    """Sort what several sources say of one thing into clusters. No observations give no clusters and `agree`."""
    values = _distinct(observations)
    pairs = {(i, j): judge(a.first, values[j].first) for i, a in enumerate(values) for j in range(i + 1, len(values))}
    together = {pair for pair, verdict in pairs.items() if verdict.verdict in TOGETHER}
    groups = _groups([value.origins for value in values], together)
    clusters = tuple(_cluster([values[i] for i in group], observations) for group in groups)
    verdicts = {verdict.verdict for verdict in pairs.values()}
    gravest = next((word for word in GRAVEST if word in verdicts), Agreement.AGREE)
    return Clusters(gravest, clusters, _reason(clusters, _clash(values, groups, pairs), gravest))


def _distinct(observations: Sequence[Observation[Content]]) -> list[_Value[Content]]:
    """The observations that say the same as one, in an order that does not depend on theirs."""
    found: dict[tuple[Hashable, ...], list[int]] = {}
    for n, observation in enumerate(observations):
        found.setdefault(observation.mark, []).append(n)
    values = []
    for mark in sorted(found, key=repr):
        members = found[mark]
        words = min(observations[n].words for n in members)
        origins = frozenset(observations[n].origin for n in members)
        values.append(_Value(tuple(members), observations[members[0]].content, words, origins))
    return values


def _groups(origins: Sequence[frozenset[Hashable]], together: set[tuple[int, int]]) -> list[list[int]]:
    """The indices in groups whose pairs all go together: the best first, each index in one."""
    friends = [1 << i for i in range(len(origins))]  # as bits, so that a set is one number
    for i, j in together:
        friends[i] |= 1 << j
        friends[j] |= 1 << i
    left, groups = (1 << len(origins)) - 1, []
    while left:
        found = [_group_around(i, left, friends) for i in range(len(origins)) if left >> i & 1]
        best = min(found, key=lambda group: (-_weight(origins, group), -len(group), group))
        groups.append(best)
        left &= ~sum(1 << i for i in best)
    return groups


def _group_around(start: int, left: int, friends: Sequence[int]) -> list[int]:
    """A group that holds one index: its friends are asked in turn, those first that share most friends with it."""
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


def _clash(
    values: Sequence[_Value[Content]], groups: Sequence[Sequence[int]], pairs: Mapping[tuple[int, int], Verdict]
) -> Verdict | None:
    """Of the first two groups that conflict, the verdict on the pair that most sources tell."""
    origins = [value.origins for value in values]
    for n, group in enumerate(groups):
        for other in groups[n + 1 :]:
            crossing = [(min(i, j), max(i, j)) for i in group for j in other]
            known = [pair for pair in crossing if pairs[pair].verdict is Agreement.CONFLICT]
            if known:
                return pairs[min(known, key=lambda pair: (-_weight(origins, pair), pair))]
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
