"""The one exception that a user is meant to see: what is wrong, where, and the next step. The exit code is then 2."""

from __future__ import annotations


class TimelineError(Exception):
    """Input, settings or the file system keep the command from doing its work.

    `message` says what and where; `hint` says what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(hint)  # shown below the message where Python shows the error
