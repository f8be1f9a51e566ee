"""What a view is: functions from the desk and what is asked to an answer, each with its method and its path."""

from __future__ import annotations

from collections.abc import Callable

from timeline.desk.asked import Answer, Asked
from timeline.desk.pages import Desk
from timeline.frozen import frozen

Function = Callable[[Desk, Asked], Answer]


@frozen
class Route:
    """GET shows and changes nothing; POST brings JSON. In `path`, `{name:int}` is a number of `asked.numbers`."""

    method: str
    path: str
    function: Function
