"""Italian: money, percent and numbers."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import CENT, ONE, entries
from timeline.figures.tokens import Phrases, words

_UP_TO_19 = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette "
    "diciotto diciannove"
)
_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
NUMBERS = {word: value for value, word in enumerate(_UP_TO_19.split())} | {"un": 1, "una": 1}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
# The last vowel of the tens goes before uno and otto: ventuno, trentotto.
NUMBERS |= {
    word[:-1] + unit: 10 * value + n
    for value, word in enumerate(_TENS.split(), 2)
    for n, unit in ((1, "uno"), (8, "otto"))
}
NUMBERS |= {word + "tré": 10 * value + 3 for value, word in enumerate(_TENS.split(), 2)}

THOUSAND, MILLION, MILLIARD = (Decimal(10) ** power for power in (3, 6, 9))
SCALES = {
    "mille": THOUSAND, "mila": THOUSAND, "milione": MILLION, "milioni": MILLION, "miliardo": MILLIARD,
    "miliardi": MILLIARD,
    "bilione": Decimal(10) ** 12, "bilioni": Decimal(10) ** 12, "dozzina": Decimal(12), "dozzine": Decimal(12),
}  # fmt: skip
SUFFIXES = {
    "k": THOUSAND,
    "mila": THOUSAND,
    "m": MILLION,
    "mln": MILLION,
    "mil": MILLION,
    "mld": MILLIARD,
    "mrd": MILLIARD,
    "bn": MILLIARD,
}
FRACTIONS = {"mezzo": Decimal(2), "mezza": Decimal(2), "metà": Decimal(2), "terzo": Decimal(3), "terzi": Decimal(3),
    "quarto": Decimal(4),
             "quarti": Decimal(4), "quinto": Decimal(5), "quinti": Decimal(5), "decimo": Decimal(10),
             "decimi": Decimal(10)}  # fmt: skip
VAGUE = {
    "decine": (Decimal(20), Decimal(100)), "dozzine": (Decimal(24), Decimal(100)), "centinaia": (Decimal(200),
    THOUSAND),
    "migliaia": (2 * THOUSAND, MILLION),
}  # fmt: skip
_UNITS = {
    "second": "secondo secondi", "minute": "minuto minuti", "hour": "ora ore", "day": "giorno "
    "giorni", "week": "settimana settimane",
    "month": "mese mesi", "quarter": "trimestre trimestri", "year": "anno anni", "decade": "decennio "
    "decenni", "century": "secolo secoli",
}  # fmt: skip
BEFORE = {
    ">": "più di, oltre, oltre i, oltre il, superiore a, superiori a, al di sopra di, sopra i, più del, più dei",
    ">=": "almeno, non meno di, come minimo, un minimo di, a partire da, minimo",
    "<": "meno di, inferiore a, inferiori a, al di sotto di, sotto i, meno del, meno dei",
    "<=": "fino a, al massimo, non più di, un massimo di, massimo, fino al",
    "~": "circa, intorno a, intorno ai, approssimativamente, all'incirca, attorno a, attorno ai",
    "nearly": "quasi, vicino a, poco meno di, prossimo a",
    "just over": "poco più di, appena oltre",
}
AFTER = {">=": "o più, e più, almeno, +", "<=": "o meno, al massimo", "~": "circa"}
MONEY = (
    "euro=EUR; dollaro dollari dollaro-americano dollari-americani dollari-statunitensi=USD; dollari-canadesi "
    "dollaro-canadese=CAD; "
    "dollari-australiani dollaro-australiano=AUD; dollari-di-hong-kong=HKD; sterlina sterline=GBP; yen=JPY; yuan "
    "renminbi=CNY; "
    "franco franchi=franco; franco-svizzero franchi-svizzeri=CHF; lira lire=ITL; lira-turca lire-turche=TRY; rublo "
    "rubli=RUB; rupia rupie=INR; "
    "corona corone=corona; corone-svedesi=SEK; corone-norvegesi=NOK; corone-danesi=DKK; marchi marco=DEM; won=KRW; "
    "real=BRL; "
    "peso pesos=peso; zloty=PLN; bitcoin=bitcoin"
)
HUNDREDTHS = "centesimo centesimi=EUR; pence penny=GBP; cent cents=EUR"
PERCENTS = {
    "%": "%", "per cento": "%", "percento": "%", "punto percentuale": "percentage point", "punti "
    "percentuali": "percentage point",
    "punto base": "basis point", "punti base": "basis point",
}  # fmt: skip


def lexicon() -> Lexicon:
    """The Italian lexicon."""
    return Lexicon(
        language="it",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("cento"),
        lone=words("cento mille"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        points=words("virgola"),
        ands=words("e"),
        ofs=words("di d"),
        articles=words("un una uno"),
        minus=words("meno"),
        vague=VAGUE,
        percents=Phrases(PERCENTS),
        durations=units(_UNITS),
        times=words("volte"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT)]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("un una il la i le gli l ' di"),
        between=words("tra fra"),
        froms=words("da dai dal"),
        tos=words("a e ai"),
        changes=words("passato passata passati salito salita sceso scesa aumentato cresciuto calato è"),
        months=words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        labels=words("pagina pagine articolo articoli capitolo sezione versione figura tabella numero n via volume "
                     "fase livello volo"),
        outs=Phrases({"su": 10}),
        thans=words("di o"),
        compound=True,
    )  # fmt: skip
