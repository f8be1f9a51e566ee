"""The words that both reports use: the verdict, what is said of a quote, a date, a forecast."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.checking.baseline import REASON as KNOWN
from timeline.evidence.model import Citation, Evidence, Report
from timeline.figures.show import as_printed, show_day
from timeline.model import Level, Status
from timeline.report.story import Forecast, Story
from timeline.rules import RULES
from timeline.rules.wording import describe_change
from timeline.text.escape import clip

CLAIM, QUOTE, LINE, NAME = 1500, 1500, 600, 120
"""How many characters are shown of a statement, a quote, a message and a name; the rest is counted."""

SHOWN_CHANGES = 12


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "claim"), plural(1200, "claim"), plural(2, "entry", "entries")
    ('1 claim', '1,200 claims', '2 entries')
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def listed(words: list[str]) -> str:
    """Words in a row.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def verdict_of(report: Report) -> str:
    """What the check came to, in one sentence."""
    counts = report.counts()
    if report.evidence.drafts and not any(counts.values()):
        return "Nothing to settle: every quotation stands, and every figure and date is borne."
    named = [plural(counts[level], level.value) for level in (Level.ERROR, Level.WARNING) if counts[level]]
    if named:
        return f"{listed(named)} to settle."
    if not report.evidence.citations:
        return "There is no claim to check."
    return "Nothing to settle: every quote stands, and no figures or dates exclude each other."


def checked(evidence: Evidence) -> str:
    """What was checked, and as of when."""
    if evidence.drafts:
        checks = sum(len(draft.quotes) + len(draft.readings) for draft in evidence.drafts)
        articles = plural(len(evidence.drafts), "article")
        return f"{plural(checks, 'place')} of {articles}, checked as of {show_day(evidence.as_of)}."
    claims = plural(len(evidence.citations), "claim")
    sources = plural(len(evidence.sources), "source")
    return f"{claims} from {sources}, checked as of {show_day(evidence.as_of)}."


def title_of(report: Report) -> str:
    """What the reports are headed by."""
    return report.evidence.settings.title or "Timeline"


def accepted_in(report: Report) -> list[tuple[int, str]]:
    """How many findings are accepted, those of rows and those of the baseline apart."""
    reasons = [found.ignored for found in report.findings if found.ignored is not None]
    known = reasons.count(KNOWN)
    parts = [(len(reasons) - known, "accepted with a reason"), (known, "known when the table was adopted")]
    return [(number, how) for number, how in parts if number]


def in_marks(quote: str) -> str:
    """A quote in quotation marks; as it is where it stands in its own.

    >>> in_marks("it sails"), in_marks("“It sails”"), in_marks('"It sails," he said')
    ('“it sails”', '“It sails”', '“"It sails," he said”')
    """
    pairs = ("“”", '""', "„“", "„”", "«»", "»«", "‘’", "''")
    own = any(len(quote) > 1 and quote[0] + quote[-1] == pair and pair[0] not in quote[1:-1] for pair in pairs)
    return quote if own else f"“{quote}”"


def topic_of(citations: Sequence[Citation]) -> str:
    """The subject and measure that all rows of a statement share; nothing where they share none."""
    topics = {(each.claim.subject.strip(), each.claim.measure.strip()) for each in citations}
    return clip(", ".join(filter(None, topics.pop())), NAME) if len(topics) == 1 else ""


def describe_quotes(report: Report) -> str:
    """How the quotes stand: "88 exact, 4 reformatted"."""
    counts = report.statuses()
    return ", ".join(f"{count:,} {status.value}" for status, count in counts.items() if count)


def who(citation: Citation, evidence: Evidence) -> str:
    """Who speaks: the publisher, or else the source's title, or its file."""
    info = evidence.source_of(citation).info
    return clip((info.publisher or info.title if info else "") or citation.source, NAME)


def describe(citation: Citation, evidence: Evidence) -> str:
    """What can be said of a quote, with what had to be overlooked or where it stands instead."""
    anchor, status, elsewhere = citation.anchor, citation.status, evidence.elsewhere_of(citation)
    if status is Status.REFORMATTED and anchor.folds:
        return f"reformatted: {', '.join(anchor.folds)}"
    if status is Status.AMBIGUOUS:
        return f"ambiguous: stands in {plural(len(anchor.places), 'place')}" if anchor.places else "ambiguous"
    if status is Status.UNREADABLE and (problem := evidence.source_of(citation).problem):
        return f"unreadable: {clip(problem.message, LINE)}"
    if status is Status.MISATTRIBUTED and elsewhere and citation.elsewhere_span:
        region = evidence.positions.region(elsewhere, *citation.elsewhere_span)
        return f"misattributed: the words stand in {clip(region.path, NAME)}, line {region.line}"
    if status is Status.ALTERED and anchor.changes:
        kinds = dict.fromkeys(change.kind.value for change in anchor.changes)
        return f"altered: {', '.join(kinds)}"
    return status.value


def describe_changes(citation: Citation) -> str:
    """The differences between a quote and the words found for it, the first few."""
    changes = citation.anchor.changes
    shown = [describe_change(change, NAME) for change in changes[:SHOWN_CHANGES]]
    more = len(changes) - len(shown)
    return "; ".join([*shown, *([f"{more} more"] if more > 0 else [])])


def sentence(reason: str) -> str:
    """A reason as a sentence of its own.

    >>> sentence("two say 5, one says 6")
    'Two say 5, one says 6.'
    """
    return f"{reason[:1].upper()}{reason[1:]}." if reason else ""


def figure_of(citation: Citation) -> str:
    """The figure that a row is compared by, as printed, and as told again in another currency."""
    return clip(as_printed(citation.meant), NAME) or "—"


MARKS = {rule.name: rule.mark for rule in RULES if rule.mark}
"""Faults of a row whose quote may well stand, and the words that mark it for them."""


def marks_of(citation: Citation, story: Story) -> list[str]:
    """The words that mark a row in the chronology: what is disputed, forecast, inferred or at fault."""
    marks = []
    if citation.id in story.disputed:
        marks.append("disputed")
    if not citation.status.stands:
        marks.append(f"quote {citation.status.value}")
    elif citation.stale:
        marks.append("verification too old")
    open_rules = {found.rule for found in story.findings.get(citation.id, ()) if found.ignored is None}
    marks += [words for rule, words in MARKS.items() if rule in open_rules]
    if citation.forecast:
        marks.append("forecast")
    if citation.date and citation.date.implied:
        marks.append(f"{' and '.join(citation.date.implied)} inferred")
    if citation.date_refusal:
        marks.append("date not readable")
    return marks


def kind_of(mark: str) -> str:
    """What kind of mark it is: how the page shows it."""
    if "inferred" in mark or mark == "date not readable":
        return "inferred"
    return "bad" if mark.startswith(("quote", "verification")) or mark in MARKS.values() else mark


def outcome(forecast: Forecast) -> str:
    """What became of a forecast; the rows that settle it are shown beside."""
    latest = forecast.citation.date.latest if forecast.citation.date else None
    if forecast.settled:
        return f"told since by {plural(len(forecast.settled), 'claim')}"
    if latest is None:
        return "open, without an end"
    day = f"{latest}" if not 1 <= latest.year <= 9999 else show_day(latest)
    return f"due since {day}: nothing tells what became of it" if forecast.due else f"open until {day}"


def year_name(year: int) -> str:
    """A year as people write it; astronomical years before 1 are BCE.

    >>> year_name(2024), year_name(0), year_name(-99)
    ('2024', '1 BCE', '100 BCE')
    """
    return str(year) if year > 0 else f"{1 - year} BCE"
