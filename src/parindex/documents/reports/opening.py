"""Opening a report of any kind: told by its content, since names lie; refused in one line."""

import re
import zipfile
from io import BytesIO

from parindex.core.faults import Place, UnusableInputError
from parindex.core.light_typing import TYPE_CHECKING, Callable, Final, Literal, assert_never
from parindex.core.proofreading.page import Document
from parindex.documents.reports.layout.limits import within_limits
from parindex.documents.reports.plain import read_plain
from parindex.documents.text_hygiene import document_name, file_bytes, unusable

if TYPE_CHECKING:
    from parindex.documents.reports.pdf_layout.news import PageNews

type Tell = Callable[["PageNews"], None]
type Kind = Literal["docx", "pdf", "workbook", "web-page", "old-word", "text"]

LARGEST_REPORT: Final = 50_000_000
_BEGINNING: Final = 4_096
_PDF_WITHIN: Final = 1_024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a stream inside an Office file of before 2007, or inside one that is locked, is called.
_LOCKED, _WORD, _EXCEL = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook"))
_TAG_FIRST: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[!?a-z]")
_WEB_PAGE: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b")
_WEB_NAMES: Final = (".html", ".htm")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.text"


def tell_nobody(_: "PageNews") -> None:
    """Let the pages of a PDF pass in silence."""


def open_report(path: str, tell: Tell = tell_nobody) -> Document:
    """Read a report into its page: DOCX, PDF, XLSX, HTML, Markdown or text; old Word with LibreOffice.

    ``tell`` is called after each page of a PDF.
    """
    try:
        return within_limits(_read(path, tell))
    except UnusableInputError as refused:
        if refused.fault.at.document:
            raise
        raise UnusableInputError(refused.fault._replace(at=Place(document_name(path)))) from refused


def _read(path: str, tell: Tell) -> Document:
    content = file_bytes(path, LARGEST_REPORT)
    name = document_name(path)
    match kind := kind_of(content, name):
        case "text":
            return read_plain(content, name)
        case "docx":
            return _read_docx(content, name)
        case "old-word":
            return _read_old_word(content, name)
        case "pdf":
            return _read_pdf(content, name, tell)
        case "workbook":
            return _read_workbook(path)
        case "web-page":
            return _read_web_page(content, name)
        case _:
            assert_never(kind)


def kind_of(content: bytes, name: str) -> Kind:
    """Tell what a file is from its bytes, or refuse it in one line."""
    if content.startswith(_OLE):
        return _kind_in_ole(content, name)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _kind_in_zip(content, name)
    if content.startswith(b"{\\rtf"):
        return "old-word"
    beginning = content[:_BEGINNING].replace(b"\0", b"").lower()
    is_page = name.lower().endswith(_WEB_NAMES) or _WEB_PAGE.search(beginning)
    return "web-page" if is_page and _TAG_FIRST.match(beginning) else "text"


def _kind_in_ole(content: bytes, name: str) -> Kind:
    if _LOCKED in content:
        raise unusable("report-locked", name)
    if _WORD in content:
        return "old-word"
    raise unusable("workbook-old-or-locked" if _EXCEL in content else "report-kind-unknown", name)


def _kind_in_zip(content: bytes, name: str) -> Kind:
    try:
        package = zipfile.ZipFile(BytesIO(content))
        members = package.namelist()
        kind = package.read("mimetype")[: len(_OPEN_DOCUMENT)] if "mimetype" in members else b""
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise unusable("report-damaged", name, member="ZIP") from error
    if "xl/workbook.xml" in members:
        return "workbook"
    if any(member.startswith("word/") for member in members):
        return "docx"
    if kind == _OPEN_DOCUMENT:
        return "old-word"
    raise unusable("report-kind-unknown", name)


def _read_docx(content: bytes, name: str) -> Document:
    from parindex.documents.reports.docx import read_docx  # noqa: PLC0415 -- slow import

    return read_docx(content, name)


def _read_old_word(content: bytes, name: str) -> Document:
    from parindex.documents.reports.old_word import as_docx  # noqa: PLC0415 -- rarely needed

    return _read_docx(as_docx(content, name), name)


def _read_pdf(content: bytes, name: str, tell: Tell) -> Document:
    from parindex.documents.reports.pdf import read_pdf_apart  # noqa: PLC0415 -- slow import

    return read_pdf_apart(content, name, tell)


def _read_workbook(path: str) -> Document:
    from parindex.documents.reports.workbook import read_workbook_report  # noqa: PLC0415 -- slow import

    return read_workbook_report(path)


def _read_web_page(content: bytes, name: str) -> Document:
    from parindex.documents.reports.web_page import read_web_page  # noqa: PLC0415 -- slow import

    return read_web_page(content, name)
