import unicodedata

import pytest
from report_pages import only_table, quoted, shown, wrong_places

from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span
from parindex.documents.reports.plain import plain_document

LONG = "Qua theo dõi, đánh giá cho thấy tỷ lệ thanh toán trực tuyến, số hóa hồ sơ thủ tục hành"


def page(text: str) -> Document:
    document = plain_document(text, "báo cáo.txt")
    assert wrong_places(document) == []
    return document


def test_empty_lines_make_no_blocks() -> None:
    assert page("\n\n \n") == Document("báo cáo.txt", "\n\n \n", ())


def test_a_paragraph_stands_where_its_words_stand() -> None:
    document = page("\n  1. Hệ thống văn bản \n")

    assert document.blocks == (Paragraph(3, 22, "1. Hệ thống văn bản", "1.", 6),)


@pytest.mark.parametrize(
    ("line", "mark", "words"),
    [
        ("I. TỔNG QUAN", "I.", "TỔNG QUAN"),
        ("IV. KẾT QUẢ", "IV.", "KẾT QUẢ"),
        ("IX.KẾT QUẢ", "IX.", "KẾT QUẢ"),
        ("II/ KẾT QUẢ", "II/", "KẾT QUẢ"),
        ("A. PHẦN CHUNG", "A.", "PHẦN CHUNG"),
        ("Đ. PHẦN CHUNG", "Đ.", "PHẦN CHUNG"),
        ("1. nâng cao", "1.", "nâng cao"),
        ("12. Giao Sở", "12.", "Giao Sở"),
        ("1.2. Các nhiệm vụ", "1.2.", "Các nhiệm vụ"),
        ("1.2 Các nhiệm vụ", "1.2", "Các nhiệm vụ"),
        ("1.1.3. Mức độ", "1.1.3.", "Mức độ"),
        ("7.7.Áp dụng", "7.7.", "Áp dụng"),
        ("1) Một", "1)", "Một"),
        ("1/ Một", "1/", "Một"),
        ("(1) Một", "(1)", "Một"),
        ("a) Công tác", "a)", "Công tác"),
        ("đ) Công tác", "đ)", "Công tác"),
        ("ii) Công tác", "ii)", "Công tác"),
        ("b. Công tác", "b.", "Công tác"),
        ("- Cấp xã", "-", "Cấp xã"),
        ("-Tăng cường", "-", "Tăng cường"),
        ("-ban hành", "-", "ban hành"),
        ("- 5 xã", "-", "5 xã"),
        ("– Cấp xã", "–", "Cấp xã"),
        ("+ Lý do", "+", "Lý do"),
        ("* Đánh giá", "*", "Đánh giá"),
        ("• Cấp xã", "•", "Cấp xã"),
        ("\uf0b7 Cấp xã", "\uf0b7", "Cấp xã"),
        ("Điều 3. Tổ chức", "Điều 3.", "Tổ chức"),
        ("ĐIỀU 12a: TỔ CHỨC", "ĐIỀU 12a:", "TỔ CHỨC"),
        ("Phần thứ nhất", "Phần thứ nhất", ""),
        ("PHẦN  THỨ HAI: KẾT QUẢ", "PHẦN THỨ HAI:", "KẾT QUẢ"),
        ("Phần I. Kết quả", "Phần I.", "Kết quả"),
        ("Chương II", "Chương II", ""),
        ("**I. TỔNG QUAN**", "I.", "TỔNG QUAN"),
        ("**1.** Ưu điểm", "1.", "Ưu điểm"),
        ("### 1.1. Ưu điểm", "1.1.", "Ưu điểm"),
        ("### **2. Ưu điểm**", "2.", "Ưu điểm"),
        ("*** Đánh giá chung**", "*", "Đánh giá chung"),
    ],
)
def test_a_mark_is_told_from_its_words(line: str, mark: str, words: str) -> None:
    assert shown(page(line)) == [(mark, words)]


