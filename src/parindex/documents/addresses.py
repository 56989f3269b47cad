"""Addresses of cells: 28 is column AB, row 5 of column 2 is B5."""


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
