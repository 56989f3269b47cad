import pytest
from report_pages import only_table, shown, wrong_places

from parindex.core.proofreading.page import Document
from parindex.documents.reports.plain import plain_document

HEAD = "| Hạng | Xã | Điểm |\n|---|---|---|\n"
FIRST = "| 1 | Nam Đà | 79,1 |\n| 2 | Đắk Mâm | 78 |\n"
SECOND = "| 3 | Nam Xuân | 71 |\n"
ROWS = [["Hạng", "Xã", "Điểm"], ["1", "Nam Đà", "79,1"], ["2", "Đắk Mâm", "78"], ["3", "Nam Xuân", "71"]]


def page(text: str) -> Document:
    document = plain_document(text, "a.md")
    assert wrong_places(document) == []
    return document


def test_cells_stand_where_their_words_stand() -> None:
    text = HEAD + FIRST

    table = only_table(page(text))

    assert (table.headers, table.sheet, table.head) == (1, "", ("Hạng", "Xã", "Điểm"))
    assert [text[cell.start : cell.end] for cell in table.body[0]] == ["1", "Nam Đà", "79,1"]
    assert (table.start, text[: table.end]) == (2, text[: text.index("78") + 2])


def test_an_empty_cell_has_a_place() -> None:
    text = HEAD + "| | Trung bình | |\n"

    cells = only_table(page(text)).body[0]

    assert [cell.words for cell in cells] == ["", "Trung bình", ""]
    assert [(cell.start, cell.end) for cell in cells] == [(36, 36), (39, 49), (51, 51)]


def test_emphasis_tags_and_escaped_pipes_in_cells() -> None:
    text = HEAD + "| **1** | Nam<br>Đà | 7\\|9 |\n"

    assert [cell.words for cell in only_table(page(text)).body[0]] == ["1", "Nam Đà", "7\\|9"]


def test_rows_of_unlike_width_are_made_a_rectangle() -> None:
    assert shown(page(HEAD + "| 1 | Nam Đà\n")) == [[["Hạng", "Xã", "Điểm"], ["1", "Nam Đà", ""]]]


def test_blank_rows_are_no_rows() -> None:
    assert shown(page(HEAD + "| | | |\n" + FIRST)) == [ROWS[:3]]


def test_a_table_without_words_is_none() -> None:
    assert shown(page("| | |\n|---|---|\n| | |\n")) == []


def test_without_a_ruler_the_first_row_is_the_header_unless_it_has_numbers() -> None:
    named, bare = page("| Xã | Năm 2022 |\n| Nam Đà | 79,1 |\n"), page("| Nam Đà | 79,1 |\n| Nam Xuân | 71 |\n")

    assert [only_table(each).headers for each in (named, bare)] == [1, 0]


def test_a_row_that_numbers_the_columns_is_of_the_header() -> None:
    signs = page(HEAD + "| (1) | (2) | (3)=(1)/(2)*100 |\n" + FIRST)
    figures = page("| A | B | C | D |\n|-|-|-|-|\n| 1 | 2 | 3 | 4 |\n| a | b | c | 5 |\n")

    assert [only_table(each).headers for each in (signs, figures)] == [2, 2]


def test_a_header_repeated_on_the_next_page_is_no_row() -> None:
    for gap in ("\n", "\n\n\n", ""):
        assert shown(page(HEAD + FIRST + gap + HEAD + SECOND)) == [ROWS]


def test_a_table_goes_on_under_an_empty_header() -> None:
    assert shown(page(HEAD + FIRST + "\n| | | |\n|--|--|--|\n" + SECOND)) == [ROWS]


def test_a_table_goes_on_without_a_header() -> None:
    assert shown(page(HEAD + FIRST + "\n" + SECOND)) == [ROWS]


def test_a_table_goes_on_above_a_ruler_that_stands_last() -> None:
    assert shown(page(HEAD + FIRST + "\n" + SECOND + "|--|--|--|\n")) == [ROWS]
    assert shown(page(HEAD + FIRST + "\n| | | |\n|--|--|--|\n" + SECOND + "|--|--|--|\n")) == [ROWS]


def test_a_row_of_figures_taken_for_a_header_is_a_row() -> None:
    text = HEAD + FIRST + "\n" + SECOND + "|--|--|--|\n| 4 | Đắk Drô | 60 |\n"

    assert shown(page(text)) == [[*ROWS, ["4", "Đắk Drô", "60"]]]


def test_a_table_goes_on_over_several_pages() -> None:
    text = HEAD + "| 1 | Nam Đà | 79,1 |\n\n" + HEAD + "| 2 | Đắk Mâm | 78 |\n\n| | | |\n|-|-|-|\n" + SECOND

    assert shown(page(text)) == [ROWS]


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 2", "2/5", "Trang 2/5"])
@pytest.mark.parametrize("head", ["", HEAD, HEAD.partition("\n")[0] + "\n"])
def test_a_table_goes_on_behind_the_number_of_a_page(number: str, head: str) -> None:
    assert shown(page(f"{HEAD}{FIRST}\n{number}\n\n{head}{SECOND}")) == [ROWS]


