"""English: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.lexicon import Lexicon, bounds, phrases, units
from timeline.figures.money_names import english
from timeline.figures.tokens import Phrases, words

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_SMALL.split())}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)} | {"fourty": 40, "nought": 0, "naught": 0}

THOUSAND, MILLION, BILLION, TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
LAKH, CRORE = Decimal(10) ** 5, Decimal(10) ** 7
SCALES = {
    "thousand": THOUSAND, "million": MILLION, "millions": MILLION, "billion": BILLION, "billions": BILLION,
    "trillion": TRILLION, "trillions": TRILLION, "quadrillion": TRILLION * 1000, "mil": MILLION, "mill": MILLION,
    "mln": MILLION, "bln": BILLION, "tln": TRILLION, "trln": TRILLION, "lakh": LAKH, "lakhs": LAKH, "lac": LAKH,
    "lacs": LAKH, "crore": CRORE, "crores": CRORE, "dozen": Decimal(12), "dozens": Decimal(12),
}  # fmt: skip
SUFFIXES = {
    "k": THOUSAND, "thou": THOUSAND, "m": MILLION, "mm": MILLION, "mn": MILLION, "mio": MILLION, "b": BILLION,
    "bn": BILLION, "mrd": BILLION, "t": TRILLION, "tn": TRILLION, "trn": TRILLION, "cr": CRORE, "lkh": LAKH,
    "lkhs": LAKH,
}  # fmt: skip

_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth"
FRACTIONS = {word + ending: Decimal(part) for part, word in enumerate(_ORDINALS.split(), 3) for ending in ("", "s")}
FRACTIONS |= {"half": Decimal(2), "halves": Decimal(2), "quarter": Decimal(4), "quarters": Decimal(4)}
FRACTIONS |= {
    word + ending: value
    for word, value in (("hundredth", Decimal(100)), ("thousandth", THOUSAND), ("millionth", MILLION),
                        ("billionth", BILLION), ("trillionth", TRILLION), ("twentieth", Decimal(20)))
    for ending in ("", "s")
}  # fmt: skip

# Told by their order only: at least two of the word, and less than the next word up.
VAGUE = {
    "dozens": (Decimal(24), Decimal(100)), "scores": (Decimal(40), Decimal(100)), "hundreds": (Decimal(200), THOUSAND),
    "thousands": (2 * THOUSAND, MILLION), "millions": (2 * MILLION, BILLION), "billions": (2 * BILLION, TRILLION),
    "trillions": (2 * TRILLION, 1000 * TRILLION), "tens": (Decimal(20), Decimal(100)),
}  # fmt: skip

_UNITS = {
    "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs h",
    "day": "day days", "week": "week weeks wk wks", "month": "month months", "quarter": "quarter quarters",
    "year": "year years yr yrs", "decade": "decade decades", "century": "century centuries",
}  # fmt: skip
DURATIONS = units(_UNITS)
DURATIONS |= dict.fromkeys(("fortnight", "fortnights"), ("week", Decimal(2)))

MULTIPLES = {
    word: Decimal(factor)
    for factor, listed in (
        ("2", "doubled doubles doubling twofold twice"), ("3", ("tripled triples tripling trebled trebles trebling "
                                                               "threefold thrice")),
        ("4", "quadrupled quadruples quadrupling fourfold"), ("5", "quintupled quintuples quintupling fivefold"),
        ("6", "sixfold"), ("7", "sevenfold"), ("8", "eightfold"), ("9", "ninefold"), ("10", "tenfold"), ("20",
        "twentyfold"),
        ("100", "hundredfold"), ("0.5", "halved halves halving"),
        ("02", "double"), ("03", "triple treble"), ("04", "quadruple"),
    )
    for word in listed.split()
}  # fmt: skip

BEFORE = {
    ">": "more than, over, above, exceeding, exceeds, exceed, exceeded, surpassing, surpasses, surpassed, surpass, "
    "topping, "
    "topped, tops, in excess of, greater than, larger than, bigger than, higher than, better than, upward of, well "
    "over, "
    "well above, far more than, much more than, well more than, north of, beyond, past the, longer than, older "
    "than, upwards "
    "of more than, comfortably over, comfortably above, larger then, greater then, more then",
    ">=": "at least, no less than, no fewer than, not less than, not fewer than, a minimum of, minimum of, minimum, "
    "upwards of, "
    "as little as, as few as, as low as, greater than or equal to, more than or equal to, bigger or equal than, "
    "higher or "
    "equal than, "
    "greater or equal than, larger or equal than, equal to or more than, equal to or greater than, at least or "
    "equal to, "
    "equal or more than, equal or greater than, more or equal than, larger than or equal to, not below, "
    "no lower than, starting at, starting from, no smaller than",
    "<": "less than, fewer than, under, below, smaller than, lower than, south of, short of, well under, well "
    "below, far less "
    "than, much less than, far fewer than, shorter than, younger than, sub-, less then, fewer then",
    "<=": "up to, at most, no more than, not more than, as much as, as many as, a maximum of, maximum of, maximum, "
    "no greater than, no larger than, no higher than, not exceeding, less than or equal to, smaller or equal than, "
    "lower or equal than, less or equal than, equal to or less than, equal or less than, smaller than or equal to, "
    "not above, not over, capped at, or up to, as high as, no longer than, at the most, lower than or equal to, "
    "fewer than or equal to, not to exceed, no bigger than",
    "~": "about, around, approximately, approx, approx., roughly, some, circa, ca., c., estimated, an estimated, "
    "close on, "
    "in the region of, in the neighborhood of, in the neighbourhood of, on the order of, of the order of, more or "
    "less, "
    "plus or minus, just about, somewhere around, in the range of, broadly, something like, in the vicinity of, "
    "estimated at, estimated at about, give or take",
    "nearly": "nearly, almost, close to, approaching, not quite, nearing, virtually, practically, nearly as much as, "
    "pushing, within a whisker of, well nigh, near",
    "just under": "just under, just below, just shy of, shy of, slightly less than, slightly under, slightly below, "
    "a little "
    "under, a little less than, a bit less than, little less than, marginally below, a shade under, slightly fewer "
    "than, just less "
    "than, just short of, a little below",
    "just over": "just over, just above, slightly more than, slightly over, slightly above, a little over, a little "
    "more than, "
    "little more than, a bit more than, marginally above, a shade over, just more than, barely over, just past, a "
    "tad over",
}  # fmt: skip
AFTER = {
    ">=": "or more, or greater, or higher, or above, or over, or longer, or older, or better, and more, and up, and "
    "above, and "
    "over, and older, plus, +, at least, at minimum, minimum, or more than, or greater than, upwards, or upwards, "
    "and upwards, "
    "-plus",
    "<=": "or less, and less, or fewer, or below, or under, or lower, or younger, or smaller, and under, and below, "
    "at most, maximum, max, "
    "or less than, tops, or up to",
    "~": "or so, or thereabouts, -odd, -ish, ish, approximately, roughly, more or less, give or take, odd",
}
FILLERS = (
    "a an the another its his her their our reported record additional further extra full whopping total "
    "cumulative combined"
)

LABELS = (
    "section sections chapter chapters article articles page pages p pp figure fig table tables version versions v "
    "ver route flight "
    "phase level type class grade room gate channel rule part act scene title exhibit item step game match round "
    "season episode "
    "lot track platform highway interstate apartment apt suite building annex appendix paragraph clause footnote "
    "question "
    "problem exercise exercises vol volume issue district zone area proposition resolution windows ios android "
    "boeing airbus "
    "no nos nr nrs chapter verse line lines ward pier psalm category tier stage heat week day group "
    "series mark model python java php node gpt claude llama covid unit units block lane exit formula terminal "
    "world apollo "
    "division region serial id isbn issn nasdaq ftse russell cac dax nikkei ibex stoxx fortune office formula radio "
    "tel phone fax ext extension zip code box po mp theorem lemma eq equation"
)
MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep "
    "sept oct nov dec"
)


# Words that end a noun phrase. A counted noun is looked for before the first of them.
STOPS = words(
    "a about above according across after against ago all along also although am an and another any are around as "
    "at away be "
    "because been before being below between both but by can could despite did do does down due during each earlier "
    "early either "
    "else even ever every few first following for from further had has have he her here hers him his how however i "
    "if in including "
    "instead into is it its just last late later least less like likely many may me might mine more most much must "
    "my near nearly "
    "neither next no nor not now of off on once only onto or other our out over own past per rather said same says "
    "second she "
    "should since so some such than that the their them then there these they this those though through throughout "
    "times to "
    "together too toward towards under unless until up upon us very via was we well went were what when where "
    "whether which while who "
    "whom whose why will with within without worth would yet you your versus vs each plus minus apiece respectively "
    "today "
    "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday compared based"
)
CHANGES = (
    "rose rise rises rising risen grew grow grows growing grown fell fall falls falling fallen dropped drop drops "
    "dropping increased "
    "increase increases increasing decreased decrease decreases declined decline declines jumped jump jumps climbed "
    "climb climbs "
    "surged surge surges soared soar soars slid slide slides slipped slip slips gained gain gains tumbled plunged "
    "plummeted sank sink "
    "shrank raised raise raises raising cut cuts cutting lowered lower lowers lifted boosted boost widened narrowed "
    "edged "
    "advanced swelled ballooned dipped eased went moved changed up down went improved rebounded shifted reduced "
    "expanded downgraded "
    "upgraded revised slashed skyrocketed doubled tripled lost added compared off"
)


def lexicon() -> Lexicon:
    """The English lexicon."""
    return Lexicon(
        language="en",
        decimal_comma=False,
        numbers=NUMBERS,
        hundreds=words("hundred hundreds"),
        scales=SCALES,
        suffixes=SUFFIXES,
        fractions=FRACTIONS,
        points=words("point"),
        ands=words("and"),
        ofs=words("of"),
        articles=words("a an one"),
        minus=words("minus negative"),
        vague=VAGUE,
        percents=Phrases(PERCENTS),
        durations=DURATIONS,
        multiples=MULTIPLES,
        times=words("times fold x ×"),
        currencies=Phrases(english()),
        before=Phrases(bounds(BEFORE)),
        after=Phrases(phrases(AFTER)),
        fillers=words(FILLERS),
        between=words("between"),
        froms=words("from"),
        tos=words("to through until till and"),
        months=words(MONTHS),
        labels=words(LABELS),
        outs=Phrases(
            {"in": 10, "in every": 10, "out of": 10, "out of every": 10, "over": 10**4, "-in-": 10, "-out-of-": 10}
        ),
        stops=STOPS,
        changes=words(CHANGES),
        plural="s",
        thans=words("than or"),
        ordinals=(
            "first",
            "firsts",
            "second",
            "third",
            "thirds",
            "fourth",
            "fourths",
            "fifth",
            "fifths",
            "sixth",
            "sixths",
            "seventh",
            "sevenths",
            "eighth",
            "eighths",
            "ninth",
            "ninths",
        ),
        couples=words("couple"),
        severals=words("several few"),
        spans=words(
            "for in within than about nearly almost over under lasts lasted last past took take takes spend spent "
            "least most first "
            "next previous consecutive approximately roughly around half every"
        ),
        wholes=words("all full whole entire"),
        anothers=words("another"),
        agos=words("ago earlier later before after when"),
        ranks=words(
            "first second st nd rd th latter other last next better this each either third opening final fiscal "
            "previous current"
        ),
    )


PERCENTS = {
    "%": "%", "％": "%", "percent": "%", "per cent": "%", "pct": "%", "pct.": "%", "percents": "%", "percentage": "%",
    "per-cent": "%", "percentage point": "percentage point", "percentage points": "percentage point",
    "percent point": "percentage point", "percent points": "percentage point", "per cent points": "percentage point",
    "% points": "percentage point", "pp": "percentage point", "ppt": "percentage point", "ppts": "percentage point",
    "pct points": "percentage point", "pct point": "percentage point", "pct pts": "percentage point",
    "basis point": "basis point", "basis points": "basis point", "bp": "basis point", "bps": "basis point",
}  # fmt: skip
