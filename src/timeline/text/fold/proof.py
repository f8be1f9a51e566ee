"""The proof that two texts hold the same words, and the names of what they differ in."""

from __future__ import annotations

from timeline.text.fold.characters import character_folds, fold
from timeline.text.fold.gaps import SOLID, gap_fold, gaps
from timeline.text.fold.names import FOLDS, HYPHENATION, UNICODE_FORM


def same_words(quoted: str, found: str) -> tuple[str, ...] | None:
    r"""The names of the folds in which two texts differ, in the order of FOLDS; None where they differ in words.

    >>> same_words("inter-\nnational “law”", 'international "law"')
    ('hyphenation', 'quotes')
    >>> same_words("fell to −3 %", "fell to 3 %") is None
    True
    """
    if quoted == found:
        return ()
    a, b = fold(quoted).text, fold(found).text
    bones, other = ("".join(SOLID.findall(folded)) for folded in (a, b))
    if bones != other and not _same_marks(bones, other):
        return None
    names = set()
    ours, theirs = gaps(a), gaps(b)
    for place in sorted(ours.keys() | theirs.keys()):
        left, right = bones[place - 1 : place] if place else "", bones[place : place + 1]
        name = gap_fold(left, ours.get(place, ""), theirs.get(place, ""), right)
        if name is None:
            return None
        names.add(name)
    names |= character_folds(quoted, found, HYPHENATION in names)
    return tuple(name for name in FOLDS if name in names) or (UNICODE_FORM,)


def _same_marks(bones: str, other: str) -> bool:
    """Do two skeletons differ in nothing but single for double quotation marks? After a digit those are units."""
    if bones.replace('"', "'") != other.replace('"', "'"):
        return False
    return not any(a != b and i and bones[i - 1].isdecimal() for i, (a, b) in enumerate(zip(bones, other, strict=True)))
