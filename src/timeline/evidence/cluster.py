"""Many tellings of one thing, sorted into clusters that can all be true together.

Being compatible is not transitive: "about 6" goes with 5.8 and with 6.2, which do not go with each other. So clusters
are built from the pairs, by a fixed rule: of the groups in which no pair conflicts or is uncomparable, the one with the
most independent sources is taken first, then the largest among the rest, and so on. A telling that fits two clusters
stands in the one taken first. Groups are searched greedily from each telling, those that go with the most others first;
on intervals of one axis this finds the largest group.

The verdict is `conflict` exactly where some pair conflicts. The order of the tellings does not change the clusters.

Cost: distinct tellings are judged once with each other: quadratic in them, not in the sources, and cubic in the worst
case for the search.
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
class Telling(Generic[Content]):
    """What one source says.

    `mark` is equal for tellings that say the same and sorts them, `words` are as printed, `origin` names who speaks:
    sources that copy one another have one origin and count once.
    """

    content: Content
    mark: tuple[Hashable, ...]
    words: str
    origin: Hashable


@dataclass(frozen=True, slots=True)
class Cluster(Generic[Content]):
    """Tellings that can all be true together: their contents in the order given, their words, the most told first."""

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
class _Saying(Generic[Content]):
    """All tellings that say the same."""

    members: tuple[int, ...]
    first: Content
    words: str
    origins: frozenset[Hashable]


def cluster(tellings: Sequence[Telling[Content]], judge: Callable[[Content, Content], Verdict]) -> Clusters[Content]:
    """Sort what several sources say of one thing into clusters. No tellings give no clusters and `agree`."""
    sayings = _distinct(tellings)
    pairs = {
        (i, j): judge(a.first, sayings[j].first) for i, a in enumerate(sayings) for j in range(i + 1, len(sayings))
    }
    together = {pair for pair, verdict in pairs.items() if verdict.verdict in TOGETHER}
    groups = _groups([saying.origins for saying in sayings], together)
    clusters = tuple(_cluster([sayings[i] for i in group], tellings) for group in groups)
    told = {verdict.verdict for verdict in pairs.values()}
    gravest = next((word for word in GRAVEST if word in told), Agreement.AGREE)
    return Clusters(gravest, clusters, _reason(clusters, _clash(sayings, groups, pairs), gravest))


def _distinct(tellings: Sequence[Telling[Content]]) -> list[_Saying[Content]]:
    """The tellings that say the same as one, in an order that does not depend on theirs."""
    found: dict[tuple[Hashable, ...], list[int]] = {}
    for n, telling in enumerate(tellings):
        found.setdefault(telling.mark, []).append(n)
    sayings = []
    for mark in sorted(found, key=repr):
        members = found[mark]
        words = min(tellings[n].words for n in members)
        origins = frozenset(tellings[n].origin for n in members)
        sayings.append(_Saying(tuple(members), tellings[members[0]].content, words, origins))
    return sayings


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


def _cluster(sayings: Sequence[_Saying[Content]], tellings: Sequence[Telling[Content]]) -> Cluster[Content]:
    members = sorted(n for saying in sayings for n in saying.members)
    ranked = sorted(sayings, key=lambda saying: (-len(saying.origins), saying.members[0]))
    words = tuple(dict.fromkeys(saying.words for saying in ranked))
    return Cluster(
        tuple(tellings[n].content for n in members), words, _weight([s.origins for s in sayings], range(len(sayings)))
    )


def _clash(
    sayings: Sequence[_Saying[Content]], groups: Sequence[Sequence[int]], pairs: Mapping[tuple[int, int], Verdict]
) -> Verdict | None:
    """Of the first two groups that conflict, the verdict on the pair that most sources tell."""
    origins = [saying.origins for saying in sayings]
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
