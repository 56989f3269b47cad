import zipfile
from io import BytesIO

import docx as python_docx
import pytest
from report_pages import shown
from word_files import LINKS, MAIN, commented_words, docx, font, members, p, packed, r, tbl, tr, tree

from parindex.core.proofreading.page import Span
from parindex.documents.reports.docx import read_docx, read_word
from parindex.documents.reports.docx_comments import Comment, with_comments

W = f"{{{MAIN}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY = p("Đạt ", r("79,1", "<w:b/>"), " điểm") + tbl(tr("Xã", "Điểm"), tr("Nam Đà", "79,1"))


def about(content: bytes, *pieces: str, text: str = "Xem lại") -> bytes:
    """Comment on the first place of each piece."""
    whole = read_docx(content, "a.docx").text
    spans = [Span(whole.index(piece), whole.index(piece) + len(piece)) for piece in pieces]
    return with_comments(content, "a.docx", [Comment(span, "parindex", "PI", text) for span in spans])


def runs(content: bytes) -> list[tuple[str, bool]]:
    """Give the words of each run, and whether they are bold."""
    found = tree(content).iter(f"{W}r")
    return [
        ("".join(each.itertext()), each.find(f"{W}rPr/{W}b") is not None) for each in found if "".join(each.itertext())
    ]


@pytest.mark.parametrize("piece", ["Đạt 79,1 điểm", "79,1", "9,", "t 7", "1 đ", "m", "Đ", "Nam Đà\t79", "điểm\nX"])
def test_a_comment_is_about_the_very_letters(piece: str) -> None:
    assert commented_words(about(docx(BODY), piece)) == [piece.replace("\t", "").replace("\n", "")]


def test_comments_inside_over_and_beside_one_another() -> None:
    pieces = ("Đạt 79", "9,1", "79,1 điểm", "Đạt 79,1 điểm", "79", ",1", "Nam", "9")

    assert commented_words(about(docx(BODY), *pieces)) == list(pieces)


def test_the_text_stays_as_it_was() -> None:
    content = docx(BODY)
    made = about(content, "9,1 đi", "Nam", "m Đ")

    assert read_docx(made, "a") == read_docx(content, "a")


def test_a_run_that_is_cut_keeps_how_it_is_set() -> None:
    assert runs(about(docx(p("Đạt ", r("79,1", "<w:b/>"), " điểm")), "9,")) == [
        ("Đạt ", False),
        ("7", True),
        ("9,", True),
        ("1", True),
        (" điểm", False),
    ]


def test_blanks_at_a_cut_are_kept() -> None:
    made = about(docx(p("một hai ba")), " hai ")

    assert runs(made) == [("một", False), (" hai ", False), ("ba", False)]
    assert [each.get("{http://www.w3.org/XML/1998/namespace}space") for each in tree(made).iter(f"{W}t")] == [
        "preserve"
    ] * 3


def test_tabs_breaks_and_drawings_stay_in_their_places() -> None:
    run = "<w:r><w:t>Xã</w:t><w:tab/><w:t>Nam</w:t><w:drawing/><w:br/><w:t>Đà</w:t></w:r>"
    made = about(docx(p(run)), "ã\tN")
    kinds = [[each.tag.removeprefix(W) for each in found] for found in tree(made).iter(f"{W}r")]

    assert kinds == [["t"], ["t", "tab", "t"], ["commentReference"], ["t", "drawing", "br", "t"]]


def test_letters_of_old_fonts_are_cut_as_they_are_written() -> None:
    assert commented_words(about(docx(p(r("Tieâu chí ñaït", font("VNI-Times")))), "iêu", "đạ")) == ["ieâu", "ñaï"]


def test_comments_reach_over_links_and_insertions() -> None:
    body = p("a ", f"<w:ins>{r('bc')}</w:ins>", f"<w:hyperlink>{r('de')}</w:hyperlink>", " f")

    assert commented_words(about(docx(body), "cd", "b", "e f")) == ["cd", "b", "e f"]


def test_a_comment_on_nothing_stands_at_the_nearest_letter() -> None:
    content = docx(p("Xã") + p() + p("Nam"))
    at = [Comment(Span(start, start), "a", "a", "b") for start in (0, 2, 99)]

    assert commented_words(with_comments(content, "a.docx", at)) == ["ã", "ã", "m"]


