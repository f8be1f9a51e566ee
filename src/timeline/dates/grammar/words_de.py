"""The German words that dates are made of: kind → words → value. The form is that of `words_en`."""

from __future__ import annotations

from timeline.dates.grammar.lexicon import Words

ORDINAL_SUFFIXES = "te|ten|ter|tes|tem|ste|sten|ster|stes"
DECADE_SUFFIXES = "er|ern"
ANAPHORIC = "folgende|folgenden|folgendes|darauffolgenden|vorherigen"

_ONES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TEENS = {
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_TIMES = ("morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht")
_COMPOUND = {f"{one}und{ten}": ten_value + value for one, value in _ONES.items() for ten, ten_value in _TENS.items()}
_IRREGULAR = {
    "erst": 1,
    "zweit": 2,
    "dritt": 3,
    "viert": 4,
    "fünft": 5,
    "sechst": 6,
    "siebt": 7,
    "siebent": 7,
    "acht": 8,
}


def _inflected(stem: str, endings: str = "e en er es em") -> str:
    """An adjective with its endings: letzte, letzten, letzter ..."""
    return "|".join(stem + ending for ending in endings.split())


def _ordinals() -> dict[str, object]:
    """The ordinal numbers from erste to einunddreißigste, inflected."""
    small = {**_IRREGULAR, "neunt": 9, **{f"{word}t": value for word, value in _TEENS.items()}}
    large = {f"{word}st": value for word, value in {**_TENS, **_COMPOUND}.items() if value <= 31}
    return {_inflected(stem): value for stem, value in {**small, **large}.items()}


WORDS: Words = {
    "month": {
        "januar|jänner|jan.": 1,
        "februar|feber|feb.": 2,
        "märz|maerz|mrz.": 3,
        "april|apr.": 4,
        "mai": 5,
        "juni|jun.": 6,
        "juli|jul.": 7,
        "august|aug.": 8,
        "september|sept.|sep.": 9,
        "oktober|okt.|oct.": 10,
        "november|nov.": 11,
        "dezember|dez.": 12,
    },
    "weekday": {
        "montag|montags|mo.": 0,
        "dienstag|dienstags|di.": 1,
        "mittwoch|mittwochs|mi.": 2,
        "donnerstag|donnerstags|do.": 3,
        "freitag|freitags|fr.": 4,
        "samstag|samstags|sonnabend|sa.": 5,
        "sonntag|sonntags|so.": 6,
        **{"|".join(f"{name}{time}|{name} {time}" for time in _TIMES): day for day, name in enumerate(_DAYS)},
    },
    "unit": {
        "tag|tages": "day",
        "tage|tagen": "days",
        "woche|kalenderwoche|kw": "week",
        "wochen": "weeks",
        "monat|monats": "month",
        "monate|monaten": "months",
        "quartal|quartals": "quarter",
        "quartale|quartalen": "quarters",
        "halbjahr|halbjahrs|halbjahres": "half",
        "jahr|jahres": "year",
        "jahre|jahren": "years",
        "jahrzehnt|jahrzehnts": "decade",
        "jahrzehnte|jahrzehnten": "decades",
        "jahrhundert|jahrhunderts|jh.|jhd.": "century",
    },
    "weekend": {"wochenende|wochenendes": None},
    "workday": {"arbeitswoche": None},
    "season": {
        "frühling|frühjahr|frühjahrs": 1,
        "sommer|sommers": 2,
        "herbst|herbsts|herbstes": 3,
        "winter|winters": 4,
    },
    "quarter": {"q": None},
    "half": {"h": None},
    "fiscal": {"geschäftsjahr|geschäftsjahres|fiskaljahr|wirtschaftsjahr": None},
    "holiday": {
        "neujahr|neujahrstag": (1, 1),
        "heilige drei könige|dreikönigstag": (1, 6),
        "tag der arbeit|maifeiertag": (5, 1),
        "johannistag": (6, 24),
        "peter und paul": (6, 29),
        "tag der deutschen einheit": (10, 3),
        "reformationstag": (10, 31),
        "allerheiligen": (11, 1),
        "nikolaus|nikolaustag": (12, 6),
        "heiligabend|heiliger abend": (12, 24),
        "weihnachten|erster weihnachtstag|ersten weihnachtstag|ersten weihnachtsfeiertag": (12, 25),
        "zweiter weihnachtstag|zweiten weihnachtstag|zweiten weihnachtsfeiertag": (12, 26),
        "silvester": (12, 31),
        "rosenmontag": "easter-48",
        "aschermittwoch": "easter-46",
        "palmsonntag": "easter-7",
        "karfreitag": "easter-2",
        "karsamstag": "easter-1",
        "ostern|ostersonntag": "easter+0",
        "ostermontag": "easter+1",
        "christi himmelfahrt": "easter+39",
        "pfingsten|pfingstsonntag": "easter+49",
        "pfingstmontag": "easter+50",
        "fronleichnam": "easter+60",
    },
    "dayword": {
        "vorvorgestern": -3,
        "vorgestern|vorgestern morgen|vorgestern früh": -2,
        "gestern|gestern morgen|gestern früh": -1,
        "heute|heute morgen|heute früh": 0,
        "morgen|morgen früh": 1,
        "übermorgen|übermorgen früh": 2,
    },
    "now": {"jetzt|derzeit|zurzeit|zu dieser zeit": 0},
    "daytime": {"vormittag|mittag|nachmittag|abend|nacht|mitternacht": 0},
    "clock": {"uhr": None},
    "era": {"n. chr.|nach christus|u. z.": 1, "v. chr.|vor christus|v. u. z.": -1},
    "one": {"ein|eine|einen|einem|einer|eines": 1},
    "few": {"paar|einigen|einige|mehreren|mehrere|wenigen|wenige": None},
    "this": {f"{_inflected('dies')}|{_inflected('laufend')}|{_inflected('heurig')}": 0},
    "last": {f"{_inflected('letzt')}|{_inflected('vergangen')}|{_inflected('vorig')}": -1, _inflected("vorletzt"): -2},
    "next": {f"{_inflected('nächst')}|{_inflected('kommend')}|{_inflected('folgend')}": 1, _inflected("übernächst"): 2},
    "ago": {"vor rund|vor gut|vor knapp|vor fast|vor beinahe": "~"},
    "hence": {"in rund|in gut|in knapp|in fast": "~"},
    "unknown": {
        "nächster tag|nächste tag|nächsten tag|nächsten tages|nächsten tage": None,
        "am morgen|der morgen|den morgen|jeden morgen|guten morgen": None,
    },
    "duration": {"lang|in folge|hintereinander|nacheinander|am stück": None},
    "part": {
        "anfang|beginn|zu beginn|früh|frühe|frühen": "early",
        "mitte": "mid",
        "ende|ende des|spät|späte|späten": "late",
    },
    "rest": {"rest": None},
    "week_of": {"woche ab": None},
    "article": {"der|die|das|den|dem|des": None},
    "of": {"von": None},
    "in": {"in|im": None},
    "at": {"am": "on", "an|zum|zur|zu|während|stand|per|im laufe|im jahr|im jahre": None},
    "before": {"vor|vor dem|vor der": "<"},
    "after": {"nach|nach dem|nach der": ">"},
    "since": {"seit|seit dem|seit der": "since", "ab|ab dem|ab der|beginnend": ">="},
    "until": {"bis|bis zum|bis zur|bis auf den": "<="},
    "by": {"spätestens|bis spätestens": "<="},
    "from": {"vom": None},
    "to": {"auf den|auf": None},
    "and": {"und": None},
    "or": {"oder": None},
    "between": {"zwischen": None},
    "onwards": {"oder später|und später|oder danach": ">="},
    "or_before": {"oder früher|und früher|oder davor": "<="},
    "about": {"ca.|circa|zirka|etwa|ungefähr": "~", "rund um|um": "~>"},
    "maybe": {"vielleicht|vermutlich|möglicherweise|wohl": "?"},
    "number": {
        **{word: value for word, value in _ONES.items() if value > 1},
        "eins": 1,
        "beiden|beide|zween": 2,
        **_TEENS,
        **{word: value for word, value in _COMPOUND.items() if value <= 31},
    },
    "short": {word: value for word, value in _COMPOUND.items() if value > 31},
    "tens": dict(_TENS),
    "hundred": {"hundert": 100},
    "thousand": {"tausend": 1000},
    "ordinal": _ordinals(),
    "decade": {"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60}
    | {"siebziger": 70, "achtziger": 80, "neunziger": 90},
}
