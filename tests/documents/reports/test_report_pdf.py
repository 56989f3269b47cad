import unicodedata
from collections.abc import Iterable

import pytest
from pdf_files import HEIGHT, LEADING, LEFT, RIGHT, WIDTH, PdfPage, centred, paragraph, pdf
from report_pages import shown, wrong_places

from parindex.core.proofreading.page import Document, Footnote, Paragraph
from parindex.documents.reports.pdf import read_pdf

ORDERS = (
    "Căn cứ Quyết định số 258/QĐ-UBND ngày 14/02/2023 của UBND huyện về việc phê duyệt và công bố Chỉ số cải cách "
    "hành chính năm 2022 của UBND các xã, thị trấn, xã Triệu Trạch đạt 92,59 điểm."
)
TASKS = (
    "Để khắc phục tồn tại, UBND xã yêu cầu các cán bộ, công chức tiếp tục duy trì các tiêu chí đạt điểm tuyệt đối "
    "và khắc phục các tiêu chí đạt điểm thấp trong năm 2023."
)

TYPED = "B¸o c¸o kÕt qu¶ ®­îc giao, Ch­¬ng tr×nh, t­ ph¸p, Q§-UBND"  # noqa: RUF001 -- the old signs themselves


def read(*pages: PdfPage) -> Document:
    document = read_pdf(pdf(*pages), "a.pdf")
    assert wrong_places(document) == []
    assert unicodedata.is_normalized("NFC", document.text)
    return document


def page_of(paragraphs: Iterable[str], indent: float = 36) -> PdfPage:
    page, y = PdfPage(), 90.0
    for words in paragraphs:
        y = paragraph(page, y, words, indent=indent)
    return page


def words(document: Document) -> list[str]:
    return [" ".join(each.words.split()) for each in document.paragraphs]


@pytest.mark.parametrize(("indent", "lines"), [(36, 10), (0, 9)])
def test_lines_of_a_paragraph_are_joined(indent: float, lines: int) -> None:
    document = read(page_of([ORDERS, TASKS, "1. Kết quả", TASKS], indent))

    assert words(document) == [ORDERS, TASKS, "Kết quả", TASKS]
    assert document.text.startswith("Căn cứ Quyết định số 258/QĐ-UBND ngày 14/02/2023 của UBND")
    assert document.text.count("\n") == lines


def test_the_whole_document() -> None:
    page = PdfPage()
    page.text(LEFT, 90, "Độc lập", 13)
    page.text(LEFT, 140, "- Cấp xã: 1;", 13)

    assert read(page) == Document(
        "a.pdf",
        "Độc lập\n- Cấp xã: 1;",
        (Paragraph(0, 7, "Độc lập", "", 0), Paragraph(8, 20, "- Cấp xã: 1;", "-", 10)),
    )


def test_a_document_number_cut_at_its_hyphen_is_whole() -> None:
    page = PdfPage()
    page.text(LEFT, 100, "Theo Quyết định số 1323/QĐ-")
    page.text(LEFT, 118, "UBND, giai đoạn 2021 -")
    page.text(LEFT, 136, "2025.")

    assert read(page).text == "Theo Quyết định số 1323/QĐ-UBND, giai đoạn 2021 -\n2025."


