"""German: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, Money, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "null=0 eins=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 ein=1 "
    "eine=1 einen=1 einer=1 einem=1 eines=1 zwo=2 fuenf=5 zwoelf=12 dreizehn=13 vierzehn=14 fünfzehn=15 "
    "fuenfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 dreissig=30 vierzig=40 "
    "fünfzig=50 fuenfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90"
)

SCALES = valued(
    "tausend=1e3 million=1e6 millionen=1e6 milliarde=1e9 milliarden=1e9 billion=1e12 billionen=1e12 "
    "billiarde=1e15 billiarden=1e15 dutzend=12"
)
SUFFIXES = valued("k=1e3 tsd=1e3 m=1e6 mio=1e6 mill=1e6 mn=1e6 mrd=1e9 md=1e9 bn=1e9 bio=1e12")

FRACTIONS = valued(
    "drittel=3 viertel=4 fünftel=5 sechstel=6 siebtel=7 achtel=8 neuntel=9 zehntel=10 halb=2 halbe=2 halben=2 "
    "halber=2 halbes=2 hälfte=2 hundertstel=100 tausendstel=1e3 zwanzigstel=20"
)
HALVES = valued(
    "anderthalb=1.5 einundhalb=1.5 dreiviertel=0.75 zweieinhalb=2.5 dreieinhalb=3.5 viereinhalb=4.5 "
    "fünfeinhalb=5.5 sechseinhalb=6.5 siebeneinhalb=7.5 achteinhalb=8.5 neuneinhalb=9.5 zehneinhalb=10.5 "
    "elfeinhalb=11.5 zwölfeinhalb=12.5 eineinhalb=1.5 zwoeinhalb=2.5 fuenfeinhalb=5.5 zwoelfeinhalb=12.5"
)

# A rank after "jeder" tells a share: "jeder dritte" is one in three.
_RANKS = valued(
    "zweit=2 dritt=3 viert=4 fünft=5 sechst=6 siebt=7 acht=8 neunt=9 zehnt=10 zwölft=12 zwanzigst=20 hundertst=100"
)
RANKED = {rank + ending: value for rank, value in _RANKS.items() for ending in ("e", "er", "es", "en")}

VAGUE = orders(
    "millionen=2e6-1e9 milliarden=2e9-1e12 hunderttausende=2e5-1e6 hunderttausenden=2e5-1e6 "
    "zehntausende=2e4-1e5 zehntausenden=2e4-1e5 hunderte=200-1e3 hunderten=200-1e3 tausende=2e3-1e6 "
    "tausenden=2e3-1e6 dutzende=24-100"
)

_UNITS = {
    "second": "sekunde sekunden sek",
    "minute": "minute minuten min minütige minütigen minütiger",
    "hour": "stunde stunden std h stündige stündigen stündiger",
    "day": "tag tage tagen tägige tägigen tägiger",
    "week": "woche wochen wöchige wöchigen wöchiger",
    "month": "monat monate monaten monats monatige monatigen monatiger",
    "quarter": "quartal quartale quartalen",
    "year": "jahr jahre jahren jahres jährig jährige jährigen jähriger jähriges jährigem",
    "decade": "jahrzehnt jahrzehnte jahrzehnten",
    "century": "jahrhundert jahrhunderte jahrhunderten",
    "millennium": "jahrtausend jahrtausende jahrtausenden",
}
DURATIONS = units(_UNITS) | dict.fromkeys(("viertelstunde", "viertelstunden"), ("minute", Decimal(15)))
MULTIPLES = valued(
    "doppelt=2 verdoppelt=2 verdoppelte=2 verdoppelten=2 verdoppeln=2 verdreifacht=3 verdreifachte=3 "
    "verdreifachten=3 vervierfacht=4 vervierfachte=4 halbiert=0.5 halbierte=0.5 halbierten=0.5"
)

BEFORE = {
    ">": "mehr als, über, oberhalb von, größer als, grösser als, höher als, jenseits von, übersteigt, überstieg, "
    "deutlich über, weit über, älter als, länger als, mehr denn",
    ">=": "mindestens, wenigstens, zumindest, nicht weniger als, ab, nicht unter, größer gleich, größer oder "
    "gleich, minimal, ein minimum von",
    "<": "weniger als, unter, unterhalb von, kleiner als, niedriger als, geringer als, deutlich unter, weit "
    "unter, jünger als, kürzer als",
    "<=": "bis zu, höchstens, höchstens aber, maximal, nicht mehr als, kleiner gleich, kleiner oder gleich, nicht "
    "über, ein maximum von",
    "~": "plus/minus, plus-minus, etwa, rund, circa, zirka, ca., ca, ungefähr, ungefahr, schätzungsweise, um die, "
    "so um die, annähernd, "
    "in etwa, etwa um, geschätzt, geschätzte, geschätzten",
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
    "amerikanische": "USD",
    "kanadische": "CAD",
    "australische": "AUD",
    "neuseeländische": "NZD",
}
MONEY = (
    "euro euros=EUR; dollar dollars=USD; us-dollar us-dollars=USD; hongkong-dollar=HKD; singapur-dollar=SGD; "
    "pfund pfund-sterling britische-pfund britischen-pfund=GBP; yen japanische-yen japanischen-yen=JPY; yuan "
    "renminbi chinesische-yuan chinesischen-yuan=CNY; franken schweizer-franken=CHF; franc francs=franc; krone "
    "kronen=krone; schwedische-kronen schwedischen-kronen=SEK; norwegische-kronen norwegischen-kronen=NOK; "
    "dänische-kronen dänischen-kronen=DKK; tschechische-kronen tschechischen-kronen=CZK; rubel "
    "russische-rubel=RUB; rupie rupien indische-rupien indischen-rupien=INR; lira türkische-lira "
    "türkischen-lira=TRY; won=KRW; zloty złoty=PLN; forint=HUF; griwna hrywnja=UAH; schekel=ILS; rand=ZAR; real "
    "reais=BRL; peso pesos=peso; mexikanische-pesos=MXN; argentinische-pesos=ARS; dinar=dinar; dirham=dirham; "
    "rial=rial; mark d-mark deutsche-mark=DEM; finnische-mark finnischen-mark=FIM; holländische-gulden "
    "niederländische-gulden gulden=NLG; schilling=ATS; riel kambodschanische-riel=KHR; peseten=ESP; bitcoin "
    "bitcoins=bitcoin"
)
HUNDREDTHS = "cent cents euro-cent eurocent=EUR; pence penny=GBP; us-cent=USD; rappen=CHF; pfennig pfennige=DEM"


def _money() -> Iterator[tuple[str, Money]]:
    for name, money in (*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT)):
        yield name, money
        if name.endswith(("dollar", "dollars", "mark", "cent")):
            yield name.replace(" ", "-"), money  # "US-Dollar"
    for kind, code in _KINDS.items():
        yield from ((f"{kind}{end} dollar", (code, ONE)) for end in ("", "n", "r"))


# After these words "über" leads to a sum, and bounds none: "ein Kredit über 50 Millionen".
SUMS = tuple(
    words(
        "streit vertrag verträge kredit kredite auftrag aufträge rechnung rechnungen scheck anleihe anleihen darlehen "
        "paket bußgeld strafe vergleich finanzierung runde abkommen investition investitionen betrag beträge summe "
        "programm bürgschaft spende kaution deal vereinbarung fonds hypothek förderung zuschuss gutschein überweisung "
        "verlust"
    )
)

PERCENTS = {
    "%": "%, prozent, v.h., prozentige, prozentigen, prozentiger, prozentiges, prozentig",
    "percentage point": "prozentpunkt, prozentpunkte, prozentpunkten",
    "basis point": "basispunkt, basispunkte, basispunkten",
}


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
        percents=Phrases(phrases(PERCENTS)),
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
        intos=words("auf"),
        changes=words(
            "stieg stiegen gestiegen sank sanken gesunken fiel fielen gefallen wuchs gewachsen erhöht erhöhte "
            "gesenkt senkte kletterte kletterten gab gaben verlor verloren gewann gewannen legte legten"
        ),
        months=words(
            "januar februar märz april mai juni juli august september oktober november dezember jänner jan feb "
            "mär apr jun jul aug sep sept okt nov dez"
        ),
        labels=words(
            "seite seiten artikel kapitel abschnitt version abbildung tabelle nr nummer band paragraf paragraph "
            "absatz anhang phase stufe etage zimmer flug linie boeing airbus windows ziffer"
        ),
        spans=words("den die das für"),
        wholes=words("ganze ganzen ganzer ganzes"),
        ranks=words("erste ersten zweite zweiten letzte letzten dritte dritten"),
        outs=Phrases({"von": 10, "aus": 10}),
        lasting=words(
            "hinweg verteilt gestreckt verteilen zeitraum laufzeit vertrag verteilte gestreckte läuft laufen lief sich"
        ),
        sums=SUMS,
        polls=("umfrage", "umfragen", "befragung", "erhebung", "studie"),
        severals=words("mehrere mehreren einige einigen paar"),
        articled=words("der die das den dem des im am zum vom beim zur ins seinen seinem seine ihren ihrem ihre"),
        everies=words("jeder jede jedes jeden jedem"),
        ranked=RANKED,
        thans=words("als oder"),
        ordinals=("te", "ten", "ter", "tes"),
        plural="capital",
        compound=True,
    )
