import pytest
from pdf_files import LEFT, RIGHT, PdfPage, centred, paragraph, pdf, ruled
from report_pages import only_table, shown, wrong_places

from parindex.core.proofreading.page import Document, Table
from parindex.documents.reports.pdf import read_pdf

PROSE = (
    "Kết quả chấm điểm các xã, thị trấn năm 2022 của Ủy ban nhân dân huyện như sau, có 03 đơn vị được đánh giá và "
    "xếp loại theo quy định."
)
HEAD = ["TT", "Đơn vị", "Điểm", "Xếp loại"]
ROWS = [["1", "Xã Nam Đà", "92,5", "Tốt"], ["2", "Xã Đắk Drô", "90,1", "Tốt"], ["3", "Xã Nâm Nung", "79", "Khá"]]
EDGES = (LEFT, 120.0, 300.0, 400.0, RIGHT)


def read(*pages: PdfPage) -> Document:
    document = read_pdf(pdf(*pages), "a.pdf")
    assert wrong_places(document) == []
    return document


def test_a_ruled_table_stands_at_its_place_in_the_text() -> None:
    page = PdfPage()
    y = paragraph(page, 90, PROSE)
    bottom = ruled(page, y, EDGES, [HEAD, *ROWS])
    paragraph(page, bottom + 30, PROSE)

    document = read(page)

    assert shown(document) == [("", PROSE), [HEAD, *ROWS], ("", PROSE)]
    assert only_table(document).headers == 1
    assert "\nTT\tĐơn vị\tĐiểm\tXếp loại\n1\tXã Nam Đà\t92,5\tTốt\n" in document.text


def test_rules_drawn_as_thin_boxes_around_every_cell() -> None:
    page = PdfPage()
    for at, row in enumerate([HEAD, *ROWS]):
        top = 100 + at * 20
        for left, right, words in zip(EDGES, EDGES[1:], row, strict=False):
            page.box(left, top - 0.25, right, top + 0.25)
            page.box(left, top + 19.75, right, top + 20.25)
            page.box(left - 0.25, top, left + 0.25, top + 20)
            page.box(right - 0.25, top, right + 0.25, top + 20)
            page.text(left + 3, top + 14, words, 12)

    assert shown(read(page)) == [[HEAD, *ROWS]]


def test_cells_hold_several_lines_and_merged_cells_cover_their_neighbours() -> None:
    page = PdfPage()
    left, middle, inner, right = LEFT, 250.0, 350.0, 450.0
    for y, start in ((100, left), (120, middle), (160, left), (200, left)):
        page.line(start, y, right, y)
    for x, top in ((left, 100), (middle, 100), (inner, 120), (right, 100)):
        page.line(x, top, x, 200)
    page.text(left + 3, 130, "Lĩnh vực", 12)
    page.text(middle + 40, 114, "Điểm năm", 12)
    page.text(middle + 3, 140, "2021", 12)
    page.text(inner + 3, 140, "2022", 12)
    page.text(left + 3, 174, "Thực hiện Quyết định 5/QĐ-", 11)
    page.text(left + 3, 188, "UBND của tỉnh", 11)
    page.text(middle + 3, 174, "8", 12)
    page.text(inner + 3, 174, "9", 12)

    table = only_table(read(page))

    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Lĩnh vực", "Điểm năm", ""],
        ["", "2021", "2022"],
        ["Thực hiện Quyết định 5/QĐ-UBND của tỉnh", "8", "9"],
    ]
    assert table.headers == 2
    assert table.head == ("Lĩnh vực", "Điểm năm 2021", "2022")


def test_a_title_across_all_columns_is_a_paragraph_above() -> None:
    page = PdfPage()
    for y in (100, 120, 140, 160):
        page.line(LEFT, y, RIGHT, y)
    for x, top in ((LEFT, 100), (300, 120), (RIGHT, 100)):
        page.line(x, top, x, 160)
    page.text(200, 114, "Bảng 1. Kết quả", 12)
    for y, words, figure in ((134, "Đơn vị", "Điểm"), (154, "Xã Nam Đà", "92,5")):
        page.text(LEFT + 3, y, words, 12)
        page.text(303, y, figure, 12)

    assert shown(read(page)) == [("", "Bảng 1. Kết quả"), [["Đơn vị", "Điểm"], ["Xã Nam Đà", "92,5"]]]


def test_words_written_upwards_in_a_cell() -> None:
    page = PdfPage()
    ruled(page, 100, EDGES, [["", "Đơn vị", "Điểm", "Loại"], *ROWS])
    page.turned(LEFT + 20, 118, "TT", 9)

    assert [cell.words for cell in only_table(read(page)).rows[0]] == ["TT", "Đơn vị", "Điểm", "Loại"]


