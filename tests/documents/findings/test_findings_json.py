import json
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from proofread_reports import VIETNAMESE, claimed, json_of, place, proofread_text

from parindex.core.faults import Fault, Place
from parindex.core.proofreading.claims import Claim, Repair
from parindex.core.proofreading.extraction import Count, Header, LostPoints, Task, UnitPoints, extract
from parindex.core.proofreading.page import Span
from parindex.core.terms import SCALE, Amount
from parindex.documents.findings.as_json import JSON_FRAME, as_json, refused_as_json
from parindex.documents.findings.report import Proofread
from parindex.wording.language import language
from support.wrong_letter import LETTER, SUM

SEEDS = sorted((Path(__file__).parents[3].parent / "shared" / "seeds").glob("*.txt"))  # not in the repository
REPORT = (
    """ỦY BAN NHÂN DÂN
XÃ TRIỆU TRẠCH

BÁO CÁO
Kết quả cải cách hành chính

"""
    + LETTER
)
HOLDINGS = """
I. TÌNH HÌNH

Tổng số hồ sơ tiếp nhận: 120 hồ sơ; đã giải quyết: 115 hồ sơ; đang giải quyết: 03 hồ sơ; trễ hạn: 02 hồ sơ.

| TT | Đơn vị | Điểm | Xếp hạng |
|----|--------|------|----------|
| 1 | Xã Nam Đà | 92,5 | 1 |
| 2 | Xã Nam Xuân | 90,25 | 2 |
| 3 | Xã Nâm Nung | 88 | 3 |

| TT | Tiêu chí | Điểm tối đa | Điểm đạt | Điểm bị trừ | Nguyên nhân | Giải pháp | Cơ quan thực hiện | Thời hạn |
|----|----|----|----|----|----|----|----|----|
| 1 | Công tác chỉ đạo | 10 | 9,5 | 0,5 | Chậm báo cáo | Báo cáo đúng hạn | Văn phòng | 30/6/2023 |
| 2 | Cải cách thể chế | 10 | 9 | 1 | Chưa rà soát | Rà soát văn bản | Tư pháp | 30/9/2023 |
"""
FORMS = {
    "NFC": REPORT,
    "NFD": unicodedata.normalize("NFD", REPORT),
    "letters beyond 16 bits": "😀𠀀\n\n" + REPORT.replace("đạt", "😀 đạt 𠀀"),
    "NFD and letters beyond 16 bits": unicodedata.normalize("NFD", "😀𠀀\n\n" + REPORT.replace("đạt", "😀 đạt 𠀀")),
    "lines of Windows": REPORT.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + REPORT,
    "hidden letters": REPORT.replace("đạt", "đạ\u200bt\u00a0\u00ad"),
}


def test_a_report_has_the_keys_of_the_contract_in_their_order() -> None:
    document = json_of(proofread_text(REPORT))

    assert list(document) == ["file", "title", "claims", "text", "extracted", "summary"]
    assert list(document["extracted"]) == ["header", "units", "lost", "tasks", "dossiers"]
    assert document["file"] == "thu.txt"
    assert document["title"] == "BÁO CÁO Kết quả cải cách hành chính"
    assert document["text"] == REPORT
    assert document["summary"] == {"holds": 2, "rounding": 0, "fails": 2, "check": 0}


def test_the_text_is_given_only_when_asked_for() -> None:
    assert list(json_of(proofread_text(REPORT), with_text=False)) == [
        "file",
        "title",
        "claims",
        "extracted",
        "summary",
    ]


