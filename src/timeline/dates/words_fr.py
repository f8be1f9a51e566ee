"""For now none."""

from __future__ import annotations

from timeline.dates.lexicon import Words

ORDINAL_SUFFIXES = ""
ANAPHORIC = ""
WORDS: Words = {}
