"""Hurts to PDF: what is drawn on its pages, and the objects they are made of."""

import re
import zlib
from collections.abc import Callable
from random import Random

from pdf_files import PdfPage, pdf

type Pages = list[PdfPage]

_ODD_OPERATORS = (
    *("1e30 0 0 1e30 0 0 cm", "0 0 0 0 0 0 cm", "1 0 0 1 nan inf cm", "0 0 m 1e30 1e30 l S"),
    *(
        "-1 Tf",
        "/FU -14 Tf",
        "/FU 0 Tf",
        "/FU 1e9 Tf",
        "/Nowhere 12 Tf",
        "(\\377\\376) Tj",
        "<ZZ> Tj",
        "200 Tz 50 Ts 90 Tc",
    ),
    *("99999 99999 -99999 -99999 re f", "W n", "7 Tr", "3 Tr", "/Im Do", "/P <</MCID 0>> BDC"),
    *("BT " * 1_000, "q " * 5_000, "Q " * 100, "[" * 3_000, "<<" * 3_000),
    "BI /W 9999999 /H 9999999 /BPC 8 /CS /G ID xx EI",
)


def wild_operators(chance: Random, pages: Pages) -> bytes:
    """Draw what no program draws."""
    for page in pages:
        for _ in range(chance.choice((1, 10))):
            page.raw(chance.choice(_ODD_OPERATORS))
    return pdf(*pages)


def many_rules(chance: Random, pages: Pages) -> bytes:
    count, length = chance.choice((60, 250, 3_000)), chance.choice((5, 200, 500))
    for at in range(count):
        pages[0].line(50 + (at * 7) % 500, 50, 50 + (at * 7) % 500, 50 + length)
        pages[0].line(50, 50 + (at * 3) % 700, 50 + length, 50 + (at * 3) % 700)
    return pdf(*pages)


def many_letters(chance: Random, pages: Pages) -> bytes:
    size = chance.choice((1, 5, 14))
    line = "".join(chance.choices("điểm 92,5 ", k=chance.choice((100, 2_000))))
    for at in range(chance.choice((50, 700))):
        pages[-1].text(chance.randrange(600), chance.choice((at, 300)), line, size)
    return pdf(*pages)


def many_words_apart(chance: Random, pages: Pages) -> bytes:
    for _ in range(chance.choice((500, 8_000))):
        pages[0].text(
            chance.randrange(600),
            chance.randrange(800),
            chance.choice(("1", "Xã", "9,5", "-", "a)")),
            chance.choice((4, 9, 14)),
        )
    return pdf(*pages)


def odd_boxes(chance: Random, pages: Pages) -> bytes:
    box = chance.choice(
        (
            "[0 0 0 0]",
            "[0 0 1e9 1e9]",
            "[-100 -100 -50 -50]",
            "[600 800 0 0]",
            "[0 0 14400 14400]",
            "[a b]",
            "[0 0 1]",
            "null",
        )
    )
    turned = chance.choice(
        ("", "/Rotate 90", "/Rotate 45", "/Rotate -99999999999", "/UserUnit 1000", "/CropBox [500 500 400 400]")
    )
    for page in pages:
        page.extra = f"/MediaBox {box} {turned}"
    return pdf(*pages)


