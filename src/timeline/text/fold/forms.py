"""Shapes of one letter that Unicode also has as characters of their own, and that NFC leaves as they are.

They come from texts that were taken out of PDF files: Arabic letters as they are joined, radicals for Chinese
characters, the Thai and Lao vowel am in two pieces. Only what is the same letter to every reader is listed; this is
not NFKC, which would also make 103 of 10³.
"""

from __future__ import annotations

import unicodedata

from timeline.patterns import late
from timeline.text.fold.views import View, rewrite

_KASHIDA = "\u0640"  # stretches a word of Arabic on the line, and is no letter of it
_PRESENTATION = (*range(0xFB50, 0xFDFC), *range(0xFE70, 0xFEFD))
_RADICALS = (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))
_AM = late("\u0e4d([\u0e48-\u0e4b]*)\u0e32|\u0ecd([\u0ec8-\u0ecb]*)\u0eb2")


def _shapes() -> dict[str, str]:
    """Each shape and the letters that it is of; shapes of a mark alone, with its own space, are left out."""
    plain = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*_PRESENTATION, *_RADICALS)}
    letters = {shape: of.replace(_KASHIDA, "") for shape, of in plain.items() if of != shape and " " not in of}
    return {**letters, _KASHIDA: ""}


SHAPES = _shapes()


def with_am(view: View) -> View:
    r"""The view with the Thai and Lao vowel am as one character, behind the tone mark where there is one.

    >>> with_am(View("น\u0e4d\u0e49\u0e32")).text == "น้ำ"
    True
    """
    if "\u0e4d" not in view.text and "\u0ecd" not in view.text:
        return view
    found = ((m, "\u0e33" if m.group(1) is not None else "\u0eb3") for m in _AM.finditer(view.text))
    return rewrite(view, ((*m.span(), (m.group(1) or m.group(2) or "") + am) for m, am in found))
