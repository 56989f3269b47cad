import pytest
from proofread_reports import VIETNAMESE, claimed, proofread_text

from parindex.core.proofreading.claims import Claim, Repair, Verdict
from parindex.core.proofreading.page import Span
from parindex.core.terms import Amount
from parindex.documents.findings.as_lines import as_lines, shortened
from parindex.documents.findings.report import Proofread
from parindex.wording.language import language
from support.wrong_letter import LETTER, LINES

FAILING = Claim("sum", "fails", Span(4, 9), "sum-of-sections", {"terms": (Amount(927_400),)})


def lines(found: Proofread) -> list[str]:
    return list(as_lines(found, VIETNAMESE))


def test_a_report_is_its_name_a_line_a_finding_and_a_summary() -> None:
    assert lines(proofread_text(LETTER)) == LINES[:-1]


def test_a_line_says_where_what_and_what_comes_out() -> None:
    repairs = (Repair(Span(4, 9), "92,74", "meant"), Repair(Span(4, 9), "92,75", "meant"))
    both = FAILING._replace(stated=Amount(924_700), computed=Amount(927_400), repairs=repairs)
    checked = Claim("date", "check", Span(0, 3), "deadline-ahead", {"other": "01/02/2023"}, cell="B5")

    repaired = "Có thể là 92,74. Có thể là 92,75."
    assert lines(claimed("Đạt 92,47\nđiểm", both, checked)) == [
        "thu.txt",
        f"  ✗ dòng 1: “92,47” [tổng] 92,47 → 92,74. Tổng điểm các phần: 92,74 = 92,74. {repaired}",
        "  ? B5: “Đạt” [ngày tháng] Văn bản giao việc ghi ngày 01/02/2023.",
        "02 số liệu kiểm tra được: 00 khớp, 01 chưa khớp, 01 cần xem lại.",
    ]


def test_findings_come_by_how_bad_they_are_then_by_their_place() -> None:
    marks: tuple[tuple[Verdict, bool], ...] = (
        ("check", True),
        ("check", False),
        ("holds", False),
        ("fails", False),
        ("rounding", False),
        ("fails", False),
    )
    claims = [
        FAILING._replace(verdict=verdict, span=Span(2 * at, 2 * at + 1), is_slight=is_slight)
        for at, (verdict, is_slight) in enumerate(marks)
    ]

    said = lines(claimed("1 2 3 4 5 6", *claims))

    assert [each.partition(" [")[0] for each in said] == [
        "thu.txt",
        "  ✗ dòng 1: “4”",
        "  ✗ dòng 1: “6”",
        "  ? dòng 1: “2”",
        "  ? dòng 1: “1”",
        "06 số liệu kiểm tra được: 01 khớp, 02 chưa khớp, 02 cần xem lại. Thêm 01 số liệu lệch trong phạm vi làm tròn.",
    ]


def test_english_is_spoken_too() -> None:
    assert list(as_lines(claimed("Đạt 92,47", FAILING), language("en"))) == [
        "thu.txt",
        "  ✗ line 1: “92,47” [sum] The points of the sections add up to 92.74 = .",
        "01 figures can be checked: 00 hold, 01 do not hold yet, 00 to be looked at.",
    ]


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\x1b", "\x00", "\x7f", "\x9b", "\u2028"])
def test_a_finding_is_one_line_whatever_is_quoted(sign: str) -> None:
    """No report moves the cursor of the terminal it is shown in."""
    read = claimed("Đạt").document._replace(text=f"Đạt 9{sign}[2J điểm")

    [_, line, _] = lines(Proofread(read, (FAILING,)))

    shown = "9 [2J" if sign.isspace() else "9[2J"
    assert line.partition(" [tổng]")[0] == f"  ✗ dòng 1: “{shown}”"


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        ("92,47", "92,47"),
        ("  Tổng \n\n điểm\t là ", "Tổng điểm là"),
        ("a" * 90, "a" * 90),
        ("a" * 91, "a" * 45 + " … " + "a" * 45),
        ("một " * 30, "một " * 10 + "một … một" + " một" * 10),
        ("a" * 45 + " giữa " + "b" * 45, "a" * 45 + " … " + "b" * 45),
    ],
)
def test_a_long_quote_leaves_words_of_its_middle_out(quote: str, short: str) -> None:
    assert shortened(quote) == short


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UBND HUYỆN\n\nBÁO CÁO\n\nKết quả cải cách\nhành chính\n\nThực hiện", "BÁO CÁO Kết quả cải cách hành chính"),
        ("UBND XÃ\n\nSố: 10/UBND\n\nV/v khắc phục\n\nKính gửi", "V/v khắc phục"),
        ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("Điểm 5", ""),
        ("Điểm 5\n\n" * 21 + "BÁO CÁO\n\nKết quả", ""),
    ],
)
def test_the_title_is_what_the_paper_calls_itself(text: str, title: str) -> None:
    assert claimed(text).title == title
