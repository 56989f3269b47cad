"""Names of ``typing`` without its weight, for a program that starts anew at every command.

A type checker sees ``typing`` itself. A running program sees stand-ins that behave alike, because
importing ``typing`` takes as long as scoring a district and each of its named tuples a third of a
millisecond: ``docs/adr/0002-start-up-budget.md``.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Final, Literal, NamedTuple, Protocol, assert_never, cast, overload
else:
    from _collections import _tuplegetter

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
        """Makes each class of named fields; its constructor is compiled when the first value is made."""

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

    class _Fields(tuple):
        """What every class of named fields can do."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            defaults, fields = cls._field_defaults, cls._fields
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

__all__ = ["TYPE_CHECKING", "Any", "Final", "Literal", "NamedTuple", "Protocol", "assert_never", "cast", "overload"]