def test_a_claim_says_everything_the_contract_names() -> None:
    text = "Chỉ số năm 2022\n\nđạt 92,47 điểm."
    repairs = (Repair(Span(21, 26), "92,74", "meant"),)
    params = {"terms": (Amount(171_000), Amount(118_000), Amount(638_400))}
    claim = Claim("sum", "fails", Span(21, 26), "sum-of-sections", params, Amount(924_700), Amount(927_400))

    assert json_of(claimed(text, claim._replace(repairs=repairs)))["claims"] == [
        {
            "id": "001",
            "kind": "sum",
            "verdict": "fails",
            "severity": "error",
            "quote": "92,47",
            "at": {"line": 3, "start": 21, "end": 26, "cell": None},
            "stated": Decimal("92.47"),
            "computed": Decimal("92.74"),
            "message": SUM,
            "repair": "Có thể là 92,74.",
        }
    ]
    assert list(json_of(claimed(text, claim))["claims"][0]) == [
        "id",
        "kind",
        "verdict",
        "severity",
        "quote",
        "at",
        "stated",
        "computed",
        "message",
        "repair",
    ]


def test_every_verdict_has_its_severity_and_every_value_its_form() -> None:
    text = "Bảng: một hai ba bốn năm sáu"
    spans = [Span(at, at + 3) for at in (6, 10, 14, 17, 21, 25)]
    made = claimed(
        text,
        Claim("sum", "holds", spans[0], "total-row", {"count": 3}, Amount(170_000), Amount(170_000), cell="B5"),
        Claim("ratio", "rounding", spans[1], "percentage", {"part": 1, "whole": 3}, Amount(333_300), Amount(333_333)),
        Claim("rank", "fails", spans[2], "rank-among", {"rank": 3, "among": 2}, "hạng 3", "hạng 2"),
        Claim("class", "check", spans[3], "deadline-ahead", {"other": "01/02/2023"}),
        Claim("date", "check", spans[4], "deadline-ahead", {"other": "01/02/2023"}, is_slight=True),
        Claim("count", "fails", spans[5], "list-length", {"count": 2}, (Amount(10_000), Amount(-5)), ()),
    )

    claims = json_of(made)["claims"]

    assert [(each["id"], each["severity"], each["at"]["cell"]) for each in claims] == [
        ("001", None, "B5"),
        ("002", "info", None),
        ("003", "error", None),
        ("004", "warning", None),
        ("005", "info", None),
        ("006", "error", None),
    ]
    assert [(each["stated"], each["computed"]) for each in claims] == [
        (17, 17),
        (Decimal("33.33"), Decimal("33.3333")),
        ("hạng 3", "hạng 2"),
        (None, None),
        (None, None),
        ([1, Decimal("-0.0005")], []),
    ]
    assert json_of(made)["summary"] == {"holds": 1, "rounding": 1, "fails": 2, "check": 2}


def test_several_repairs_are_one_text() -> None:
    span = Span(0, 2)
    repairs = (Repair(span, "93", "computed"), Repair(span, "94", "part-makes-hold-but", {"was": "90", "left": "1"}))
    claim = Claim("sum", "fails", span, "total-row", {"count": 3}, repairs=repairs)

    [written] = json_of(claimed("92 điểm", claim))["claims"]

    assert written["repair"] == "Có thể là 93. Nếu 90 là 94 thì còn lệch 1 chưa rõ nguyên nhân."


