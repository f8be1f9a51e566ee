"""What is planted in prose so that a quote must not be acquitted: each kind makes a quote and its source of a passage.

Words of eight languages stand here as data; a kind has no plant in a language that it has no words of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from benchmarks.edits import another_digit, negation_put_in, word_left_out
from timeline.anchoring.context.cues import cues
from timeline.anchoring.writing import labels

Words = list[str]


class Passage(NamedTuple):
    """Words of a text with what stands before and behind them, and the space between words of its writing."""

    before: str
    words: Words
    behind: str
    space: str


class Plant(NamedTuple):
    """A quote and the source that it must not be acquitted in; `old` is the source as it was locked, if it was."""

    quote: str
    source: str
    prefix: str = ""
    suffix: str = ""
    old: str = ""


Kind = Callable[[Random, Passage, str], Plant | None]

MARKS = ("…", "...", "[…]", "… [then]")
NEGATIONS = {
    "en": "not", "de": "nicht", "fr": "n'est pas", "es": "no", "it": "non", "pt": "não", "nl": "niet", "ru": "не",
    "zh": "不",
}  # fmt: skip
LIMITS = {
    "en": "only", "de": "nur", "fr": "seulement", "es": "solo", "it": "soltanto", "pt": "apenas", "nl": "slechts",
}  # fmt: skip
SCALES = {
    "en": "five hundred", "de": "fünf Millionen", "fr": "cinq cents", "es": "cinco mil", "it": "cinque milioni",
    "pt": "cinco mil", "nl": "vijf miljoen",
}  # fmt: skip
DENIALS = {
    "en": "the clerk denied that", "de": "der Beamte bestritt, dass", "fr": "le greffier nie que",
    "es": "el secretario negó que", "it": "il segretario nega che", "pt": "o secretário negou que",
    "nl": "de klerk ontkende dat", "ru": "секретарь отрицает, что", "zh": "秘书否认",
}  # fmt: skip
FALSEHOODS = {
    "en": "it is falsely claimed that", "de": "es ist falsch, dass", "fr": "il est faux que", "es": "es falso que",
    "it": "è falso che", "pt": "é falso que", "nl": "het is onwaar dat", "ru": "неправда, что",
}  # fmt: skip
REFUSALS = {
    "en": "The clerk refused to", "fr": "Le greffier refuse de", "es": "El secretario se negó a",
    "it": "Il segretario rifiuta di", "pt": "O secretário se recusou a",
}  # fmt: skip
LIMITERS = {
    "en": "unless the clerk objects", "de": "es sei denn, der Beamte widerspricht",
    "fr": "sauf si le greffier s'oppose", "es": "salvo que el secretario se oponga",
    "it": "a meno che il segretario si opponga",
    "pt": "a menos que o secretário se oponha", "nl": "tenzij de klerk bezwaar maakt",
}  # fmt: skip
OPPOSITES = {
    "prefix": {
        "en": ("likely unlikely", "legal illegal", "complete incomplete", "honest dishonest", "regular irregular"),
        "de": ("möglich unmöglich", "zulässig unzulässig", "stabil instabil"),
        "fr": ("légal illégal", "utile inutile", "régulier irrégulier", "possible impossible"),
        "es": ("legal ilegal", "útil inútil", "regular irregular", "posible imposible"),
        "it": ("legale illegale", "utile inutile", "regolare irregolare", "possibile impossibile"),
        "pt": ("legal ilegal", "útil inútil", "regular irregular", "possível impossível"),
        "nl": ("mogelijk onmogelijk", "veilig onveilig", "waar onwaar"),
    },
    "direction": {
        "en": ("rose fell", "increased decreased", "up down"), "de": ("stieg sank", "wuchs schrumpfte"),
        "fr": ("augmenté baissé", "hausse baisse"), "es": ("subió bajó", "aumentó disminuyó"),
        "it": ("salito sceso", "aumento calo"), "pt": ("subiu caiu", "aumentou diminuiu"), "nl": ("steeg daalde",),
    },
    "quantity": {
        "en": ("all no", "many few", "every no"), "de": ("alle keine", "viele wenige"),
        "fr": ("tous aucun", "beaucoup peu"),
        "es": ("todos ningún", "muchos pocos"), "it": ("tutti nessun", "molti pochi"),
        "pt": ("todos nenhum", "muitos poucos"), "nl": ("alle geen", "veel weinig"),
    },
    "denying verb": {
        "en": ("admitted denied", "accepted rejected"), "de": ("bestätigte bestritt",),
        "fr": ("confirme nie", "admet nie"),
        "es": ("admitió negó", "confirmó negó"), "it": ("ammette nega", "conferma nega"),
        "pt": ("admitiu negou", "confirmou negou"), "nl": ("bevestigde ontkende",),
    },
}  # fmt: skip


def _text(passage: Passage, words: Words, *, whole: bool = True) -> str:
    joined = passage.space.join(words)
    return passage.before + joined + passage.behind if whole else joined


def _place(rng: Random, passage: Passage, language: str) -> int | None:
    """Between which two words something is put in: no clause ends or begins there."""
    words, known = passage.words, cues(language)
    inner = [i for i in range(3, len(words) - 3) if words[i - 1][-1].isalpha() and words[i][0].isalpha()]
    places = [i for i in inner if not (known.has("joins", words[i - 1]) or known.opens_clause(words[i].casefold()))]
    return rng.choice(places) if places else None


# ---- copies elsewhere ------------------------------------------------------------------------------------------------


def _edited(rng: Random, words: Words, space: str) -> str:
    text = space.join(words)
    return another_digit(rng, text) or rng.choice((word_left_out, negation_put_in))(rng, text)


def copied(at: str) -> Kind:
    """A passage at the edge of a text, in the middle or all of it was edited, and its old words stand elsewhere."""

    def kind(rng: Random, passage: Passage, _language: str) -> Plant | None:
        words, new = _text(passage, passage.words, whole=False), _edited(rng, passage.words, passage.space)
        if not new or new == words:
            return None
        left, right = (
            ("" if at in ("first", "all") else passage.before),
            ("" if at in ("last", "all") else passage.behind),
        )
        copy = f"\n\n— {words} —\n\n"
        changed = left + new + right
        source = copy + changed if at == "last" else changed + copy
        return Plant(words, source, left[-48:], right[:48], left + words + right)

    return kind


# ---- under a mark ----------------------------------------------------------------------------------------------------


def left_out(cues_of: Mapping[str, str], mark: str, *, more: bool = False) -> Kind:
    """A cue put between two words of a passage and left out by a mark; with the word before it, where `more`."""

    def kind(rng: Random, passage: Passage, language: str) -> Plant | None:
        place = _place(rng, passage, language)
        if place is None or language not in cues_of:
            return None
        words, cue = passage.words, cues_of[language]
        source = _text(passage, [*words[:place], cue, *words[place:]])
        return Plant(passage.space.join([*words[: place - more], mark, *words[place:]]), source)

    return kind


def scale_left_out(mark: str) -> Kind:
    """A number of two words, whose scale is left out."""

    def kind(rng: Random, passage: Passage, language: str) -> Plant | None:
        place = _place(rng, passage, language)
        if place is None or language not in SCALES:
            return None
        words, (number, scale) = passage.words, SCALES[language].split()
        source = _text(passage, [*words[:place], number, scale, *words[place:]])
        return Plant(" ".join([*words[:place], number, mark, *words[place:]]), source)

    return kind


def turned(opposites: Mapping[str, tuple[str, ...]]) -> Kind:
    """A word of the source that an editor's bracket turns."""

    def kind(rng: Random, passage: Passage, language: str) -> Plant | None:
        place = _place(rng, passage, language)
        if place is None or language not in opposites:
            return None
        own, found = rng.choice(opposites[language]).split()
        words = passage.words
        source = _text(passage, [*words[:place], found, *words[place:]])
        return Plant(" ".join([*words[:place], f"[{own}]", *words[place:]]), source)

    return kind


