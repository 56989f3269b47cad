"""What the writer of reports hands out."""

from typing import NamedTuple


class Expected(NamedTuple):
    """A claim the writer knows, with its place in the text."""

    kind: str
    verdict: str
    quote: str
    start: int
    end: int
    computed: str = ""


class Echo(NamedTuple):
    """A claim that stopped holding because of an injected error elsewhere.

    To accuse it is no false alarm, to leave it alone no miss; `of` is the place in `Report.expected` of the error.
    """

    of: int
    claim: Expected


class Report(NamedTuple):
    structure: str
    seed: int
    text: str
    expected: tuple[Expected, ...]
    echoes: tuple[Echo, ...] = ()
