"""Which pages are doubted although they came with the status of one, and which are believed."""

from __future__ import annotations

import pytest

from timeline.online.doubt import judge
from timeline.online.outcome import Fetched, Hop, Outcome
from timeline.project.decode import decoded

WORDS = "The harbour office wrote on Monday that the new quay has room for twelve boats and a crane. "
LONG = f"<p>{WORDS * 30}</p>"
SHORT = f"<p>{WORDS}</p><p>{WORDS}</p>"
URL = "https://example.org/news/quay"


def page(title: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def judged(text: str, *, url: str = URL, final_url: str = "", name: str = "quay.html") -> Fetched:
    hops = (Hop(302, final_url),) if final_url else ()
    data = text.encode()
    fetched = Fetched(Outcome.OBTAINED, url, final_url or url, 200, hops, {}, data)
    return judge(fetched, decoded(name, f"seeds/{name}", data, None))


BELIEVED = {
    "a short page": page("Quay", SHORT),
    "a page without a title": f"<!DOCTYPE html>{SHORT}",
    "an article about pages that are not there": page("Why “page not found” is the web's best known line", LONG),
    "a long page with a login in its head": page("Quay", "<form><input type='password'></form>" + LONG),
    "a page with a link to log in": page("Quay", "<a href='/login'>Log in to your account</a>" + SHORT),
    "a page with scripts": page("Quay", "<script>var a = 1;</script>" + SHORT),
    "a tiny page without scripts": page("Quay", "<p>The quay is open.</p>"),
    "an article about waiting": page("Just a moment: what waiting costs", LONG),
    "a long page called a moment": page("Just a moment...", LONG),
    "an article that begins with such words": page("Not found: the ship of 1911", LONG * 2),
    "hidden words": page("Quay", f"{SHORT}<div hidden><h1>Page not found</h1></div>"),
    "the title of a drawing": page("Quay", f"<svg><title>404</title></svg>{SHORT}"),
    "a text": "Not found\n\n" + WORDS * 3,
}


@pytest.mark.parametrize("kind", BELIEVED)
def test_a_page_is_believed(kind: str) -> None:
    got = judged(BELIEVED[kind], name="quay.txt" if kind == "a text" else "quay.html")
    assert (got.outcome, got.reason) == (Outcome.OBTAINED, "")


DOUBTED = {
    "a title": (page("Page not found", SHORT), "no such page"),
    "a title with the site's name": (page("Page not found | The Harbour Gazette", LONG), "no such page"),
    "a title with a number": (page("The Gazette – 404", SHORT), "no such page"),
    "a heading": (page("The Gazette", f"<h1>Sorry, Oops!</h1><h2>Page not found.</h2>{SHORT}"), "no such page"),
    "with another apostrophe": (page("We can’t find that page", SHORT), "no such page"),
    "in German": (page("Seite nicht gefunden - Hafenbote", SHORT), "no such page"),
    "in French": (page("Erreur 404 : page introuvable", SHORT), "no such page"),
    "in Spanish": (page("Página no encontrada", SHORT), "no such page"),
    "in Italian": (page("Pagina non trovata", SHORT), "no such page"),
    "in Portuguese": (page("Página não encontrada", SHORT), "no such page"),
    "in Dutch": (page("Pagina niet gevonden", SHORT), "no such page"),
    "a login": (page("The Gazette", f"<form><input name=p type=password></form>{SHORT}"), "a login"),
    "a login by its title": (page("Sign in – The Gazette", SHORT), "a login"),
    "a stub": (page("Quay", "<div id=root></div><script src=/app.js></script><p>Loading</p>"), "next to no words"),
    "nothing but scripts": (page("Quay", "<script>go()</script>"), "next to no words"),
}


@pytest.mark.parametrize("kind", DOUBTED)
def test_a_page_is_doubted(kind: str) -> None:
    text, why = DOUBTED[kind]
    got = judged(text)
    assert got.outcome is Outcome.IN_DOUBT
    assert why in got.reason
    assert got.hint


@pytest.mark.parametrize(
    "title", ["Just a moment...", "Attention Required! | Cloudflare", "Einen Moment, bitte", "Un instant…"]
)
def test_a_page_that_asks_for_a_person_in_words_is_unreached(title: str) -> None:
    got = judged(page(title, "<p>Checking the connection.</p><script>go()</script>"))
    assert got.outcome is Outcome.UNREACHED
    assert "a person" in got.reason


def test_a_page_that_leads_to_the_front_page_is_doubted() -> None:
    got = judged(page("The Gazette", LONG), final_url="https://www.example.org/")
    assert (got.outcome, got.reason) == (Outcome.IN_DOUBT, "it leads to the front page of www.example.org")


@pytest.mark.parametrize(
    ("url", "final_url"),
    [
        ("https://example.org/", "https://www.example.org/"),
        ("https://example.org/a", "https://www.example.org/b"),
        ("https://example.org/a", "https://www.example.org/?id=7"),
        ("https://example.org/", ""),
    ],
)
def test_other_redirects_are_believed(url: str, final_url: str) -> None:
    assert judged(page("The Gazette", LONG), url=url, final_url=final_url).outcome is Outcome.OBTAINED


def test_a_page_in_place_of_a_document_is_doubted() -> None:
    got = judged(page("Report", LONG), url="https://example.org/report.PDF")
    assert (got.outcome, got.reason) == (Outcome.IN_DOUBT, "a page came in place of a PDF file")


def test_a_text_of_nothing_but_a_refusal_is_doubted() -> None:
    assert judged("Not Found\n", name="quay.txt").outcome is Outcome.IN_DOUBT


def test_what_was_not_obtained_stays_what_it_is() -> None:
    fetched = Fetched(Outcome.GONE, URL, URL, 404, reason="there is no such page any more (status 404)")
    assert judge(fetched, decoded("a.html", "seeds/a.html", b"", None)) is fetched