@pytest.mark.parametrize("header", [True, False])
def test_a_table_goes_on_over_a_page_break(header: bool) -> None:
    first, second = PdfPage(), PdfPage()
    y = paragraph(first, 90, PROSE)
    ruled(first, max(y, 700), EDGES, [HEAD, *ROWS[:2]])
    centred(second, 40, "2")
    bottom = ruled(second, 70, EDGES, [*([HEAD] if header else []), ["II", "Thị trấn", "", ""], ROWS[2]])
    paragraph(second, bottom + 30, PROSE)

    document = read(first, second)

    assert shown(document) == [("", PROSE), [HEAD, *ROWS[:2], ["II", "Thị trấn", "", ""], ROWS[2]], ("", PROSE)]
    assert document.text.count("Đơn vị") == 1


def test_a_row_cut_by_a_page_break_is_whole() -> None:
    first, second = PdfPage(), PdfPage()
    edges = (LEFT, 330.0, 400.0, RIGHT)
    ruled(first, 700, edges, [["Nội dung", "Điểm", "Biện pháp"], ["Thủ tục có yêu cầu nghĩa vụ", "1,5", "Chưa có"]])
    ruled(second, 70, edges, [["tài chính", "", "hướng dẫn"], ["Sáng kiến", "2", "Cả năm"]])

    assert shown(read(first, second)) == [
        [
            ["Nội dung", "Điểm", "Biện pháp"],
            ["Thủ tục có yêu cầu nghĩa vụ tài chính", "1,5", "Chưa có hướng dẫn"],
            ["Sáng kiến", "2", "Cả năm"],
        ]
    ]


def test_a_row_that_the_page_leaves_open_below() -> None:
    page = PdfPage()
    ruled(page, 700, EDGES, [HEAD, ROWS[0]])
    for x in EDGES:
        page.line(x, 740, x, 790)
    for x, words in zip(EDGES, ROWS[1], strict=False):
        page.text(x + 3, 754, words, 12)

    assert shown(read(page)) == [[HEAD, *ROWS[:2]]]


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Đơn vị", "Điểm", "Tỷ lệ"], ["1", "Xã Nam Đà", "8", "80%"]],
        [HEAD, ["1", "Xã Nam Đà", "8", "Tốt"]],
        [["1", "Xã Nam Đà", "8", "Tốt"]],
    ],
)
def test_a_table_of_its_own_is_not_joined(rows: list[list[str]]) -> None:
    first, second = PdfPage(), PdfPage()
    ruled(first, 700, EDGES, [HEAD, *ROWS[:2]])
    ruled(second, 70, EDGES, rows)

    assert shown(read(first, second)) == [[HEAD, *ROWS[:2]], rows]


def test_a_table_of_other_columns_is_not_joined() -> None:
    first, second = PdfPage(), PdfPage()
    ruled(first, 700, EDGES, [HEAD, *ROWS[:2]])
    ruled(second, 70, (LEFT, 200, 350, 450, RIGHT), [["a", "b", "c", "d"], ["đ", "5", "6", "7"]])

    assert len(list(read(first, second).tables)) == 2


def test_two_tables_on_a_page_are_two() -> None:
    page = PdfPage()
    bottom = ruled(page, 90, EDGES, [HEAD, *ROWS])
    y = paragraph(page, bottom + 30, PROSE)
    ruled(page, y, (LEFT, 150, 350, RIGHT), [["TT", "Đơn vị", "Điểm"], ["1", "Xã Nam Đà", "8"]])

    assert shown(read(page)) == [[HEAD, *ROWS], ("", PROSE), [["TT", "Đơn vị", "Điểm"], ["1", "Xã Nam Đà", "8"]]]


def test_a_table_without_rules_at_its_sides() -> None:
    page = PdfPage()
    bottom = ruled(page, 90, EDGES, [HEAD, *ROWS])
    bare = PdfPage()
    for at, row in enumerate([HEAD, *ROWS]):
        bare.line(LEFT, 90 + 20 * at, RIGHT, 90 + 20 * at)
        for x, words in zip(EDGES, row, strict=False):
            bare.text(x + 3, 104 + 20 * at, words, 12)
    bare.line(LEFT, bottom, RIGHT, bottom)
    for x in EDGES[1:-1]:
        bare.line(x, 90, x, bottom)

    assert read(bare) == read(page)


