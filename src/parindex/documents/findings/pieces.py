"""The pieces of many files (nhiều tệp cùng lúc), in the order of the files: one after another, or side by side."""

import gc
import os

from parindex.core.light_typing import TYPE_CHECKING, Final, Sequence
from parindex.documents.findings.piece import Piece, Wanted, piece_of
from parindex.documents.reports.opening import Tell, tell_nobody

if TYPE_CHECKING:
    from collections.abc import Generator

    type Pieces = Generator[Piece]

_FEWEST_FILES: Final = 4  # for fewer, starting processes takes longer than they save
_MOST_PROCESSES: Final = 8
_AHEAD: Final = 8  # files given to each process before the oldest piece is waited for


def pieces_of(files: Sequence[str], wanted: Wanted, tell: Tell) -> "Pieces":
    """Yield the piece of each file; ``tell`` hears of the pages of a PDF if they are read in this process."""
    size = min(_processors(), _MOST_PROCESSES, len(files))
    is_shared = len(files) >= _FEWEST_FILES and size > 1
    return _side_by_side(files, wanted, size) if is_shared else _one_by_one(files, wanted, tell)


def _processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _one_by_one(files: Sequence[str], wanted: Wanted, tell: Tell) -> "Pieces":
    if len(files) == 1:
        yield piece_of(0, files[0], wanted, tell)
        return
    gc.freeze()
    try:
        for place, path in enumerate(files):
            yield piece_of(place, path, wanted, tell)
            gc.collect()  # the command leaves that to its end, and pages refer to themselves in circles
    finally:
        gc.unfreeze()


def _side_by_side(files: Sequence[str], wanted: Wanted, size: int) -> "Pieces":
    from parindex.documents.findings.crew import Crew  # noqa: PLC0415 -- slow import

    crew = Crew(size, wanted)
    try:
        if not crew.is_fit:
            yield from _one_by_one(files, wanted, tell_nobody)
            return
        for place, path in enumerate(files):
            if place >= _AHEAD * size:
                yield crew.next_piece()
            crew.take_on(place, path)
        while crew.is_busy:
            yield crew.next_piece()
    finally:
        crew.end()
