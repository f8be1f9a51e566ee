"""What governs the words of a quote from outside it, or from under its editor's marks.

A negation nearby says nothing: within ten words of a quote stands one in 3 to 17 of 100. What counts is a cue that
governs the first words of the quote, or the last words of what was left out. All of it is lists in lang/ and the few
rules of grammar here; nothing is parsed.
"""

from timeline.anchoring.context.around import around
from timeline.anchoring.context.cues import denies
from timeline.anchoring.context.denial import denial
from timeline.anchoring.context.gap import hidden
from timeline.anchoring.context.surroundings import differs

__all__ = ["around", "denial", "denies", "differs", "hidden"]
