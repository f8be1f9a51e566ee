"""What notebooks show of the nouns: all that is known, and nothing of a text comes alive."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Agreement, Anchor, Change, ChangeKind, DateSpan, Day, Figure, FigureKind, Status, Verdict
from timeline.model.notebook import LONGEST, MOST


class Tags(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


def change(text: str = "b") -> Change:
    return Change(ChangeKind.FIGURE, "a", text, 0, 1, 4, 5)


def test_an_anchor_shows_its_status_its_words_and_each_change() -> None:
    shown = Tags(Anchor(Status.ALTERED, 4, 9, (change("415"), change("451")), text="found")._repr_html_()).text
    assert shown.split()[:7] == ["Anchor", "status", "altered", "start", "4", "end", "9"]
    assert shown.count("Change") == 2
    assert "451" in shown
    assert shown.split()[-2:] == ["text", "found"]


def test_a_figure_shows_its_numbers_in_full_and_an_open_end() -> None:
    figure = Figure(
        0, 5, "€5bn+", FigureKind.MONEY, "EUR", None, Decimal("5e9"), Decimal("Infinity"),
        low_closed=True, high_closed=False, relation=">=", step=Decimal("1e999999"),
    )  # fmt: skip
    shown = Tags(figure._repr_html_()).text
    assert "low 5,000,000,000 high Infinity low closed True" in shown
    assert "step 1E+999999" in shown
    assert "value" not in shown


def test_a_date_and_a_verdict_show_what_they_say() -> None:
    span = DateSpan(Day(-99, 1, 1), None, "interval", "-0099/..", implied=("month", "day"))
    assert "earliest -0099-01-01 precision interval" in Tags(span._repr_html_()).text
    assert "month day" in Tags(span._repr_html_()).text
    assert Tags(Verdict(Agreement.AGREE, "both are 5")._repr_html_()).text == "Verdict verdict agree reason both are 5 "


def test_what_is_long_is_cut() -> None:
    shown = Tags(Anchor(Status.ALTERED, 0, 1, (change(),) * 1000, text="x" * 10**6)._repr_html_()).text
    assert shown.count("Change") == MOST
    assert "and 980 more" in shown
    assert "x" * LONGEST in shown
    assert len(shown) < 10_000


@given(st.text())
def test_no_text_comes_alive(text: str) -> None:
    plain, odd = (Anchor(Status.ALTERED, 0, 1, (change(words),), (words,), text=words) for words in ("a", text or "a"))
    assert Tags(odd._repr_html_()).tags == Tags(plain._repr_html_()).tags
    assert "\u202e" not in odd._repr_html_()
