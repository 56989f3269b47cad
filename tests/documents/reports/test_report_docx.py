import unicodedata

import pytest
from report_pages import only_table, shown, wrong_places
from word_files import MAIN, docx, font, members, p, packed, r, tbl, tc, tr

from parindex.core.faults import Fault, Place, UnusableInputError
from parindex.core.proofreading.page import Document, Footnote, Paragraph, Span
from parindex.documents.reports.docx import WordReport, read_docx, read_word

TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
WORDS = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def page(body: str, **parts: str) -> Document:
    document = read_docx(docx(body, **parts), "báo cáo.docx")
    assert wrong_places(document) == []
    return document


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_paragraphs_stand_in_lines() -> None:
    document = page(p("BÁO ", "CÁO") + p() + p("1. Kết quả"))

    assert document == Document(
        "báo cáo.docx",
        "BÁO CÁO\n\n1. Kết quả",
        (Paragraph(0, 7, "BÁO CÁO", "", 0), Paragraph(9, 19, "1. Kết quả", "1.", 12)),
    )


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read_docx(docx(p() + p(" ")), "a.docx")

    assert refusal.value.fault == Fault("file-empty", Place("a.docx"))


def test_a_namespace_that_could_not_be_written_again_is_damage() -> None:
    parts = members(p("Đạt 5 điểm."))
    body = str(parts["word/document.xml"]).replace("<w:body>", '<w:body xmlns:a="[Red]0">')

    with pytest.raises(UnusableInputError) as refusal:
        read_docx(packed(parts | {"word/document.xml": body}), "a.docx")

    assert refusal.value.fault == Fault("report-damaged", Place("a.docx"), params={"member": "word/document.xml"})


def test_tabs_breaks_and_hyphens() -> None:
    body = p("Xã", TAB, "Nam", BREAK, "Đà", "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:t>x</w:t></w:r>")

    assert page(body).text == "Xã\tNam\nĐà-\nx"


def test_soft_hyphens_and_signs_without_width_are_not_read() -> None:
    assert page(p("trư\u00adờng\u200b học\ufeff")).text == "trường học"


def test_line_ends_inside_a_run_are_blanks() -> None:
    assert page(p("Xã\nNam\tĐà")).text == "Xã Nam Đà"


def test_signs_of_a_font_of_symbols_are_read() -> None:
    body = p('<w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>', " Cấp xã", '<w:r><w:sym w:char="x"/></w:r>')

    assert shown(page(body)) == [("\uf0b7", "Cấp xã")]


def test_marked_lines_of_one_paragraph_are_paragraphs() -> None:
    document = page(p("Cụ thể:", BREAK, "- Cấp xã", BREAK, "đạt", BREAK, "- Cấp huyện"))

    assert shown(document) == [("", "Cụ thể:"), ("-", "Cấp xã đạt"), ("-", "Cấp huyện")]


def test_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Điểm tối đa")
    report = read_word(docx(p("A ", decomposed)), "a.docx")
    [part] = report.runs(Span(2, 6))

    assert report.document.text == "A Điểm tối đa"
    assert decomposed[part.start : part.end] == unicodedata.normalize("NFD", "Điểm")


def test_insertions_are_read_and_deletions_are_not() -> None:
    body = p(
        "Đạt ",
        f"<w:ins>{r('79,1')}</w:ins>",
        '<w:del><w:r><w:delText xml:space="preserve">97,1</w:delText></w:r></w:del>',
        f"<w:moveFrom>{r('xã')}</w:moveFrom><w:moveTo>{r(' điểm')}</w:moveTo>",
    )

    assert page(body).text == "Đạt 79,1 điểm"


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next() -> None:
    body = p("Đạt ", properties="<w:rPr><w:del/></w:rPr>") + p("79,1") + p("Xã")

    assert shown(page(body)) == [("", "Đạt 79,1"), ("", "Xã")]


