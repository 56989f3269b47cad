import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from lxml import etree
from proofread_reports import VIETNAMESE, place
from word_files import MAIN, commented_words, docx, font, listed, p, r, tbl, tc, tr, tree

from parindex.core.proofreading.claims import Claim, Repair
from parindex.core.proofreading.page import Span
from parindex.core.proofreading.proofread import proofread
from parindex.core.terms import Amount
from parindex.documents.findings.as_docx import as_docx
from parindex.documents.findings.report import Proofread
from parindex.documents.reports.docx import read_docx
from parindex.wording.language import language
from support.wrong_letter import LETTER, SUM

W = f"{{{MAIN}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = {f"{W}commentRangeStart", f"{W}commentRangeEnd"}
BOLD, RED, SIZE = "<w:b/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="26"/>'
CHANGED = 'w:id="9" w:author="Ông A" w:date="2023-02-15T00:00:00Z"'
RUNS = p("Đạt ", r("9", BOLD), r("2,", RED + SIZE), r("47"), " điểm", properties='<w:jc w:val="both"/>')
INSERTED = p(
    "Đạt ",
    f"<w:del {CHANGED}><w:r><w:rPr>{RED}</w:rPr><w:delText>91,47</w:delText></w:r></w:del>",
    f"<w:ins {CHANGED}>{r('92', BOLD)}</w:ins>",
    r(",47"),
    f"<w:r><w:rPr><w:rPrChange {CHANGED}><w:rPr>{BOLD}</w:rPr></w:rPrChange></w:rPr><w:t>0 điểm</w:t></w:r>",
)
NESTED = tbl(
    tr("Đơn vị", "Điểm", properties="<w:tblHeader/>"),
    tr("Xã Nam Đà", tc(p("Tổng:"), tbl(tr("92,47", tc(p(r("93", BOLD))))), p())),
)
HEADER = tbl(
    tr(tc(p(r("Điểm tối đa ", BOLD), r("(20,5)", BOLD + RED))), "Hạng", properties="<w:tblHeader/>"),
    tr(tc("92,47", properties='<w:vMerge w:val="restart"/>'), "1"),
    tr(tc(properties="<w:vMerge/>"), "2"),
)
LINKED = p(
    '<w:bookmarkStart w:id="1" w:name="a"/>',
    f'<w:hyperlink r:id="r9">{r("Quyết định", BOLD)}</w:hyperlink>',
    '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellStart"/>',
    r(" số 5"),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    r("92,47", RED),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r>",
    f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{r("bốn năm")}</w:sdtContent></w:sdt>',
)
OLD = p(r("Tieâu chí ñaït 92,47 ñieåm", font("VNI-Times") + SIZE))
SEVERAL = p("Một đoạn đạt 92,47") + p("điểm, đoạn hai", properties=listed(1)) + p() + p("đoạn ba")


def finding(span: Span, figure: Span | None = None) -> Claim:
    return Claim("sum", "fails", span, "total-row", {"count": 3}, figure=figure)


def commented(content: bytes, *pieces: str) -> bytes:
    """Give the copy with a finding at the first place of each piece."""
    document = read_docx(content, "a.docx")
    claims = tuple(finding(place(document, piece)) for piece in pieces)
    return as_docx(content, Proofread(document, claims), VIETNAMESE)


def texts_of_comments(content: bytes) -> list[str]:
    return ["\n".join("".join(each.itertext()) for each in comment) for comment in tree(content, "word/comments.xml")]


def laid_out(content: bytes) -> object:
    """Give the body letter by letter, each with all that stands around it and how it is set, without comments."""
    return _laid_out(tree(content))


def _laid_out(element: etree._Element) -> tuple[object, ...]:
    inside: list[object] = []
    for each in element:
        if each.tag in MARKS or each.find(f"{W}commentReference") is not None:
            continue
        inside += _letters(each) if each.tag == f"{W}r" else [_laid_out(each)]
    return (element.tag, tuple(sorted(element.attrib.items())), element.text, tuple(inside))


def _letters(run: etree._Element) -> list[object]:
    """Give each thing in a run as if it were alone there; a letter is one."""
    setting = [etree.tostring(each) for each in run.findall(f"{W}rPr")]
    around = (tuple(sorted(run.attrib.items())), *setting)
    letters: list[object] = []
    for each in run:
        if each.tag == f"{W}t":
            letters += [(around, "letter", letter) for letter in each.text or ""]
        elif each.tag != f"{W}rPr":
            letters.append((around, _laid_out(each)))
    return letters


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        (RUNS, ["92,47"]),
        (RUNS, ["Đạt 92,47 điểm", "2", "t 9", "7 đ"]),
        (INSERTED, ["92,47", "2,470", "Đạt 92"]),
        (NESTED, ["93", "Tổng:", "92,47", "Nam", "Điểm"]),
        (HEADER, ["(20,5)", "a (20", "Hạng", "92,47"]),
        (LINKED, ["định số 5", "92,47", "ột\tha", "bốn", "ba"]),
        (OLD, ["92,47"]),
        (SEVERAL, ["92,47\nđiểm", "92,47", "đoạn ba", "hai\n\nđoạn"]),
    ],
    ids=[
        "runs",
        "parts of runs",
        "tracked changes",
        "nested table",
        "header row",
        "links and fields",
        "font",
        "paragraphs",
    ],
)
def test_comments_stand_at_the_very_letters_and_everything_else_stays(body: str, pieces: list[str]) -> None:
    content = docx(body)

    made = commented(content, *pieces)

    in_order = sorted(pieces, key=lambda piece: place(read_docx(content, "a"), piece))
    assert commented_words(made) == [piece.replace("\t", "").replace("\n", "") for piece in in_order]
    assert laid_out(made) == laid_out(content)
    assert read_docx(made, "a.docx") == read_docx(content, "a.docx")


