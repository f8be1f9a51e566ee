"""Frozen classes with slots, as dataclasses are, but quick to import and to make.

`dataclass` writes and compiles six methods of each frozen class on import, looks at each annotation and makes the class
twice; for two hundred classes that takes longer than checking a small project. Here a constructor is compiled once for
each number of fields, and given to each class with the names of its own; the other methods are the same for all. A
constructor sets its slots plainly: that nobody changes them is for the type checker to see, and not looked at again
while the program runs, but in what `import timeline` offers, which is `locked`. `fields`, `replace`, `asdict` and
`field(...)` work alike on all of them: what they go by is made by `dataclass` itself when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, Never, TypeVar, dataclass_transform

C = TypeVar("C")
_UNSET = object()  # stands for what a field's factory makes
_KNOWN = ("__dataclass_fields__", "__dataclass_params__")


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


class _Known:
    """What `dataclasses` knows of a class: made by it when somebody first looks, and then set."""

    def __init__(self, cls: type, space: dict[str, Any]) -> None:
        self.cls, self.space = cls, space

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def __get__(self, one: object, kind: type) -> Any:
        plain: type = _anew(self.cls, {"__doc__": "plain"} | self.space)
        known = vars(dataclass(init=False, eq=False, repr=False)(plain))
        for name in _KNOWN:
            setattr(self.owner, name, known[name])
        return known[self.name]


def _made(cls: type[C], *, locks: bool) -> type[C]:
    """The class anew, with slots for its fields and the methods that it does not have."""
    space = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    own: dict[str, Any] = space.get("__annotations__", {})
    above = {item.name: item for base in cls.__bases__ if is_dataclass(base) for item in fields(base)}
    held = above | {name: space.get(name, MISSING) for name in own}
    compared = attrgetter(*(name for name, value in held.items() if not isinstance(value, Field) or value.compare))

    def equal(self: object, other: object) -> bool:
        return bool(compared(self) == compared(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    known: dict[str, Any] = {"unset": _UNSET}
    constructor = _constructor(cls, held, locks, known)
    constructor.__annotations__ = {name: item.type for name, item in above.items()} | own | {"return": None}
    values = values_of(tuple(held))
    methods = {"__init__": constructor, "__repr__": shown, "__reduce__": lambda self: (type(self), values(self))}
    if "__eq__" not in space:
        methods |= {"__eq__": equal, "__hash__": hashed}
    if locks:
        methods |= {"__setattr__": refused, "__delattr__": refused}
    slots = tuple(name for name in own if name not in above)
    shape = {"__qualname__": cls.__qualname__, "__slots__": slots, "__match_args__": tuple(held)}
    kept = {name: value for name, value in space.items() if name not in own}
    as_known = {name: _Known(cls, space) for name in _KNOWN}
    made = _anew(cls, kept | methods | shape | as_known)
    if locks:
        known |= {f"set_{number}": getattr(made, name).__set__ for number, name in enumerate(held)}
    return made


def _anew(cls: type[C], space: dict[str, Any]) -> type[C]:
    """A class of the same name and bases that holds something else."""
    kind: Any = type(cls)
    made: type[C] = kind(cls.__name__, cls.__bases__, space)
    return made


def _constructor(cls: type, held: dict[str, Any], locks: bool, known: dict[str, Any]) -> FunctionType:
    """The constructor of a class with these fields: the one for their number, with their names; it sees the `known`.

    A field is held with its default, or as it was given with `field(...)`.
    """
    factories = [value.default_factory if isinstance(value, Field) else MISSING for value in held.values()]
    code = _code_for(tuple(factory is not MISSING for factory in factories), locks)
    names = {f"_{number}": name for number, name in enumerate(held)}
    known |= {f"make_{number}": factory for number, factory in enumerate(factories) if factory is not MISSING}
    code = code.replace(
        co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_qualname=f"{cls.__qualname__}.__init__",
    )
    plain = (value.default if isinstance(value, Field) else value for value in held.values())
    defaults = (_UNSET if makes is not MISSING else value for makes, value in zip(factories, plain, strict=True))
    return FunctionType(code, known, "__init__", tuple(value for value in defaults if value is not MISSING))


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


def values_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some fields of a noun, also of one field alone."""
    return attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)


def shown(one: Any) -> str:
    """What it is and holds, as a dataclass tells it."""
    held = ", ".join(f"{item.name}={getattr(one, item.name)!r}" for item in fields(one) if item.repr)
    return f"{type(one).__qualname__}({held})"
