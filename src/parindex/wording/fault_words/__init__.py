"""The words of every fault, by the family it belongs to."""

from parindex.core.light_typing import NamedTuple


class Words(NamedTuple):
    """What a fault says and how it is mended; parameters stand in braces."""

    message: str
    remedy: str
