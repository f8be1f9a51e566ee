"""Spanish: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import CENT, ONE, Money, entries
from timeline.figures.tokens import Phrases, words

_UP_TO_15 = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_UNITS_AFTER = "uno dos tres cuatro cinco seis siete ocho nueve"
NUMBERS = {word: value for value, word in enumerate(_UP_TO_15.split())}
NUMBERS |= {f"dieci{word}": 10 + value for value, word in enumerate(_UNITS_AFTER.split(), 1) if value > 5}
NUMBERS |= {f"veinti{word}": 20 + value for value, word in enumerate(_UNITS_AFTER.split(), 1)}
NUMBERS |= {"un": 1, "una": 1, "zero": 0, "dieciséis": 16, "diesiseis": 16, "veinte": 20, "veintiún": 21,
    "veintiun": 21,
            "veintiuna": 21, "veintidós": 22, "veintitrés": 23, "veintiséis": 26, "treinta": 30, "cuarenta": 40,
            "cincuenta": 50,
            "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100}  # fmt: skip
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
NUMBERS |= {stem + end: 100 * value for value, stem in enumerate(_HUNDREDS.split(), 2) for end in ("os", "as")}

THOUSAND, MILLION, MILLIARD, BILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
SCALES = {
    "mil": THOUSAND, "millar": THOUSAND, "millares": THOUSAND, "millón": MILLION, "millon": MILLION,
    "millones": MILLION,
    "millardo": MILLIARD, "millardos": MILLIARD, "billón": BILLION, "billon": BILLION, "billones": BILLION,
    "docena": Decimal(12), "docenas": Decimal(12), "lakh": Decimal(10) ** 5, "crore": Decimal(10) ** 7,
}  # fmt: skip
SUFFIXES = {"k": THOUSAND, "m": MILLION, "mm": MILLION, "mn": MILLION, "mill": MILLION, "mln": MILLION, "b": MILLIARD,
    "bn": MILLIARD,
            "mdd": MILLION}  # fmt: skip

_PARTS = "quint sext séptim octav noven décim"
FRACTIONS = {stem + end: Decimal(part) for part, stem in enumerate(_PARTS.split(), 5) for end in ("o", "os", "a", "as")}
FRACTIONS |= {"medio": Decimal(2), "media": Decimal(2), "medios": Decimal(2), "mitad": Decimal(2), "tercio": Decimal(3),
              "tercios": Decimal(3), "cuarto": Decimal(4), "cuartos": Decimal(4), "centésimo": Decimal(100),
              "milésimo": THOUSAND, "milésimas": THOUSAND, "millonésimas": MILLION,
              "millonesimas": MILLION}  # fmt: skip

VAGUE = {
    "decenas": (Decimal(20), Decimal(100)), "docenas": (Decimal(24), Decimal(100)), "centenares": (Decimal(200),
    THOUSAND),
    "cientos": (Decimal(200), THOUSAND), "miles": (2 * THOUSAND, MILLION), "millares": (2 * THOUSAND, MILLION),
}  # fmt: skip

_UNITS = {
    "second": "segundo segundos seg segs", "minute": "minuto minutos min mins", "hour": "hora horas hr hrs h",
    "day": "día días dia dias", "week": "semana semanas", "month": "mes meses", "quarter": "trimestre trimestres",
    "year": "año años", "decade": "década décadas", "century": "siglo siglos",
}  # fmt: skip
MULTIPLES = {
    word: Decimal(factor)
    for factor, listed in (
        ("2", "duplicó duplicado duplicaron"),
        ("3", "triplicó triplicado triplicaron"),
        ("4", "cuadruplicó"),
    )
    for word in listed.split()
}

_FORMS = ("", "es")
_ABOVE = ["mayor", "mayores", "superior", "superiores", "más grande", "más alto", "más alta", "más"]
_BELOW = ["menor", "menores", "inferior", "inferiores", "más pequeño", "más bajo", "más baja", "menos"]
_EQUAL = ["igual", "iguales"]


def _or_equal(degrees: list[str]) -> list[str]:
    """The phrases that include the number itself: "mayor o igual que", "igual o mayor a"."""
    ends = ("que", "a", "al")
    return [f"{word} o {equal} {end}" for word in degrees for equal in _EQUAL for end in ends] + [
        f"{equal} {to}o {word} {end}" for word in degrees for equal in _EQUAL for end in ends for to in ("", "a ")
    ]


BEFORE = {
    ">": ", ".join(
        [f"{word} {end}" for word in _ABOVE for end in ("que", "a", "de", "al", "del", "a los", "de los")]
        + [
            (
                "mas de, mas que, por encima de, excede, exceden, supera, superan, superó, sobrepasa, supera los, "
                "superar los, exceder"
            )
        ]
    ),
    ">=": ", ".join(
        [
            (
                "al menos, por lo menos, como mínimo, no menos de, mínimo, un mínimo de, a partir de, no menos que, no "
                "inferior a"
            ),
            *_or_equal(_ABOVE),
        ]
    ),
    "<": ", ".join(
        [f"{word} {end}" for word in _BELOW for end in ("que", "a", "de", "al", "del", "a los", "de los")]
        + ["por debajo de, debajo de, bajo los"]
    ),
    "<=": ", ".join(
        [
            (
                "hasta, como máximo, como mucho, no más de, no mas de, a lo sumo, máximo, un máximo de, no más que, no "
                "superior a"
            ),
            *_or_equal(_BELOW),
        ]
    ),
    "~": "unos, unas, alrededor de, aproximadamente, en torno a, cerca, más o menos, aproximado de, cerca de los, "
    "del orden de, "
    "un estimado de, estimado en, a eso de, aprox, aprox.",
    "nearly": "casi, cerca de, prácticamente, próximo a, rozando",
    "just under": "poco menos de, algo menos de, un poco menos de, ligeramente por debajo de",
    "just over": "poco más de, algo más de, un poco más de, ligeramente por encima de",
}
AFTER = {
    ">=": "o más, o mas, y más, o mayor, o superior, al menos, por lo menos, como mínimo, mínimo, +, o mayor que, o "
    "más de",
    "<=": "o menos, o menor, o inferior, como máximo, máximo, como mucho, o menos de",
    "~": "aproximadamente, más o menos",
}

MONEY = (
    "euro euros=EUR; dólar dólares dolar dolares dollar dollars=USD; dólar-estadounidense dólares-estadounidenses "
    "dólares-americanos=USD; "
    "dólar-canadiense dólares-canadienses=CAD; dólar-australiano dólares-australianos=AUD; dólar-de-hong-kong "
    "dólares-de-hong-kong=HKD; "
    "dólares-de-singapur=SGD; dólar-neozelandés dólares-neozelandeses=NZD; libra libras libra-esterlina "
    "libras-esterlinas pound pounds=GBP; "
    "libras-egipcias=EGP; yen yenes yen-japonés yenes-japoneses=JPY; yuan yuanes yuan-chino yuanes-chinos "
    "renminbi=CNY; "
    "franco francos=franco; franco-suizo francos-suizos=CHF; francos-franceses=FRF; corona coronas=corona; "
    "corona-sueca coronas-suecas=SEK; corona-noruega coronas-noruegas=NOK; corona-danesa coronas-danesas=DKK; "
    "corona-checa coronas-checas=CZK; rublo rublos=RUB; rupia rupias rupia-india rupias-indias=INR; lira liras "
    "lira-turca liras-turcas=TRY; "
    "won wones=KRW; zloty zlotys=PLN; grivna grivnas=UAH; shekel shekels séquel=ILS; rand=ZAR; real reales "
    "real-brasileño reales-brasileños=BRL; "
    "peso pesos=peso; peso-mexicano pesos-mexicanos=MXN; peso-argentino pesos-argentinos=ARS; peso-chileno "
    "pesos-chilenos=CLP; "
    "peso-colombiano pesos-colombianos=COP; peso-uruguayo pesos-uruguayos=UYU; sol soles nuevo-sol nuevos-soles=PEN; "
    "bolívar bolívares=VES; colón colones=CRC; guaraní guaraníes=PYG; quetzal quetzales=GTQ; lempira lempiras=HNL; "
    "dinar dinares=dinar; "
    "dirham dirhams=dirham; riyal riyales=riyal; marco marcos=DEM; marco-finlandés marcos-finlandeses=FIM; "
    "florín-neerlandés florines-neerlandeses florines-holandeses=NLG; peseta pesetas ptas pta pt pts=ESP; bitcoin "
    "bitcoins=bitcoin"
)
HUNDREDTHS = "céntimo céntimos centimo centimos=EUR; penique peniques=GBP; cent cents=USD"


def _money() -> Iterator[tuple[str, Money]]:
    yield from entries(MONEY, ONE)
    yield from entries(HUNDREDTHS, CENT)
    yield from (("centavo", ("centavo", ONE)), ("centavos", ("centavo", ONE)))


PERCENTS = {
    "%": "%", "por ciento": "%", "por cien": "%", "porciento": "%", "punto porcentual": "percentage point",
    "puntos porcentuales": "percentage point", "punto básico": "basis point", "puntos básicos": "basis point",
}  # fmt: skip


def lexicon() -> Lexicon:
    """The Spanish lexicon."""
    return Lexicon(
        language="es",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("cientos"),
        lone=words("mil"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        points=words("coma punto con"),
        ands=words("y e"),
        ofs=words("de"),
        articles=words("un una uno"),
        minus=words("menos negativo"),
        vague=VAGUE,
        percents=Phrases(PERCENTS),
        durations=units(_UNITS),
        multiples=MULTIPLES,
        times=words("veces"),
        currencies=Phrases(_money()),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("un una el la los las unos unas total de"),
        between=words("entre"),
        froms=words("de desde"),
        tos=words("a hasta y"),
        changes=words("pasó pasaron pasado subió subieron bajó bajaron aumentó cayó cayeron creció crecieron"),
        months=words("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre "
                     "diciembre"),
        labels=words("página páginas artículo artículos capítulo capítulos sección versión figura tabla n número no "
                     "núm vol volumen "
                     "calle anexo fase nivel sala vuelo boeing airbus windows"),
        couples=words("par"),
        spans=words("por durante en de más todo toda"),
        wholes=words("todo toda"),
        anothers=words("otro otra"),
        agos=frozenset(),
        ranks=words("primer primera segundo segunda último última tercer"),
        outs=Phrases({"sobre": 10**4, "de cada": 10}),
        thans=words("que de o"),
        ordinals=("ésimo", "ésima", "avo", "avos"),
        stops=words("más menos pero tras después desde según además entre otros otras los las sus unos unas nos "
                    "muchos veces puntos "
                    "antes ellos estos estas esos"),
        plural="s",
    )  # fmt: skip
