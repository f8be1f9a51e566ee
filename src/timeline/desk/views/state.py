"""What every page asks for while it is visible: has the project changed since it was shown?"""

from __future__ import annotations

from timeline.desk.asked import Answer, Asked, json_answer
from timeline.desk.pages import Desk
from timeline.desk.views.route import Route


def state(_: Desk, __: Asked) -> Answer:
    return json_answer({"revision": 0})


ROUTES = (Route("GET", "/state", state),)
