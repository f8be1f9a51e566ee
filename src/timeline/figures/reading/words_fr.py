"""French: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon, bounds, endings, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import CENT, ONE, Money, entries
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "zéro=0 un=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 "
    "quatorze=14 quinze=15 seize=16 une=1 zero=0 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 "
    "soixante=60 septante=70 huitante=80 octante=80 nonante=90"
)

SCALES = valued(
    "mille=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 "
    "billions=1e12 trillion=1e18 trillions=1e18 douzaine=12 douzaines=12 lakh=1e5 crore=1e7"
)
SUFFIXES = valued("k=1e3 m=1e6 mn=1e6 mln=1e6 mio=1e6 md=1e9 mds=1e9 mrd=1e9 mrds=1e9 bn=1e9 b=1e9")

FRACTIONS = valued(
    "cinquième=5 cinquièmes=5 sixième=6 sixièmes=6 septième=7 septièmes=7 huitième=8 huitièmes=8 neuvième=9 "
    "neuvièmes=9 dixième=10 dixièmes=10 cinquieme=5 cinquiemes=5 sixieme=6 sixiemes=6 septieme=7 septiemes=7 "
    "huitieme=8 huitiemes=8 neuvieme=9 neuviemes=9 dixieme=10 dixiemes=10 demi=2 demie=2 demis=2 moitié=2 tiers=3 "
    "quart=4 quarts=4 centième=100 centièmes=100 millième=1e3 millièmes=1e3 millionième=1e6 millionièmes=1e6 "
    "centieme=100 centiemes=100 millieme=1e3 milliemes=1e3 vingtième=20 vingtièmes=20 "
    "milliardième=1e9 milliardièmes=1e9"
)

VAGUE = orders(
    "millions=2e6-1e9 milliards=2e9-1e12 dizaines=20-100 centaines=200-1e3 milliers=2e3-1e6 douzaines=24-100"
)

_UNITS = {
    "second": "seconde secondes sec secs",
    "minute": "minute minutes min mins",
    "hour": "heure heures hr hrs h",
    "day": "jour jours journée journées",
    "week": "semaine semaines",
    "month": "mois",
    "quarter": "trimestre trimestres",
    "year": "an ans année années annee annees",
    "decade": "décennie décennies",
    "century": "siècle siècles",
    "millennium": "millénaire millénaires",
}

MULTIPLES = valued(
    "doublé=2 doublée=2 doublés=2 doublées=2 triplé=3 triplée=3 triplés=3 triplées=3 quadruplé=4 double=2 triple=3"
)

_ABOVE = (
    endings("supérieur", "e s es") + endings("plus grand", "e s es") + endings("plus élevé", "e s es") + ["plus haut"]
)
_BELOW = (
    endings("inférieur", "e s es") + endings("plus petit", "e s es") + endings("plus bas", "se ses") + ["plus faible"]
)
_EQUAL = [*endings("égal", "e es"), "égaux"]
BEFORE = {
    ">": ", ".join(
        [
            (
                "plus de, plus d', plus que, au-dessus de, au dessus de, au-delà de, dépassant, dépasse, "
                "dépassent, dépassé, excédant, excède"
            )
        ]
        + [f"{word} {to}" for word in _ABOVE for to in ("à", "que", "aux", "au")]
        + ["plus âgé que, bien plus de, largement plus de, plus des"]
    ),
    ">=": ", ".join(
        [
            (
                "au moins, au minimum, minimum, pas moins de, un minimum de, à partir de, dès, au moins ou égal "
                "à, au moins de, plus de ou égal à"
            )
        ]
        + [f"{word} ou {equal} à" for word in _ABOVE for equal in _EQUAL]
        + [f"{equal} ou {word} à" for word in _ABOVE for equal in _EQUAL]
    ),
    "<": ", ".join(
        [
            (
                "moins de, moins d', moins que, en dessous de, en-dessous de, au-dessous de, sous les, sous la "
                "barre des, sous"
            )
        ]
        + [f"{word} {to}" for word in _BELOW for to in ("à", "que", "aux", "au")]
    ),
    "<=": ", ".join(
        ["jusqu'à, jusqu'a, au plus, au maximum, maximum, pas plus de, un maximum de, ne dépassant pas, tout au plus"]
        + [f"{word} ou {equal} à" for word in _BELOW for equal in _EQUAL]
        + [f"{equal} ou {word} à" for word in _BELOW for equal in _EQUAL]
    ),
    "~": "plus ou moins, environ, quelque, autour de, aux alentours de, approximativement, à peu près, de l'ordre "
    "de, grosso "
    "modo, d'environ, une estimation de, estimé à, estimés à, autour des",
    "nearly": "près de, presque, quasi, quasiment, proche de, pas loin de, près d', bientôt",
    "just under": "un peu moins de, un peu moins d', à peine moins d', à peine moins de, légèrement moins de, "
    "juste en dessous de, tout juste moins "
    "de, juste sous",
    "just over": "un peu plus de, un peu plus d', à peine plus d', légèrement plus d', à peine plus de, légèrement "
    "plus de, juste au-dessus de",
}
AFTER = {
    ">=": "ou plus, et plus, ou davantage, au moins, au minimum, minimum, +, ou plus que, ou plus de",
    "<=": "ou moins, et moins, au plus, au maximum, maximum, ou moins de",
    "~": "plus ou moins, environ, à peu près, approximativement",
}

MONEY = (
    "euro euros=EUR; dollar dollars=USD; dollar-américain dollars-américains dollar-us dollars-us=USD; "
    "dollar-états-unis=USD; dollar-canadien dollars-canadiens=CAD; dollar-australien dollars-australiens=AUD; "
    "dollar-de-hong-kong dollars-de-hong-kong=HKD; dollar-de-singapour dollars-de-singapour "
    "dollars-singapouriens=SGD; dollar-néo-zélandais dollars-néo-zélandais=NZD; dollars-taïwanais=TWD; livre "
    "livres=GBP; livre-sterling livres-sterling livres-britanniques pound pounds=GBP; livre-turque livres-turques "
    "lire-turque lires-turques=TRY; livre-égyptienne livres-égyptiennes=EGP; livre-libanaise "
    "livres-libanaises=LBP; yen yens yen-japonais yens-japonais=JPY; yuan yuans yuan-chinois yuans-chinois "
    "renminbi renminbis=CNY; franc francs=franc; franc-suisse francs-suisses=CHF; franc-français "
    "francs-français=FRF; franc-belge francs-belges=BEF; franc-cfa francs-cfa=XOF; couronne couronnes=couronne; "
    "couronne-suédoise couronnes-suédoises=SEK; couronne-norvégienne couronnes-norvégiennes=NOK; couronne-danoise "
    "couronnes-danoises=DKK; couronne-tchèque couronnes-tchèques=CZK; rouble roubles rouble-russe "
    "roubles-russes=RUB; roupie roupies roupie-indienne roupies-indiennes=INR; roupies-pakistanaises=PKR; won "
    "wons=KRW; zloty zlotys=PLN; forint forints=HUF; hryvnia hryvnias=UAH; shekel shekels=ILS; rand rands=ZAR; "
    "naira nairas=NGN; real reals réal réaux=BRL; peso pesos=peso; peso-mexicain pesos-mexicains=MXN; "
    "peso-argentin pesos-argentins=ARS; pesos-chiliens=CLP; pesos-colombiens=COP; dinar dinars=dinar; "
    "dinar-algérien dinars-algériens=DZD; dinar-tunisien dinars-tunisiens=TND; dirham dirhams=dirham; "
    "dirham-marocain dirhams-marocains=MAD; dirhams-émiratis=AED; rial rials=rial; riyal riyals=riyal; mark "
    "marks=DEM; mark-finlandais marks-finlandais=FIM; florin florins florin-hollandais florins-hollandais "
    "florins-néerlandais=NLG; peseta pesetas=ESP; pesewa pesewas=pesewa; baht bahts=THB; bitcoin "
    "bitcoins=bitcoin; balles=EUR"
)
HUNDREDTHS = "cent cents=EUR; penny pence=GBP; centime-d'euro centimes-d'euro centimes-d'euros=EUR"


def _money() -> Iterator[tuple[str, Money]]:
    yield from entries(MONEY, ONE)
    yield from entries(HUNDREDTHS, CENT)
    yield from (("centime", ("centime", ONE)), ("centimes", ("centime", ONE)))


PERCENTS = {
    "%": "%, pour cent, pour-cent, pourcent, pourcents, pourcentage, pourcentages, p. 100, p. cent",
    "percentage point": "point de pourcentage, points de pourcentage, points de %",
    "basis point": "point de base, points de base",
}


def lexicon() -> Lexicon:
    """The French lexicon."""
    return Lexicon(
        language="fr",
        decimal_comma=True,
        numbers=NUMBERS,
        hundreds=words("cent cents"),
        lone=words("cent mille"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        points=words("virgule point"),
        ands=words("et"),
        ofs=words("de d des du"),
        articles=words("un une"),
        minus=words("moins négatif négative negatif"),
        vague=VAGUE,
        percents=Phrases(phrases(PERCENTS)),
        durations=units(_UNITS) | {"semestre": ("month", Decimal(6)), "semestres": ("month", Decimal(6))},
        multiples=MULTIPLES,
        times=words("fois"),
        currencies=Phrases(_money()),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words("un une le la les l ' des de d total"),
        between=words("entre"),
        froms=words("de"),
        tos=words("à et"),
        changes=words(
            "passé passée passés passées passe passer passent progressé progresse augmenté augmente baissé baisse "
            "chuté chute reculé recule grimpé grimpe bondi bondit tombé tombe porté porter relevé relevée abaissé "
            "gagné gagne gagnent perdu perd perdent cédé cède pris prend passera passait passant portée porte relever "
            "relève abaissée abaisser abaisse ramené ramenée ramener ramène réduit réduite tombée portant monté "
            "montée monte diminué diminue ramenant relevant abaissant"
        ),
        months=words(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre fevrier aout "
            "decembre janv févr avr juil sept oct nov déc"
        ),
        labels=words(
            "années page pages article articles chapitre chapitres section version figure tableau n numéro no nos vol "
            "volume rue annexe alinéa paragraphe phase niveau étage salle vol ligne lignes tome boeing airbus "
            "windows"
        ),
        clocks=Phrases(phrases({"at": "à, vers, dès"})),
        severals=words("plusieurs quelques"),
        spans=words("pour pendant durant dans plus de tout toute encore"),
        wholes=words("tout toute plein pleine"),
        ranks=words("premier première second seconde dernier dernière deuxième troisième"),
        outs=Phrases({"sur": 10**4}),
        shifts=words(
            "passé passée passés passées passe passer passent passera passait passant porté portée porter porte "
            "relevé relevée relever relève abaissé abaissée abaisser abaisse ramené ramenée ramener ramène réduit "
            "réduite tombé tombée tombe ramenant portant faisant"
        ),
        ranging=words("varie varient variant allant va vont oscille oscillent compris comprise fourchette"),
        outs_apart=Phrases({"sur": 100}),
        thans=words("que de d ou"),
        ordinals=("ième", "ièmes", "ieme", "iemes"),
        stops=words(
            "dans sans plus moins mais vers sous alors après depuis selon puis dont leurs leur nous vous autres "
            "très aussi fois points près pas avec pour par chez est ans"
        ),
        plural="s",
        rounds=valued(
            "dizaine=10 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60 "
            "centaine=100 millier=1e3"
        ),
    )