def test_a_line_of_words_ends_a_table() -> None:
    tables = shown(page(f"{HEAD}{FIRST}\nBảng 2\n\n{HEAD}{SECOND}"))

    assert tables == [ROWS[:3], ("", "Bảng 2"), [ROWS[0], ROWS[3]]]


def test_another_header_begins_another_table() -> None:
    other = "| Hạng | Xã | Tỷ lệ |\n|---|---|---|\n| 3 | Nam Xuân | 71 |\n"

    assert [table.head[2] for table in page(HEAD + FIRST + "\n" + other).tables] == ["Điểm", "Tỷ lệ"]


def test_another_width_begins_another_table() -> None:
    assert len(list(page(HEAD + FIRST + "\n| 3 | Nam Xuân |\n").tables)) == 2


def test_words_between_part_tables() -> None:
    assert len(list(page(HEAD + FIRST + "\nXã\n\n" + HEAD + SECOND).tables)) == 2


def test_rows_of_tabs_are_a_table() -> None:
    text = "Hạng\tXã\tĐiểm\n1\tNam Đà\t79,1\n\n2\tĐắk Mâm\t78\n3\tNam Xuân\t71\n"

    assert shown(page(text)) == [ROWS]


def test_lists_in_cells_of_tabs_are_blanked() -> None:
    text = 'Tiêu chí\tĐiểm\tThời gian\n1.1. Mức độ\t1.6\t<ul style="a"> - Cả năm. \n'

    assert shown(page(text)) == [[["Tiêu chí", "Điểm", "Thời gian"], ["1.1. Mức độ", "1.6", "- Cả năm."]]]


def test_a_row_of_tabs_with_its_last_cells_left_out() -> None:
    text = "Hạng\tXã\tĐiểm\tGhi chú\n1\tNam Đà\t79,1\t\n2\tĐắk Mâm\t78\n"

    assert shown(page(text)) == [
        [["Hạng", "Xã", "Điểm", "Ghi chú"], ["1", "Nam Đà", "79,1", ""], ["2", "Đắk Mâm", "78", ""]]
    ]


def test_rows_of_tabs_of_another_width_are_another_table() -> None:
    text = "Hạng\tXã\tĐiểm\n1\tNam Đà\t79,1\n\nXã\tTự\tTỉnh\tLoại\nA\t1\t2\tTốt\n"

    assert [table.head for table in page(text).tables] == [("Hạng", "Xã", "Điểm"), ("Xã", "Tự", "Tỉnh", "Loại")]


def test_signatures_set_apart_by_tabs_are_no_table() -> None:
    text = "Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\t\tCHỦ TỊCH\n"

    assert shown(page(text)) == [("", "Nơi nhận: TM. ỦY BAN NHÂN DÂN"), ("-", "Như trên; CHỦ TỊCH")]


def test_one_row_of_tabs_is_no_table() -> None:
    assert shown(page("Xã\tĐiểm\tHạng\n")) == [("", "Xã Điểm Hạng")]


ALIGNED = """\
                    BẢNG XẾP HẠNG
 Xếp                                Điểm        Mức xếp
          Cấp xã
 hạng                               thẩm định   loại
 1        UBND xã Năm Nung          80,4        Tốt
 2        UBND thị trấn             80          Tốt
          Đắc Mâm
 3        UBND xã Nam Đà            79,1        Khá
          Điểm trung bình           79,83

Nơi nhận:                           CHỦ TỊCH
"""


def test_columns_aligned_by_blanks_are_a_table() -> None:
    document = page(ALIGNED)

    assert shown(document) == [
        ("", "BẢNG XẾP HẠNG"),
        [
            ["Xếp hạng", "Cấp xã", "Điểm thẩm định", "Mức xếp loại"],
            ["1", "UBND xã Năm Nung", "80,4", "Tốt"],
            ["2", "UBND thị trấn Đắc Mâm", "80", "Tốt"],
            ["3", "UBND xã Nam Đà", "79,1", "Khá"],
            ["", "Điểm trung bình", "79,83", ""],
        ],
        ("", "Nơi nhận: CHỦ TỊCH"),
    ]
    assert only_table(document).headers == 1


def test_aligned_rows_may_be_set_apart_by_blank_lines() -> None:
    text = "Hạng   Xã         Điểm\n\n1      Nam Đà     79,1\n\n2      Đắk Mâm    78\n\n3      Nam Xuân   71\n"

    assert shown(page(text)) == [ROWS]


def test_an_aligned_table_of_words_has_one_header() -> None:
    text = "Xã         Người         Nơi\nNam Đà     Ông An        Trụ sở\nĐắk Mâm    Bà Bình       Nhà\n"

    assert only_table(page(text)).headers == 1


