"""How a language writes: which mark groups digits, which hyphens tell words apart, which labels make no number."""

from __future__ import annotations

from functools import cache

from timeline.lang import facts, marks, word_set


def grouping(language: str) -> str:
    """The mark, besides spaces and apostrophes, that groups digits by three: 8,000 in English, 8.000 in German."""
    return "." if marks(language).decimal == "," else ","


@cache
def twins(language: str) -> frozenset[str]:
    """Compounds whose hyphen tells them from another word."""
    return word_set(str(facts(language, "spelling").get("twins", "")))


@cache
def labels(language: str) -> frozenset[str]:
    """Words after which digits with a mark between them are a list: pages 1,234."""
    return word_set(str(facts(language, "figures").get("labels", "")))


@cache
def page_words(language: str) -> frozenset[str]:
    """What stands beside the number of a page."""
    return word_set(str(facts(language, "spelling").get("page_words", "")))


@cache
def joints(language: str) -> frozenset[str]:
    """Words before which a hyphen may hang: Land- und Forstwirtschaft."""
    return word_set(str(facts(language, "spelling").get("joints", "")))
