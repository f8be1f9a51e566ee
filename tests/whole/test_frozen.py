"""Frozen classes are compared, hashed, shown and copied as frozen dataclasses are."""

from __future__ import annotations

import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Generic, TypeVar

import pytest

from timeline.frozen import frozen, locked

T = TypeVar("T")


@frozen
class Place:
    line: int
    names: list[str] = field(default_factory=list, compare=False)
    column: int = 1
    kept: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AsDataclass:
    line: int
    names: list[str] = field(default_factory=list, compare=False)
    column: int = 1
    kept: str = field(default="", compare=False, repr=False)


@frozen
class Alone:
    line: int


@frozen
class Held(Generic[T]):
    what: T


@frozen
class Wider(Held[int]):
    more: int = 2


@locked
class Shut:
    line: int
    names: list[str] = field(default_factory=list)
    column: int = 1


def test_it_is_what_its_fields_are() -> None:
    assert Place(3) == Place(3, ["x"], kept="y")
    assert hash(Place(3)) == hash(Place(3, ["x"]))
    assert Place(3) != Place(3, column=2)
    assert Place(3) != Place(4)
    assert Alone(3) != Held(3)
    assert {Alone(3), Alone(3), Alone(4)} == {Alone(4), Alone(3)}
    assert Wider(1) == Wider(1, 2) != Wider(1, 3)
    assert Wider(1) != Held(1)
    assert Place(3).names is not Place(3).names


def test_it_shows_itself_and_is_told_as_a_dataclass_is() -> None:
    assert repr(Place(3, ["x"])) == repr(AsDataclass(3, ["x"])).replace("AsDataclass", "Place")
    assert asdict(Place(3, ["x"])) == asdict(AsDataclass(3, ["x"]))
    assert [item.name for item in fields(Wider)] == ["what", "more"]
    assert replace(Place(3), line=4) == Place(4)
    assert Place.__init__.__annotations__ == AsDataclass.__init__.__annotations__
    assert Place.__match_args__ == AsDataclass.__match_args__


def test_a_dataclass_may_be_made_of_it() -> None:
    @dataclass
    class Noted(Place):
        note: str = ""

    assert [item.name for item in fields(Noted)] == ["line", "names", "column", "kept", "note"]
    assert asdict(Noted(3, note="x")) == asdict(Place(3)) | {"note": "x"}
    assert [item.name for item in fields(Place)] == ["line", "names", "column", "kept"]


@pytest.mark.parametrize("one", [Place(3, ["x"], 2, "z"), Alone(3), Held("x"), Wider(1, 3), Shut(3, ["x"])])
def test_it_is_copied_whole(one: object) -> None:
    for again in (copy.copy(one), copy.deepcopy(one)):
        assert again is not one
        assert again == one
        assert asdict(again) == asdict(one)


def test_it_holds_nothing_but_its_fields() -> None:
    assert not hasattr(Place(3), "__dict__")
    with pytest.raises(AttributeError):
        Place(3).more = 1
    with pytest.raises(TypeError):
        Place(column=3)


@pytest.mark.parametrize(("given", "named"), [((1, 2, 3, 4, 5), {}), ((), {"column": 3}), ((1,), {"row": 2})])
@pytest.mark.parametrize("made", [Place, Shut])
def test_what_does_not_fit_is_refused_by_name(
    made: type[Place | Shut], given: tuple[int, ...], named: dict[str, int]
) -> None:
    with pytest.raises(TypeError, match=rf"{made.__name__}\.__init__"):
        made(*given, **named)


def test_what_is_locked_stays_what_it_is() -> None:
    one = Shut(3)
    for attribute in ("line", "names", "more"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, attribute, 4)
        with pytest.raises(FrozenInstanceError):
            delattr(one, attribute)
    assert one == Shut(3, [], 1)
    assert Shut(3).names is not one.names
    assert replace(one, column=2) == Shut(3, column=2) != one
    assert repr(one) == "Shut(line=3, names=[], column=1)"
