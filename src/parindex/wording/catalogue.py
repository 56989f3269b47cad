"""Texts looked up in a compiled catalogue (GNU ``.mo``) as it stands.

``gettext`` turns the whole catalogue into a dictionary first, and imports regular expressions for
the plural forms Vietnamese has not got; a district needs some thirty of five hundred texts. The
format is made for looking up: its originals stand in the order of their bytes.
"""

from parindex.core.light_typing import Final

_MAGIC: Final = b"\xde\x12\x04\x95"
_COUNT, _ORIGINALS, _TRANSLATIONS = 8, 12, 16


class Catalogue:
    """The bytes of a compiled catalogue; one that is empty or none gives texts back as they are."""

    def __init__(self, content: bytes = b"") -> None:
        self._content = content
        self._known: dict[str, str] = {}
        self._count = self._number(_COUNT) if content.startswith(_MAGIC) else 0

    def translated(self, text: str) -> str:
        """Give a text in the language of the catalogue."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._look_up(text)
        return found

    def _look_up(self, text: str) -> str:
        wanted, low, high = text.encode(), 0, self._count
        while low < high:
            middle = (low + high) // 2
            original = self._text(_ORIGINALS, middle)
            if original == wanted:
                return self._text(_TRANSLATIONS, middle).decode()
            if original < wanted:
                low = middle + 1
            else:
                high = middle
        return text

    def _text(self, table: int, position: int) -> bytes:
        entry = self._number(table) + 8 * position
        start = self._number(entry + 4)
        return self._content[start : start + self._number(entry)]

    def _number(self, at: int) -> int:
        return int.from_bytes(self._content[at : at + 4], "little")


def open_catalogue(path: str) -> Catalogue:
    """Open a compiled catalogue; one that is not there is empty."""
    try:
        with open(path, "rb") as file:
            return Catalogue(file.read())
    except FileNotFoundError:
        return Catalogue()
