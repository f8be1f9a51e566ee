"""Small projects, each for one thing that a rule can say: see test_rules_told.py."""

from __future__ import annotations

from collections.abc import Callable

from helpers.desk import AS_OF, Desk

TEXT = (
    "The company raised 600 million euros in June 2024, two people said.\n"
    "It will not open the plant before 2027, the minister told parliament on Friday.\n"
    "Nobody else spoke about it in public. The board met on 3 May 2024 and again in autumn.\n"
)


def note(desk: Desk, *rows: dict[str, str], text: str = TEXT) -> None:
    """A project with one source and these rows of it."""
    desk.write("seeds/note.txt", text)
    desk.table(*({"claim": "c", "source": "note.txt", **row, "id": f"b{n}"} for n, row in enumerate(rows, 1)))


def set_apart(desk: Desk, *rows: tuple[str, str], measure: str = "valuation", publisher: str = "") -> None:
    """Rows of (date, quote) on one subject, each with a source of its own."""
    for n, (_, quote) in enumerate(rows, 1):
        desk.write(f"seeds/s{n}.txt", f"It says: {quote}.\n")
    table = [
        {"id": f"b{n}", "date": date, "claim": "c", "source": f"s{n}.txt", "quote": quote}
        | {"subject": "Series B", "measure": measure}
        for n, (date, quote) in enumerate(rows, 1)
    ]
    desk.table(*table)
    if publisher:
        desk.write("claims/sources.csv", "source,publisher\n" + "".join(f"{r['source']},{publisher}\n" for r in table))


# ---- quotes ----------------------------------------------------------------------------------------------------------


def several_changes(desk: Desk) -> None:
    quote = "It will open the large plant before 2028, the minister told parliament"
    note(desk, {"quote": quote}, {"quote": "Somebody else spoke about it in private. The board met"})


def long_changes(desk: Desk) -> None:
    long = "and that all of the many people in the room were quite surprised by the very long answer"
    note(desk, {"quote": f"the minister told parliament on Friday {long}. Nobody else spoke about it in public."})


def words_put_in(desk: Desk) -> None:
    note(desk, {"quote": "Nobody else spoke about it again in public"}, {"quote": "Nobody spoke about it in public."})


def in_eleven_places(desk: Desk) -> None:
    note(desk, {"quote": "the open plant"}, text="He saw the open plant.\nThen the open plant shut.\n" * 6)


def in_ten_places(desk: Desk) -> None:
    note(desk, {"quote": "the open plant"}, text="He saw the open plant. Then the open plant shut.\n" * 5)


def nowhere(desk: Desk) -> None:
    note(desk, {"quote": "the price of steel fell by a third last year and nobody among the experts could tell why"})


def nothing_quoted(desk: Desk) -> None:
    note(desk, {"quote": ""}, {"quote": "…"}, {"quote": "Nobody else spoke"})


def written_another_way(desk: Desk) -> None:
    note(
        desk,
        {"quote": "the firm's “own” words"},
        {"quote": "the firm's … words"},
        {"quote": "a café in town"},
        text='So the firm’s "own"\nwords. It is a cafÃ© in town.\n',
    )


def elsewhere(desk: Desk) -> None:
    note(desk, {"quote": "a strike of the dockers"})
    desk.write("seeds/2024/other.txt", "There was, last week,\na strike of the dockers in town.\n")


def short_ones(desk: Desk) -> None:
    text = "abc def ghi jkl mno. abc def gh. 12 men; two men; 5 %."
    quotes = ("abc def ghi", "abc def ghi ", "abc def ghi j", "12 men", "two men", "gh.", "def ghi jkl!")
    note(desk, *({"quote": quote} for quote in quotes), text=text)


def cut_ones(desk: Desk) -> None:
    text = "In all of the last year it fell to 3.7 % in the international market, as they said in town."
    quotes = (
        "it fell to 3", "it fell to 3.7", "it fell … inter", "national market, as they", "it fell to 3.7 %",
        "all of the last year it sank to 3", "In all of", "they said in town",
    )  # fmt: skip
    note(desk, *({"quote": quote} for quote in quotes), text=text)


