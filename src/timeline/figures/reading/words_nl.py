"""Dutch: money, percent and numbers."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "nul=0 een=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 "
    "veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 één=1 eén=1 twintig=20 dertig=30 "
    "veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90"
)

SCALES = valued("duizend=1e3 miljoen=1e6 miljoenen=1e6 miljard=1e9 miljarden=1e9 biljoen=1e12 dozijn=12")
SUFFIXES = valued("k=1e3 m=1e6 mln=1e6 mio=1e6 mld=1e9 mrd=1e9 bn=1e9")
FRACTIONS = valued("half=2 halve=2 helft=2 derde=3 kwart=4 vierde=4 vijfde=5 tiende=10")
VAGUE = orders(
    "miljoenen=2e6-1e9 miljarden=2e9-1e12 tienduizenden=2e4-1e5 honderdduizenden=2e5-1e6 tientallen=20-100 "
    "honderden=200-1e3 duizenden=2e3-1e6"
)
_UNITS = {
    "second": "seconde seconden",
    "minute": "minuut minuten",
    "hour": "uur uren",
    "day": "dag dagen",
    "week": "week weken",
    "month": "maand maanden",
    "quarter": "kwartaal kwartalen",
    "year": "jaar jaren",
    "decade": "decennium decennia",
    "century": "eeuw eeuwen",
}
BEFORE = {
    ">": "meer dan, ruim, boven de, boven, groter dan, hoger dan, over de",
    ">=": "minstens, zeker, ten minste, tenminste, minimaal, niet minder dan, vanaf, op zijn minst",
    "<": "minder dan, onder de, onder, kleiner dan, lager dan",
    "<=": "tot, hoogstens, ten hoogste, maximaal, niet meer dan, hooguit",
    "~": "plusminus, ongeveer, circa, ca., ca, zo'n, rond de, rond, naar schatting, pakweg",
    "nearly": "bijna, haast, vrijwel, krap",
    "just under": "net onder, iets minder dan, net geen",
    "just over": "iets meer dan, net boven",
}
AFTER = {">=": "of meer, en meer, +", "<=": "of minder", "~": "ongeveer"}
MONEY = (
    "euro euro's=EUR; dollar dollars amerikaanse-dollar us-dollar=USD; canadese-dollar canadese-dollars=CAD; "
    "australische-dollar=AUD; hongkong-dollar=HKD; pond ponden britse-pond pond-sterling=GBP; yen=JPY; yuan "
    "renminbi=CNY; zwitserse-frank=CHF; frank franken=frank; gulden guldens=NLG; kroon kronen=kroon; "
    "zweedse-kroon zweedse-kronen=SEK; noorse-kroon noorse-kronen=NOK; deense-kroon deense-kronen=DKK; roebel "
    "roebels=RUB; roepie roepies=INR; lira=TRY; rand=ZAR; zloty=PLN; won=KRW; real=BRL; bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "cent eurocent=EUR; pence=GBP"
PERCENTS = {
    "%": "%, procent",
    "percentage point": "procentpunt, procentpunten, procentpuntje",
    "basis point": "basispunt, basispunten",
}


def lexicon() -> Lexicon:
    """The Dutch lexicon."""
    return Lexicon(
        language="nl",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("honderd"),
        lone=words("honderd duizend"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        fixed={"anderhalf": Decimal("1.5"), "anderhalve": Decimal("1.5")},
        points=words("komma"),
        ands=words("en ën"),
        ofs=words("van"),
        articles=words("een"),
        minus=words("min"),
        vague=VAGUE,
        percents=Phrases(phrases(PERCENTS)),
        durations=units(_UNITS),
        times=words("keer"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT), ("us-dollar", ("USD", ONE))]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("een de het"),
        between=words("tussen"),
        froms=words("van"),
        tos=words("tot en"),
        intos=words("naar"),
        changes=words("steeg stegen gestegen daalde daalden gedaald groeide gegroeid ging gingen"),
        months=words("januari februari maart april mei juni juli augustus september oktober november december"),
        labels=words("pagina artikel hoofdstuk sectie versie figuur tabel nummer nr deel fase niveau vlucht"),
        outs=Phrases({"op de": 10, "van de": 10}),
        clocks=Phrases(phrases({"at": "om, vanaf"})),
        severals=words("enkele verschillende"),
        outs_apart=Phrases({"op de": 100}),
        each=words(
            "nederlander nederlanders belg belgen vrouw vrouwen man mannen kind kinderen jongere jongeren mensen "
            "gezin gezinnen huishouden huishoudens bedrijf bedrijven volwassene volwassenen ouderen werknemers "
            "scholieren"
        ),
        thans=words("dan of"),
        compound=True,
    )
