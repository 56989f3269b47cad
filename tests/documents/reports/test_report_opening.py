import codecs
import os
import shutil
import subprocess
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from report_pages import shown
from word_files import DOCUMENT, docx, for_office, members, p, packed, tbl, tr

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.terms import Amount
from parindex.documents.reports.old_word import as_docx
from parindex.documents.reports.opening import kind_of, open_report
from parindex.wording.faults import one_line
from parindex.wording.language import language

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
SENTENCE = "Tiêu chí đạt 79,1 điểm."


def opened(folder: Path, content: bytes, name: str = "báo cáo.txt") -> list[object]:
    (folder / name).write_bytes(content)
    return [*shown(open_report(str(folder / name)))]


def refusal(path: Path, content: bytes | None = None) -> Fault:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnusableInputError) as refused:
        open_report(str(path))
    return refused.value.fault


def workbook(folder: Path) -> bytes:
    path = folder / "made.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Xã", "Điểm"])
        sheet.write_row(1, 0, ["A", 1])
    return path.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        "Tiªu chÝ ®¹t 79,1 ®iÓm.".encode("latin-1"),
        "Tiªu chÝ ®¹t 79,1 ®iÓm.".encode(),
        "Tie\u0302u chi\u0301 \u0111a\u0323t 79,1 \u0111ie\u0302\u0309m.".encode(),
    ],
)
def test_text_is_read_in_every_form(tmp_path: Path, content: bytes) -> None:
    assert opened(tmp_path, content) == [("", SENTENCE)]


def test_text_of_the_old_font_can_be_quoted_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Tiªu chÝ".encode())
    document = open_report(str(tmp_path / "a.txt"))

    assert (document.text, document.as_read, document.origin) == ("Tiêu chí", "Tiªu chÝ", ())


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.xlsx", "a.pdf", "a.txt", "a"])
def test_a_docx_is_read_by_what_it_is(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, docx(p(SENTENCE)), name) == [("", SENTENCE)]


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.txt"])
def test_a_workbook_is_read_by_what_it_is(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, workbook(tmp_path), name) == [[["Xã", "Điểm"], ["A", "1"]]]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (f"<!DOCTYPE html><p>{SENTENCE}</p>", "a.txt"),
        (f"\n<html><p>{SENTENCE}</p>", "a.doc"),
        (f'<?xml version="1.0"?><html><p>{SENTENCE}</p></html>', "a"),
        (f"<p>{SENTENCE}</p>", "a.html"),
        (f"<div>{SENTENCE}</div>", "a.HTM"),
    ],
)
def test_a_web_page_is_read_by_what_it_is(tmp_path: Path, content: str, name: str) -> None:
    assert opened(tmp_path, content.encode(), name) == [("", SENTENCE)]


def test_a_web_page_in_utf16(tmp_path: Path) -> None:
    assert opened(tmp_path, f"<html><p>{SENTENCE}</p>".encode("utf-16"), "a.html") == [("", SENTENCE)]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_text_that_only_begins_with_a_sign_is_text(tmp_path: Path, name: str) -> None:
    assert opened(tmp_path, "< 60 điểm: Xếp loại yếu.".encode(), name) == [("", "< 60 điểm: Xếp loại yếu.")]


def test_markdown_with_a_comment_first_is_text(tmp_path: Path) -> None:
    assert opened(tmp_path, "<!-- trang 1 -->\n\n# I. KẾT QUẢ\n".encode(), "a.md") == [("I.", "KẾT QUẢ")]


def test_a_pdf_is_known_by_its_beginning() -> None:
    assert [kind_of(content, "a.txt") for content in (b"%PDF-1.7\n", b"\n%PDF-1.4")] == ["pdf", "pdf"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có.docx") == Fault("file-not-found", Place("không có.docx"))


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == Fault("file-unreadable", Place(tmp_path.name))


@pytest.mark.parametrize("content", [b"", b" \n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", " ".encode("utf-16")])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path / "a.txt", content) == Fault("file-empty", Place("a.txt"))