def test_letters_of_an_old_font_are_commented_as_they_are_written() -> None:
    made = commented(docx(OLD), "Tiêu chí", "điểm")

    assert commented_words(made) == ["Tieâu chí", "ñieåm"]
    assert laid_out(made) == laid_out(docx(OLD))


def test_every_other_part_of_the_file_keeps_its_bytes() -> None:
    content = docx(RUNS, styles="", footnotes="")

    made = zipfile.ZipFile(BytesIO(commented(content, "92,47")))

    before = zipfile.ZipFile(BytesIO(content))
    changed = [name for name in before.namelist() if before.read(name) != made.read(name)]
    assert changed == ["[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"]
    assert made.namelist() == [*before.namelist(), "word/comments.xml"]


def test_only_findings_are_commented_in_the_order_of_the_text_and_at_their_figures() -> None:
    content = docx(p("Tổng số 12 xã, đạt 5 điểm, hạng 3"))
    document = read_docx(content, "a.docx")
    twelve, five, three = (place(document, piece) for piece in ("12", "5", "3"))
    claims = (
        finding(Span(0, len(document.text)), three),
        finding(five)._replace(verdict="check", is_slight=True),
        finding(twelve)._replace(verdict="holds"),
        finding(Span(0, 10), twelve),
        finding(five)._replace(verdict="rounding"),
    )

    made = as_docx(content, Proofread(document, claims), VIETNAMESE)

    assert commented_words(made) == ["12", "5", "3"]


def test_a_comment_says_what_a_line_says() -> None:
    content = docx(p("Đạt 92,47 điểm"))
    document = read_docx(content, "a.docx")
    span = place(document, "92,47")
    params = {"terms": (Amount(171_000), Amount(118_000), Amount(638_400))}
    claim = Claim("sum", "fails", span, "sum-of-sections", params, Amount(924_700), Amount(927_400))
    found = Proofread(document, (claim._replace(repairs=(Repair(span, "92,74", "meant"),)),))

    said = [texts_of_comments(as_docx(content, found, spoken)) for spoken in (VIETNAMESE, language("en"))]

    assert said == [
        [f"[tổng] 92,47 → 92,74. {SUM} Có thể là 92,74."],
        ["[sum] 92.47 → 92.74. The points of the sections add up to 17.1 + 11.8 + 63.84 = 92.74. Possibly 92,74."],
    ]


def test_names_in_a_finding_are_no_markup() -> None:
    content = docx(p("Xã &lt;b&gt; &amp; 5"))
    document = read_docx(content, "a.docx")
    claim = Claim("name", "check", place(document, "<b>"), "not-as-registered", {"usual": "</w:t>\x01&"})

    made = as_docx(content, Proofread(document, (claim,)), VIETNAMESE)

    assert texts_of_comments(made) == ["[tên gọi] Danh mục ghi “</w:t>&”."]


def test_comments_of_people_stay_and_ours_are_counted_on() -> None:
    old = f'<w:comment w:id="4" w:author="Ông A">{p("Đã xem")}</w:comment>'
    content = docx(RUNS, comments=old)

    made = commented(content, "92,47")

    assert [(each.get(f"{W}id"), each.get(f"{W}author")) for each in tree(made, "word/comments.xml")] == [
        ("4", "Ông A"),
        ("5", "parindex"),
    ]
    assert laid_out(made) == laid_out(content)


def test_a_report_without_findings_comes_back_as_it_was() -> None:
    content = docx(RUNS)

    made = commented(content)

    assert laid_out(made) == laid_out(content)
    assert commented_words(made) == []


def test_a_letter_proofread_by_the_checks_is_commented_for_word() -> None:
    made = python_docx.Document()
    for line in LETTER.splitlines():
        made.add_paragraph(line)
    content = BytesIO()
    made.save(content)
    document = read_docx(content.getvalue(), "a.docx")

    found = Proofread(document, proofread(document))
    again = python_docx.Document(BytesIO(as_docx(content.getvalue(), found, VIETNAMESE)))

    assert [paragraph.text for paragraph in again.paragraphs] == LETTER.splitlines()
    assert [(each.author, each.initials, each.text) for each in again.comments] == [
        ("parindex", "pi", f"[tổng] 92,47 → 92,74. {SUM} Có thể là 92,74."),
        (
            "parindex",
            "pi",
            "[thể thức] Dấu gạch chéo đứng ở chỗ của dấu phẩy thập phân. Có thể là 95,28%.",
        ),
    ]
