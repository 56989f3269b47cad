"""The text with its marks: values stand between private characters until the page is finished."""

import re
from collections.abc import Mapping
from random import Random

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"({OPEN}[^{MIDDLE}]*{MIDDLE}|{CLOSE})")

type Spans = dict[str, tuple[int, int]]


def marked(key: str, text: str) -> str:
    return f"{OPEN}{key}{MIDDLE}{text}{CLOSE}"


def bare(text: str) -> str:
    return _MARK.sub("", text)


def finished(text: str, changes: Mapping[str, str]) -> tuple[str, Spans]:
    """The plain text, changed where told, and where every mark came to stand."""
    spans: Spans = {}
    out: list[str] = []
    length = 0
    opened: list[tuple[str, int]] = []
    hidden = 0  # depth at which a change hides what stood there
    for piece in _MARK.split(text):
        if piece.startswith(OPEN):
            key = piece[1:-1]
            opened.append((key, length))
            if key in changes and not hidden:
                out.append(changes[key])
                length += len(changes[key])
                hidden = len(opened)
        elif piece == CLOSE:
            if hidden == len(opened):
                hidden = 0
            key, start = opened.pop()
            if key in spans:
                raise ValueError(key)  # used twice
            spans[key] = (start, length)
        elif not hidden:
            out.append(piece)
            length += len(piece)
    return "".join(out), spans


def wrapped(paragraph: str, width: int) -> str:
    """The paragraph in lines of about that width, as it comes out of a PDF file."""
    out: list[str] = []
    column, space, in_key = 0, -1, False
    for sign in paragraph:
        in_key = (in_key or sign == OPEN) and sign != MIDDLE
        column += not in_key and sign not in (MIDDLE, CLOSE)
        if sign == " " and not in_key:
            space, after = len(out), column
        out.append(sign)
        if column > width and space >= 0:
            out[space] = "\n"
            column, space = column - after, -1
    return "".join(out)


def broken(paragraph: str, cut: str, random: Random) -> str:
    """The paragraph cut by a page break, at a space between two words outside every mark."""
    depth = 0
    spaces = []
    for place, sign in enumerate(paragraph):
        depth += (sign == OPEN) - (sign == CLOSE)
        between = paragraph[place - 1 : place].isalpha() and paragraph[place + 1 : place + 2].islower()
        if sign == " " and not depth and between and 40 < place < len(paragraph) - 40:
            spaces.append(place)
    if not spaces:
        return paragraph
    place = random.choice(spaces)
    return paragraph[:place] + cut + paragraph[place + 1 :]
