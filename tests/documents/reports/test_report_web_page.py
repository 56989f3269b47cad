import pytest
from report_pages import only_table, shown, wrong_places

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.proofreading.page import Document, Footnote, Paragraph
from parindex.documents.reports.web_page import read_web_page


def page(body: str) -> Document:
    document = read_web_page(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")
    assert wrong_places(document) == []
    return document


def test_blocks_are_paragraphs_in_lines() -> None:
    document = page("<h1>BÁO CÁO</h1>\n<p>1. <b>Kết</b>\n  quả </p><div>Xã <div>Nam</div> Đà</div>")

    assert document == Document(
        "a.html",
        "BÁO CÁO\n1. Kết quả\nXã\nNam\nĐà",
        (
            Paragraph(0, 7, "BÁO CÁO", "", 0),
            Paragraph(8, 18, "1. Kết quả", "1.", 11),
            Paragraph(19, 21, "Xã", "", 19),
            Paragraph(22, 25, "Nam", "", 22),
            Paragraph(26, 28, "Đà", "", 26),
        ),
    )


def test_what_is_not_shown_is_not_read() -> None:
    body = (
        "<style>p{}</style><script>let x;</script><!-- ghi chú --><p>Xã<del> Nam</del> Đà</p>"
        '<p hidden>ẩn</p><p style="display: none">ẩn</p><span style="mso-hide:all">ẩn</span><svg><text>x</text></svg>'
    )

    assert shown(page(body)) == [("", "Xã Đà")]


def test_blanks_are_folded_as_a_browser_does() -> None:
    assert page("<p> Xã <b> Nam</b> <i>Đà</i>\n\t<span> </span>đạt</p>").text == "Xã Nam Đà đạt"


def test_entities_and_unseen_signs() -> None:
    assert (
        page("<p>79,1&nbsp;&lt;&nbsp;80 &amp; tr&shy;ường &#7845;<wbr>p</p>").text == "79,1\u00a0<\u00a080 & trường ấp"
    )


def test_decomposed_letters_are_composed() -> None:
    assert page("<p>Tie\u0302\u0300n</p>").text == "Tiền"


def test_a_break_is_a_line_and_two_end_the_paragraph() -> None:
    document = page("<p>Số: 10<br>V/v khắc phục<br/><br>- Cấp xã<br>- Cấp huyện</p>")

    assert document.text == "Số: 10\nV/v khắc phục\n\n- Cấp xã\n- Cấp huyện"
    assert shown(document) == [("", "Số: 10 V/v khắc phục"), ("-", "Cấp xã"), ("-", "Cấp huyện")]


def test_lines_of_preformatted_text_stay() -> None:
    assert page("<pre>Một\n  hai\n\nba</pre>").text == "Một\nhai\n\nba"


def test_items_of_lists_have_marks() -> None:
    body = "<ul><li>Một<li><p>hai</p></li></ul><ol><li>ba<ol type=a><li>bốn</li><li>năm</li></ol></li><li>sáu</li></ol>"

    assert shown(page(body)) == [("•", "Một"), ("•", "hai"), ("1.", "ba"), ("a.", "bốn"), ("b.", "năm"), ("2.", "sáu")]


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ('type="I"', ["I.", "II."]),
        ('type="A" start="3"', ["C.", "D."]),
        ('style="list-style-type: lower-roman"', ["i.", "ii."]),
        ('style="list-style: none"', ["", ""]),
        ('start="x"', ["1.", "2."]),
        ('start="0"', ["0.", "1."]),
    ],
)
def test_ordered_lists_count_as_they_say(attributes: str, marks: list[str]) -> None:
    paragraphs = page(f"<ol {attributes}><li>một</li><li>hai</li></ol>").paragraphs

    assert [each.mark for each in paragraphs] == marks


def test_an_item_may_say_its_number() -> None:
    paragraphs = page('<ol><li>a</li><li value="7">b</li><li>c</li></ol>').paragraphs

    assert [each.mark for each in paragraphs] == ["1.", "7.", "8."]


