from pathlib import Path

import pytest
from lxml import html
from proofread_reports import VIETNAMESE, claimed, page_of, place, proofread_text

from parindex.core.faults import Fault, Place
from parindex.core.proofreading.claims import Claim, Repair, Verdict
from parindex.core.proofreading.page import Cell, Footnote, Paragraph, Span, Table
from parindex.core.terms import Amount
from parindex.documents.findings.as_html import as_html, both_ways_as_html, page_frame, refused_as_html
from parindex.documents.findings.report import Proofread
from parindex.wording.language import language
from support.wrong_letter import LETTER

SEEDS = sorted((Path(__file__).parents[3].parent / "shared" / "seeds").glob("*.txt"))  # not in the repository
HOSTILE = """<script>alert("1")</script> & </p></article><img src=x onerror='alert(2)'> đạt 92,5 điểm "<b>'

| </td> | <style>*{display:none}</style> |
|-------|-------|
| <a href="javascript:x">a</a> | 92,5 |
| --> | ]]> |
"""
TABLE = """| Đơn vị | Điểm | Hạng |
|--------|------|------|
| Xã Nam Đà | 92,5 | 1 |
| Xã Nam Xuân | 90,25 | 2 |
"""


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def a_claim(span: Span, verdict: Verdict = "fails", cell: str = "", figure: Span | None = None) -> Claim:
    return Claim("sum", verdict, span, "total-row", {"count": 3}, cell=cell, figure=figure)


def marks(page: str) -> list[tuple[str, str]]:
    """Give how each mark is set and what it holds, in the order of the page."""
    return [(str(each.get("class")), each.text_content()) for each in tree(page).iter("mark")]


def links(page: str) -> list[tuple[str, list[str]]]:
    """Give the words of each link and the words of the places it leads to."""
    root = tree(page)
    return [
        (each.text_content(), [found.text_content() for found in root.xpath("//*[@id=$id]", id=each.get("href")[1:])])
        for each in root.iter("a")
    ]


def shown(page: str) -> list[html.HtmlElement]:
    """Give each paragraph and cell of the report on the page."""
    [article] = tree(page).find_class("paper")
    return list(article.iter("p", "th", "td"))


def paper(page: str) -> list[str]:
    return [each.text_content() for each in shown(page)]


def pieces(found: Proofread) -> list[tuple[str, int, str]]:
    """Give what stands before each paragraph and cell, the place of its text, and the text."""
    pieces: list[tuple[str, int, str]] = []
    for block in found.document.blocks:
        match block:
            case Table():
                pieces += [("", cell.start, cell.text) for row in block.rows for cell in row]
            case Footnote():
                pieces.append((f"{block.mark} ", block.start, block.text))
            case Paragraph():
                is_added = block.mark and block.body == block.start
                pieces.append((f"{block.mark} " if is_added else "", block.start, block.text))
    return pieces


def texts(found: Proofread) -> list[str]:
    return [before + text for before, _, text in pieces(found)]


def marked_places(page: str, found: Proofread) -> list[tuple[str, Span]]:
    """Tell for every mark on the page which piece of the report's text is inside it."""
    places = []
    for element, (before, start, _) in zip(shown(page), pieces(found), strict=True):
        at = start - len(before) + len(element.text or "")
        for child in element:
            length = len(child.text_content())
            if child.tag == "mark":
                places.append((str(child.get("class")), Span(at, at + length)))
            at += length + len(child.tail or "")
    return places


def test_the_page_is_built_as_it_was_drawn() -> None:
    root = tree(page_of(proofread_text(LETTER)))
    [main] = root.iter("main")
    [columns] = main.find_class("cols")
    [panel] = columns.iter("section")

    assert [(each.tag, each.get("class")) for each in main] == [("h1", None), ("p", "muted"), ("div", "cols report")]
    assert [(each.tag, each.get("class")) for each in columns] == [("article", "paper"), ("aside", None)]
    assert [(each.tag, each.get("class")) for each in panel.iter()][:6] == [
        ("section", "panel"),
        ("h2", None),
        ("ol", None),
        ("li", None),
        ("a", None),
        ("b", None),
    ]
    assert (root.get("lang"), root.findtext(".//title")) == ("vi", "thu.txt")
    assert (main.findtext("h1"), panel.findtext("h2")) == ("Rà soát số liệu: thu.txt", "02 số liệu chưa khớp")


