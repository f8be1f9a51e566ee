"""Italian: money, percent and numbers."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "zero=0 uno=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 "
    "tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 un=1 una=1 venti=20 "
    "trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90 ventuno=21 ventotto=28 "
    "trentuno=31 trentotto=38 quarantuno=41 quarantotto=48 cinquantuno=51 cinquantotto=58 sessantuno=61 "
    "sessantotto=68 settantuno=71 settantotto=78 ottantuno=81 ottantotto=88 novantuno=91 novantotto=98 "
    "ventitré=23 trentatré=33 quarantatré=43 cinquantatré=53 sessantatré=63 settantatré=73 ottantatré=83 "
    "novantatré=93 tré=3"
)
# The last vowel of the tens and of cento goes before uno and otto: ventuno, trentotto, novecentottanta.

SCALES = valued(
    "mille=1e3 mila=1e3 milione=1e6 milioni=1e6 miliardo=1e9 miliardi=1e9 bilione=1e12 bilioni=1e12 dozzina=12 "
    "dozzine=12"
)
SUFFIXES = valued("k=1e3 mila=1e3 m=1e6 mln=1e6 mil=1e6 mld=1e9 mrd=1e9 bn=1e9")
FRACTIONS = valued("mezzo=2 mezza=2 metà=2 terzo=3 terzi=3 quarto=4 quarti=4 quinto=5 quinti=5 decimo=10 decimi=10")
VAGUE = orders("milioni=2e6-1e9 miliardi=2e9-1e12 decine=20-100 dozzine=24-100 centinaia=200-1e3 migliaia=2e3-1e6")
_UNITS = {
    "second": "secondo secondi",
    "minute": "minuto minuti",
    "hour": "ora ore",
    "day": "giorno giorni",
    "week": "settimana settimane",
    "month": "mese mesi",
    "quarter": "trimestre trimestri",
    "year": "anno anni",
    "decade": "decennio decenni",
    "century": "secolo secoli",
}
BEFORE = {
    ">": "più di, oltre, oltre i, oltre il, superiore a, superiori a, al di sopra di, sopra i, più del, più dei",
    ">=": "almeno, non meno di, come minimo, un minimo di, a partire da, minimo",
    "<": "meno di, inferiore a, inferiori a, al di sotto di, sotto i, meno del, meno dei",
    "<=": "fino a, al massimo, non più di, un massimo di, massimo, fino al",
    "~": "più o meno, circa, intorno a, intorno ai, approssimativamente, all'incirca, attorno a, attorno ai",
    "nearly": "quasi, vicino a, poco meno di, prossimo a",
    "just over": "poco più di, appena oltre",
}
AFTER = {">=": "o più, e più, almeno, +", "<=": "o meno, al massimo", "~": "circa"}
MONEY = (
    "euro=EUR; dollaro dollari dollaro-americano dollari-americani dollari-statunitensi=USD; dollari-canadesi "
    "dollaro-canadese=CAD; dollari-australiani dollaro-australiano=AUD; dollari-di-hong-kong=HKD; sterlina "
    "sterline=GBP; yen=JPY; yuan renminbi=CNY; franco franchi=franco; franco-svizzero franchi-svizzeri=CHF; lira "
    "lire=ITL; lira-turca lire-turche=TRY; rublo rubli=RUB; rupia rupie=INR; corona corone=corona; "
    "corone-svedesi=SEK; corone-norvegesi=NOK; corone-danesi=DKK; marchi marco=DEM; won=KRW; real=BRL; peso "
    "pesos=peso; zloty=PLN; bitcoin=bitcoin"
)
HUNDREDTHS = "centesimo centesimi=EUR; pence penny=GBP; cent cents=EUR"
PERCENTS = {
    "%": "%, per cento, percento",
    "percentage point": "punto percentuale, punti percentuali, p.p., pp",
    "basis point": "punto base, punti base",
}


def lexicon() -> Lexicon:
    """The Italian lexicon."""
    return Lexicon(
        language="it",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("cento cent"),
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
        percents=Phrases(phrases(PERCENTS)),
        durations=units(_UNITS),
        times=words("volte"),
        currencies=Phrases([*entries(MONEY, ONE), *entries(HUNDREDTHS, CENT)]),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("un una il la i le gli l ' di"),
        between=words("tra fra"),
        froms=words("da dai dal"),
        tos=words("a e ai al"),
        changes=words(
            "passato passata passati passate passa passano passare passando salito salita saliti sale salgono sceso "
            "scesa scesi scende aumentato aumentata aumenta cresciuto cresciuta cresce calato calata cala è balzato "
            "portato portata ridotto ridotta sono"
        ),
        ranging=words("varia variano oscilla oscillano va vanno"),
        clocks=Phrases(phrases({"at": "alle, dalle, ore"})),
        severals=words("diversi diverse alcuni alcune parecchi"),
        outs_apart=Phrases({"su": 100}),
        each=words(
            "italiano italiana italiani italiane donna donne uomo uomini persona persone giovane giovani famiglia "
            "famiglie bambino bambini studente studenti lavoratore lavoratori impresa imprese azienda aziende "
            "cittadino cittadini elettore elettori ragazzo ragazzi ragazza ragazze paziente pazienti adulto adulti "
            "minore minori europeo europei anziano anziani adolescente adolescenti residente utente utenti"
        ),
        months=words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        labels=words(
            "ore pagina pagine articolo articoli capitolo sezione versione figura tabella numero n via volume fase "
            "livello volo"
        ),
        outs=Phrases({"su": 10}),
        thans=words("di o"),
        compound=True,
    )