def test_comments_on_a_note_stand_at_its_reference() -> None:
    body = p("Quảng Trị", '<w:r><w:footnoteReference w:id="2"/></w:r>', ".")
    content = docx(body, footnotes=f'<w:footnote w:id="2">{p("Kế hoạch")}</w:footnote>')
    made = about(content, "hoạch")
    around = tree(made).find(f".//{W}commentRangeStart")

    assert around is not None
    assert around.getnext()[0].tag == f"{W}footnoteReference"
    assert zipfile.ZipFile(BytesIO(made)).read("word/footnotes.xml") == zipfile.ZipFile(BytesIO(content)).read(
        "word/footnotes.xml"
    )


def test_comments_on_a_box_stand_at_the_run_that_holds_it() -> None:
    box = f"<w:pict><w:txbxContent>{p('Trong khung')}</w:txbxContent></w:pict>"
    made = about(docx(p("Xã", f"<w:r>{box}</w:r>")), "khung")
    start = tree(made).find(f".//{W}commentRangeStart")

    assert start is not None
    assert start.getnext()[0].tag == f"{W}pict"


def test_a_comment_says_who_and_what_line_by_line() -> None:
    made = about(docx(BODY), "79,1", text="Tổng là 80\n<b> & \x01…")
    [comment] = tree(made, "word/comments.xml")

    assert comment.attrib == {f"{W}id": "0", f"{W}author": "parindex", f"{W}initials": "PI"}
    assert ["".join(each.itertext()) for each in comment] == ["Tổng là 80", "<b> & …"]


def test_what_has_no_part_in_it_is_copied_as_it_is() -> None:
    parts = members(BODY, styles="") | {"word/media/a.png": b"\x89PNG\x00\xff"}
    made = zipfile.ZipFile(BytesIO(about(packed(parts), "79,1")))
    changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}

    assert made.namelist() == [*parts, "word/comments.xml"]
    assert {name: made.read(name) for name in parts if name not in changed} == {
        name: inside.encode() if isinstance(inside, str) else inside
        for name, inside in parts.items()
        if name not in changed
    }


def test_the_new_part_is_declared_and_linked() -> None:
    made = about(docx(BODY), "79,1")
    [declared] = tree(made, "[Content_Types].xml").findall("{*}Override")
    [link] = tree(made, "word/_rels/document.xml.rels")

    assert declared.get("PartName") == "/word/comments.xml"
    assert (link.get("Type"), link.get("Target")) == (f"{LINKS}/comments", "comments.xml")


def test_new_comments_are_added_to_the_old_ones() -> None:
    old = f'<w:comment w:id="4" w:author="Ông A">{p("Đã xem")}</w:comment>'
    made = about(about(docx(BODY, comments=old), "79,1"), "Nam")

    assert [each.get(f"{W}id") for each in tree(made, "word/comments.xml")] == ["4", "5", "6"]
    assert commented_words(made) == ["79,1", "Nam"]


def test_without_comments_the_document_says_the_same() -> None:
    content = docx(BODY)

    assert read_docx(with_comments(content, "a", []), "a") == read_docx(content, "a")


def test_a_comment_on_a_document_of_no_runs_is_left_out() -> None:
    numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    cell = "<w:tc>" + p(properties='<w:numPr><w:numId w:val="1"/></w:numPr>') + "</w:tc>"
    content = docx(tbl(tr(cell)), numbering=numbering)

    assert commented_words(about(content, "1")) == []


def test_python_docx_reads_what_was_written() -> None:
    made = python_docx.Document()
    made.add_paragraph("Đạt 79,1 điểm", style="List Number")
    content = BytesIO()
    made.save(content)

    again = python_docx.Document(BytesIO(about(content.getvalue(), "79,1")))

    assert [(each.author, each.initials, each.text) for each in again.comments] == [("parindex", "PI", "Xem lại")]
    assert [each.text for each in again.paragraphs] == ["Đạt 79,1 điểm"]
    assert shown(read_word(content.getvalue(), "a").document) == [("1.", "Đạt 79,1 điểm")]
