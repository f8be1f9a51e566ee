"""What of an article is prose, and what stands in quotation marks in it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.cases import case_id, read_cases
from timeline.draft.parse import format_of, parse
from timeline.model import DraftFormat
from timeline.model.errors import TimelineError

CASES = read_cases("draft")
FORMATS = [form for form in DraftFormat if form is not DraftFormat.DOCX]
PIECES = st.sampled_from(
    [
        *"“”\"‘’«»„`'*_[](){}<>|#$\\@^~-=:;.,!%& \n\r\t1a",
        *(
            "$$",
            "```",
            "<!--",
            "-->",
            "---\n",
            "[^1]",
            "[@a]",
            "&amp;",
            "<p>",
            "</b>",
            "\\begin{quote}",
            "> ",
            "{{<",
            "é",
        ),
    ]
)


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", [one for one in CASES if one["phenomenon"] == "masking"], ids=case_id)
def test_what_is_no_prose_is_not_read(case: dict[str, Any]) -> None:
    article = parse("a", case["text"], DraftFormat(case["format"]), default=case["language"])
    assert [spaced(article.prose.text[one.start : one.end]) for one in article.paragraphs] == case["prose"]


@pytest.mark.parametrize("case", [one for one in CASES if one["phenomenon"] == "quotations"], ids=case_id)
def test_what_stands_in_quotation_marks_has_its_role(case: dict[str, Any]) -> None:
    article = parse("a.md", case["text"], DraftFormat.MARKDOWN, default=case["language"])
    found = [f"{one.role}: {spaced(article.prose.text[one.start : one.end])}" for one in article.quotations]
    assert [one.replace(" > ", " ") for one in found] == case["quotations"]


@given(st.sampled_from(FORMATS), st.lists(PIECES, max_size=60).map("".join))
def test_masking_keeps_length_and_lines_and_every_place_is_the_articles_own(form: DraftFormat, text: str) -> None:
    from timeline.draft.parse import _PARSERS

    masked = _PARSERS[form](text).masking.masked
    assert len(masked) == len(text)
    assert [at for at, char in enumerate(masked) if char in "\n\r"] == [at for at, c in enumerate(text) if c in "\n\r"]
    assert all(old == new or new == " " for old, new in zip(text, masked, strict=True))
    article = parse("a", text, form)
    for one in article.quotations:
        start, end = article.span(one.start, one.end)
        assert 0 <= start < end <= len(text)


# ---- Word ------------------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body, and other parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def test_a_word_document_has_a_line_for_each_paragraph() -> None:
    body = (
        "<w:p><w:r><w:t>It cost </w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t> euros.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kiel</w:t><w:tab/><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="IntenseQuote"/></w:pPr><w:r><w:t>We were never asked.</w:t></w:r></w:p>'
    )
    article = parse("a.docx", docx(body), DraftFormat.DOCX)
    assert article.text == "It cost 6 euros.\nKiel 7\nWe were never asked.\n"
    assert [one.role.value for one in article.quotations] == ["block"]


def test_hidden_and_struck_words_of_a_word_document_and_a_box_that_is_there_twice() -> None:
    marks = {"strike": "5", "dstrike": "6", "vanish": "7", "webHidden": "8"}
    runs = "".join(f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t>{word} </w:t></w:r>" for mark, word in marks.items())
    kept = '<w:r><w:rPr><w:strike w:val="0"/><w:b/></w:rPr><w:t>9</w:t></w:r>'
    box = "<w:txbxContent><w:p><w:r><w:t> euros</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    article = parse("a.docx", docx(f"<w:p>{runs}{kept}<w:r>{twice}</w:r></w:p>"), DraftFormat.DOCX)
    assert article.text == "9 euros\n"


def test_a_comment_of_a_word_document_links_and_accepts() -> None:
    body = '<w:p><w:r><w:t>It leaks.</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p>'
    text = "<w:p><w:r><w:t>@lock timeline</w:t></w:r></w:p>"
    comments = f'<w:comments {W}><w:comment w:id="3">{text}</w:comment></w:comments>'
    article = parse("a.docx", docx(body, comments=comments), DraftFormat.DOCX)
    assert [(one.key, article.text[one.start : one.end]) for one in article.links] == [("lock", "leaks.")]
    assert article.comments[0].words == "@lock timeline"


@pytest.mark.parametrize("data", [b"no archive", docx("<w:p>"), docx("<!DOCTYPE x>"), b"PK\x03\x04"])
def test_what_is_no_word_document_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(TimelineError) as error:
        parse("a.docx", data, DraftFormat.DOCX)
    assert error.value.hint


def test_the_format_is_the_names() -> None:
    names = ["a.md", "b.QMD", "c.htm", "d.tex", "e.docx", "f.txt", "g"]
    assert [format_of(name).value for name in names] == ["markdown", "quarto", "html", "latex", "docx", "text", "text"]


def test_an_article_says_its_language_and_day_and_is_overruled() -> None:
    text = "---\nlang: de-AT\ndate: 2024-05-01\n---\nText.\n"
    article = parse("a.md", text, DraftFormat.MARKDOWN)
    assert (article.language, str(article.published)) == ("de-AT", "2024-05-01")
    assert parse("a.md", text, DraftFormat.MARKDOWN, language="fr").language == "fr"
    assert parse("a.md", "---\nlang: xx\n---\n", DraftFormat.MARKDOWN).language == "en"
