"""Faults as plain data: whole for the cache, and as ``results.json`` shows them."""

from collections.abc import Mapping
from typing import Any, cast

from parindex.core.faults import Fault, Param, Place
from parindex.core.terms import Amount, decimal_text


def plain_fault(fault: Fault) -> dict[str, Any]:
    """Write a fault so that ``fault_from_plain`` gives it back."""
    params = {name: _plain(value) for name, value in fault.params.items()}
    return {"code": fault.code, "at": list(fault.at), "severity": fault.severity, "params": params}


def _plain(value: Param) -> Any:
    if isinstance(value, Amount):
        return {"amount": value.scaled}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def fault_from_plain(kept: Mapping[str, Any], document: str) -> Fault:
    """Read a fault back; its document has the name the file has now."""
    at = Place(*kept["at"])._replace(document=document)
    return Fault(kept["code"], at, kept["severity"], {name: _param(value) for name, value in kept["params"].items()})


def _param(value: Any) -> Param:
    if isinstance(value, dict):
        return Amount(value["amount"])
    return cast("Param", tuple(map(_param, value)) if isinstance(value, list) else value)


def shown_params(params: Mapping[str, Param]) -> dict[str, object]:
    """Write parameters for people's programs: exact decimals as strings."""
    return {name: _shown(value) for name, value in sorted(params.items())}


def _shown(value: Param) -> object:
    if isinstance(value, Amount):
        return decimal_text(value.scaled)
    if isinstance(value, tuple):
        return [_shown(each) for each in value]
    return value
