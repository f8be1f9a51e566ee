"""What is told of a negation that stands under an editor's mark, with no word, one or two of its sentence around it.

    python -m benchmarks negations

A negation is planted behind an auxiliary of real prose (the same on every run), and the quote leaves it out, with words
beside it, by an ellipsis. It is told where the quote is altered or a warning speaks. It is closed where the rules of
docs/anchoring.md say that it governs nothing behind the mark: a clause mark or a conjunction stands between the two, or
the words behind begin a clause. What is neither is silent.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.context import is_reported
from benchmarks.mutations import developed, passages
from timeline.anchoring.context.cues import cues

NEGATIONS = {"en": ("not", "never"), "de": ("nicht", "nie", "niemals")}
WIDTHS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0))  # words left out before and behind the negation
EACH = 200  # cases of each width in each language
_LEAST = 3  # words of the quote on both sides
_AROUND = 80  # characters of the source on both sides: no second place that lacks the negation
_MARK = re.compile(r"[,;:.!?()–—]|(?<!\S)-(?!\S)|//")
OUTCOMES = ("told", "closed", "silent")


class Case(NamedTuple):
    """A quote with a mark, its source, and what became of it."""

    quote: str
    source: str
    outcome: str


def cases(language: str, before: int, behind: int) -> Iterator[Case]:
    """Cases of one width, in all collections of a language, without end where there is prose."""
    texts = [text for _, of, texts in developed() if of == language for text in texts]
    rng = random.Random(f"{language} {before} {behind}")  # noqa: S311 - the same on every run
    known = cues(language)
    for left, passage, right in passages(texts, rng):
        words = passage.split(" ")
        places = [i for i, word in enumerate(words) if known.has("auxiliaries", word.casefold())]
        inside = [i for i in places if _LEAST + before <= i + 1 <= len(words) - _LEAST - behind]
        if not inside or any(known.denies(word.strip(",;:.()").casefold()) for word in words):
            continue
        at = rng.choice(inside) + 1
        planted = [*words[:at], rng.choice(NEGATIONS[language]), *words[at:]]
        gap = (at - before, at + 1 + behind)
        quote = " ".join([*planted[: gap[0]], "…", *planted[gap[1] :]])
        source = left[-_AROUND:] + " ".join(planted) + right[:_AROUND]
        if is_reported(quote, source, language):
            yield Case(quote, source, "told")
        else:
            between = " ".join(planted[at + 1 : gap[1] + 1])
            yield Case(quote, source, "closed" if is_closed(between, language) else "silent")


def is_closed(between: str, language: str) -> bool:
    """Does a clause end between a negation and the first word behind the mark, which is the last of these words?"""
    known = cues(language)
    keys = [word.strip("“”„\"'‘’,;:.!?()").casefold() for word in re.split("[ /]", between)]
    joins = any(known.has("joins", key) or known.has("relatives", key) for key in keys)
    return joins or bool(_MARK.search(between.rstrip(".,;:)")))


def counted(language: str, before: int, behind: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for case, _ in zip(cases(language, before, behind), range(EACH), strict=False):
        found[case.outcome] += 1
    return found


def tables() -> str:
    """One Markdown table: by language and width, how many were told, closed and silent."""
    lines = [
        "| language | left out before the negation | behind it | cases | told | closed | silent |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    there = {language for _, language, texts in developed() if texts}
    for language in (one for one in NEGATIONS if one in there):
        for before, behind in WIDTHS:
            found = counted(language, before, behind)
            row = (language, before, behind, found.total(), *(found[name] for name in OUTCOMES))
            lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines) + "\n"


def show(most: int = 15) -> None:
    """Print what is silent, to be read."""
    for language in NEGATIONS:
        for before, behind in WIDTHS:
            found = [one for one, _ in zip(cases(language, before, behind), range(EACH), strict=False)]
            for case in [one for one in found if one.outcome == "silent"][:most]:
                print(language, before, behind, case.quote)


if __name__ == "__main__":
    show() if sys.argv[1:] == ["show"] else print(tables())
