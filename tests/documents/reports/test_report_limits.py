from pathlib import Path

import pytest
from report_pages import wrong_places

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.proofreading.page import Document, Footnote, Paragraph
from parindex.core.terms import SCALE, Amount
from parindex.documents.reports.layout.limits import within_limits
from parindex.documents.reports.opening import open_report
from parindex.documents.reports.plain import plain_document

SENTENCE = "Tiêu chí này đạt điểm cao. "


def document(text: str) -> Document:
    return within_limits(plain_document(text, "a.txt"))


def test_a_usual_report_stays_as_it_is() -> None:
    found = plain_document(f"I. KẾT QUẢ\n\n{SENTENCE * 100}\n\n| Xã | Điểm |\n|---|---|\n| A | 1 |\n", "a.txt")

    assert within_limits(found) is found


def test_a_long_paragraph_is_cut_behind_sentences() -> None:
    found = document(f"1. {SENTENCE * 400}")
    paragraphs = list(found.paragraphs)

    assert [(each.mark, len(each.text)) for each in paragraphs] == [("1.", 4_998), ("", 4_995), ("", 809)]
    assert {each.words[-6:] for each in paragraphs} == {"m cao."}
    assert "".join(each.text for each in paragraphs) == found.text.rstrip()
    assert (paragraphs[0].body, paragraphs[1].body - paragraphs[1].start) == (3, 0)
    assert wrong_places(found) == []


def test_a_paragraph_of_very_many_numbers_is_cut_between_them() -> None:
    found = list(document("a 1; " * 800).paragraphs)

    assert [each.text.count("1") for each in found] == [300, 300, 200]


def test_a_piece_with_fewer_words_than_numbers_is_a_table_that_lost_its_lines() -> None:
    found = list(document("1 " * 600 + "\n\nĐạt 5 điểm.").paragraphs)

    assert [" ".join(each.words.split()) for each in found] == ["1 " * 299 + "1", "Đạt 5 điểm."]
    assert document("1 " * 300).blocks == plain_document("1 " * 300, "a.txt").blocks


def test_a_text_without_sentences_is_cut_between_words() -> None:
    found = list(document(("a" * 299 + "\u00a0") * 40).paragraphs)

    assert [len(each.text) for each in found] == [4_800, 4_800, 2_399]


def test_a_word_as_no_language_has_is_blanked_wherever_it_stands() -> None:
    word = "iVBORw0KGgo" * 40
    found = document(f"Ảnh {word} đạt 5 điểm[1].\n\n| Xã | Điểm |\n|---|---|\n| {word} | 1 |\n\n[1] Theo {word} này.")
    [paragraph] = found.paragraphs
    [table] = found.tables

    assert " ".join(paragraph.words.split()) == "Ảnh đạt 5 điểm[1]."
    assert [cell.words for cell in table.rows[1]] == ["", "1"]
    assert [" ".join(each.text.split()) for each in found.footnotes] == ["Theo này."]
    assert found.text.count(word) == 3
    assert wrong_places(found) == []


def test_a_paragraph_that_is_one_long_word_is_none() -> None:
    assert document("a" * 6_000 + "\n\nHết").blocks == (Paragraph(6_002, 6_005, "Hết", "", 6_002),)


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        ("đạt 12,5 điểm " * 600_000, "report-text-too-long", 1_000_000),
        ("a\n" * 100_001, "report-too-long", 100_000),
        ("|" + " a |" * 501 + "\n" + "|" + " 1 |" * 501, "report-table-too-wide", 500),
        ("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 99_990 + "| 1 | 2 | 3 |", "report-too-many-cells", 200_000),
        ("| a | b |\n|---|---|\n| 1 | " + "có " * 11_000 + "|", "report-cell-too-long", 32_767),
    ],
)
def test_what_is_longer_than_any_report_is_refused(tmp_path: Path, text: str, code: str, limit: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UnusableInputError) as refused:
        open_report(str(path))

    assert refused.value.fault == Fault(code, Place("a.txt"), params={"limit": Amount(limit * SCALE)})


def test_footnotes_are_never_cut() -> None:
    note = Footnote(0, 6_000, "có " * 2_000, "1", -1)

    assert within_limits(Document("a", "có " * 2_000, (note,))).blocks == (note,)
