"""The beginnings by which words are known again, whatever their endings."""

_STEM = 5  # letters by which a word is known again; one of so many by those before the last: tote, toten


def stem_of(key: str) -> str:
    """The beginning by which a word is known again.

    >>> stem_of("toten") == stem_of("tote"), stem_of("children") == stem_of("child's")
    (True, True)
    """
    return key[: _STEM - 1] if len(key) == _STEM else key[:_STEM]
