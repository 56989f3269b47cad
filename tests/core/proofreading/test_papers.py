"""What a paper cites, dates, numbers, names and says twice."""

import pytest

from support.claims import findings, seen

HEAD = """ỦY BAN NHÂN DÂN
XÃ TRIỆU TRẠCH

Số: 10/UBND

Triệu Trạch, ngày 15 tháng 02 năm 2023

"""


def test_one_document_has_one_date() -> None:
    text = (
        HEAD
        + "Căn cứ Quyết định số 258/QĐ-UBND ngày 14/02/2023; theo Quyết định số 258/QĐ-UBND, ngày 14/02/2023; "
        + "và Quyết định số 258/QĐ-UBND ngày 14/02/2023."
    )

    assert findings(text) == []
    assert [(each.code, each.computed) for each in findings(text.replace("14/02/2023.", "12/02/2023."))] == [
        ("one-date", "14/02/2023")
    ]


def test_letter_and_annex_agree_on_the_date() -> None:
    annex = "(Đính kèm Công văn số 10/UBND ngày {day}/02/2023 của UBND xã)"

    assert findings(HEAD + annex.format(day=15)) == []
    assert [(each.code, each.quote) for each in findings(HEAD + annex.format(day=14))] == [
        ("own-date", "Công văn số 10/UBND ngày 14/02/2023")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Căn cứ Quyết định số 7/QĐ-UBND ngày 16/02/2023 của UBND huyện.", "cited-before"),
        ("Các bộ phận báo cáo kết quả trước ngày 10/02/2023.", "deadline-ahead"),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2023, từ ngày 20/01/2023 đã kiểm tra.", "planned-before"),
    ],
)
def test_days_come_in_their_order(text: str, code: str) -> None:
    assert [each.code for each in findings(HEAD + text)] == [code]


def test_higher_numbers_of_one_office_have_later_days() -> None:
    first, last = "Kế hoạch số 04/KH-UBND ngày 12/01/2022", "Kế hoạch số 31/KH-UBND ngày 26/02/2022"
    cited = f"{first}; Kế hoạch số 06/KH-UBND ngày {{}}/01/2022; {last}."

    assert findings(HEAD + cited.format(17)) == []
    assert [(each.code, each.verdict) for each in findings(HEAD + cited.format("02"))] == [
        ("numbers-against-days", "check")
    ]


FOOTNOTE = """Ngày 28 tháng 3 năm 2023, UBND tỉnh đã ban hành kế hoạch kiểm tra¹. Kết quả như sau.

¹ Kế hoạch số 65/KH-UBND ngày {day}/3/2023 của UBND tỉnh.
"""


def test_a_deed_has_the_date_its_footnote_gives() -> None:
    assert findings(FOOTNOTE.format(day=28)) == []
    assert [(each.code, each.computed) for each in findings(FOOTNOTE.format(day=22))] == [
        ("date-of-footnote", "22/03/2023")
    ]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["1.", "2.", "3."], []),
        (["1.", "2.", "4."], [("number-missing", "4", "3")]),
        (
            ["1.", "2.", "2.", "3."],
            [
                ("number-repeated", "2", "3"),
            ],
        ),
        (["1.", "1.", "3.", "4."], [("number-repeated", "1", "2")]),
        (["I.", "II.", "IV."], [("number-missing", "4", "3")]),
        (["a)", "b)", "c)", "d)", "đ)", "e)"], []),
        (["(1)", "(2)", "(4)"], [("number-missing", "4", "3")]),
    ],
)
def test_numbering_has_no_gap_and_no_repeat(marks: list[str], expected: list[tuple[str, str, str]]) -> None:
    text = "\n\n".join(f"{mark} Nội dung thực hiện." for mark in marks)

    found = [(each.code, each.stated, each.computed) for each in findings(text)]

    assert found[:1] == expected[:1]
    assert bool(found) is bool(expected)


def test_a_unit_is_spelt_one_way() -> None:
    once = "UBND xã Đắk Nang báo cáo. UBND xã Đắk Nang thực hiện. UBND xã {} nộp chậm."

    assert findings(once.format("Đắk Nang")) == []
    assert [(each.code, each.verdict, each.repairs) for each in findings(once.format("Đắc Nang"))] == [
        ("spelt-several-ways", "check", ("Đắk Nang",))
    ]


