"""Names of ``typing`` and ``collections.abc`` without their weight, for a program that starts anew at every command.

A type checker sees the library itself. A running program sees stand-ins for ``typing`` that behave
alike, because importing it takes as long as scoring a district and each of its named tuples a third
of a millisecond, and abstract collections without the rest of ``collections``:
``docs/adr/0002-start-up-budget.md``.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from typing import Any, Final, Literal, NamedTuple, Protocol, assert_never, cast, overload
else:
    from _collections import _tuplegetter
    from _collections_abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    class _Form:
        """A form of annotation; all a running program can ask it for is its words."""

        __slots__ = ("__args__",)

        def __init__(self, *words):
            self.__args__ = words

        def __getitem__(self, words):
            return _Form(*words) if isinstance(words, tuple) else _Form(words)

        def __or__(self, other):
            return object

        __ror__ = __or__

    Any = Final = Literal = _Form()

    class Protocol:
        """A base without members."""

    def assert_never(value):
        """Stop where every type was thought to be handled."""
        raise AssertionError(value)

    def cast(kind, value):  # noqa: ARG001 -- the checker's
        """Give the value back."""
        return value

    def overload(function):
        """Give a signature back; the last definition of the name is the one that runs."""
        return function

    class _NamedTupleType(type):
        """Makes each class of named fields."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            made = type(name, (_Fields,), {**body, "__slots__": ()})
            fields = tuple(made.__annotations__)
            made._fields = made.__match_args__ = fields
            made._field_defaults = {field: body[field] for field in fields if field in body}
            for position, field in enumerate(fields):
                setattr(made, field, _tuplegetter(position, ""))
            return made

    _FEW = 10  # values are made quicker without a constructor than one is compiled
    _counts = {}

    class _Fields(tuple):
        """What every class of named fields can do; its constructor is compiled once it has proved useful."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            defaults, fields = cls._field_defaults, cls._fields
            given, rest = {**defaults, **named}, fields[len(values) :]
            count = _counts[cls] = _counts.get(cls, 0) + 1
            if count <= _FEW and named.keys() <= {*rest} <= given.keys() and len(values) <= len(fields):
                return tuple.__new__(cls, (*values, *[given[field] for field in rest]))
            words = [f"{field}=_defaults[{field!r}]" if field in defaults else field for field in fields]
            made = f"lambda _cls, {', '.join(words)}: _new(_cls, ({', '.join(fields)},))"
            known = {"_new": tuple.__new__, "_defaults": defaults}
            cls.__new__ = eval(made, known)  # noqa: S307 -- names of fields; the standard library does so too
            return cls(*values, **named)

        def _replace(self, **named):
            values = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if named:
                raise TypeError(*named)
            return tuple.__new__(type(self), values)

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in pairs)})"

        def __getnewargs__(self):
            return tuple(self)

    NamedTuple = _NamedTupleType("NamedTuple", (), {})

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "Callable",
    "Container",
    "Final",
    "Iterable",
    "Iterator",
    "Literal",
    "Mapping",
    "NamedTuple",
    "Protocol",
    "Sequence",
    "assert_never",
    "cast",
    "overload",
]
