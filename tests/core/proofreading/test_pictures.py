"""Figures read from a picture are marked: the slip may be the reader's, not the writer's."""

from parindex.core.proofreading.page import Span
from parindex.core.proofreading.proofread import proofread
from parindex.documents.findings.as_lines import as_lines
from parindex.documents.findings.report import proofread_report
from parindex.documents.reports.plain import plain_document
from parindex.wording.language import language

FIRST = "Đã giải quyết 45/50 hồ sơ, đạt 80%."
SECOND = "Đã số hóa 30/40 hồ sơ, đạt 70%."
TYPED = plain_document(f"{FIRST}\n\n{SECOND}", "scan.pdf")
SCANNED = TYPED._replace(by_ocr=(Span(TYPED.text.index(SECOND), len(TYPED.text)),))


def test_only_what_stands_on_the_picture_is_marked() -> None:
    assert [(claim.verdict, claim.is_from_ocr) for claim in proofread(SCANNED)] == [("fails", False), ("fails", True)]
    assert [claim._replace(is_from_ocr=False) for claim in proofread(SCANNED)] == list(proofread(TYPED))


def test_a_claim_is_marked_if_one_of_its_figures_is_from_the_picture() -> None:
    text = "Tổng số 50 hồ sơ, gồm:\n\n- Trực tuyến: 30 hồ sơ.\n\n- Trực tiếp: 20 hồ sơ."
    typed = plain_document(text, "scan.pdf")
    scanned = typed._replace(by_ocr=(Span(text.index("20"), len(text)),))

    assert [(claim.verdict, claim.is_from_ocr) for claim in proofread(scanned)] == [("holds", True)]


def test_the_mark_is_said_with_the_finding() -> None:
    lines = list(as_lines(proofread_report(SCANNED, ()), language("vi")))

    assert [line.endswith("Đọc từ ảnh quét (OCR). Có thể là 75%.") for line in lines[1:3]] == [False, True]
