"""``site.toml`` in words: TOML of plain keys, lists of text and one table of text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def written_site(told: Mapping[str, Any]) -> str:
    """Write what a site's file says; tables come last, as TOML wants it."""
    plain = {key: value for key, value in told.items() if not isinstance(value, Mapping)}
    lines = [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key, value in told.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{key}]", *_table(value)]
    return "\n".join(lines) + "\n"


def _table(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{_value(key)} = {_value(value)}" for key, value in table.items())


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(_value(each) for each in value)}]"
        case _:  # TOML's text and whole numbers are written as JSON's
            return json.dumps(value, ensure_ascii=False)
