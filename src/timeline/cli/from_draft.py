"""`timeline add --from-draft`: the rows that an article asks for, one key each."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import typer

from timeline.cli.places import can_ask, write_line
from timeline.cli.results import Result, warn
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.project.settings import Project
    from timeline.review.from_draft import Offer

ADD, SKIP, QUIT = "a", "s", "q"


def add_from_draft(project: Project, day: datetime.date, article: str, result: Result) -> None:
    """Offer the rows of an article; where nobody can be asked, the commands that add them."""
    from timeline.draft.run import articles_of, check_drafts
    from timeline.review.from_draft import offers

    found = list(offers(check_drafts(project, day, articles_of(project, [article], None))))
    if not found:
        write_line(f"{article} asks for no row: each quotation, figure and date that stands is in a claim", result)
    for offer in found:
        write_line(f"{offer.path}:{offer.line}  {offer.what}: {offer.claim}", result)
        write_line(f"    {offer.source}: {offer.words}", result)
        if not can_ask(result):
            write_line(f"    {offer.command()}", result)
        elif not _settled(project, day, offer, result):
            break
    result.end(lambda: {"version": 1, "added": False, "offers": [offer.to_dict() for offer in found]})


def _settled(project: Project, day: datetime.date, offer: Offer, result: Result) -> bool:
    """Ask for one row, and add it where that is answered; False where it is enough."""
    from timeline.review.from_draft import take

    result.write("[a]dd  [s]kip  [q]uit ")
    while (key := typer.getchar().lower()) not in (ADD, SKIP, QUIT):
        pass
    result.write(f"{key}\n")
    if key == ADD:
        try:
            made = take(project, day, offer)
        except TimelineError as error:
            write_line(f"not added: {error.message}. {error.hint}", result)
        else:
            warn(made.findings)
            write_line(made.describe(), result)
    return key != QUIT
