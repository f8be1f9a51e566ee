"""The source's characters without its layout: what is kept, what goes, and that it is the same words for good."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.fold import clean, same_words

LAYOUT = "\n\r\x0b\x0c\x85\u2028\u2029\t\u00ad\u200b\ufeffﬀﬁﬂﬃﬄﬅﬆ"
PIECES = (
    "inter", "national", "Firm", "5", "ﬁ", "fi", "-", "-\n", "\u00ad\n", "\u00ad", "\n", " ", "  ", "\t", "\u00a0", "—",
    "—\n", " –\n", "5\u00ad5", "“", '"', "’", "'", "…", "...", "%", "东", "京", "œ", "\u200b", "¬\n", "é", "e\u0301",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("found", "quote", "words"),
    [
        ("raised 600 mil-\nlion euros", "raised 600 million euros", "raised 600 million euros"),
        ("raised “600 mil-\nlion” euros", 'raised "600 million" euros', "raised “600 million” euros"),
        ("raised 600\n  million", "raised 600 million", "raised 600 million"),
        ("the ﬁrst oﬃce", "the first office", "the first office"),
        ("the mil\u00adlion\u200bs", "the millions", "the millions"),
        ("the mil\u00ad\nlions", "the millions", "the millions"),
        ("a well-\nknown man", "a well-known man", "a well-known man"),
        ("Land-\nund Forstwirtschaft", "Land- und Forstwirtschaft", "Land- und Forstwirtschaft"),
        ("grew—\nfast", "grew—fast", "grew—fast"),
        ("grew —\nfast", "grew - fast", "grew - fast"),
        ("grew – fast", "grew - fast", "grew – fast"),
        ("a\u00a0b  c\td", "a b c d", "a\u00a0b c d"),
        ("5\n%", "5%", "5%"),
        ("東京\n都", "東京都", "東京都"),
        ("東京\n都 “a”", '東京\n都 "a"', "東京都 “a”"),
        ("“a\nb”", '"a\nb"', "“a b”"),
        ("un cœur “a”", 'un coeur "a"', "un cœur “a”"),
        ("It cost 1,200,000\neuros", "it cost 1200000 euros", "It cost 1,200,000 euros"),
        ("It grew inter-\nnational", "it grew international", "It grew international"),
        ("\U0001f469\u200d\U0001f4bb “a”", '\U0001f469\u200d\U0001f4bb "a"', "\U0001f469\u200d\U0001f4bb “a”"),
    ],
)
def test_the_sources_characters_without_its_layout(found: str, quote: str, words: str) -> None:
    assert clean(found, quote) == words
    assert clean(found, words) == words


@pytest.mark.parametrize(
    ("found", "quote"),
    [
        ("“inter-\nnational”", '"inter-\nnational"'),  # does the hyphen belong to the word? nobody says so
        ("A well-\nknown man", "a man"),
    ],
)
def test_nothing_is_guessed(found: str, quote: str) -> None:
    assert clean(found, quote) is None


@given(TEXTS, TEXTS)
def test_what_is_clean_has_no_layout_says_the_same_and_stays(found: str, quote: str) -> None:
    words = clean(found, quote)
    if words is not None:
        assert not set(words) & set(LAYOUT)
        assert same_words(words, found) is not None
        assert clean(found, words) == words


WORDS = (
    "first",
    "office",
    "million",
    "well-known",
    "“Yes”",
    "it’s",
    "fell",
    "to",
    "3.7",
    "%",
    "–",
    "5",
    "euros",
    "affair",
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str]:
    """Words as a page lays them out, and as somebody types them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
    gaps = draw(st.lists(st.sampled_from((" ", "\n", "  \n ", "\u00a0", "\t", "\r\n")), min_size=9, max_size=9))
    laid_out = "".join(word + gap for word, gap in zip((draw(printed(word)) for word in words), gaps, strict=False))
    typed = " ".join(words).translate(str.maketrans("“”’–", '""\'-'))
    return laid_out.strip(), typed


def printed(word: str) -> st.SearchStrategy[str]:
    """A word as it may be printed."""
    forms = [word, word.replace("fi", "ﬁ"), word.replace("ff", "ﬀ"), word.replace("-", "-\n")]
    if word.isalpha() and word.isascii() and len(word) > 4:
        forms += [f"{word[:3]}{hyphen}{word[3:]}" for hyphen in ("-\n", "\u00ad\n", "\u00ad", "- \n  ", "\u200b")]
    return st.sampled_from(forms)


@given(pages())
def test_what_a_page_did_to_words_is_undone_and_their_typography_stays(page: tuple[str, str]) -> None:
    found, typed = page
    if same_words(typed, found) is None:  # a dash beside a number may be a sign
        return
    words = clean(found, typed)
    assert words is not None
    assert not set(words) & set(LAYOUT)
    assert [words.count(c) for c in "“”’"] == [found.count(c) for c in "“”’"]
    assert same_words(words, typed) is not None