def test_the_counts_stand_above_in_the_colours_of_the_marks() -> None:
    spans = [Span(at, at + 1) for at in range(7)]
    verdicts: tuple[Verdict, ...] = ("holds", "holds", "rounding", "check", "fails", "holds", "check")
    made = claimed("1 2 3 4 5 6 7", *(a_claim(span, verdict) for span, verdict in zip(spans, verdicts, strict=True)))

    [line] = tree(page_of(made)).find_class("muted")

    assert line.text_content() == (
        "07 số liệu kiểm tra được · 01 chưa khớp 02 chỗ cần xem lại 01 lệch trong phạm vi làm tròn 03 khớp"
    )
    assert [each.get("class") for each in line] == ["chip fails", "chip check", "chip rounding", "chip holds"]


def test_a_finding_says_the_figure_the_place_the_kind_and_the_arithmetic() -> None:
    text = "Chỉ số năm 2022\n\nđạt 92,47 điểm."
    params = {"terms": (Amount(171_000), Amount(756_400))}
    repairs = (Repair(Span(21, 26), "92,74", "meant"), Repair(Span(21, 26), "92,75", "meant"))
    span = Span(21, 26)
    failing = Claim("sum", "fails", span, "sum-of-sections", params, Amount(924_700), Amount(927_400), repairs=repairs)
    cell = Claim("date", "check", Span(0, 15), "deadline-ahead", {"other": "01/02/2023"}, cell="B5")

    found = [html.tostring(each, encoding="unicode") for each in tree(page_of(claimed(text, failing, cell))).iter("li")]

    first = (
        '<li><a href="#b0s1"><b>92,47</b></a> <span class="small">(dòng 3)</span> '
        '<span class="chip fails" title="chưa khớp">tổng</span><br>'
        "<b>92,47 → 92,74.</b> Tổng điểm các phần: 17,1 + 75,64 = 92,74."
        '<br><span class="small">Có thể là 92,74.</span><br><span class="small">Có thể là 92,75.</span></li>'
    )
    second = (
        '<li><a href="#b0s2"><b>Chỉ số năm 2022</b></a> <span class="small">(B5)</span> '
        '<span class="chip check" title="cần xem lại">ngày tháng</span><br>'
        "Văn bản giao việc ghi ngày 01/02/2023.</li>"
    )
    assert found == [first, second]


def test_a_rate_is_shown_as_papers_print_it() -> None:
    params = {"part": Amount(830_000), "whole": Amount(1_560_000)}
    rate = Claim("ratio", "fails", Span(0, 5), "percentage", params, Amount(5_300), Amount(532_051))

    [said] = tree(page_of(claimed("0,53%", rate))).xpath("//li/br[1]/following-sibling::*[1]")

    assert (said.tag, said.text, said.tail) == ("b", "0,53 → 53,21.", " 83/156 = 53,21%.")


def test_findings_that_fail_stand_before_those_to_be_looked_at() -> None:
    made = claimed("1 2 3 4", a_claim(Span(0, 1), "check"), a_claim(Span(2, 3)), a_claim(Span(4, 5), "holds"))

    panels = [
        (each.findtext("h2"), [link.text_content() for link in each.iter("a")])
        for each in tree(page_of(made)).iter("section")
    ]

    assert panels == [("01 số liệu chưa khớp", ["2"]), ("01 chỗ cần xem lại", ["1"])]


def test_where_everything_holds_that_is_said() -> None:
    [panel] = tree(page_of(claimed("1 2", a_claim(Span(0, 1), "holds")))).iter("section")

    assert panel.text_content() == "Mọi số liệu kiểm tra được đều khớp."


@pytest.mark.parametrize("name", ["a.txt", "<script>alert(1)</script>.txt", "\"'&<>]]>.txt"])
def test_nothing_of_a_report_or_its_name_is_markup(name: str) -> None:
    read = claimed(HOSTILE, name=name)
    spans = [place(read.document, piece) for piece in ("92,5", "\"<b>'", "-->", "]]")]
    found = read._replace(claims=tuple(a_claim(span, "fails", cell='"><i>') for span in spans))

    page = page_of(found)

    root = tree(page)
    assert {each.tag for each in root.iter() if isinstance(each.tag, str)} - {"body"} == {
        *("html", "head", "meta", "title", "style", "main", "h1", "p", "span", "div", "article", "aside"),
        *("table", "tr", "th", "td", "mark", "section", "h2", "ol", "li", "a", "b", "br"),
    }
    assert paper(page) == texts(found)
    assert (root.findtext(".//title"), root.findtext(".//h1")) == (name, f"Rà soát số liệu: {name}")
    assert [words for _, words in marks(page)] == ["92,5", "\"   '", "-->", "]]"]
    assert html.tostring(root.find(".//style"), encoding="unicode").count("<") == 2


