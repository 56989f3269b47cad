"""Faults (lỗi dữ liệu): what is wrong with what we were given, where, and how bad.

A fault carries a code and parameters, never a sentence; the shells word it. A fault is data:
it is collected and returned. What breaks the program's own law is an exception::

    ParindexError
    ├── UnusableInputError    nothing can be done with this input; carries the one fault
    ├── InvalidInputError     what was typed or sent cannot be taken; carries every fault
    ├── AccessRefusedError    the actor may not do this; carries the reason
    └── StaleVersionError     somebody else changed it first; carries what is stored now
"""

from parindex.core.light_typing import Final, Iterable, Literal, Mapping, NamedTuple
from parindex.core.terms import Amount

type Severity = Literal["error", "warning", "info"]
type Param = str | int | Amount | tuple[str, ...] | tuple[Amount, ...]

_SEVERITIES: Final = ("error", "warning", "info")
_NOTHING: Final[Mapping[str, Param]] = {}


class Place(NamedTuple):
    """Where: a document, a path inside it, and what a reader can point at (line or cell)."""

    document: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        spot = f":{self.line}:{self.column}" if self.line else ""
        cell = f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        parts = (f"{self.document}{spot}", cell, self.path)
        return " ".join(part for part in parts if part)


class Fault(NamedTuple):
    """Lỗi dữ liệu: code, place, severity and the values a sentence about it needs."""

    code: str
    at: Place
    severity: Severity = "error"
    params: Mapping[str, Param] = _NOTHING


class ParindexError(Exception):
    """Any refusal of parindex itself."""


class UnusableInputError(ParindexError):
    """An input nothing can be done with; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class InvalidInputError(ParindexError):
    """Input that is refused as a whole; ``faults`` says everything that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.code for fault in faults))
        self.faults = faults


class AccessRefusedError(ParindexError):
    """A deed the actor may not do; ``reason`` is the code of the refusal."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class StaleVersionError(ParindexError):
    """A change of something somebody else has changed since; ``stored`` is what stands there now."""

    def __init__(self, stored: object) -> None:
        super().__init__("stale-version")
        self.stored = stored


def has_errors(faults: Iterable[Fault]) -> bool:
    """Say whether anything stands in the way of a clean result."""
    return any(fault.severity == "error" for fault in faults)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sort faults by severity, code and place: the same list whatever order found them."""
    unique = {_order(fault): fault for fault in faults}
    return tuple(unique[order] for order in sorted(unique))


def _order(fault: Fault) -> tuple[int, str, Place, str]:
    return _SEVERITIES.index(fault.severity), fault.code, fault.at, str(sorted(fault.params.items()))
