"""Frozen classes with slots, as dataclasses are, but quick to import and to make.

`dataclass` writes and compiles six methods of each frozen class on import; for two hundred classes that takes longer
than checking a small project. Here only the constructor is written, and it sets its slots plainly: that nobody changes
them is for the type checker to see, and not looked at again while the program runs. What `import timeline` offers
stays frozen by dataclasses. `fields`, `replace`, `asdict` and `field(...)` work alike on both.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[C]) -> type[C]:
    """Freeze a class: its annotations are its fields, in their order, and by them it is compared and hashed.

    >>> @frozen
    ... class Place:
    ...     line: int
    ...     column: int = 1
    >>> Place(3), Place(3) == Place(3, 1), len({Place(3), Place(3, 1)})
    (Place(line=3, column=1), True, 1)
    """
    made: Any = dataclass(eq=False, repr=False, slots=True)(cls)
    compared = attrgetter(*(item.name for item in fields(made) if item.compare))

    def equal(self: object, other: object) -> bool:
        return bool(compared(self) == compared(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    made.__eq__, made.__hash__, made.__repr__, made.__reduce__ = equal, hashed, shown, reduced
    return cast("type[C]", made)


def reduced(one: Any) -> tuple[Any, ...]:
    """What it is made anew by where it was sent to: small, since it names no field."""
    return type(one), tuple(getattr(one, item.name) for item in fields(one))


def shown(one: Any) -> str:
    """What it is and holds, as a dataclass tells it."""
    held = ", ".join(f"{item.name}={getattr(one, item.name)!r}" for item in fields(one) if item.repr)
    return f"{type(one).__qualname__}({held})"