def test_a_mark_goes_with_the_words_of_its_item_only() -> None:
    assert shown(page("<ul><li></li></ul><p>Xã</p>")) == [("", "Xã")]


def test_a_typed_mark_is_a_mark() -> None:
    assert shown(page("<p>a) Công tác</p>")) == [("a)", "Công tác")]


TABLE = (
    "<table><caption>Bảng 1</caption><thead><tr><th>Xã</th><th>Điểm</th></tr></thead>"
    "<tbody><tr><td>Nam Đà</td><td>79,1</td></tr></tbody></table>"
)


def test_a_table_has_rows_in_lines_and_cells_at_tabs() -> None:
    document = page(f"<p>Cụ thể:</p>{TABLE}<p>Hết</p>")

    assert document.text == "Cụ thể:\nBảng 1\nXã\tĐiểm\nNam Đà\t79,1\nHết"
    assert shown(document) == [
        ("", "Cụ thể:"),
        ("", "Bảng 1"),
        [["Xã", "Điểm"], ["Nam Đà", "79,1"]],
        ("", "Hết"),
    ]


def test_cells_over_rows_and_columns_leave_empty_ones() -> None:
    table = only_table(
        page(
            "<table><tr><td rowspan=2>Xã</td><td colspan=2>Điểm</td><td rowspan=2>Loại</td></tr>"
            "<tr><td>Tự chấm</td><td>Thẩm định</td></tr>"
            "<tr><td>Nam Đà</td><td>80</td><td>79,1</td><td>Khá</td></tr></table>"
        )
    )

    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Xã", "Điểm", "", "Loại"],
        ["", "Tự chấm", "Thẩm định", ""],
        ["Nam Đà", "80", "79,1", "Khá"],
    ]
    assert (table.headers, table.head) == (2, ("Xã", "Điểm Tự chấm", "Thẩm định", "Loại"))


def test_headings_make_the_header() -> None:
    body = "<table><tr><th>Xã</th><th>Điểm</th></tr><tr><th>a</th><th>b</th></tr><tr><th>A</th><td>1</td></tr></table>"

    assert only_table(page(body)).headers == 2


def test_without_headings_the_first_row_is_the_header_unless_it_has_numbers() -> None:
    named = page("<table><tr><td>Xã<td>Điểm<tr><td>A<td>1</table>")
    bare = page("<table><tr><td>A<td>1<tr><td>B<td>2</table>")

    assert [only_table(each).headers for each in (named, bare)] == [1, 0]


def test_empty_cells_keep_their_places() -> None:
    document = page("<table><tr><td>Xã<td>Điểm<tr><td> <td>79<tr><td>A<td></table>")

    assert document.text == "Xã\tĐiểm\n\t79\nA\t"
    assert shown(document) == [[["Xã", "Điểm"], ["", "79"], ["A", ""]]]


def test_paragraphs_lists_and_breaks_in_a_cell_are_one_text() -> None:
    document = page(
        "<table><tr><td>Xã<td>Việc<tr><td>A<td><p>Một</p><ul><li>hai</li></ul><ol><li>ba<br>bốn</ol></table>"
    )

    assert shown(document) == [[["Xã", "Việc"], ["A", "Một • hai 1. ba bốn"]]]


def test_a_table_for_layout_is_no_table() -> None:
    letterhead = "<table><tr><td>UBND HUYỆN</td><td>CỘNG HÒA</td></tr></table>"
    column = "<table><tr><td>Một</td></tr><tr><td>Hai</td></tr></table>"
    around = f"<table><tr><td>Trái</td><td>{TABLE}</td></tr><tr><td>x</td><td>y</td></tr></table>"

    assert shown(page(letterhead + column + around)) == [
        *(("", "UBND HUYỆN"), ("", "CỘNG HÒA"), ("", "Một"), ("", "Hai"), ("", "Trái"), ("", "Bảng 1")),
        [["Xã", "Điểm"], ["Nam Đà", "79,1"]],
        *(("", "x"), ("", "y")),
    ]


