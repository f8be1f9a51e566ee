"""Single texts: find a quote, read figures and dates, hold two of them against each other."""

from __future__ import annotations

import datetime
from dataclasses import replace
from os import PathLike, fspath
from typing import TYPE_CHECKING

from timeline.api.arguments import require_a, require_day, require_one_of, require_tag, require_text

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates
    from timeline.model import Anchor, Backing, DateSpan, Figure, Verdict, View

MOST_BYTES = 64 << 20
ORDERS = ("", "DMY", "MDY", "YMD")
FIGURE, DATE = "a figure as read_figures gives it", "a date as read_date gives it"


def read_source(path: str | PathLike[str], *, kind: str = "", encoding: str = "") -> View:
    """What a reader of a file sees: a page, a PDF, a document, captions or a text, and where each word of it stands.

    The kind is told by the bytes; `kind` overrides that, `encoding` is that of a text without a byte order mark.
    `View.text` are the words, `View.where(start, end)` says where the characters [start, end) stand in the original,
    `View.spans` are all pieces with their places, `View.extractor` and `View.version` name what read it. Raises
    TimelineError for a file that cannot be read, with the next step.
    """
    from pathlib import Path

    from timeline.model import Kind, Region, SourceInfo
    from timeline.model.errors import TimelineError
    from timeline.project.decode import decoded
    from timeline.project.files import read_bytes
    from timeline.readers.kinds import plain_view

    require_text(encoding=encoding)
    require_one_of(("", *(one.value for one in Kind)), kind=kind)
    name = fspath(path)
    try:
        data = read_bytes(Path(path), MOST_BYTES)
    except OSError as error:
        raise TimelineError(f"{name}: cannot be read: {error.strerror or type(error).__name__}") from error
    info = SourceInfo(name, Region(name), kind=kind, encoding=encoding)
    source = decoded(name, name, data, info)
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return source.view or plain_view(source.text)


def find_quote(
    quote: str, text: str, *, language: str = "en", prefix: str = "", suffix: str = "", near: int | None = None
) -> Anchor:
    """Where a quote stands in a text, what had to be overlooked to find it there, and what differs.

    `language` is that of the text: what differs is told by its words. `prefix` and `suffix` are the words around the
    quote, `near` is where it stood when it was last seen; all three only tell which of several places is meant. Offsets
    are code points of `text`; `Anchor.text` are the words found.

    >>> anchor = find_quote("a round of $415 million", "It closed a round of $451 million in December.")
    >>> anchor.status.value, anchor.text, anchor.changes[0].kind.value
    ('altered', 'a round of $451 million', 'figure')
    """
    require_text(quote=quote, text=text, prefix=prefix, suffix=suffix)
    require_tag(language)
    require_a((int, type(None)), "an offset (int) or None", near=near)
    from timeline.anchoring import TextIndex, anchor_quotes
    from timeline.model import Selector

    anchor = anchor_quotes([Selector(quote, prefix, suffix, near)], TextIndex(text, language=language))[0]
    return anchor if anchor.start is None else replace(anchor, text=text[anchor.start : anchor.end])


def read_figures(text: str, *, language: str = "en") -> list[Figure]:
    """The figures of a text, in order and without overlap; offsets are code points into it.

    `language` may have a region, which decides number formats and bare currency signs. Numbers in digits are read in
    every language; what a language without a file of its own would need words for is not.

    >>> [(f.text, f.unit, f.relation) for f in read_figures("It raised more than €1.7bn from 12 investors.")]
    [('more than €1.7bn', 'EUR', '>'), ('12 investors', 'investors', '=')]
    """
    require_text(text=text)
    require_tag(language)
    from timeline.figures import read_figures as read

    return read(text, language=language)


def compare_figures(
    a: Figure, b: Figure, *, on: datetime.date | DateSpan | None = None, rates: Rates | None = None
) -> Verdict:
    """Can both figures be true of one thing? `agree`, `compatible`, `conflict` or `uncomparable`, with the reason.

    `on` is the date at which currencies convert; without one, two currencies are uncomparable. `rates` is the table to
    convert by, that of the European Central Bank if not given.

    >>> a, b = read_figures("$14 billion, then about $13.6bn")
    >>> compare_figures(a, b).verdict.value
    'compatible'
    """
    _require_figures(on, a=a, b=b)
    from timeline.figures import compare_figures as compare

    return compare(a, b, on=on, rates=rates)


def bears(
    claim: Figure, quote: Figure, *, on: datetime.date | DateSpan | None = None, rates: Rates | None = None
) -> Backing:
    """Does a figure of the quote entail one of the claim? `borne`, `weaker`, `rounded`, `converted` do; others not.

    `hedge_dropped` is the same number without its bound, `sharper` says more than the quote, `contradicted` something
    else, `unrelated` measures something else. `on` and `rates` are those of `compare_figures`.

    >>> more, over = read_figures("more than 80 million, and over 81.5 million")
    >>> bears(more, over).value, bears(over, more).value
    ('weaker', 'sharper')
    """
    _require_figures(on, claim=claim, quote=quote)
    from timeline.figures import bears as judge

    return judge(claim, quote, on=on, rates=rates)


def read_date(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> DateSpan | None:
    """The days that a written date can mean, and what of it was inferred; None where it is not certain what is meant.

    `published` is the day that "last week" and "19 February" are read against; without it they are refused. `order`
    says how 03/04/2024 is meant: "DMY", "MDY", "YMD", or empty: refused, unless the language knows only one order.

    >>> span = read_date("mid-2023")
    >>> span.edtf, str(span.earliest), str(span.latest)
    ('2023-05/2023-08', '2023-05-01', '2023-08-31')
    """
    _require_reading(text, published, language, order)
    from timeline.dates import read_date as read

    return read(text, published=published, language=language, order=order)


def find_dates(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> list[DateSpan]:
    """The dates of a running text, in order and without overlap; the arguments are those of `read_date`.

    >>> [(span.text, span.edtf) for span in find_dates("Founded in April 2023, it may open in 2027.")]
    [('April 2023', '2023-04'), ('2027', '2027')]
    """
    _require_reading(text, published, language, order)
    from timeline.dates import find_dates as find

    return find(text, published=published, language=language, order=order)


def compare_dates(a: DateSpan, b: DateSpan) -> Verdict:
    """Can both dates be true of one thing? `agree`, `compatible` or `conflict`, with the reason.

    >>> compare_dates(read_date("June 2024"), read_date("2024-06-11")).reason
    '2024-06-11 lies within June 2024 (2024-06) and is finer'
    """
    from timeline.model import DateSpan

    require_a(DateSpan, DATE, a=a, b=b)
    from timeline.dates import compare_dates as compare

    return compare(a, b)


def _require_figures(on: object, **figures: object) -> None:
    from timeline.model import DateSpan, Figure

    require_a(Figure, FIGURE, **figures)
    require_a((datetime.date, DateSpan, type(None)), "a day, a date as read_date gives it, or None", on=on)


def _require_reading(text: object, published: object, language: object, order: object) -> None:
    require_text(text=text)
    require_day(published=published)
    require_tag(language)
    require_one_of(ORDERS, order=order)
