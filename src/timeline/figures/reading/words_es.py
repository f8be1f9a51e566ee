"""Spanish: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, Money, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "cero=0 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 "
    "catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veintiuno=21 veintidos=22 "
    "veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 un=1 "
    "una=1 zero=0 dieciséis=16 diesiseis=16 veinte=20 veintiún=21 veintiun=21 veintiuna=21 veintidós=22 "
    "veintitrés=23 veintiséis=26 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 "
    "cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 "
    "cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 "
    "setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900"
)

SCALES = valued(
    "mil=1e3 millares=1e3 millón=1e6 millon=1e6 millones=1e6 millardo=1e9 millardos=1e9 billón=1e12 "
    "billon=1e12 billones=1e12 docena=12 docenas=12 lakh=1e5 crore=1e7"
)
SUFFIXES = valued("k=1e3 m=1e6 mm=1e6 mn=1e6 mill=1e6 mln=1e6 b=1e9 bn=1e9")

FRACTIONS = valued(
    "quinto=5 quintos=5 quinta=5 quintas=5 sexto=6 sextos=6 sexta=6 sextas=6 séptimo=7 séptimos=7 séptima=7 "
    "séptimas=7 octavo=8 octavos=8 octava=8 octavas=8 noveno=9 novenos=9 novena=9 novenas=9 décimo=10 décimos=10 "
    "décima=10 décimas=10 medio=2 media=2 medios=2 mitad=2 tercio=3 tercios=3 cuarto=4 cuartos=4 cuarta=4 cuartas=4 "
    "tercera=3 terceras=3 centésimo=100 centésimos=100 centésima=100 centésimas=100 milésimo=1e3 milésimos=1e3 "
    "milésima=1e3 milésimas=1e3 millonésimo=1e6 millonésimos=1e6 millonésima=1e6 millonésimas=1e6 millonesimas=1e6 "
    "billonésimo=1e12 billonésimos=1e12 billonésima=1e12 billonésimas=1e12"
)
# Above ten the denominator is the number with an ending: "tres veintiunavos".
FRACTIONS |= {
    word + ending: Decimal(value) for word, value in NUMBERS.items() if 10 < value < 100 for ending in ("avo", "avos")
}

VAGUE = orders(
    "millones=2e6-1e9 decenas=20-100 docenas=24-100 centenares=200-1e3 cientos=200-1e3 miles=2e3-1e6 millares=2e3-1e6"
)

_UNITS = {
    "second": "segundo segundos seg segs",
    "minute": "minuto minutos min mins",
    "hour": "hora horas hr hrs h",
    "day": "día días dia dias",
    "week": "semana semanas",
    "month": "mes meses",
    "quarter": "trimestre trimestres",
    "year": "año años",
    "decade": "década décadas",
    "century": "siglo siglos",
    "millennium": "milenio milenios",
}
MULTIPLES = valued(
    "duplicó=2 duplicado=2 duplicaron=2 triplicó=3 triplicado=3 triplicaron=3 cuadruplicó=4 doble=2 triple=3"
)

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
                "al menos, por lo menos, como mínimo, no menos de, mínimo, un mínimo de, a partir de, no menos "
                "que, no inferior a"
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
                "hasta, como máximo, como mucho, no más de, no mas de, a lo sumo, máximo, un máximo de, no más "
                "que, no superior a"
            ),
            *_or_equal(_BELOW),
        ]
    ),
    "~": "unos, unas, alrededor de, aproximadamente, en torno a, cerca, más o menos, aproximado de, cerca de los, "
    "del orden de, un estimado de, estimado en, a eso de, aprox, aprox.",
    "nearly": "casi, cerca de, prácticamente, próximo a, rozando",
    "just under": "poco menos de, algo menos de, un poco menos de, ligeramente por debajo de",
    "just over": "poco más de, algo más de, un poco más de, ligeramente por encima de",
}
AFTER = {
    ">=": "o más, o mas, y más, o mayor, o superior, al menos, por lo menos, como mínimo, mínimo, +, o mayor que, "
    "o más de",
    "<=": "o menos, o menor, o inferior, como máximo, máximo, como mucho, o menos de",
    "~": "aproximadamente, más o menos",
}

MONEY = (
    "euro euros=EUR; dólar dólares dolar dolares dollar dollars=USD; dólar-estadounidense dólares-estadounidenses "
    "dólares-americanos=USD; dólar-canadiense dólares-canadienses=CAD; dólar-australiano "
    "dólares-australianos=AUD; dólar-de-hong-kong dólares-de-hong-kong=HKD; dólares-de-singapur=SGD; "
    "dólar-neozelandés dólares-neozelandeses=NZD; libra libras libra-esterlina libras-esterlinas pound "
    "pounds=GBP; libras-egipcias=EGP; yen yenes yen-japonés yenes-japoneses=JPY; yuan yuanes yuan-chino "
    "yuanes-chinos renminbi=CNY; franco francos=franco; franco-suizo francos-suizos=CHF; francos-franceses=FRF; "
    "corona coronas=corona; corona-sueca coronas-suecas=SEK; corona-noruega coronas-noruegas=NOK; corona-danesa "
    "coronas-danesas=DKK; corona-checa coronas-checas=CZK; rublo rublos=RUB; rupia rupias rupia-india "
    "rupias-indias=INR; lira liras lira-turca liras-turcas=TRY; won wones=KRW; zloty zlotys=PLN; grivna "
    "grivnas=UAH; shekel shekels séquel=ILS; rand=ZAR; real reales real-brasileño reales-brasileños=BRL; peso "
    "pesos=peso; peso-mexicano pesos-mexicanos=MXN; peso-argentino pesos-argentinos=ARS; peso-chileno "
    "pesos-chilenos=CLP; peso-colombiano pesos-colombianos=COP; peso-uruguayo pesos-uruguayos=UYU; sol soles "
    "nuevo-sol nuevos-soles=PEN; bolívar bolívares=VES; colón colones=CRC; guaraní guaraníes=PYG; quetzal "
    "quetzales=GTQ; lempira lempiras=HNL; dinar dinares=dinar; dirham dirhams=dirham; riyal riyales=riyal; marco "
    "marcos=DEM; marco-finlandés marcos-finlandeses=FIM; florín-neerlandés florines-neerlandeses "
    "florines-holandeses=NLG; peseta pesetas ptas pta pt pts=ESP; bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "céntimo céntimos centimo centimos=EUR; penique peniques=GBP; cent cents=USD"


def _money() -> Iterator[tuple[str, Money]]:
    yield from entries(MONEY, ONE)
    yield from entries(HUNDREDTHS, CENT)
    yield from (("centavo", ("centavo", ONE)), ("centavos", ("centavo", ONE)))


PERCENTS = {
    "%": "%, por ciento, por cien, porciento",
    "percentage point": "punto porcentual, puntos porcentuales, p.p., pp",
    "basis point": "punto básico, puntos básicos",
}


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
        percents=Phrases(phrases(PERCENTS)),
        durations=units(_UNITS),
        multiples=MULTIPLES,
        times=words("veces"),
        currencies=Phrases(_money()),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("un una el la los las unos unas total de"),
        between=words("entre"),
        froms=words("de desde del"),
        tos=words("a hasta y al"),
        changes=words(
            "pasó pasaron pasado subió subieron bajó bajaron aumentó cayó cayeron creció crecieron aumentaron ganó "
            "ganaron perdió perdieron retrocedió avanzó repuntó pasar pasa pasará pasan subir sube suben subido bajar "
            "baja bajan bajado aumentar aumenta aumentado caer cae caído crecer crece crecido elevó elevar eleva "
            "elevado redujo reducir reduce reducido recortó recortar recorta escaló disminuyó descendió incrementó "
            "alza rebajó"
        ),
        months=words(
            "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
        ),
        labels=words(
            "página páginas artículo artículos capítulo capítulos sección versión figura tabla n número no núm "
            "vol volumen calle anexo fase nivel sala vuelo boeing airbus windows"
        ),
        couples=words("par"),
        spans=words("por durante en de más todo toda"),
        wholes=words("todo toda"),
        anothers=words("otro otra"),
        ranks=words("primer primera segundo segunda último última tercer"),
        outs=Phrases({"sobre": 10**4, "de cada": 10}),
        clocks=Phrases(phrases({"at": "a las, desde las, hasta las, sobre las"})),
        agos=words("antes atrás después"),
        portions=words("parte partes"),
        severals=words("varios varias algunos algunas"),
        outs_apart=Phrases({"de cada": 100}),
        ranging=words("van va oscila oscilan varía varían oscilan rango abarca"),
        thans=words("que de o"),
        ordinals=("ésimo", "ésima", "avo", "avos"),
        stops=words(
            "más menos pero tras después desde según además entre otros otras los las sus unos unas nos muchos "
            "veces puntos antes ellos estos estas esos"
        ),
        plural="s",
        rounds=valued("decena=10 quincena=15 veintena=20 treintena=30 centenar=100 millar=1e3"),
    )
