"""The view `sources`: the texts as readers see them, and what of them is quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.marked import sections_of
from timeline.desk.pages import Desk, render, render_pieces
from timeline.desk.sentences import sentences_of
from timeline.desk.views.claim import FIELDS
from timeline.desk.views.route import Route

if TYPE_CHECKING:
    from timeline.review.workspace import SourceText

MOST_READ = 40_000
"""Characters that are read for figures and dates in one request: some screens."""


def begin(desk: Desk, asked: Asked) -> Answer:
    """Where the desk opens: at the first source while there is no claim, else at the list of sources."""
    sources = [each for each in desk.workspace.sources() if not each.problem]
    if sources and not desk.workspace.rows(limit=1).total:
        return show_text(desk, Asked({"index": sources[0].index}))
    return show_list(desk, asked)


def show_list(desk: Desk, asked: Asked) -> Answer:
    """All sources, and where the words stand that are searched for."""
    words = asked.query.get("words", "").strip()
    hits = desk.workspace.search(words) if words else []
    sources = desk.workspace.sources()
    names = {each.index: each for each in sources}
    return render(desk, "sources.html", sources=sources, names=names, words=words, hits=hits)


def show_text(desk: Desk, asked: Asked) -> Answer:
    """One source, sent while it is made: the first screen does not wait for the last one."""
    summaries = desk.workspace.sources()
    place = next((n for n, each in enumerate(summaries) if each.index == asked.numbers["index"]), -1)
    if place < 0:
        raise no_source()
    source = summaries[place]
    around = {"before": summaries[place - 1] if place else None, "after": (*summaries[place + 1 :], None)[0]}
    table = desk.workspace.rows(limit=1)
    lacking = [name for name in FIELDS if name not in table.columns]
    return render_pieces(
        desk, "source.html", pieces_of(desk, source.index), tab="sources",
        source=source, claims=table.total, lacking=lacking, **around,
    )  # fmt: skip


def pieces_of(desk: Desk, index: int) -> Iterator[str]:
    """The sections, the first ones alone, then many at a time."""
    waiting, most = list[str](), 8
    for section in sections_of(desk.source(index)):
        waiting.append(section)
        if len(waiting) >= most:
            yield "".join(waiting)
            waiting, most = [], 60
    yield "".join(waiting)


def show_sections(desk: Desk, asked: Asked) -> Answer:
    """The sections that hold some characters, anew: a claim has come or gone."""
    source = require_source(desk, asked.numbers["index"])
    start, end = asked.asked_number("from"), asked.asked_number("to")
    return json_answer({"sha256": source.sha256, "sections": list(sections_of(source, start, end))})


def read(desk: Desk, asked: Asked) -> Answer:
    """The figures and dates of what has come into view, and where its sentences end."""
    source = require_source(desk, asked.numbers["index"])
    start = min(asked.asked_number("from"), len(source.text))
    end = min(asked.asked_number("to"), len(source.text), start + MOST_READ)
    readings = [asdict(each) for each in desk.workspace.readings(source.index, start, end)]
    return json_answer({
        "sha256": source.sha256, "start": start, "end": end, "readings": readings,
        "sentences": list(sentences_of(source.text[start:end], start)),
    })  # fmt: skip


def no_source() -> Refused:
    return Refused(404, "there is no such source", "It may have been taken away meanwhile.")


def require_source(desk: Desk, index: int) -> SourceText:
    """The source of a number. Raises Refused where there is none."""
    if not any(each.index == index for each in desk.workspace.sources()):
        raise no_source()
    return desk.source(index)


ROUTES = (
    Route("GET", "/", begin),
    Route("GET", "/sources", show_list),
    Route("GET", "/sources/{index:int}", show_text),
    Route("GET", "/sources/{index:int}/sections", show_sections),
    Route("GET", "/sources/{index:int}/read", read),
)
