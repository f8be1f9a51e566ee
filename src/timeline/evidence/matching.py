"""The figures of a claim held against those of its quote: all that speaks of whether the one bears the other."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.evidence.denials import with_noughts
from timeline.figures.backing.computed import is_open, with_computed
from timeline.figures.backing.gapped import with_gapped
from timeline.figures.backing.match import Text, match_figures
from timeline.figures.backing.named import figures_to_bear
from timeline.figures.backing.ranks import match_ranks
from timeline.figures.backing.restated import with_restated
from timeline.figures.backing.subsets import with_subsets
from timeline.figures.backing.superlatives import match_superlatives
from timeline.figures.backing.turned import changes_in
from timeline.figures.backing.votes import with_votes
from timeline.figures.backing.wholes import match_wholes
from timeline.figures.comparing.parts import is_share, percentages_of_parts
from timeline.figures.reading.kinds import PERCENT
from timeline.model import Backing, Figure, Match


def matched(
    statement: str, figures: Sequence[Figure], language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The figures of a claim that its quote must bear, its "all" and "none" and its ranks, with those of the quote."""
    texts = statement, figures, language, quote, quoted, quoted_in
    firsts = match_superlatives(statement, language, quote, quoted_in)
    others = (*match_wholes(*texts), *match_ranks(*texts), *firsts)
    if not figures:
        return others
    to_bear = figures_to_bear(statement, figures, quoted, language)
    if any(map(is_share, to_bear)) and all(figure.kind is not PERCENT for figure in quoted):
        quoted = [*quoted, *percentages_of_parts(quote, quoted, language=quoted_in)]
    matches = match_figures(Text(statement, to_bear, language), Text(quote, quoted, quoted_in))
    if not any(match.backing is Backing.CONTRADICTED for match in others):
        matches = with_subsets(matches, statement, language, quote, quoted, quoted_in)
        matches = with_votes(matches, statement, language, quote, quoted, quoted_in)
        matches = with_gapped(matches, statement, language, quote, quoted, quoted_in)
    if any(map(is_open, matches)):
        restated = with_restated(matches, statement, language, quote, quoted)
        matches = with_computed(restated, quoted, lambda: tuple(changes_in(quote, quoted, quoted_in)))
    return (*with_noughts(matches, statement, figures, language, quote, quoted_in), *others)
