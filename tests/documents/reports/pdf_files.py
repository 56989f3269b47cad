"""PDF files written object by object: letters half as wide as high, at the very places a test puts them."""

import hashlib
import zlib
from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 595.0, 842.0  # A4, in points
LEFT, RIGHT = 85.0, 538.0  # the margins of an office
LEADING = 18.0
UNICODE = "FU"
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
%s
endcmap end end"""
_METRICS = b"/FontBBox [0 -250 1000 750] /ItalicAngle 0 /Ascent 750 /Descent -250 /CapHeight 700 /StemV 80"
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


class PdfPage:
    """A page, written from the top: y is counted downwards, as people do."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, extra: str = "") -> None:
        self.width, self.height, self.extra = width, height, extra
        self.fonts: dict[str, str] = {}
        self.has_picture = False
        self._done: list[str] = []

    def text(self, x: float, y: float, words: str, size: float = 14, font: str = "") -> None:
        """Write words whose letters stand on y; ``font`` is the name of one of before Unicode."""
        name = UNICODE if not font else f"F{len(self.fonts)}"
        if font:
            self.fonts[name] = font
        code = words.encode("latin-1" if font else "utf-16-be").hex()
        self._done.append(f"BT /{name} {size} Tf {x} {self.height - y} Td <{code}> Tj ET")

    def turned(self, x: float, y: float, words: str, size: float = 14) -> None:
        """Write words from below to above."""
        code = words.encode("utf-16-be").hex()
        self._done.append(f"BT /{UNICODE} {size} Tf 0 1 -1 0 {x} {self.height - y} Tm <{code}> Tj ET")

    def hidden(self, x: float, y: float, words: str) -> None:
        """Write words that are not shown, as a scanner does that has read the page itself."""
        self._done.append("3 Tr")
        self.text(x, y, words)
        self._done.append("0 Tr")

    def spaced(self, x: float, y: float, words: str, size: float, end: float) -> None:
        """Write a line word by word so that it ends at the margin."""
        each = words.split()
        room = (end - x - sum(len(word) for word in each) * size / 2) / max(len(each) - 1, 1)
        for word in each:
            self.text(x, y, word, size)
            x += len(word) * size / 2 + room

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._done.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fill a thin box, as Word draws the borders of its tables."""
        self._done.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.has_picture = True
        self._done.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm /Im Do Q")

    def raw(self, operators: str) -> None:
        self._done.append(operators)

    @property
    def content(self) -> bytes:
        return "\n".join(self._done).encode("latin-1")


def paragraph(page: PdfPage, y: float, words: str, *, indent: float = 36, size: float = 14) -> float:
    """Write a justified paragraph between the margins; give the y of the line after it."""
    lines = list(_wrapped(words, indent, size))
    for at, line in enumerate(lines):
        x = LEFT + (indent if at == 0 else 0)
        if at < len(lines) - 1:
            page.spaced(x, y, line, size, RIGHT)
        else:
            page.text(x, y, line, size)
        y += LEADING
    return y + 6


def centred(
    page: PdfPage, y: float, words: str, size: float = 14, between: tuple[float, float] = (LEFT, RIGHT)
) -> None:
    page.text((sum(between) - len(words) * size / 2) / 2, y, words, size)


def ruled(page: PdfPage, top: float, edges: Sequence[float], rows: Sequence[Sequence[str]], size: float = 12) -> float:
    """Draw a table with all its rules, a line of text a row; None would be a cell its neighbour covers."""
    height = 20.0
    for at, row in enumerate(rows):
        page.line(edges[0], top + at * height, edges[-1], top + at * height)
        for x, words in zip(edges, row, strict=False):
            page.text(x + 3, top + at * height + 14, words, size)
    bottom = top + len(rows) * height
    page.line(edges[0], bottom, edges[-1], bottom)
    for x in edges:
        page.line(x, top, x, bottom)
    return bottom


def pdf(*pages: PdfPage, password: str = "") -> bytes:
    """Write a file of pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_unicode_font(), _picture()]
    kids = []
    for page in pages:
        fonts = [(name, len(objects) + 1 + at) for at, name in enumerate(page.fonts)]
        objects += [_old_font(name) for name in page.fonts.values()]
        objects.append(_stream(page.content))
        objects.append(_page(page, fonts, len(objects)))
        kids.append(len(objects))
    shown = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{shown}] /Count {len(kids)} >>".encode()
    trailer = b""
    if password:
        objects.append(_lock(password))
        trailer = f"/Encrypt {len(objects)} 0 R /ID [<00> <00>]".encode()
    return _file(objects, trailer)