def test_a_paragraph_whose_end_is_deleted_ends_before_a_table_or_with_the_text() -> None:
    open_end = p("Đạt", properties="<w:rPr><w:del/></w:rPr>")
    document = page(open_end + tbl(tr("Xã", "Điểm"), tr("A", "1")) + p("Hết") + open_end)

    assert shown(document) == [("", "Đạt"), [["Xã", "Điểm"], ["A", "1"]], ("", "Hết"), ("", "Đạt")]


def test_deleted_rows_are_not_read() -> None:
    body = tbl(tr("Xã", "Điểm"), tr("A", "1", properties="<w:del/>"), tr("B", "2"))

    assert shown(page(body)) == [[["Xã", "Điểm"], ["B", "2"]]]


def test_of_a_field_the_result_is_read() -> None:
    body = p(
        "Trang ",
        field("begin"),
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        field("separate"),
        r("5"),
        field("end"),
        "/10",
    )

    assert page(body).text == "Trang 5/10"


def test_a_field_inside_the_instruction_of_another_is_not_read() -> None:
    inner = (field("begin"), field("separate"), r("sai"), field("end"))
    body = p(field("begin"), *inner, field("separate"), r("đúng"), field("end"), " hết")

    assert page(body).text == "đúng hết"


def test_a_field_that_never_ends_hides_no_later_paragraph() -> None:
    assert page(p(field("begin"), "sai") + p("đúng") + p(field("end"), "xã")).text == "đúng\nxã"


def test_simple_fields_links_and_controls_are_read() -> None:
    body = p(
        f'<w:fldSimple w:instr="PAGE">{r("5")}</w:fldSimple>',
        f"<w:hyperlink>{r(' xã')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' Nam')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{r(' Đà')}</w:smartTag>",
    )

    assert page(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>").text == "5 xã Nam Đà"


def test_hidden_text_is_not_read() -> None:
    assert page(p("Xã", r(" mật", "<w:vanish/>"), r(" Nam", '<w:vanish w:val="0"/>'))).text == "Xã Nam"


def test_the_text_of_a_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = p("Xã", f"<w:r>{drawn}</w:r>", " Nam") + p("Đà")

    assert shown(page(body)) == [("", "Xã Nam"), ("", "Trong khung"), ("", "Đà")]


@pytest.mark.parametrize(
    ("name", "typed", "text"),
    [
        (".VnTime", "Tiªu chÝ", "Tiêu chí"),
        (".VnTimeH", "tiªu chÝ", "TIÊU CHÍ"),
        ("VNI-Times", "Tieâu chí", "Tiêu chí"),
        ("Times New Roman", "Tiêu chí", "Tiêu chí"),
        (".VnTime", "Tiêu chí về đất", "Tiêu chí về đất"),
    ],
)
def test_runs_in_old_fonts_become_unicode(name: str, typed: str, text: str) -> None:
    assert page(p(r(typed, font(name)), " đạt")).text == f"{text} đạt"


def test_the_font_may_come_from_styles() -> None:
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('Times New Roman')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="CuHon"><w:basedOn w:val="Cu"/></w:style>'
        f'<w:style w:type="character" w:styleId="Chu"><w:rPr>{font("VNI-Times")}</w:rPr></w:style>'
    )
    body = p(
        r("Tiªu "),
        r("Tieâu ", '<w:rStyle w:val="Chu"/>'),
        r("Tiªu", font("Arial")),
        properties='<w:pStyle w:val="CuHon"/>',
    )

    assert page(body + p("Tiªu"), styles=styles).text == "Tiêu Tiêu Tiªu\nTiªu"


def test_the_font_may_come_from_the_usual_style() -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'

    assert page(p("Tiªu chÝ"), styles=styles).text == "Tiêu chí"


def test_styles_based_on_each_other_in_a_ring_end() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )

    assert page(p("Xã", properties='<w:pStyle w:val="A"/>'), styles=styles).text == "Xã"


