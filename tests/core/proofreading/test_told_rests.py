"""Rests that are told as such: the rest is what is computed, and one wrong figure is told once."""

import pytest

from support.claims import findings, seen

DONE = "đã giải quyết {} hồ sơ; đang giải quyết {} hồ sơ"
RESTS = [
    ("Được giao 41 biên chế, có mặt 37 người (thiếu {} người)", ("04", "05"), "fails"),
    ("Được giao 83 biên chế, hiện có mặt 72 người, còn thiếu {} biên chế", ("11", "12"), "fails"),
    ("Phát hiện 31 tồn tại, hạn chế; đã khắc phục xong 19, còn {} đang khắc phục", ("12", "13"), "fails"),
    ("Kế hoạch có 53 nhiệm vụ; đã hoàn thành 41/53 nhiệm vụ; còn {} nhiệm vụ đang triển khai", ("12", "21"), "fails"),
    (
        "Rà soát 96 văn bản; có 61 văn bản còn hiệu lực, 22 văn bản hết hiệu lực, còn lại {} văn bản",
        ("13", "31"),
        "fails",
    ),
    (
        "Đã cung cấp 948 dịch vụ; dịch vụ có phát sinh là 859 dịch vụ; còn {} dịch vụ không phát sinh",
        ("89", "98"),
        "fails",
    ),
    ("Có 3.412 hồ sơ trễ hạn, riêng đất đai 2.729 hồ sơ; {} hồ sơ còn lại ở lĩnh vực khác", ("683", "638"), "fails"),
    ("Giải ngân 61,4/97,9 tỷ đồng, đạt 62,72%; còn {} tỷ đồng chưa giải ngân", ("36,5", "35,6"), "fails"),
    ("Tiếp nhận 7.214 hồ sơ, đã giải quyết 6.980 hồ sơ, đang giải quyết {} hồ sơ", ("234", "324"), "fails"),
    ("Có 07/12 đơn vị đạt mục tiêu, {} đơn vị chưa đạt", ("05", "04"), "fails"),
    ("Giải quyết đúng hạn 4.312/4.390 hồ sơ, đạt 98,22%, quá hạn {} hồ sơ", ("78", "87"), "check"),
    ("Giao 38 nhiệm vụ, đã hoàn thành 11 nhiệm vụ; đang thực hiện 25 nhiệm vụ; {} nhiệm vụ chưa làm", ("02", "05"), ""),
    (
        "Kiểm tra trực tiếp 14 đơn vị, qua hồ sơ 06 đơn vị; trong đó đột xuất 05 đơn vị, còn lại {} đơn vị",
        ("15", "16"),
        "fails",
    ),
]


@pytest.mark.parametrize(("text", "figures", "verdict"), RESTS)
def test_the_rest_is_what_is_computed(text: str, figures: tuple[str, str], verdict: str) -> None:
    right, wrong = (text.format(each) + "." for each in figures)
    computed = figures[0].lstrip("0").replace(",", ".")

    assert [each.computed for each in seen(right, "maximum-less-losses") if each.verdict == "holds"] == [computed]
    assert findings(right) == []
    if verdict:
        assert [(each.code, each.verdict, each.computed) for each in findings(wrong)] == [
            ("maximum-less-losses", verdict, computed)
        ]


def test_the_quote_is_the_rest_with_what_is_counted() -> None:
    found = findings("Đã hoàn thành 41/53 nhiệm vụ, đạt 77,36%; còn 21 nhiệm vụ đang triển khai.")

    assert [(each.quote, each.stated, each.computed) for each in found] == [("21 nhiệm vụ", "21", "12")]