def test_the_page_needs_nothing_but_itself() -> None:
    root = tree(page_of(proofread_text(HOSTILE + LETTER), proofread_text(TABLE)))

    reaching = {"src", "srcset", "href", "data", "action", "background", "poster", "style", "ping", "formaction"}
    reached = [(each.tag, each.get(name)) for each in root.iter() for name in reaching & set(each.attrib)]
    assert {target[0] for tag, target in reached if tag == "a" and target} == {"#"}
    assert {tag for tag, _ in reached} == {"a"}
    assert [name for each in root.iter() for name in each.attrib if str(name).startswith("on")] == []
    style = root.findtext(".//style") or ""
    assert [word for word in ("url(", "@import", "http", "expression") if word in style] == []
    assert [each.get("content") for each in root.iter("meta") if each.get("http-equiv")] == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def test_marks_stand_at_the_very_letters() -> None:
    read = claimed("Tổng 5 điểm: 5 và 5, đạt 5%.\n\n" + TABLE + "\n1. Hết 5.\n\n[1] Chú thích 5.\n")
    text = read.document.text
    fives = [Span(at, at + 1) for at in range(len(text)) if text[at] == "5"]
    chosen = [*fives[1:3], *fives[-2:], place(read.document, "0,25"), place(read.document, "Nam Xuân")]
    verdicts: tuple[Verdict, ...] = ("fails", "check", "holds", "fails", "rounding", "fails")
    wanted = list(zip(verdicts, chosen, strict=True))

    found = read._replace(claims=tuple(a_claim(span, verdict) for verdict, span in wanted))

    assert marked_places(page_of(found), found) == sorted(wanted, key=lambda each: each[1])
    assert paper(page_of(found)) == texts(found)


def test_of_claims_about_one_place_the_worst_is_marked_and_all_are_told() -> None:
    text = "đạt 17,1/21 điểm"
    whole, part, half = Span(4, 11), Span(4, 8), Span(7, 11)
    claims = (a_claim(whole, "holds"), a_claim(part, "check"), a_claim(half), a_claim(whole, "fails"))

    page = page_of(claimed(text, *claims))

    assert marks(page) == [("fails", "1/21")]
    assert links(page) == [("17,1/21", [""]), ("1/21", ["1/21"]), ("17,1", [""])]
    assert [each.get("title") for each in tree(page).iter("mark")] == [
        "\n".join(
            f"{verdict}: [tổng] Cộng 3 dòng được ." for verdict in ("chưa khớp", "chưa khớp", "cần xem lại", "khớp")
        )
    ]


def test_a_claim_is_marked_at_its_figure() -> None:
    page = page_of(claimed("Tổng số là 12 xã", a_claim(Span(0, 16), figure=Span(11, 13))))

    assert marks(page) == [("fails", "12")]
    assert links(page) == [("Tổng số là 12 xã", ["12"])]


def test_a_claim_over_several_paragraphs_and_cells_has_one_anchor() -> None:
    read = claimed("Một hai.\n\nBa bốn.\n\n" + TABLE)
    spans = (place(read.document, "hai.\n\nBa"), place(read.document, "| Xã Nam Đà | 92,5 |"))

    page = page_of(read._replace(claims=tuple(map(a_claim, spans))))

    assert [words for _, words in marks(page)] == ["hai.", "Ba", "Xã Nam Đà", "92,5"]
    assert links(page) == [("hai. Ba", ["hai."]), ("| Xã Nam Đà | 92,5 |", ["Xã Nam Đà"])]


def test_a_claim_on_nothing_that_is_shown_is_told_without_a_link() -> None:
    page = page_of(claimed("Một\n\n---\n\nhai", a_claim(Span(5, 8)), a_claim(Span(3, 3))))

    assert (marks(page), links(page)) == ([], [])
    assert len(tree(page).findall(".//li")) == 2


def test_several_reports_keep_their_anchors_apart() -> None:
    page = page_of(*(claimed("đạt 5", a_claim(Span(4, 5))) for _ in range(3)))

    assert links(page) == [("5", ["5"])] * 3
    assert [each.get("id") for each in tree(page).iter("mark")] == ["b0s1", "b1s1", "b2s1"]


