"""Where quotes stand, and what the lock adds: it says where to look and never what is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from timeline.anchoring import changed
from timeline.evidence.model import Citation
from timeline.model import Status

if TYPE_CHECKING:
    from helpers.desk import Desk

QUOTE = "raised 600 million euros in June"
TEXT = f"The company {QUOTE}, people said.\n"


def project(desk: Desk, text: str = TEXT, **cells: str) -> None:
    desk.write("seeds/note.txt", text)
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": QUOTE} | cells)


def cited(desk: Desk) -> Citation:
    [citation] = desk.check().evidence.citations
    return citation


def span(desk: Desk) -> str:
    evidence = desk.check().evidence
    return evidence.words(evidence.citations[0])


def test_a_quote_that_was_never_locked_is_exact_wherever_it_stands(desk: Desk) -> None:
    project(desk)
    assert (cited(desk).status, span(desk)) == (Status.EXACT, QUOTE)


def test_a_locked_quote_is_exact_where_it_was_and_moved_elsewhere(desk: Desk) -> None:
    project(desk)
    desk.lock()
    assert cited(desk).status is Status.EXACT
    desk.write("seeds/note.txt", "Above.\n" + TEXT)
    assert (cited(desk).status, span(desk)) == (Status.MOVED, QUOTE)


def test_the_lock_tells_which_of_two_places_while_the_source_is_as_it_was(desk: Desk) -> None:
    project(desk, TEXT + "Its rival " + QUOTE + " too.\n", prefix="rival ")
    desk.lock()
    start = cited(desk).anchor.start
    assert (cited(desk).status, start) == (Status.EXACT, len(TEXT) + len("Its rival "))
    entry = json.loads((desk.root / "claims/claims.lock").read_text())
    assert (entry["start"], entry["exact"], entry["before"][-6:]) == (start, QUOTE, "rival ")


def test_a_sentence_repeated_in_a_changed_source_is_ambiguous_although_it_was_locked(desk: Desk) -> None:
    project(desk)
    desk.lock()
    desk.write("seeds/note.txt", TEXT + TEXT)
    assert cited(desk).status is Status.AMBIGUOUS


def test_a_lock_that_lies_about_the_place_is_not_believed(desk: Desk) -> None:
    project(desk)
    desk.lock()
    path = desk.root / "claims/claims.lock"
    entry = json.loads(path.read_text())
    path.write_text(json.dumps({**entry, "start": 0, "end": len(QUOTE)}) + "\n")
    assert (cited(desk).status, span(desk)) == (Status.MOVED, QUOTE)
    path.write_text(json.dumps({**entry, "start": 10**9, "end": 10**9 + len(QUOTE)}) + "\n")
    assert (cited(desk).status, span(desk)) == (Status.MOVED, QUOTE)


def test_a_lock_that_lies_about_the_words_is_not_believed(desk: Desk) -> None:
    project(desk)
    desk.lock()
    desk.write("seeds/note.txt", TEXT.replace("600", "660"))
    path = desk.root / "claims/claims.lock"
    entry = json.loads(path.read_text())
    digest = desk.check().evidence.sources["note.txt"].sha256
    path.write_text(json.dumps({**entry, "sha256": digest, "exact": entry["exact"].replace("600", "660")}) + "\n")
    assert cited(desk).status is Status.ALTERED


def test_a_row_that_asks_for_other_words_has_no_entry(desk: Desk) -> None:
    project(desk)
    desk.lock()
    project(desk, quote="600 million euros in June")
    assert (cited(desk).entry, cited(desk).status) == (None, Status.EXACT)


def test_the_recorded_surroundings_find_a_passage_whose_words_changed(desk: Desk) -> None:
    project(desk, TEXT + "Other text. " * 50)
    desk.lock()
    changed = TEXT.replace("raised 600 million euros", "took in 700 million dollars")
    desk.write("seeds/note.txt", "Other text. " * 50 + changed)
    citation = cited(desk)
    assert citation.status in (Status.ALTERED, Status.MISSING)
    assert citation.stale


def test_words_of_another_source_are_misattributed_cited_or_not(desk: Desk) -> None:
    project(desk, "Nothing of the kind was said here at all.\n")
    desk.write("seeds/deep/other.txt", TEXT)
    assert elsewhere(desk) == ("deep/other.txt", QUOTE)
    assert list(desk.check().evidence.others) == ["deep/other.txt"]
    desk.table(
        {"id": "b1", "claim": "c", "source": "note.txt", "quote": QUOTE},
        {"id": "b2", "claim": "c", "source": "deep/other.txt", "quote": TEXT.strip()},
    )
    assert elsewhere(desk) == ("deep/other.txt", QUOTE)
    assert not desk.check().evidence.others


def elsewhere(desk: Desk) -> tuple[str, str]:
    """Which source has the words of the first row, and these words."""
    evidence = desk.check().evidence
    citation = evidence.citations[0]
    source = evidence.elsewhere_of(citation)
    assert citation.status is Status.MISATTRIBUTED
    assert source is not None
    assert citation.elsewhere_span is not None
    return source.name, source.text[slice(*citation.elsewhere_span)]


def test_an_altered_quote_is_not_looked_for_elsewhere(desk: Desk) -> None:
    """The row names the source that was changed; that another one has the old words does not make it that one."""
    project(desk, TEXT.replace("600", "660"))
    desk.write("seeds/other.txt", TEXT)
    assert cited(desk).status is Status.ALTERED


def test_what_cannot_be_read_is_unreadable_and_never_missing(desk: Desk) -> None:
    project(desk)
    (desk.root / "seeds/note.txt").write_bytes(b"\xff\xff\xff")
    assert cited(desk).status is Status.UNREADABLE
    (desk.root / "seeds/note.txt").unlink()
    assert cited(desk).status is Status.UNREADABLE


def test_an_empty_source_has_no_quote(desk: Desk) -> None:
    project(desk, "")
    assert cited(desk).status is Status.MISSING


def test_a_locked_reformatted_quote_is_read_again_at_its_place(desk: Desk) -> None:
    desk.write("seeds/note.txt", "It rained. The firm raised\n“four million” in May.\n")
    desk.table({"id": "b1", "claim": "c", "source": "note.txt", "quote": 'raised "four million" in May'})
    found = desk.check().evidence.citations[0].anchor
    desk.lock()
    again = desk.check().evidence.citations[0].anchor
    assert (again.status, again.start, again.end, again.folds) == (found.status, found.start, found.end, found.folds)
    assert (found.rung, again.rung) == ("folded", "place")


def test_the_passage_that_was_locked_and_edited_is_told_although_the_words_stand_elsewhere(desk: Desk) -> None:
    """The same words beside other neighbours do not speak for a passage that has them no longer."""
    project(desk, TEXT + "Other text. " * 50)
    desk.lock()
    desk.write("seeds/note.txt", TEXT.replace("600", "660") + "Other text. " * 50 + f"A rival {QUOTE}, too.\n")
    citation = cited(desk)
    assert (citation.status, span(desk)) == (Status.ALTERED, QUOTE.replace("600", "660"))
    assert [(desk.root / "seeds/note.txt").read_text()[slice(*place)] for place in citation.anchor.places] == [QUOTE]


def test_a_paragraph_that_moved_to_other_neighbours_has_moved(desk: Desk) -> None:
    project(desk, "Above.\n" + TEXT + "Below.\n")
    desk.lock()
    desk.write("seeds/note.txt", "Above.\nBelow.\nNew.\n" + TEXT + "Last.\n")
    assert (cited(desk).status, span(desk)) == (Status.MOVED, QUOTE)


WEATHER = "Meanwhile the ferries to the islands ran late, as the wind had turned before noon and the harbour was full. "


@pytest.mark.parametrize(
    ("text", "status", "times"),
    [(3 * WEATHER + TEXT, Status.MOVED, 0), (WEATHER + TEXT.replace("600", "900"), Status.ALTERED, 1)],
)
def test_a_quote_that_moved_is_not_searched_for_and_one_that_was_edited_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str, status: Status, times: int
) -> None:
    project(desk, WEATHER + TEXT)
    desk.lock()
    searches = list[str]()
    candidates = changed.candidates

    def counted(quote: str, *others: Any) -> Any:
        searches.append(quote)
        return candidates(quote, *others)

    monkeypatch.setattr(changed, "candidates", counted)
    desk.write("seeds/note.txt", text)
    assert (cited(desk).status, len(searches)) == (status, times)