def test_a_letterhead_is_read_column_by_column() -> None:
    page = PdfPage()
    left, right = (85.0, 260.0), (290.0, 560.0)
    for y, words_left, words_right in (
        (70, "UBND HUYỆN TRIỆU PHONG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (86, "XÃ TRIỆU TRẠCH", "Độc lập - Tự do - Hạnh phúc"),
        (112, "Số: 10/UBND", "Triệu Trạch, ngày 15 tháng 02 năm 2023"),
    ):
        centred(page, y, words_left, 13, left)
        centred(page, y + 1, words_right, 13, right)
    page.line(120, 90, 200, 90)
    centred(page, 160, "BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2022 CỦA ỦY BAN")
    paragraph(page, 200, ORDERS)

    assert words(read(page)) == [
        "UBND HUYỆN TRIỆU PHONG",
        "XÃ TRIỆU TRẠCH",
        "Số: 10/UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Triệu Trạch, ngày 15 tháng 02 năm 2023",
        "BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2022 CỦA ỦY BAN",
        ORDERS,
    ]


def test_signatures_whose_lines_are_not_level() -> None:
    page = PdfPage()
    paragraph(page, 100, TASKS)
    for at, line in enumerate(("Nơi nhận:", "- Như trên;", "- Đảng ủy, HĐND;", "- Lưu VT.")):
        page.text(LEFT, 200 + 13 * at, line, 11)
    for y, line in ((202, "TM. ỦY BAN NHÂN DÂN"), (219, "CHỦ TỊCH"), (270, "Lê Văn Mẫn")):
        centred(page, y, line, 14, (300, RIGHT))

    assert words(read(page)) == [
        TASKS,
        *("Nơi nhận:", "Như trên;", "Đảng ủy, HĐND;", "Lưu VT."),
        *("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫn"),
    ]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    first, second = PdfPage(), PdfPage()
    paragraph(first, 90, ORDERS)
    y = paragraph(first, 700, TASKS)
    second.text(LEFT, 90, "Triệu Trạch và các xã.")
    centred(second, 40, "2")

    # The last line of the first page ends early: only the words tell, and they do not.
    assert words(read(first, second)) == [ORDERS, TASKS, "Triệu Trạch và các xã."]

    first = PdfPage()
    paragraph(first, 90, ORDERS)
    first.spaced(LEFT + 36, y, "Kết quả này là của tập thể cán bộ, công chức, viên chức xã", 14, RIGHT)

    joined = "Kết quả này là của tập thể cán bộ, công chức, viên chức xã Triệu Trạch và các xã."
    assert words(read(first, second)) == [ORDERS, joined]


def test_page_numbers_and_running_heads_are_no_words() -> None:
    pages = []
    for number in range(4):
        page = page_of([f"Năm {2019 + number}: {ORDERS}", TASKS])
        if number:
            centred(page, 40, str(number + 1))
        page.text(LEFT, 800, f"Báo cáo CCHC năm 2023 - trang {number + 1}/4", 10)
        pages.append(page)

    document = read(*pages)

    assert words(document)[::2] == [f"Năm {2019 + number}: {ORDERS}" for number in range(4)]
    assert words(document)[1::2] == [TASKS] * 4
    assert "trang" not in document.text


def test_a_number_that_is_no_page_number_stays() -> None:
    page = page_of([ORDERS])
    page.text(LEFT, 400, "17")

    assert words(read(page)) == [ORDERS, "17"]


def test_a_footnote_does_not_cut_the_sentence_of_two_pages() -> None:
    first, second = PdfPage(), PdfPage()
    y = paragraph(first, 90, ORDERS)
    first.spaced(LEFT + 36, y, "Thực hiện Kế hoạch của tỉnh", 14, LEFT + 250)
    first.text(LEFT + 250, y - 5, "1", 9)
    first.spaced(LEFT + 262, y, "và các văn bản thì UBND", 14, RIGHT)
    first.line(LEFT, 740, LEFT + 140, 740)
    first.text(LEFT, 748, "1", 7)
    first.text(LEFT + 6, 752, "Kế hoạch số 65/KH-UBND ngày 28/3/2023 của UBND tỉnh Quảng Trị về công tác", 10)
    first.text(LEFT, 764, "cải cách hành chính.", 10)
    second.text(LEFT, 90, "Xã đã ban hành kế hoạch.")
    paragraph(second, 114, TASKS)

    document = read(first, second)
    [note] = document.footnotes

    assert words(document) == [
        ORDERS,
        "Thực hiện Kế hoạch của tỉnh và các văn bản thì UBND Xã đã ban hành kế hoạch.",
        TASKS,
    ]
    assert (note.mark, " ".join(note.text.split())) == (
        "¹",
        "Kế hoạch số 65/KH-UBND ngày 28/3/2023 của UBND tỉnh Quảng Trị về công tác cải cách hành chính.",
    )
    assert document.text[note.anchor - 4 : note.anchor + 1] == "tỉnh¹"


def test_a_note_whose_own_mark_is_not_raised() -> None:
    page = page_of([ORDERS, TASKS])
    page.text(LEFT, 300, "Đạt 92,5 điểm", 14)
    page.text(LEFT + 91, 295, "2", 9)
    page.text(LEFT, 760, "2Theo Quyết định số 1.", 10)

    assert [(note.mark, note.text.strip()) for note in read(page).footnotes] == [("²", "Theo Quyết định số 1.")]


def test_a_raised_mark_is_no_part_of_the_figure_before_it() -> None:
    page = PdfPage()
    page.text(LEFT, 100, "Diện tích 12")
    page.text(LEFT + 84, 95, "3", 9)
    page.text(LEFT + 95, 100, "là đủ.")

    document = read(page)

    assert document.text == "Diện tích 12³ là đủ."
    assert shown(document) == [("", "Diện tích 12 là đủ.")]


def test_old_fonts_are_made_unicode_by_their_names() -> None:
    page = PdfPage()
    page.text(LEFT, 100, TYPED, font=".VnTime")
    page.text(LEFT, 130, "ñy ban nh©n d©n", font="ABCDEF+.VnTimeH")
    page.text(LEFT, 160, "Coäng hoøa xaõ hoäi chuû nghóa", font="VNI-Times")
    page.text(LEFT, 190, "Mẫu 1", font="")

    assert words(read(page)) == [
        "Báo cáo kết quả được giao, Chương trình, tư pháp, QĐ-UBND",
        "ỦY BAN NHÂN DÂN",
        "Cộng hòa xã hội chủ nghĩa",
        "Mẫu 1",
    ]


def test_an_old_font_of_another_name_is_known_by_its_letters() -> None:
    page = PdfPage()
    page.text(LEFT, 100, TYPED, font="TimesOld")
    page.text(LEFT, 118, "ë x·", font="TimesOld")

    assert words(read(page)) == ["Báo cáo kết quả được giao, Chương trình, tư pháp, QĐ-UBND ở xã"]


def test_decomposed_letters_and_letters_written_twice() -> None:
    page = PdfPage()
    page.text(LEFT, 100, "Tie\u0302\u0300n\u00a0lương")
    page.text(LEFT, 150, "đậm")
    page.text(LEFT + 0.4, 150, "đậm")
    page.text(LEFT + 28, 150, "nhạt\u200b")

    assert words(read(page)) == ["Tiền lương", "đậm nhạt"]


def test_what_is_written_across_or_beside_the_page_is_left_out() -> None:
    page = page_of([ORDERS])
    page.turned(40, 500, "Mật")
    page.raw(f"BT /FU 60 Tf 0.7 0.7 -0.7 0.7 200 400 Tm <{'DỰ THẢO'.encode('utf-16-be').hex()}> Tj ET")
    page.text(WIDTH + 50, 100, "ngoài")

    assert words(read(page)) == [ORDERS]


@pytest.mark.parametrize(
    ("extra", "matrix"),
    [
        (f"/MediaBox [100 50 {100 + WIDTH} {50 + HEIGHT}]", "1 0 0 1 100 50 cm"),
        (f"/MediaBox [0 0 {HEIGHT} {WIDTH}] /Rotate 90", f"0 1 -1 0 {HEIGHT} 0 cm"),
        ("/Rotate 180", f"-1 0 0 -1 {WIDTH} {HEIGHT} cm"),
        (f"/MediaBox [0 0 {HEIGHT} {WIDTH}] /Rotate 270", f"0 -1 1 0 0 {WIDTH} cm"),
    ],
)
def test_pages_that_are_turned_or_moved(extra: str, matrix: str) -> None:
    page = PdfPage(extra=extra)
    page.raw(matrix)
    paragraph(page, 90, ORDERS)
    page.text(LEFT, 300, "Điểm", 12)
    page.text(LEFT + 24, 295, "1", 8)

    assert words(read(page)) == [ORDERS, "Điểm"]


def test_letters_moved_and_made_larger_by_the_page() -> None:
    page = PdfPage()
    page.raw("q 14 0 0 14 85 742 cm")
    page.raw(f"BT /FU 1 Tf 0 0 Td <{'Xã Nam Đà'.encode('utf-16-be').hex()}> Tj ET Q")
    page.text(LEFT + 70, 100, "đạt 92,5 điểm.")

    assert words(read(page)) == ["Xã Nam Đà đạt 92,5 điểm."]


def test_words_that_are_only_put_apart_have_blanks_between() -> None:
    page = PdfPage()
    page.spaced(LEFT, 100, "Xã Nam Đà đạt 92,5 điểm và xã Nam Xuân", 14, RIGHT)
    page.raw(f"BT /FU 14 Tf 85 {HEIGHT - 130} Td [<{'Nam'.encode('utf-16-be').hex()}> -400 <0110>] TJ ET")

    assert words(read(page)) == ["Xã Nam Đà đạt 92,5 điểm và xã Nam Xuân", "Nam Đ"]


def test_items_of_a_list_stay_apart() -> None:
    items = ["- " + TASKS[:-1] + ";", "- Cả năm;", "a) Cấp xã: 20 nhiệm vụ", "b) Cấp huyện: 3 nhiệm vụ", "Ghi chú"]

    assert words(read(page_of(items))) == [TASKS[:-1] + ";", "Cả năm;", *[item[3:] for item in items[2:4]], "Ghi chú"]


def test_a_hanging_list() -> None:
    page, y = PdfPage(), 90.0
    for _ in range(3):
        page.text(LEFT, y, "-")
        for line in ("Tăng cường công tác tham mưu tuyên truyền và đảm bảo theo", "Kế hoạch số 12/KH-UBND đề ra."):
            page.text(LEFT + 18, y, line)
            y += LEADING
    sentence = "Tăng cường công tác tham mưu tuyên truyền và đảm bảo theo Kế hoạch số 12/KH-UBND đề ra."

    assert words(read(page)) == [sentence] * 3


def test_no_paragraph_begins_with_an_empty_line() -> None:
    page = page_of([ORDERS])
    page.text(LEFT, 200, "_________")
    page.text(LEFT, 230, "Hết")

    document = read(page)

    assert words(document) == [ORDERS, "Hết"]
    assert not any(isinstance(block, Footnote) for block in document.blocks)