@pytest.mark.parametrize(
    "line",
    [
        "1.334 hồ sơ tiếp nhận",
        "1.2 triệu đồng",
        "12,5 điểm",
        "99.63%, trễ hạn 0.37%",
        "22.4.2023 là ngày",
        "22/4/2023 là ngày",
        "2022. Trong đó",
        "1/3 sáng kiến",
        "01 đơn vị",
        "100% hồ sơ",
        "9h30 ngày 17/6/2022",
        "-5% so với năm 2021",
        "+84 912",
        "Điều 4 Nghị định số 42/2022/NĐ-CP",
        "Phần thứ hai của Kế hoạch",
        "Mục 1 của Kế hoạch",
        "TM. ỦY BAN NHÂN DÂN",
        "KT.CHỦ TỊCH",
        "a",
        "IIII. Không có số này",
        "(1) công tác",
        "V.I. Lê-nin",
    ],
)
def test_a_number_or_word_at_the_beginning_is_no_mark(line: str) -> None:
    assert shown(page(line)) == [("", line)]


def test_emphasis_and_tags_are_blanked_in_place() -> None:
    document = page("Xã **Nam Đà** <b>đạt</b> 79&nbsp;điểm")

    assert document.blocks == (Paragraph(0, 37, "Xã   Nam Đà      đạt     79      điểm", "", 0),)


def test_a_mark_without_words_ends_with_its_paragraph() -> None:
    assert page("I. \n").blocks == (Paragraph(0, 2, "I.", "I.", 2),)


def test_emphasis_around_a_paragraph_is_no_part_of_it() -> None:
    document = page("**BÁO CÁO**")

    assert document.blocks == (Paragraph(2, 9, "BÁO CÁO", "", 2),)


def test_lines_of_any_system_are_read_alike() -> None:
    assert page("Một.\r\nHai.\rBa.\n") == page("Một.\nHai.\nBa.\n")


def test_text_in_nfd_is_composed_and_every_place_leads_back() -> None:
    raw = unicodedata.normalize("NFD", "1. Điểm tối đa của tiêu chí\n\n| Xã | Điểm |\n|---|---|\n| Nam Đà | 79,1 |\n")
    document = page(raw)

    assert document.text == unicodedata.normalize("NFC", raw)
    assert document.as_read == raw
    assert quoted(document, "tối đa") == unicodedata.normalize("NFD", "tối đa")
    assert shown(document) == [("1.", "Điểm tối đa của tiêu chí"), [["Xã", "Điểm"], ["Nam Đà", "79,1"]]]


def test_text_in_nfc_is_not_kept_twice() -> None:
    document = page("Điểm tối đa")

    assert (document.raw, document.origin, quoted(document, "tối đa")) == ("", (), "tối đa")


def test_lines_in_lower_case_go_on_with_the_line_above() -> None:
    document = page("Số: 10/UBND\nV/v khắc phục Chỉ số cải\ncách hành chính năm 2022\n")

    assert shown(document) == [("", "Số: 10/UBND"), ("", "V/v khắc phục Chỉ số cải cách hành chính năm 2022")]


def test_a_wrapped_paragraph_has_its_line_breaks_blanked() -> None:
    document = page("Kế hoạch số 12\nngày 22/01/2024\n")

    assert document.blocks == (Paragraph(0, 30, "Kế hoạch số 12 ngày 22/01/2024", "", 0),)


def test_one_paragraph_a_line_is_not_joined() -> None:
    text = f"I. KẾT QUẢ\n1. Công tác chỉ đạo\n{LONG} chính đạt thấp. {LONG}.\n{LONG}.\nXã Nam Đà\n- Cấp xã\n"

    assert shown(page(text)) == [
        ("I.", "KẾT QUẢ"),
        ("1.", "Công tác chỉ đạo"),
        ("", f"{LONG} chính đạt thấp. {LONG}."),
        ("", f"{LONG}."),
        ("", "Xã Nam Đà"),
        ("-", "Cấp xã"),
    ]


WRAPPED = """\
I. KẾT QUẢ THỰC HIỆN
1. Công tác chỉ đạo, điều hành
Trên cơ sở các kế hoạch của Ủy ban nhân dân (UBND) tỉnh, huyện đã ban hành
Kế hoạch số 04/KH-UBND ngày 12/01/2024 về thực hiện công tác của năm 2024.
Trong kỳ hệ thống hóa 2019
- 2023 có 03 văn bản hết hiệu lực một phần, tổng số hồ sơ tiếp nhận đến nay là
1.334 hồ sơ, đạt 36,84%.
Kết quả đến nay đã hoàn thành.
Ngày 15/12 huyện họp.
- Ban hành kế hoạch CCHC năm: UBND huyện đã ban hành đúng thời gian đã được
quy định, đảm bảo chất lượng.
Nơi nhận
"""