def test_a_table_has_rows_in_lines_and_cells_at_tabs() -> None:
    document = page(p("Cụ thể:") + tbl(tr("Xã", "Điểm"), tr("Nam Đà", "79,1")) + p("Hết"))

    assert document.text == "Cụ thể:\nXã\tĐiểm\nNam Đà\t79,1\nHết"
    assert shown(document) == [("", "Cụ thể:"), [["Xã", "Điểm"], ["Nam Đà", "79,1"]], ("", "Hết")]
    assert [document.text[cell.start : cell.end] for cell in only_table(document).rows[1]] == ["Nam Đà", "79,1"]


def test_merged_cells_are_empty() -> None:
    wide, begun, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr(tc("Xã", properties=begun), tc("Điểm", properties=wide)),
        tr(tc(properties=goes_on), "Tự chấm", "Thẩm định"),
        tr("Nam Đà", "80", "79,1"),
    )
    table = only_table(page(body))

    assert [[cell.words for cell in row] for row in table.rows] == [
        ["Xã", "Điểm", ""],
        ["", "Tự chấm", "Thẩm định"],
        ["Nam Đà", "80", "79,1"],
    ]
    assert (table.headers, table.head) == (2, ("Xã", "Điểm Tự chấm", "Thẩm định"))


def test_words_left_in_a_covered_cell_are_not_read_as_its_own() -> None:
    body = tbl(tr("Xã", "Điểm"), tr(tc("A", properties='<w:vMerge w:val="restart"/>'), "1"))
    body = body.replace("</w:tbl>", tr(tc("A", properties="<w:vMerge/>"), "2") + "</w:tbl>")

    assert shown(page(body)) == [[["Xã", "Điểm"], ["A", "1"], ["", "2"]]]


def test_a_wide_heading_makes_two_header_rows() -> None:
    body = tbl(tr("Xã", tc("Điểm", properties='<w:gridSpan w:val="2"/>')), tr("", "Tự", "Tỉnh"), tr("A", "1", "2"))

    assert only_table(page(body)).headers == 2


def test_header_rows_that_say_so_are_counted() -> None:
    head = "<w:tblHeader/>"
    body = tbl(tr("Xã", "Điểm", properties=head), tr("a", "b", properties=head), tr("c", "d"), tr("A", "1"))

    assert only_table(page(body)).headers == 2


def test_a_header_that_is_put_off_is_none() -> None:
    body = tbl(tr("Nam Đà", "79", properties='<w:tblHeader w:val="0"/>'), tr("Nam Xuân", "71"))

    assert only_table(page(body)).headers == 0


def test_columns_left_free_before_a_row_are_empty() -> None:
    body = tbl(tr("Hạng", "Xã", "Điểm"), tr("Trung bình", "79", properties='<w:gridBefore w:val="1"/>'))

    assert shown(page(body)) == [[["Hạng", "Xã", "Điểm"], ["", "Trung bình", "79"]]]


def test_several_paragraphs_and_tables_in_a_cell_are_one_text() -> None:
    inner = tbl(tr("x", "y"), tr("z", "1"))
    document = page(tbl(tr("Xã", "Việc"), tr("Nam Đà", tc("Một", inner, "hai"))))

    assert document.text == "Xã\tViệc\nNam Đà\tMột\nx\ty\nz\t1\nhai"
    assert shown(document) == [[["Xã", "Việc"], ["Nam Đà", "Một x y z 1 hai"]]]


def test_a_table_torn_apart_by_a_page_is_one() -> None:
    first, second = tbl(tr("Xã", "Điểm"), tr("A", "1")), tbl(tr("Xã", "Điểm"), tr("B", "2"))

    assert shown(page(first + p() + second + tbl(tr("C", "3")))) == [
        [["Xã", "Điểm"], ["A", "1"], ["B", "2"], ["C", "3"]]
    ]


def test_tables_with_words_between_are_two() -> None:
    table = tbl(tr("Xã", "Điểm"), tr("A", "1"))

    assert len(list(page(table + p("Và") + table).tables)) == 2


