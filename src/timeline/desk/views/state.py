"""What every page asks for while it is visible: has the project changed since it was shown?"""

from __future__ import annotations

from timeline.desk.asked import Answer, Asked, json_answer
from timeline.desk.pages import Desk
from timeline.desk.views.route import Route


def state(desk: Desk, _: Asked) -> Answer:
    """The revision that is served, and the files that are no longer what is served."""
    return json_answer({"revision": desk.workspace.revision, "changed": desk.workspace.changed_on_disk()})


def refresh(desk: Desk, _: Asked) -> Answer:
    """Take what is on the disk."""
    return json_answer({"revision": desk.workspace.refresh()})


def finish(desk: Desk, _: Asked) -> Answer:
    """Finish a save that was killed."""
    return json_answer({"done": desk.workspace.finish_half_done()})


def revert(desk: Desk, _: Asked) -> Answer:
    """Take a save back that was killed."""
    return json_answer({"done": desk.workspace.revert_half_done()})


ROUTES = (
    Route("GET", "/state", state),
    Route("POST", "/refresh", refresh),
    Route("POST", "/half-done/finish", finish),
    Route("POST", "/half-done/revert", revert),
)