def test_a_letterhead_above_an_aligned_table_is_no_part_of_it() -> None:
    text = "HUYỆN A          ĐỘC LẬP - TỰ DO\n\nHạng   Xã         Điểm\n1      Nam Đà     79,1\n2      Đắk Mâm    78\n"

    assert shown(page(text)) == [("", "HUYỆN A ĐỘC LẬP - TỰ DO"), ROWS[:3]]


def test_two_pieces_in_one_column_are_one_cell() -> None:
    text = "Hạng   Xã           Điểm\n1      Nam Đà       79,1\n2      Đắk  Mâm     78\n3      Nam Xuân     71\n"

    assert shown(page(text)) == [ROWS]


def test_words_spaced_at_random_are_no_table() -> None:
    text = "Các  cơ quan   đơn vị huyện  đã\nxây  dựng quy   chế chi\nnội bộ  lập  dự toán\n"

    assert list(page(text).tables) == []


FLAT = "Cụ thể:\n\nHạng\n\nXã\n\nĐiểm\n\n1\n\nNam Đà\n\n79,1\n\n2\n\nĐắk Mâm\n\n78\n\n3\n\nNam Xuân\n\n71\n"


def test_a_table_flattened_to_one_cell_a_line() -> None:
    for text in (FLAT, FLAT.replace("\n\n", "\n")):
        assert shown(page(text)) == [("", "Cụ thể:"), ROWS]


def test_a_flattened_table_has_its_last_row_without_an_ordinal() -> None:
    document = page(FLAT + "\nĐiểm trung bình\n\n76,03\n\nTrên đây\n")

    assert shown(document) == [("", "Cụ thể:"), [*ROWS, ["", "Điểm trung bình", "76,03"]], ("", "Trên đây")]


def test_ranks_may_be_shared_in_a_flattened_table() -> None:
    text = "1\nNam Đà\n79\n1\nĐắk Mâm\n79\n3\nNam Xuân\n71\n"
    table = only_table(page(text))

    assert (table.headers, [row[0].words for row in table.rows]) == (0, ["1", "1", "3"])


def test_a_wider_flattened_table() -> None:
    rows = [["Hạng", "Xã", "Tự chấm", "Thẩm định", "Loại"]]
    rows += [[str(at), f"Xã {at}", f"{90 - at},5", f"{90 - at}", "Tốt"] for at in range(1, 13)]

    assert shown(page("\n".join(cell for row in rows for cell in row))) == [rows]


def test_the_last_row_of_a_flattened_table_may_leave_out_ranks_and_words() -> None:
    rows = [["TT", "Xã", "Hồ sơ", "Trực tuyến", "Xếp hạng", "Tỷ lệ (%)", "Đánh giá"]]
    rows += [[str(at), f"Xã {at}", "100", f"{80 + at}", str(5 - at), f"{80 + at},0", "Đạt"] for at in range(1, 5)]
    total = ["Tổng cộng", "400", "330", "82,5"]
    text = "\n".join(cell for row in rows for cell in row) + "\n" + "\n".join(total)

    assert shown(page(text)) == [[*rows, ["", "Tổng cộng", "400", "330", "", "82,5", ""]]]


def test_a_last_row_that_fits_no_columns_is_left_outside() -> None:
    document = page(FLAT + "\nTổng cộng\n\n228\n\n3\n\n76\n")

    assert shown(document) == [("", "Cụ thể:"), ROWS, *(("", each) for each in ("Tổng cộng", "228", "3", "76"))]


def test_a_flattened_table_of_names_and_numbers() -> None:
    rows = [["Chỉ tiêu", "Năm 2024", "Năm 2023", "Tăng/giảm"]]
    rows += [["Trực tuyến", "80,9", "68,2", "+12,7"], ["Thanh toán", "68,1", "41,5", "+26,6"]]
    rows += [["Số hóa", "93,5", "79,8", "+13,7"]]

    assert shown(page("\n".join(cell for row in rows for cell in row))) == [rows]


def test_names_and_numbers_without_a_header_are_no_table() -> None:
    assert list(page("Trực tuyến\n80,9\n68,2\nThanh toán\n68,1\n41,5\nSố hóa\n93,5\n79,8\n").tables) == []


def test_numbers_alone_are_no_flattened_table() -> None:
    assert list(page("1\n2\n3\n4\n5\n6\n7\n8\n9\n").tables) == []


def test_words_alone_are_no_flattened_table() -> None:
    assert list(page("1\nMột\nhai\n2\nBa\nbốn\n3\nNăm\nsáu\n").tables) == []


def test_two_rows_are_no_flattened_table() -> None:
    assert list(page("1\nNam Đà\n79\n2\nĐắk Mâm\n78\n").tables) == []


def test_ordinals_that_jump_are_no_flattened_table() -> None:
    assert list(page("1\nNam Đà\n79\n4\nĐắk Mâm\n78\n9\nNam Xuân\n71\n").tables) == []