def test_rows_and_cells_in_controls_are_read() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('79')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('A')}{cell}</w:tr></w:sdtContent></w:sdt>"

    assert shown(page(tbl(tr("Xã", "Điểm"), row))) == [[["Xã", "Điểm"], ["A", "79"]]]


NOTES = (
    f'<w:footnote w:type="separator" w:id="-1">{p("---")}</w:footnote>'
    f'<w:footnote w:id="2">{p(" Kế hoạch số 65.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Công văn", " số 7.")}{p("Hết.")}</w:footnote>'
)


def test_footnotes_stand_behind_the_text_and_know_their_anchors() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("Quảng Trị", reference.format(2), ". Xã", reference.format(3), reference.format(9))
    document = page(body, footnotes=NOTES)

    assert document.text == "Quảng Trị. Xã\n Kế hoạch số 65.\nCông văn số 7.\nHết."
    assert document.blocks[1:] == (
        Footnote(14, 30, " Kế hoạch số 65.", "1", 9),
        Footnote(31, 50, "Công văn số 7. Hết.", "2", 13),
    )


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Xem", reference)}</w:footnote>'

    assert page(p("Xã", reference), footnotes=notes).text == "Xã\nXem"


def test_endnotes_are_counted_by_themselves() -> None:
    body = p('<w:r><w:t>Xã</w:t><w:endnoteReference w:id="2"/></w:r>')
    [note] = page(body, endnotes=NOTES.replace("footnote", "endnote")).footnotes

    assert (note.mark, note.text.strip()) == ("i", "Kế hoạch số 65.")


def runs_of(report: WordReport, text: str) -> list[tuple[str, int, int]]:
    start = report.document.text.index(text)
    parts = report.runs(Span(start, start + len(text)))
    return [("".join(part.run.itertext()), part.start, part.end) for part in parts]


def test_runs_behind_a_piece_of_text() -> None:
    report = read_word(docx(p("Đạt ", "79,1", " điểm") + p("Xã")), "a.docx")

    assert runs_of(report, "79,1") == [("79,1", 0, 4)]
    assert runs_of(report, "t 79,1 đ") == [("Đạt ", 2, 4), ("79,1", 0, 4), (" điểm", 0, 2)]
    assert runs_of(report, "điểm\nX") == [(" điểm", 1, 5), ("Xã", 0, 1)]
    assert list(report.runs(Span(13, 14))) == []


def test_runs_behind_converted_text_are_counted_as_they_are_written() -> None:
    report = read_word(
        docx(p(r("Tieâu chí ñaït", font("VNI-Times")), r("a\u00adb"), "<w:r><w:tab/><w:t>x</w:t></w:r>")), "a"
    )

    assert report.document.text == "Tiêu chí đạtab\tx"
    assert runs_of(report, "iêu") == [("Tieâu chí ñaït", 1, 5)]
    assert runs_of(report, "đạt") == [("Tieâu chí ñaït", 10, 14)]
    assert runs_of(report, "b\tx") == [("a\u00adb", 2, 3), ("x", 0, 2)]


def test_elements_of_the_strict_form_are_read_alike() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = members(p("1. Xã") + tbl(tr("Xã", "Điểm"), tr("A", "1")))
    content = packed({name: str(inside).replace(MAIN, strict) for name, inside in parts.items()})

    assert shown(read_docx(content, "a")) == [("1.", "Xã"), [["Xã", "Điểm"], ["A", "1"]]]


@pytest.mark.parametrize("depth", [1_500, 5_000])
def test_a_document_nested_without_end_is_refused(depth: int) -> None:
    body = "<w:smartTag>" * depth + r("x") + "</w:smartTag>" * depth

    with pytest.raises(UnusableInputError) as refusal:
        read_docx(docx(f"<w:p>{body}</w:p>"), "a.docx")

    assert refusal.value.fault == Fault("report-damaged", Place("a.docx"), params={"member": "word/document.xml"})


def test_what_is_no_zip_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refusal:
        read_docx(b"PK", "a.docx")

    assert refusal.value.fault == Fault("report-damaged", Place("a.docx"), params={"member": "ZIP"})
