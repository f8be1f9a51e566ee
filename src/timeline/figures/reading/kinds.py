"""The kinds of figures and what they say by short names: a name of a module is found far faster than one of a class."""

from __future__ import annotations

from timeline.model import Dimension, Direction, FigureKind, Relation

NUMBER = FigureKind.NUMBER
PERCENT = FigureKind.PERCENT
MONEY = FigureKind.MONEY
DURATION = FigureKind.DURATION
QUANTITY = FigureKind.QUANTITY
MULTIPLE = FigureKind.MULTIPLE

EQUAL = Relation.EQUAL
ABOUT = Relation.ABOUT

NO_WAY = Direction.NONE
NO_DIMENSION = Dimension.NONE
