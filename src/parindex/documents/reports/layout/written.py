"""The text of a document as it is written out, paragraph by paragraph and cell by cell."""


class WrittenText:
    """Text that grows at its end; ``separator`` parts what comes next from what was before."""

    def __init__(self) -> None:
        self.length = 0
        self.separator = "\n"
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def ends_line(self) -> bool:
        return bool(self._parts) and self._parts[-1].endswith("\n")

    def begin(self) -> int:
        """Begin a paragraph or a cell, and tell where."""
        if self.length:
            self.add(self.separator)
        self.separator = "\n"
        return self.length

    def add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self.length += len(text)