def many_pages(chance: Random, pages: Pages) -> bytes:
    return pdf(*(pages * (chance.choice((30, 120, 501, 2_000)) // len(pages) + 1)))


def pictures(chance: Random, pages: Pages) -> bytes:
    for page in pages if chance.random() < 0.5 else [PdfPage()] * 3:
        page.picture(0, 0, chance.choice((600, 1e9)), chance.choice((800, 1e-9)))
    return pdf(*pages)


def unpacked_bomb(chance: Random, pages: Pages) -> bytes:
    pages[0].raw("% " + chance.choice("0 ") * chance.choice((1_000_000, 30_000_000, 200_000_000)))
    return pdf(*pages)


def bomb_of_shapes(chance: Random, pages: Pages) -> bytes:
    pages[0].raw(
        chance.choice(("0 0 m 9 9 l S ", "BT /FU 9 Tf <0061> Tj ET ", "q Q ", "1 1 5 5 re f "))
        * chance.choice((10_000, 300_000))
    )
    return pdf(*pages)


HURT_PDF_PARTS: tuple[Callable[[Random, Pages], bytes], ...] = (
    *(
        wild_operators,
        many_rules,
        many_letters,
        many_words_apart,
        odd_boxes,
        many_pages,
        pictures,
        unpacked_bomb,
        bomb_of_shapes,
    ),
)


def hurt_content(chance: Random, pages: Pages) -> bytes:
    """Change what is drawn byte by byte; it is packed again."""

    def changed(found: re.Match[bytes]) -> bytes:
        try:
            inside = bytearray(zlib.decompress(found[1]))
        except zlib.error:
            return found[0]
        for _ in range(chance.choice((1, 10, 300)) if inside else 0):
            inside[chance.randrange(len(inside))] = chance.choice(b"<>[]()/ 0129.-BTEJTjTfqQ\xff\0")
        return b"stream\n" + zlib.compress(bytes(inside)) + b"\nendstream"

    return re.sub(rb"stream\n(.*?)\nendstream", changed, pdf(*pages), flags=re.DOTALL)


def hurt_objects(chance: Random, pages: Pages) -> bytes:
    """Change words and numbers of the objects."""
    often = chance.choice((0.01, 0.1))
    odd = (b"0", b"-1", b"999999999", b"1", b"2", b"null", b"[", b">>", b"(x)", b"/Type")
    return re.sub(
        rb"(?<= )\d+(?= )", lambda found: chance.choice(odd) if chance.random() < often else found[0], pdf(*pages)
    )


def looped(chance: Random, pages: Pages) -> bytes:
    """Let objects refer to themselves."""
    content = pdf(*pages)
    old, new = chance.choice(
        (
            (b"/Kids [", b"/Kids [2 0 R "),
            (b"/Parent 2 0 R", b"/Parent 1 0 R"),
            (b"/DescendantFonts [4 0 R]", b"/DescendantFonts [3 0 R]"),
            (b"/ToUnicode 6 0 R", b"/ToUnicode 3 0 R"),
            (b"/Pages 2 0 R", b"/Pages 1 0 R"),
            (b"/Count ", b"/Count 9999999"),
            (b"/FontDescriptor 5 0 R", b"/FontDescriptor 4 0 R"),
            (b"/Length ", b"/Length 9 0 R /L "),
        )
    )
    return content.replace(old, new)


def forms_in_forms(chance: Random, pages: Pages) -> bytes:
    """Let a form draw itself, or very many others."""
    inside = b"/X Do " * chance.choice((1, 10))
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d /Resources << /XObject << /X 7 0 R >> >> >>"
        % len(inside)
    )
    pages[0].picture(0, 0, 100, 100)
    content = pdf(*pages)
    return re.sub(
        rb"(?s)7 0 obj\n.*?\nendobj",
        lambda _: b"7 0 obj\n" + form + b"\nstream\n" + inside + b"\nendstream\nendobj",
        content,
        count=1,
    )


def without_table(_: Random, pages: Pages) -> bytes:
    content = pdf(*pages)
    return content[: content.rindex(b"xref\n0")]


def locked(chance: Random, pages: Pages) -> bytes:
    content = pdf(*pages, password="x")  # noqa: S106 -- it locks a file of the test
    return re.sub(rb"/V 1 /R 2", chance.choice((b"/V 1 /R 2", b"/V 9 /R 9", b"/V 5 /R 6 /Length 256")), content)


HURT_PDF: tuple[Callable[[Random, Pages], bytes], ...] = (
    *(hurt_content, hurt_content, hurt_objects, hurt_objects, looped, forms_in_forms, without_table, locked),
)