@pytest.mark.parametrize("form", FORMS)
def test_text_between_start_and_end_is_the_quote_whatever_the_letters(form: str) -> None:
    given = FORMS[form]
    whole = given.removeprefix("\ufeff").replace("\r\n", "\n")
    read = proofread_text(given).document
    pieces = ("92,47", " điểm, cụ thể:\n\n", "Tiêu chí thứ 2", "95/28%")
    claims = [Claim("sum", "fails", place(read, piece), "total-row", {"count": 3}) for piece in pieces]

    document = json_of(Proofread(read, tuple(claims)))

    assert document["text"] == whole
    assert [(unicodedata.normalize("NFC", each["quote"]), each["at"]["line"]) for each in document["claims"]] == [
        (piece.strip(), whole.count("\n", 0, each["at"]["start"]) + 1)
        for piece, each in zip(pieces, document["claims"], strict=True)
    ]
    assert [whole[each["at"]["start"] : each["at"]["end"]] for each in document["claims"]] == [
        each["quote"] for each in document["claims"]
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_quote_of_a_real_report_stands_where_it_is_said_to(seed: Path, form: Literal["NFC", "NFD"]) -> None:
    document = json_of(proofread_text(unicodedata.normalize(form, seed.read_text(encoding="utf-8"))))

    text, claims = document["text"], document["claims"]
    assert text == unicodedata.normalize(form, seed.read_text(encoding="utf-8"))
    assert [text[each["at"]["start"] : each["at"]["end"]] for each in claims] == [each["quote"] for each in claims]
    assert [text.count("\n", 0, each["at"]["start"]) + 1 for each in claims] == [each["at"]["line"] for each in claims]
    assert [each["id"] for each in claims] == [f"{number:03}" for number in range(1, len(claims) + 1)]
    assert Counter(each["verdict"] for each in claims) == Counter(document["summary"])


def test_blanks_around_a_claim_are_no_part_of_its_quote() -> None:
    [claim] = json_of(claimed("đạt  92 \n", Claim("sum", "fails", Span(3, 9), "total-row", {"count": 3})))["claims"]

    assert (claim["quote"], claim["at"]) == ("92", {"line": 1, "start": 5, "end": 7, "cell": None})


def plain(value: object) -> object:
    """Give a value of the core as JSON has it."""
    if isinstance(value, Amount):
        return Decimal(value.scaled) / SCALE
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def test_what_the_report_holds_is_given_field_by_field() -> None:
    found = proofread_text(REPORT + HOLDINGS)
    held = extract(found.document)

    extracted = json_of(found)["extracted"]

    fields = {
        "units": UnitPoints._fields,
        "lost": LostPoints._fields,
        "tasks": Task._fields,
        "dossiers": Count._fields,
    }
    rows = {name: getattr(held, name) for name in fields}
    assert {name for name, each in rows.items() if each} == set(rows)
    assert extracted["header"] == {name: plain(getattr(held.header, name)) for name in Header._fields}
    assert {name: extracted[name] for name in rows} == {
        name: [{field: plain(getattr(row, field)) for field in fields[name]} for row in rows[name]] for name in fields
    }


def test_names_and_texts_of_any_letters_are_written_as_they_are() -> None:
    name, text = 'a"b\\c\u2028\x07.txt', '“92” "93" \\ </script> \u2028\t\x0b😀\n'

    document = json_of(claimed(text, name=name))

    assert (document["file"], document["text"], document["claims"]) == (name, text, [])


def test_the_language_is_that_of_the_messages_only() -> None:
    found = proofread_text(LETTER)

    vietnamese, english = json_of(found), json_of(found, language("en"))

    assert english["claims"][0]["message"] == "The points of the sections add up to 17.1 + 11.8 + 63.84 = 92.74."
    for document in (vietnamese, english):
        for claim in document["claims"]:
            del claim["message"], claim["repair"]
    assert vietnamese == english


def test_a_file_that_could_not_be_read_has_its_name_and_an_error() -> None:
    fault = Fault("file-empty", Place(document="rỗng.docx"))
    whole = JSON_FRAME.opening + refused_as_json("rỗng.docx", fault, VIETNAMESE) + JSON_FRAME.closing

    assert json.loads(whole) == {
        "documents": [
            {
                "file": "rỗng.docx",
                "error": {"code": "file-empty", "message": "rỗng.docx: Tệp trống. Chọn tệp có số liệu."},
            }
        ]
    }


def test_it_is_laid_out_to_be_read_by_people_too() -> None:
    piece = as_json(claimed("đạt 92"), VIETNAMESE, with_text=True)
    whole = JSON_FRAME.opening + piece + JSON_FRAME.between + piece + JSON_FRAME.closing

    assert whole == json.dumps(json.loads(whole), ensure_ascii=False, indent=2) + "\n"
