"""Faults a decision or a paper is known to have (lỗi đã biết): warnings, with who found them.

A fault is the known one when it stands at the same place with the same figures. With other
figures it is a new fault and says how it would be recorded: today's wrong sum must not pass
as the one found last year.
"""

from parindex.core.criteria.model import KnownFault
from parindex.core.faults import Fault, Param
from parindex.core.light_typing import Final, Mapping, Sequence
from parindex.core.terms import Amount, decimal_text, scaled

_OF_PLACE: Final = frozenset({"item", "table", "unit"})


def as_known(fault: Fault, at: str, known: Sequence[KnownFault]) -> Fault:
    """Give a fault of the place ``at`` as a warning if it is known; ``source`` says by whom.

    One that is recorded with other figures stays as it is; ``record`` says what to write for it.
    """
    recorded = [each for each in known if (each.code, each.at) == (fault.code, at)]
    if not recorded:
        return fault
    figures = {name: value for name, value in fault.params.items() if name not in _OF_PLACE}
    for each in recorded:
        if _are(figures, each.found):
            return fault._replace(severity="warning", params={**fault.params, "source": each.source})
    return fault._replace(params={**fault.params, "record": _notation(figures)})


def _are(figures: Mapping[str, Param], stated: Mapping[str, str]) -> bool:
    return figures.keys() == stated.keys() and all(_is(value, stated[name]) for name, value in figures.items())


def _is(value: Param, stated: str) -> bool:
    """Compare amounts as numbers: 100.50 is 100.5."""
    return scaled(stated) == value.scaled if isinstance(value, Amount) else stated == _text(value)


def _text(value: Param) -> str:
    if isinstance(value, Amount):
        return decimal_text(value.scaled)
    return ", ".join(map(_text, value)) if isinstance(value, tuple) else str(value)


def _notation(figures: Mapping[str, Param]) -> str:
    """Write figures to be copied into a set or a paper: ``{parts: 100.5, total: 100}``."""
    return "{" + ", ".join(f"{name}: {_quoted(value)}" for name, value in figures.items()) + "}"


def _quoted(value: Param) -> str:
    if isinstance(value, int | Amount):
        return _text(value)
    escaped = _text(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
