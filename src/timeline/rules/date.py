"""Rules on dates: do the sources agree, can the claim's date be, and what became of forecasts?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from timeline.evidence.model import Citation, Evidence
from timeline.figures.show import list_as_written
from timeline.model import Agreement, Column, Day, Finding, Level
from timeline.rules.figure import odd_one, places
from timeline.rules.rule import finding, rule


@rule(Level.ERROR, each_claim=False, asked=True, across=True)
def dates_conflict(evidence: Evidence) -> Iterator[Finding]:
    """Sources date the same event differently, and the dates exclude each other.

    Why:
        One of them is wrong, or they mean two events. Rows whose measure is `date` are compared by their dates; one
        within the other is no conflict, the finer says more.

    Fails:
        founding, date: 2023-04 in one row, May 2023 in another

    Passes:
        founding, date: 2023-04 in one row, early 2023 in another

    Do:
        Find out which is right. If both rows stay, accept the finding in `ignore` with the reason.
    """
    for comparison in evidence.comparisons:
        if comparison.verdict is Agreement.CONFLICT and comparison.measure.casefold() == "date":
            first = odd_one(comparison)
            others = [citation for citation in comparison.citations if citation is not first]
            yield finding(
                f"{comparison.subject}: {comparison.reason}",
                first.claim.place(Column.DATE),
                claim=first.id,
                related=places(evidence, [first, *others], dates=True),
                help="Find out which is right; if the rows stay, accept it in `ignore` with the reason.",
            )


@rule(Level.WARNING, asked=True, mark="date not in the quote", alone=True)
def date_unsupported(evidence: Evidence) -> Iterator[Finding]:
    """A date of the claim's sentence, or the row's date, is not borne by the quote.

    Why:
        The date that readers see is the one in the sentence, and the one that the chronology goes by stands in the row.
        A month mistyped in either is wrong although the quote stands. Of two spans of time of which one end is the same
        the other has to be the same too: “from 1914 to 1919” is not “1914–1918”. And a date that the quote tells of
        something else bears nothing: “closed in 2008” is not in “built in 2008 and closed in 2018”.

    Fails:
        claim “In July 2024 it raised €600 million”, date 2024-06-11; or date 2023-03, quote “raised in May 2023”

    Passes:
        claim “In June 2024 it raised €600 million”, date 2024-06-11; or date 2023-05, quote “raised in May 2023”

    Do:
        Mend the claim or the date, or quote the words that bear it.
    """
    from timeline.evidence.dated import date_of_another
    from timeline.evidence.outlook import other_end, overlap

    for citation in evidence.citations:
        help_ = "Mend the claim or the date, or quote the words that bear it."
        backing = [*citation.dates, *([citation.date] if citation.date else [])]
        for date in citation.claim_dates:
            if not any(overlap(date, other) for other in backing):
                message = f"neither the quote nor the row's date bears “{date.text}”"
                yield finding(message, citation.claim.place(Column.CLAIM), claim=citation.id, help=help_)
            elif (other := other_end(date, citation.dates)) is not None:
                message = f"“{date.text}” ends otherwise than “{other.text}” of the quote"
                yield finding(message, citation.claim.place(Column.CLAIM), claim=citation.id, help=help_)
        quoted_in = evidence.source_of(citation).language
        if apart := date_of_another(citation, evidence.settings.language, quoted_in):
            date, other = apart
            message = (
                f"the quote has “{date.text}” of something else: the words of the claim stand beside “{other.text}”"
            )
            yield finding(message, citation.claim.place(Column.CLAIM), claim=citation.id, help=help_)
        explicit = [date for date in citation.dates if not date.implied]
        if citation.date and explicit and not any(overlap(citation.date, other) for other in citation.dates):
            quoted = list_as_written(explicit, most=3)
            message = f"the row is dated {citation.claim.date[:60]}, its quote has {quoted}"
            yield finding(message, citation.claim.place(Column.DATE), claim=citation.id, help=help_)


@rule(Level.WARNING, asked=True, mark="dated after publication", alone=True)
def date_after_publication(evidence: Evidence) -> Iterator[Finding]:
    """The event is dated after the source that reports it was published.

    Why:
        A source cannot report what had not happened. Forecasts are excepted: words
        that look ahead (“will”, “plans to”), or a quote that has the later date itself.

    Fails:
        date 2025-03, source published on 2024-06-11

    Passes:
        date 2024-06, source published on 2024-06-11

    Do:
        Mend the date, or the day of publication in sources.csv.
    """
    for citation in evidence.citations:
        published, date = citation.published, citation.date
        if published is None or date is None or date.earliest is None or citation.forecast:
            continue
        if date.earliest > Day.from_date(published):
            message = f"dated {citation.claim.date[:60]}, but {citation.source} was published on {published}"
            place = citation.claim.place(Column.DATE)
            help_ = "Mend the date, or the day of publication in sources.csv."
            yield finding(message, place, claim=citation.id, help=help_)


@rule(Level.WARNING, across=True)
def forecast_due(evidence: Evidence) -> Iterator[Finding]:
    """The day of a forecast is past, and no later claim says what became of it.

    Why:
        “to open in 2027” is a claim until 2027, and a question after.

    Fails:
        date “by end of 2025”, checked as of 2026-11-22, and nothing later on the same subject and measure

    Passes:
        the same with a row of 2026 on the same subject and measure

    Do:
        Find out what became of it and add a row, or accept the finding in `ignore` with the reason.
    """
    today = Day.from_date(evidence.as_of)
    due = [
        row for row in evidence.citations if row.forecast and row.date and row.date.latest and row.date.latest < today
    ]
    reported = last_reports(evidence, {of for of in (row.claim.topic for row in due) if of[0]})
    for citation in due:
        if not is_settled(citation, reported):
            when = citation.claim.date[:60]
            message = f"forecast for {when}, which is past, and nothing tells what became of it"
            place = citation.claim.place(Column.DATE)
            help_ = "Add a row that says what became of it, on the same subject and measure."
            yield finding(message, place, claim=citation.id, help=help_)


def last_reports(evidence: Evidence, topics: Collection[tuple[str, str]]) -> dict[tuple[str, str], Day]:
    """The latest day that a row which is no forecast reports of, by subject and measure, for some of these."""
    last: dict[tuple[str, str], Day] = {}
    for citation in (row for row in evidence.citations if not row.forecast) if topics else ():
        on = citation.claim.topic
        date = citation.date if on in topics else None
        if date is not None and date.earliest is not None:
            last[on] = max(date.earliest, last.get(on, date.earliest))
    return last


def is_settled(forecast: Citation, reported: Mapping[tuple[str, str], Day]) -> bool:
    """Does another row tell what became of a forecast: same subject and measure, dated after it was published?"""
    last, published = reported.get(forecast.claim.topic), forecast.published
    return bool(forecast.claim.topic[0]) and last is not None and (published is None or last > Day.from_date(published))


def settles(other: Citation, forecast: Citation) -> bool:
    """Does a row on the subject and measure of a forecast tell what became of it: is it dated after its publication?"""
    if other.forecast or other.date is None or other.date.earliest is None or not forecast.claim.topic[0]:
        return False
    return forecast.published is None or other.date.earliest > Day.from_date(forecast.published)
