"""The casebook's sources that no editor of texts writes: a PDF, a Word file, an OpenDocument text, an e-book.

`python -m tools.casebook` writes them into seeds/. The words are ours, the figures counted from the desk notes on
what the outlets printed. The tests fail where a file is not what would be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tools.documents import docx, epub, odt, p, pdf, r, table

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

_TITLE = "Fact sheet: the Swedish site and the stake of ASML"
SHEET = pdf(
    [
        _TITLE, "Fact-checking desk, 3 March 2026. Page 1 of 2.", "",
        "The Swedish site", "",
        "Three of our texts are about the data centre in Sweden. Two of them are notes on outlets,",
        "the third is a digest. They agree more than texts usually do: all three give its cost as",
        "1.2 billion euros. What it comes to in another money depends on who tells it: one of them",
        "has £1 billion, the two others have $1.4 billion.", "",
        "The year in which it is to open, 2027, stands in two of them. The digest has no year for it.",
    ],
    [
        _TITLE, "Fact-checking desk, 3 March 2026. Page 2 of 2.", "",
        "The stake of ASML", "",
        "Two outlets print the share that ASML got for its money, and both print 11%. The money itself",
        "is told in two currencies: 1.3 billion euros in two places, more than $1.5 billion in a third.",
        "That is no contradiction, since a euro was worth about $1.17 at the time.", "",
        "Nobody of the desk has seen the contract.",
    ],
)  # fmt: skip

_FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_LINE = "<w:r><w:separator/></w:r>"
_COPY = "Read in the copy at europesays; the outlet's own page was not at hand."
_NOTES = (
    f'<w:footnote w:id="0" w:type="separator">{p(_LINE)}</w:footnote>'
    f'<w:footnote w:id="1" w:type="continuationSeparator">{p(_LINE)}</w:footnote>'
    f'<w:footnote w:id="2">{p(_COPY)}</w:footnote>'
)
_DELETED = f'<w:del w:id="9" w:author="fc" w:date="2026-03-03T09:00:00Z">{r("Two outlets", tag="delText")}</w:del>'
_INSERTED = f'<w:ins w:id="10" w:author="fc" w:date="2026-03-03T09:00:00Z">{r("Three outlets")}</w:ins>'
MEMO = docx(
    p("When was the Series B?")
    + p(_DELETED, _INSERTED, " put a date to the round, and each of them puts it differently.")
    + table(
        ("Outlet", "What it prints"),
        ("The Decoder", "a day, 11 June 2024"),
        ("EU News Week", "a month and no day: June 2024"),
        ("Silicon Republic", "a month and no day either: July 2024"),
    )
    + p("The first two fit together, the third does not", _FOOTNOTE, ". We go by the day.")
    + p("Struck from an earlier version: ", r("the round took place in the summer", "<w:strike/>"), "."),
    footnotes=_NOTES,
)

NOTIZ = odt(
    "<text:h>Notiz der Redaktion zur Series C</text:h>"
    "<text:p>Vier Medien schreiben, was das Unternehmen nach der Runde wert war. Zwei davon nennen "
    "11,7 Milliarden Euro, die beiden anderen rechnen in Dollar und kommen auf 14 Milliarden oder etwas "
    "darunter.</text:p>"
    "<text:p>Wer Beträge vergleicht, muss zuerst die Währung nennen.</text:p>"
    "<text:p>Ein Preis ohne Tag ist keiner: Der Kurs des 9. September 2025 gilt für die Runde, "
    "nicht der von heute.</text:p>"
)

NOTE = epub(
    "<h1>Note de la rédaction sur la Series B</h1>"
    "<p>Trois médias donnent un montant pour ce tour de table. Deux d'entre eux écrivent "
    "600 millions d'euros, le troisième annonce près du double en dollars.</p>"
    "<p>Un montant sans sa devise ne se compare pas.</p>",
    "<h1>Ce qui reste ouvert</h1>"
    "<p>Le troisième média écrit plus d'un an après les faits. Nous n'avons pas trouvé d'où vient son chiffre.</p>",
    title="Note de la rédaction",
    language="fr",
)

FILES: Mapping[str, bytes] = {
    "2026-03-03-fact-sheet.pdf": SHEET,
    "2026-03-03-memo.docx": MEMO,
    "2026-03-05-notiz.odt": NOTIZ,
    "2026-03-05-note.epub": NOTE,
}


def main() -> None:
    """Write them all."""
    for name, data in FILES.items():
        (SEEDS / name).write_bytes(data)


if __name__ == "__main__":
    main()