# ---- around a quote --------------------------------------------------------------------------------------------------


def governed(cues_of: Mapping[str, str], *, behind: bool = False) -> Kind:
    """A cue before the words that are quoted, or behind them, that governs them."""

    def kind(rng: Random, passage: Passage, language: str) -> Plant | None:
        place = _place(rng, passage, language)
        if language not in cues_of or place is None:
            return None
        comma = passage.space and ", "
        first, rest = (passage.words[:place], passage.words[place:]) if behind else ([], passage.words)
        if behind:
            source = _text(passage, [_text(passage, first, whole=False) + comma + cues_of[language] + ".", *rest])
            return Plant(_text(passage, first, whole=False), source)
        opened = passage.before.rstrip(" ,;:") + ". " if passage.space else passage.before + "。"
        quote, known = passage.space.join(rest), cues(language)
        if known.phrases["idioms"].covers([cues_of[language], rest[0].casefold()], 0) or not rest[0][0].isalpha():
            return None
        if known.opens_clause(rest[0].casefold()):
            return None
        return Plant(quote, opened + cues_of[language] + passage.space + quote + passage.behind)

    return kind


def misprefixed(rng: Random, passage: Passage, _language: str) -> Plant | None:
    """A prefix that was recorded with another figure or another word than the source has."""
    before = passage.before.split()[-6:]
    if not passage.space or len(before) < 6 or not before[2][:1].isalpha():
        return None
    other = another_digit(rng, " ".join(before)) or " ".join([*before[:2], "Ottokar", *before[3:]])
    return Plant(_text(passage, passage.words, whole=False), _text(passage, passage.words), prefix=other + " ")


# ---- cuts ------------------------------------------------------------------------------------------------------------


