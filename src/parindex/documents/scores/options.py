"""What the sender of a file says of it, for every reader."""

from parindex.core.light_typing import Final, NamedTuple
from parindex.core.number_text import DecimalMark
from parindex.core.scoring.leaf.facts import State

EVERYONE: Final = "all"
"""The name of the block that holds every unit."""


class ReadingOptions(NamedTuple):
    """What the sender says of a file: its register, blocks, blanks and decimal mark."""

    units: str | None = None
    blocks: tuple[str, ...] = ()
    blank: State = "not_filled"
    mark: DecimalMark | None = None
