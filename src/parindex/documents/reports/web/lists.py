"""The marks a browser writes before the items of a list."""

import re

from parindex.core.light_typing import Any, Final
from parindex.documents.reports.layout.counting import written

type Element = Any

_KINDS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
}
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_BULLET: Final = "•"
_WHOLE: Final = re.compile(r"\s*-?[0-9]{1,6}\s*")


class Lists:
    """The lists of a page, counted on from item to item."""

    def __init__(self) -> None:
        self._last: dict[Element, int] = {}

    def mark(self, item: Element) -> str:
        """Give the mark of the next item: its number or a bullet; nothing if marks are put off."""
        parent = item.getparent()
        number = self._count(item, parent)
        found = _STYLE.search(item.get("style") or "") or _STYLE.search(parent.get("style") or "")
        kind = _KINDS.get(found[1].lower() if found else item.get("type") or parent.get("type") or "1", "decimal")
        if kind == "none":
            return ""
        return f"{written(number, kind)}." if parent.tag == "ol" else _BULLET

    def _count(self, item: Element, parent: Element) -> int:
        start = _whole(parent.get("start"))
        last = self._last.get(parent, 0 if start is None else start - 1)
        said = _whole(item.get("value"))
        self._last[parent] = last + 1 if said is None else said
        return self._last[parent]


def _whole(text: str | None) -> int | None:
    return int(text) if text and _WHOLE.fullmatch(text) else None