def cut(written: str, quoted: str, *, glued: bool = False) -> Kind:
    """A number or word put before a passage, of which the quote has only the end."""

    def kind(_rng: Random, passage: Passage, language: str) -> Plant | None:
        first = passage.words[0][0]
        label = passage.before.split()[-1:]
        if glued is bool(passage.space) or not first.isalpha() or first.isupper() or {*label} & labels(language):
            return None
        words = passage.space.join(passage.words)
        return Plant(quoted + passage.space + words, passage.before + written + passage.space + words + passage.behind)

    return kind


def cut_word(rng: Random, passage: Passage, _language: str) -> Plant | None:
    """A word broken at a line's end, of which the quote has only the end."""
    first, *rest = passage.words
    if not passage.space or len(first) < 8 or not first.isalpha() or not first.islower():
        return None
    at = rng.randrange(3, len(first) - 3)
    quote = " ".join([first[at:], *rest])
    return Plant(quote, passage.before + first[:at] + "-\n" + quote + passage.behind)


# ---- what a fold may not change --------------------------------------------------------------------------------------


def put(quoted: str, found: str, languages: str = "") -> Kind:
    """The same words around two writings that are not the same."""

    def kind(rng: Random, passage: Passage, language: str) -> Plant | None:
        place = _place(rng, passage, language)
        if place is None or (languages and language not in languages.split()):
            return None
        words = passage.words
        sides = [passage.space.join([*words[:place], one, *words[place:]]) for one in (quoted, found)]
        return Plant(sides[0], passage.before + sides[1] + passage.behind)

    return kind


_PUT = {
    "soft hyphen between digits": put("1015", "10\u00ad15"),
    "tab between digits": put("1015", "10\t15"),
    "line end between digits": put("12 500", "12\n500"),
    "paragraph between digits": put("12 500", "12\n\n500"),
    "cell edge between digits": put("12 500", "12 | 500"),
    "digits of Thai, Khmer, Arabic": put("๑๒๓ ១២៣ ٣٤٥", "๑๒๓ ១២ ៣ ٣٤ ٥"),
    "arguments of a call": put("range(1100)", "range(1,100)"),
    "pages in a list": put("pages 1234", "pages 1,234", "en"),
    "leading zero": put("0125", "0,125"),
    "decimal comma for a group": put("2,300", "2.300"),
    "sign lost": put("5", "−5"),
    "sign lost in a range": put("−2–1", "−2–−1"),
    "hyphen for a sign": put("– 5", "–5"),
    "sign of a decimal": put("- .5", "-.5"),
    "rating": put("BBB-", "BBB —"),
    "option": put("force", "--force"),
    "exponent": put("102", "10²"),
    "exponent spaced": put("10 ²", "10²"),
    "prime": put("f′", "f″"),
    "letter behind a number": put("5 a", "5a"),
    "override of direction": put("12", "\u202e21\u202c"),
    "joiner of Persian": put("می\u200cرود", "میرود"),
    "dash at a line's end": put("cannot", "can—\nnot"),
    "hyphen for a dash": put("man-eating", "man — eating"),
    "two words in one": put("resigned", "re-\nsigned", "en"),
}

KINDS: Mapping[str, Mapping[str, Kind]] = {
    "old words elsewhere": {at: copied(at) for at in ("first", "last", "middle", "all")},
    "under a mark": {
        **{f"negation, {mark}": left_out(NEGATIONS, mark) for mark in MARKS},
        **{f"limit, {mark}": left_out(LIMITS, mark) for mark in MARKS},
        **{f"scale, {mark}": scale_left_out(mark) for mark in MARKS},
        **{f"denial, {mark}": left_out(DENIALS, mark) for mark in MARKS},
        **{f"falsehood, {mark}": left_out(FALSEHOODS, mark) for mark in MARKS},
        "negation and the word before": left_out(NEGATIONS, "…", more=True),
        "limit and the word before": left_out(LIMITS, "…", more=True),
        "denial and the word before": left_out(DENIALS, "…", more=True),
    },
    "in brackets": {name: turned(pairs) for name, pairs in OPPOSITES.items()},
    "around a quote": {
        "negation before": governed(NEGATIONS),
        "denial before": governed(DENIALS),
        "falsehood before": governed(FALSEHOODS),
        "refusal before": governed(REFUSALS),
        "limit behind": governed(LIMITERS, behind=True),
        "another prefix": misprefixed,
    },
    "cut": {
        **{f"number, {name}": cut(f"1{mark}500", "500") for name, mark in (
            ("space", " "), ("no-break space", "\u00a0"), ("narrow space", "\u202f"), ("comma", ","), ("point", "."),
        )},
        "range": cut("10–15", "15"),
        "fraction": cut("3/4", "4"),
        "Chinese numeral": cut("三百五十", "五十", glued=True),
        "broken word": cut_word,
    },
    "not the same": _PUT,
}  # fmt: skip
