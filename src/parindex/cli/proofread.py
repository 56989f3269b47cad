"""``parindex proofread``: check the figures of reports, in the order given; a bad file does not stop the rest."""

import sys
from contextlib import closing, contextmanager

from parindex.cli.options import UNUSABLE, Options
from parindex.core.faults import Fault, UnusableInputError
from parindex.core.light_typing import TYPE_CHECKING, Callable, Final, Iterator, Sequence, cast
from parindex.documents.findings.piece import Form, Piece, Wanted, frame_of
from parindex.documents.findings.pieces import pieces_of
from parindex.documents.findings.report import Frame
from parindex.documents.findings.targets import spare_reports, word_targets
from parindex.documents.scores.units import read_register
from parindex.documents.text_hygiene import document_name
from parindex.documents.whole_file import whole_file
from parindex.wording.faults import one_line
from parindex.wording.language import N_, Language

if TYPE_CHECKING:
    from parindex.documents.reports.pdf_layout.news import PageNews

_PROGRESS: Final = N_("{done} of {count}: {file}")
_PAGE: Final = N_("Page {number} of {of} is a picture; its text was recognised.")
_NOT_READ: Final = N_("{file}: pages that are pictures and could not be read: {pages}. Nothing on them was checked.")
_ERRORS: Final = 1


def proofread_files(options: Options, language: Language) -> int:
    """Proofread each file and give the findings in the form asked for."""
    output = _output(options)
    official = tuple(read_register(options.units, ()).names.values()) if options.units else ()
    wanted = Wanted(cast("Form", options.format), language.code, official, options.with_text)
    teller = _Teller(options.file, language)
    status = 0
    with output.opened(wanted), closing(pieces_of(options.file, wanted, teller.tell_page)) as pieces:
        for place, piece in enumerate(pieces):
            fault = output.add(place, piece) or piece.fault
            teller.tell(place, piece, fault)
            status = max(status, UNUSABLE if fault else _ERRORS if piece.fails else 0)
    return status


def _output(options: Options) -> "_Text | _WordFiles":
    """Choose where the findings go, or refuse it before any work is done for it."""
    if options.format == "docx":
        return _WordFiles(word_targets(options.file, options.output))
    if options.output:
        spare_reports([options.output], options.file)
    return _Text(options.output, document_name(options.file[0]) if len(options.file) == 1 else "parindex")


class _Text:
    """One text for all reports, printed as its pieces are ready, or written to one file."""

    def __init__(self, path: str | None, title: str) -> None:
        self._path, self._title = path, title

    @contextmanager
    def opened(self, wanted: Wanted) -> Iterator[None]:
        """Begin the text, and end it unless the work is broken off."""
        frame = frame_of(wanted, self._title)
        if self._path is None:
            yield from self._framed(frame, _print)
        else:
            with whole_file(self._path) as write:
                yield from self._framed(frame, write)

    def add(self, place: int, piece: Piece) -> Fault | None:
        """Give the piece of the ``place``-th report; nothing can be wrong with it alone."""
        self._write((self._between if place else "") + piece.text)
        return None

    def _framed(self, frame: Frame, write: Callable[[str], None]) -> Iterator[None]:
        self._between, self._write = frame.between, write
        write(frame.opening)
        yield
        write(frame.closing)


class _WordFiles:
    """A Word file with comments for each report."""

    def __init__(self, targets: Sequence[str]) -> None:
        self._targets = targets

    @contextmanager
    def opened(self, _: Wanted) -> Iterator[None]:
        """Do nothing: each file is opened when it is ready."""
        yield

    def add(self, place: int, piece: Piece) -> Fault | None:
        """Write the copy of the ``place``-th report, or say why it cannot be."""
        if piece.fault is None:
            try:
                with whole_file(self._targets[place]) as write:
                    write(piece.word_file)
            except UnusableInputError as refusal:
                return refusal.fault
        return None


class _Teller:
    """Says on the error stream how far the work is, and what could not be read."""

    def __init__(self, files: Sequence[str], language: Language) -> None:
        self._names = list(map(document_name, files))
        self._language = language

    def tell_page(self, news: "PageNews") -> None:
        if news.how == "ocr":
            self._write(self._language.say(_PAGE, number=news.number, of=news.of))

    def tell(self, place: int, piece: Piece, fault: Fault | None) -> None:
        name, count = self._names[place], len(self._names)
        if fault is not None:
            self._write(one_line(fault, self._language))
        if piece.pictures:
            pages = ", ".join(map(str, piece.pictures))
            self._write(self._language.say(_NOT_READ, file=name, pages=pages))
        if count > 1:
            self._write(self._language.say(_PROGRESS, done=place + 1, count=count, file=name))

    def _write(self, words: str) -> None:
        sys.stderr.write(words + "\n")
        sys.stderr.flush()


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
