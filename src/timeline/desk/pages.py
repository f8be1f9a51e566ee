"""Pages from templates: whatever text they print is made visible first, then escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.desk.articles import Articles
from timeline.desk.asked import Answer
from timeline.desk.once import Once
from timeline.desk.surroundings import leading, trailing

if TYPE_CHECKING:
    from jinja2 import Environment

    from timeline.readers.pdf_page import Picture
    from timeline.review.workspace import SourceText, Workspace

TEMPLATES = Path(__file__).with_name("templates")
HOLE = "\ufdd0"
"""Stands in no text that is printed: what cannot be seen is spelled."""

MOST_KEPT = 4
"""Texts that are kept as they are shown."""

TABS = ("sources", "claims", "settle", "timeline")
"""The views in the order of the navigation; each name is its path, its template, its script and its style."""


@dataclass
class Desk:
    """One project at the desk: what a view is given beside the request. `root` is the path all links begin with."""

    workspace: Workspace
    root: str
    articles: Articles = field(init=False)
    made: Once[dict[str, str]] = field(default_factory=Once)
    """The pages of the report."""
    pictures: dict[tuple[str, int], Picture] = field(default_factory=dict)
    """Pages of PDFs, by source and number."""
    _texts: dict[int, tuple[int, SourceText]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.articles = Articles(self.workspace.project, self.workspace.day)

    def source(self, index: int) -> SourceText:
        """A source as it is shown; the last ones are kept for as long as nothing changes."""
        revision = self.workspace.revision
        kept = self._texts.pop(index, None)
        text = kept[1] if kept and kept[0] == revision else self.workspace.source(index)
        self._texts[index] = (revision, text)  # the newest is the last
        while len(self._texts) > MOST_KEPT:
            self._texts.pop(next(iter(self._texts)), None)
        return text


def render(desk: Desk, template: str, *, status: int = 200, **data: object) -> Answer:
    """A page. Its template is that of the view, and says what stands in its `main`."""
    return Answer(fragment(desk, template, **data).encode("utf-8", "replace"), status=status)


def fragment(desk: Desk, template: str, **data: object) -> str:
    """A piece of a page, to be put into one."""
    return environment().get_template(template).render(values_of(desk, template, data))


def render_pieces(desk: Desk, template: str, pieces: Iterable[str], **data: object) -> Answer:
    """A page that holds a long text, sent while that is made: `{{ text }}` stands where its pieces go.

    The pieces are HTML already.
    """
    hole = Markup(HOLE)  # noqa: S704 (ours, not the project's)
    page = environment().get_template(template).render(values_of(desk, template, {"text": hole, **data}))
    return Answer(pieces=(piece.encode("utf-8", "replace") for piece in filled(page, pieces)))


def filled(page: str, pieces: Iterable[str]) -> Iterator[str]:
    before, _, after = page.partition(HOLE)
    yield before
    yield from (piece for piece in pieces if piece)
    yield after


def values_of(desk: Desk, template: str, data: Mapping[str, object]) -> Mapping[str, object]:
    """What every template is given, and what this one is."""
    name = template.partition(".")[0]
    return {"desk": desk, "work": desk.workspace, "root": desk.root, "tabs": TABS, "tab": name, **data}


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from timeline.project.lock import CONTEXT
    from timeline.report.html import seen
    from timeline.review.workspace import settling, sources

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(leading=leading, trailing=trailing)
    made.globals["lengths"] = {"locked": CONTEXT, "settled": settling.AROUND, "found": sources.AROUND}
    return made