def moved_on(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"}, {"quote": "Nobody else spoke about it"})
    desk.lock()
    desk.write("seeds/note.txt", "A line above.\n" + TEXT)


# ---- sources and the lock --------------------------------------------------------------------------------------------


def six_standing(desk: Desk) -> None:
    note(desk, *({"quote": f"Nobody else spoke about it{end}"} for end in ("", " in", " in public", " in public. The")))
    rows = [{"id": f"c{n}", "claim": "c", "source": "note.txt", "quote": f"raised 60{n} tons"} for n in range(6)]
    desk.write("seeds/note.txt", "".join(f"It raised 60{n} tons.\n" for n in range(6)))
    desk.table(*rows)
    desk.lock()
    desk.write("seeds/note.txt", "".join(f"It raised 60{n} tons.\n" for n in range(6)) + "More.\n")


def five_standing(desk: Desk) -> None:
    six_standing(desk)
    rows = [{"id": f"c{n}", "claim": "c", "source": "note.txt", "quote": f"raised 60{n} tons"} for n in range(5)]
    desk.table(*rows)


def unused_ones(desk: Desk) -> None:
    note(desk, {"quote": "Nobody else spoke about it"})
    desk.write("seeds/draft.txt", "A draft.\n")
    desk.write("claims/sources.csv", "title,source\nNote,note.txt\nGone,gone.txt\nDraft,draft.txt\n")


def wrong_hash(desk: Desk) -> None:
    note(desk, {"quote": "Nobody else spoke about it"})
    desk.write("claims/sources.csv", f"source,sha256\nnote.txt,{'0' * 64}\n")


def no_sources(desk: Desk) -> None:
    desk.write("seeds/bytes.txt", b"\xff\xfe\xfd\n")
    desk.write("seeds/latin.txt", b"one line\ncosts \xa35\n")
    desk.write("seeds/odd.txt", "text\n")
    desk.write("claims/sources.csv", "source,encoding\nodd.txt,klingon\n")
    names = ("gone.txt", "../out.txt", "bytes.txt", "latin.txt", "", "odd.txt")
    desk.table(
        *({"id": f"b{n}", "claim": "c", "source": name, "quote": "some words here"} for n, name in enumerate(names))
    )


def a_lock_by_hand(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"}, {"quote": "Nobody else spoke about it"})
    desk.lock()
    path = desk.root / "claims/claims.lock"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[0] = lines[0].replace('"The company ', '"A company ')
    lines[1] = lines[1].replace('"note.txt"', '"other.txt"')
    path.write_text("\n".join([*lines, "{"]) + "\n", encoding="utf-8")


def an_old_lock(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"})
    desk.write("timeline.toml", "max_age = 30\n")
    desk.lock(AS_OF.replace(month=9))


def a_lock_of_tomorrow(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"})
    desk.write("timeline.toml", "max_age = 30\n")
    desk.lock(AS_OF.replace(day=23))


def a_lock_of_the_last_day(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"})
    desk.write("timeline.toml", "max_age = 30\n")
    desk.lock(AS_OF.replace(month=10, day=23))


def a_row_not_locked(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"})
    desk.lock()
    note(desk, {"quote": "raised 600 million euros"}, {"quote": "Nobody else spoke about it"}, {"quote": "not there"})


def stale_ones(desk: Desk) -> None:
    note(desk, {"quote": "raised 600 million euros"}, {"quote": "Nobody else spoke about it"})
    desk.lock()
    desk.write("seeds/note.txt", TEXT.replace("600", "660").replace("Nobody else spoke about it in public. ", ""))


# ---- figures ---------------------------------------------------------------------------------------------------------


def in_conflict(desk: Desk) -> None:
    set_apart(desk, ("2024-06", "$6.51 billion"), ("2024-06", "€5.8 billion"), ("2024-06", "€5.8 billion"))


def in_conflict_one_voice(desk: Desk) -> None:
    set_apart(desk, ("2024-06", "$2 billion"), ("2024-06", "$5 billion"), ("2024-06", "$5 billion"), publisher="Wire")


def in_conflict_many(desk: Desk) -> None:
    set_apart(desk, *[("2024-06", "$5 billion")] * 21, ("2024-06", "$2 billion"))


def in_conflict_with_a_value(desk: Desk) -> None:
    set_apart(desk, ("2024-06", "$2 billion"), ("2024-06", "$5 billion or 7%"))
    path = desk.root / "claims/claims.csv"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("measure\n", "measure,value\n")
        .replace("$2 billion,Series B,valuation\n", "$2 billion,Series B,valuation,$2 billion\n")
        .replace("7%,Series B,valuation\n", "7%,Series B,valuation,$5 billion\n"),
        encoding="utf-8",
    )


def three_ways(desk: Desk) -> None:
    set_apart(desk, *((f"2024-0{n}", f"${n} billion") for n in (6, 6)), ("2024-06", "$2 billion"), ("2024", "7%"))


def pairs(desk: Desk) -> None:
    text = "A 10-million-euro ($11.7 billion) valuation, or 10-billion-euro ($11.7 billion) in September 2025."
    note(
        desk,
        {"quote": "A 10-million-euro ($11.7 billion) valuation", "date": "2025-09"},
        {"quote": "10-billion-euro ($11.7 billion) in September 2025", "date": "2025-09"},
        text=text,
    )


def unsupported(desk: Desk) -> None:
    text = "It raised 600 billion euros. There were 5 cars, 6 ships, 7 men, 8 dogs, 9 cats and 10 cows. One of them."
    note(
        desk,
        {"claim": "It raised €600 million", "quote": "It raised 600 billion euros"},
        {"claim": "There were 44 ships", "quote": "There were 5 cars, 6 ships, 7 men, 8 dogs, 9 cats and 10 cows"},
        {"claim": "There were 44 of them", "quote": "One of them. "},
        {"claim": "One of them and 1 ship", "quote": "There were 5 cars"},
        {"claim": "A share of 1%, and about €600bn", "quote": "It raised 600 billion euros"},
        {"claim": "There were 5 million ships", "quote": ""},
        text=text,
    )


def values(desk: Desk) -> None:
    text = "It is worth €385 million (approximately $415 million), or 5% of the 7 million euros of all."
    row = {"subject": "Series B", "measure": "valuation", "quote": text[:-1]}
    note(
        desk,
        {**row, "value": "$451m"},
        row,
        {**row, "value": "5%"},
        {**row, "quote": "It is worth €385 million (approximately $415 million)"},
        text=text,
    )


# ---- dates -----------------------------------------------------------------------------------------------------------


def dates_in_conflict(desk: Desk) -> None:
    rows = (("2023-04", "founded by 3 people"), ("May 2023", "founded by 3 men"), ("2023", "it was founded so"))
    set_apart(desk, *rows, measure="Date", publisher="Wire")


def four_dates(desk: Desk) -> None:
    text = "It met in June 2024, in July 2024, in August 2024 and in May 2023."
    note(desk, {"quote": text[:-1], "date": "2020"}, {"quote": text[:-1], "date": "2023"}, text=text)


def dates_unsupported(desk: Desk) -> None:
    quote = "The board met on 3 May 2024 and again in autumn"
    note(
        desk,
        {"claim": "In June 2024 it met", "quote": quote, "date": "2024-05"},
        {"claim": "In May 2024 it met", "quote": quote, "date": "2024-05-03"},
        {"claim": "It met", "quote": quote, "date": "2023-03"},
        {"claim": "In June 2024 it met", "quote": "Nobody else spoke about it in public"},
        {"claim": "It met in April 2021", "quote": "raised 600 million euros in June 2024", "date": "April 2021"},
    )


def after_publication(desk: Desk) -> None:
    rows = ("2024-06-12", "2024-06-11", "2024-06", "2025", "")
    note(desk, *({"quote": "Nobody else spoke about it in public", "date": date} for date in rows))
    desk.write("claims/sources.csv", "source,published\nnote.txt,2024-06-11\n")


def forecasts(desk: Desk) -> None:
    quote = "It will not open the plant before 2027, the minister told parliament on Friday"
    row = {"quote": quote, "subject": "plant", "measure": "opening"}
    note(
        desk,
        {**row, "date": "by end of 2025"},
        {**row, "date": "2026-11-21", "measure": "shutting"},
        {**row, "date": "2026-11-22", "measure": "selling"},
        {**row, "date": "by end of 2025", "measure": "buying"},
        {"quote": "Nobody else spoke about it in public", "date": "2026", "subject": "Plant ", "measure": "buying"},
        {**row, "date": "by end of 2025", "measure": "painting"},
        {"quote": "Nobody else spoke about it in public", "date": "2024-02", "subject": "plant", "measure": "painting"},
        {**row, "date": "by end of 2025", "subject": ""},
        {"quote": "Nobody else spoke about it in public", "date": "2026", "measure": "opening"},
        {**row, "date": "by end of 2025", "measure": ""},
        {"quote": "Nobody else spoke about it in public", "date": "2026", "subject": "plant"},
        {**row, "date": "by end of 2025", "measure": "sowing"},
        {**row, "date": "2026-03", "measure": "sowing"},
        {"quote": "Nobody else spoke about it in public", "date": "", "subject": "plant", "measure": "sowing"},
    )
    desk.write("claims/sources.csv", "source,published\nnote.txt,2024-06-11\n")


def written_dates(desk: Desk) -> None:
    dates = ("03/04/2024", "Jun-23", "19 February", "the day that nobody knows " * 4, "last week", "2024-13-01")
    note(desk, *({"quote": "Nobody else spoke about it in public", "date": date} for date in dates))
    desk.write("claims/sources.csv", "source,published\nnote.txt,2024-06-11\n")


# ---- what is accepted ------------------------------------------------------------------------------------------------


def accepted(desk: Desk) -> None:
    cells = (
        "quote-short: a set phrase",
        "quote-short: until=2026-11-22 for now",
        "quote-short: until=2026-11-21 for now",
        "quote-cut: never",
        "quote-shirt: a typo",
        "quote-short",
        "ignore-invalid: please; nonsense",
        "quote-short: once; quote-missing: twice",
    )
    note(desk, *({"quote": "else", "ignore": cell} for cell in cells))


def accepted_but_not_asked(desk: Desk) -> None:
    note(desk, {"quote": "else", "ignore": "quote-short: a set phrase; quote-cut: never"})
    desk.write("timeline.toml", 'ignore = ["quote-cut"]\n')


def unread(desk: Desk) -> None:
    desk.write("seeds/note.txt", TEXT)
    desk.write(
        "claims/claims.csv",
        "id,date,claim,source,quote\nb1,,c,note.txt,Nobody else spoke,too many\nb 2,,c,note.txt,Nobody else spoke\n"
        "b3,,c,note.txt,Nobody else spoke\nb3,,,note.txt,Nobody else spoke\n",
    )


PROJECTS: dict[str, Callable[[Desk], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        several_changes, long_changes, words_put_in, in_eleven_places, in_ten_places, nowhere, nothing_quoted,
        written_another_way, elsewhere, short_ones, cut_ones, moved_on, six_standing, five_standing, unused_ones,
        wrong_hash, no_sources, a_lock_by_hand, an_old_lock, a_lock_of_tomorrow, a_lock_of_the_last_day,
        a_row_not_locked, stale_ones, in_conflict, in_conflict_one_voice, in_conflict_many, in_conflict_with_a_value,
        three_ways, pairs, unsupported, values, dates_in_conflict, four_dates, dates_unsupported, after_publication,
        forecasts, written_dates, accepted, accepted_but_not_asked, unread,
    )
}  # fmt: skip
