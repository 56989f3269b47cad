"""What is drawn on a page beside its letters: the rules of tables (đường kẻ), and pictures (ảnh)."""

import ctypes
from itertools import pairwise

from pypdfium2 import raw as pdfium

from parindex.core.light_typing import Any, Final, Iterator, NamedTuple
from parindex.documents.reports.pdf_layout.on_page.frames import Frame

type Matrix = tuple[float, float, float, float, float, float]
type Point = tuple[float, float]

_DEEPEST: Final = 5  # forms within forms
_MOST_OBJECTS: Final = 20_000  # what has more is a map or a chart, and its lines are no rules
_MOST_SEGMENTS: Final = 500
_SLANT: Final = 1.0
_SHORTEST: Final = 3.0
_UNMOVED: Final[Matrix] = (1, 0, 0, 1, 0, 0)


class Rule(NamedTuple):
    """Một đường kẻ: across if ``top`` is ``bottom``, else down."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_across(self) -> bool:
        return self.top == self.bottom


class Drawing(NamedTuple):
    """What is drawn: rules, how many shapes, and what share of the page the largest picture covers."""

    rules: list[Rule]
    shapes: int
    picture: float


def drawing_on(page: Any, frame: Frame) -> Drawing:
    """Look at everything that is drawn on a page of pdfium."""
    rules: list[Rule] = []
    shapes, picture = 0, 0.0
    for seen, (thing, kind, matrix) in enumerate(_objects(page, pdfium.FPDFPage_CountObjects, _UNMOVED, 0)):
        if seen > _MOST_OBJECTS:
            return Drawing([], shapes, picture)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
            rules += _rules(thing, _combined(_matrix_of(thing), matrix), frame)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, _share(_combined(_matrix_of(thing), matrix), frame))
    return Drawing(rules, shapes, picture)


def _objects(holder: Any, count: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """Yield what is drawn, with how it is moved; forms are looked into."""
    get = pdfium.FPDFFormObj_GetObject if depth else pdfium.FPDFPage_GetObject
    for at in range(count(holder)):
        thing = get(holder, at)
        kind = pdfium.FPDFPageObj_GetType(thing)
        yield thing, kind, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            moved = _combined(_matrix_of(thing), matrix)
            yield from _objects(thing, pdfium.FPDFFormObj_CountObjects, moved, depth + 1)


def _matrix_of(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return _UNMOVED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _combined(first: Matrix, last: Matrix) -> Matrix:
    """Give the movement that is one and then another."""
    a, b, c, d, e, f = last
    across = [first[at] * a + first[at + 1] * c for at in (0, 2, 4)]
    down = [first[at] * b + first[at + 1] * d for at in (0, 2, 4)]
    return across[0], down[0], across[1], down[1], across[2] + e, down[2] + f


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _share(matrix: Matrix, frame: Frame) -> float:
    """Tell how much of the page a picture covers; a picture is a square of one, moved."""
    (x0, y0), (x1, y1) = frame.point(*_moved((0, 0), matrix)), frame.point(*_moved((1, 1), matrix))
    across = min(max(x0, x1), frame.width) - max(min(x0, x1), 0)
    down = min(max(y0, y1), frame.height) - max(min(y0, y1), 0)
    return max(across, 0) * max(down, 0) / max(frame.width * frame.height, 1)


def _rules(path: Any, matrix: Matrix, frame: Frame) -> Iterator[Rule]:
    """Yield the straight pieces of a path that is drawn; the sides of a thin box are two of them."""
    if pdfium.FPDFPath_CountSegments(path) > _MOST_SEGMENTS or not _is_drawn(path):
        return
    for start, end in _steps(path):
        x0, y0 = frame.point(*_moved(start, matrix))
        x1, y1 = frame.point(*_moved(end, matrix))
        if abs(y1 - y0) < _SLANT and abs(x1 - x0) >= _SHORTEST:
            middle = (y0 + y1) / 2
            yield Rule(min(x0, x1), middle, max(x0, x1), middle)
        elif abs(x1 - x0) < _SLANT and abs(y1 - y0) >= _SHORTEST:
            middle = (x0 + x1) / 2
            yield Rule(middle, min(y0, y1), middle, max(y0, y1))


def _is_drawn(path: Any) -> bool:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    return bool(filled.value or stroked.value)


def _steps(path: Any) -> Iterator[tuple[Point, Point]]:
    """Yield the straight steps of a path; what is round is none."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield from pairwise(points)
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from pairwise(points)
