"""Other writings: the same letters in another shape fold, other letters and signs do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring import find_quote
from timeline.model import Status
from timeline.text.fold import fold, same_words
from timeline.text.fold.forms import SHAPES

LETTERS = st.text(
    st.sampled_from([*SHAPES, *"ناกำน้ําພໍ່າ人工「」׳״ \u200b\u0301\u0323"]) | st.characters(codec="utf-8"), max_size=20
)


@given(LETTERS)
def test_folding_shapes_twice_changes_nothing_more_and_every_character_leads_back(text: str) -> None:
    view = fold(text)
    assert fold(view.text).text == view.text
    spans = [view.span(i, i + 1) for i in range(len(view.text))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("quote", "source", "names"),
    [
        ("مجلس الإدارة وافق على الصفقة", "ﻣﺠﻠﺲ ﺍﻹﺩﺍﺭﺓ ﻭﺍﻓﻖ ﻋﻠﻰ ﺍﻟﺼﻔﻘﺔ", ("Unicode form",)),
        ("مجلس الإدارة وافق على الصفقة", "مجلس الإدارة وافق على الصفقـــة", ("Unicode form",)),
        ("人工智能公司获得了巨额融资", "⼈⼯智能公司获得了巨额融资", ("Unicode form",)),
        ("น้ำมันขึ้นราคาอีกครั้ง", "นํ้ามันขึ้นราคาอีกครั้ง", ("Unicode form",)),
        ("น้ำมันขึ้นราคาอีกครั้ง", "น้\u0e4d\u0e32มันขึ้นราคาอีกครั้ง", ("Unicode form",)),
        ("他说“我们会赢得这场比赛”，然后走了", "他说「我们会赢得这场比赛」，然后走了", ("quotes",)),
        ('הוא אמר "כן" בבוקר המחר', "הוא אמר ״כן״ בבוקר המחר", ("quotes",)),
        ("बोर्ड ने बिक्री को मंजूरी नहीं दी", "बोर्ड ने बिक्री को मंजू-\nरी नहीं दी", ("hyphenation",)),
    ],
)
def test_the_same_letters_in_another_shape_are_reformatted(quote: str, source: str, names: tuple[str, ...]) -> None:
    for ours, theirs in ((quote, source), (source, quote)):
        text = f"xx {theirs} yy"
        anchor = find_quote(ours, text)
        assert (anchor.status, anchor.folds) == (Status.REFORMATTED, names)
        assert text[anchor.start : anchor.end] == theirs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وافق المجلس", "لم يوافق المجلس"),
        ("٤٥٠ مليون", "٤٥١ مليون"),
        ("ﻻ", "ل"),
        ("ไม่อนุมัติ", "อนุมัติ"),
        ("น้ำ", "น้า"),
        ("⼈工", "入工"),
        ("net - $5 million", "net -$5 million"),
        ("net €5 million", "net −€5 million"),
        ("«tak»", "《tak》"),
    ],
)
def test_other_letters_and_signs_do_not_fold(one: str, other: str) -> None:
    assert same_words(one, other) is None
    assert same_words(other, one) is None
