"""The file of a PDF opened, or refused in one line: damaged, locked, too long, or a bomb."""

import re
import zlib
from contextlib import contextmanager

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from parindex.core.light_typing import Any, Final, Iterator
from parindex.documents.text_hygiene import unusable

MOST_PAGES: Final = 500
_LOCKED: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_STREAM: Final = re.compile(rb"stream\r?\n")
_LONGEST_HEAD: Final = 400
_IMAGE_OR_FONT: Final = re.compile(rb"/Image\b|/Length[123]\b|/FontFile|/ICCBased|/Metadata")
_LARGEST_STREAM: Final = 20_000_000
_PIECE: Final = 1_000_000


@contextmanager
def opened(content: bytes, name: str) -> Iterator[Any]:
    """Open a PDF for as long as it is read; whatever pdfium cannot do with it makes it damaged."""
    _check_streams(content, name)
    try:
        document = PdfDocument(content)
        try:
            if len(document) > MOST_PAGES:
                raise unusable("pdf-too-long", name, limit=MOST_PAGES)
            yield document
        finally:
            document.close()
    except PdfiumError as error:
        # pdfium's last error can be one of an earlier file.
        is_locked = error.err_code in _LOCKED and b"/Encrypt" in content
        raise unusable("pdf-locked" if is_locked else "pdf-damaged", name) from error


def _check_streams(content: bytes, name: str) -> None:
    """Refuse a file of which a part that is no picture and no font unpacks to more than any page needs."""
    for found in _STREAM.finditer(content):
        head = content[max(0, found.start() - _LONGEST_HEAD) : found.start()].rpartition(b"obj")[2]
        if b"/FlateDecode" in head and not _IMAGE_OR_FONT.search(head) and _unpacks_too_large(content, found.end()):
            raise unusable("report-unpacks-too-large", name)


def _unpacks_too_large(content: bytes, start: int) -> bool:
    unpacker = zlib.decompressobj()
    packed, unpacked = content[start : start + _LARGEST_STREAM], 0
    while packed and not unpacker.eof and unpacked <= _LARGEST_STREAM:
        try:
            unpacked += len(unpacker.decompress(packed, _PIECE))
        except zlib.error:
            return False
        packed = unpacker.unconsumed_tail
    return unpacked > _LARGEST_STREAM