def test_lines_cut_at_the_edge_of_the_paper_are_joined() -> None:
    assert shown(page(WRAPPED)) == [
        ("I.", "KẾT QUẢ THỰC HIỆN"),
        ("1.", "Công tác chỉ đạo, điều hành"),
        (
            "",
            (
                "Trên cơ sở các kế hoạch của Ủy ban nhân dân (UBND) tỉnh, huyện đã ban hành Kế hoạch số 04/KH-UBND ngày"
                " 12/01/2024 về thực hiện công tác của năm 2024. Trong kỳ hệ thống hóa 2019 - 2023 có 03 văn bản hết"
                " hiệu lực một phần, tổng số hồ sơ tiếp nhận đến nay là 1.334 hồ sơ, đạt 36,84%."
            ),
        ),
        ("", "Kết quả đến nay đã hoàn thành."),
        ("", "Ngày 15/12 huyện họp."),
        (
            "-",
            "Ban hành kế hoạch CCHC năm: UBND huyện đã ban hành đúng thời gian đã được quy định, đảm bảo chất lượng.",
        ),
        ("", "Nơi nhận"),
    ]


def test_a_mark_on_its_own_line_takes_the_next() -> None:
    assert shown(page("I.\nKẾT QUẢ\n\n-\nCấp xã\n")) == [("I.", "KẾT QUẢ"), ("-", "Cấp xã")]


def test_a_title_in_one_emphasis_is_one_paragraph() -> None:
    document = page("**ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ**\n")

    assert shown(document) == [("", "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ")]


