"""Figures, and how two of them stand to each other."""

from __future__ import annotations

import datetime
from decimal import Decimal

from timeline.frozen import locked
from timeline.model.notebook import Shown
from timeline.text.closed import Closed, Plain


class FigureKind(Closed):
    """What a figure measures."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    DURATION = "duration"
    MULTIPLE = "multiple"
    QUANTITY = "quantity"


class Dimension(Plain):
    """What the unit of a quantity measures; bits and bytes convert, watts and watt hours do not."""

    NONE = ""
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    POWER = "power"
    ENERGY = "energy"
    PRESSURE = "pressure"
    FREQUENCY = "frequency"
    DATA = "data"
    CONSUMPTION = "consumption"
    CURRENT = "current"
    VOLTAGE = "voltage"
    CHARGE = "charge"


DEGREE = "°"  # the unit of degrees of which no scale is told
EACH = "each"  # what a figure is told per that holds for each of what is told of
RANK = "rank"  # the unit of a rank where a claim is held against its quote; no rank is read as a figure
BOTH = ", "  # between two things that a figure is told per


class Direction(Plain):
    """Which way a figure goes: a change up or down, a balance that is a gain (profit, surplus) or a loss (deficit)."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    GAIN = "gain"
    LOSS = "loss"


class CalendarUnit(Closed):
    """The units of durations."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class PercentUnit(Closed):
    """The units of percentages."""

    PERCENT = "%"
    PERCENTAGE_POINT = "percentage point"
    BASIS_POINT = "basis point"


class Relation(Plain):
    """What stands before the number of a figure, as a sign; `range` where two numbers are its ends."""

    EQUAL = "="
    ABOUT = "~"
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="
    RANGE = "range"


@locked
class Figure(Shown):
    """A figure as an interval with a unit, read from `text`, the characters [start, end) of what was read.

    `value` is the number as told (None for a range or where only bounds are told); `low` and `high` are what the
    words allow, infinite where open; `low_closed`, `high_closed` say whether an end belongs to it. A range's ends are
    those written. `unit` is an ISO 4217 code, a PercentUnit, a CalendarUnit, the canonical name of a unit of measure,
    the counted noun's head, or empty. `step` is one unit of the last digit written (Decimal("0.1e9") for "11.7bn"), 0
    where nothing was rounded.

    `dimension` is that of a quantity's unit. `per` is what the figure is told per, empty for an amount of its own: a
    CalendarUnit, a unit of measure, a noun in the singular ("barrel"), a number of a noun ("100000 people"), or "each".
    `direction` is that of a change or a balance, as far as the words say it. `spread` is what stands after "±".
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    unit: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool
    relation: Relation
    step: Decimal = Decimal(0)
    dimension: Dimension = Dimension.NONE
    per: str = ""
    direction: Direction = Direction.NONE
    spread: Decimal = Decimal(0)

    @property
    def is_single(self) -> bool:
        """Is it one number, hedged or not, and neither a range nor a bound?"""
        return self.relation in _OF_ONE_NUMBER


_OF_ONE_NUMBER = (Relation.EQUAL, Relation.ABOUT)


class Agreement(Closed):
    """How two figures, or two dates, stand to each other."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UNCOMPARABLE = "uncomparable"


class Backing(Closed):
    """What a figure of a quote is to a figure of the claim that it should bear."""

    BORNE = "borne"
    WEAKER = "weaker"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    HEDGE_DROPPED = "hedge_dropped"
    SHARPER = "sharper"
    CONTRADICTED = "contradicted"
    UNRELATED = "unrelated"
    COMPUTED = "computed"

    @property
    def holds(self) -> bool:
        """Does the quote's figure entail the claim's?"""
        return self in _HOLDING


_HOLDING = (Backing.BORNE, Backing.WEAKER, Backing.ROUNDED, Backing.CONVERTED)


class Clarity(Closed):
    """How much more is told for the figure that a match took than for another that would bear the claim.

    `open`: nothing but the value is told for it.
    """

    CLEAR = "clear"
    CLOSE = "close"
    OPEN = "open"


@locked
class Match(Shown):
    """A figure of a claim, the figure of its quote that is its own, and whether that bears it.

    `quote` is None where no figure of the quote can be of it. `holder` is another figure of the quote, which would bear
    the claim where its own does not. `apart` are two words that exclude each other, of the claim and of the quote
    ("deaths", "cases"; where it is not `clear`, "2022", "2021"): what is told of the holder, or of its own where there
    is no holder. `by` is the word of the claim that tells most for its own. `swapped` is the figure of the claim with
    which this one has changed places. `exact` is the word by which the claim calls its number exact, where the quote's
    is hedged, bounded or finer; such a match is `sharper`. `parts` are two figures of the quote of which the claim's
    is `computed`.
    """

    claim: Figure
    quote: Figure | None
    backing: Backing
    holder: Figure | None = None
    apart: tuple[str, ...] = ()
    clarity: Clarity = Clarity.CLEAR
    by: str = ""
    swapped: Figure | None = None
    exact: str = ""
    parts: tuple[Figure, ...] = ()


@locked
class Rate(Shown):
    """How many `target` one `source` was worth on `day`, a day that the table has a rate for, and whose table it is."""

    source: str
    target: str
    value: Decimal
    day: datetime.date
    table: str = "ECB"


@locked
class Verdict(Shown):
    """How two figures or dates stand to each other, and why, in words that an editor can act on."""

    verdict: Agreement
    reason: str
    rate: Rate | None = None
