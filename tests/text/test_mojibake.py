"""Damaged encoding is seen through where the evidence is strong, and healthy text is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring import find_quote
from timeline.model import Status
from timeline.text import mojibake
from timeline.text.mojibake import CODE_PAGES, undamaged

ORIGINAL = "“The café’s menu – at €12.50 – names crème brûlée, Škoda and Łódź,” said Timothée Ünal… twice: “naïve”."


def misread(text: str, page: str, lost: str = "keep") -> str:
    """The text as UTF-8 read as a code page, filled up by Windows-1252; bytes of neither kept, dropped or marked."""
    shown = []
    for byte in text.encode():
        data = bytes([byte])
        letter = data.decode(page, "ignore") or data.decode("cp1252", "ignore")
        shown.append(letter or {"keep": chr(byte), "drop": "", "mark": "\ufffd"}[lost])
    return "".join(shown)


@pytest.mark.parametrize("page", CODE_PAGES)
def test_every_code_page_is_seen_through(page: str) -> None:
    view = undamaged(misread(ORIGINAL, page))
    assert view
    assert view.text == ORIGINAL


@pytest.mark.parametrize("lost", ["drop", "mark"])
@pytest.mark.parametrize("page", ["cp1252", "cp874"])
def test_bytes_that_were_lost_do_not_hide_a_quote(page: str, lost: str) -> None:
    text = misread("Before. " + ORIGINAL + " Á la Íñigo: “done”. After.", page, lost)
    for quote in ("café’s menu – at €12.50", "crème brûlée, Škoda and Łódź,” said", "twice: “naïve”", "Á la Íñigo"):
        anchor = find_quote(quote, text)
        assert (anchor.status, anchor.folds[-1]) == (Status.REFORMATTED, "encoding damage"), quote


@pytest.mark.parametrize("page", ["cp874", "cp1250"])
def test_the_code_page_is_told_by_all_of_its_characters(page: str) -> None:
    original = "It raised €5.8 billion – “a lot” – in May"
    misread = "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in original.encode())
    view = undamaged(misread)
    assert view is not None
    assert view.text == original


def test_windows_874_mixed_with_windows_1252() -> None:
    text = "up to โ‚ฌ1.2 billion ($1.4B) โ€” said Timotheรฉ, and โ€ขmore"
    anchor = find_quote("€1.2 billion ($1.4B)", text)
    assert (anchor.status, anchor.folds) == (Status.REFORMATTED, ("encoding damage",))
    assert text[anchor.start : anchor.end] == "โ‚ฌ1.2 billion ($1.4B)"
    assert find_quote("€1.3 billion ($1.4B) — said Timotheé", text).status == Status.ALTERED


@pytest.mark.parametrize("letter", ["₁", "Ł", "”", "ý"])
def test_a_character_of_a_source_is_not_taken_for_a_lost_byte(letter: str) -> None:
    """U+FFFD in a source that is not damaged is what its editors wrote, and stands for no letter."""
    quote = f"in {letter}dz, as {letter} they said"
    anchor = find_quote(quote, "Before. " + quote.replace(letter, "\ufffd") + " After.")
    assert not anchor.status.stands


def test_no_digit_is_looked_for_behind_a_lost_byte() -> None:
    text = misread(f"Before. {ORIGINAL} Á la Íñigo: “done”. H₁ rose. After.", "cp1252", "mark")
    assert find_quote("Á la Íñigo: “done”.", text).status is Status.REFORMATTED
    assert not find_quote("“done”. H₁ rose.", text).status.stands


def test_a_changed_letter_is_not_taken_for_a_lost_one() -> None:
    text = misread("Álava, Írún – “so” and “so” said Ána", "cp1252", "drop")
    assert not find_quote("Elava, Írún", text).status.stands


@pytest.mark.parametrize(
    "text",
    [
        "การประชุมของรัฐบาลไทยในกรุงเทพมหานคร ประเทศไทยมีประชากร",
        "À la carte: crème brûlée, Œuvre, ça va? Où ça? Noël, naïf, Île-de-France",
        "Über die Größe der Straße: „schön“, sagte Jürgen – äöüß ÄÖÜ, „Spaß“ und „Fuß“",
        "Правительство сообщило о росте «на 3 %» — это больше",
        "中国的经济增长了百分之五。",
        "¿Qué pasó en España? «Nada», dijo Íñigo. Y más: Íñigo, Íñigo.",
        "One odd run: Ã©",
        "plain",
        "",
    ],
)
def test_healthy_text_is_left_alone(text: str) -> None:
    assert undamaged(text) is None


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    view = undamaged(text)
    if view:
        assert all(0 <= a < b <= len(text) for a, b in (view.span(i, i + 1) for i in range(len(view.text))))


@given(
    st.lists(st.sampled_from(["é", "“no”", "€5", " ", "x", "–", "Ã", "\ufffd"]), min_size=4, max_size=40),
    st.integers(1, 40),
)
def test_the_way_back_leads_to_the_characters_that_each_was_made_of(pieces: list[str], size: int) -> None:
    """Whatever is looked at at once: no run is parted."""
    damaged = "€€ ".encode().decode("cp1252") + "".join(pieces).encode().decode("cp1252", "replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mojibake, "_PIECE", size)
        view = undamaged(damaged)
    whole = undamaged(damaged)
    assert view
    assert whole
    assert view.text == whole.text
    at = 0
    for n, letter in enumerate(view.text):
        start, end = view.span(n, n + 1)
        assert start == at, "nothing is passed over"
        assert letter == damaged[start:end] or not re.search(r"[\x00-\x7f]", damaged[start:end])
        at = end
    assert at == len(damaged)
