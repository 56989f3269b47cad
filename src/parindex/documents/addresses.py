"""Addresses: column 28 of a sheet is AB, row 5 of column 2 is B5; a path of a tree lies in others."""

from parindex.core.light_typing import Container

type Address = tuple[int, int]
"""Row and column of a cell, from 1."""


def column_number(letters: str) -> int:
    """Turn A, B, … AA into 1, 2, … 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Turn 1, 2, … 27 into A, B, … AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address_text(row: int, column: int) -> str:
    """Write an address as people read it: B5."""
    return f"{column_letters(column)}{row}"


def nearest_path(path: str, known: Container[str]) -> str:
    """Give a path, or the nearest known one around it; nothing if there is none."""
    while path and path not in known:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return path