def test_the_issuer_is_spelt_as_its_letterhead_has_it() -> None:
    found = findings(HEAD + "UBND xã Triệu Trách yêu cầu các bộ phận thực hiện.")

    assert [(each.code, each.verdict, each.repairs) for each in found] == [
        ("spelt-several-ways", "fails", ("Triệu Trạch",))
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Một cửa huyện có 01 hồ sơ trễ hạn. Một cửa huyện không có hồ sơ trễ hạn.", ["late-dossiers"]),
        ("Một cửa huyện có 01 hồ sơ trễ hạn. Một cửa cấp xã không có hồ sơ trễ hạn.", []),
        ("Có 01 hồ sơ trễ hạn (hồ sơ trả đúng hạn cho người dân).", ["late-and-on-time"]),
        ("Chương trình CCHC giai đoạn 2021 - 2030. Chương trình CCHC giai đoạn 2021 - 2035.", ["two-periods"]),
        ("Chương trình CCHC giai đoạn 2021 - 2030. Kế hoạch CCHC giai đoạn 2021 - 2025.", []),
    ],
)
def test_what_is_said_twice_agrees(text: str, codes: list[str]) -> None:
    assert [each.code for each in findings(text)] == codes


def test_a_province_does_not_call_its_area_a_district() -> None:
    head = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\n"

    assert [each.code for each in findings(head + "9. Tuyên truyền đến người dân trên địa bàn huyện về CCHC.")] == [
        "other-level"
    ]
    assert findings(head + "9. Đối với UBND cấp huyện: tuyên truyền trên địa bàn huyện.") == []


@pytest.mark.parametrize(
    ("text", "code", "repairs"),
    [
        ("Ký số 1.635 văn bản, đạt tỷ lệ 70/23%.", "slash-for-comma", ("70,23%",)),
        ("Tinh giản biên chế đạt 11, 11% kế hoạch.", "space-inside", ("11,11%",)),
        ("Đúng hạn đạt 99.63%, chỉ số đạt 88,09%.", "decimal-mark", ()),
        ("Số: /BC-UBND\n\nBÁO CÁO", "number-blank", ()),
        ("DỰ THẢO\n\nBÁO CÁO", "draft", ()),
    ],
)
def test_slips_of_form_are_found_with_their_repair(text: str, code: str, repairs: tuple[str, ...]) -> None:
    assert [(each.code, each.repairs) for each in findings(text)] == [(code, repairs)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Đạt 84,5 điểm. Các tiêu chí bị trừ: 1.4, 2.3, 3.1, 5.6 và 7.2.", []),
        ("Có 02 tiêu chí chênh lệch: 1.2 (chênh 0,25 điểm) và 2.3 (chênh 0,2 điểm).", []),
        ("Không đạt tối đa: tiêu chí 1.6 (0,5/1 điểm); chênh ở 02 tiêu chí (1.2: 0,5 điểm).", []),
        ("Điểm trừ 2,5; tiêu chí 1.2 điểm tự chấm còn cao.", []),
        ("Tự chấm 2,5 điểm, thẩm định 1.2 điểm.", ["1.2"]),
        ("Đạt 84,5 điểm, năm trước 83.25.", ["83.25"]),
        ("Đạt 84,5 điểm, phần tự chấm 0.5/1.", ["0.5/1"]),
        ("| Mã | Tên | Điểm |\n|---|---|---|\n| 1.1 | Kế hoạch | 2,5 |\n| 1.2 | Kiểm tra | 1.5 |\n", ["1.5"]),
        ("| TT | Mã | Tên | Điểm |\n|---|---|---|---|\n| 1 | 1.1 | A bê | 2,5 |\n| 2 | 1.2 | B xê | 1,5 |\n", []),
    ],
)
def test_codes_of_criteria_are_no_decimals_with_a_dot(text: str, quotes: list[str]) -> None:
    assert [each.quote for each in findings(text) if each.code == "decimal-mark"] == quotes


def test_claims_are_quoted_to_the_letter() -> None:
    text = HEAD + "Chỉ số đạt 86,33/98 điểm, bằng 88,09%."

    assert [each.quote for each in seen(text, "percentage")] == ["86,33/98 điểm, bằng 88,09%"]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (("A.", "B.", "C."), []),
        (("A.", "B.", "D."), [("number-missing", "4", "3")]),
        (("Điều 1.", "Điều 2.", "Điều 3."), []),
        (("Điều 1.", "Điều 2.", "Điều 4."), [("number-missing", "4", "3")]),
    ],
)
def test_capitals_and_articles_are_numbered_without_a_hole(
    marks: tuple[str, ...], found: list[tuple[str, str, str]]
) -> None:
    titles = ("Kết quả đạt được.", "Tồn tại, hạn chế.", "Nhiệm vụ trọng tâm.")
    text = "\n\n".join(f"{mark} {title}" for mark, title in zip(marks, titles, strict=True))

    assert [(each.code, each.stated, each.computed) for each in findings(text)] == found


