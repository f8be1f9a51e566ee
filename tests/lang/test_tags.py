"""Tags of languages: what CLDR knows is one, whether or not there is a file for it; nothing else is."""

from __future__ import annotations

import pytest

from timeline.lang import languages
from timeline.lang.loader import read_file
from timeline.lang.tags import require_language, unknown_subtag


@pytest.mark.parametrize(
    "tag",
    [
        *("en", "EN", "de-CH", "es-419", "pt_BR", "zh-Hans", "zh-Hans-SG", "sr-Latn", "sl-rozaj", "de-1996", "tlh"),
        *("de-CH-1996", "en-u-nu-latn", "en-x-house", "ja", "gsw", "und", "yue-Hant-HK"),
        *languages(),
    ],
)
def test_known_tags_pass(tag: str) -> None:
    require_language(tag)


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        ("english", "english"),
        ("xx", "xx"),
        ("de-XX", "xx"),
        ("de-Abcd", "abcd"),
        ("de-", ""),
        ("de--CH", ""),
        ("-de", ""),
        ("", ""),
        (" de", " de"),
        ("de-CH-AT", "at"),
        ("de-CH-Latn", "latn"),
        ("en\nde", "en\nde"),
        ("de-toolongsubtag", "toolongsubtag"),
    ],
)
def test_unknown_tags_are_a_value_error_that_names_the_part(tag: str, part: str) -> None:
    assert unknown_subtag(tag) == part
    with pytest.raises(ValueError, match="names no language"):
        require_language(tag)


def test_a_long_tag_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError, match="names no language") as raised:
        require_language("x" * 10**5)
    assert len(str(raised.value)) < 200


def test_the_lists_are_in_lower_case_and_in_order() -> None:
    lists = {key: words for key, words in read_file("cldr", "tags").items() if key != "version"}
    assert list(lists) == ["languages", "scripts", "territories"]
    for words in lists.values():
        assert words.split() == sorted(set(words.lower().split()))
