"""What names a currency in every language: signs, ISO 4217 codes, and what is written beside a dollar sign.

Their names in words stand in the files of lang/. A word that several countries use and none of them leads ("franc",
"dinar", "peso") keeps its own name as the unit there: a guess would turn two different amounts into a conflict or an
agreement. `dollar` is USD and `pound` is GBP where no country is told. Hundredths (cents, pence) are 0.01 of their
currency; where it is not told they keep their name too.
"""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.tokens import words

ONE, CENT, MILLION = Decimal(1), Decimal("0.01"), Decimal(10**6)
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

# What may stand for a country after an amount in dollars: "$50 AUD", "$5 (US)".
COUNTRIES = {name: DOLLARS[name] for name in words("us usd cad cdn aud nzd hkd sgd mxn twd")}

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
    "NIS": "ILS",
    "RP": "IDR",
    "SR": "SAR",
}
# Codes that are also words of some language are read in capitals only; these are read in any case.
CODES_ANY_CASE = words("usd eur gbp jpy chf cad aud nzd cny rmb inr rs hkd sgd mxn sek nok dkk huf czk krw brl zar btc")
ABBREVIATED_FRANCS = ("FR", "SFR")
DOTTED = words("rs rm rp fr sfr")  # abbreviations that a full stop may follow
_SCALE_LETTERS = (
    ("M", 10**6), ("T", 10**3), ("k", 10**3), ("K", 10**3), ("Mio", 10**6), ("Mln", 10**6), ("Mrd", 10**9),
    ("Mds", 10**9), ("Md", 10**9), ("bn", 10**9), ("mn", 10**6),
)  # fmt: skip
# The same before a sign: T€ 500, Mio€ 5. A capital M is that of a country, too: M$.
SCALES_BEFORE_SIGNS = {letter: Decimal(scale) for letter, scale in _SCALE_LETTERS if letter != "M"}
# Codes with a letter for thousand or million before them: MEUR, MUSD, TEUR, kEUR.
SCALED_CODES: dict[str, tuple[str, Decimal]] = {
    letter + code: (code, Decimal(scale))
    for letter, scale in _SCALE_LETTERS
    for code in sorted(words("EUR USD GBP CHF AUD CAD NZD SEK NOK DKK JPY"))
}