def test_a_file_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 51_000_000)

    params = {"size": Amount(510_000), "limit": Amount(500_000)}
    assert refusal(path) == Fault("file-too-large", Place("a.txt"), params=params)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "report-locked"),
        (OLE + "Workbook".encode("utf-16-le"), "workbook-old-or-locked"),
        (OLE + b"something", "report-kind-unknown"),
        (b"\x89PNG\r\n\x1a\n\0\0", "report-kind-unknown"),
        (b"a\0b", "report-kind-unknown"),
        (packed({"ppt/slides.xml": "x"}), "report-kind-unknown"),
        (packed({"mimetype": "application/epub+zip"}), "report-kind-unknown"),
        (packed({"word/a.png": "x"}), "report-damaged"),
        (b"PK\x03\x04 and no more", "report-damaged"),
        (codecs.BOM_UTF16_LE + b"\0\xd8a\0", "report-damaged"),
        (b"\xc4\x90i\xff\xfe", "not-utf8"),
    ],
)
def test_files_that_are_no_report(tmp_path: Path, content: bytes, code: str) -> None:
    fault = refusal(tmp_path / "a.docx", content)

    assert (fault.code, fault.at) == (code, Place("a.docx"))


def test_what_is_not_utf8_is_named_by_its_line(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.txt", b"a\nb\n\xff") == Fault("not-utf8", Place("a.txt"), params={"line": 3})


def test_an_old_word_file_that_cannot_be_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    for content in (OLE + "WordDocument".encode("utf-16-le"), b"{\\rtf1 x}"):
        assert one_line(refusal(tmp_path / "a.doc", content), language("vi")) == (
            "a.doc: Tệp Word kiểu cũ (.doc, .rtf, .odt), máy này không chuyển đổi được. "
            "Mở bằng Word và lưu dạng .docx, hoặc cài LibreOffice."
        )


def program(folder: Path, script: str) -> None:
    """Put a program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_an_old_word_file_is_converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(p(SENTENCE)))
    program(tmp_path, f'for each; do out="$in"; in="$each"; done; cp "{tmp_path}/made.docx" "$out/report.docx"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    assert opened(tmp_path, OLE + "WordDocument".encode("utf-16-le"), "a.doc") == [("", SENTENCE)]
    assert opened(tmp_path, packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt") == [
        ("", SENTENCE)
    ]


def test_a_conversion_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "sleep 100 & echo $! > '" + str(tmp_path) + "/child'; wait")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    began = time.monotonic()

    with pytest.raises(UnusableInputError) as refused:
        as_docx(b"{\\rtf1 x}", "a.doc", seconds=1)

    assert refused.value.fault == Fault("report-old-word", Place("a.doc"))
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/exe")
    while child.exists() and time.monotonic() - began < 30:  # the system ends it when it comes to it
        time.sleep(0.05)
    assert not child.exists()
    assert time.monotonic() - began < 30


def old_word(folder: Path, content: bytes) -> bytes:
    """Let LibreOffice save a DOCX in the form of Word 97."""
    office = shutil.which("soffice")
    assert office is not None
    (folder / "made.docx").write_bytes(content)
    command = [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", "doc"]
    subprocess.run([*command, "--outdir", str(folder), str(folder / "made.docx")], check=True, capture_output=True)
    return (folder / "made.doc").read_bytes()


@pytest.mark.office
def test_a_word_97_file_says_what_its_docx_says(tmp_path: Path) -> None:
    body = (
        p("BÁO CÁO") + p("I. KẾT QUẢ") + p(SENTENCE) + tbl(tr("Xã", "Điểm"), tr("A", "79,1")) + p("Nơi nhận: như trên.")
    )
    content = for_office(body)

    assert opened(tmp_path, old_word(tmp_path, content), "a.doc") == opened(tmp_path, content, "a.docx")
    assert opened(tmp_path, content, "a.docx")[1:4] == [
        ("I.", "KẾT QUẢ"),
        ("", SENTENCE),
        [["Xã", "Điểm"], ["A", "79,1"]],
    ]


@pytest.mark.office
def test_an_rtf_file_is_converted_by_libreoffice(tmp_path: Path) -> None:
    assert opened(tmp_path, b"{\\rtf1\\ansi Ket qua\\par}", "a.rtf") == [("", "Ket qua")]


def test_a_zip_with_too_many_members(tmp_path: Path) -> None:
    parts = members(p("x")) | {f"word/{at}.xml": "" for at in range(5_001)}

    assert refusal(tmp_path / "a.docx", packed(parts)) == Fault("report-unpacks-too-large", Place("a.docx"))


def test_a_zip_packed_too_well(tmp_path: Path) -> None:
    parts = members(p("x")) | {"word/a.bin": b"\0" * 6_000_000}

    assert refusal(tmp_path / "a.docx", packed(parts)) == Fault("report-unpacks-too-large", Place("a.docx"))


def test_a_zip_that_says_it_unpacks_to_more_than_it_has(tmp_path: Path) -> None:
    content = bytearray(docx(p("x")))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (300_000_000).to_bytes(4, "little")

    assert refusal(tmp_path / "a.docx", bytes(content)) == Fault("report-unpacks-too-large", Place("a.docx"))


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("member", [DOCUMENT, "word/header1.xml", "word/_rels/document.xml.rels", "docProps/core.xml"])
def test_a_part_with_entities_is_refused(tmp_path: Path, member: str, coding: str) -> None:
    laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    parts = members(p("x"))
    inside = str(parts.get(member, "<a/>"))

    fault = refusal(tmp_path / "a.docx", packed(parts | {member: (laughs + inside).encode(coding)}))

    assert fault == Fault("report-has-dtd", Place("a.docx"), params={"member": member})


@pytest.mark.parametrize(("coding", "name"), [("utf-32-be", "UCS-4"), ("utf-7", "UTF-7")])
def test_a_document_type_is_found_in_any_encoding(tmp_path: Path, coding: str, name: str) -> None:
    parts = members(p("x"))
    head = f'<?xml version="1.0" encoding="{name}"?>'.encode("ascii" if coding == "utf-7" else coding)
    inside = head + f"<!DOCTYPE a>{parts[DOCUMENT]!s}".encode(coding)

    fault = refusal(tmp_path / "a.docx", packed(parts | {DOCUMENT: inside}))

    assert fault == Fault("report-has-dtd", Place("a.docx"), params={"member": DOCUMENT})


@pytest.mark.parametrize(
    "change",
    [
        {DOCUMENT: "<w:document"},
        {DOCUMENT: b"\xff\xfe\xff"},
        {DOCUMENT: ""},
        {DOCUMENT: '<?xml version="1.0" encoding="klingon"?><a/>'},
        {"_rels/.rels": "<no"},
    ],
)
def test_a_damaged_part_is_named(tmp_path: Path, change: dict[str, str | bytes]) -> None:
    [member] = change

    fault = refusal(tmp_path / "a.docx", packed(members(p("x")) | change))

    assert fault == Fault("report-damaged", Place("a.docx"), params={"member": member})


def test_the_main_part_may_have_any_name(tmp_path: Path) -> None:
    parts = members(p(SENTENCE))
    parts["word/bai.xml"] = parts.pop(DOCUMENT)
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/document.xml", "/word/bai.xml")

    assert opened(tmp_path, packed(parts)) == [("", SENTENCE)]


def test_a_document_without_links_has_its_usual_part(tmp_path: Path) -> None:
    assert opened(tmp_path, packed({DOCUMENT: str(members(p(SENTENCE))[DOCUMENT])})) == [("", SENTENCE)]


def test_every_cut_and_changed_byte_is_read_or_refused(tmp_path: Path) -> None:
    content = docx(p(SENTENCE) + p("x"))
    damaged = [content[:length] for length in range(4, len(content), 97)]
    damaged += [content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :] for at in range(4, len(content), 61)]
    codes = set()
    for each in damaged:
        (tmp_path / "a.docx").write_bytes(each)
        try:
            open_report(str(tmp_path / "a.docx"))
        except UnusableInputError as refused:
            codes.add(refused.fault.code)

    assert codes == {"report-damaged"}


def test_a_locked_member_is_damage(tmp_path: Path) -> None:
    content = bytearray(docx(p("x")))
    at = content.index(b"PK\x03\x04")
    for start in (at + 6, content.rindex(b"PK\x01\x02") + 8):
        content[start] |= 1
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.namelist() != []

    assert refusal(tmp_path / "a.docx", bytes(content)).code == "report-damaged"


@pytest.mark.parametrize("inside", ["<w:p/>" * 1_500_000, "<!--" + "x" * 60_000_000 + "-->"], ids=["tags", "letters"])
def test_a_part_larger_than_memory_allows_is_refused(tmp_path: Path, inside: str) -> None:
    noise = os.urandom(1_000_000)
    parts = members(inside) | {"word/media/a.png": noise}

    assert refusal(tmp_path / "a.docx", packed(parts)) == Fault("report-unpacks-too-large", Place("a.docx"))


def test_a_picture_larger_than_any_part_is_no_harm(tmp_path: Path) -> None:
    picture = os.urandom(2_000_000) + bytes(70_000_000)

    assert opened(tmp_path, packed(members(p(SENTENCE)) | {"word/media/a.bmp": picture}), "a.docx") == [("", SENTENCE)]
