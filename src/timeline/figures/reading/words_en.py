"""English: number words, units, and the phrases that bound a figure."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon, bounds, numbers, orders, phrases, units, valued
from timeline.figures.reading.money_names import english
from timeline.figures.reading.tokens import Phrases, words

NUMBERS = numbers(
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
    "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 "
    "sixty=60 seventy=70 eighty=80 ninety=90 fourty=40 nought=0 naught=0"
)

SCALES = valued(
    "thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 trillion=1e12 trillions=1e12 quadrillion=1e15 "
    "mil=1e6 mill=1e6 mln=1e6 bil=1e9 bln=1e9 tln=1e12 trln=1e12 lakh=1e5 lakhs=1e5 lac=1e5 lacs=1e5 crore=1e7 "
    "crores=1e7 dozen=12 dozens=12"
)
SUFFIXES = valued(
    "k=1e3 thou=1e3 m=1e6 mm=1e6 mn=1e6 mio=1e6 b=1e9 bn=1e9 mrd=1e9 t=1e12 tn=1e12 trn=1e12 cr=1e7 lkh=1e5 lkhs=1e5"
)

FRACTIONS = valued(
    "third=3 thirds=3 fourth=4 fourths=4 fifth=5 fifths=5 sixth=6 sixths=6 seventh=7 sevenths=7 eighth=8 "
    "eighths=8 ninth=9 ninths=9 tenth=10 tenths=10 half=2 halves=2 quarter=4 quarters=4 hundredth=100 "
    "hundredths=100 thousandth=1e3 thousandths=1e3 millionth=1e6 millionths=1e6 billionth=1e9 billionths=1e9 "
    "trillionth=1e12 trillionths=1e12 twentieth=20 twentieths=20"
)

# Told by their order only: at least two of the word, and less than the next word up.
VAGUE = orders(
    "dozens=24-100 scores=40-100 hundreds=200-1e3 thousands=2e3-1e6 millions=2e6-1e9 billions=2e9-1e12 "
    "trillions=2e12-1e15 tens=20-100"
)

_UNITS = {
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h",
    "day": "day days",
    "week": "week weeks wk wks",
    "month": "month months",
    "quarter": "quarter quarters",
    "year": "year years yr yrs",
    "decade": "decade decades",
    "century": "century centuries",
    "millennium": "millennium millennia millenniums",
}
DURATIONS = units(_UNITS)
DURATIONS |= dict.fromkeys(("fortnight", "fortnights"), ("week", Decimal(2)))

MULTIPLES = valued(
    "doubled=2 doubles=2 doubling=2 twofold=2 twice=2 tripled=3 triples=3 tripling=3 trebled=3 trebles=3 "
    "trebling=3 threefold=3 thrice=3 quadrupled=4 quadruples=4 quadrupling=4 fourfold=4 quintupled=5 quintuples=5 "
    "quintupling=5 fivefold=5 sixfold=6 sevenfold=7 eightfold=8 ninefold=9 tenfold=10 twentyfold=20 "
    "hundredfold=100 halved=0.5 halves=0.5 halving=0.5 double=2 triple=3 treble=3 quadruple=4"
)

BEFORE = {
    ">": "more than, over, above, exceeding, exceeds, exceed, exceeded, surpassing, surpasses, surpassed, "
    "surpass, topping, topped, tops, in excess of, greater than, larger than, bigger than, higher than, "
    "better than, upward of, well over, well above, far more than, much more than, well more than, north of, "
    "beyond, past the, longer than, older than, upwards of more than, comfortably over, comfortably above, "
    "larger then, greater then, more then",
    ">=": "at least, no less than, no fewer than, not less than, not fewer than, a minimum of, minimum of, "
    "minimum, upwards of, as little as, as few as, as low as, greater than or equal to, more than or equal "
    "to, bigger or equal than, higher or equal than, greater or equal than, larger or equal than, equal to "
    "or more than, equal to or greater than, at least or equal to, equal or more than, equal or greater "
    "than, more or equal than, larger than or equal to, not below, no lower than, starting at, starting "
    "from, no smaller than, not be less than, not be fewer than, not be under",
    "<": "less than, fewer than, under, below, smaller than, lower than, south of, short of, well under, well "
    "below, far less than, much less than, far fewer than, shorter than, younger than, sub-, less then, "
    "fewer then, less",
    "<=": "up to, at most, no more than, not more than, as much as, as many as, a maximum of, maximum of, "
    "maximum, no greater than, no larger than, no higher than, not exceeding, less than or equal to, "
    "smaller or equal than, lower or equal than, less or equal than, equal to or less than, equal or less "
    "than, smaller than or equal to, not above, not over, capped at, or up to, as high as, no longer than, "
    "at the most, lower than or equal to, fewer than or equal to, not to exceed, no bigger than, not exceed, not be "
    "more than, not be over",
    "~": "about, around, approximately, approx, approx., roughly, some, circa, ca., c., estimated, an estimated, "
    "close on, in the region of, in the neighborhood of, in the neighbourhood of, on the order of, of the "
    "order of, more or less, plus or minus, just about, somewhere around, in the range of, broadly, "
    "something like, in the vicinity of, estimated at, estimated at about, give or take",
    "nearly": "nearly, almost, close to, approaching, not quite, nearing, virtually, practically, nearly as much "
    "as, pushing, within a whisker of, well nigh, near, the best part of, the "
    "better part of",
    "just under": "just under, just below, just shy of, shy of, slightly less than, slightly under, slightly "
    "below, a little under, a little less than, a bit less than, little less than, marginally "
    "below, a shade under, slightly fewer than, just less than, just short of, a little below",
    "just over": "just over, just above, slightly more than, slightly over, slightly above, a little over, a "
    "little more than, little more than, a bit more than, marginally above, a shade over, just more "
    "than, barely over, just past, a tad over",
}
AFTER = {
    ">=": "or more, or greater, or higher, or above, or over, or longer, or older, or better, and more, and up, "
    "and above, and over, and older, plus, +, at least, at minimum, minimum, or more than, or greater than, "
    "upwards, or upwards, and upwards, -plus",
    "<=": "or less, and less, or fewer, or below, or under, or lower, or younger, or smaller, and under, and "
    "below, at most, maximum, max, or less than, tops, or up to",
    "~": "or so, or thereabouts, -odd, -some, -ish, ish, approximately, roughly, more or less, give or take, odd",
}
FILLERS = (
    "a an the another its his her their our reported record additional further extra full whopping total "
    "cumulative combined"
)

LABELS = (
    "usb hdmi bluetooth wifi pcie update section sections chapter chapters article articles page pages p pp figure "
    "fig table tables version versions v ver route flight phase level type class grade room gate channel rule part "
    "act scene title exhibit item step game match round season episode lot track platform highway interstate "
    "apartment apt suite building annex appendix paragraph clause footnote question problem exercise exercises vol "
    "volume issue district zone area proposition resolution windows ios android boeing airbus no nos nr nrs chapter "
    "verse line lines ward pier psalm category tier stage heat week day group series mark model python java php node "
    "gpt claude llama covid unit units block lane exit formula terminal world apollo division region serial id isbn "
    "issn nasdaq ftse russell cac dax nikkei ibex stoxx fortune office formula radio tel phone fax ext extension zip "
    "code box po mp theorem lemma eq equation form schedule web rtx bowl row seat studio motel war"
)
MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)


# Words that end a noun phrase. A counted noun is looked for before the first of them.
STOPS = words(
    "a about above according across after against ago all along also although am an and another any are around as "
    "at away be because been before being below between both but by can could despite did do does down due during "
    "each earlier early either else even ever every few first following for from further had has have he her here "
    "hers him his how however i if in including instead into is it its just last late later least less like "
    "likely many may me might mine more most much must my near nearly neither next no nor not now of off on once "
    "only onto or other our out over own past per rather said same says second she should since so some such than "
    "that the their them then there these they this those though through throughout times to together too toward "
    "towards under unless until up upon us very via was we well went were what when where whether which while who "
    "whom whose why will with within without worth would yet you your versus vs each plus minus apiece "
    "respectively today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday compared "
    "based"
)
CHANGES = (
    "rose rise rises rising risen grew grow grows growing grown fell fall falls falling fallen dropped drop drops "
    "dropping increased increase increases increasing decreased decrease decreases declined decline declines jumped "
    "jump jumps climbed climb climbs surged surge surges soared soar soars slid slide slides slipped slip slips "
    "gained gain gains tumbled plunged plummeted sank sink shrank raised raise raises raising cut cuts cutting "
    "lowered lower lowers lifted boosted boost widened narrowed edged advanced swelled ballooned dipped eased went "
    "moved changed up down went improved rebounded shifted reduced expanded downgraded upgraded revised slashed "
    "skyrocketed weakened strengthened firmed retreated rallied slumped crashed dived dove tanked sagged ticked "
    "slow slows slowed accelerated bring brought inched crept shot spiked surging leapt leaped vaulted "
    "hiked hike trimmed pared pruned climbing soaring sinking sinks plunges plunge tumbles tumble widens widen "
    "narrows narrow shrinks shrink shrunk doubling moves move pushed doubled tripled lost added compared off"
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
        percents=Phrases(phrases(PERCENTS)),
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
        outs_apart=Phrases({"in": 100, "in every": 100, "out of": 100, "out of every": 100}),
        each=words(
            "adult adults child children woman women man men person people voter voters household households family "
            "families student students pupil pupils worker workers employee employees patient patients american "
            "americans briton britons australian australians canadian canadians european europeans resident residents "
            "consumer consumers teenager teenagers girl girls boy boys firm firms company companies couple couples "
            "respondent respondents parent parents driver drivers home homes"
        ),
        ranging=words("ranging ranged ranges range vary varies varying varied anywhere"),
        couples=words("couple"),
        severals=words("several few"),
        spans=words(
            "for in within than about nearly almost over under lasts lasted last past took take takes spend spent "
            "least most first next previous consecutive approximately roughly around half every"
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
    "%": "%, ％, percent, per cent, pc, pct, pct., percents, percentage, per-cent",
    "percentage point": "percentage point, percentage points, percent point, percent points, per cent points, % "
    "points, pp, ppt, ppts, pct points, pct point, pct pts",
    "basis point": "basis point, basis points, bp, bps",
}