def test_a_table_torn_apart_is_one() -> None:
    first, rest = "<table><tr><td>Xã<td>Điểm<tr><td>A<td>1</table>", "<table><tr><td>B<td>2<tr><td>C<td>3</table>"

    assert shown(page(first + "<p>&nbsp;</p>" + rest)) == [[["Xã", "Điểm"], ["A", "1"], ["B", "2"], ["C", "3"]]]


def test_spans_without_sense_are_one() -> None:
    body = "<table><tr><td colspan=0>Xã<td rowspan=x>Điểm<tr><td colspan=-1>A<td>1</table>"

    assert shown(page(body)) == [[["Xã", "Điểm"], ["A", "1"]]]


def test_raised_figures_are_footnotes() -> None:
    document = page("<p>Quảng Trị<sup>1</sup>, 5 m<sup>2</sup>, 1<sup>st</sup></p><p><sup>1</sup> Kế hoạch số 65.</p>")

    assert document.text == "Quảng Trị¹, 5 m², 1st\n¹ Kế hoạch số 65."
    assert document.blocks[1] == Footnote(22, 39, "  Kế hoạch số 65.", "¹", 9)


def test_fonts_of_before_unicode() -> None:
    body = (
        '<p style="font-family:\'.VnTime\'">Tiªu <span>chÝ</span></p><p><font face="VNI-Times">Tieâu</font></p>'
        '<p style="font-family:.VnTimeH">tiªu</p>'
    )

    assert page(body).text == "Tiêu chí\nTiêu\nTIÊU"


@pytest.mark.parametrize(
    "content",
    [
        "<html><p>Tiêu chí</p>".encode(),
        "\ufeff<html><p>Tiêu chí</p>".encode(),
        "<html><p>Tiêu chí</p>".encode("utf-16"),
        '<html><meta charset="utf-8"><p>Tiêu chí</p>'.encode(),
        '<?xml version="1.0" encoding="utf-8"?><html><p>Tiêu chí</p></html>'.encode(),
        *(
            f"<html><meta charset={said}><p>Tiêu chí</p>".encode()
            for said in ("xyz", "zlib", "rot13", "idna", "undefined")
        ),
        b'<html><meta http-equiv="a" content="text/html; charset=iso-8859-1"><p>Ti\xeau ch\xed</p>'.replace(
            b"\xea", b"&ecirc;"
        ),
        "<html><meta charset=windows-1258><p>Tiêu chi\u0301</p>".encode("cp1258"),
    ],
)
def test_the_letters_are_told_by_mark_or_word(content: bytes) -> None:
    assert read_web_page(content, "a.html").text == "Tiêu chí"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><body><p> </p></body></html>", "file-empty"),
        (b"<html><p>Ti\xeau</p>", "not-utf8"),
        ("<html>" + "<b>" * 20_000 + "x", "report-damaged"),
        (b"<!-- x -->", "file-empty"),
    ],
)
def test_pages_that_cannot_be_read(content: bytes | str, code: str) -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read_web_page(content if isinstance(content, bytes) else content.encode(), "a.html")

    assert refusal.value.fault.code == code
    assert refusal.value.fault.at == Place("a.html")
    assert isinstance(refusal.value.fault, Fault)


def test_broken_html_is_read_as_browsers_do() -> None:
    assert shown(page("<p>Một<p>Hai</div><b>Ba</p> <i>bốn")) == [("", "Một"), ("", "HaiBa"), ("", "bốn")]


def test_a_long_list_is_counted_quickly() -> None:
    paragraphs = list(page("<ol>" + "<li>x" * 20_000 + "</ol>").paragraphs)

    assert paragraphs[-1].mark == "20000."
