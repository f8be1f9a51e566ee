"""What is written alike in every language: symbols of units, signs of fractions, and names of products and indices."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.tokens import words
from timeline.model import PercentUnit

PARTS = {"‰": Decimal(10), "ppm": Decimal(10**4), "ppb": Decimal(10**7)}  # how many of them are a percent
SHARES = {**{sign: sign for sign in PARTS}, "%p": PercentUnit.PERCENTAGE_POINT.value}  # by their signs

GLYPHS = {
    "½": ("1", "2"), "⅓": ("1", "3"), "⅔": ("2", "3"), "¼": ("1", "4"), "¾": ("3", "4"), "⅕": ("1", "5"),
    "⅖": ("2", "5"), "⅗": ("3", "5"), "⅘": ("4", "5"), "⅙": ("1", "6"), "⅚": ("5", "6"), "⅐": ("1", "7"),
    "⅛": ("1", "8"), "⅜": ("3", "8"), "⅝": ("5", "8"), "⅞": ("7", "8"), "⅑": ("1", "9"), "⅒": ("1", "10"),
}  # fmt: skip

DASHES = frozenset("-–~\ufffd")  # between two numbers; the last is what a damaged dash becomes
STROKES = frozenset("/⁄")  # of a fraction
TIMES = frozenset("x×")
POWER = "e"  # of ten: 1.3e6

MEASURES = words("rpm px dpi fps db mpge sq")  # of which nothing is converted
JOINED_MEASURES = words("mp mah")  # those that are one only where they touch their number: "12MP"
NEVER_SCALES = words("mm t")  # symbols that scale no number in digits but after a currency: "3.5mm"

# What a number belongs to whatever follows it: products, and the indices of stock exchanges.
PRODUCTS = words("iphone ipad playstation xbox galaxy pixel ibex dax cac nikkei ftse nasdaq russell stoxx topix")
