"""Hurts to bytes of any kind, and to plain text."""

from collections.abc import Callable
from random import Random

LONG_LINE = 10_000_000


def flip(chance: Random, content: bytes) -> bytes:
    """Flip bits."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10, 100))):
        if made:
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(chance: Random, content: bytes) -> bytes:
    """End the file early."""
    return content[: chance.randrange(len(content) + 1)]


def behead(chance: Random, content: bytes) -> bytes:
    return content[chance.randrange(min(len(content), 2_000) + 1) :]


def drop(chance: Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return content[:start] + content[end:]


def repeat(chance: Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return content[:end] + content[start:end] * chance.choice((1, 2, 50)) + content[end:]


def blank(chance: Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return content[:start] + bytes(end - start) + content[end:]


def noise(chance: Random, content: bytes) -> bytes:
    start, end = _piece(chance, content)
    return content[:start] + chance.randbytes(min(end - start, 10_000)) + content[end:]


def swap(chance: Random, content: bytes) -> bytes:
    middle = chance.randrange(len(content) + 1)
    return content[middle:] + content[:middle]


def other_figures(chance: Random, content: bytes) -> bytes:
    """Change every figure there is."""
    figures = bytes.maketrans(b"0123456789", bytes(chance.sample(b"0123456789", 10)))
    return content.translate(figures)


def empty(_: Random, content: bytes) -> bytes:
    return content[:0]


def only_blanks(chance: Random, _: bytes) -> bytes:
    return chance.choice((b" ", b"\n" * 1_000, b"\xef\xbb\xbf", b"\xff\xfe", b"\0" * 100))


def only_noise(chance: Random, _: bytes) -> bytes:
    return chance.randbytes(chance.choice((1, 10, 1_000, 100_000)))


def other_beginning(chance: Random, content: bytes) -> bytes:
    """Pretend to be of another kind."""
    signs = (
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1 ",
        b"<html>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    )
    return chance.choice(signs) + content


def as_utf16(_: Random, content: bytes) -> bytes:
    return content.decode("utf-8", "replace").encode("utf-16")


def _piece(chance: Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 10, 1_000, 50_000)))


HURT_ANY: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(flip, flip, flip, cut, cut, behead, drop, repeat, blank, noise, swap, other_figures),
    *(empty, only_blanks, only_noise, other_beginning, as_utf16),
)


def one_long_line(chance: Random, text: str) -> str:
    """Put 10 MB into a line: words, figures, signs, or what looks like numbering."""
    unit = chance.choice(
        ("điểm 92,5 ", "9", "1.", "a) ", "¹", "(1)", " ", "*", "|", "<b>", "năm 2022 ", "-", "12/KH-UBND ", "(", "Xã ")
    )
    size = chance.choice((LONG_LINE // 200, LONG_LINE // 200, LONG_LINE // 30, LONG_LINE))
    return text + "\n" + unit * (size // len(unit.encode()))


def many_lines(chance: Random, text: str) -> str:
    unit = chance.choice(
        (text, "1\nXã\n2\n", "- a\n", "I.\n", "\n", "| a | 1 |\n", "a\t1\t2\n", "1   Xã A   80,4\n", "¹ x\n")
    )
    return unit * (chance.choice((20_000, 20_000, 20_000, 300_000, 2_000_000)) // len(unit))


def many_columns(chance: Random, text: str) -> str:
    between = chance.choice(("|", "\t", "   "))
    row = between + between.join(str(at) for at in range(chance.choice((100, 400, 20_000)))) + between
    return f"{text}\n{row}\n{row}\n{row}\n"


def shuffled_lines(chance: Random, text: str) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def doubled_lines(chance: Random, text: str) -> str:
    return "\n".join(line * chance.choice((1, 1, 2, 30)) for line in text.split("\n"))


def wild_figures(chance: Random, text: str) -> str:
    """Replace figures by what no report has."""
    odd = (
        "9" * 5_000,
        "-0",
        "1e400",
        "0,0",
        "99/99/9999",
        "٣",
        "½",
        "1.2.3.4.5.6",
        "NaN",
        "∞",
        "00",
        "0/0",
        "31/02/2023",
        "",
    )
    return "".join(chance.choice(odd) if sign.isdigit() and chance.random() < 0.05 else sign for sign in text)


def wild_signs(chance: Random, text: str) -> str:
    odd = "\0\ufeff\u202e\u0301\ud800\u2028\x85\x0c\x1c\u00ad\ufffe\U0001f600«*|`~<&¹⁽\t\r"
    return "".join(sign + chance.choice(odd) if chance.random() < 0.02 else sign for sign in text)


def many_marks(chance: Random, text: str) -> str:
    """Put letters under a heap of tone marks."""
    return text.replace("a", "a" + "\u0301\u0323" * chance.choice((10, 1_000)), 20)


def other_ends(chance: Random, text: str) -> str:
    return text.replace("\n", chance.choice(("\r", "\r\n", "\n\r", "\u2028", "\v", " ")))


HURT_TEXT: tuple[Callable[[Random, str], str], ...] = (
    *(one_long_line, many_lines, many_columns, shuffled_lines, doubled_lines),
    *(wild_figures, wild_signs, many_marks, other_ends),
)
