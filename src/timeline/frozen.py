"""Frozen classes with slots, as dataclasses are, but quick to import and to make.

`dataclass` writes and compiles six methods of each frozen class on import; for two hundred classes that takes longer
than checking a small project. Here a constructor is compiled once for each number of fields, and given to each class
with the names of its own; the other methods are the same for all. A constructor sets its slots plainly: that nobody
changes them is for the type checker to see, and not looked at again while the program runs, but in what `import
timeline` offers, which is `locked`. `fields`, `replace`, `asdict` and `field(...)` work alike on all of them.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, Never, TypeVar, dataclass_transform

C = TypeVar("C")
_UNSET = object()  # stands for what a field's factory makes


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[C]) -> type[C]:
    """Freeze a class: its annotations are its fields, in their order, and by them it is compared and hashed.

    One that says itself what it is equal to keeps to that, and to its own hash.

    >>> @frozen
    ... class Place:
    ...     line: int
    ...     column: int = 1
    >>> Place(3), Place(3) == Place(3, 1), len({Place(3), Place(3, 1)})
    (Place(line=3, column=1), True, 1)
    """
    return _made(cls, locks=False)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def locked(cls: type[C]) -> type[C]:
    """Freeze a class, and refuse to set or delete anything while the program runs."""
    return _made(cls, locks=True)


def _made(cls: type[C], *, locks: bool) -> type[C]:
    made: Any = dataclass(init=False, eq=False, repr=False, slots=True)(cls)
    held = fields(made)
    compared = attrgetter(*(item.name for item in held if item.compare))

    def equal(self: object, other: object) -> bool:
        return bool(compared(self) == compared(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    made.__init__ = _constructor(made, held, locks)
    if "__eq__" not in vars(cls):
        made.__eq__, made.__hash__ = equal, hashed
    made.__repr__, made.__reduce__ = shown, reduced
    if locks:
        made.__setattr__ = made.__delattr__ = refused
    frozen_class: type[C] = made
    return frozen_class


def _constructor(made: type, held: tuple[Field[Any], ...], locks: bool) -> FunctionType:
    """The constructor of a class with these fields: the one for their number, with their names."""
    code = _code_for(tuple(item.default_factory is not MISSING for item in held), locks)
    names = {f"_{number}": item.name for number, item in enumerate(held)}
    known: dict[str, Any] = {"unset": _UNSET}
    for number, item in enumerate(held):
        known |= {f"make_{number}": item.default_factory} if item.default_factory is not MISSING else {}
        known |= {f"set_{number}": getattr(made, item.name).__set__} if locks else {}
    code = code.replace(
        co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_qualname=f"{made.__qualname__}.__init__",
    )
    defaults = (item.default if item.default_factory is MISSING else _UNSET for item in held)
    own = FunctionType(code, known, "__init__", tuple(value for value in defaults if value is not MISSING))
    own.__annotations__ = {item.name: item.type for item in held} | {"return": None}
    return own


@cache
def _code_for(factories: tuple[bool, ...], locks: bool) -> CodeType:
    """The code of a constructor of as many fields, `_0`, `_1` and so on; some are made where none is given."""
    values = [f"make_{n}() if _{n} is unset else _{n}" if makes else f"_{n}" for n, makes in enumerate(factories)]
    steps = [f"set_{n}(self, {value})" if locks else f"self._{n} = {value}" for n, value in enumerate(values)]
    taken = ", ".join(["self", *(f"_{n}" for n in range(len(values)))])
    written = compile("\n ".join([f"def __init__({taken}):", *steps]), __file__, "exec")
    return next(one for one in written.co_consts if isinstance(one, CodeType))


def refused(_: object, name: str, *_value: object) -> Never:
    """What a locked class does where an attribute is set or deleted."""
    raise FrozenInstanceError(f"cannot change field {name!r}")


def reduced(one: Any) -> tuple[Any, ...]:
    """What it is made anew by where it was sent to: small, since it names no field."""
    return type(one), tuple(getattr(one, item.name) for item in fields(one))


def shown(one: Any) -> str:
    """What it is and holds, as a dataclass tells it."""
    held = ", ".join(f"{item.name}={getattr(one, item.name)!r}" for item in fields(one) if item.repr)
    return f"{type(one).__qualname__}({held})"
