"""What every store of files does, and the keys under which it keeps them."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

KEY: Final = re.compile(r"evidence/([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})")
PIECE: Final = 1 << 20
"""So many bytes are read at once."""


def key_of(sha256: str) -> str:
    """Give the key of a file."""
    return f"evidence/{sha256[:2]}/{sha256[2:4]}/{sha256}"


class FileStore(Protocol):
    """A place for files that are never changed."""

    def put(self, content: bytes) -> str:
        """Keep bytes for good before this returns; give their SHA-256."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; ``FileNotFoundError`` if it is not there."""
        ...

    def erase(self, sha256: str) -> None:
        """Remove a file; one that is gone already is no fault."""
        ...

    def stored(self) -> Iterator[tuple[str, float]]:
        """Yield each file's SHA-256 and the moment it was last put, in seconds."""
        ...
