"""Values of core as plain data and back, whole and fast, for what was read before.

Core's records are named tuples of text, whole numbers, dates and one another; each becomes a
list that begins with the name of its type. Nothing else is accepted on the way back.
"""

from datetime import date

from parindex.core import faults, rounding, terms
from parindex.core.criteria import intervals, model, rules
from parindex.core.light_typing import Any, Final

_DATE: Final = "date"
_TUPLE: Final = "tuple"
_MAPPING: Final = "mapping"
_TYPES: Final[dict[str, type]] = {
    kind.__name__: kind
    for module in (rules, model, intervals, rounding, terms, faults)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, tuple) and kind is not tuple
}


def to_plain(value: Any) -> Any:
    """Turn a value of core into lists, text and numbers."""
    if isinstance(value, tuple):
        name = type(value).__name__ if hasattr(value, "_fields") else _TUPLE
        return [name, *map(to_plain, value)]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if hasattr(value, "items"):
        return [_MAPPING, *([name, to_plain(each)] for name, each in value.items())]
    return value


def from_plain(tree: Any) -> Any:
    """Turn what ``to_plain`` gave back into the value; ``KeyError``, ``TypeError`` or ``ValueError`` if it is not."""
    if not isinstance(tree, list):
        return tree
    name, *values = tree
    if name == _DATE:
        return date.fromisoformat(*values)
    if name == _MAPPING:
        return {key: from_plain(each) for key, each in values}
    made = [from_plain(each) if isinstance(each, list) else each for each in values]
    return tuple(made) if name == _TUPLE else _TYPES[name](*made)