def _wrapped(words: str, indent: float, size: float) -> Iterator[str]:
    line = ""
    room = RIGHT - LEFT - indent
    for word in words.split():
        longer = f"{line} {word}".strip()
        if len(longer) * size / 2 > room:
            yield line
            line, room = word, RIGHT - LEFT
        else:
            line = longer
    yield line


def _unicode_font() -> list[bytes]:
    """Give a font whose codes are the letters of Unicode; it is not in the file."""
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [ranges[at : at + 100] for at in range(0, 256, 100)]
    system = b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    named, below = b"/Type /Font /BaseFont /Tests", b"/DescendantFonts [4 0 R] /ToUnicode 6 0 R"
    maps = "\n".join(f"{len(block)} beginbfrange\n{chr(10).join(block)}\nendbfrange" for block in blocks)
    return [
        b"<< %s /Subtype /Type0 /Encoding /Identity-H %s >>" % (named, below),
        b"<< %s /Subtype /CIDFontType2 /FontDescriptor 5 0 R /DW 500 /CIDSystemInfo %s >>" % (named, system),
        b"<< /Type /FontDescriptor /FontName /Tests /Flags 4 %s >>" % _METRICS,
        _stream(_CMAP % maps.encode()),
    ]


def _old_font(name: str) -> bytes:
    """Give a font of one byte a letter, as those of before Unicode are."""
    widths = " ".join(["500"] * 224)
    described = f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 {_METRICS.decode()} >>"
    return (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 /Widths [{widths}]"
        f" /Encoding /WinAnsiEncoding /FontDescriptor {described} >>"
    ).encode()


def _picture() -> bytes:
    inside = bytes(range(0, 250, 10)) * 4
    head = (
        b"<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d"
    )
    return head % len(inside) + b" >>\nstream\n" + inside + b"\nendstream"


def _page(page: PdfPage, fonts: Sequence[tuple[str, int]], content: int) -> bytes:
    named = " ".join(f"/{name} {number} 0 R" for name, number in fonts)
    picture = "/XObject << /Im 7 0 R >>" if page.has_picture else ""
    box = "" if "/MediaBox" in page.extra else f"/MediaBox [0 0 {page.width} {page.height}]"
    return (
        f"<< /Type /Page /Parent 2 0 R {box} {page.extra} /Contents {content} 0 R"
        f" /Resources << /Font << /{UNICODE} 3 0 R {named} >> {picture} >> >>"
    ).encode()


def _stream(inside: bytes) -> bytes:
    packed = zlib.compress(inside)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    content = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return content + head + table + tail % (len(objects) + 1, trailer, len(content))


def _lock(password: str) -> bytes:
    """Write the dictionary of the oldest encryption; what is in the file stays as it is."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xff\xff\xff\xff" + b"\0", usedforsecurity=False).digest()[:5]
    user = _rc4(key, _PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -1 >>".encode()


def _rc4(key: bytes, content: bytes) -> bytes:
    box = list(range(256))
    at = 0
    for each in range(256):
        at = (at + box[each] + key[each % len(key)]) % 256
        box[each], box[at] = box[at], box[each]
    made = bytearray()
    first = second = 0
    for sign in content:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        made.append(sign ^ box[(box[first] + box[second]) % 256])
    return bytes(made)
