"""The names of currencies: signs, ISO 4217 codes, and words in seven languages, as data.

A word that several countries use and none of them leads ("franc", "dinar", "peso") keeps its own name as the unit: a
guess would turn two different amounts into a conflict or an agreement. `dollar` is USD and `pound` is GBP where no
country is told. Hundredths (cents, pence) are 0.01 of their currency; where it is not told they keep their name too.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from timeline.figures.reading.tokens import words

ONE, CENT = Decimal(1), Decimal("0.01")
Money = tuple[str, Decimal]  # the unit, and how much of it one of the named is worth

SIGNS: dict[str, str] = {
    "$": "USD", "＄": "USD", "﹩": "USD", "€": "EUR", "£": "GBP", "￡": "GBP", "¥": "JPY", "￥": "JPY", "円": "JPY",
    "元": "CNY", "₹": "INR", "₩": "KRW", "￦": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₫": "VND", "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₴": "UAH", "₡": "CRC", "₾": "GEL", "₭": "LAK", "₸": "KZT", "₵": "GHS", "₲": "PYG",
    "₮": "MNT", "₼": "AZN", "₣": "franc", "₤": "GBP", "₧": "ESP", "﷼": "rial", "₨": "INR", "₿": "bitcoin",
}  # fmt: skip

# What stands before a dollar sign, lower case. Those of one letter count only where they touch the sign.
DOLLARS: dict[str, str] = {
    "us": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "aud": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD",
    "cdn": "CAD", "cad": "CAD", "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD", "s": "SGD", "sg": "SGD",
    "sgd": "SGD", "nt": "TWD", "ntd": "TWD", "twd": "TWD", "mex": "MXN", "mx": "MXN", "mxn": "MXN", "r": "BRL",
    "brl": "BRL", "j": "JMD", "jm": "JMD", "tt": "TTD", "bz": "BZD", "fj": "FJD", "n": "NAD", "z": "ZWL", "ec": "XCD",
    "col": "COP", "clp": "CLP", "ar": "ARS", "ars": "ARS", "cop": "COP",
}  # fmt: skip

CODES = words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP "
    "CNH CNY COP CRC CUP CVE CZK DEM DJF DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHS GIP GMD "
    "GNF GRD "
    "GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP "
    "LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK NPR NZD "
    "OMR PAB "
    "PEN PGK PHP PKR PLN PTE PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SIT SKK SLE SOS SRD SSP STN SYP "
    "SZL THB "
    "TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL"
)
OTHER_CODES: dict[str, str] = {
    "RMB": "CNY",
    "NTD": "TWD",
    "RM": "MYR",
    "RS": "INR",
    "BTC": "bitcoin",
    "XBT": "bitcoin",
    "SKR": "SEK",
    "NKR": "NOK",
    "DKR": "DKK",
    "SFR": "CHF",
    "FFR": "FRF",
    "DM": "DEM",
    "TK": "BDT",
    "KSH": "KES",
    "USH": "UGX",
    "TSH": "TZS",
    "DHS": "AED",
}
# Letters that stand for a currency where they touch a great number.
LETTERS = {"r": "ZAR", "n": "NGN"}
# Names that may stand before their number ("ringgit 42").
NAMES_BEFORE = words("dollar euro dólar yen rupiah ringgit malaysian malaysia baht rupee sen rmb peso yuan rial")
# Codes that are also words of some language are read in capitals only; these are read in any case.
CODES_ANY_CASE = words("usd eur gbp jpy chf cad aud nzd cny rmb inr rs hkd sgd mxn sek nok dkk huf czk krw brl zar btc")
# Codes with a letter for thousand or million before them: MEUR, MUSD, TEUR, kEUR.
SCALED_CODES: dict[str, tuple[str, Decimal]] = {
    letter + code: (code, Decimal(scale))
    for letter, scale in (("M", 10**6), ("T", 10**3), ("k", 10**3), ("K", 10**3))
    for code in sorted(words("EUR USD GBP CHF AUD CAD NZD SEK NOK DKK JPY"))
} | {
    code: (unit, Decimal(10**6))
    for unit, written in (("USD", "mdd MDD"), ("MXN", "mdp MDP"))
    for code in written.split()
}

# Adjective and noun → code, by language; the singular and plural of the noun, and the forms of the adjective.
_DOLLARS_EN = (
    "us=USD u.s.=USD american=USD australian=AUD aussie=AUD canadian=CAD hong-kong=HKD singapore=SGD singaporean=SGD "
    "new-zealand=NZD taiwan=TWD taiwanese=TWD new-taiwan=TWD jamaican=JMD fijian=FJD namibian=NAD barbados=BBD "
    "bahamian=BSD liberian=LRD zimbabwe=ZWL zimbabwean=ZWL trinidad=TTD brunei=BND united-states=USD"
)
_NAMES_EN = (
    "euro euros=EUR; yen=JPY; japanese-yen=JPY; yuan renminbi kuai=CNY; chinese-yuan=CNY; chinese-renminbi=CNY; "
    "buck bucks=USD; sterling=GBP; quid=GBP; pound-sterling pounds-sterling=GBP; british-pound british-pounds=GBP; "
    "egyptian-pound egyptian-pounds egyptianpound egyptianpounds=EGP; geneh genihat genihat-masriya=EGP; "
    "lebanese-pound lebanese-pounds=LBP; syrian-pound syrian-pounds=SYP; sudanese-pound sudanese-pounds=SDG; "
    "irish-pound irish-pounds=IEP; irish-punt irish-punts=IEP; turkish-lira turkish-liras lira liras=TRY; "
    "italian-lira italian-lire lire=ITL; swiss-franc swiss-francs=CHF; french-franc french-francs=FRF; "
    "belgian-franc belgian-francs=BEF; cfa-franc cfa-francs=XOF; franc francs=franc; german-mark german-marks=DEM; "
    "deutsche-mark deutsche-marks deutschmark deutschmarks d-mark d-marks=DEM; "
    "finnish-mark finnish-marks finnish-markka finnish-markkaa markka=FIM; dutch-guilder dutch-guilders guilder "
    "guilders=NLG; "
    "peseta pesetas=ESP; escudo escudos=PTE; drachma drachmas=GRD; austrian-schilling austrian-schillings=ATS; "
    "swedish-krona swedish-kronor swedish-crown swedish-crowns krona kronor=SEK; "
    "norwegian-krone norwegian-kroner norwegian-crown norwegian-crowns=NOK; icelandic-krona icelandic-kronur=ISK; "
    "danish-krone danish-kroner danish-crown danish-crowns=DKK; krone kroner=krone; "
    "czech-koruna czech-korunas czech-crown czech-crowns koruna korunas=CZK; crown crowns=crown; zloty zlotys "
    "zlotych=PLN; "
    "polish-zloty polish-zlotys=PLN; forint forints hungarian-forint hungarian-forints=HUF; romanian-leu "
    "romanian-lei=RON; "
    "leu lei=RON; lev leva bulgarian-lev bulgarian-leva=BGN; kuna kunas=HRK; hryvnia hryvnias hryvnya=UAH; "
    "russian-ruble russian-rubles russian-rouble russian-roubles ruble rubles rouble roubles=RUB; "
    "belarusian-ruble belarusian-rubles=BYN; tenge=KZT; lari=GEL; shekel shekels new-shekels sheqel sheqels=ILS; "
    "rand rands south-african-rand=ZAR; naira nairas=NGN; cedi cedis=GHS; kenyan-shilling kenyan-shillings=KES; "
    "ugandan-shilling ugandan-shillings=UGX; tanzanian-shilling tanzanian-shillings=TZS; birr=ETB; "
    "rupee rupees indian-rupee indian-rupees=INR; pakistani-rupee pakistani-rupees=PKR; nepalese-rupee "
    "nepalese-rupees=NPR; "
    "sri-lankan-rupee sri-lankan-rupees=LKR; taka=BDT; rupiah indonesian-rupiah=IDR; baht thai-baht=THB; "
    "ringgit ringgits malaysia-ringgit malaysia-ringgits malaysian-ringgit malaysian-ringgits=MYR; "
    "won korean-won south-korean-won=KRW; dong vietnamese-dong=VND; riel riels cambodian-riel cambodian-riels=KHR; "
    "philippine-peso philippine-pesos=PHP; mexican-peso mexican-pesos=MXN; argentine-peso argentine-pesos=ARS; "
    "chilean-peso chilean-pesos=CLP; colombian-peso colombian-pesos=COP; cuban-peso cuban-pesos=CUP; "
    "uruguayan-peso uruguayan-pesos=UYU; peso pesos=peso; reais brazilian-real brazilian-reais=BRL; "
    "nuevo-sol nuevos-soles peruvian-sol peruvian-soles=PEN; tugrik tugriks=MNT; kwanza kwanzas=AOA; "
    "dinar dinars=dinar; kuwaiti-dinar kuwaiti-dinars=KWD; iraqi-dinar iraqi-dinars=IQD; jordanian-dinar "
    "jordanian-dinars=JOD; "
    "serbian-dinar serbian-dinars=RSD; tunisian-dinar tunisian-dinars=TND; libyan-dinar libyan-dinars=LYD; "
    "algerian-dinar algerian-dinars=DZD; bahraini-dinar bahraini-dinars=BHD; rial rials=rial; iranian-rial "
    "iranian-rials=IRR; "
    "omani-rial omani-rials=OMR; yemeni-rial yemeni-rials=YER; riyal riyals=riyal; "
    "saudi-riyal saudi-riyals saudiriyal saudiriyals=SAR; qatari-riyal qatari-riyals=QAR; dirham dirhams=dirham; "
    "uae-dirham uae-dirhams emirati-dirham emirati-dirhams=AED; moroccan-dirham moroccan-dirhams=MAD; "
    "bitcoin bitcoins=bitcoin; ether=ether; satoshi satoshis=satoshi"
)
# Hundredths, with the code of the currency where the word alone tells it. A penny is British, pennies are not always.
_CENTS_EN = (
    "cent cents ¢ pennies=USD; penny pence=GBP; euro-cent euro-cents eurocent eurocents=EUR; us-cent us-cents "
    "u.s.-cent u.s.-cents=USD; australian-cent australian-cents=AUD; canadian-cent canadian-cents=CAD; kopiyka "
    "kopiykas=UAH; kopeck kopecks kopek=RUB; paise paisa=INR; fen=CNY"
)
_PLAIN_HUNDREDTHS = "centavo centavos centime centimes sen sens öre ore satang"


def entries(table: str, worth: Decimal) -> Iterator[tuple[str, Money]]:
    """A written table as pairs: phrases are split by spaces, their words joined by hyphens."""
    for entry in table.split(";"):
        names, unit = entry.strip().rsplit("=", 1)
        for name in names.split():
            yield name.replace("-", " "), (unit, worth)


def english() -> Iterator[tuple[str, Money]]:
    """The names of currencies in English, with what each is worth in which unit."""
    yield from entries(_NAMES_EN, ONE)
    yield from entries(_CENTS_EN, CENT)
    yield from ((name, (name.removesuffix("s"), ONE)) for name in _PLAIN_HUNDREDTHS.split())
    for noun in ("dollar", "dollars"):
        yield noun, ("USD", ONE)
        yield from ((f"{name} {noun}", money) for name, money in entries(_DOLLARS_EN.replace(" ", ";"), ONE))
    for noun in ("pound", "pounds"):
        yield noun, ("GBP", ONE)
