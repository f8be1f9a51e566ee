"""A rule on figures of a claim that somebody has computed of those of its quote."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Backing, Finding, Level
from timeline.rules.backing import on_claim, with_backing
from timeline.rules.rule import Group, rule


@rule(Level.NOTE, group=Group.FIGURE, mark="figure computed", alone=True)
def figure_computed(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim is not in its quote, and comes of two figures that are.

    Why:
        “The rent doubled” may well be backed by “from 500 to 1,000 euros”; it is the editor who did the sum. How many
        times one figure of the quote is another is looked at, and where the claim tells a rise or a fall, by how much
        and by what share. That the two figures are of one thing is for a reader to see.

    Fails:
        claim “The rent doubled”, quote “The rent went from 500 to 1,000 euros”

    Passes:
        claim “The rent doubled”, quote “The rent doubled, from 500 to 1,000 euros”

    Do:
        See that the two figures are of one thing, and that the sum is right.
    """
    for citation, match in with_backing(evidence, Backing.COMPUTED):
        one, other = match.parts
        message = f"“{match.claim.text}” is not in the quote, and comes of “{one.text}” and “{other.text}”"
        help_ = "See that the two figures are of one thing, and that the sum is right."
        yield on_claim(evidence, citation, message, help_, Level.NOTE)
