"""Which quotation is somebody's words, and which a title or a term: by its length, its letters and its sentence.

A word that cues speech in the sentence, or a colon, and the length tell speech apart: measured on 1,758 quotations,
97 % of what they call speech is some, and 92 % of all speech is found.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.lang import code_of, facts, phrases
from timeline.model import Role

LONG = 7  # words
LONG_UNSPACED = 20  # characters of a writing without spaces
FEW = 3  # words of a term
SMALL = 4  # letters of the words of a title that need no capital
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_COLON = re.compile(r"[:：]\s*[“”„«»‹›「『\"‘‚`]*\s*\Z")


def words_of(text: str) -> list[str]:
    """The words of a text; of one without spaces its characters by threes."""
    if _UNSPACED.search(text):
        bare = "".join(text.split())
        return [bare[i : i + 3] for i in range(0, len(bare), 3)]
    return _WORD.findall(text)


def role_of(quotation: str, before: str, after: str, language: str, *, block: bool) -> tuple[Role, bool]:
    """What a quotation is, and whether its sentence cues speech; `before` and `after` are the rest of the sentence."""
    cue = bool(_COLON.search(before)) or has_cue(f"{before} ∎ {after}", language)
    words = words_of(quotation)
    if block:
        return Role.BLOCK, cue
    if cue and len(words) > 1:
        return Role.SPEECH, True
    if is_title(quotation, words, language):
        return Role.TITLE, cue
    if len(words) >= LONG or (_UNSPACED.search(quotation) and len("".join(quotation.split())) >= LONG_UNSPACED):
        return Role.SPEECH, cue
    return (Role.TERM if len(words) <= FEW else Role.PHRASE), cue


def is_title(quotation: str, words: list[str], language: str) -> bool:
    """Are all its words but small ones written with a capital, and no sentence's end in it?"""
    if len(words) < 2 or quotation.rstrip()[-1:] == "." or not any(word[0].isupper() for word in words[1:]):
        return False
    if code_of(language) == "de":  # whose nouns have capitals
        return False
    return all(word[0].isupper() or word[0].isdigit() or len(word) <= SMALL for word in words)


def has_cue(words: str, language: str) -> bool:
    """Does a word that cues speech stand in it, set phrases aside that do not?"""
    cues, others = _patterns(code_of(language))
    if cues is None:
        return False
    words = others.sub(" ", words) if others else words
    return cues.search(words) is not None


@cache
def _patterns(code: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    found = facts(code, "drafts")
    return _any_of(str(found.get("cues", ""))), _any_of(str(found.get("no_cues", "")))


def _any_of(listed: str) -> re.Pattern[str] | None:
    known = sorted(phrases(listed), key=len, reverse=True)
    pattern = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in known)
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE) if known else None
