"""The outline of a report: what stands under what."""

import pytest

from parindex.core.proofreading.outline import ReportOutline, kind_of, number_of_mark, sentences_of
from parindex.core.proofreading.page import Paragraph
from parindex.documents.reports.plain import plain_document

REPORT = """I. KẾT QUẢ

1. Chỉ đạo: Đạt 16/20 điểm

1.1. Việc đã làm

- Kế hoạch: ban hành đúng hạn

1.2. Việc chưa làm

- Báo cáo: bị trừ 1 điểm

+ Lý do: chậm

2. Thể chế

Đoạn văn không có số thứ tự.

II. ĐÁNH GIÁ
"""


def test_items_stand_under_the_mark_that_opened_them() -> None:
    outline = ReportOutline(plain_document(REPORT, "x"))

    assert [(item.paragraph.mark, item.parent) for item in outline.items] == [
        ("I.", -1),
        ("1.", 0),
        ("1.1.", 1),
        ("-", 2),
        ("1.2.", 1),
        ("-", 4),
        ("+", 5),
        ("2.", 0),
        ("", 7),
        ("II.", -1),
    ]


def test_relatives_are_found_both_ways() -> None:
    outline = ReportOutline(plain_document(REPORT, "x"))
    item = outline.items[6]

    assert [above.paragraph.mark for above in outline.ancestors(item)] == ["-", "1.2.", "1.", "I."]
    assert [below.paragraph.mark for below in outline.below(outline.items[4])] == ["-", "+"]
    assert [each.paragraph.mark for each in outline.siblings(outline.items[1])] == ["1.", "2."]


@pytest.mark.parametrize(
    ("mark", "kind", "number"),
    [
        ("I.", "roman", 1),
        ("IV.", "roman", 4),
        ("XII.", "roman", 12),
        ("3.", "decimal-1", 3),
        ("3.13.", "decimal-2", 13),
        ("1.2.3.", "decimal-3", 3),
        ("a)", "letter", 1),
        ("đ)", "letter", 5),
        ("(4)", "bracket", 4),
        ("-", "dash", 0),
        ("+", "plus", 0),
        ("Điều 3.", "article", 3),
        ("Đ.", "capital", 5),
    ],
)
def test_marks_have_a_kind_and_claim_a_place(mark: str, kind: str, number: int) -> None:
    assert (kind_of(mark), number_of_mark(mark, kind_of(mark))) == (kind, number)


def test_sentences_end_at_stops_but_not_in_brackets_or_abbreviations() -> None:
    text = "TP. Huế đạt 5 điểm (a; b). Phần sau; còn lại."
    spans = sentences_of(Paragraph(10, 10 + len(text), text, "", 10))

    assert [text[span.start - 10 : span.end - 10] for span in spans] == [
        "TP. Huế đạt 5 điểm (a; b).",
        " Phần sau;",
        " còn lại.",
    ]
