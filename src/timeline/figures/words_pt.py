"""Portuguese: money, percent and numbers."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import CENT, ONE, entries
from timeline.figures.tokens import Phrases, words

_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_UP_TO_19 = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
    "dezessete dezoito dezenove"
)
NUMBERS = {word: value for value, word in enumerate(_UP_TO_19.split())}
NUMBERS |= {"uma": 1, "duas": 2, "tres": 3, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
NUMBERS |= {"cem": 100, "cento": 100}
_HUNDREDS = "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent"
NUMBERS |= {stem + end: 100 * value for value, stem in enumerate(_HUNDREDS.split(), 2) for end in ("os", "as")}

THOUSAND, MILLION, MILLIARD, BILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
SCALES = {
    "mil": THOUSAND, "milhão": MILLION, "milhões": MILLION, "milhoes": MILLION, "bilhão": MILLIARD, "bilhões": MILLIARD,
    "bilhoes": MILLIARD, "trilhão": BILLION, "trilhões": BILLION, "bilião": BILLION, "biliões": BILLION,
    "dúzia": Decimal(12),
    "dúzias": Decimal(12),
}  # fmt: skip
SUFFIXES = {"k": THOUSAND, "m": MILLION, "mi": MILLION, "mn": MILLION, "bi": MILLIARD, "bn": MILLIARD, "tri": BILLION}
FRACTIONS = {"meio": Decimal(2), "meia": Decimal(2), "metade": Decimal(2), "terço": Decimal(3), "terços": Decimal(3),
    "quarto": Decimal(4),
             "quartos": Decimal(4), "quinto": Decimal(5), "quintos": Decimal(5), "décimo": Decimal(10),
             "décimos": Decimal(10)}  # fmt: skip
VAGUE = {
    "dezenas": (Decimal(20), Decimal(100)), "dúzias": (Decimal(24), Decimal(100)), "centenas": (Decimal(200), THOUSAND),
    "milhares": (2 * THOUSAND, MILLION),
}  # fmt: skip
_UNITS = {
    "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas", "day": "dia "
    "dias", "week": "semana semanas",
    "month": "mês meses", "quarter": "trimestre trimestres", "year": "ano anos", "decade": "década "
    "décadas", "century": "século séculos",
}  # fmt: skip
BEFORE = {
    ">": "mais de, mais do que, acima de, superior a, superiores a, além de, ultrapassa, ultrapassou",
    ">=": "pelo menos, ao menos, no mínimo, não menos de, um mínimo de, a partir de, mínimo de",
    "<": "menos de, menos do que, abaixo de, inferior a, inferiores a",
    "<=": "até, no máximo, não mais de, não mais que, um máximo de, máximo de",
    "~": "cerca de, aproximadamente, por volta de, em torno de, uns, umas, à volta de",
    "nearly": "quase, perto de, próximo de",
    "just under": "pouco menos de",
    "just over": "pouco mais de",
}
AFTER = {">=": "ou mais, e mais, no mínimo, pelo menos, +", "<=": "ou menos, no máximo", "~": "aproximadamente"}
MONEY = (
    "euro euros=EUR; dólar dólares dolar dolares dólar-americano dólares-americanos=USD; dólar-canadense "
    "dólares-canadenses "
    "dólares-canadianos=CAD; dólar-australiano dólares-australianos=AUD; dólares-de-hong-kong=HKD; libra libras "
    "libra-esterlina "
    "libras-esterlinas=GBP; iene ienes=JPY; yuan iuane iuanes yuans=CNY; real reais=BRL; franco-suíço "
    "francos-suíços=CHF; franco francos=franco; "
    "coroa coroas=coroa; coroas-suecas=SEK; coroas-norueguesas=NOK; coroas-dinamarquesas=DKK; rublo rublos=RUB; "
    "rupia rupias=INR; "
    "peso pesos=peso; escudo escudos=PTE; kwanza kwanzas=AOA; metical meticais=MZN; won=KRW; lira liras=TRY; "
    "bitcoin bitcoins=bitcoin"
)
HUNDREDTHS = "cêntimo cêntimos=EUR; pence=GBP"
PERCENTS = {
    "%": "%", "por cento": "%", "porcento": "%", "ponto percentual": "percentage point", "pontos "
    "percentuais": "percentage point",
    "ponto base": "basis point", "pontos base": "basis point", "pontos-base": "basis point",
}  # fmt: skip


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
        percents=Phrases(PERCENTS),
        durations=units(_UNITS),
        times=words("vezes"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT), *plain]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("um uma o a os as de"),
        between=words("entre"),
        froms=words("de"),
        tos=words("a até e"),
        changes=words("passou passaram subiu subiram caiu caíram aumentou cresceu cresceram"),
        months=words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        labels=words("página páginas artigo artigos capítulo secção seção versão figura tabela número n rua volume "
                     "fase nível voo"),
        outs=Phrases({"em cada": 10, "em": 10}),
        thans=words("de que ou do"),
        stops=words("mais menos mas depois antes segundo entre outros outras seus suas anos meses"),
        plural="s",
    )  # fmt: skip
