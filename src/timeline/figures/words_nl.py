"""Dutch: money, percent and numbers."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import CENT, ONE, entries
from timeline.figures.tokens import Phrases, words

_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_UP_TO_19 = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien"
)
NUMBERS = {word: value for value, word in enumerate(_UP_TO_19.split())} | {"één": 1, "eén": 1}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}

THOUSAND, MILLION, MILLIARD = (Decimal(10) ** power for power in (3, 6, 9))
SCALES = {
    "duizend": THOUSAND, "miljoen": MILLION, "miljoenen": MILLION, "miljard": MILLIARD, "miljarden": MILLIARD,
    "biljoen": Decimal(10) ** 12, "dozijn": Decimal(12),
}  # fmt: skip
SUFFIXES = {
    "k": THOUSAND,
    "m": MILLION,
    "mln": MILLION,
    "mio": MILLION,
    "mld": MILLIARD,
    "mrd": MILLIARD,
    "bn": MILLIARD,
}
FRACTIONS = {"half": Decimal(2), "halve": Decimal(2), "helft": Decimal(2), "derde": Decimal(3), "kwart": Decimal(4),
    "vierde": Decimal(4),
             "vijfde": Decimal(5), "tiende": Decimal(10)}  # fmt: skip
VAGUE = {
    "tientallen": (Decimal(20), Decimal(100)),
    "honderden": (Decimal(200), THOUSAND),
    "duizenden": (2 * THOUSAND, MILLION),
}
_UNITS = {
    "second": "seconde seconden", "minute": "minuut minuten", "hour": "uur uren", "day": "dag dagen", "week": "week "
    "weken",
    "month": "maand maanden", "quarter": "kwartaal kwartalen", "year": "jaar jaren", "decade": "decennium decennia",
    "century": "eeuw eeuwen",
}  # fmt: skip
BEFORE = {
    ">": "meer dan, ruim, boven de, boven, groter dan, hoger dan, over de",
    ">=": "minstens, ten minste, tenminste, minimaal, niet minder dan, vanaf, op zijn minst",
    "<": "minder dan, onder de, onder, kleiner dan, lager dan",
    "<=": "tot, hoogstens, ten hoogste, maximaal, niet meer dan, hooguit",
    "~": "ongeveer, circa, ca., ca, zo'n, rond de, rond, naar schatting, pakweg",
    "nearly": "bijna, haast, vrijwel, krap",
    "just under": "net onder, iets minder dan, net geen",
    "just over": "iets meer dan, net boven",
}
AFTER = {">=": "of meer, en meer, +", "<=": "of minder", "~": "ongeveer"}
MONEY = (
    "euro euro's=EUR; dollar dollars amerikaanse-dollar us-dollar=USD; canadese-dollar canadese-dollars=CAD; "
    "australische-dollar=AUD; "
    "hongkong-dollar=HKD; pond ponden britse-pond pond-sterling=GBP; yen=JPY; yuan renminbi=CNY; "
    "zwitserse-frank=CHF; frank franken=frank; "
    "gulden guldens=NLG; kroon kronen=kroon; zweedse-kroon zweedse-kronen=SEK; noorse-kroon noorse-kronen=NOK; "
    "deense-kroon "
    "deense-kronen=DKK; roebel roebels=RUB; roepie roepies=INR; lira=TRY; rand=ZAR; zloty=PLN; won=KRW; real=BRL; "
    "bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "cent eurocent=EUR; pence=GBP"
PERCENTS = {
    "%": "%", "procent": "%", "procentpunt": "percentage point", "procentpunten": "percentage "
    "point", "basispunt": "basis point",
    "basispunten": "basis point", "procentpuntje": "percentage point",
}  # fmt: skip


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
        percents=Phrases(PERCENTS),
        durations=units(_UNITS),
        times=words("keer"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT)]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("een de het"),
        between=words("tussen"),
        froms=words("van"),
        tos=words("tot en"),
        changes=words("steeg stegen gestegen daalde daalden gedaald groeide gegroeid ging gingen"),
        months=words("januari februari maart april mei juni juli augustus september oktober november december"),
        labels=words("pagina artikel hoofdstuk sectie versie figuur tabel nummer nr deel fase niveau vlucht"),
        outs=Phrases({"op de": 10, "van de": 10}),
        thans=words("dan of"),
        compound=True,
    )  # fmt: skip
