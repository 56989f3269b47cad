"""A word on a page (từ), and what parts it from the one before."""

from parindex.core.light_typing import Literal, NamedTuple

# What parts two words: a blank of the file, a gap that pdfium takes for one, or the end of a line.
type Apart = Literal["blank", "gap", "line"]


class Word(NamedTuple):
    """Một từ: its letters stand on ``y``, counted downwards, and are ``size`` high; ``middle`` is half way up.

    ``before`` is what parts it from the word before it in the file. ``turned``: it is not written from
    left to right.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    middle: float
    before: Apart = "line"
    turned: bool = False
