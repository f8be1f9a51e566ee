"""A small project to check twice: quotes that stand, one that is reformatted, and one whose figure is another."""

from __future__ import annotations

from helpers.desk import Desk

TEXT = "The bank raised 600 million euros in June 2024. It will not open the hall before 2027. The roof is green.\n"
ROWS = [
    {"id": "a", "date": "June 2024", "claim": "€600 million.", "source": "a.txt", "quote": "raised 600 million euros"},
    {"id": "b", "date": "by 2027", "claim": "c", "source": "a.txt", "quote": "It will not open … before 2027"},
    {"id": "c", "claim": "c", "source": "b.txt", "quote": "The “roof” is green."},
    {"id": "d", "claim": "c", "source": "b.txt", "quote": "The hall has 12 doors", "subject": "hall", "measure": "n"},
]


def project(desk: Desk) -> Desk:
    desk.write("seeds/a.txt", TEXT)
    desk.write("seeds/b.txt", 'The "roof" is\ngreen. The hall has 11 doors, and nobody counted them.\n')
    desk.write("seeds/c.txt", "It raised 600 million euros, the hall has 12 doors.\n")
    desk.table(*ROWS)
    return desk