def test_tables_notes_and_numbering_are_shown_as_in_the_report() -> None:
    found = proofread_text("Theo Kế hoạch[1] năm.\n\n" + TABLE + "\n[1] Kế hoạch số 1 & 2.\n")

    root = tree(page_of(found))

    assert [each.tag for row in root.iter("tr") for each in row] == ["th"] * 3 + ["td"] * 6
    [note] = root.find_class("paper")[0].xpath("p[@class='small']")
    assert (note.findtext("sup"), " ".join(note.text_content().split())) == ("[1]", "[1] Kế hoạch số 1 & 2.")


def test_numbering_of_the_format_and_names_of_sheets_are_shown() -> None:
    read = claimed("Một 5").document
    blocks = (Paragraph(0, 3, "Một", "1.", 0), Table((((Cell(4, 5, "5")),),), sheet="Biểu <1>"))

    page = page_of(Proofread(read._replace(blocks=blocks), (a_claim(Span(4, 5)),)))

    assert paper(page) == ["1. Một", "5"]
    assert tree(page).findtext(".//caption") == "Biểu <1>"


def test_a_report_that_could_not_be_read_says_why() -> None:
    frame = page_frame("parindex", "vi")
    fault = Fault("file-empty", Place(document="<b>.txt"))
    pieces_made = [refused_as_html("<b>.txt", fault, VIETNAMESE), as_html(claimed("5"), "b1", VIETNAMESE)]

    root = tree(frame.opening + frame.between.join(pieces_made) + frame.closing)

    assert [each.text_content() for each in root.iter("h1", "p")][:2] == [
        "Rà soát số liệu: <b>.txt",
        "<b>.txt: Tệp trống. Chọn tệp có số liệu.",
    ]
    assert len(root.findall(".//h1")) == 2


def test_english_is_spoken_too() -> None:
    page = page_of(claimed("đạt 5", a_claim(Span(4, 5))), spoken=language("en"))

    root = tree(page)
    assert (root.get("lang"), root.findtext(".//h1"), root.findtext(".//h2")) == (
        "en",
        "Proofreading of figures: thu.txt",
        "01 figures that do not hold yet",
    )


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_of_a_real_report_every_letter_is_shown_and_every_finding_leads_to_its_place(seed: Path) -> None:
    found = proofread_text(seed.read_text(encoding="utf-8"))

    page = page_of(found)

    assert paper(page) == texts(found)
    assert [len(targets) for _, targets in links(page)] == [1] * len(found.findings)


def both_ways(found: Proofread) -> tuple[html.HtmlElement, html.HtmlElement]:
    paper_of, findings = both_ways_as_html(found, VIETNAMESE)
    return tree(f"<article>{paper_of}</article>"), tree(f"<aside>{findings}</aside>")


def test_on_a_page_of_a_site_every_figure_leads_to_its_claim_and_back() -> None:
    made = claimed("1 2 3 4", a_claim(Span(0, 1), "holds"), a_claim(Span(2, 3)), a_claim(Span(4, 5), "rounding"))

    article, aside = both_ways(made)

    assert [(each.get("id"), each.find("a").get("href"), each.text_content()) for each in article.iter("mark")] == [
        ("s3", "#s3c", "1"),
        ("s1", "#s1c", "2"),
        ("s2", "#s2c", "3"),
    ]
    assert [(each.get("id"), each.find("a").get("href")) for each in aside.iter("li")] == [
        ("s1c", "#s1"),
        ("s2c", "#s2"),
        ("s3c", "#s3"),
    ]
    assert [each.findtext("summary") for each in aside.iter("details")] == [
        "01 số liệu lệch trong phạm vi làm tròn",
        "01 số liệu khớp",
    ]


def test_of_very_many_claims_a_page_shows_the_first_and_counts_the_rest() -> None:
    text = "5 " * 502
    made = claimed(text, *(a_claim(Span(2 * at, 2 * at + 1), "holds") for at in range(502)))

    article, aside = both_ways(made)

    entries = [each.text_content() for each in aside.iter("li")]
    assert (len(entries), entries[-1]) == (501, "và 02 số liệu nữa, có đủ trong tệp dữ liệu")
    assert [each.find("a") is not None for each in article.iter("mark")] == [True] * 500 + [False] * 2


def test_nothing_of_a_report_is_markup_on_a_page_of_a_site() -> None:
    read = claimed(HOSTILE)
    found = read._replace(claims=(a_claim(place(read.document, "92,5"), "fails", cell='"><i>'),))

    article, aside = both_ways(found)

    assert {each.tag for each in (*article.iter(), *aside.iter())} - {"html", "body"} == {
        *("article", "p", "table", "tr", "th", "td", "mark", "a"),
        *("aside", "section", "h2", "ol", "li", "b", "span", "br"),
    }
