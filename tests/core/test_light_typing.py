"""The stand-ins of ``typing`` behave as the names they stand for."""

import collections.abc
import copy
import pickle
import typing

import pytest

from parindex.core import light_typing
from parindex.core.light_typing import Any, Final, Literal, NamedTuple, assert_never, cast, overload


class Light(NamedTuple):
    """Three fields."""

    first: int
    new: str = "b"
    rest: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return 2 * self.first

    def __str__(self) -> str:
        return f"<{self.first}>"


class Heavy(typing.NamedTuple):
    first: int
    new: str = "b"
    rest: tuple[int, ...] = ()


class Small(Light):
    """A class below a class of fields."""


type Call = tuple[tuple[Any, ...], dict[str, Any]]

MADE: tuple[Call, ...] = (
    ((1,), {}),
    ((1, "c"), {}),
    ((1, "c", (2,)), {}),
    ((), {"first": 1}),
    ((), {"rest": (3,), "first": 1}),
    ((1,), {"rest": (3,)}),
)
REFUSED: tuple[Call, ...] = (
    ((), {}),
    ((), {"new": "c"}),
    ((1, "c", (), 4), {}),
    ((1,), {"first": 2}),
    ((1,), {"other": 2}),
)


@pytest.mark.parametrize(("values", "named"), MADE)
def test_values_are_made_as_those_of_typing(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    light, heavy = Light(*values, **named), Heavy(*values, **named)

    assert tuple(light) == tuple(heavy)
    assert (light.first, light.new, light.rest) == (heavy.first, heavy.new, heavy.rest)
    assert hash(light) == hash(heavy)
    assert repr(light) == repr(heavy).replace("Heavy", "Light")


def fresh() -> Any:
    """Make a class no value was made of yet."""

    class Fresh(NamedTuple):
        first: int
        new: str = "b"
        rest: tuple[int, ...] = ()

    return Fresh


@pytest.mark.parametrize(("values", "named"), MADE)
def test_the_first_values_of_a_class_are_made_as_the_hundredth(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """A constructor is compiled on the way."""
    kind = fresh()

    made = [tuple(kind(*values, **named)) for _ in range(100)]

    assert (made, "__new__" in vars(kind)) == ([tuple(Heavy(*values, **named))] * 100, True)


@pytest.mark.parametrize(("values", "named"), REFUSED)
def test_what_a_fresh_class_cannot_be_made_of_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    kind = fresh()

    with pytest.raises(TypeError):
        kind(*values, **named)


@pytest.mark.parametrize(("values", "named"), REFUSED)
def test_what_typing_refuses_is_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    for kind in (Heavy, Light):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_a_class_says_of_itself_what_one_of_typing_says() -> None:
    said = ("_fields", "_field_defaults", "__match_args__", "__slots__")

    assert {name: getattr(Light, name) for name in said} == {name: getattr(Heavy, name) for name in said}
    assert (Light.__doc__, Light.__name__, Light.__module__) == ("Three fields.", "Light", __name__)


def test_methods_and_properties_work() -> None:
    assert (Light(4).double, str(Light(4)), isinstance(Light(4), tuple)) == (8, "<4>", True)


def test_a_value_cannot_be_changed() -> None:
    for value in (Heavy(1), Light(1)):
        with pytest.raises(AttributeError):
            value.first = 2  # type: ignore[misc]
        with pytest.raises(AttributeError):
            value.other = 2  # type: ignore[union-attr]


def test_a_field_is_replaced_in_a_copy() -> None:
    assert Light(1)._replace(rest=(5,), first=2) == Light(2, "b", (5,))
    with pytest.raises(TypeError, match="other"):
        Light(1)._replace(other=2)  # type: ignore[call-arg]


def test_values_are_copied_and_stored() -> None:
    value = Light(1, "c", (2,))

    stored = pickle.loads(pickle.dumps(value))  # noqa: S301 -- our own
    assert [(type(each), each) for each in (copy.deepcopy(value), stored)] == [(Light, value)] * 2


def test_a_class_below_a_class_of_fields_has_its_fields() -> None:
    small = Small(1, rest=(2,))

    assert (type(small), small.rest, small._replace(first=3)) == (Small, (2,), Small(3, "b", (2,)))


def test_values_are_taken_apart_by_patterns() -> None:
    match Light(1, "c"):
        case Light(first, new, rest=()):
            assert (first, new) == (1, "c")
        case _:
            pytest.fail("no pattern held")


def test_the_words_of_a_literal_can_be_asked_for() -> None:
    type Side = Literal["left", "right"]
    type One = Literal["one"]

    assert (Side.__value__.__args__, One.__value__.__args__) == (("left", "right"), ("one",))


def test_forms_can_stand_in_any_annotation() -> None:
    forms: list[object] = [Any | None, None | Any, Final[int], dict[str, Any], Literal["a"] | None]

    assert len(forms) == 5


def test_abstract_collections_are_those_of_the_standard_library() -> None:
    names = ("Callable", "Container", "Iterable", "Iterator", "Mapping", "Sequence")

    assert [getattr(light_typing, name) for name in names] == [getattr(collections.abc, name) for name in names]


def test_checkers_words_do_nothing_when_run() -> None:
    value = object()

    assert cast("int", value) is value
    assert overload(test_checkers_words_do_nothing_when_run) is test_checkers_words_do_nothing_when_run
    with pytest.raises(AssertionError):
        assert_never(value)  # type: ignore[arg-type]