@pytest.mark.parametrize(("day", "found"), [("28/12/2023", []), ("26/12/2023", [("one-date", "fails")])])
def test_the_day_of_issue_may_stand_before_the_number(day: str, found: list[tuple[str, str]]) -> None:
    text = (
        "Ngày 28/12/2023, UBND huyện ban hành Kế hoạch số 215/KH-UBND về cải cách hành chính.\n\n"
        f"Thực hiện Kế hoạch số 215/KH-UBND ngày {day}, các xã đã triển khai đầy đủ."
    )

    assert [(each.code, each.verdict) for each in findings(text)] == found


TOLD = """Số: 254/TB-UBND\tLạc Giang, ngày {day} tháng 6 năm 2023

Đoàn làm việc từ ngày 18/5/2023 đến ngày 15/6/2023, đã kiểm tra tại 10 xã.
"""


@pytest.mark.parametrize(("day", "found"), [("20", []), ("10", [("told-after", "fails")])])
def test_what_is_told_as_done_ended_before_the_paper(day: str, found: list[tuple[str, str]]) -> None:
    assert [(each.code, each.verdict) for each in findings(TOLD.format(day=day))] == found


def test_one_lasting_count_is_not_that_of_the_others() -> None:
    text = (
        "Toàn huyện có 12 phòng chuyên môn, 62 đơn vị sự nghiệp, gồm: 24 trường mầm non, 22 trường tiểu học, "
        "13 trường THCS và 03 đơn vị sự nghiệp khác.\n\nToàn huyện có 62 đơn vị sự nghiệp."
    )

    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trong năm không có hồ sơ trễ hạn.\nII. Hạn chế\nCó 01 hồ sơ trễ hạn.", ["fails"]),
        ("Đã giải quyết 520 hồ sơ, không có hồ sơ trễ hạn.\nHạn chế: Còn 01 hồ sơ đất đai trễ hạn.", ["fails"]),
        ("Đã giải quyết 520 hồ sơ, đúng hạn 519, trễ hạn 01 hồ sơ.\nTrong kỳ không có hồ sơ trễ hạn.", ["fails"]),
        ("Số hồ sơ trễ hạn: 01 hồ sơ.\nTại xã không có hồ sơ trễ hạn.", ["fails"]),
        ("100% hồ sơ giải quyết đúng hạn.\nHạn chế: còn 02 hồ sơ quá hạn.", ["check"]),
        ("Không có hồ sơ trễ hạn.\nNăm trước có 01 hồ sơ trễ hạn.", []),
        ("Lĩnh vực đất đai không có hồ sơ trễ hạn.\nLĩnh vực xây dựng có 01 hồ sơ trễ hạn.", []),
        ("UBND xã Nam Đà không có hồ sơ trễ hạn.\nUBND xã Đăk Sôr có 01 hồ sơ trễ hạn.", []),
        ("Có 01 hồ sơ trễ hạn.\nII. NHIỆM VỤ\nPhấn đấu không có hồ sơ trễ hạn.", []),
        ("Có 01 hồ sơ trễ hạn.\nII. NHIỆM VỤ\nGiải quyết 100% hồ sơ đúng hạn.", []),
        ("Đã giải quyết 520 hồ sơ, không có hồ sơ trễ hạn.\nĐang giải quyết 30 hồ sơ, quá hạn 02 hồ sơ.", []),
        ("13 xã còn lại không có hồ sơ trễ hạn.\nToàn tỉnh có 11 hồ sơ trễ hạn.", []),
        ("Không có hồ sơ trễ hạn.\nSo với cùng kỳ giảm 01 hồ sơ trễ hạn.", []),
        (
            "Một cửa giải quyết 30 hồ sơ, không có hồ sơ trễ hạn.\nTrạm giải quyết 20 hồ sơ.\nCòn 01 hồ sơ trễ hạn.",
            [],
        ),
        ("Số đã giải quyết: 30; không có hồ sơ trễ hạn.\nSố đã giải quyết: 20.\nCòn 01 hồ sơ trễ hạn.", []),
    ],
)
def test_no_late_dossiers_means_none_told_elsewhere(text: str, found: list[str]) -> None:
    assert [each.verdict for each in seen(text, "late-dossiers") if each.verdict != "holds"] == found


@pytest.mark.parametrize(
    ("first", "second", "accused"),
    [
        (
            "Căn cứ Quyết định số 7/QĐ-UBND ngày 03/4/2024;\n\n",
            "Theo Quyết định số 7/QĐ-UBND ngày 13/4/2024.",
            "13/04/2024",
        ),
        (
            "Thực hiện Nghị định số 7/2016/NĐ-CP ngày 03/4/2016; ",
            "theo Nghị định số 7/2016/NĐ-CP ngày 13/4/2016 của Chính phủ.",
            "03/04/2016",
        ),
    ],
)
def test_of_two_days_told_once_the_later_is_accused(first: str, second: str, accused: str) -> None:
    assert [(each.code, each.stated) for each in findings(first + second)] == [("one-date", accused)]
