"""Text in two columns (hai cột), as letterheads and signatures have it: read down the left one, then the right one."""

from parindex.core.light_typing import Final, Iterator, NamedTuple, Sequence
from parindex.documents.reports.pdf_layout.on_page.lines import TextLine, line_of

_NARROWEST: Final = 1.2  # heights of a letter between two columns
_LONE: Final = 3.0  # between two pieces if only one line has two
_BESIDE: Final = 0.9
_APART: Final = 4.0  # heights of a letter between lines that can still stand side by side


class Lines(NamedTuple):
    """Lines in the order they are read; those of one of two columns have margins of their own."""

    lines: tuple[TextLine, ...]
    is_column: bool = False


class _Gutter(NamedTuple):
    """What stays free between two columns."""

    left: float
    right: float

    def narrowed(self, pieces: Sequence[TextLine]) -> "_Gutter | None":
        """Keep clear of the pieces of a further line, each on its side, if enough is left."""
        left, right = self
        for piece in pieces:
            if piece.x0 + piece.x1 < left + right:
                left = max(left, piece.x1)
            else:
                right = min(right, piece.x0)
        is_wide = right - left >= _NARROWEST * pieces[0].size
        return _Gutter(left, right) if is_wide else None

    def parted(self, lines: Sequence[Sequence[TextLine]]) -> tuple[list[TextLine], list[TextLine]]:
        """Part lines in those of the left and of the right column; what stands in one of them is one line."""
        left = [[word for piece in line if piece.x1 <= self.left for word in piece.words] for line in lines]
        right = [[word for piece in line if piece.x1 > self.left for word in piece.words] for line in lines]
        return [line_of(words) for words in left if words], [line_of(words) for words in right if words]


def in_columns(lines: Sequence[TextLine]) -> Iterator[Lines]:
    """Yield lines in reading order."""
    pieces = [tuple(line.pieces()) for line in lines]
    done = at = 0
    while at < len(lines):
        run, gutter = _run(pieces, at, done)
        at += 1
        if gutter is not None:
            left, right = gutter.parted(pieces[run.start : run.stop])
            yield from (Lines((line,)) for line in lines[done : run.start])
            yield Lines(tuple(left), is_column=True)
            yield Lines(tuple(right), is_column=True)
            done = at = run.stop
    yield from (Lines((line,)) for line in lines[done:])


def _run(pieces: Sequence[tuple[TextLine, ...]], at: int, done: int) -> tuple[range, _Gutter | None]:
    """Find how far two columns go on from a line of two pieces; one line is enough if they stand far apart."""
    if len(pieces[at]) != 2:  # noqa: PLR2004 -- two columns
        return range(0), None
    left, right = pieces[at]
    gutter, start = _Gutter(left.x1, right.x0), at
    while start > done and _is_beside(pieces[start - 1], pieces[start]):
        start -= 1
        gutter = gutter.narrowed(pieces[start]) or gutter
    stop, both = at + 1, 1
    while stop < len(pieces) and _is_near(pieces[stop - 1], pieces[stop]):
        narrowed = gutter.narrowed(pieces[stop])
        if narrowed is None:
            break
        both += len(pieces[stop]) > 1
        gutter, stop = narrowed, stop + 1
    is_run = both > 1 or right.x0 - left.x1 > _LONE * left.size
    return range(start, stop), gutter if is_run else None


def _is_beside(above: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Say whether a line stands higher than another by less than a line, so that it is beside it."""
    return below[0].y - above[0].y < _BESIDE * below[0].size


def _is_near(above: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    return below[0].y - above[0].y <= _APART * max(below[0].size, above[0].size)
