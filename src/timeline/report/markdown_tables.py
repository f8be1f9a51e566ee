"""The tables of the Markdown report: conflicts side by side, forecasts, stale citations, changes over time, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.evidence.model import Citation, Comparison
from timeline.figures.show import show_day
from timeline.model import Level, Region, Source
from timeline.report import dating
from timeline.report.cited import describe_share
from timeline.report.markdown_notes import Notes, place_of, source_link
from timeline.report.seen import describe_seen
from timeline.report.sides import Side, describe_common, describe_rate, is_date, sides_of
from timeline.report.since import since_of
from timeline.report.story import Story
from timeline.report.words import LINE, NAME, describe, describe_changes, figure_of, outcome, plural, sentence, who
from timeline.text.escape import clip, markdown_code, markdown_text

MOST_ROWS = 300
"""How many rows a table of findings or changes shows; the rest is counted."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A GitHub table; its cells are Markdown already."""
    lines = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def text(words: str, limit: int = NAME) -> str:
    return markdown_text(clip(words, limit))


def format_figure(citation: Citation) -> str:
    return markdown_text(figure_of(citation))


def written_date(citation: Citation) -> str:
    """A row's date in words, its EDTF in small beside it."""
    words, edtf = dating.written_date(citation)
    parts = [text(words)] if words else []
    return " ".join([*parts, *([f"<sub>{markdown_code(edtf)}</sub>"] if edtf else [])])


# ---- conflicts and changes over time ---------------------------------------------------------------------------------


def conflicts_section(story: Story, notes: Notes) -> Iterator[str]:
    """What cannot all be true, every source's figure side by side."""
    if not story.conflicts:
        return
    yield "## Conflicts"
    yield "Rows of one reading can be true together; rows of different readings cannot all be."
    for comparison in story.conflicts[: notes.most]:
        yield f"### {text(comparison.subject)}: {text(comparison.measure)}"
        yield text(sentence(comparison.reason), LINE)
        yield conflict_table(comparison, story, notes)
    yield from left_out(len(story.conflicts), notes.most)


def conflict_table(comparison: Comparison, story: Story, notes: Notes) -> str:
    sides = sides_of(comparison, story.evidence.rates)
    if is_date(comparison):
        dated = [(*opening(side, notes), written_date(side.citation)) for side in sides]
        return table(("Reading", "Source", "Date"), dated)
    units = {side.common.unit for side in sides if side.common}
    common = f"In {units.pop()}" if any(side.rate for side in sides) else "Read as"
    header = ["Reading", "Source", "Date", "As printed", markdown_text(common), "Rate"]
    rows = [
        (
            *opening(side, notes), written_date(side.citation), text(side.printed),
            markdown_text(describe_common(side)), markdown_text(describe_rate(side.rate)) if side.rate else "—",
        )
        for side in sides
    ]  # fmt: skip
    keep = len(header) if any(side.rate for side in sides) else len(header) - 1
    return table(header[:keep], [row[:keep] for row in rows])


def opening(side: Side, notes: Notes) -> tuple[str, str]:
    return str(side.group), speaker(side.citation, notes)


def speaker(citation: Citation, notes: Notes) -> str:
    """Who says it, with the row's footnote."""
    return markdown_text(who(citation, notes.story.evidence)) + notes.reference(citation)


def histories_section(story: Story, notes: Notes) -> Iterator[str]:
    """What changed over time: what each measure was and became, then every telling in order of time.

    What is told once, or always the same, is no change and is left out; what is disputed stands under the conflicts.
    """
    every = [history for history in story.histories if history.changes]
    changed = every[: notes.most]
    if not changed:
        return
    yield "## Over time"
    rows = []
    for history in changed:
        steps = " → ".join(format_figure(each) for each in (history.first, *history.changes))
        span = (written_date(history.first), written_date(history.changes[-1]))
        rows.append((text(history.subject), text(history.measure), steps, *span, str(len(history.citations))))
    yield table(("Subject", "Measure", "From → to", "First stated", "Last changed", "Claims"), rows)
    yield from left_out(len(every), notes.most)
    for history in changed:
        if history.changes:
            yield f"### {text(history.subject)}: {text(history.measure)} over time"
            new = {citation.id for citation in history.changes}
            yield table(
                ("Date", "As printed", "Source", ""),
                [
                    (
                        written_date(each), format_figure(each), speaker(each, notes),
                        "changed" if each.id in new else "",
                    )
                    for each in history.citations
                ],
            )  # fmt: skip


# ---- forecasts, stale citations, findings, sources -------------------------------------------------------------------


