"""Which tags name a language: those whose parts CLDR knows (BCP 47; Unicode Technical Standard 35, section 3).

A known language need not have a file here: what needs its facts is off then. Of a tag the language, the script and the
territory are looked up; variants and extensions say nothing that is used and are let pass.

Cost: the list of subtags, 5 kB, is read when a tag is first looked up that is not among the languages with a file.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.lang.loader import languages, read_file

_SCRIPT, _TERRITORY = re.compile("[a-z]{4}"), re.compile("[a-z]{2}|[0-9]{3}")
_VARIANT = re.compile("[0-9a-z]{5,8}|[0-9][0-9a-z]{3}")
_LONGEST = 35  # characters of a tag: what RFC 5646, section 4.4.1, asks of every implementation


def require_language(tag: str) -> None:
    """Raise ValueError, in words, for what is no tag of a language that CLDR knows.

    >>> require_language("de"), require_language("zh-Hans-SG"), require_language("es_419")
    (None, None, None)
    >>> require_language("english")
    Traceback (most recent call last):
    ...
    ValueError: 'english' names no language: CLDR does not know 'english'. Write it as en, de-CH or zh-Hans.
    """
    unknown = unknown_subtag(tag)
    if unknown is not None:
        reason = f"CLDR does not know {unknown!r}" if unknown else "it is empty"
        raise ValueError(f"{tag[:_LONGEST]!r} names no language: {reason}. Write it as en, de-CH or zh-Hans.")


def unknown_subtag(tag: str) -> str | None:
    """The first part of a tag that CLDR does not know; None where it knows them all.

    >>> unknown_subtag("de-XX"), unknown_subtag("de-1996"), unknown_subtag("en-u-nu-latn"), unknown_subtag("")
    ('xx', None, None, '')
    """
    language, *rest = tag.lower().replace("_", "-").split("-")
    if language not in languages() and language not in _known("languages"):
        return language[:_LONGEST]
    kinds = [(_SCRIPT, "scripts"), (_TERRITORY, "territories")]
    for part in rest:
        while kinds and not kinds[0][0].fullmatch(part):
            kinds.pop(0)
        if kinds:
            if part not in _known(kinds.pop(0)[1]):
                return part
        elif len(part) == 1:  # what follows is an extension, or private
            return None
        elif not _VARIANT.fullmatch(part):
            return part[:_LONGEST]
    return None


@cache
def _known(kind: str) -> frozenset[str]:
    words: str = read_file("cldr", "tags")[kind]
    return frozenset(words.split())
