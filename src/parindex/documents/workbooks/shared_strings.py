"""Texts the cells of a workbook share, and the fonts of their pieces."""

import re

from parindex.core.light_typing import Final
from parindex.documents.text_hygiene import composed
from parindex.documents.workbooks.package import Attributes, Package

type Run = tuple[str, str]
"""A piece of a cell's text, and the font it has of its own; blank for the cell's."""

_ESCAPED: Final = re.compile(r"_x((?![dD][89a-fA-F])[0-9A-Fa-f]{4})_")  # ECMA-376, ST_Xstring; no surrogates


def cell_text(raw: str) -> str:
    """Read the text of a cell, in which ``_x000D_`` stands for a letter that XML cannot hold."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw) if "_x" in raw else raw
    return composed(plain)


class SharedStrings:
    """Collects the texts cells refer to by number; phonetic guides are no part of them.

    ``runs`` are the pieces of those in which some have a font of their own.
    """

    def __init__(self) -> None:
        self.strings: list[str] = []
        self.runs: dict[int, tuple[Run, ...]] = {}
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._font = ""
        self._is_reading = self._is_phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin an element."""
        if name == "si":
            self._parts, self._runs = [], []
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")
        self._is_phonetic = self._is_phonetic or name == "rPh"
        self._is_reading = name == "t" and not self._is_phonetic

    def end(self, name: str) -> None:
        """End an element."""
        self._is_reading = False
        if name == "rPh":
            self._is_phonetic = False
        elif name == "r":
            self._font = ""
        elif name == "si":
            if any(font for _, font in self._runs):
                self.runs[len(self.strings)] = tuple((cell_text(text), font) for text, font in self._runs)
            self.strings.append(cell_text("".join(self._parts)))

    def text(self, data: str) -> None:
        """Take text if it is shown."""
        if self._is_reading:
            self._parts.append(data)
            self._runs.append((data, self._font))


def shared_strings(package: Package) -> SharedStrings:
    """Read the texts of a workbook."""
    shared = SharedStrings()
    if package.has("xl/sharedStrings.xml"):
        package.parse("xl/sharedStrings.xml", shared.start, shared.end, shared.text)
    return shared
