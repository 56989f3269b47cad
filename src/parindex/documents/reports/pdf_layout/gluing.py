"""Pieces of a line cut at the edge of the paper, or of a cell, put together again."""

import re

from parindex.core.light_typing import Final, Iterable

_CUT: Final = re.compile(
    r"(?:[^\W_]-|[^\W_]%?/)$"
)  # 258/QĐ-|UBND: no blank was there; a range of years has one: 2021 -|2025


def is_cut(before: str, after: str) -> bool:
    """Say whether a line end stands within a word."""
    return bool(_CUT.search(before[-3:])) and after[:1].isalnum()


def separator(before: str, after: str) -> str:
    """Tell what stands between two lines of a paragraph: a line end, or nothing within a word."""
    return "" if is_cut(before, after) else "\n"


def glued(lines: Iterable[str]) -> str:
    """Put the lines of a cell together to one."""
    whole = ""
    for line in lines:
        whole += line if not whole or is_cut(whole, line) else f" {line}"
    return whole