@pytest.mark.parametrize(
    "text",
    [
        # Which of two parts is wrong, none can say: their sum is told.
        "Đã giải quyết 10.204 hồ sơ, gồm 10.139 hồ sơ đúng hạn, 11 hồ sơ trễ hạn",
        "Thu về 318 phiếu, trong đó có 276 phiếu hợp lệ và 24 phiếu không hợp lệ",
    ],
)
def test_what_is_no_rest_stays_a_sum(text: str) -> None:
    assert [(each.code, each.verdict) for each in findings(text + ".")] == [("parts-of-whole", "fails")]


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành 24/45 sản phẩm; số còn lại 21 sản phẩm (18 sản phẩm đang thực hiện, 03 sản phẩm chưa đến hạn)",
        "Phải giải quyết 870 hồ sơ, trong đó kỳ trước chuyển sang 42 hồ sơ, tiếp nhận mới 828 hồ sơ; "
        + DONE.format(813, 57),
        "Tiếp nhận 942 hồ sơ, gồm mới tiếp nhận 908 hồ sơ và kỳ trước chuyển sang 34 hồ sơ; " + DONE.format(877, 65),
        "Tiếp nhận 452 hồ sơ (tiếp nhận trực tuyến 375 hồ sơ; từ kỳ trước chuyển qua 77 hồ sơ); "
        + DONE.format(431, 21),
        # What was there before is told, the whole is not.
        "Tiếp nhận mới 908 hồ sơ; kỳ trước chuyển sang 34 hồ sơ; " + DONE.format(877, 65),
        "Đã giải quyết 290 hồ sơ (trước hạn 231, đúng hạn 57, trễ hạn 02). Còn lại 82 hồ sơ đang giải quyết",
        "Giao 46 nhiệm vụ, đã hoàn thành 33 nhiệm vụ; 12 nhiệm vụ đang thực hiện; 01 nhiệm vụ chưa làm",
    ],
)
def test_parts_of_what_came_in_and_of_a_rest_are_no_other_rest(text: str) -> None:
    assert findings(text + ".") == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Hoàn thành 46/50 nhiệm vụ, đạt 92%. Công thức nêu trên. 04 nhiệm vụ chưa hoàn thành là nhiệm vụ số 9.",
        "1. Có 13/20 đơn vị tự kiểm tra.\n\n2. Các đơn vị khắc phục.\n\n3. Hoàn thành kiểm tra 07 đơn vị còn lại.",
    ],
)
def test_a_rest_told_further_down_is_what_a_pair_leaves(text: str) -> None:
    assert [each.verdict for each in seen(text, "maximum-less-losses")] == ["holds"]
    assert findings(text) == []
    # Of other things, or of some of them, another number may be left.
    assert findings(text.replace("07 đơn vị", "05 đơn vị").replace("04 nhiệm vụ", "03 nhiệm vụ")) == []


@pytest.mark.parametrize(
    ("left", "found"),
    [("92", []), ("82", [("82 hồ sơ", "fails", "92")]), ("17", [])],  # others' dossiers, perhaps
)
def test_what_was_to_be_resolved_may_stand_in_the_passage_before(left: str, found: list[tuple[str, str, str]]) -> None:
    text = (
        "1. Tổng số phải giải quyết 2.994 hồ sơ.\n\n"
        f"2. Đã giải quyết 2.902 hồ sơ (trước hạn 2.328, đúng hạn 574). Còn lại {left} hồ sơ đang giải quyết."
    )

    told = [each for each in findings(text) if each.code == "maximum-less-losses"]
    assert [(each.quote, each.verdict, each.computed) for each in told] == found


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Bộ tiêu chí có 100 điểm, gồm {} điểm thẩm định và 15 điểm khảo sát", "85", "58"),
        ("Cử 164 lượt cán bộ tham gia, lần lượt là 107 lượt lý luận, {} lượt quản lý và 35 lượt nghiệp vụ", "22", "32"),
    ],
)
def test_parts_told_in_turn_or_in_two(text: str, right: str, wrong: str) -> None:
    assert [each.verdict for each in seen(text.format(right) + ".", "parts-of-whole")] == ["holds"]
    assert findings(text.format(right) + ".") == []
    assert [(each.code, each.verdict) for each in findings(text.format(wrong) + ".")] == [("parts-of-whole", "check")]


@pytest.mark.parametrize(
    "text",
    [
        "Có 02 đơn vị có hồ sơ trễ hạn, lần lượt là 01 hồ sơ và 02 hồ sơ",
        "Đạt 86 điểm, trong đó 12 điểm thưởng và 70 điểm thẩm định",
    ],
)
def test_what_is_told_in_turn_of_each_is_no_part(text: str) -> None:
    assert findings(text + ".") == []