def forecasts_section(story: Story, notes: Notes) -> Iterator[str]:
    """What was to come, and what became of it."""
    if not story.forecasts:
        return
    yield "## Forecasts"
    rows = []
    for forecast in story.forecasts[: notes.most]:
        citation = forecast.citation
        settled = " ".join(
            f"{text(other.claim.statement, LINE)} ({written_date(other)}){notes.reference(other)}"
            for other in forecast.settled[:3]
        )
        statement = f"{text(citation.claim.statement, LINE)}{notes.reference(citation)}"
        rows.append((written_date(citation), statement, f"{outcome(forecast)} {settled}".strip()))
    yield table(("For", "Forecast", "What became of it"), rows)
    yield from left_out(len(story.forecasts), notes.most)


def shaky_section(story: Story, notes: Notes) -> Iterator[str]:
    """The citations whose words do not stand, or whose verification no longer holds."""
    if not story.shaky:
        return
    yield "## Stale citations"
    rows = []
    for citation in story.shaky[:MOST_ROWS]:
        changes = describe_changes(citation)
        reason = markdown_text(
            f"{citation.status.value} ({changes})" if changes else describe(citation, story.evidence)
        )
        verified = show_day(citation.entry.verified) if citation.entry else "never"
        rows.append((
            markdown_code(clip(citation.id, NAME)) + notes.reference(citation), place_of(citation, story.evidence),
            reason, verified,
        ))  # fmt: skip
    yield table(("Claim", "Source", "Its quote", "Last verified"), rows)
    yield from left_out(len(story.shaky))


def left_out(count: int, most: int | None = MOST_ROWS) -> Iterator[str]:
    if most is not None and count > most:
        yield f"… and {count - most:,} more."


def findings_section(story: Story, notes: Notes) -> Iterator[str]:
    """The open findings, gravest first, then the accepted ones with their reason."""
    del notes
    found = story.report.findings
    for title, chosen in (
        ("## Findings", [each for each in found if each.ignored is None and each.level is not Level.NOTE]),
        ("## Accepted findings", [each for each in found if each.ignored is not None]),
    ):
        if not chosen:
            continue
        yield title
        rows = [
            (
                each.level.value, markdown_code(each.rule), source_link(each.region, story.evidence),
                text(each.message, LINE), text(each.ignored if each.ignored is not None else each.help, LINE),
            )
            for each in sorted(chosen, key=lambda each: each.level.rank)[:MOST_ROWS]
        ]  # fmt: skip
        yield table(
            ("Level", "Rule", "Where", "What", "Reason" if chosen[0].ignored is not None else "Next step"), rows
        )
        yield from left_out(len(chosen))


def sources_section(story: Story, notes: Notes) -> Iterator[str]:
    """What was read: each source, who published it when, and how many claims cite it."""
    del notes
    evidence = story.evidence
    if not evidence.sources:
        return
    yield "## Sources"
    yield sources_table(source_rows(story), seen=bool(evidence.refreshed.sightings))
    unused = len([name for name in evidence.listed if name not in evidence.sources])
    if unused:
        yield f"{plural(unused, 'more file')} among the sources {'is' if unused == 1 else 'are'} not cited."


def sources_table(rows: Iterable[Sequence[str]], *, seen: bool) -> str:
    """The table of the sources; `seen`: is it known what became of them online?"""
    head = ("Source", "What it is", "Publisher", "Published", "SHA-256", "Claims", "Figures and dates cited")
    return table((*head, "Online") if seen else head, rows)


def source_rows(story: Story) -> Iterator[Sequence[str]]:
    """A row of a table for each source."""
    evidence = story.evidence
    cited = Counter(citation.source for citation in evidence.citations)
    for name, source in evidence.sources.items():
        link = source_link(Region(source.path), evidence, lined=False)
        title, publisher = (source.info.title, source.info.publisher) if source.info else ("", "")
        day = str(source.published or "—")
        share = describe_share(story.covered.get(name))
        online = (text(describe_seen(source, evidence), LINE) or "—",) if evidence.refreshed.sightings else ()
        yield link, text(title, LINE), text(publisher), day, digest(source), str(cited[name]), share, *online


def digest(source: Source) -> str:
    return f"`{source.sha256[:12]}`" if source.sha256 else "unreadable"


# ---- since an earlier report -----------------------------------------------------------------------------------------


def since_section(story: Story, earlier: Mapping[str, object]) -> Iterator[str]:
    """What changed against an earlier report."""
    since = since_of(story, earlier)
    yield f"## Since {text(since.as_of) or 'the earlier report'}"
    if len(since.rows) == since.standing:
        yield "Nothing changed."
    if not since.rows:
        return
    rows = since.rows
    shown = [(kind, markdown_code(clip(name, NAME)) if name else "", text(words, LINE)) for kind, name, words in rows]
    yield table(("What", "Claim", ""), shown[:MOST_ROWS])
    yield from left_out(len(rows))
