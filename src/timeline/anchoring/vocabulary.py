"""Words that make a change grave: numbers, months, negations, units, quantifiers, hedges; in four languages.

Small closed lists, written by hand, for English, German, French and Spanish together: a source's language is often not
declared, and a word that means nothing in one language does no harm there. All are in lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _counted(start: int, text: str) -> dict[str, str]:
    """Number words in the order of counting, as the digits that say the same."""
    return {word: str(start + i) for i, names in enumerate(text.split()) for word in names.split("/")}


def _tens(text: str) -> dict[str, str]:
    return {word: str(20 + 10 * i) for i, names in enumerate(text.split()) for word in names.split("/")}


NUMBERS: dict[str, str] = {
    # "one" is a pronoun more often than a figure, "sept" a month, "once" an adverb, "hundert" half of "percent".
    **_counted(
        2, "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    ),
    **_counted(18, "eighteen nineteen"),
    **_tens("twenty thirty forty fifty sixty seventy eighty ninety hundred"),
    **_counted(
        2, "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
    ),
    **_counted(18, "achtzehn neunzehn"),
    **_tens("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    **_counted(2, "deux trois quatre cinq"),
    **_counted(8, "huit neuf dix onze douze treize quatorze quinze seize"),
    **_tens("vingt trente quarante cinquante soixante"),
    **_counted(2, "dos tres cuatro cinco seis siete ocho nueve diez"),
    **_counted(12, "doce trece catorce quince"),
    **_tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien"),
    **{
        word: word
        for word in ["dozen", "dozens", "twice", "thrice", "double", "triple", "half", "third", "quarter", "hundreds"]
    },
    **{word: word for word in ["dutzend", "doppelt", "hälfte", "drittel", "viertel", "zweimal", "dreimal"]},
    **{word: word for word in ["douzaine", "moitié", "docena", "mitad", "tercio", "doble"]},
}
"""Number words, and the digits that say the same where there are such."""

MONTHS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober dezember dez okt janvier février "
    "mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio "
    "agosto septiembre setiembre octubre noviembre diciembre monday tuesday wednesday thursday friday saturday "
    "sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo yesterday today tomorrow gestern "
    "heute morgen hier aujourd'hui demain ayer hoy mañana"
)

NEGATIONS = _words(
    "not no never none neither nor without cannot nobody nothing nowhere hardly barely nicht kein keine keinen "
    "keinem keiner keines nie niemals nirgends niemand nichts ohne weder kaum ne pas jamais aucun aucune sans rien "
    "personne non ni nunca jamás sin ningún ninguno ninguna tampoco nada nadie"
)

QUANTIFIERS = _words(
    "all some most many much few several every each any both majority minority more less fewer least only alle "
    "allen aller alles einige einigen einiger viele vielen wenige wenigen jede jeder jedes jeden jedem manche "
    "mancher mehrere mehreren beide beiden meisten mehr weniger nur mehrheit tous toutes tout toute chaque quelques "
    "plusieurs certains certaines beaucoup peu plupart plus moins seulement majorité todos todas todo toda cada "
    "algunos algunas muchos muchas pocos pocas varios varias mayoría más menos sólo solo ambos"
)

HEDGES = _words(
    "about around approximately roughly nearly almost circa ca up over under above below exceeding may might could "
    "would should can possibly probably perhaps likely unlikely allegedly reportedly apparently expected estimated "
    "potentially etwa rund ungefähr circa zirka fast beinahe knapp über unter bis mindestens höchstens vielleicht "
    "möglicherweise wahrscheinlich angeblich voraussichtlich wohl könnte könnten dürfte dürften soll sollen kann "
    "können environ presque près quelque peut-être probablement pourrait pourraient devrait devraient prétendument "
    "aproximadamente cerca casi alrededor unos unas quizá quizás probablemente podría podrían debería supuestamente"
)

UNITS = _words(
    "% ‰ ° € $ £ ¥ ₹ ₩ ₽ percent per-cent percentage eur usd gbp jpy chf cny inr euro euros dollar dollars pound "
    "pounds yen franc francs cent cents pence k m bn mn tn thousand million millions billion billions trillion "
    "trillions tausend million millionen milliarde milliarden billion billionen mio mrd prozent prozentpunkte mille "
    "milliers milliard milliards millón millones billón billones mil miles pour-cent por-ciento dólar dólares libra "
    "libras peso pesos mm cm km km² m² m³ kg g t mg lb lbs oz mi ft mph km/h mw gw kw kwh mwh gwh twh w hz khz mhz "
    "ghz gb tb mb kb metre metres meter meters kilometre kilometres kilometer kilometers mile miles feet foot inch "
    "inches yard yards acre acres hectare hectares hektar litre litres liter liters ton tons tonne tonnes tonnen "
    "gram grams gramm kilogram kilograms kilogramm kilo kilos degree degrees grad second seconds minute minutes "
    "hour hours day days week weeks month months year years decade decades century sekunde sekunden minuten stunde "
    "stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren seconde secondes heure heures jour "
    "jours semaine semaines mois an ans année années segundo segundos minuto minutos hora horas día días semana "
    "semanas mes meses año años basis-points"
)

DETERMINERS = _words(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines zum zur im am "
    "vom ins beim ans aufs dieser diese dieses diesen diesem jeder jede jedes jeden jedem ihr ihre ihren ihrem "
    "ihrer sein seine seinen seinem seiner unser unsere welche welcher welches und oder sowie absatz satz nummer "
    "artikel nr abs art"
)
"""German words after which a capital letter is that of a noun, not of a name."""
