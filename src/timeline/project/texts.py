"""A text that is given itself, or by the name of the source that it is."""

from __future__ import annotations

import datetime
import re

from timeline.frozen import frozen
from timeline.model import View
from timeline.model.errors import TimelineError
from timeline.project.claims import read_source_table
from timeline.project.settings import Project
from timeline.project.sources import Limits, list_sources, read_source, unsafe_name

MAX_BYTES = 16 << 20
_SUFFIX = re.compile(r"(?!\d+\.)\S*\.(?:[a-z][a-z0-9]{1,4}|[A-Z][A-Z0-9]{1,4})")
"""A name with an extension; `€1.5bn`, `U.S.` and `4.Mai` are none."""


@frozen
class Given:
    """A text, and what is known of it where it is a source: its language, day of publication, name, view."""

    text: str
    language: str = ""
    published: datetime.date | None = None
    name: str = ""
    view: View | None = None


def text_or_source(what: str, project: Project) -> Given:
    """The source of that name, or else the text itself. Raises TimelineError for what looks like a name and is none."""
    root, seeds = project.root, project.settings.seeds
    name = what.removeprefix(f"{seeds}/")
    if unsafe_name(name) or len(name) > 255 or not (root / seeds / name).is_file():
        if names_a_file(what):
            raise no_source(what, project)
        return Given(what)
    infos, _ = read_source_table(root, project.settings.sources, "")
    source = read_source(root, seeds, name, infos.get(name), Limits(MAX_BYTES, float(project.settings.reader_seconds)))
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    language = source.info.language if source.info else ""
    return Given(source.text, language, source.published, name, source.view)


def names_a_file(what: str) -> bool:
    """Is it one word that looks like the name of a file? A slash beside digits may be a date, or a sum for each.

    >>> (
    ...     names_a_file("notice-2024.txt"),
    ...     names_a_file("seeds/notice"),
    ...     names_a_file("03/04/2024"),
    ...     names_a_file("$1.5bn"),
    ... )
    (True, True, False, False)
    """
    word = len(what) <= 255 and not any(char.isspace() for char in what)
    slash = "/" in what and not any(char.isdigit() for char in what)
    return word and (slash or _SUFFIX.fullmatch(what) is not None)


def no_source(what: str, project: Project) -> TimelineError:
    """The error that there is no such source: the nearest one, and how another text is read."""
    from difflib import get_close_matches

    seeds = project.settings.seeds
    close = get_close_matches(what.removeprefix(f"{seeds}/"), list_sources(project.root, seeds), n=1)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return TimelineError(
        f"there is no source {what[:80]!r} below {seeds}/", f"{meant}Any other text is read from standard input: -"
    )
