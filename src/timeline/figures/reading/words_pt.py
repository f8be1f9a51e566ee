"""Portuguese: money, percent and numbers."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "zero=0 um=1 dois=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 "
    "catorze=14 quinze=15 dezesseis=16 dezessete=17 dezoito=18 dezenove=19 uma=1 duas=2 tres=3 quatorze=14 "
    "dezasseis=16 dezassete=17 dezanove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 "
    "oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 trezentas=300 "
    "quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 "
    "setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900"
)

SCALES = valued(
    "mil=1e3 milhão=1e6 milhões=1e6 milhoes=1e6 bilhão=1e9 bilhões=1e9 bilhoes=1e9 trilhão=1e12 trilhões=1e12 "
    "bilião=1e12 biliões=1e12 dúzia=12 dúzias=12"
)
SUFFIXES = valued("k=1e3 m=1e6 mi=1e6 mn=1e6 bi=1e9 bn=1e9 tri=1e12")
FRACTIONS = valued("meio=2 meia=2 metade=2 terço=3 terços=3 quarto=4 quartos=4 quinto=5 quintos=5 décimo=10 décimos=10")
VAGUE = orders("milhões=2e6-1e9 bilhões=2e9-1e12 dezenas=20-100 dúzias=24-100 centenas=200-1e3 milhares=2e3-1e6")
_UNITS = {
    "second": "segundo segundos",
    "minute": "minuto minutos",
    "hour": "hora horas",
    "day": "dia dias",
    "week": "semana semanas",
    "month": "mês meses",
    "quarter": "trimestre trimestres",
    "year": "ano anos",
    "decade": "década décadas",
    "century": "século séculos",
}
BEFORE = {
    ">": "mais de, mais do que, acima de, superior a, superiores a, além de, ultrapassa, ultrapassou",
    ">=": "pelo menos, ao menos, no mínimo, não menos de, um mínimo de, a partir de, mínimo de",
    "<": "menos de, menos do que, abaixo de, inferior a, inferiores a",
    "<=": "até, no máximo, não mais de, não mais que, um máximo de, máximo de",
    "~": "mais ou menos, cerca de, aproximadamente, por volta de, em torno de, uns, umas, à volta de",
    "nearly": "quase, perto de, próximo de",
    "just under": "pouco menos de",
    "just over": "pouco mais de",
}
AFTER = {">=": "ou mais, e mais, no mínimo, pelo menos, +", "<=": "ou menos, no máximo", "~": "aproximadamente"}
MONEY = (
    "euro euros=EUR; dólar dólares dolar dolares dólar-americano dólares-americanos=USD; dólar-canadense "
    "dólares-canadenses dólares-canadianos=CAD; dólar-australiano dólares-australianos=AUD; "
    "dólares-de-hong-kong=HKD; libra libras libra-esterlina libras-esterlinas=GBP; iene ienes=JPY; yuan iuane "
    "iuanes yuans=CNY; real reais=BRL; franco-suíço francos-suíços=CHF; franco francos=franco; coroa "
    "coroas=coroa; coroas-suecas=SEK; coroas-norueguesas=NOK; coroas-dinamarquesas=DKK; rublo rublos=RUB; rupia "
    "rupias=INR; peso pesos=peso; escudo escudos=PTE; kwanza kwanzas=AOA; metical meticais=MZN; won=KRW; lira "
    "liras=TRY; bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "cêntimo cêntimos=EUR; pence=GBP"
PERCENTS = {
    "%": "%, por cento, porcento",
    "percentage point": "ponto percentual, pontos percentuais, p.p., pp",
    "basis point": "ponto base, pontos base, pontos-base",
}


def lexicon() -> Lexicon:
    """The Portuguese lexicon."""
    plain = [("centavo", ("centavo", ONE)), ("centavos", ("centavo", ONE))]
    return Lexicon(
        language="pt",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=frozenset(),
        lone=words("mil"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        points=words("vírgula"),
        ands=words("e"),
        ofs=words("de"),
        articles=words("um uma"),
        minus=words("menos"),
        vague=VAGUE,
        percents=Phrases(phrases(PERCENTS)),
        durations=units(_UNITS),
        times=words("vezes"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT), *plain]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("um uma o a os as de"),
        between=words("entre"),
        froms=words("de"),
        tos=words("a até e"),
        intos=words("para"),
        changes=words("passou passaram subiu subiram caiu caíram aumentou cresceu cresceram"),
        ranging=words("varia variam oscila oscilam vai vão"),
        clocks=Phrases(phrases({"at": "às"})),
        severals=words("vários várias alguns algumas"),
        portions=words("parte partes"),
        outs_apart=Phrases({"em cada": 100}),
        months=words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        labels=words(
            "página páginas artigo artigos capítulo secção seção versão figura tabela número n rua volume fase "
            "nível voo"
        ),
        outs=Phrases({"em cada": 10, "em": 10}),
        thans=words("de que ou do"),
        stops=words("mais menos mas depois antes segundo entre outros outras seus suas anos meses"),
        plural="s",
    )
