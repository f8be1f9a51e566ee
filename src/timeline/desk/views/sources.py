"""The view `sources`: the texts as readers see them, and what of them is quoted."""

from __future__ import annotations

from timeline.desk.asked import Answer, Asked
from timeline.desk.pages import Desk, render
from timeline.desk.views.route import Route


def show(desk: Desk, _: Asked) -> Answer:
    return render(desk, "sources.html")


ROUTES = (Route("GET", "/", show), Route("GET", "/sources", show))