def test_frames_and_underlines_are_no_tables() -> None:
    page = PdfPage()
    y = paragraph(page, 90, PROSE)
    page.line(40, 40, 555, 40)
    page.line(40, 800, 555, 800)
    page.line(40, 40, 40, 800)
    page.line(555, 40, 555, 800)
    page.line(LEFT, y + 20, RIGHT, y + 20)
    paragraph(page, y + 40, PROSE)

    assert shown(read(page)) == [("", PROSE), ("", PROSE)]


def borderless(page: PdfPage, top: float, rows: list[list[str]], *, apart: float = 20) -> float:
    """Write a table without rules, its figures in line at their right."""
    for row in rows:
        for x, right, words in zip((LEFT, 130, 350, 450), (0, 0, 400, 0), row, strict=False):
            page.text(right - len(words) * 6 if right else x, top, words, 12)
        top += apart
    return top


def test_a_table_without_rules() -> None:
    page = PdfPage()
    y = paragraph(page, 90, PROSE)
    bottom = borderless(page, y + 10, [HEAD, *ROWS])
    paragraph(page, bottom + 20, PROSE)

    document = read(page)

    assert shown(document) == [("", PROSE), [HEAD, *ROWS], ("", PROSE)]
    assert only_table(document).headers == 1
    assert "1\tXã Nam Đà\t92,5\tTốt" in document.text


def test_a_table_without_rules_whose_cells_have_several_lines() -> None:
    page = PdfPage()
    borderless(page, 100, [["TT", "Đơn vị", "Điểm", "Xếp"], ["", "", "", "loại"]], apart=14)
    borderless(page, 136, [ROWS[0], ["", "(huyện Krông Nô)"]], apart=14)
    borderless(page, 172, ROWS[1:], apart=22)

    assert shown(read(page)) == [[HEAD, ["1", "Xã Nam Đà (huyện Krông Nô)", "92,5", "Tốt"], *ROWS[1:]]]


def test_figures_half_way_down_cells_of_several_lines() -> None:
    page = PdfPage()
    borderless(page, 100, [["", "", "Điểm", ""], ["TT", "Đơn vị", "", "Xếp loại"], ["", "", "đạt được", ""]], apart=7)
    for at, row in enumerate(ROWS):
        borderless(page, 134 + 36 * at, [["", row[1]], [row[0], "", *row[2:]], ["", f"(vùng {at})"]], apart=7)

    assert shown(read(page)) == [
        [
            ["TT", "Đơn vị", "Điểm đạt được", "Xếp loại"],
            *([row[0], f"{row[1]} (vùng {at})", *row[2:]] for at, row in enumerate(ROWS)),
        ]
    ]


def test_figures_in_the_last_line_of_a_cell() -> None:
    page = PdfPage()
    borderless(page, 100, [HEAD])
    for at, row in enumerate(ROWS):
        borderless(page, 124 + 36 * at, [["", row[1]], [row[0], f"(vùng {at})", *row[2:]]], apart=14)

    assert shown(read(page)) == [[HEAD, *([row[0], f"{row[1]} (vùng {at})", *row[2:]] for at, row in enumerate(ROWS))]]


def test_a_table_without_rules_goes_on_over_a_page_break() -> None:
    first, second = PdfPage(), PdfPage()
    y = paragraph(first, 90, PROSE)
    borderless(first, y + 10, [HEAD, *ROWS])
    borderless(
        second, 70, [["4", "Xã Nam Xuân", "70", "Khá"], ["5", "Xã Đức Xuyên", "60", "Yếu"], ["6", "Xã X", "5", "Kém"]]
    )

    assert only_table(read(first, second)).rows[-1][1].words == "Xã X"
    assert [len(table.rows) for table in read(first, second).tables] == [7]


def test_units_and_figures_alone_are_a_table_of_two_columns() -> None:
    page = PdfPage()
    for at, (unit, figure) in enumerate([("Đơn vị", "Điểm"), *((row[1], row[2]) for row in ROWS)]):
        page.text(LEFT, 100 + 20 * at, unit)
        page.text(400, 100 + 20 * at, figure)

    assert shown(read(page)) == [[["Đơn vị", "Điểm"], *[row[1:3] for row in ROWS]]]


def test_a_numbered_list_is_no_table() -> None:
    page = PdfPage()
    for at in range(4):
        page.text(LEFT, 100 + 20 * at, f"{at + 1}.")
        page.text(LEFT + 40, 100 + 20 * at, f"Cấp xã: {20 + at} nhiệm vụ")

    assert not any(isinstance(block, Table) for block in read(page).blocks)
