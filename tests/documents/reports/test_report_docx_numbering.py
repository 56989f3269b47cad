import pytest
from report_pages import shown
from word_files import abstract, docx, level, listed, num, p, tbl, tc, tr

from parindex.documents.reports.docx import read_docx
from parindex.documents.reports.layout.counting import written

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
)
LISTS = OUTLINE + num(1, 0)


def marks(body: str, numbering: str = LISTS, styles: str = "") -> list[str]:
    return [paragraph.mark for paragraph in read_docx(docx(body, numbering=numbering, styles=styles), "a").paragraphs]


def items(*levels: int, number: int = 1) -> str:
    return "".join(p("x", properties=listed(number, each)) for each in levels)


def test_marks_are_counted_level_by_level() -> None:
    assert marks(items(0, 1, 1, 2, 2, 3, 3, 4, 1, 2, 0, 1)) == [
        *("I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "-"),
        *("3.", "3.1.", "II.", "1."),
    ]


def test_a_mark_of_a_list_is_not_in_the_text() -> None:
    [paragraph] = read_docx(docx(items(0), numbering=LISTS), "a").blocks

    assert paragraph == (0, 1, "x", "I.", 0)


def test_a_list_without_its_upper_levels_begins_them() -> None:
    assert marks(items(2, 2)) == ["1.1.", "1.2."]


def test_paragraphs_outside_lists_have_typed_marks() -> None:
    off = p("a) x", properties=listed(0))

    assert marks(items(0) + off + p("1. x") + items(0)) == ["I.", "a)", "1.", "II."]


def test_a_mark_of_a_list_comes_before_a_typed_one() -> None:
    assert marks(p("- x", properties=listed(1, 0))) == ["I."]


def test_what_the_numbering_does_not_know_has_no_mark() -> None:
    assert marks(items(0, number=9) + items(8)) == ["", ""]


def test_lists_of_one_kind_count_on_and_others_by_themselves() -> None:
    lists = OUTLINE + abstract(1, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 1)

    assert marks(items(0) + items(0, number=2) + items(0, number=3) + items(0), lists) == ["I.", "II.", "1.", "III."]


def test_a_list_may_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = OUTLINE + num(1, 0) + num(2, 0, anew)

    assert marks(items(0, 0) + items(0, 0, number=2), lists) == ["I.", "II.", "I.", "II."]


def test_a_list_may_write_a_level_otherwise() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.", start=3)}</w:lvlOverride>'

    assert marks(items(0, 0, number=2), OUTLINE + num(2, 0, other)) == ["Điều 3.", "Điều 4."]


def test_a_level_may_go_on_counting_under_the_next_heading() -> None:
    lists = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))

    assert marks(items(0, 1, 0, 1), lists + num(1, 0)) == ["I.", "1.", "II.", "2."]


def test_a_level_may_show_all_numbers_as_figures() -> None:
    lists = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))

    assert marks(items(0, 1), lists + num(1, 0)) == ["I.", "1.1."]


@pytest.mark.parametrize(("sign", "mark"), [("-", "-"), ("+", "+"), ("\uf0b7", "•"), ("o", "•"), ("", "•")])
def test_signs_of_lists(sign: str, mark: str) -> None:
    assert marks(items(0), abstract(0, level(0, "bullet", sign)) + num(1, 0)) == [mark]


def test_a_level_without_number_has_its_words() -> None:
    assert marks(items(0), abstract(0, level(0, "none", "Phụ lục%1")) + num(1, 0)) == ["Phụ lục"]


def test_the_numbering_may_come_from_the_style() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}">{}</w:style>'
    styles = style.format("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles += style.format("MucCon", '<w:basedOn w:val="Muc"/>')
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.", '<w:pStyle w:val="MucCon"/>'))
    body = "".join(p("x", properties=f'<w:pStyle w:val="{each}"/>') for each in ("Muc", "MucCon", "Muc"))

    assert marks(body, lists + num(1, 0), styles) == ["1.", "1.1.", "2."]


def test_a_list_may_be_that_of_a_style() -> None:
    place = '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="numbering" w:styleId="DanhSach">{place}</w:style>'
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>'

    assert marks(items(0), OUTLINE + linked + num(1, 5) + num(2, 0), styles) == ["I."]


def test_numbered_cells_show_their_numbers() -> None:
    numbered = p(properties=listed(1, 1))
    body = tbl(tr("STT", "Xã"), tr(tc(numbered), "Nam Đà"), tr(tc(numbered), tc(p("Đắk Mâm", properties=listed(1, 4)))))

    assert shown(read_docx(docx(body, numbering=LISTS), "a")) == [
        [["STT", "Xã"], ["1.", "Nam Đà"], ["2.", "- Đắk Mâm"]],
    ]


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [
        (4, "upperRoman", "IV"),
        (1999, "upperRoman", "MCMXCIX"),
        (9, "lowerRoman", "ix"),
        (3, "upperLetter", "C"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (7, "ordinal", "7"),
        (7, "none", ""),
        (0, "upperRoman", "0"),
        (999_999, "lowerLetter", "999999"),
    ],
)
def test_numbers_are_written_as_lists_count(count: int, kind: str, text: str) -> None:
    assert written(count, kind) == text
