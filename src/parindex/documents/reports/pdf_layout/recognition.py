"""Pages that are pictures, read by tesseract (nhận dạng chữ) where it is installed, within a budget of time."""

import os
import shutil
import subprocess
from os.path import join
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from unicodedata import normalize

from parindex.core.light_typing import Any, Final, Iterator, Sequence
from parindex.documents.reports.pdf_layout.on_page.word import Word

_PROGRAM: Final = "tesseract"
_DOTS: Final = 250  # to the inch
_MOST_DOTS: Final = 20_000_000
_POINTS: Final = 72
_SECONDS_AT_FIRST: Final = 10.0
_SECONDS_A_PAGE: Final = 2.0
_COLUMNS: Final = 12
_WORD: Final = "5"
_DESCENT: Final = 0.2


class Recognition:
    """Reads pages. A page may take two seconds, and what the pages before it left of theirs."""

    def __init__(self) -> None:
        self._program = shutil.which(_PROGRAM)
        self._left = _SECONDS_AT_FIRST

    @property
    def is_installed(self) -> bool:
        return self._program is not None

    def words_of(self, page: Any) -> list[Word] | None:
        """Read the words of a page of pdfium; nothing if the program failed or took too long."""
        if self._program is None:
            return None
        width, height = page.get_size()
        scale = min(_DOTS / _POINTS, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
        self._left += _SECONDS_A_PAGE
        began = monotonic()
        said = _read(self._program, _picture(page, scale), round(scale * _POINTS), self._left)
        self._left = max(self._left - (monotonic() - began), 0)
        return list(_words(said, scale)) if said is not None else None


def _picture(page: Any, scale: float) -> bytes:
    """Draw a page in greys, as the simplest file there is (PGM)."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        dots = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    rows = dots if stride == width else b"".join(dots[at : at + width] for at in range(0, stride * height, stride))
    return b"P5\n%d %d\n255\n" % (width, height) + rows[: width * height]


def _read(program: str, picture: bytes, dots: int, seconds: float) -> str | None:
    """Let tesseract read a picture: one line for every word it finds."""
    with TemporaryDirectory(prefix="parindex-", ignore_cleanup_errors=True) as folder:
        path = join(folder, "page.pgm")
        with open(path, "wb") as file:
            file.write(picture)
        command = (program, path, "stdout", "-l", "vie", "--dpi", str(dots), "-c", "tessedit_create_tsv=1")
        try:
            done = subprocess.run(  # noqa: S603 -- the program is looked up, the file has a fixed name
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=True,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except (subprocess.SubprocessError, OSError):
            return None
    return done.stdout.decode("utf-8", "replace")


def _words(said: str, scale: float) -> Iterator[Word]:
    """Make words of the table tesseract writes: level, page, block, paragraph, line, word, box, sureness, text."""
    rows = [row for line in said.splitlines() if (row := line.split("\t"))[0] == _WORD and len(row) == _COLUMNS]
    lines: dict[tuple[str, ...], list[list[str]]] = {}
    for row in rows:
        if row[-1].strip() and all(each.isdecimal() for each in row[6:10]):
            lines.setdefault(tuple(row[1:5]), []).append(row)
    heights = [int(row[9]) for line in lines.values() for row in line]
    size = median(heights) / scale if heights else 0.0
    for line in lines.values():
        level = median(int(row[7]) + int(row[9]) for row in line) / scale - _DESCENT * size
        yield from (_word(row, level, size, scale) for row in line)


def _word(row: Sequence[str], level: float, size: float, scale: float) -> Word:
    left, _, width, _ = (int(each) / scale for each in row[6:10])
    return Word(normalize("NFC", row[-1].strip()), left, left + width, level, size, level - size / 2, "blank")
