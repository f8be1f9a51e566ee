"""French: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, endings, phrases, units
from timeline.figures.money_names import CENT, ONE, Money, entries
from timeline.figures.tokens import Phrases, words

_UP_TO_16 = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
NUMBERS = {word: value for value, word in enumerate(_UP_TO_16.split())}
NUMBERS |= {"une": 1, "zero": 0, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60,
            "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip

THOUSAND, MILLION, MILLIARD, BILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
SCALES = {
    "mille": THOUSAND, "milliers": THOUSAND, "millier": THOUSAND, "million": MILLION, "millions": MILLION,
    "milliard": MILLIARD,
    "milliards": MILLIARD, "billion": BILLION, "billions": BILLION, "douzaine": Decimal(12), "douzaines": Decimal(12),
    "lakh": Decimal(10) ** 5, "crore": Decimal(10) ** 7,
}  # fmt: skip
SUFFIXES = {
    "k": THOUSAND, "m": MILLION, "mn": MILLION, "mln": MILLION, "mio": MILLION, "md": MILLIARD, "mds": MILLIARD,
    "mrd": MILLIARD,
    "mrds": MILLIARD, "bn": MILLIARD, "b": MILLIARD,
}  # fmt: skip

_RANKS = "troisième quatrième cinquième sixième septième huitième neuvième dixième"
FRACTIONS = {word + s: Decimal(part) for part, word in enumerate(_RANKS.split(), 3) if part > 4 for s in ("", "s")}
FRACTIONS |= {word.replace("è", "e"): part for word, part in FRACTIONS.items()}
FRACTIONS |= {"demi": Decimal(2), "demie": Decimal(2), "demis": Decimal(2), "moitié": Decimal(2), "tiers": Decimal(3),
              "quart": Decimal(4), "quarts": Decimal(4), "centième": Decimal(100), "centièmes": Decimal(100),
              "millième": THOUSAND, "millièmes": THOUSAND, "millionième": MILLION, "millionièmes": MILLION}  # fmt: skip

VAGUE = {
    "dizaines": (Decimal(20), Decimal(100)), "centaines": (Decimal(200), THOUSAND), "milliers": (2 * THOUSAND, MILLION),
    "douzaines": (Decimal(24), Decimal(100)),
}  # fmt: skip

_UNITS = {
    "second": "seconde secondes sec secs", "minute": "minute minutes min mins", "hour": "heure heures hr hrs h",
    "day": "jour jours journée journées", "week": "semaine semaines", "month": "mois", "quarter": "trimestre "
    "trimestres",
    "year": "an ans année années annee annees", "decade": "décennie décennies", "century": "siècle siècles",
}  # fmt: skip

MULTIPLES = {
    word: Decimal(factor)
    for factor, listed in (
        ("2", "doublé doublée doublés doublées"),
        ("3", "triplé triplée triplés triplées"),
        ("4", "quadruplé"),
    )
    for word in listed.split()
}

_ABOVE = (
    endings("supérieur", "e s es") + endings("plus grand", "e s es") + endings("plus élevé", "e s es") + ["plus haut"]
)
_BELOW = (
    endings("inférieur", "e s es") + endings("plus petit", "e s es") + endings("plus bas", "se ses") + ["plus faible"]
)
_EQUAL = [*endings("égal", "e es"), "égaux"]
BEFORE = {
    ">": ", ".join(
        [("plus de, plus d', plus que, au-dessus de, au dessus de, au-delà de, dépassant, dépasse, dépassent, "
         "dépassé, excédant, excède")]
        + [f"{word} {to}" for word in _ABOVE for to in ("à", "que", "aux", "au")]
        + ["plus âgé que, bien plus de, largement plus de, plus des"]
    ),
    ">=": ", ".join(
        [("au moins, au minimum, minimum, pas moins de, un minimum de, à partir de, dès, au moins ou égal à, au "
         "moins de, plus de ou égal à")]
        + [f"{word} ou {equal} à" for word in _ABOVE for equal in _EQUAL]
        + [f"{equal} ou {word} à" for word in _ABOVE for equal in _EQUAL]
    ),
    "<": ", ".join(
        [("moins de, moins d', moins que, en dessous de, en-dessous de, au-dessous de, sous les, sous la barre des, "
         "sous")]
        + [f"{word} {to}" for word in _BELOW for to in ("à", "que", "aux", "au")]
    ),
    "<=": ", ".join(
        ["jusqu'à, jusqu'a, au plus, au maximum, maximum, pas plus de, un maximum de, ne dépassant pas, tout au plus"]
        + [f"{word} ou {equal} à" for word in _BELOW for equal in _EQUAL]
        + [f"{equal} ou {word} à" for word in _BELOW for equal in _EQUAL]
    ),
    "~": "environ, quelque, autour de, aux alentours de, approximativement, à peu près, de l'ordre de, grosso modo, "
    "d'environ, "
    "une estimation de, estimé à, estimés à, autour des",
    "nearly": "près de, presque, quasi, quasiment, proche de, pas loin de, près d', bientôt",
    "just under": "un peu moins de, à peine moins de, légèrement moins de, juste en dessous de, tout juste moins "
    "de, juste sous",
    "just over": "un peu plus de, à peine plus de, légèrement plus de, juste au-dessus de",
}  # fmt: skip
AFTER = {
    ">=": "ou plus, et plus, ou davantage, au moins, au minimum, minimum, +, ou plus que, ou plus de",
    "<=": "ou moins, et moins, au plus, au maximum, maximum, ou moins de",
    "~": "environ, à peu près, approximativement",
}

MONEY = (
    "euro euros=EUR; dollar dollars=USD; dollar-américain dollars-américains dollar-us dollars-us=USD; "
    "dollar-états-unis=USD; dollar-canadien dollars-canadiens=CAD; dollar-australien dollars-australiens=AUD; "
    "dollar-de-hong-kong dollars-de-hong-kong=HKD; dollar-de-singapour dollars-de-singapour dollars-singapouriens=SGD; "
    "dollar-néo-zélandais dollars-néo-zélandais=NZD; dollars-taïwanais=TWD; livre livres=GBP; "
    "livre-sterling livres-sterling livres-britanniques pound pounds=GBP; livre-turque livres-turques lire-turque "
    "lires-turques=TRY; "
    "livre-égyptienne livres-égyptiennes=EGP; livre-libanaise livres-libanaises=LBP; yen yens yen-japonais "
    "yens-japonais=JPY; "
    "yuan yuans yuan-chinois yuans-chinois renminbi renminbis=CNY; franc francs=franc; franc-suisse "
    "francs-suisses=CHF; "
    "franc-français francs-français=FRF; franc-belge francs-belges=BEF; franc-cfa francs-cfa=XOF; "
    "couronne couronnes=couronne; couronne-suédoise couronnes-suédoises=SEK; couronne-norvégienne "
    "couronnes-norvégiennes=NOK; "
    "couronne-danoise couronnes-danoises=DKK; couronne-tchèque couronnes-tchèques=CZK; rouble roubles rouble-russe "
    "roubles-russes=RUB; "
    "roupie roupies roupie-indienne roupies-indiennes=INR; roupies-pakistanaises=PKR; won wons=KRW; zloty zlotys=PLN; "
    "forint forints=HUF; hryvnia hryvnias=UAH; shekel shekels=ILS; rand rands=ZAR; naira nairas=NGN; real reals "
    "réal réaux=BRL; "
    "peso pesos=peso; peso-mexicain pesos-mexicains=MXN; peso-argentin pesos-argentins=ARS; pesos-chiliens=CLP; "
    "pesos-colombiens=COP; dinar dinars=dinar; dinar-algérien dinars-algériens=DZD; dinar-tunisien "
    "dinars-tunisiens=TND; "
    "dirham dirhams=dirham; dirham-marocain dirhams-marocains=MAD; dirhams-émiratis=AED; rial rials=rial; riyal "
    "riyals=riyal; "
    "mark marks=DEM; mark-finlandais marks-finlandais=FIM; florin florins florin-hollandais florins-hollandais "
    "florins-néerlandais=NLG; peseta pesetas=ESP; pesewa pesewas=pesewa; baht bahts=THB; bitcoin bitcoins=bitcoin; "
    "balles=EUR"
)
HUNDREDTHS = "cent cents=EUR; penny pence=GBP; centime-d'euro centimes-d'euro centimes-d'euros=EUR"


def _money() -> Iterator[tuple[str, Money]]:
    yield from entries(MONEY, ONE)
    yield from entries(HUNDREDTHS, CENT)
    yield from (("centime", ("centime", ONE)), ("centimes", ("centime", ONE)))


PERCENTS = {
    "%": "%", "pour "
    "cent": "%", "pour-cent": "%", "pourcent": "%", "pourcents": "%", "pourcentage": "%", "pourcentages": "%",
    "p. 100": "%", "p. cent": "%", "point de pourcentage": "percentage point", "points de pourcentage": "percentage "
    "point",
    "points de %": "percentage point", "point de base": "basis point", "points de base": "basis point",
}  # fmt: skip


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
        percents=Phrases(PERCENTS),
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
            "chuté chute reculé "
            "recule grimpé grimpe bondi bondit tombé tombe porté porter relevé relevée abaissé"
        ),
        months=words(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre fevrier aout "
            "decembre janv févr avr "
            "juil sept oct nov déc"
        ),
        labels=words("page pages article articles chapitre chapitres section version figure tableau n numéro no nos "
                     "vol volume rue "
                     "annexe alinéa paragraphe phase niveau étage salle vol ligne lignes tome boeing airbus windows"),
        couples=frozenset(),
        spans=words("pour pendant durant dans plus de tout toute encore"),
        wholes=words("tout toute plein pleine"),
        anothers=frozenset(),
        agos=frozenset(),
        ranks=words("premier première second seconde dernier dernière deuxième troisième"),
        outs=Phrases({"sur": 10**4}),
        thans=words("que de d ou"),
        ordinals=("ième", "ièmes", "ieme", "iemes"),
        stops=words("dans sans plus moins mais vers sous alors après depuis selon puis dont leurs leur nous vous "
                    "autres très aussi fois "
                    "points près pas avec pour par chez est ans"),
        plural="s",
    )  # fmt: skip