def test_a_motto_under_a_title_is_a_paragraph_of_its_own() -> None:
    document = page("**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc**\n")

    assert shown(document) == [("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("", "Độc lập - Tự do - Hạnh phúc")]


def test_drawn_rules_and_lone_tags_part_paragraphs() -> None:
    assert shown(page("Xã Nam Đà\n---\nđạt\n***\nxã\n<br>\nhuyện\n")) == [
        ("", "Xã Nam Đà"),
        ("", "đạt"),
        ("", "xã"),
        ("", "huyện"),
    ]


def test_a_sentence_cut_by_a_page_break_is_one_paragraph() -> None:
    document = page(f"{LONG}\n\nchính, vẫn còn thấp.\n")

    assert shown(document) == [("", f"{LONG} chính, vẫn còn thấp.")]


def test_a_bracket_cut_off_by_a_page_break_is_of_the_paragraph_above() -> None:
    text = "- Xây dựng và phát triển chính quyền điện tử: 03 tiêu chí\n\n(gồm 10 tiêu chí thành phần);\n"

    assert shown(page(text)) == [
        ("-", "Xây dựng và phát triển chính quyền điện tử: 03 tiêu chí (gồm 10 tiêu chí thành phần);")
    ]


@pytest.mark.parametrize("stop", [".", ";", ":", "!", "?", "…", "./.", ".)", ".”"])
def test_a_finished_sentence_is_not_continued(stop: str) -> None:
    assert shown(page(f"{LONG}{stop}\n\nchính\n")) == [("", f"{LONG}{stop}"), ("", "chính")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (LONG, "Chính, vẫn còn thấp"),
        (LONG, "(Đính kèm Công văn)"),
        (LONG, "12 xã"),
        ("Phụ lục số 01", "(kèm theo Báo cáo)"),
        (LONG.upper(), "về việc"),
    ],
)
def test_a_title_or_a_new_sentence_is_not_joined_over_a_blank_line(above: str, below: str) -> None:
    assert shown(page(f"{above}\n\n{below}\n")) == [("", above), ("", below)]


def test_a_marked_paragraph_is_not_joined_over_a_blank_line() -> None:
    assert shown(page(f"{LONG}\n\na) chính\n")) == [("", LONG), ("a)", "chính")]


def test_a_footnote_that_interrupts_a_sentence_is_blanked_in_it() -> None:
    text = f"Tỉnh Quảng Trị¹.\n\n{LONG}\n\n¹ Kế hoạch số 65.\n\nchính, vẫn còn thấp.\n"
    document = page(text)

    assert shown(document) == [
        ("", "Tỉnh Quảng Trị ."),
        ("", f"{LONG} chính, vẫn còn thấp."),
        ("note ¹", "Kế hoạch số 65."),
    ]
    assert document.blocks[1].end == text.index("thấp.") + 5


def test_a_page_number_between_is_no_block() -> None:
    for number in ("2", "- 2 -", "Trang 2/10"):
        assert shown(page(f"{LONG}\n\n{number}\n\nchính.\n")) == [("", f"{LONG} chính.")]


def test_a_page_number_that_interrupts_nothing_stays() -> None:
    assert shown(page("Xã Nam Đà.\n\n2\n\nXã Đắk Mâm.\n")) == [("", "Xã Nam Đà."), ("", "2"), ("", "Xã Đắk Mâm.")]


@pytest.mark.parametrize(
    ("anchored", "note", "mark"),
    [
        ("Quảng Trị¹.", "¹ Kế hoạch", "¹"),
        ("Quảng Trị¹².", "¹² Kế hoạch", "¹²"),
        ("Quảng Trị⁽¹⁾.", "⁽¹⁾ Kế hoạch", "⁽¹⁾"),
        ("Quảng Trị[1].", "[1] Kế hoạch", "[1]"),
        ("Quảng Trị[^a].", "[^a]: Kế hoạch", "[^a]"),
        ("Quảng Trị(1).", "(1) Kế hoạch", "(1)"),
    ],
)
def test_a_footnote_knows_its_anchor(anchored: str, note: str, mark: str) -> None:
    text = f"{anchored}\n\n{note} số 65.\n"
    [footnote] = page(text).footnotes

    assert (footnote.mark, footnote.anchor, footnote.text.strip()) == (mark, 9, "Kế hoạch số 65.")


def test_a_footnote_without_anchor_says_so() -> None:
    document = page("Diện tích 12 km² và 5 m².\n\n² Kế hoạch số 65.\n")

    assert document.blocks[1:] == (Footnote(27, 44, "  Kế hoạch số 65.", "²", -1),)


def test_a_footnote_of_a_later_page_has_the_anchor_before_it() -> None:
    text = "Một¹.\n\n¹ Chú thích một.\n\nHai¹.\n\n¹ Chú thích hai.\n"

    assert [note.anchor for note in page(text).footnotes] == [text.index("¹"), text.index("Hai¹") + 3]


def test_a_document_of_one_endless_line_is_one_paragraph() -> None:
    text = "đạt 12,5 điểm " * 20_000

    [paragraph] = page(text).blocks

    assert Span(paragraph.start, paragraph.end) == Span(0, len(text) - 1)


def test_a_table_stands_between_its_paragraphs() -> None:
    document = page("Cụ thể:\n\n| Xã | Điểm |\n|---|---|\n| Nam Đà | 79,1 |\n\nTrên đây\n")

    assert shown(document) == [("", "Cụ thể:"), [["Xã", "Điểm"], ["Nam Đà", "79,1"]], ("", "Trên đây")]
    assert only_table(document).head == ("Xã", "Điểm")


def test_a_line_widened_by_a_page_break_does_not_part_a_paragraph() -> None:
    full = "Chỉ đạo (10 điểm); Thể chế (10 điểm); Thủ tục hành chính và một cửa (10 điểm);"
    lines = [full, "Bộ máy (10 điểm).", "", "x" * 70 + " và", "y" * 70 + " và", "z" * 70 + " và", "cuối.", ""]
    wide = ["Đã cử 80 lượt cán bộ tham gia bồi dưỡng nghiệp vụ cải cách hành chính trong năm, trong", "đó nữ 20."]
    document = plain_document("\n".join([*lines, *wide]), "x.txt")

    assert next(document.paragraphs).text == f"{full} Bộ máy (10 điểm)."


def test_a_line_in_bold_is_a_title_of_its_own() -> None:
    text = "**Kết quả khảo sát mức độ hài lòng của người dân và tổ chức trên địa bàn năm 2021**\nThực hiện Kế hoạch\n"

    document = plain_document(text, "bao-cao.txt")

    assert [block.words for block in document.blocks if isinstance(block, Paragraph)] == [
        "Kết quả khảo sát mức độ hài lòng của người dân và tổ chức trên địa bàn năm 2021",
        "Thực hiện Kế hoạch",
    ]
