"""German: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import CENT, ONE, Money, entries
from timeline.figures.tokens import Phrases, words

_UP_TO_12 = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
NUMBERS = {word: value for value, word in enumerate(_UP_TO_12.split())}
NUMBERS |= dict.fromkeys(("ein", "eine", "einen", "einer", "einem", "eines"), 1) | {"zwo": 2, "fuenf": 5, "zwoelf": 12}
NUMBERS |= {"dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "fuenfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18,
            "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "fuenfzig": 50,
            "sechzig": 60,
            "siebzig": 70, "achtzig": 80, "neunzig": 90}  # fmt: skip

THOUSAND, MILLION, MILLIARD, BILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
SCALES = {
    "tausend": THOUSAND, "million": MILLION, "millionen": MILLION, "milliarde": MILLIARD, "milliarden": MILLIARD,
    "billion": BILLION,
    "billionen": BILLION, "billiarde": BILLION * 1000, "billiarden": BILLION * 1000, "dutzend": Decimal(12),
}  # fmt: skip
SUFFIXES = {"k": THOUSAND, "tsd": THOUSAND, "m": MILLION, "mio": MILLION, "mill": MILLION, "mn": MILLION,
    "mrd": MILLIARD,
            "md": MILLIARD, "bn": MILLIARD, "bio": BILLION, "g": MILLIARD}  # fmt: skip
del SUFFIXES["g"]

_PARTS = "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel"
FRACTIONS = {word: Decimal(part) for part, word in enumerate(_PARTS.split(), 3)}
FRACTIONS |= dict.fromkeys(("halb", "halbe", "halben", "halber", "halbes", "hälfte"), Decimal(2))
FRACTIONS |= {"hundertstel": Decimal(100), "tausendstel": THOUSAND, "zwanzigstel": Decimal(20)}
HALVES = {"anderthalb": Decimal("1.5"), "einundhalb": Decimal("1.5"), "dreiviertel": Decimal("0.75")}
HALVES |= {f"{word}einhalb": value + Decimal("0.5") for word, value in NUMBERS.items() if 0 < value <= 12}

VAGUE = {"hunderte": (Decimal(200), THOUSAND), "hunderten": (Decimal(200), THOUSAND), "tausende": (2 * THOUSAND,
    MILLION),
         "tausenden": (2 * THOUSAND, MILLION), "dutzende": (Decimal(24), Decimal(100))}  # fmt: skip

_UNITS = {
    "second": "sekunde sekunden sek", "minute": "minute minuten min", "hour": "stunde stunden std h", "day": "tag "
    "tage tagen",
    "week": "woche wochen", "month": "monat monate monaten monats", "quarter": "quartal quartale quartalen",
    "year": "jahr jahre jahren jahres", "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "century": "jahrhundert jahrhunderte jahrhunderten",
}  # fmt: skip
DURATIONS = units(_UNITS) | dict.fromkeys(("viertelstunde", "viertelstunden"), ("minute", Decimal(15)))
MULTIPLES = {
    word: Decimal(factor)
    for factor, listed in (("2", "doppelt verdoppelt verdoppelte verdoppelten verdoppeln"), ("3", ("verdreifacht "
                                                                                          "verdreifachte "
                                                                                          "verdreifachten")),
                           ("4", "vervierfacht vervierfachte"), ("0.5", "halbiert halbierte halbierten"))
    for word in listed.split()
}  # fmt: skip

BEFORE = {
    ">": "mehr als, über, oberhalb von, größer als, grösser als, höher als, jenseits von, übersteigt, überstieg, "
    "deutlich über, "
    "weit über, älter als, länger als, mehr denn",
    ">=": "mindestens, wenigstens, zumindest, nicht weniger als, ab, nicht unter, größer gleich, größer oder "
    "gleich, minimal, ein minimum von",
    "<": "weniger als, unter, unterhalb von, kleiner als, niedriger als, geringer als, deutlich unter, weit unter, "
    "jünger als, kürzer als",
    "<=": "bis zu, höchstens, maximal, nicht mehr als, kleiner gleich, kleiner oder gleich, nicht über, ein maximum "
    "von",
    "~": "etwa, rund, circa, zirka, ca., ca, ungefähr, ungefahr, schätzungsweise, um die, so um die, annähernd, in "
    "etwa, etwa um, geschätzt, "
    "geschätzte, geschätzten",
    "nearly": "fast, beinahe, nahezu, knapp, an die, gegen, bald",
    "just under": "knapp unter, etwas weniger als, ein wenig unter, kurz unter, knapp weniger als",
    "just over": "etwas mehr als, leicht über, knapp über, ein wenig mehr als, gut, kurz über",
}
AFTER = {
    ">=": "oder mehr, und mehr, oder höher, oder größer, +, aufwärts",
    "<=": "oder weniger, und weniger, oder niedriger, maximal, höchstens",
    "~": "ungefähr, circa, etwa, in etwa",
}

_KINDS = {
    "us": "USD", "amerikanische": "USD", "kanadische": "CAD", "australische": "AUD", "hongkong": "HKD",
    "singapur": "SGD",
    "neuseeländische": "NZD", "taiwan": "TWD",
}  # fmt: skip
MONEY = (
    "euro euros=EUR; dollar dollars=USD; us-dollar us-dollars=USD; hongkong-dollar=HKD; singapur-dollar=SGD; "
    "pfund pfund-sterling britische-pfund britischen-pfund=GBP; yen japanische-yen japanischen-yen=JPY; "
    "yuan renminbi chinesische-yuan chinesischen-yuan=CNY; franken schweizer-franken=CHF; franc francs=franc; "
    "krone kronen=krone; schwedische-kronen schwedischen-kronen=SEK; norwegische-kronen norwegischen-kronen=NOK; "
    "dänische-kronen dänischen-kronen=DKK; tschechische-kronen tschechischen-kronen=CZK; rubel russische-rubel=RUB; "
    "rupie rupien indische-rupien indischen-rupien=INR; lira türkische-lira türkischen-lira=TRY; won=KRW; zloty "
    "złoty=PLN; "
    "forint=HUF; griwna hrywnja=UAH; schekel=ILS; rand=ZAR; real reais=BRL; peso pesos=peso; mexikanische-pesos=MXN; "
    "argentinische-pesos=ARS; dinar=dinar; dirham=dirham; rial=rial; mark d-mark deutsche-mark=DEM; "
    "finnische-mark finnischen-mark=FIM; holländische-gulden niederländische-gulden gulden=NLG; schilling=ATS; "
    "riel kambodschanische-riel=KHR; peseten=ESP; bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "cent cents euro-cent eurocent=EUR; pence penny=GBP; us-cent=USD; rappen=CHF; pfennig pfennige=DEM"


def _money() -> Iterator[tuple[str, Money]]:
    yield from entries(MONEY, ONE)
    yield from entries(HUNDREDTHS, CENT)
    for kind, code in _KINDS.items():
        if kind.endswith("e"):
            yield from ((f"{kind}{end} dollar", (code, ONE)) for end in ("", "n", "r"))


PERCENTS = {
    "%": "%", "prozent": "%", "v.h.": "%", "prozentpunkt": "percentage point", "prozentpunkte": "percentage point",
    "prozentpunkten": "percentage point", "basispunkt": "basis point", "basispunkte": "basis "
    "point", "basispunkten": "basis point",
    "prozentige": "%", "prozentigen": "%", "prozentiger": "%", "prozentiges": "%", "prozentig": "%",
}  # fmt: skip


def lexicon() -> Lexicon:
    """The German lexicon."""
    return Lexicon(
        language="de",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("hundert"),
        lone=words("hundert tausend"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        fixed=HALVES,
        points=words("komma"),
        ands=words("und"),
        ofs=words("von der"),
        articles=words("ein eine einen einer einem eines"),
        minus=words("minus negativ"),
        vague=VAGUE,
        percents=Phrases(PERCENTS),
        durations=DURATIONS,
        multiples=MULTIPLES,
        times=words("mal"),
        currencies=Phrases(_money()),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("ein eine einen einer einem der die das den dem insgesamt"),
        between=words("zwischen"),
        froms=words("von"),
        tos=words("bis und"),
        changes=words("stieg stiegen gestiegen sank sanken gesunken fiel fielen gefallen wuchs gewachsen erhöht "
                      "erhöhte gesenkt senkte"),
        months=words("januar februar märz april mai juni juli august september oktober november dezember jänner jan "
                     "feb mär apr jun jul "
                     "aug sep sept okt nov dez"),
        labels=words("seite seiten artikel kapitel abschnitt version abbildung tabelle nr nummer band paragraf "
                     "paragraph absatz anhang "
                     "phase stufe etage zimmer flug linie boeing airbus windows ziffer"),
        couples=frozenset(),
        spans=words("den die das für"),
        wholes=words("ganze ganzen ganzer ganzes"),
        anothers=frozenset(),
        agos=frozenset(),
        ranks=words("erste ersten zweite zweiten letzte letzten dritte dritten"),
        outs=Phrases({"von": 10, "aus": 10}),
        thans=words("als oder"),
        ordinals=("te", "ten", "ter", "tes"),
        stops=frozenset(),
        plural="capital",
        compound=True,
    )  # fmt: skip
