"""The view `timeline`."""

from __future__ import annotations

from timeline.desk.asked import Answer, Asked
from timeline.desk.pages import Desk, render
from timeline.desk.views.route import Route


def show(desk: Desk, _: Asked) -> Answer:
    return render(desk, "timeline.html")


ROUTES = (Route("GET", "/timeline", show),)
