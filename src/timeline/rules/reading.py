"""Rules on how sources that are no plain text are read: by what, from which encoding, and what a reader sees of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.evidence.model import Citation, Evidence
from timeline.evidence.seen import hidden_of, language_seen
from timeline.lang import name_of
from timeline.model import Column, Finding, Flaw, Level, Region, Related, Source
from timeline.readers.kinds import TRANSCRIPT
from timeline.rules.quote import in_source
from timeline.rules.rule import Group, finding, rule
from timeline.rules.source import cited_with
from timeline.rules.wording import WHY_HIDDEN, quoted


@cache
def _unreadable() -> re.Pattern[str]:
    """What the fonts of a page do not tell; made for sources that have fonts."""
    return re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")


@rule(Level.ERROR, group=Group.SOURCE, stale=True, alone=True)
def extractor_missing(evidence: Evidence) -> Iterator[Finding]:
    """What reads this kind of source is not installed.

    Why:
        PDF files and web archives are read by packages that are installed when a project needs them. Without them
        nobody can tell whether the quotes stand.

    Fails:
        seeds/report.pdf, where pypdfium2 is not installed

    Passes:
        the same after `python -m pip install pypdfium2`

    Do:
        Install what the message names.
    """
    yield from cited_with(evidence, Flaw.EXTRACTOR_MISSING)


@rule(Level.NOTE, group=Group.SOURCE, each_claim=False, settled_by_lock=True, across=True)
def extractor_changed(evidence: Evidence) -> Iterator[Finding]:
    """The source is the file that was locked, but it is read by something else than then.

    Why:
        Another program, or another version of it, may read other words from the same page. The quotes were looked for
        again in what is read now.

    Fails:
        a lock written with pypdfium2 5.7, checked with 5.15

    Passes:
        the same after `timeline lock`

    Do:
        `timeline lock`
    """
    named = set[str]()
    for citation in evidence.citations:
        entry = citation.entry
        if entry is None or not entry.extractor:  # as of most
            continue
        source = evidence.source_of(citation)
        view = source.view
        if view is None or source.name in named:
            continue
        now, then = f"{view.extractor} {view.version}", f"{entry.extractor} {entry.extractor_version}"
        same = now == then and (entry.view == view.sha256 or entry.extractor == TRANSCRIPT)
        if entry.sha256 == source.sha256 and citation.status.stands and not same:
            named.add(source.name)
            differs = "" if entry.view == view.sha256 else ", and its text is not the same"
            message = f"{source.path} was read by {then} when it was locked, now by {now}{differs}"
            related = (Related("the source", Region(source.path)),)
            help_ = "Look, then: timeline lock"
            yield finding(message, citation.claim.place(Column.SOURCE), claim=citation.id, related=related, help=help_)


@rule(Level.WARNING, group=Group.QUOTE, alone=True)
def quote_hidden(evidence: Evidence) -> Iterator[Finding]:
    """The quote stands only in words that a reader of the source does not see, or that are struck through.

    Why:
        Struck and deleted words are what the source no longer says. What a page hides, and the words that stand for an
        image, are not its text.

    Fails:
        “It costs 40 euros.”, where the page has `<del>It costs 40 euros.</del>`

    Passes:
        the same words where the page shows them

    Do:
        Quote what the source says now.
    """
    for citation in evidence.citations:
        hidden = hidden_of(citation.claim.quote, citation.anchor, evidence.source_of(citation))
        if hidden is not None:
            message = (
                f"the quote has words that are {WHY_HIDDEN.get(hidden.why, hidden.why)}: {quoted(citation.claim.quote)}"
            )
            related = in_source(evidence, citation, "where they stand")
            place = citation.claim.place(Column.QUOTE)
            yield finding(message, place, claim=citation.id, related=related, help="Quote what a reader sees.")


@rule(Level.WARNING, group=Group.SOURCE, alone=True)
def text_damaged(evidence: Evidence) -> Iterator[Finding]:
    """The page that the quote is on has characters that the source's fonts do not tell.

    Why:
        Some documents show letters for which they give no character. Words and figures on such a page may be read with
        holes in them. Where the quote itself has none, it is a note.

    Fails:
        a page of a PDF that reads “The \N{REPLACEMENT CHARACTER}nal cost was 40 euros”

    Passes:
        the same page with the letters told

    Do:
        Compare the quote with the page as it is shown.
    """
    for citation in evidence.citations:
        damage = damage_of(citation, evidence.source_of(citation))
        if damage is not None:
            within, message = damage
            level = Level.WARNING if within else Level.NOTE
            related = in_source(evidence, citation, "the quote")
            help_ = "Compare the quote with the page as it is shown."
            place = citation.claim.place(Column.QUOTE)
            yield finding(message, place, claim=citation.id, related=related, help=help_, level=level)


def damage_of(citation: Citation, source: Source) -> tuple[bool, str] | None:
    """Whether the quote itself has such characters, and what to say of its page; None for one without."""
    view, start, end = source.view, citation.anchor.start, citation.anchor.end
    if view is None or view.kind.has_lines or start is None or end is None:
        return None
    spans = [span for span in (view.stretch(start), view.stretch(end - 1)) if span]
    found = [
        match.start() for low, high in dict.fromkeys(spans) for match in _unreadable().finditer(source.text, low, high)
    ]
    if not found:
        return None
    within = any(start <= at < end for at in found)
    where, many = view.where(start, end), f"{len(found)} character{'s' if len(found) > 1 else ''}"
    return within, f"{source.path}, {where}, has {many} that its fonts do not tell" + (", also in the quote" * within)


@rule(Level.NOTE, group=Group.SOURCE, each_claim=False)
def charset_disputed(evidence: Evidence) -> Iterator[Finding]:
    """What declares the encoding of a page says different things.

    Why:
        In another encoding a pound sign or an accented letter is another character. The first of these is taken: the
        byte order mark, sources.csv, the HTTP header, the page itself, UTF-8.

    Fails:
        a page in UTF-8 with `<meta charset="windows-1252">`

    Passes:
        the same with `utf-8` in the column encoding of sources.csv

    Do:
        Look at the letters of the page, and write the right encoding into sources.csv.
    """
    for source in evidence.sources.values():
        if source.view is not None and source.view.dispute:
            message = f"{source.path} is read as {source.encoding}, and its encoding is disputed: {source.view.dispute}"
            yield finding(message, Region(source.path), help="Write the right encoding into sources.csv.")


@rule(Level.NOTE, group=Group.SOURCE, each_claim=False)
def language_doubtful(evidence: Evidence) -> Iterator[Finding]:
    """A source reads like another language than the one it is read in.

    Why:
        A source that names no language is read in that of the project. In German “4.700” is four thousand seven
        hundred, in English less than five: every figure and date of such a source may be taken for another. Short
        texts tell nothing, nor does a language whose words the program does not have.

    Fails:
        an article in German, with no `language` in sources.csv, in a project in English

    Passes:
        the same with `de` in the column language of sources.csv

    Do:
        Write the language of the source into sources.csv.
    """
    for source in evidence.sources.values():
        found = other_language(source)
        if found:
            message = f"{source.path} reads like {name_of(found)}, and is read as {name_of(source.language)}"
            yield finding(message, Region(source.path), help=f"Set `language` to {found} for it in sources.csv.")


def other_language(source: Source) -> str:
    """The language that a source clearly reads like, where it is read in another; else nothing."""
    return language_seen(source) if source.reads_like is None else source.reads_like


def with_language(help_: str, *sources: Source) -> str:
    """What to do about figures that disagree; before it the language of a source that is read in another."""
    found = ((source, other_language(source)) for source in sources)
    source, language = next((each for each in found if each[1]), (None, ""))
    if source is None:
        return help_
    return f"{source.path} reads like {name_of(language)}: set `language` in sources.csv. {help_}"
