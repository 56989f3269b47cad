"""One file's part of an output (phần của một tệp): read, proofread and worded, so that only text has to be kept."""

from parindex.core.faults import Fault, UnusableInputError
from parindex.core.light_typing import TYPE_CHECKING, Literal, NamedTuple
from parindex.documents.findings.report import Frame, Proofread, proofread_report
from parindex.documents.reports.opening import LARGEST_REPORT, Tell, kind_of, open_report, tell_nobody
from parindex.documents.text_hygiene import document_name, file_bytes, unusable
from parindex.wording.language import LanguageCode, language

if TYPE_CHECKING:
    from parindex.documents.reports.pdf_layout.news import PageNews

type Form = Literal["text", "json", "html", "docx"]


class Wanted(NamedTuple):
    """Yêu cầu: the form of the findings, the language, the names a register has, and whether JSON gives the text."""

    form: Form = "text"
    lang: LanguageCode = "vi"
    official: tuple[str, ...] = ()
    with_text: bool = False


class Piece(NamedTuple):
    """What one file gives: its text in the output or its Word file, how much does not hold, or why it was refused.

    ``pictures`` are the pages of a PDF that nobody could read, so that nothing on them was checked.
    """

    text: str = ""
    word_file: bytes = b""
    fails: int = 0
    fault: Fault | None = None
    pictures: tuple[int, ...] = ()


def piece_of(place: int, path: str, wanted: Wanted, tell: Tell = tell_nobody) -> Piece:
    """Proofread one file, the ``place``-th of its output; ``tell`` hears of each page of a PDF."""
    pictures: list[int] = []

    def hear(news: "PageNews") -> None:
        if news.how == "picture":
            pictures.append(news.number)
        tell(news)

    try:
        if wanted.form == "docx":
            return _word_piece(path, wanted)
        document = open_report(path, hear)
        found = proofread_report(document, wanted.official)
        return Piece(_text(place, found, wanted), fails=found.summary["fails"], pictures=tuple(pictures))
    except UnusableInputError as refusal:
        return refused_piece(refusal.fault, document_name(path), wanted)


def refused_piece(fault: Fault, name: str, wanted: Wanted) -> Piece:
    """Give what stands in the output for a file that could not be read."""
    spoken = language(wanted.lang)
    match wanted.form:
        case "json":
            from parindex.documents.findings.as_json import refused_as_json  # noqa: PLC0415 -- this form only

            return Piece(refused_as_json(name, fault, spoken), fault=fault)
        case "html":
            from parindex.documents.findings.as_html import refused_as_html  # noqa: PLC0415 -- this form only

            return Piece(refused_as_html(name, fault, spoken), fault=fault)
        case _:
            return Piece(fault=fault)


def frame_of(wanted: Wanted, title: str) -> Frame:
    """Give what stands around the pieces of an output of text."""
    match wanted.form:
        case "json":
            from parindex.documents.findings.as_json import JSON_FRAME  # noqa: PLC0415 -- this form only

            return JSON_FRAME
        case "html":
            from parindex.documents.findings.as_html import page_frame  # noqa: PLC0415 -- this form only

            return page_frame(title, wanted.lang)
        case _:
            return Frame()


def _text(place: int, found: Proofread, wanted: Wanted) -> str:
    spoken = language(wanted.lang)
    match wanted.form:
        case "json":
            from parindex.documents.findings.as_json import as_json  # noqa: PLC0415 -- this form only

            return as_json(found, spoken, with_text=wanted.with_text)
        case "html":
            from parindex.documents.findings.as_html import as_html  # noqa: PLC0415 -- this form only

            return as_html(found, f"b{place}", spoken)
        case _:
            from parindex.documents.findings.as_lines import as_lines  # noqa: PLC0415 -- this form only

            return "".join(f"{line}\n" for line in (*as_lines(found, spoken), ""))


def _word_piece(path: str, wanted: Wanted) -> Piece:
    """Give a Word file with its findings as comments; what is no DOCX, whatever its name, cannot have any."""
    from parindex.documents.findings.as_docx import as_docx  # noqa: PLC0415 -- this form only, and slow
    from parindex.documents.reports.docx import read_docx  # noqa: PLC0415 -- as above

    name, content = document_name(path), file_bytes(path, LARGEST_REPORT)
    if kind_of(content, name) != "docx":
        raise unusable("comments-need-docx", name)
    document = read_docx(content, name)
    found = proofread_report(document, wanted.official)
    return Piece(word_file=as_docx(content, found, language(wanted.lang)), fails=found.summary["fails"])
